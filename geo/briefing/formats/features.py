"""Where each sighting that leaves is drawn: its public cell, an area as an area, and a point only in a private file."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import shapely

from geo.briefing.cells import KM_PER_DEGREE, cell_at
from geo.errors import MissingError
from geo.model import AREA_KINDS, PlaceKind
from geo.places.areas import open_areas

if TYPE_CHECKING:
    from geo.briefing.gate import Released

_AREAS: Final = frozenset(kind.value for kind in AREA_KINDS)
_DRAWN: Final = ("place", "destination", "origin")
"""Roles in the order in which one is asked for where the sighting is drawn."""
_THINNED: Final = 0.02
"""Degrees by which outlines of areas are thinned: some two kilometres, less than a public cell."""
_DIGITS: Final = 3
_CORNERS: Final = 32
_WIDEST: Final = 60.0
"""Half of the widest circle drawn, in degrees."""


class Spot(NamedTuple):
    """Where a sighting is drawn: `shape` in (lon, lat); the middle and `radius_m` for formats that know points only.

    `role` says of which place it is, `kind` is cell, area or point.
    """

    role: str
    kind: str
    shape: shapely.Geometry
    lat: float
    lon: float
    radius_m: float


def spot_of(row: dict[str, Any], released: Released) -> Spot | None:
    """Return where a flat row is drawn; None where no place of it was found."""
    for role in _DRAWN:
        lead = "" if role == "place" else f"{role}_"
        lat, lon, radius = (row[f"{lead}{name}"] for name in ("lat", "lon", "radius_m"))
        if lat is None or lon is None:
            continue
        if row[f"{role}_kind"] in _AREAS:
            outline = area_outline(row[role], row[f"{role}_kind"], row[f"{lead}country"], row[f"{lead}admin1"])
            shape = outline or circle(lat, lon, radius or 0.0)
            return Spot(role, "area", shape, lat, lon, radius or 0.0)
        if released.release.private:
            return Spot(role, "point", shapely.Point(lon, lat), lat, lon, radius or 0.0)
        cell = cell_at(lat, lon, released.release.cell_km)
        return Spot(role, "cell", shapely.Polygon(cell.ring()), lat, lon, radius or cell.radius_m)
    return None


@lru_cache(maxsize=2_000)
def area_outline(name: str | None, kind: str, country: str | None, admin1: str | None) -> shapely.Geometry | None:
    """Return the outline of an area, thinned; None where none ships, as for districts."""
    if kind == PlaceKind.ADMIN2.value:
        return None
    asked = country if kind == PlaceKind.COUNTRY.value else admin1 or name
    try:
        outline = open_areas().outline(asked or name or "")
    except MissingError:
        return None
    thin = shapely.set_precision(shapely.simplify(outline, _THINNED), 10.0**-_DIGITS)
    return shapely.normalize(thin) if not thin.is_empty else None


def circle(lat: float, lon: float, radius_m: float) -> shapely.Polygon:
    """Return a circle on the sphere, near enough for a radius that only says how far the truth may be."""
    high = min(_WIDEST, radius_m / 1000 / KM_PER_DEGREE)
    wide = min(_WIDEST, high / max(0.1, math.cos(math.radians(lat))))
    turns = [2 * math.pi * at / _CORNERS for at in range(_CORNERS)]
    ring = [
        (round(lon + wide * math.cos(turn), _DIGITS), round(max(-90, min(90, lat + high * math.sin(turn))), _DIGITS))
        for turn in turns
    ]
    return shapely.Polygon([*ring, ring[0]])
