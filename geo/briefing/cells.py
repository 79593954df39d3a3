"""Public cells: the squares of a fixed grid in which positions leave the house, never finer.

Rows of equal height run from the south pole; each is cut into cells of equal width that is never less than the height,
so that cells cover nearly equal areas. The grid depends on nothing but the size: the same place is in the same cell in
every export, and no number of exports tells more than one does.
"""

from __future__ import annotations

import math
from typing import Final, NamedTuple

from geo.errors import UsageError

DEFAULT_CELL_KM: Final = 5.0
LEAST_CELL_KM: Final = 1.0
MOST_CELL_KM: Final = 100.0
"""Coarser than this, whole degrees written in a text would be finer than a cell, and an area says as much."""
KM_PER_DEGREE: Final = 111.195
"""One degree of a great circle of the mean earth radius (IUGG, 6,371.0088 km)."""
_DIGITS: Final = 5


class Cell(NamedTuple):
    """A public cell in degrees; `radius_m` reaches from its middle to its corners."""

    west: float
    south: float
    east: float
    north: float
    radius_m: float

    @property
    def lat(self) -> float:
        """Latitude of the middle."""
        return round((self.south + self.north) / 2, _DIGITS)

    @property
    def lon(self) -> float:
        """Longitude of the middle."""
        return round((self.west + self.east) / 2, _DIGITS)

    @property
    def bbox(self) -> tuple[float, float, float, float]:
        """West, south, east and north."""
        return self[:4]

    def ring(self) -> list[tuple[float, float]]:
        """Return the corners as (lon, lat), as GeoJSON wants them: against the clock, the first one again at last."""
        west, south, east, north = self.bbox
        return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def checked_cell_km(cell_km: float) -> float:
    """Return the size of cells in km. Raises UsageError where it is none of 1 to 100."""
    if not (math.isfinite(cell_km) and LEAST_CELL_KM <= cell_km <= MOST_CELL_KM):
        msg = f"A public cell of {cell_km:g} km cannot be drawn; give {LEAST_CELL_KM:g} to {MOST_CELL_KM:g} km"
        raise UsageError(msg)
    return float(cell_km)


def cell_at(lat: float, lon: float, cell_km: float = DEFAULT_CELL_KM) -> Cell:
    """Return the public cell that holds a position (degrees); the middle of a cell is in that cell.

    Raises UsageError for a size that cannot be drawn.
    """
    rows = max(1, math.floor(180 * KM_PER_DEGREE / checked_cell_km(cell_km)))
    height = 180 / rows
    row = min(rows - 1, max(0, math.floor((lat + 90) / height)))
    south, north = -90 + row * height, -90 + (row + 1) * height
    # The edge nearer to the pole is the shorter one; it must not be shorter than the height.
    narrow = math.cos(math.radians(max(abs(south), abs(north))))
    columns = max(1, math.floor(360 * narrow / height))
    width = 360 / columns
    column = math.floor(((lon + 180) % 360) / width) % columns
    west, east = -180 + column * width, -180 + (column + 1) * width
    wide = width * math.cos(math.radians(min(abs(south), abs(north))))
    radius_m = math.hypot(wide, height) / 2 * KM_PER_DEGREE * 1000
    return Cell(
        round(west, _DIGITS), round(south, _DIGITS), round(east, _DIGITS), round(north, _DIGITS),
        math.ceil(radius_m / 100) * 100.0,
    )  # fmt: skip


def widened(bbox: tuple[float, float, float, float], cell_km: float) -> tuple[float, float, float, float]:
    """Return a box (west, south, east, north) made wider until its edges are those of public cells."""
    west, south, east, north = bbox
    corners = [cell_at(lat, lon, cell_km) for lat in (south, north) for lon in (west, east)]
    return (
        min(each.west for each in corners),
        min(each.south for each in corners),
        max(each.east for each in corners),
        max(each.north for each in corners),
    )
