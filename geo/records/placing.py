"""Places as they are stored: once each, with what the map and the filters need worked out beforehand."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Any, Protocol

import sqlalchemy as sa

from geo.model import AREA_KINDS, Place, PlaceKind
from geo.records.numbering import known_numbers, next_number
from geo.records.tables import place, setting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


WORLD = 1 << 26
"""Edge of the web-mercator world in the integer units of `mx` and `my`: a cell is found by a bit shift."""
MAX_LAT = 85.05112877980659
"""Latitude at which web mercator ends (EPSG:3857)."""
FIRST_WATCHED = "BY"


class AreaLocator(Protocol):
    """What is asked of the outlines of countries and areas (`geo.places.areas` by default)."""

    def locate(self, lats: Sequence[float], lons: Sequence[float]) -> list[tuple[str | None, str | None]]:
        """Return (country, admin1) of each point, None where no outline holds it."""
        ...

    def border_km_many(self, lats: Sequence[float], lons: Sequence[float], country: str) -> Sequence[float]:
        """Return each point's distance in km to the country's border."""
        ...


def open_locator() -> AreaLocator:
    """Return the shipped outlines, opened only where a new place must be looked up."""
    from geo.places.areas import open_areas  # noqa: PLC0415 - shapely is slow to import and rarely needed

    areas: AreaLocator = open_areas()
    return areas


def mercator(lat: float, lon: float) -> tuple[int, int]:
    """Return (mx, my): integer web mercator of edge WORLD, origin in the north-west (EPSG:3857 as tiles use it)."""
    lat = max(-MAX_LAT, min(MAX_LAT, lat))
    x = (lon + 180) / 360
    y = (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2
    return min(WORLD - 1, max(0, int(x * WORLD))), min(WORLD - 1, max(0, int(y * WORLD)))


def unmercator(mx: float, my: float) -> tuple[float, float]:
    """Return (lat, lon) of a point in the units of `mercator`."""
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * my / WORLD))))
    return lat, mx / WORLD * 360 - 180


def place_key(found: Place) -> str:
    """Return what tells one place from another: all but the words it came from and how sure the match was."""
    parts = (found.name, found.kind, found.country, found.admin1, f"{found.lat:.6f}", f"{found.lon:.6f}")
    text = "\x1f".join("" if part is None else str(part) for part in (*parts, f"{found.radius_m:.0f}"))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def store_places(connection: sa.Connection, change: int, by_key: Mapping[str, Place]) -> dict[str, int]:
    """Store the places that are new, given by their `place_key`, and return the number of each."""
    numbers = known_numbers(connection, place.c.key, by_key)
    new = {key: each for key, each in by_key.items() if key not in numbers}
    if not new:
        return numbers
    rows = _columns(list(new.values()), watched_country(connection))
    first = next_number(connection, place)
    for number, (key, row) in enumerate(zip(new, rows, strict=True), start=first):
        row.update(no=number, key=key, change=change)
        numbers[key] = number
    connection.execute(place.insert(), rows)
    return numbers


def _columns(found: Sequence[Place], watched: str) -> list[dict[str, Any]]:
    """Return the stored columns of places; what a gazetteer left open, the outlines fill for pins."""
    pins = [each for each in found if each.kind not in AREA_KINDS]
    lats, lons = [each.lat for each in pins], [each.lon for each in pins]
    areas = open_locator() if pins else None
    located = dict(zip(map(id, pins), areas.locate(lats, lons), strict=True)) if areas else {}
    distances = areas.border_km_many(lats, lons, watched) if areas else []
    border = {id(each): finite(km) for each, km in zip(pins, distances, strict=True)}
    rows = []
    for each in found:
        country, admin1 = located.get(id(each), (None, None))
        mx, my = mercator(each.lat, each.lon)
        own_area = each.name if each.kind is PlaceKind.ADMIN1 else None
        rows.append(
            {
                "name": each.name,
                "kind": each.kind.value,
                "country": each.country or country,
                # An area of another country than the gazetteer's says only that the point lies at the border.
                "admin1": each.admin1 or own_area or (admin1 if each.country in {None, country} else None),
                "lat": each.lat,
                "lon": each.lon,
                "radius_m": each.radius_m,
                "border_km": border.get(id(each)),
                "mx": mx,
                "my": my,
            }
        )
    return rows


def finite(number: float) -> float | None:
    """Return a distance as it is stored: None where there is no border to measure to."""
    return float(number) if math.isfinite(number) else None


def watched_country(connection: sa.Connection) -> str:
    """Return the ISO2 code of the country that distances and flows are told of."""
    stored = connection.execute(sa.select(setting.c.value).where(setting.c.name == "watched")).scalar()
    return stored or FIRST_WATCHED
