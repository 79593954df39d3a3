"""Find the places that a name may mean: exact, inflected, by key, with one letter wrong; each with a likelihood."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from geo.places.artefact import FORM_BITS, INFLECTED, MAIN
from geo.places.hints import edits
from geo.places.indexing import SHORTEST_NEAR
from geo.places.spelling import loose, plain, tight_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.places.artefact import Gazetteer


class Match(IntEnum):
    """How a name met a place, the surest first."""

    EXACT = 0
    OTHER_NAME = 1
    INFLECTED = 2
    SAME_SOUND = 3
    LIKE_SOUND = 4
    ONE_LETTER = 5


MATCH_WORDS = {
    Match.EXACT: "name", Match.OTHER_NAME: "other name", Match.INFLECTED: "inflected name",
    Match.SAME_SOUND: "same romanised", Match.LIKE_SOUND: "like sounding", Match.ONE_LETTER: "one letter off",
}  # fmt: skip

LIKELIHOOD = {
    Match.EXACT: 1.0, Match.OTHER_NAME: 0.8, Match.INFLECTED: 0.7,
    Match.SAME_SOUND: 0.5, Match.LIKE_SOUND: 0.2, Match.ONE_LETTER: 0.1,
}  # fmt: skip
"""How much likelier a name is written so of its own place than by chance; relative, fitted by docs/places.md."""


class Found(NamedTuple):
    """One place that a name may mean: which gazetteer, its number there, and how it was met."""

    gazetteer: Gazetteer
    place: int
    match: Match


def find(gazetteers: Sequence[Gazetteer], name: str, *, deepest: Match = Match.ONE_LETTER) -> list[Found]:
    """Return what is found at the first step of the cascade that finds anything, none where no step does.

    A form that is somewhere's own name and elsewhere's case form gives both.
    """
    form = plain(name)
    found = [each for gazetteer in gazetteers for each in _by_form(gazetteer, form)]
    if found or deepest < Match.SAME_SOUND:
        return found
    return find_by_sound(gazetteers, name, deepest=deepest)


def find_by_sound(
    gazetteers: Sequence[Gazetteer], name: str, *, deepest: Match = Match.ONE_LETTER, start: Match = Match.SAME_SOUND
) -> list[Found]:
    """Go on with the cascade's later steps: same key, like key, one letter wrong."""
    keys = tight_keys(name)
    if start <= Match.SAME_SOUND:
        found = [
            Found(each, place, Match.SAME_SOUND)
            for each in gazetteers
            for place in _unique(each.found("tight", key) for key in keys)
        ]
        if found or deepest == Match.SAME_SOUND:
            return found
    coarse = tuple(dict.fromkeys(loose(key) for key in keys))
    if start <= Match.LIKE_SOUND:
        found = [
            Found(each, place, Match.LIKE_SOUND)
            for each in gazetteers
            for place in _unique(each.found("loose", key) for key in coarse)
        ]
        if found or deepest == Match.LIKE_SOUND:
            return found
    return [
        Found(each, place, Match.ONE_LETTER)
        for each in gazetteers
        for place in _unique(_one_letter_off(each, key) for key in coarse if len(key) >= SHORTEST_NEAR)
    ]


def _by_form(gazetteer: Gazetteer, form: str) -> list[Found]:
    return [
        Found(gazetteer, item >> FORM_BITS, _FORM_MATCH[item & ((1 << FORM_BITS) - 1)])
        for item in gazetteer.found("forms", form)
    ]


_FORM_MATCH = (Match.EXACT, Match.OTHER_NAME, Match.INFLECTED)
if _FORM_MATCH.index(Match.EXACT) != MAIN or _FORM_MATCH.index(Match.INFLECTED) != INFLECTED:  # pragma: no cover
    raise AssertionError


def _unique(several: Iterable[Iterable[int]]) -> list[int]:
    return list(dict.fromkeys(place for places in several for place in places))


def _one_letter_off(gazetteer: Gazetteer, key: str) -> list[int]:
    """Return the places whose loose key differs from `key` in one letter, or in two neighbours swapped.

    Keys with one letter left out were indexed when the gazetteer was built: what is left of the asked key when one
    of its letters is left out meets them there (Garbe's symmetric delete search, for one edit).
    """
    trie, near = gazetteer.loose, gazetteer.found
    numbers: set[int] = set(near("near", key))
    for at in range(len(key)):
        shorter = key[:at] + key[at + 1 :]
        numbers.update(near("near", shorter))
        number = trie.get(shorter)
        if number is not None:
            numbers.add(number)
    found: list[int] = []
    for number in sorted(numbers):
        other = trie.restore_key(number)
        if other != key and edits(key, other, 1) == 1:
            found.extend(gazetteer.found("loose", other))
    return found
