"""Ways from place to place as arrows: along a corridor where the reports tell enough of it, else straight.

A way is drawn along a road or railway only where every sighting of it tells that mode and both its ends lie at stops of
one corridor. The corridors are schematic, and the legend says so.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.model import Mode
from geo.places.geometry import km_on_sphere
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.answers import FlowRow

Point = tuple[float, float]
"""(lat, lon) in degrees."""
NEAR_KM: Final = 8.0
"""How far from a stop an end may lie and still be held to be at it: the size of a town."""
MODES: Final = {Mode.ROAD.value, Mode.RAIL.value}


class Corridor(NamedTuple):
    """A road or railway from stop to stop, in the order in which the base map has them."""

    mode: str
    name: str
    stops: tuple[Point, ...]


@cache
def corridors() -> tuple[Corridor, ...]:
    """Return the corridors in the order of `base_geometry`, so that an index means the same to the map's script."""
    stops: dict[str, list[Point]] = defaultdict(list)
    about: dict[str, tuple[str, str]] = {}
    with (DATA_DIR / "corridors.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            about.setdefault(row["corridor_id"], (row["mode"], row["ref"]))
            stops[row["corridor_id"]].append((float(row["lat"]), float(row["lon"])))
    return tuple(Corridor(*about[each], tuple(points)) for each, points in stops.items())


def course(way: FlowRow) -> tuple[int, int, int] | None:
    """Return the corridor that a way runs along, and its stops at the way's start and end; None where none is known.

    Of several the one whose stops are nearest to the ends is taken.
    """
    if way.mode not in MODES:
        return None
    start, end = (way.origin_lat, way.origin_lon), (way.destination_lat, way.destination_lon)
    found = []
    for number, corridor in enumerate(corridors()):
        if corridor.mode != way.mode:
            continue
        (first, away), (last, beyond) = _nearest(corridor.stops, start), _nearest(corridor.stops, end)
        if first != last and max(away, beyond) <= NEAR_KM:
            found.append((away + beyond, (number, first, last)))
    return min(found)[1] if found else None


def _nearest(stops: Sequence[Point], point: Point) -> tuple[int, float]:
    """Return the number of the stop nearest to a point, and how many kilometres it is away."""
    away = [km_on_sphere(stop, point) for stop in stops]
    nearest = min(range(len(stops)), key=away.__getitem__)
    return nearest, away[nearest]
