"""Find the places that a name may mean: exact, inflected, by key, with one letter wrong."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from geo.model import PlaceKind
from geo.places.artefact import FORM_BITS, INFLECTED, KINDS, MAIN
from geo.places.hints import one_edit_apart
from geo.places.indexing import SHORTEST_NEAR
from geo.places.latin_forms import from_lacinka, polish_nominatives
from geo.places.spelling import german_keys, is_cyrillic, loose, plain, tight_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geo.places.artefact import Gazetteer


CYRILLIC_COUNTRIES = frozenset({"BY", "RU", "UA"})
SHORTEST_LIKE = 4
"""Coarse keys shorter than this meet too many names: "Tsel" would be Sil' in the Carpathians."""


_SETTLEMENT = KINDS.index(PlaceKind.SETTLEMENT)


class Match(IntEnum):
    """How a name met a place, the surest first."""

    EXACT = 0
    OTHER_NAME = 1
    INFLECTED = 2
    OTHER_INFLECTED = 3
    SAME_SOUND = 4
    STEM = 5
    LIKE_SOUND = 6
    ONE_LETTER = 7


MATCH_WORDS = {
    Match.EXACT: "name", Match.OTHER_NAME: "other name", Match.INFLECTED: "inflected name",
    Match.OTHER_INFLECTED: "form of another name",
    Match.SAME_SOUND: "same romanised", Match.STEM: "inflected, romanised",
    Match.LIKE_SOUND: "like sounding", Match.ONE_LETTER: "one letter off",
}  # fmt: skip


class Found(NamedTuple):
    """One place that a name may mean: which gazetteer, its number there, and how it was met."""

    gazetteer: Gazetteer
    place: int
    match: Match


_AREAS = frozenset(map(KINDS.index, (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.COUNTRY)))


def is_area(found: Found) -> bool:
    """Tell whether a candidate is a country, area or district."""
    return found.gazetteer.columns["kind"][found.place] in _AREAS


def kind_of(found: Found) -> PlaceKind:
    """Return what sort of place a candidate is."""
    kind: PlaceKind = KINDS[found.gazetteer.columns["kind"][found.place]]
    return kind


def point_of(found: Found) -> tuple[float, float]:
    """Return where a candidate lies, (lat, lon)."""
    columns = found.gazetteer.columns
    return columns["lat"][found.place], columns["lon"][found.place]


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
    gazetteers: Sequence[Gazetteer],
    name: str,
    *,
    deepest: Match = Match.ONE_LETTER,
    wanted: Callable[[Found], bool] | None = None,
) -> list[Found]:
    """Go on with the cascade's later steps: same key, case form, like key, one letter wrong.

    Where only some finds are `wanted`, it goes on until a step finds one of these, and returns all that it met; but no
    letter is held to be wrong in what sounds like a name elsewhere.
    """
    keys = tight_keys(name)
    coarse = tuple(dict.fromkeys(map(loose, keys)))
    steps: tuple[tuple[Match, Callable[[], list[Found]]], ...] = (
        (Match.SAME_SOUND, lambda: _by_key(gazetteers, "tight", (*keys, *german_keys(name)), Match.SAME_SOUND)),
        (Match.STEM, lambda: _by_case_form(gazetteers, name, keys[0])),
        (Match.LIKE_SOUND, lambda: _like_sounding(gazetteers, name, keys[0], coarse)),
        (Match.ONE_LETTER, lambda: _misspelt(gazetteers, coarse)),
    )
    met: list[Found] = []
    for match, step in steps:
        found = step() if match <= deepest else []
        met += found
        if (any(map(wanted, found)) if wanted is not None else found) or (found and match is Match.LIKE_SOUND):
            break
    return met


def _by_key(gazetteers: Sequence[Gazetteer], trie: str, keys: Iterable[str], match: Match) -> list[Found]:
    several = tuple(keys)
    return [
        Found(each, place, match) for each in gazetteers for place in _unique(each.found(trie, key) for key in several)
    ]


def _like_sounding(gazetteers: Sequence[Gazetteer], name: str, key: str, coarse: Iterable[str]) -> list[Found]:
    found = _by_key(gazetteers, "loose", (each for each in coarse if len(each) >= SHORTEST_LIKE), Match.LIKE_SOUND)
    if found or not is_cyrillic(name):
        return found
    stems = dict.fromkeys(map(loose, _nominatives(key)))
    return _by_key(gazetteers, "loose", (each for each in stems if len(each) >= SHORTEST_NEAR), Match.LIKE_SOUND)


