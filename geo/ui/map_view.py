"""The border map: a constant base map and one small data layer, so that nothing flickers between reruns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit_folium import st_folium

from geo.maps.basemap import base_map
from geo.maps.layer import data_layer
from geo.maps.token import sign_filters
from geo.ui import resources

if TYPE_CHECKING:
    import folium

    from geo.records.filters import Filters

HEIGHT = 690
"""Pixels; fills a 900-pixel screen below the answer."""
MEASURES = {"sightings": "Sightings", "movements": "Movements", "vehicles": "Vehicles"}
COLOURS = {"flow": "Flow", "class": "Equipment class"}


def draw(filters: Filters) -> None:
    """Draw the map with what passes the filters; the layer's script fetches it by a signed query."""
