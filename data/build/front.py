"""Mark the settlements along the front of 2022-2024: reports name them far oftener than their namesakes elsewhere.

`data/front.csv` holds the towns by which the line ran when it moved little, from the Dnipro's mouth to the Russian
border. It tells namesakes of one oblast apart and makes no place likelier than being none that is held.
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

NEAR_KM: Final = 30.0
_KM_OF_A_DEGREE: Final = 111.2


def read_front(path: Path) -> list[Point]:
    """Return the towns of the line, (lat, lon), in order."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["seq"]))
    return [(float(row["lat"]), float(row["lon"])) for row in rows]


def with_front(places: Iterable[NewPlace], line: Sequence[Point]) -> list[NewPlace]:
    """Return the places, Ukraine's settlements within `NEAR_KM` of the line marked."""
    return [
        replace(place, flags=place.flags | NEAR_FRONT)
        if place.country == "UA"
        and place.kind is PlaceKind.SETTLEMENT
        and km_from((place.lat, place.lon), line) <= NEAR_KM
        else place
        for place in places
    ]


def km_from(point: Point, line: Sequence[Point]) -> float:
    """Return how far a point lies from a line of points, on a flat map around it."""
    flat = [_flat(each, point) for each in line]
    return min(_from_origin(one, two) for one, two in pairwise(flat))


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
