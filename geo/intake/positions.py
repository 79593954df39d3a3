"""Typed coordinates of a row: they always win over a name, so they are checked before they are believed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from geo.intake.fields import place_field
from geo.intake.quoting import quoted
from geo.intake.verdicts import Reason, remark, review
from geo.places.coordinates import check_coordinates, read_point

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.model import PlaceKind

_DECIMAL: Final = re.compile(r"[+-]?\d{1,3}(?:[.,](\d+))?")
_METRES_PER_DEGREE: Final = 111_195.0
"""One degree of a great circle of the mean earth radius (IUGG, 6,371,008.8 m)."""
_LEAST_RADIUS_M: Final = 10.0
_HALF_GLOBE_M: Final = 20_038_000.0
_RADIUS: Final = re.compile(r"[~≈±]?\s*(\d[\d ]{0,12}(?:\.\d{1,12})?)\s*(m|km|м|км)?\.?")


@dataclass(frozen=True, slots=True)
class Position:
    """A typed position, and how far off its last figure lets it be; `radius_m` holds 90 % of that.

    `told` tells that the row itself gives the radius.
    """

    lat: float
    lon: float
    radius_m: float
    told: bool = False


@dataclass(frozen=True, slots=True)
class SaidPlace:
    """A place as a row tells it: a name, a typed position or both, and hints; `kind` where the row says what it is."""

    text: str
    position: Position | None
    country: str
    admin1: str
    kind: PlaceKind | None = None


def read_place(role: str, text: str, parts: Mapping[str, str]) -> tuple[SaidPlace | None, tuple[Reason, ...]]:
    """Read the place of a role from its name and its parts (`PLACE_PARTS`, without those that are blank).

    None where the row tells of no such place; the reasons say what of it could not be read.
    """
    get = parts.get
    reasons: list[Reason] = []
    position = read_position(role, get("lat", ""), get("lon", ""), get("coordinates", ""))
    if isinstance(position, Reason):
        reasons.append(position)
        position = None
    if "radius_m" in parts:
        radius = _read_radius(parts["radius_m"])
        name = place_field(role, "radius_m")
        if radius is None:
            message = f"{quoted(parts['radius_m'])} is no radius; write metres (500), or leave it blank"
            reasons.append(review(name, "bad_radius", message))
        elif position is not None:
            position = replace(position, radius_m=max(_LEAST_RADIUS_M, radius), told=True)
        elif text:
            message = "a radius belongs to coordinates; how far a name reaches is the gazetteer's to say"
            reasons.append(remark(name, "radius_unused", message))
    if not text and position is None:
        return None, tuple(reasons)
    return SaidPlace(text, position, get("country", ""), get("admin1", "")), tuple(reasons)


def _read_radius(text: str) -> float | None:
    """Read metres, or another unit that is told; None for what is none, or goes beyond half of the globe."""
    said = _RADIUS.fullmatch(text.replace("\u00a0", " ").replace(",", "."))
    if said is None:
        return None
    metres = float(said[1].replace(" ", "")) * (1000 if said[2] in {"km", "км"} else 1)
    return metres if metres <= _HALF_GLOBE_M else None


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
