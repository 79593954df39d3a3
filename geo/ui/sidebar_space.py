"""The filters of space: a box, a shape drawn on the map, and kilometres to the border, with a neighbour or with any."""

from __future__ import annotations

from functools import cache
from typing import Final

import streamlit as st

from geo.errors import UsageError
from geo.places.areas import open_areas
from geo.records.filters import Filters
from geo.ui import resources

BOX: Final = "bbox"
SHAPE: Final = "within"
NEAR: Final = "near_border"
WORDS: Final = (NEAR, BOX, SHAPE)
"""Their words in the address; the widget of each holds text."""
MAX_KM: Final = 2000.0
ANY: Final = "any neighbour"
_KM: Final = "near-km"
_WITH: Final = "near-with"


def draw_drawn() -> None:
    """Draw a button for what was drawn on the map: one click takes it out again."""
    for word, said in ((BOX, "Box on the map"), (SHAPE, f"Shape of {_corners()} corners")):
        if st.session_state.get(word) or st.query_params.get(word):
            st.button(
                said, key=f"without-{word}", icon=":material/close:", on_click=_clear, args=(word,), width="stretch",
                help="Take this filter out",
            )  # fmt: skip


def draw() -> None:
    """Draw the filters of space, to be typed or chosen."""
    _draw_border()
    st.text_input(
        "Box", key=BOX, bind="query-params", placeholder="west, south, east, north",
        help="Degrees, such as 23,51,33,56.5. Only places that are points can lie in it.",
    )  # fmt: skip
    st.text_input(
        "Shape", key=SHAPE, bind="query-params", placeholder="drawn on the map",
        help="Corners as lat,lon parted by semicolons. Only places that are points can lie in it.",
    )  # fmt: skip


def _clear(word: str) -> None:
    st.session_state[word] = ""


def _corners() -> int:
    text = st.session_state.get(SHAPE) or st.query_params.get(SHAPE) or ""
    try:
        return len(Filters.from_words({SHAPE: text}).within)
    except UsageError:
        return text.count(";") + 1  # the page says what is wrong with it


def _draw_border() -> None:
    """Draw the distance and the neighbour; together they are one word of the address, which a hidden field holds."""
    kilometres, neighbour = _near()
    st.session_state[_KM], st.session_state[_WITH] = kilometres, neighbour or ANY
    left, right = st.columns([4, 5], gap="xsmall")
    left.number_input(
        "Km to border", 0.0, MAX_KM, step=5.0, key=_KM, on_change=_join, placeholder="any",
        help="Of the watched country, on either side of the border.",
    )  # fmt: skip
    names = _neighbours(resources.settings().watched)
    if neighbour is not None and neighbour not in names:
        names = {**names, neighbour: neighbour}
    right.selectbox("with", [ANY, *names], key=_WITH, format_func=lambda code: names.get(code, code), on_change=_join)
    st.text_input(NEAR, key=NEAR, bind="query-params", label_visibility="collapsed")


def _near() -> tuple[float | None, str | None]:
    text = st.session_state.get(NEAR) or st.query_params.get(NEAR) or ""
    try:
        read = Filters.from_words({NEAR: text})
    except UsageError:
        return None, None
    return read.near_border, read.border_with


def _join() -> None:
    kilometres, neighbour = st.session_state.get(_KM), st.session_state.get(_WITH)
    if kilometres is None:
        st.session_state[NEAR] = ""
    else:
        st.session_state[NEAR] = f"{kilometres:.10g}" + ("" if neighbour in {None, ANY} else f":{neighbour}")


@cache
def _neighbours(watched: str) -> dict[str, str]:
    """Return the names of the countries that share a border with the watched one, by their codes."""
    areas = open_areas()
    names = areas.countries()
    return {code: names[code] for code in sorted(areas.neighbours(watched), key=lambda code: names[code])}
