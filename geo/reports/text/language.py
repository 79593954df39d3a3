"""Tell the language of a report: English, Russian, Ukrainian or Belarusian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_ENOUGH = 400
"""So many tokens from the beginning decide."""
_LETTERS = {
    "ў": "be",
    "ї": "uk",
    "є": "uk",
    "ґ": "uk",
    "ъ": "ru",
    "щ": "ru uk",
    "ы": "ru be",
    "э": "ru be",
    "и": "ru uk",
    "і": "be uk",
}
_COMMON = {
    "ru": "и в на с из что не по за его они был была были это как для от также еще или где через после со во уже из-за об к около более",
    "uk": "і в у та на з із зі що не по за його вони був була були це як для від також ще або де через після до й щонайменше близько понад",
    "be": "і ў у на з са што не па за яго яны быў была былі гэта як для ад таксама яшчэ або дзе праз пасля да ды не каля больш",
}  # fmt: skip
_VOTES: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _VOTES.setdefault(_word, []).append(_language)
_LETTER = re.compile("|".join(_LETTERS))
_DOTTED = re.compile("[іїєґў]")
"""Letters that Russian does not have; one of them stands in nearly every Ukrainian or Belarusian sentence."""
_MEMORY = 100_000
_memory: dict[str, tuple[int, int, int, int, int]] = {}


def language_of(tokens: Sequence[Token]) -> str:
    """Return "en", "ru", "uk" or "be": what the letters and small words of the text speak for."""
    latin = russian = ukrainian = belarusian = cyrillic = dotted = 0
    for token in tokens[:_ENOUGH]:
        if token.kind != "word":
            continue
        key = token.key
        if key[0] < "\u0400":
            latin += len(key)
            continue
        votes = _memory.get(key)
        if votes is None:
            votes = _votes(key)
        cyrillic += votes[4]
        dotted = dotted or votes[3]
        russian += votes[0]
        ukrainian += votes[1]
        belarusian += votes[2]
    if latin >= cyrillic:
        return "en"
    if not dotted:
        return "ru"
    best = max(russian, ukrainian, belarusian)
    return "ru" if russian == best else "uk" if ukrainian == best else "be"


def _votes(key: str) -> tuple[int, int, int, int, int]:
    """Return what a word says for Russian, Ukrainian and Belarusian, whether it has a dotted letter, and its length."""
    votes = dict.fromkeys(("ru", "uk", "be"), 0)
    for language in _VOTES.get(key, ()):
        votes[language] += 1
    for letter in _LETTER.findall(key):
        languages = _LETTERS[letter].split()
        for language in languages:
            votes[language] += 3 // len(languages)
    if len(_memory) > _MEMORY:
        _memory.clear()
    _memory[key] = found = (votes["ru"], votes["uk"], votes["be"], int(bool(_DOTTED.search(key))), len(key))
    return found
