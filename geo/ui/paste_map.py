"""The map beside the cards: pins with the number of their card, areas as areas, nothing that is in doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import folium

from geo.intake.fields import ROLES
from geo.intake.posts_reading import place_doubt
from geo.maps.style import theme
from geo.model import AREA_KINDS
from geo.ui import map_view, small_map

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Place, Sighting

_PIXELS: Final = (480, 360)
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
    small_map.show("read-map", points, (centre, zoom), _PIXELS[1])


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
    """Yield what shows a place: a badge with the numbers of its cards, hollow for an area, and its outline if any."""
    rings = _rings(spot.place)
    if rings:
        yield folium.Polygon(
            rings, color=colour, weight=2, dash_array="6 4", fill=True, fill_opacity=0.12, interactive=False
        )
    hollow = spot.place.kind in AREA_KINDS
    look = f"background: transparent; color: {colour}; border: 1px dashed {colour};" if hollow else ""
    # Only numbers go into the script: names of places stand on the cards.
    more = f"&nbsp;+{len(spot.cards) - _NUMBERS}" if len(spot.cards) > _NUMBERS else ""
    numbers = ",&nbsp;".join(map(str, spot.cards[:_NUMBERS])) + more
    badge = f'<div style="{_BADGE} background: {colour}; color: {ink}; {look}">{numbers}</div>'
    icon = folium.DivIcon(html=badge, icon_size=(0, 0), class_name="read-badge")
    yield folium.Marker((spot.place.lat, spot.place.lon), icon=icon, interactive=False, keyboard=False)


def _rings(place: Place) -> list[list[small_map.Point]]:
    return small_map.rings(place.kind, place.country, place.admin1, place.name)


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


def _view(spots: list[_Spot]) -> tuple[small_map.Point, int]:
    shapes = [[point for ring in _rings(spot.place) for point in ring] for spot in spots]
    return small_map.view(
        [shape or [(spot.place.lat, spot.place.lon)] for spot, shape in zip(spots, shapes, strict=True)], _PIXELS
    )
