"""Mark the settlements along the front of 2022-2024: reports name them far oftener than their namesakes elsewhere.

`data/front.csv` holds the towns by which the line ran when it moved little, from the Dnipro's mouth to the Russian
border, and those along that border from there to Belarus, across which villages were shelled; with each, how many
kilometres off the line up to it count as near. It tells namesakes of one oblast apart and makes no place likelier
than being none that is held.
"""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Final

from geo.model import PlaceKind
from geo.places.artefact import NEAR_FRONT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from geo.places.artefact import NewPlace

    Point = tuple[float, float]
    Stretch = tuple[Point, Point, float]

_KM_OF_A_DEGREE: Final = 111.2


def read_front(path: Path) -> list[Stretch]:
    """Return the stretches between the towns of the line, (lat, lon) each, in order, and how far off them is near."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["seq"]))
    towns = [((float(row["lat"]), float(row["lon"])), float(row["near_km"])) for row in rows]
    return [(one, two, km) for (one, _), (two, km) in pairwise(towns)]


def with_front(places: Iterable[NewPlace], line: Sequence[Stretch]) -> list[NewPlace]:
    """Return the places, Ukraine's settlements near the line marked."""
    return [
        replace(place, flags=place.flags | NEAR_FRONT)
        if place.country == "UA"
        and place.kind is PlaceKind.SETTLEMENT
        and any(km_from((place.lat, place.lon), one, two) <= km for one, two, km in line)
        else place
        for place in places
    ]


def km_from(point: Point, one: Point, two: Point) -> float:
    """Return how far a point lies from a stretch, on a flat map around it."""
    return _from_origin(_flat(one, point), _flat(two, point))


def _flat(point: Point, origin: Point) -> Point:
    """Return km east and north of `origin`."""
    east = (point[1] - origin[1]) * cos(radians(origin[0])) * _KM_OF_A_DEGREE
    return east, (point[0] - origin[0]) * _KM_OF_A_DEGREE


def _from_origin(one: Point, two: Point) -> float:
    """Return how far the origin lies from the stretch between two points."""
    along = (two[0] - one[0], two[1] - one[1])
    length = along[0] ** 2 + along[1] ** 2
    share = 0.0 if not length else -(one[0] * along[0] + one[1] * along[1]) / length
    share = min(1.0, max(0.0, share))
    return hypot(one[0] + share * along[0], one[1] + share * along[1])
