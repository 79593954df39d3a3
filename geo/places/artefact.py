"""The gazetteer's files: columns of places and tries of their names, opened by memory map.

A gazetteer is a folder: `manifest.json` tells what is in it, `columns.bin` holds typed columns end to end
(little-endian), and four marisa tries hold the names in plain form, their tight and loose keys, and the loose
keys with one letter left out. A trie numbers its entries; `<trie>_items` holds, for each number, the place (or,
for the last trie, the loose key) that it leads to; where it leads to several, the top bit is set and the rest says
where in `<trie>_more` their count and numbers stand; keys that lead to the same share one list.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import marisa_trie

from geo.errors import DataFileError
from geo.model import PlaceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

VERSION: Final = 4
"""Raised when the files' layout changes; an older gazetteer is then built anew."""

TRIES: Final = ("forms", "tight", "loose", "near")
KINDS: Final = tuple(PlaceKind)
MAIN, ALTERNATE, INFLECTED, OTHER_INFLECTED = 0, 1, 2, 3
"""What a form is to its place: its name, another name, or a case form. The low bits of an item of `forms`."""
FORM_BITS: Final = 2

UNCONFIRMED, NO_PIN, NEEDS_TYPE, WATCHED_BY_HAND, BY_COMMUNITY, VILLAGE, NEAR_FRONT = 1, 2, 4, 8, 16, 32, 64
"""Bits of the `flags` column: nobody read the coordinate on a page; an area that is never a pin; found only
where a type word or the context speaks for it; listed by hand because reports name it; only its surroundings are
known (its community, its postal code), and the point is amid these; a village of lists that name them all, so that its
bare name in a text is no sign of a place; near the front of 2022-2024, of which reports tell."""

_SEVERAL: Final = 1 << 31


@dataclass(frozen=True, kw_only=True, slots=True)
class NewPlace:
    """One place as it enters a gazetteer.

    `names` are all its names, the first is shown. `derived` are names that a rule made, in small letters: they help to
    find it, are never shown and rank with the case forms, below every listed name.
    `still` are those of its names by which it is called as much as by the first: a town's of before it was renamed.
    """

    names: tuple[str, ...]
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_m: float
    population: int = 0
    origin: str = "user"
    flags: int = 0
    inflect: bool = True
    derived: tuple[str, ...] = ()
    still: tuple[str, ...] = ()


class Gazetteer:
    """An opened gazetteer. Places are numbered from 0; every column is indexed by that number."""

    __slots__ = (
        "_leads",
        "_maps",
        "admin1s",
        "columns",
        "countries",
        "forms",
        "loose",
        "manifest",
        "near",
        "origins",
        "tight",
    )

    def __init__(self, folder: Path) -> None:
        """Open the folder's files by memory map.

        Raises DataFileError where one is missing, damaged or of another version.
        """
        try:
            self.manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            if self.manifest["version"] != VERSION:
                msg = (
                    f"the gazetteer in {folder} is of version {self.manifest['version']}, {VERSION} is needed; "
                    "build it again (make data, or gazetteer add)"
                )
                raise DataFileError(msg)
            self._maps = [_map(folder / "columns.bin")]
            if len(self._maps[0]) != self.manifest["bytes"]:
                msg = f"columns.bin has {len(self._maps[0])} bytes instead of {self.manifest['bytes']}"
                raise ValueError(msg)  # noqa: TRY301 - told like any other damage below
            tries = [marisa_trie.Trie().mmap(str(folder / f"{name}.marisa")) for name in TRIES]
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            if isinstance(error, DataFileError):
                raise
            msg = f"the gazetteer in {folder} cannot be opened ({error}); build it again with: make data"
            raise DataFileError(msg) from error
        self.forms, self.tight, self.loose, self.near = tries
        whole = memoryview(self._maps[0])
        self.columns: dict[str, Any] = {}
        for name, (code, start, count) in self.manifest["columns"].items():
            size = array(code).itemsize * count
            self.columns[name] = whole[start : start + size].cast(code)
        # what `found` needs of each trie, in one place: it is the busiest call of the geocoder
        self._leads = {
            name: (getattr(self, name).get, self.columns[f"{name}_items"], self.columns[f"{name}_more"])
            for name in TRIES
        }
        self.countries: list[str] = self.manifest["countries"]
        self.admin1s: list[str] = self.manifest["admin1s"]
        self.origins: list[str] = self.manifest["origins"]

    def __len__(self) -> int:
        return len(self.columns["lat"])

    def found(self, trie: str, key: str) -> Any:
        """Return the items that a key of a trie leads to, an empty sequence where there are none."""
        number, items, more = self._leads[trie]
        at = number(key)
        if at is None:
            return ()
        item = items[at]
        if item < _SEVERAL:
            return (item,)
        start = item - _SEVERAL
        return more[start + 1 : start + 1 + more[start]]

    def is_common(self, form: str) -> bool:
        """Tell whether a plain form of a name is also an everyday word."""
        number = self.forms.get(form)
        common = self.columns.get("common_forms", ())
        return number is not None and (at := bisect_left(common, number)) < len(common) and common[at] == number

    def name(self, place: int) -> str:
        """Return the shown name of a place."""
        start = self.columns["name_start"]
        return bytes(self.columns["names"][start[place] : start[place + 1]]).decode()

    def country(self, place: int) -> str | None:
        """Return the place's country, ISO2."""
        return self.countries[self.columns["country"][place]] or None

    def admin1(self, place: int) -> str | None:
        """Return the name of the place's first-order area."""
        return self.admin1s[self.columns["admin1"][place]] or None


def _map(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def write_columns(folder: Path, columns: Mapping[str, array[Any]], manifest: Mapping[str, Any]) -> None:
    """Write the columns and the manifest; each column starts at a multiple of eight bytes."""
    if sys.byteorder != "little":
        msg = "gazetteers are written on little-endian machines only"
        raise DataFileError(msg)
    layout: dict[str, tuple[str, int, int]] = {}
    with (folder / "columns.bin").open("wb") as file:
        for name, column in columns.items():
            file.write(b"\0" * (-file.tell() % 8))
            layout[name] = (column.typecode, file.tell(), len(column))
            file.write(column.tobytes())
    size = (folder / "columns.bin").stat().st_size
    whole = {"version": VERSION, **manifest, "bytes": size, "columns": layout}
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "manifest.json").write_text(text + "\n", encoding="utf-8")


def write_trie(folder: Path, name: str, leads: Mapping[str, Sequence[int]]) -> dict[str, array[Any]]:
    """Write a trie and return its two columns; `leads` gives the different items of each key."""
    trie = marisa_trie.Trie(leads.keys(), order=marisa_trie.LABEL_ORDER)
    trie.save(str(folder / f"{name}.marisa"))
    ordered: list[Sequence[int]] = [()] * len(trie)
    for key, leads_to in leads.items():
        ordered[trie[key]] = leads_to if len(leads_to) == 1 else sorted(leads_to)
    items, more = array("I"), array("I")
    written: dict[tuple[int, ...], int] = {}  # the case forms of one name lead to the same places: they share a list
    for several in ordered:
        if len(several) == 1:
            items.append(several[0])
            continue
        start = written.setdefault(tuple(several), len(more))
        items.append(_SEVERAL + start)
        if start == len(more):
            more.extend((len(several), *several))
    return {f"{name}_items": items, f"{name}_more": more}
