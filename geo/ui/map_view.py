"""The border map: a constant base map and one small data layer, so that nothing flickers between reruns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st
from streamlit_folium import st_folium

from geo.maps.basemap import base_map
from geo.maps.layer import LayerOptions, data_layer
from geo.maps.token import sign_filters, signing_secret
from geo.ui import resources

if TYPE_CHECKING:
    import folium

    from geo.maps.style import ThemeName
    from geo.records.filters import Filters

HEIGHT = 680
"""Pixels; fills a 900-pixel screen below the answer."""
MEASURES = ("sightings", "movements", "vehicles")
COLOURS = ("flow", "class")


def draw(filters: Filters) -> None:
    """Draw the map with what passes the filters; the layer's script fetches it by a signed query."""
    shown: ThemeName = "dark" if st.context.theme.type == "dark" else "light"
    options = _choose(shown)
    token = sign_filters(filters, signing_secret(resources.settings()))
    st_folium(
        _base(shown),
        key=f"border-map-{shown}",
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=data_layer(token, options=options),
    )


def _choose(shown: ThemeName) -> LayerOptions:
    measure, colour, _ = st.columns([3, 3, 4], vertical_alignment="center")
    size = measure.segmented_control(
        "Circles count",
        MEASURES,
        default="sightings",
        required=True,
        key="size",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
    )
    paint = colour.segmented_control(
        "Colour by",
        COLOURS,
        default="flow",
        required=True,
        key="colour",
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        format_func=str,
    )
    return LayerOptions(
        theme=shown, measure=size or "sightings", colour=paint or "flow", version=resources.mirror().sequence
    )


@st.cache_resource(show_spinner="Drawing the borders")
def _base(shown: ThemeName) -> folium.Map:
    return base_map(shown)
