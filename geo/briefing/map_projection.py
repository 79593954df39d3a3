"""The projection of the briefing's map: Lambert's conformal conic, fitted to what is shown.

Shapes and directions hold everywhere, and with standard parallels at a sixth from the upper and lower edge the scale
differs by less than 1 % over a country of Belarus's size (Snyder 1987, Map Projections: A Working Manual, p. 104-110,
on the sphere). The scale bar is worked out at the middle of the map and says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from geo.places.areas import EARTH_KM

if TYPE_CHECKING:
    from collections.abc import Iterable

Array = np.ndarray[Any, np.dtype[np.float64]]
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees; or left, top, right, bottom in points."""

_POLE: Final = 88.0
"""Degrees beyond which nothing is projected: the cone's tip lies at infinity."""
_LEAST_DEGREES: Final = 0.05
"""Smallest side of a view, about 5 km: closer than the outlines are true."""


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to points on the page (y downwards) and back; made by `fit`."""

    n: float
    f: float
    lon0: float
    rho0: float
    per_km: float
    """Points to a kilometre where the scale is true."""
    x0: float
    y0: float
    frame: Box
    """Left, top, right, bottom of the map on the page in points."""

    def points(self, lons: Array, lats: Array) -> Array:
        """Return positions on the page, shape (n, 2), of longitudes and latitudes in degrees."""
        x, y = _forward((self.n, self.f), self.lon0, self.rho0, lons, lats)
        return np.column_stack((self.x0 + x * self.per_km, self.y0 - y * self.per_km))

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the position on the page of one (lat, lon)."""
        x, y = self.points(np.array([lon]), np.array([lat]))[0]
        return float(x), float(y)

    def line(self, latlons: Iterable[tuple[float, float]]) -> Array:
        """Return the positions of a line of (lat, lon)."""
        both = np.array(list(latlons), dtype=float)
        return self.points(both[:, 1], both[:, 0])

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Return (lat, lon) of a position on the page."""
        east, north = (x - self.x0) / self.per_km, (self.y0 - y) / self.per_km
        sign = math.copysign(1.0, self.n)
        rho = sign * math.hypot(east, self.rho0 - north)
        theta = math.atan2(sign * east, sign * (self.rho0 - north))
        lat = 2 * math.atan((self.f / rho) ** (1 / self.n)) - math.pi / 2
        return math.degrees(lat), self.lon0 + math.degrees(theta / self.n)

    def seen(self) -> Box:
        """Return west, south, east, north of all that lies in the frame."""
        left, top, right, bottom = self.frame
        xs, ys = np.linspace(left, right, 9), np.linspace(top, bottom, 9)
        edge = [(x, y) for x in xs for y in (top, bottom)] + [(x, y) for y in ys for x in (left, right)]
        lats, lons = zip(*(self.degrees(x, y) for x, y in edge), strict=True)
        return min(lons), max(min(lats), -_POLE), max(lons), min(max(lats), _POLE)

    def km_at_middle(self, points: float) -> float:
        """Return how many kilometres a level line of `points` is long at the middle of the map, on the great circle."""
        left, top, right, bottom = self.frame
        x, y = (left + right) / 2, (top + bottom) / 2
        (lat1, lon1), (lat2, lon2) = self.degrees(x - points / 2, y), self.degrees(x + points / 2, y)
        lat1, lat2, half = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1) / 2
        chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(half) ** 2
        return 2 * EARTH_KM * math.asin(math.sqrt(chord))


def fit(bbox: Box, frame: Box) -> Projection:
    """Return the projection that shows all of `bbox` (west, south, east, north) in the middle of `frame` (points)."""
    west, south, east, north = _opened(bbox)
    low, high = (math.radians(south + share * (north - south)) for share in (1 / 6, 5 / 6))
    n, f = _cone(low, high)
    lon0, middle = (west + east) / 2, math.radians((south + north) / 2)
    rho0 = EARTH_KM * f / math.tan(math.pi / 4 + middle / 2) ** n
    lons, lats = np.linspace(west, east, 25), np.linspace(south, north, 25)
    around_lon = np.concatenate([lons, lons, np.full(25, west), np.full(25, east)])
    around_lat = np.concatenate([np.full(25, south), np.full(25, north), lats, lats])
    x, y = _forward((n, f * EARTH_KM), lon0, rho0, around_lon, around_lat)
    left, top, right, bottom = frame
    per_km = min((right - left) / (x.max() - x.min()), (bottom - top) / (y.max() - y.min()))
    x0 = (left + right) / 2 - per_km * (x.max() + x.min()) / 2
    y0 = (top + bottom) / 2 + per_km * (y.max() + y.min()) / 2
    return Projection(n, f * EARTH_KM, lon0, rho0, float(per_km), float(x0), float(y0), frame)


def _opened(bbox: Box) -> Box:
    west, south, east, north = bbox
    south, north = max(south, -_POLE), min(north, _POLE)
    wide, high = max(0.0, _LEAST_DEGREES - (east - west)) / 2, max(0.0, _LEAST_DEGREES - (north - south)) / 2
    return west - wide, south - high, east + wide, north + high


def _cone(low: float, high: float) -> tuple[float, float]:
    """Return n and F of Snyder's equations 15-3 and 15-2; a map astride the equator takes a parallel beside it."""
    up_low, up_high = math.tan(math.pi / 4 + low / 2), math.tan(math.pi / 4 + high / 2)
    n = math.log(math.cos(low) / math.cos(high)) / math.log(up_high / up_low) if high - low > 1e-9 else math.sin(low)
    if abs(n) < 1e-4:
        n = 1e-4
    return n, math.cos(low) * up_low**n / n


def _forward(cone: tuple[float, float], lon0: float, rho0: float, lons: Array, lats: Array) -> tuple[Array, Array]:
    n, f = cone
    turn = n * np.radians(lons - lon0)
    rho = f / np.tan(math.pi / 4 + np.radians(np.clip(lats, -_POLE, _POLE)) / 2) ** n
    return rho * np.sin(turn), rho0 - rho * np.cos(turn)
