"""Tell whose a thing is, from adjectives, peoples and names of armed forces."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from geo.reports.text.tokens import EQUIPMENT
from geo.reports.text.vocabulary import read_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_LONGEST = 12
_MEMORY = 50_000
_memory: dict[str, str | None] = {}
_NOT_AN_ARMY = ("гаюн", "hajun", "hayun", "haiun", "служб", "чыгунк", "железн", "залізниц", "railway", "border", "границ", "кордон", "мяж",
                "media", "сми", "ring", "территор", "територ", "тэрытор", "города", "city", "town", "side", "сторон", "бок", "бік", "village", "станци",
                "станці", "станцы", "station", "polic", "полици", "мов", "language", "monitor", "монитор", "моніторинг", "маніторынг", "independent",
                "независим", "незалежн", "activist", "активист", "активіст", "актывіст", "opposition", "оппозиц", "опозиці", "апазіцы", "volunteer",
                "outlet", "channel", "телеграм", "тэлеграм", "telegram", "journalist", "журналист", "журналіст", "blogger", "authorit", "власт", "улад",
                "president", "президент", "прэзідэнт", "dictator", "диктатор", "дыктатар", "leader", "government", "traffic", "port", "airport")  # fmt: skip
"""What a country's adjective may describe without telling whose equipment it is."""
_LANDS = ("пространств", "простор", "простір", "прастор", "территор", "територ", "тэрытор")
"""Behind these a country is where something is: "в воздушном пространстве РБ"."""


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    sections = read_words("countries")
    exact: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for name in ("adjectives", "pmc"):
        for word, country in words_of(sections[name]).items():
            code = country.upper() if name == "adjectives" else "RU"
            (beginnings if word.endswith("*") else exact)[word.rstrip("*")] = code
    owners = {word: country.upper() for word, country in words_of(sections["forces owners"]).items()}
    return exact, beginnings, owners


def country_of_word(key: str) -> str | None:
    """Return the ISO2 code of the country that a small-letter adjective or people's name speaks of."""
    if key in _memory:
        return _memory[key]
    exact, beginnings, _ = _tables()
    code = exact.get(key)
    if code is None:
        for length in range(min(len(key), _LONGEST), 2, -1):
            code = beginnings.get(key[:length])
            if code is not None:
                break
    if len(_memory) > _MEMORY:
        _memory.clear()
    _memory[key] = code
    return code


def affiliation_at(tokens: Sequence[Token], at: int) -> str | None:
    """Return whose equipment the adjective at token `at` speaks of, None where it describes something else."""
    code = country_of_word(tokens[at].key)
    if code is None or tokens[at].text in {"us", "Us"}:
        return None
    if at and tokens[at - 1].key.startswith(_LANDS):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].key.startswith(_NOT_AN_ARMY) and not _counts_behind(tokens, at):
        return None
    return code


def _counts_behind(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number before counts the equipment behind what the adjective describes: "20 Russian port trucks"."""
    if not at or at + 2 >= len(tokens):
        return False
    return tokens[at - 1].text.isdigit() and bool(tokens[at + 2].starts & EQUIPMENT)
