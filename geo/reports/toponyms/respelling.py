"""Spell a name as another language writes it, where Belarusian writes a foreign place by its own sounds: "Чкалаўскага"."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.reports.toponyms.described_places import town_of_station
from geo.reports.toponyms.place_adjectives import town_of_adjective

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matching import NameHit, Names

_NUMBERED = re.compile(r"-\d$")
"""The number of one of a town's stations: "Крычаў-1"."""
_MOST_CHOICES = 6
"""Letters of a word that may stand for two; a word with more is left as it is."""
_SHORTEST = 5
_OF_COUNTRY = re.compile("ы(?:і|ю|яй)$")
_SOFTENED = (("дз", "д"), ("ц", "т"))
_SOFT_VOWELS = "еёіюяь"
_OWNERS = re.compile("(?P<stem>[А-ЯІЄ].*[иіїоеаы][нвў])(?P<ending>ого|ому|им|ага|аму|ым)")
_SHORT = {
    "ого": ("а",), "ому": ("у", "і"), "им": ("ом", "им"), "ага": ("а",), "аму": ("у", "е"), "ым": ("ам", "ом", "ым"),
}  # fmt: skip
"""The short endings of owners' adjectives by the long ones."""
_LONG_ENDINGS = tuple(_SHORT)
_HUSHING = "жшчщц"
CLASSICAL = dict.fromkeys("горадня горадні горадню горадняй горадняю".split(), "гродна")
"""Names of the classical spelling that are another town's elsewhere: Горадня is Hrodna, Гарадня lies beyond the border."""


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


@lru_cache(maxsize=10_000)
def respelled_from_ukrainian(word: str, names: Names, *, led: bool) -> tuple[NameHit | None, str]:
    """Return what is known of a Ukrainian word's name in Russian letters ("Волковиськ", "Лельчицях"), and the spelling.

    Only towns of Belarus and Russia, whose Ukrainian names are not all held; `led` by a preposition any place of Belarus.
    (None, "") for nothing.
    """
    plain = word.lower().replace("ʼ", "'").replace("’", "'")
    if len(word) < _SHORTEST - 1 or not word[0].isupper() or not _UKRAINIAN.fullmatch(plain):
        return None, ""
    for old, new in _FROM_UKRAINIAN:
        plain = plain.replace(old, new)
    choices = [_UKRAINIAN_LETTERS.get(letter, letter) for letter in plain]
    if sum(len(each) > 1 for each in choices) > _MOST_CHOICES:
        return None, ""
    for letters in itertools.product(*choices):
        spelling = "".join(letters).capitalize()
        hit = names.known(spelling)
        if hit is None or hit.kind is not PlaceKind.SETTLEMENT or hit.common_word:
            continue
        if (hit.country in {"BY", "RU"} and hit.people >= _TOWN) or (led and hit.country == "BY"):
            return hit, spelling
    return None, ""


_TOWN = 1_000
_UKRAINIAN = re.compile("[а-щьюяєіїґ'-]+")
_FROM_UKRAINIAN = (
    ("ськ", "ск"), ("цьк", "цк"), ("зьк", "зк"), ("ньо", "не"), ("льо", "ле"), ("йо", "е"), ("ця", "ца"), ("ць", "ц"), ("ів'", "ивь"), ("ці", "цы"), ("дорогичин", "дрогичин"), ("сінн", "сенн"), ("ґ", "г"), ("'", ""),
)  # fmt: skip
_UKRAINIAN_LETTERS = {"и": "ыи", "і": "ие", "ї": "и", "є": "е"}


def named_at(strings: Sequence[str], at: int, names: Names) -> tuple[NameHit | None, str]:
    """Return the name known at a word, and what to ask for instead of it, "" for itself: a station's town, an owner's name."""
    hit = names.longest(strings, at)
    if hit is None and _NUMBERED.search(strings[at]):
        bare = _NUMBERED.sub("", strings[at])
        hit = names.known(bare)
        if hit is not None and hit.inflected:
            return hit, bare
    town = town_of_station(strings[at]) if hit is None else ""
    town = (town and town_of_adjective(strings[at].lower().replace("ё", "е"), names)) or town
    if town:
        return names.known(town), town
    if (hit is None or (hit.tokens == 1 and hit.inflected)) and strings[at].endswith(_LONG_ENDINGS):
        owned = _possessive(strings[at : at + 2], names)
        return owned if owned[0] is not None else (hit, "")
    return hit, ""


def _possessive(words: Sequence[str], names: Names) -> tuple[NameHit | None, str]:
    """Return what is known of a name whose adjective of an owner takes the long endings: "з Капустиного Яру".

    Names are held with the short ones ("Капустина Яру"). Also what to ask for; (None, "") for nothing.
    """
    match = _OWNERS.fullmatch(words[0])
    if match is None or len(words) < 2 or not words[1][0].isupper():
        return None, ""
    for ending in _SHORT[match["ending"]]:
        spelled = [f"{match['stem']}{ending}", words[1]]
        hit = names.longest(spelled, 0)
        if hit is not None and hit.tokens == len(spelled):
            return hit, " ".join(spelled)
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
