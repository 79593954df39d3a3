"""Let towns of Ukraine that were renamed since 2016 be called by their former names as by their own.

GeoNames has most of these names among a town's others, where they rank below those of villages that are called so
still. Reports, Russian ones and those of Crimea above all, go on calling the town by them (`data/former_names.csv`). A
name that a place of Belarus bears is left where it is: "Дзержинск" alone is Dzyarzhynsk.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geo.model import PlaceKind
from geo.places.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from geo.places.artefact import NewPlace


class Renamed(NamedTuple):
    """A town and its former names, Ukrainian before Russian; `admin1` is our name of its oblast."""

    admin1: str
    name: str
    former: tuple[str, ...]


def read_renamed(path: Path) -> list[Renamed]:
    """Return the rows of data/former_names.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Renamed(row["admin1"], row["name"], tuple(row["former"].split("; "))) for row in rows]


def with_former_names(places: Sequence[NewPlace], renamed: Sequence[Renamed]) -> list[NewPlace]:
    """Return the places, renamed towns with their former names among those that they go by.

    Raises KeyError where no settlement of the oblast has the name, or one of its former ones.
    """
    done = list(places)
    at_home: dict[str, list[int]] = {}
    elsewhere: set[str] = set()
    for at, place in enumerate(places):
        if place.kind is PlaceKind.SETTLEMENT and place.country == "UA":
            at_home.setdefault(place.admin1 or "", []).append(at)
        elif place.country == "BY":
            elsewhere.update(map(plain, place.names))
    for row in renamed:
        wanted = {plain(row.name), *map(plain, row.former)}
        called = [at for at in at_home[row.admin1] if wanted & set(map(plain, done[at].names))]
        if not called:
            raise KeyError(row.name)
        at = max(called, key=lambda each: (done[each].population, -each))
        former = tuple(name for name in row.former if plain(name) not in elsewhere)
        names = dict.fromkeys([*done[at].names, row.name, *row.former])
        done[at] = replace(done[at], names=tuple(names), still=former)
    return done
