"""Spell a name as another language writes it, where Belarusian writes a foreign place by its own sounds: "Чкалаўскага"."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.places.matching import NameHit, Names

_MOST_CHOICES = 6
"""Letters of a word that may stand for two; a word with more is left as it is."""
_SHORTEST = 5
_OF_COUNTRY = re.compile("ы(?:і|ю|яй)$")
_SOFTENED = (("дз", "д"), ("ц", "т"))
_SOFT_VOWELS = "еёіюяь"
_HUSHING = "жшчщц"


def respelled(word: str, names: Names) -> tuple[NameHit | None, str]:
    """Return what is known of a Belarusian word's name in its other spellings, and the spelling; (None, "") for nothing.

    A country in a case that is not held ("Сірыі" of "Сірыя"), or a Russian place as Russian writes it. Belarusian writes
    а and я where other vowels are not stressed, so each is tried as both.
    """
    if len(word) < _SHORTEST or not word[0].isupper():
        return None, ""
    if _OF_COUNTRY.search(word):
        land = _OF_COUNTRY.sub("ыя", word)
        hit = names.known(land)
        if hit is not None:
            return hit, land
    for spelling in _russian(word.lower()):
        hit = names.known(spelling)
        if hit is not None and hit.kind is not None and hit.country == "RU" and not hit.common_word:
            return hit, spelling
    return None, ""


def _russian(word: str) -> list[str]:
    choices: list[str] = []
    at = 0
    while at < len(word):
        pair = next(
            (
                (old, new)
                for old, new in _SOFTENED
                if word.startswith(old, at) and word[at + len(old) : at + len(old) + 1] in _SOFT_VOWELS
            ),
            None,
        )
        if pair is not None and at + len(pair[0]) < len(word):
            choices.append(pair[1])
            at += len(pair[0])
            continue
        choices.append(_letter(word, at))
        at += 1
    if sum(len(each) > 1 for each in choices) > _MOST_CHOICES:
        return []
    return ["".join(letters).capitalize() for letters in itertools.product(*choices)]


def _letter(word: str, at: int) -> str:
    """Return the Russian letters that a Belarusian one may stand for."""
    letter, before = word[at], word[at - 1 : at] if at else ""
    if letter == "а":
        return "еа" if before and before in _HUSHING else "оа"
    if letter == "у" and at == 0 and len(word) > 1 and word[1] not in "аеёіоуыэюя":
        return "ву"
    if letter == "ы":
        return "иы" if before and before in "жшчцрд" else "ы"
    return {"я": "ея", "і": "и", "ў": "в", "э": "е", "'": "ъ"}.get(letter, letter)
