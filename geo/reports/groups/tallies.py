"""Read lists that give each name its number behind a dash: "Урал (КУНГ і тентовані) — 21 одиниця"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.joining import AND, COLONS, DASHES
from geo.reports.text.small_words import open_small_words
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Mention
    from geo.reports.text.tokens import Token

_LONGEST_BRACKET = 10
TALLIES = DASHES | COLONS
_JOINS = AND | {",", ";", ":"} | DASHES


def past_brackets(tokens: Sequence[Token], at: int, after: int) -> int:
    """Return the token behind brackets that only describe what is tallied behind them, else `at`."""
    if tokens[at].text != "(":
        return at
    end = min(after, at + _LONGEST_BRACKET)
    close = next((each for each in range(at + 1, end) if tokens[each].text == ")"), None)
    if close is None or close + 2 >= after or any(tokens[each].kind == "number" for each in range(at, close)):
        return at
    tallied = tokens[close + 1].text in TALLIES and tokens[close + 2].kind == "number"
    return close + 1 if tallied else at


def is_item(tokens: Sequence[Token], mention: Mention, first: int, after: int, *, told: bool) -> bool:
    """Tell whether a name that may be a place's has its own number in a list: "Урал — 21 од.", "Град: 4; Тор: 2".

    `told` says whether equipment is told before; else the number must be one of pieces.
    """
    name = tokens[mention.first]
    if not name.text[0].isupper() or not (mention.first == first or _opens_item(tokens[mention.first - 1])):
        return False
    at = past_brackets(tokens, mention.after, after) if mention.after < after else after
    if at + 1 >= after or tokens[at].text not in TALLIES or tokens[at + 1].kind != "number":
        return False
    at += 2
    at += 2 if at + 1 < after and tokens[at].text in DASHES and tokens[at + 1].kind == "number" else 0
    pieces = at < after and tokens[at].key in open_small_words().piece_nouns
    at += pieces
    closed = at >= after or tokens[at].kind == "mark" or tokens[at].key in AND
    return closed and (pieces or told)


def _opens_item(before: Token) -> bool:
    return before.key in _JOINS or (before.kind == "mark" and before.text not in OPEN_QUOTES)
