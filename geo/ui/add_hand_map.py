"""The map of the form: a click gives the place, as near as the map was; it is a map of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import folium
import streamlit as st

from geo.intake.by_hand import click_radius_m
from geo.maps.basemap import ZOOM
from geo.maps.style import theme
from geo.ui import map_view, small_map

if TYPE_CHECKING:
    from geo.model import Place

HEIGHT: Final = 520
_PIXELS: Final = (520, HEIGHT)
_SEEN: Final = "add-hand-click"
_DECIMALS: Final = 4
_ROUND: Final = 100
"""Metres from which on the third decimal says enough."""


@dataclass(frozen=True, slots=True)
class Click:
    """A click: coordinates as they would be written, and how far off they may be."""

    coordinates: str
    radius_m: int


def draw(point: Place | None, named: Place | None) -> Click | None:
    """Draw the map with the coordinates that are written down, else the place that the name means; return a new click.

    The view follows a name and stays where a click was made.
    """
    shown = map_view.theme_now()
    colours = theme(shown)
    points = folium.FeatureGroup("by hand")
    place = point or named
    if place is not None:
        at = (place.lat, place.lon)
        radius = _said_radius() or place.radius_m
        folium.Circle(at, radius=radius, color=colours.accent, weight=1.5, fill=True, fill_opacity=0.12).add_to(points)
        folium.CircleMarker(
            at, radius=6, color=colours.paper, weight=2, fill=True, fill_color=colours.accent, fill_opacity=1
        ).add_to(points)
    centre, zoom = small_map.view([[(named.lat, named.lon)]] if named is not None else [], _PIXELS)
    told = small_map.show("add-hand-map", points, (centre, zoom), HEIGHT, ("last_clicked", "zoom"))
    return _new_click(told)


def _new_click(told: dict[str, object] | None) -> Click | None:
    clicked = (told or {}).get("last_clicked")
    if not isinstance(clicked, dict) or clicked == st.session_state.get(_SEEN):
        return None
    st.session_state[_SEEN] = clicked
    zoom = (told or {}).get("zoom")
    lat, lon = float(clicked["lat"]), float(clicked["lng"])
    radius = click_radius_m(lat, float(zoom) if isinstance(zoom, int | float) else ZOOM)
    decimals = 3 if radius >= _ROUND else _DECIMALS
    return Click(coordinates=f"{lat:.{decimals}f}, {lon:.{decimals}f}", radius_m=radius)


def _said_radius() -> float | None:
    said = str(st.session_state.get("add-hand-radius_m") or "").strip()
    return float(said) if said.isascii() and said.isdigit() else None
