"""Understand the areas and countries named beside a place: "Soemy Oblast", "Віцебская / Сенненскі", "Belarus"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.artefact import FORM_BITS, KINDS
from geo.places.phrase import read_phrase
from geo.places.spelling import loose, plain, tight_keys

if TYPE_CHECKING:
    from geo.places.artefact import Gazetteer

_COUNTRY = KINDS.index(PlaceKind.COUNTRY)
_FEWEST_LETTERS = 4
_FAR_ENOUGH = 8
"""Keys of so many letters may be two letters off ("Dnepropetrovs'k oblast", "Krassnodar")."""

_ADJECTIVE = re.compile(r"(?<=..)(?P<s>[sTC]?)k(?:i|a|e|ai|oe|oi|oy|ogo|ago|aga|om|omu|amu|im|iy|iX|ig|u)$")


def stem_of_adjective(key: str) -> tuple[str, ...]:
    """Return the tight keys of the nouns that an adjective's tight key may come from, with and without -sk.

    "kobrinski" gives "kobrin" and "kobrinsk"; "sluTki" gives "sluTk", "sluT", "sluC" (names in -ičy lose
    their č to it: "asipoviTki") and "slut" ("bresTki" is брестский); other keys give nothing.
    """
    found = _ADJECTIVE.search(key)
    if found is None:
        return ()
    stem = key[: found.start()]
    tail = found["s"] + "k"
    if found["s"] == "T":
        return (stem + tail, stem + "T", stem + "C", stem + "t")
    return (stem + tail, stem) if found["s"] == "s" else (stem + tail, stem + found["s"])


def area_stems(name: str) -> set[str]:
    """Return the tight and loose keys under which an area's bare name is found."""
    keys: set[str] = set()
    for bare in read_phrase(name).names[:1] or (name,):
        for key in tight_keys(bare):
            keys |= {key, loose(key)}
    return {key for key in keys if len(key) > 2}  # noqa: PLR2004 - two letters are no name


class AreaNames:
    """The first-order areas and countries of a gazetteer, found by any of their names.

    Answers are pairs (ISO2, area name); the area is None where a country is meant.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._keys: dict[str, list[tuple[str, str]]] = {}
        for key, names in gazetteer.manifest.get("area_keys", {}).items():
            self._keys[key] = [(name[:2], name[3:]) for name in names]
        self._by_letter: dict[str, list[tuple[str, list[tuple[str, str]]]]] = {}
        for key, areas in self._keys.items():
            self._by_letter.setdefault(key[0], []).append((key, areas))
        self._demonyms: frozenset[str] | None = None
        self._known: dict[tuple[str, str | None], tuple[tuple[str, str | None], ...]] = {}

    def country(self, text: str) -> str | None:
        """Return the ISO2 code of a country named or coded, None where it is none."""
        bare = text.strip()
        if len(bare) == 2 and bare.isascii() and bare.upper() in self._gazetteer.countries:  # noqa: PLR2004 - ISO2
            return bare.upper()
        kinds = self._gazetteer.columns["kind"]
        for item in self._gazetteer.found("forms", plain(bare)):
            if kinds[item >> FORM_BITS] == _COUNTRY:
                return self._gazetteer.country(item >> FORM_BITS)
        return None

    def areas(self, text: str, country: str | None = None) -> tuple[tuple[str, str | None], ...]:
        """Return the areas that a text may name, all of them where a name is shared ("Kyiv": city and region)."""
        asked = (text, country)
        if asked not in self._known:
            if len(self._known) > 20_000:  # noqa: PLR2004 - hints repeat; a flood of new ones must not fill memory
                self._known.clear()
            self._known[asked] = self._find(text, country)
        return self._known[asked]

    def is_guess(self, text: str, country: str | None = None) -> bool:
        """Tell whether the spelling of a text had to be guessed at to find areas by it ("Braslau": Brasov?)."""
        return self.country(text) is None and not any(self._by_key(word, country) for word in _words(text))

    def by_adjective(self, name: str, country: str | None = None) -> bool:
        """Tell whether an area is called by this adjective ("брестский"), without guessing at its spelling."""
        return bool(self._by_key(name, country))

    def is_demonym(self, word: str) -> bool:
        """Tell whether a word says of what country something is ("польский", "Lithuanian")."""
        if self._demonyms is None:
            every = self._gazetteer.manifest.get("demonyms", {}).values()
            self._demonyms = frozenset(plain(each) for words in every for each in words)
        return plain(word) in self._demonyms

    def _find(self, text: str, country: str | None) -> tuple[tuple[str, str | None], ...]:
        named = self.country(text)
        if named is not None:
            return ((named, None),)
        words = _words(text)
        for word in words:
            found = self._by_key(word, country)
            if not found and word == words[0]:  # the words of a longer hint ("the Minsk line") are no misspelt areas
                found = self._near(word, country)
            if found:
                return tuple(found)
        return ()

    def _by_key(self, name: str, country: str | None) -> list[tuple[str, str]]:
        for key in tight_keys(name):
            for each in (key, loose(key), *stem_of_adjective(key)):
                found = [area for area in self._keys.get(each, ()) if country in {None, area[0]}]
                if found:
                    return found
        return []

    def _near(self, name: str, country: str | None) -> list[tuple[str, str]]:
        key = loose(tight_keys(name)[0])
        if len(key) < _FEWEST_LETTERS:
            return []
        allowed = 2 if len(key) >= _FAR_ENOUGH else 1
        best: list[tuple[int, str]] = []
        letters = frozenset(key)
        for other, areas in self._by_letter.get(key[0], ()):
            if abs(len(other) - len(key)) <= allowed and len(letters.difference(other)) <= allowed:
                if country is not None and all(area[0] != country for area in areas):
                    continue
                off = edits(key, other, allowed)
                if off <= allowed:
                    best.append((off, other))
        if not best:
            return []
        least = min(best)[0]
        found = {area for off, other in best if off == least for area in self._keys[other]}
        return sorted(area for area in found if country in {None, area[0]})


def _words(text: str) -> list[str]:
    bare = (read_phrase(text).names or (text,))[0]
    return [bare, *bare.split()] if " " in bare else [bare]


def one_edit_apart(one: str, two: str) -> bool:
    """Tell whether two different words differ by one letter put in, left out, replaced, or swapped with the next."""
    if len(one) > len(two):
        one, two = two, one
    if len(two) - len(one) > 1:
        return False
    at = 0
    while at < len(one) and one[at] == two[at]:
        at += 1
    if len(one) < len(two):
        return one[at:] == two[at + 1 :]
    if one[at + 1 :] == two[at + 1 :]:
        return True
    return one[at : at + 2] == two[at : at + 2][::-1] and one[at + 2 :] == two[at + 2 :]


def edits(one: str, two: str, most: int) -> int:
    """Return how many letters must be put in, left out, replaced or swapped with the next; above `most`, most + 1.

    Optimal string alignment (Damerau 1964, without repeated edits).
    """
    if abs(len(one) - len(two)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(two) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for where, other in enumerate(two, 1):
            cost = min(before[where] + 1, row[-1] + 1, before[where - 1] + (letter != other))
            if at > 1 and where > 1 and letter == two[where - 2] and one[at - 2] == other:
                cost = min(cost, older[where - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
