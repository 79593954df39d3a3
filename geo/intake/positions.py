"""Typed coordinates of a row: they always win over a name, so they are checked before they are believed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from geo.intake.fields import place_field
from geo.intake.verdicts import Reason
from geo.places.coordinates import check_coordinates, read_point

_DECIMAL: Final = re.compile(r"[+-]?\d{1,3}(?:[.,](\d+))?")
_METRES_PER_DEGREE: Final = 111_195.0
"""One degree of a great circle of the mean earth radius (IUGG, 6,371,008.8 m)."""
_LEAST_RADIUS_M: Final = 10.0


@dataclass(frozen=True, slots=True)
class Position:
    """A typed position, and how far off its last figure lets it be; `radius_m` holds 90 % of that."""

    lat: float
    lon: float
    radius_m: float


@dataclass(frozen=True, slots=True)
class SaidPlace:
    """A place as a row tells it: a name, a typed position or both, and hints."""

    text: str
    position: Position | None
    country: str
    admin1: str


def read_position(role: str, lat: str, lon: str, coordinates: str) -> Position | Reason | None:
    """Read the typed coordinates of a role: from a column each, or both from one; None where none are typed."""
    if not lat and not lon:
        return _read_pair(role, coordinates) if coordinates else None
    missing = place_field(role, "lon" if lat else "lat")
    if not lat or not lon:
        message = f"{missing} is blank beside the other coordinate; fill in both or none"
        return Reason(missing, "half_coordinates", message)
    if not (_DECIMAL.fullmatch(lat) and _DECIMAL.fullmatch(lon)):
        return _read_pair(role, f"{lat}; {lon}")
    north, east = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    figures = min(len(each[1] or "") for text in (lat, lon) if (each := _DECIMAL.fullmatch(text)))
    radius = max(_LEAST_RADIUS_M, _METRES_PER_DEGREE / 2 / 10**figures)
    return _checked(place_field(role, "lat"), Position(north, east, radius))


def _read_pair(role: str, text: str) -> Position | Reason:
    point = read_point(text)
    name = place_field(role, "coordinates")
    if point is None:
        message = f"{text[:60]!r} are no coordinates; write decimal degrees, latitude first (53.9045, 27.5615)"
        return Reason(name, "bad_coordinates", message)
    return _checked(name, Position(point.lat, point.lon, point.radius_m))


def _checked(name: str, position: Position) -> Position | Reason:
    trouble = check_coordinates(position.lat, position.lon)
    if trouble is None:
        return position
    return Reason(name, "bad_coordinates", f"{trouble}; mend it, or leave both blank to have the name looked up")
