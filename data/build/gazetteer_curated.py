"""The places of data/places.csv, and which places of other sources they stand for."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import replace
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.artefact import NEEDS_TYPE, NO_PIN, UNCONFIRMED, WATCHED_BY_HAND, NewPlace
from geo.places.spelling import loose, tight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Row = dict[str, str]
NAMES = ("names_be", "names_ru", "names_uk", "names_other")
TYPE_WORDS = re.compile(
    r"\b(former|railway|station|stop|air ?base|air ?field|airport|airstrip|heliport|training ground|range|crossing|"
    r"garrison|rail border point|old|civil|aviation|RU|UA|BY|LT|PL|LV|side|closed|and village)\b",
    re.IGNORECASE,
)
SAME_KM = 6.0
LENDING_KM = 16.0
BIGGEST_VILLAGE = 5000


def read_curated(path: Path) -> list[Row]:
    """Return the rows of the table, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names_of(row: Row) -> list[str]:
    """Return the shown name, the bare name, then all others."""
    shown = row["name_en"].split(" (")[0].strip()
    bare = " ".join(TYPE_WORDS.sub(" ", re.sub(r"\(.*?\)", " ", row["name_en"])).split())
    halves = [half.strip(" ,-") for half in re.split(r" / | - ", bare)]
    others = [name.strip() for column in NAMES for name in row[column].split("|")]
    return [name for name in dict.fromkeys([shown, *halves, *others]) if len(name) > 1]


def as_places(rows: Iterable[Row]) -> list[NewPlace]:
    """Return the rows as places: what is no settlement is found only where a type word or context says so."""
    return [_place(row) for row in rows]


def _place(row: Row) -> NewPlace:
    kind = PlaceKind(row["kind"])
    flags = WATCHED_BY_HAND
    flags |= UNCONFIRMED if row["confirmed"] != "yes" else 0
    flags |= NO_PIN if row["draw_as"] == "area" else 0
    flags |= 0 if kind is PlaceKind.SETTLEMENT else NEEDS_TYPE
    return NewPlace(
        names=tuple(names_of(row)),
        kind=kind,
        country=row["country"],
        admin1=row["admin1"],
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_m=max(float(row["coordinate_precision_m"]) + 1000.0, 2000.0),
        population=0,
        origin="curated",
        flags=flags,
    )


def km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return the distance of two near points in km, on a flat map."""
    return 111.2 * hypot(first[0] - second[0], (first[1] - second[1]) * cos(radians(first[0])))


def _keys(names: Iterable[str]) -> set[str]:
    return {loose(tight(name)) for name in names}


def _shown_as(town: NewPlace, bare: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names, first the one by which a village of Belarus is shown as its own crossing or station is."""
    is_village = town.country == "BY" and town.population < BIGGEST_VILLAGE
    first = [bare] if is_village and bare in names else []
    return tuple(dict.fromkeys([*first, *names]))


def lend_names(towns: list[NewPlace], rows: Sequence[Row]) -> list[NewPlace]:
    """Give a town the spellings of its own name that the rows of its station, airfield or crossing have."""
    lent = list(towns)
    for row in rows:
        point = (float(row["lat"]), float(row["lon"]))
        names = {name: loose(tight(name)) for name in names_of(row)[1:]}
        for at, town in enumerate(lent):
            if abs(town.lat - point[0]) < 0.15 and km((town.lat, town.lon), point) < LENDING_KM:
                keys = _keys(town.names)
                own = [name for name, key in names.items() if key in keys]
                bare = names_of(row)[1] if len(names_of(row)) > 1 and names_of(row)[1].isascii() else ""
                lent[at] = replace(town, names=_shown_as(town, bare, [*town.names, *own]))
    return lent


def merge_towns(towns: list[NewPlace], rows: list[Row]) -> list[NewPlace]:
    """Give a town the further names of the curated settlement that it is, and take that row out of `rows`."""
    merged = list(towns)
    for row in list(rows):
        if row["kind"] != "settlement":
            continue
        point, keys = (float(row["lat"]), float(row["lon"])), _keys(names_of(row))
        for at, town in enumerate(merged):
            if (
                abs(town.lat - point[0]) < 0.1
                and km((town.lat, town.lon), point) < SAME_KM
                and keys & _keys(town.names)
            ):
                names = dict.fromkeys([*town.names, *names_of(row)[1:]])
                merged[at] = replace(town, names=tuple(names), flags=town.flags | WATCHED_BY_HAND)
                rows.remove(row)
                break
    return merged


def without_doubles(airfields: list[NewPlace], rows: Sequence[Row]) -> list[NewPlace]:
    """Drop the airfields that the curated table already has within four kilometres, keeping their names there."""
    kept = []
    for field in airfields:
        for row in rows:
            point = (float(row["lat"]), float(row["lon"]))
            if row["kind"] == "airfield" and km((field.lat, field.lon), point) < 4.0:
                row["names_other"] = "|".join([row["names_other"], *field.names]).strip("|")
                break
        else:
            kept.append(field)
    return kept


def without_curated(villages: Sequence[NewPlace], rows: Sequence[Row]) -> list[NewPlace]:
    """Drop the villages that the curated table has: near its point, or in the community around it."""
    near: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        if row["kind"] == "settlement":
            for key in _keys(names_of(row)):
                near[key].append((float(row["lat"]), float(row["lon"])))
    return [
        village for village in villages
        if not any(
            km((village.lat, village.lon), point) <= max(village.radius_m / 1000.0, SAME_KM)
            for key in _keys(village.names[:2]) for point in near[key]
        )
    ]  # fmt: skip
