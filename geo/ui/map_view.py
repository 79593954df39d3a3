"""The border map: a constant base map and one small data layer, so that nothing flickers between reruns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import streamlit as st
from streamlit_folium import st_folium

from geo.maps.basemap import base_map
from geo.maps.colouring import Colour
from geo.maps.layer import LayerOptions, Measure, data_layer
from geo.maps.tiles import tiles_of
from geo.maps.token import sign_filters, signing_secret
from geo.ui import map_said, resources

if TYPE_CHECKING:
    import folium
    from streamlit.delta_generator import DeltaGenerator

    from geo.maps.style import ThemeName
    from geo.records.filters import Filters

HEIGHT = 680
"""Pixels, where the page's style does not stretch the map to the screen."""


def draw(filters: Filters, switches: DeltaGenerator) -> None:
    """Draw the map with what passes the filters; the layer's script fetches it by a signed query.

    The two switches of the map are drawn into `switches`.
    """
    shown = theme_now()
    words = filters.to_words()
    options = replace(
        _choose(switches, shown),
        bbox=words.get("bbox", ""),
        within=words.get("within", ""),
        days=(words.get("from", ""), words.get("to", "")),
    )
    # The days stand beside the token, so that dragging on the timeline needs no other; they can only narrow it.
    token = sign_filters(replace(filters, date_from=None, date_to=None), signing_secret(resources.settings()))
    key = f"border-map-{shown}"
    with st.container(key="border-map"):
        st_folium(
            base(shown),
            key=key,
            on_change=map_said.hear(key),
            height=HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=data_layer(token, options=options),
        )


def theme_now() -> ThemeName:
    """Return the theme that the page wears."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _choose(switches: DeltaGenerator, shown: ThemeName) -> LayerOptions:
    with switches.container(horizontal=True, vertical_alignment="center", width="content", gap="xsmall"):
        measure: Measure = _switch("Circles count", "size", get_args(Measure))
        colour: Colour = _switch("Colour by", "colour", get_args(Colour))
    return LayerOptions(
        theme=shown,
        measure=measure,
        colour=colour,
        version=resources.mirror().sequence,
        watched=resources.settings().watched,
        refused=map_said.refused(),
    )


def _switch(label: str, word: str, choices: tuple[Any, ...]) -> Any:
    st.html(f'<span class="kordon-switch" aria-hidden="true">{label}</span>', width="content")
    chosen = st.segmented_control(
        label, choices, default=choices[0], required=True, key=word, bind="query-params", persist_state="session",
        width="content", label_visibility="collapsed",
    )  # fmt: skip
    return chosen or choices[0]


@st.cache_resource(show_spinner="Drawing the borders")
def base(shown: ThemeName) -> folium.Map:
    """Return the base map of a theme; it is shared and must not be changed."""
    return base_map(shown, watched=resources.settings().watched, tiles=tiles_of(resources.settings()))
