"""The map of the review: what a name could mean, numbered as in the list. It is a map of its own.

The Border map's base is shared by all pages and sessions and must never be added to.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import folium

from geo.maps.basemap import CENTRE, ZOOM
from geo.maps.style import theme
from geo.model import AREA_KINDS
from geo.ui import map_view
from geo.ui.small_map import mercator, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.maps.style import Theme
    from geo.model import Place

HEIGHT: Final = 470
"""Pixels, where the page's style does not stretch the map to the screen."""
_PIXELS: Final = (400, HEIGHT)
_CLOSEST: Final = 9
_ALONE: Final = 7
_ROOM: Final = 1.5
"""How much wider than the points the view is."""
_BADGE: Final = (
    "position: absolute; transform: translate(calc(-50% + {right}px), calc(-50% + {down}px)); "
    "min-width: 12px; text-align: center; padding: 1px 5px; border-radius: 11px; "
    "font: 700 13px/18px sans-serif; box-shadow: 0 0 0 1.5px {halo}; "
    "background: {back}; color: {ink}; border: 1.5px solid {edge};"
)
_BADGE_PX: Final = 25
_ASIDES: Final = tuple(
    sorted(
        ((right * _BADGE_PX, down * _BADGE_PX) for right in range(-3, 4) for down in range(-3, 4)),
        key=lambda each: (abs(each[0]) + abs(each[1]), each),
    )
)
"""Where a badge may stand, the nearest first."""


def draw(places: Sequence[Place], chosen: Place | None) -> None:
    """Draw the places numbered from 1 in their order, `chosen` filled; one that is not among them has a star."""
    shown = map_view.theme_now()
    numbered = [(str(number), place) for number, place in enumerate(places, start=1)]
    if chosen is not None and chosen not in places:
        numbered.append(("★", chosen))
    spots = [place for _, place in numbered]
    centre, zoom = _view(spots)
    points = folium.FeatureGroup("candidates")
    for (label, place), aside in zip(numbered, _asides(spots, zoom), strict=True):
        for each in _shapes(label, place, aside, theme(shown), filled=place == chosen):
            each.add_to(points)
    show("review-map", points, (centre, zoom), HEIGHT)


def _shapes(label: str, place: Place, aside: tuple[int, int], colours: Theme, *, filled: bool) -> list[Any]:
    """Return the circle that holds nine tenths of the truth, its middle, and the badge with the place's number."""
    at = (place.lat, place.lon)
    circle = folium.Circle(
        at,
        radius=place.radius_m,
        color=colours.accent,
        weight=2 if filled else 1,
        dash_array="5 5" if place.kind in AREA_KINDS else None,
        fill=True,
        fill_opacity=0.2 if filled else 0.08,
    )
    dot = folium.CircleMarker(at, radius=2, color=colours.accent, fill=True, fill_opacity=1)
    back, ink = (colours.accent, colours.paper) if filled else (colours.paper, colours.accent)
    look = _BADGE.format(halo=colours.paper, back=back, ink=ink, edge=colours.accent, right=aside[0], down=aside[1])
    # Only a number goes into the script: the name stands in the list.
    icon = folium.DivIcon(html=f'<div style="{look}">{label}</div>', icon_size=(0, 0), class_name="review-badge")
    return [circle, dot, folium.Marker(at, icon=icon, z_index_offset=1000 if filled else 0)]


def _asides(places: Sequence[Place], zoom: int) -> list[tuple[int, int]]:
    """Return by how many pixels (right, down) each badge stands aside, so that none covers another at this zoom."""
    scale = 256 * 2**zoom / 360
    taken: list[tuple[float, float]] = []
    asides = []
    for place in places:
        x, y = place.lon * scale, -mercator(place.lat) * scale
        aside = next((each for each in _ASIDES if all(_apart(x + each[0], y + each[1], one) for one in taken)), (0, 0))
        taken.append((x + aside[0], y + aside[1]))
        asides.append(aside)
    return asides


def _apart(x: float, y: float, other: tuple[float, float]) -> bool:
    return max(abs(x - other[0]), abs(y - other[1])) >= _BADGE_PX


def _view(places: Sequence[Place]) -> tuple[tuple[float, float], int]:
    """Return the centre and zoom at which every place is seen."""
    if not places:
        return CENTRE, ZOOM - 1
    lats, lons = [place.lat for place in places], [place.lon for place in places]
    centre = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    spans = (max(lons) - min(lons), mercator(max(lats)) - mercator(min(lats)))
    if max(spans) < 0.01:  # noqa: PLR2004 - degrees; all at one spot
        return centre, _ALONE
    zooms = [
        math.log2(360 * pixels / (256 * span * _ROOM)) for pixels, span in zip(_PIXELS, spans, strict=True) if span > 0
    ]
    return centre, max(4, min(_CLOSEST, math.floor(min(zooms))))
