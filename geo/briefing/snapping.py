"""Positions of rows made those of their public cells: places, origins, destinations, and what follows from them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyarrow as pa

from geo.briefing.cells import cell_at
from geo.records.placing import AreaLocator, finite, mercator, open_locator
from geo.records.tables import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

_ROUNDED_M: Final = 100.0


class Public(NamedTuple):
    """Where a place lies for the public: the middle of its cell, and how far from there the truth may be."""

    lat: float
    lon: float
    radius_m: float


def public_position(lat: float, lon: float, radius_m: float | None, cell_km: float) -> Public:
    """Return the public position of a place. Its radius holds the whole cell, and the place's own radius around it."""
    cell = cell_at(lat, lon, cell_km)
    radius = cell.radius_m + (radius_m or 0.0)
    return Public(cell.lat, cell.lon, math.ceil(radius / _ROUNDED_M) * _ROUNDED_M)


def snapped(rows: pa.Table, cell_km: float, watched: str) -> pa.Table:
    """Return flat rows with every position made that of its public cell.

    Areas keep their kind and the radius that holds them: their position is only where a label may stand.
    """
    known: dict[tuple[float, float, float | None], Public] = {}
    for role in ROLES:
        lead = "" if role == "place" else f"{role}_"
        lats, lons, radii = (rows.column(f"{lead}{name}").to_pylist() for name in ("lat", "lon", "radius_m"))
        public = [_position(known, *each, cell_km) for each in zip(lats, lons, radii, strict=True)]
        for at, name in enumerate(("lat", "lon", "radius_m")):
            column = pa.array([None if each is None else each[at] for each in public], pa.float64())
            rows = _with(rows, f"{lead}{name}", column)
        if role == "place":
            rows = _mapped(rows, public, watched)
    return rows


def _position(
    known: dict[tuple[float, float, float | None], Public],
    lat: float | None,
    lon: float | None,
    radius_m: float | None,
    cell_km: float,
) -> Public | None:
    if lat is None or lon is None:
        return None
    key = (lat, lon, radius_m)
    found = known.get(key)
    if found is None:
        found = known[key] = public_position(lat, lon, radius_m, cell_km)
    return found


def _mapped(rows: pa.Table, public: list[Public | None], watched: str) -> pa.Table:
    """Work out anew what was worked out of the true position: where on the map it is, how far from the border."""
    spots = list(dict.fromkeys((each.lat, each.lon) for each in public if each is not None))
    squares = dict(zip(spots, (mercator(*each) for each in spots), strict=True))
    pinned = rows.column("border_km").is_valid().to_pylist()
    near = _border(dict.fromkeys((p.lat, p.lon) for p, pin in zip(public, pinned, strict=True) if p and pin), watched)
    mx = [None if p is None else squares[p.lat, p.lon][0] for p in public]
    my = [None if p is None else squares[p.lat, p.lon][1] for p in public]
    km = [near.get((p.lat, p.lon)) if p and pin else None for p, pin in zip(public, pinned, strict=True)]
    rows = _with(rows, "mx", pa.array(mx, pa.int32()))
    rows = _with(rows, "my", pa.array(my, pa.int32()))
    return _with(rows, "border_km", pa.array(km, pa.float64()))


def _border(spots: Iterable[tuple[float, float]], watched: str) -> dict[tuple[float, float], float | None]:
    asked = list(spots)
    if not asked:
        return {}
    areas: AreaLocator = open_locator()
    lats, lons = [lat for lat, _ in asked], [lon for _, lon in asked]
    far = areas.border_km_many(lats, lons, watched)
    return {spot: None if (km := finite(each)) is None else round(km, 1) for spot, each in zip(asked, far, strict=True)}


def _with(rows: pa.Table, name: str, column: Any) -> pa.Table:
    return rows.set_column(rows.schema.get_field_index(name), name, column)


__all__ = ["Public", "public_position", "snapped"]
