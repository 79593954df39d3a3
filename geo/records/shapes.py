"""Shapes drawn on the map as a filter: corners read from text with care, and which places lie where.

Places are few and sightings many, so a shape is asked of each place once; rows are then chosen by the number of
their place. Only places that are pins can lie in a shape or near a border: an area is not known that closely.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from geo.errors import MissingError, UsageError
from geo.model import AREA_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

Corner = tuple[float, float]
"""(lat, lon) in degrees."""
FEWEST_CORNERS: Final = 3
MOST_CORNERS: Final = 100
"""Corners of one shape: what a hand draws, and what an address can hold."""
_DIGITS: Final = 5  # about a metre
_HALF_WORLD: Final = 180.0
_EXAMPLE: Final = "give corners as lat,lon parted by semicolons, for example 52.1,23.6;52.1,25.5;51.5,24.2"
_PINS: Final = (
    "SELECT no, lat, lon FROM held_place WHERE lat IS NOT NULL AND kind NOT IN "  # noqa: S608 - names of our own
    f"({', '.join(repr(kind.value) for kind in sorted(AREA_KINDS))})"
)


@dataclass(frozen=True, slots=True)
class Within:
    """The places within a shape, given by its corners."""

    corners: tuple[Corner, ...]

    def chosen(self, lats: Sequence[float], lons: Sequence[float], _watched: str) -> list[bool]:
        """Tell of each place whether it lies within the shape or on its edge."""
        import shapely  # noqa: PLC0415 - slow to import, and wanted only where a shape is

        # shapely speaks (lon, lat)
        shape = shapely.Polygon([(lon, lat) for lat, lon in self.corners])
        shapely.prepare(shape)
        return [bool(inside) for inside in shapely.intersects_xy(shape, lons, lats)]


@dataclass(frozen=True, slots=True)
class NearNeighbour:
    """The places within so many kilometres of the border that the watched country shares with a neighbour (ISO2)."""

    km: float
    neighbour: str

    def chosen(self, lats: Sequence[float], lons: Sequence[float], watched: str) -> list[bool]:
        """Tell of each place whether it lies so near, on either side.

        Raises UsageError where the two share no border.
        """
        from geo.places.areas import open_areas  # noqa: PLC0415 - shapely is slow to import

        try:
            far = open_areas().shared_border_km_many(lats, lons, watched, self.neighbour)
        except MissingError as error:
            msg = f"near_border is {self.km:g}:{self.neighbour}; {error}"
            raise UsageError(msg) from None
        return [km <= self.km for km in far]


Spot = Within | NearNeighbour


def place_numbers(cursor: Any, spot: Spot, watched: str) -> list[int]:
    """Return the numbers of the mirror's places that a shape chooses; areas are in none."""
    rows = cursor.execute(_PINS).fetchall()
    if not rows:
        return []
    numbers, lats, lons = zip(*rows, strict=True)
    chosen = spot.chosen(lats, lons, watched)
    return [number for number, inside in zip(numbers, chosen, strict=True) if inside]


def read_corners(word: str, values: Sequence[str]) -> tuple[Corner, ...]:
    """Read the corners of a shape, in the order in which they are joined; a repeated first one at the end is dropped.

    Raises UsageError where they are not a simple shape on one side of the date line.
    """
    text = ",".join(values)
    parts = [part for part in re.split(r"[\s,;]+", text.strip()) if part]
    if len(parts) > 2 * (MOST_CORNERS + 1):
        msg = f"{word} has {len(parts) // 2} corners; give {MOST_CORNERS} at most"
        raise UsageError(msg)
    corners = _corners(word, parts)
    if len(set(corners)) < FEWEST_CORNERS:
        msg = f"{word} has fewer than {FEWEST_CORNERS} corners; {_EXAMPLE}"
        raise UsageError(msg)
    if len(corners) > MOST_CORNERS:
        msg = f"{word} has {len(corners)} corners; give {MOST_CORNERS} at most"
        raise UsageError(msg)
    if any(abs(one[1] - other[1]) > _HALF_WORLD for one, other in pairwise((*corners, corners[0]))):
        msg = f"{word} crosses the date line; ask for each side of the line by itself"
        raise UsageError(msg)
    _check_simple(word, corners)
    return corners


def write_corners(corners: Sequence[Corner]) -> str:
    """Return corners as text, the inverse of `read_corners`."""
    return ";".join(f"{lat:.10g},{lon:.10g}" for lat, lon in corners)


def _corners(word: str, parts: list[str]) -> tuple[Corner, ...]:
    try:
        numbers = [float(part) for part in parts]
    except ValueError:
        numbers = [math.nan]
    if len(numbers) % 2 or not all(math.isfinite(number) for number in numbers):
        msg = f"{word} is no list of corners; {_EXAMPLE}"
        raise UsageError(msg)
    corners = [(round(lat, _DIGITS), round(lon, _DIGITS)) for lat, lon in zip(numbers[::2], numbers[1::2], strict=True)]
    if any(abs(lat) > 90 or abs(lon) > 180 for lat, lon in corners):  # noqa: PLR2004 - degrees of the globe
        msg = f"{word} has a corner beyond the globe; latitude goes first: {_EXAMPLE}"
        raise UsageError(msg)
    return tuple(corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners)


def _check_simple(word: str, corners: tuple[Corner, ...]) -> None:
    import shapely  # noqa: PLC0415 - slow to import, and wanted only where a shape is

    shape = shapely.Polygon([(lon, lat) for lat, lon in corners])
    if not shape.is_valid or not shape.area:
        msg = f"{word} crosses or touches itself, or is a mere line; draw its corners in order around it"
        raise UsageError(msg)
