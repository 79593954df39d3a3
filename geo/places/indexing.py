"""Build a gazetteer from places: their names, case forms, keys and keys with a letter left out."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import marisa_trie

from geo.places.artefact import (
    ALTERNATE,
    FORM_BITS,
    INFLECTED,
    KINDS,
    MAIN,
    OTHER_INFLECTED,
    NewPlace,
    write_columns,
    write_trie,
)
from geo.places.declension import decline
from geo.places.spelling import is_cyrillic, languages_of, loose, plain, tight_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    Leads = dict[str, list[int]]

SHORTEST_NEAR = 5
"""Keys shorter than this are never matched with a letter wrong: too many names are one letter apart."""

_FEWEST_LETTERS = 3
_TWO_LANGUAGES = frozenset({"BY", "UA"})
"""Countries whose places are called in Russian as much as in their own language."""


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
    columns["common_forms"] = _common_forms(folder, is_common)
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
    forms: Leads = defaultdict(list)
    tight: Leads = defaultdict(list)
    loosened: Leads = defaultdict(list)
    for number, place in enumerate(places):
        coarse = _frame if place.country in _TWO_LANGUAGES else str
        # "Rostov-on-Don" is called "Rostov" as much, "Volodymyr-Volynskyi" is "Volodymyr" today
        shown = {place.names[0], place.names[0].split("-", maxsplit=1)[0], *place.still}
        own = frozenset(coarse(key) for name in shown for key in tight_keys(name))
        said: dict[str, int] = {}
        keys: dict[str, None] = {}
        for name in place.names:
            form = plain(name)
            if len(form.replace(" ", "")) < 2:  # noqa: PLR2004 - one letter names nothing
                continue
            its_keys = tight_keys(name)
            # the main name in another alphabet, romanisation or language of the country is the main name still
            same = not own.isdisjoint(map(coarse, its_keys))
            said[form] = min(MAIN if same else ALTERNATE, said.get(form, OTHER_INFLECTED))
            keys.update(dict.fromkeys(its_keys))
            if place.inflect and is_cyrillic(name):
                rank = INFLECTED if same else OTHER_INFLECTED
                said.update({each: min(rank, said.get(each, rank)) for each in inflected(name, more_forms)})
        for each in _by_rule(place, more_forms):
            said.setdefault(each, OTHER_INFLECTED)
        for form, what in said.items():
            forms[form].append(number << FORM_BITS | what)
        kept = [key for key in keys if len(key) >= _FEWEST_LETTERS]
        for key in kept:
            tight[key].append(number)
        for key in dict.fromkeys(map(loose, kept)):
            loosened[key].append(number)
    return forms, tight, loosened


def _frame(key: str) -> str:
    """Return a tight key's consonants: what the languages call a place differs in vowels (Дзержинськ, Дзяржынск).

    Names of saints differ in more (Миколаївка, Николаевка); they are written in one way.
    """
    return _SAINT.sub(lambda found: found[1] + _SAINTS[found[2]], _VOWELS.sub("", loose(key)))


_VOWELS = re.compile("[aiu]")
_SAINTS = {"nkl": "mkl", "nkt": "mkt", "knstntn": "kstntn", "fns": "pns", "flp": "plp"}
"""Consonants of Nicholas, Nicetas, Constantine, Athanasius, Philip in Russian and in Ukrainian."""
_SAINT = re.compile(f"^(nv|)({'|'.join(_SAINTS)})")


def _by_rule(place: NewPlace, more_forms: Callable[[str], Iterable[str]] | None) -> Iterable[str]:
    """Yield the plain names that a rule made for a place, and their case forms."""
    for name in place.derived:
        yield plain(name)
        yield from inflected(name, more_forms)


def inflected(name: str, more_forms: Callable[[str], Iterable[str]] | None = None) -> set[str]:
    """Return the plain case forms of a Cyrillic name in the languages that its letters allow, without itself."""
    small = name.lower().replace("ё", "е").replace("ë", "е")  # lists write Latin look-alikes too: "Рогачëв"
    if _LATIN_LETTER.search(small):
        small = plain(name)  # look-alike letters of the other alphabet
        if not is_cyrillic(small):
            return set()
    bare = small if small.isalpha() else _NOT_OF_NAMES.sub("", small)
    found: set[str] = set()
    for language in languages_of(small):  # without ё: "Берёза" is "Береза" in Ukrainian, "з Берези"
        for case in decline(bare, language):
            found |= case
    if more_forms is not None:
        found.update(map(plain, more_forms(small)))
    found.discard(plain(name))
    return found


_LATIN_LETTER = re.compile("[a-z]")
_NOT_OF_NAMES = re.compile(r"[^\w -]|[\d_]")


def _common_forms(folder: Path, is_common: Callable[[str], bool] | None) -> array[int]:
    """Return the numbers of the forms that are everyday words too, in order."""
    trie = marisa_trie.Trie().mmap(str(folder / "forms.marisa"))
    return array("I", sorted(trie[form] for form in trie if is_common(form)) if is_common is not None else ())


def _near(folder: Path) -> Leads:
    keys = marisa_trie.Trie().mmap(str(folder / "loose.marisa"))
    near: Leads = defaultdict(list)
    for key in keys:
        if len(key) >= SHORTEST_NEAR - 1:
            for shorter in without_one(key):
                near[shorter].append(keys[key])
    return near


def without_one(key: str) -> set[str]:
    """Return the key with each of its letters left out in turn."""
    return {key[:at] + key[at + 1 :] for at in range(len(key))}
