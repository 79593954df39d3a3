"""Build a gazetteer from places: their names, case forms, keys and keys with a letter left out."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import marisa_trie

from geo.places.artefact import (
    ALTERNATE,
    COMMON,
    FORM_BITS,
    INFLECTED,
    KINDS,
    MAIN,
    NewPlace,
    write_columns,
    write_trie,
)
from geo.places.declension import decline, languages_of
from geo.places.spelling import is_cyrillic, loose, plain, tight_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    Leads = dict[str, set[int]]

SHORTEST_NEAR = 5
"""Keys shorter than this are never matched with a letter wrong: too many names are one letter apart."""

_FEWEST_LETTERS = 3


def write_gazetteer(
    folder: Path,
    places: Sequence[NewPlace],
    *,
    sources: Iterable[str] = (),
    more_forms: Callable[[str], Iterable[str]] | None = None,
    is_common: Callable[[str], bool] | None = None,
    extra: dict[str, Any] | None = None,
) -> None:
    """Write the places as a gazetteer into an existing folder; equal places give equal bytes.

    `more_forms` gives further case forms of a small-letter Cyrillic name (a dictionary's, at build time);
    `is_common` tells whether a plain form is also an everyday word.
    """
    forms, tight, loosened = _leads(places, more_forms)
    columns = _columns(places, countries := _numbered(place.country or "" for place in places),
                       admin1s := _numbered(place.admin1 or "" for place in places),
                       origins := _numbered(place.origin for place in places))  # fmt: skip
    columns |= write_trie(folder, "forms", forms)
    columns["form_flags"] = _form_flags(folder, is_common)
    columns |= write_trie(folder, "tight", tight)
    columns |= write_trie(folder, "loose", loosened)
    columns |= write_trie(folder, "near", _near(folder))
    manifest = {
        "places": len(places), "forms": len(forms), "sources": sorted(sources),
        "countries": list(countries), "admin1s": list(admin1s), "origins": list(origins), **(extra or {}),
    }  # fmt: skip
    write_columns(folder, columns, manifest)


def _numbered(values: Iterable[str]) -> dict[str, int]:
    return {value: number for number, value in enumerate(sorted(set(values)))}


def _columns(
    places: Sequence[NewPlace], countries: dict[str, int], admin1s: dict[str, int], origins: dict[str, int]
) -> dict[str, array[Any]]:
    names, name_start = array("B"), array("I", [0])
    for place in places:
        names.frombytes(place.names[0].encode())
        name_start.append(len(names))
    return {
        "lat": array("d", [place.lat for place in places]),
        "lon": array("d", [place.lon for place in places]),
        "population": array("I", [place.population for place in places]),
        "radius_m": array("I", [round(place.radius_m) for place in places]),
        "country": array("H", [countries[place.country or ""] for place in places]),
        "admin1": array("H", [admin1s[place.admin1 or ""] for place in places]),
        "kind": array("B", [KINDS.index(place.kind) for place in places]),
        "origin": array("B", [origins[place.origin] for place in places]),
        "flags": array("B", [place.flags for place in places]),
        "name_start": name_start,
        "names": names,
    }


def _leads(places: Sequence[NewPlace], more_forms: Callable[[str], Iterable[str]] | None) -> tuple[Leads, Leads, Leads]:
    forms: dict[str, dict[int, int]] = defaultdict(dict)
    tight: Leads = defaultdict(set)
    loosened: Leads = defaultdict(set)
    for number, place in enumerate(places):
        own = set(tight_keys(place.names[0]))
        for name in place.names:
            form = plain(name)
            if len(form.replace(" ", "")) < 2:  # noqa: PLR2004 - one letter names nothing
                continue
            keys = tight_keys(name)
            # the main name in another alphabet or romanisation is the main name still
            _note(forms[form], number, ALTERNATE if own.isdisjoint(keys) else MAIN)
            for key in keys:
                if len(key) >= _FEWEST_LETTERS:
                    tight[key].add(number)
                    loosened[loose(key)].add(number)
            if place.inflect and is_cyrillic(name):
                for each in inflected(name, more_forms):
                    _note(forms[each], number, INFLECTED)
        for form in place.extra_forms:
            _note(forms[plain(form)], number, INFLECTED)
    packed = {form: {place << FORM_BITS | what for place, what in leads.items()} for form, leads in forms.items()}
    return packed, tight, loosened


def _note(leads: dict[int, int], number: int, what: int) -> None:
    leads[number] = min(what, leads.get(number, what))


def inflected(name: str, more_forms: Callable[[str], Iterable[str]] | None = None) -> set[str]:
    """Return the plain case forms of a Cyrillic name in the languages that its letters allow, without itself."""
    small = name.lower().replace("ё", "е")
    found: set[str] = set()
    for language in languages_of(name.lower()):
        for case in decline(_bare(small), language):
            found |= case
    if more_forms is not None:
        found.update(more_forms(small))
    found = {plain(form) for form in found}
    found.discard(plain(name))
    return found


def _bare(name: str) -> str:
    return "".join(letter for letter in name if letter.isalpha() or letter in " -")


def _form_flags(folder: Path, is_common: Callable[[str], bool] | None) -> array[int]:
    trie = marisa_trie.Trie().mmap(str(folder / "forms.marisa"))
    flags = array("B", bytes(len(trie)))
    if is_common is not None:
        for form in trie:
            if is_common(form):
                flags[trie[form]] = COMMON
    return flags


def _near(folder: Path) -> Leads:
    keys = marisa_trie.Trie().mmap(str(folder / "loose.marisa"))
    near: Leads = defaultdict(set)
    for key in keys:
        if len(key) >= SHORTEST_NEAR - 1:
            for shorter in without_one(key):
                near[shorter].add(keys[key])
    return near


def without_one(key: str) -> set[str]:
    """Return the key with each of its letters left out in turn."""
    return {key[:at] + key[at + 1 :] for at in range(len(key))}