def _misspelt(gazetteers: Sequence[Gazetteer], coarse: Iterable[str]) -> list[Found]:
    return [
        Found(each, place, Match.ONE_LETTER)
        for each in gazetteers
        for place in _unique(_one_letter_off(each, key) for key in coarse if len(key) >= SHORTEST_NEAR)
    ]


def _by_case_form(gazetteers: Sequence[Gazetteer], name: str, key: str) -> list[Found]:
    """Return the places of which a name is a case form by its endings: in Cyrillic, in Łacinka, in Polish."""
    forms: tuple[str, ...] = ()
    if is_cyrillic(name):
        stems = _nominatives(key)
    else:
        stems = [each for nominative in polish_nominatives(name) for each in tight_keys(nominative)]
        forms = from_lacinka(name)
    return [
        Found(each, place, Match.STEM)
        for each in gazetteers
        for place in dict.fromkeys(
            [
                *(item >> FORM_BITS for form in forms for item in each.found("forms", plain(form))),
                *_unique(each.found("tight", stem) for stem in stems),
            ]
        )
    ]


def find_namesakes(gazetteers: Sequence[Gazetteer], name: str, found: Sequence[Found]) -> list[Found]:
    """Return the further settlements of which a Latin name is a romanisation too, where people write in Cyrillic.

    Lists write down few romanisations: that one Mykolaivka is listed as "Nikolayevka" does not make it the only one.
    """
    if is_cyrillic(name):
        return []
    keys = tight_keys(name)
    more: list[Found] = []
    for each in gazetteers:
        known = {place for gazetteer, place, _ in found if gazetteer is each}
        for place in dict.fromkeys(place for key in keys for place in each.found("tight", key)):
            if place in known or each.columns["kind"][place] != _SETTLEMENT:
                continue
            if each.country(place) in CYRILLIC_COUNTRIES:
                more.append(Found(each, place, Match.SAME_SOUND))
    return more


def find_sounding(gazetteers: Sequence[Gazetteer], name: str) -> list[Found]:
    """Return all that a name may sound like in any of the languages, of every step but the last."""
    keys = tight_keys(name)
    stems = _nominatives(keys[0]) if is_cyrillic(name) else []
    coarse = dict.fromkeys(map(loose, (*keys, *stems)))
    steps = (
        (Match.SAME_SOUND, "tight", keys),
        (Match.STEM, "tight", stems),
        (Match.LIKE_SOUND, "loose", [key for key in coarse if len(key) >= SHORTEST_LIKE]),
    )
    return [
        Found(each, place, match)
        for match, trie, several in steps
        for each in gazetteers
        for place in _unique(each.found(trie, key) for key in several)
    ]


_CASE_ENDING = re.compile(r"(?<=....)(?:a(?:mi|X|m|v|i|ga|mu)|o(?:v|m|i|iu|go|mu)|e(?:v|m|i|iu)|i(?:mi|X|m)|[aiueo])$")
_NOMINATIVE_ENDINGS = ("", "i", "a", "o", "e")
_OF_MANY = ("iT", "iC")
"""What is left of -ичи and -ици in the genitive: Лельчиці, до Лельчиць."""
_SOFTENED = (("Ti", "ka"), ("zi", "ga"), ("ze", "ga"))
"""к and г turn soft before the endings of the locative: Зябраўка, у Зябраўцы; Прага, у Празе."""


def _nominatives(key: str) -> list[str]:
    """Return the tight keys of the nominatives that a Cyrillic case form may have, by endings alone.

    It meets names of which the gazetteer knows only a romanisation.
    """
    found = _CASE_ENDING.search(key)
    if found is None:
        return [key + "i"] if key.endswith(_OF_MANY) else []
    stem = key[: found.start()]
    return [
        *(stem + ending for ending in _NOMINATIVE_ENDINGS if stem + ending != key),
        *(key[: -len(soft)] + hard for soft, hard in _SOFTENED if key.endswith(soft)),
    ]


def _by_form(gazetteer: Gazetteer, form: str) -> list[Found]:
    return [
        Found(gazetteer, item >> FORM_BITS, _FORM_MATCH[item & ((1 << FORM_BITS) - 1)])
        for item in gazetteer.found("forms", form)
    ]


_FORM_MATCH = (Match.EXACT, Match.OTHER_NAME, Match.INFLECTED, Match.OTHER_INFLECTED)
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
        if other != key and one_edit_apart(key, other):
            found.extend(gazetteer.found("loose", other))
    return found
