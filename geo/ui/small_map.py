"""What the small maps beside cards share: outlines of areas, the view of all that is named, the map itself."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit_folium import st_folium

from geo.errors import MissingError
from geo.maps.basemap import CENTRE, ZOOM, base_map
from geo.model import AREA_KINDS, PlaceKind
from geo.places.areas import open_areas
from geo.ui import map_view, resources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import folium

Point = tuple[float, float]
"""(lat, lon) in degrees."""
_COARSER: Final = 0.03
"""Degrees by which an outline may stray when it is simplified for a small map."""
_WIDE_DEGREES: Final = 12.0
"""A country wider than this (Russia) is tinted and does not set the view."""
_CLOSEST: Final = 9
_REGION: Final = ((43.0, 61.0), (19.0, 46.0))
"""Latitudes and longitudes of the base map: what lies beyond is drawn and does not set the view."""
_ROOM: Final = 1.35
"""How much wider than what is shown the view is."""


def show(
    key: str, points: folium.FeatureGroup, seen: tuple[Point, int], height: int, returned: Sequence[str] = ()
) -> dict[str, Any]:
    """Draw a base map of its own with these points, seen from a centre and zoom; return what is asked of the map.

    The Border map's base is shared by all pages and sessions and must never be added to.
    """
    shown = map_view.theme_now()
    with st.container(key=key):
        told = st_folium(
            base_map(shown, watched=resources.settings().watched),
            key=f"{key}-{shown}",
            height=height,
            use_container_width=True,
            returned_objects=list(returned),
            center=seen[0],
            zoom=seen[1],
            feature_group_to_add=points,
        )
    return told or {}


def rings(kind: str, country: str | None, admin1: str | None, name: str) -> list[list[Point]]:
    """Return the outline of an area as rings; none for a place that is a point, or where no outline ships."""
    if kind not in AREA_KINDS or country is None:
        return []
    return _outline(country if kind == PlaceKind.COUNTRY else admin1 or name)


@cache
def _outline(name: str) -> list[list[Point]]:
    try:
        simple = open_areas().outline(name).simplify(_COARSER)
    except MissingError:
        return []
    # shapely speaks (lon, lat)
    return [[(lat, lon) for lon, lat in part.exterior.coords] for part in getattr(simple, "geoms", [simple])]


def view(shapes: Iterable[Sequence[Point]], pixels: tuple[int, int]) -> tuple[Point, int]:
    """Return the centre and zoom at which shapes are seen on so many pixels (wide, high), all but the widest."""
    corners: list[Point] = []
    for points in shapes:
        lons = [lon for _, lon in points]
        if max(lons) - min(lons) <= _WIDE_DEGREES:
            corners += points
    (low, high_lat), (left, right) = _REGION
    corners = [(lat, lon) for lat, lon in corners if low <= lat <= high_lat and left <= lon <= right] or corners
    if not corners:
        return CENTRE, ZOOM - 1
    (south, north), (west, east) = ((min(each), max(each)) for each in zip(*corners, strict=True))
    spans = max(east - west, 0.01), max(mercator(north) - mercator(south), 0.01)
    zoom = min(math.log2(360 * size / (256 * span * _ROOM)) for size, span in zip(pixels, spans, strict=True))
    return ((south + north) / 2, (west + east) / 2), max(4, min(_CLOSEST, math.floor(zoom)))


def mercator(lat: float) -> float:
    """Return the height of a latitude on a web-mercator map, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, lat))) / 2)))
