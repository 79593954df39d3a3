"""The map beside the cards: pins with the number of their card, areas as areas, nothing that is in doubt."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import folium
from streamlit_folium import st_folium

from geo.errors import MissingError
from geo.intake.fields import ROLES
from geo.intake.posts_reading import place_doubt
from geo.maps.basemap import CENTRE, ZOOM, base_map
from geo.maps.style import theme
from geo.model import AREA_KINDS, PlaceKind
from geo.places.areas import open_areas
from geo.ui import map_view, resources

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Place, Sighting

_COARSER: Final = 0.03
"""Degrees by which an outline may stray when it is simplified for this small map."""
_WIDE_DEGREES: Final = 12.0
"""A country wider than this (Russia) is tinted and does not set the view."""
_PIXELS: Final = (480, 360)
_CLOSEST: Final = 9
_REGION: Final = ((43.0, 61.0), (19.0, 46.0))
"""Latitudes and longitudes of the base map: what lies beyond is drawn and does not set the view."""
_NUMBERS: Final = 5
"""Numbers of cards that a badge names; the rest are counted."""
_BADGE: Final = (
    "position: absolute; transform: translate(-50%, -50%); white-space: nowrap; min-width: 9px; text-align: center; "
    "padding: 1px 5px; border-radius: 10px; font: 700 12px/16px sans-serif;"
)
LINES: Final = {
    "place": ("#1f6fa8", "#6fb7e8"),
    "origin": ("#4a7d1c", "#9ccc66"),
    "destination": ("#0d7a66", "#5fd0b8"),
}
"""Lines of each role, light and dark, in the hues that its words have in the text."""


@dataclass(slots=True)
class _Spot:
    """A place with the cards that name it, and what it is to them."""

    place: Place
    role: str
    cards: list[int] = field(default_factory=list)


def draw(sightings: dict[int, Sighting]) -> None:
    """Draw the settled places of sightings, which are given by the number of their card."""
    shown = map_view.theme_now()
    spots = _spots(sightings)
    points = folium.FeatureGroup("cards")
    line_of: Any = folium.PolyLine  # folium leaves it untyped
    for spot in spots:
        for each in _draw_spot(spot, LINES[spot.role][shown == "dark"], theme(shown).paper):
            each.add_to(points)
    for sighting in sightings.values():
        for line in _ways(sighting):
            line_of(line, color=theme(shown).accent, weight=1.5, dash_array="5 5", opacity=0.8).add_to(points)
    centre, zoom = _view(spots)
    st_folium(
        base_map(shown, watched=resources.settings().watched),  # st_folium adds the points to this map: one of its own
        key=f"read-map-{shown}",
        height=_PIXELS[1],
        use_container_width=True,
        returned_objects=[],
        center=centre,
        zoom=zoom,
        feature_group_to_add=points,
    )


def _spots(sightings: dict[int, Sighting]) -> list[_Spot]:
    found: dict[tuple[str, float, float], _Spot] = {}
    for card, sighting in sightings.items():
        own: set[tuple[str, float, float]] = set()
        for role in reversed(ROLES):  # what a sighting went to or came from says more than that it was there
            toponym = getattr(sighting, role)
            if toponym is None or toponym.place is None or place_doubt(role, toponym) is not None:
                continue
            place = toponym.place
            key = (place.name, place.lat, place.lon)
            if key not in own:
                own.add(key)
                spot = found.setdefault(key, _Spot(place, role))
                spot.cards.append(card)
    return list(found.values())


def _draw_spot(spot: _Spot, colour: str, ink: str) -> Iterable[Any]:
    """Yield what shows a place: a badge with the numbers of its cards, for an area its outline and a hollow badge."""
    rings = _rings(spot.place)
    if rings:
        yield folium.Polygon(
            rings, color=colour, weight=2, dash_array="6 4", fill=True, fill_opacity=0.12, interactive=False
        )
    look = f"background: transparent; color: {colour}; border: 1px dashed {colour};" if rings else ""
    # Only numbers go into the script: names of places stand on the cards.
    more = f"&nbsp;+{len(spot.cards) - _NUMBERS}" if len(spot.cards) > _NUMBERS else ""
    numbers = ",&nbsp;".join(map(str, spot.cards[:_NUMBERS])) + more
    badge = f'<div style="{_BADGE} background: {colour}; color: {ink}; {look}">{numbers}</div>'
    icon = folium.DivIcon(html=badge, icon_size=(0, 0), class_name="read-badge")
    yield folium.Marker((spot.place.lat, spot.place.lon), icon=icon, interactive=False, keyboard=False)


def _rings(place: Place) -> list[list[tuple[float, float]]]:
    """Return the outline of an area as rings of (lat, lon); none for a pin, or where no outline ships."""
    if place.kind not in AREA_KINDS or place.country is None:
        return []
    return _outline(place.country if place.kind is PlaceKind.COUNTRY else place.admin1 or place.name)


@cache
def _outline(name: str) -> list[list[tuple[float, float]]]:
    try:
        simple = open_areas().outline(name).simplify(_COARSER)
    except MissingError:
        return []
    # shapely speaks (lon, lat)
    return [[(lat, lon) for lon, lat in part.exterior.coords] for part in getattr(simple, "geoms", [simple])]


def _ways(sighting: Sighting) -> Iterable[list[tuple[float, float]]]:
    """Yield the straight line from pin to pin; an area is no point that a line could start from."""
    ends = []
    for role in ("origin", "destination"):
        toponym = getattr(sighting, role)
        if toponym is None or toponym.place is None or place_doubt(role, toponym) is not None:
            return
        if toponym.place.kind in AREA_KINDS:
            return
        ends.append((toponym.place.lat, toponym.place.lon))
    yield ends


def _view(spots: list[_Spot]) -> tuple[tuple[float, float], int]:
    """Return the centre and zoom at which everything but the widest countries is seen."""
    corners: list[tuple[float, float]] = []
    for spot in spots:
        points = [point for ring in _rings(spot.place) for point in ring] or [(spot.place.lat, spot.place.lon)]
        lons = [lon for _, lon in points]
        if max(lons) - min(lons) <= _WIDE_DEGREES:
            corners += points
    (low, high_lat), (left, right) = _REGION
    corners = [(lat, lon) for lat, lon in corners if low <= lat <= high_lat and left <= lon <= right] or corners
    if not corners:
        return CENTRE, ZOOM - 1
    (south, north), (west, east) = ((min(each), max(each)) for each in zip(*corners, strict=True))
    wide, high = max(east - west, 0.01), max(_mercator(north) - _mercator(south), 0.01)
    zoom = min(
        math.log2(360 * pixels / (256 * span * 1.35)) for pixels, span in zip(_PIXELS, (wide, high), strict=True)
    )
    return ((south + north) / 2, (west + east) / 2), max(4, min(_CLOSEST, math.floor(zoom)))


def _mercator(lat: float) -> float:
    """Return the height of a latitude on the map, in degrees of longitude."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, lat))) / 2)))
