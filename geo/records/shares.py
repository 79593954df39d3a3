"""What the map needs beside its counts: the colours of a circle, and what has no place to be drawn at.

As everywhere on the map, observations are meant unless a filter asks for other kinds of statement.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.records.cells import pins_in_view, shares_of_points
from geo.records.chosen import choose_shown
from geo.records.columns import AREA, NOWHERE, PIN
from geo.records.filters import NONE
from geo.records.numbering import Named, public_id
from geo.records.placing import unmercator

if TYPE_CHECKING:
    from datetime import date

    from geo.records.cells import Word
    from geo.records.filters import Filters
    from geo.records.mapping import BBox
    from geo.records.mirror import Mirror


def place_shares(
    mirror: Mirror, filters: Filters, bbox: BBox, *, by: Word, as_of: date | None = None
) -> dict[str, dict[str | None, int]]:
    """Return, for the key of each place in the box, how many sightings have each value of `by`, as `cell_shares`."""
    pins = pins_in_view(choose_shown(mirror, filters), bbox)
    shares, words = shares_of_points(pins, by, as_of)
    found: dict[str, dict[str | None, int]] = {}
    for point in np.flatnonzero(shares.any(axis=1)):
        of_place = found.setdefault(public_id(Named.PLACE, int(pins.columns.points["place_no"][point])), {})
        for word, number in zip(words, shares[point].tolist(), strict=True):
            if number:
                of_place[word] = of_place.get(word, 0) + number
    return found


class Pinless(NamedTuple):
    """How many sightings no pin can show: of areas only, and of no place at all.

    `unplaced_movements` are those of which no sighting tells a place.
    """

    in_areas: int
    unplaced: int
    unplaced_movements: int


def count_pinless(mirror: Mirror, filters: Filters) -> Pinless:
    """Return how many sightings have only an area, or no place that could be drawn."""
    shown = choose_shown(mirror, filters)
    unplaced = shown.at_points(NOWHERE)
    in_areas = shown.at_points(AREA).count()
    if not unplaced.count():
        return Pinless(in_areas, 0, 0)
    (movements,) = unplaced.take("movement_no")
    (placed,) = shown.at_points(PIN, AREA).take("movement_no")
    nowhere = np.zeros(int(movements.max()) + 1, dtype=np.bool_)
    nowhere[movements] = True
    nowhere[placed[placed < len(nowhere)]] = False
    return Pinless(in_areas, len(movements), int(np.count_nonzero(nowhere)))


def count_areas_left_out(mirror: Mirror, filters: Filters) -> int:
    """Return how many sightings of areas the filters leave out though they may lie where these ask for.

    An area lies in no box and no shape and near no border; of a whole country nobody knows in which first-order area.
    """
    anywhere = replace(filters, bbox=None, within=(), near_border=None, border_with=None)
    left_out = count_pinless(mirror, anywhere).in_areas if anywhere != filters else 0
    homes = {each for name in filters.area for each in _countries_of(name.casefold())}
    asked = tuple(sorted(homes & set(filters.country) if filters.country else homes))
    if not asked or NONE in filters.area:
        return left_out
    return left_out + count_pinless(mirror, replace(anywhere, area=(NONE,), country=asked)).in_areas


@lru_cache(maxsize=64)
def _countries_of(area: str) -> frozenset[str]:
    """Return the countries that have a first-order area of this name."""
    from geo.places.areas import open_areas  # noqa: PLC0415 - shapely is slow to import, and wanted only here

    areas = open_areas()
    return frozenset(code for code in areas.countries() if area in map(str.casefold, areas.admin1_names(code)))


def latest_day(mirror: Mirror, filters: Filters) -> date | None:
    """Return the latest day that a sighting with a pin is counted on; None where none has a day."""
    return choose_shown(mirror, filters).at_points(PIN).days()[1]


class Pins(NamedTuple):
    """How many sightings have a pin, and the box around all pins in degrees."""

    sightings: int
    west: float
    south: float
    east: float
    north: float


def extent_of_pins(mirror: Mirror, filters: Filters) -> Pins | None:
    """Return how many sightings have a pin anywhere and the box that holds them; None where no sighting has one."""
    pins = choose_shown(mirror, filters).at_points(PIN)
    (points,) = pins.take("point")
    held = np.flatnonzero(np.bincount(points))
    if not len(held):
        return None
    mx, my = pins.columns.points["mx"][held], pins.columns.points["my"][held]
    (north, west), (south, east) = unmercator(mx.min(), my.min()), unmercator(mx.max(), my.max())
    return Pins(len(points), west, south, east, north)
