"""When each sighting of a movement has it: one bar a sighting, from its first day to its last."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import altair as alt
import pandas as pd
import streamlit as st

from geo.maps.style import theme
from geo.ui import map_view
from geo.ui.pair_words import told_by, when

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST: Final = 30
_ROW_PX: Final = 18
_AXIS_PX: Final = 46


def draw(rows: Sequence[dict[str, Any]]) -> None:
    """Draw the chart where two sightings or more have a day."""
    dated = [row for row in rows if row["observed_from"] or row["observed_to"]][:_MOST]
    if len(dated) > 1:
        st.altair_chart(chart(dated, map_view.theme_now()), width="stretch", key="movement-days")


def chart(rows: Sequence[dict[str, Any]], theme_name: str) -> alt.LayerChart:
    """Return the chart of dated flat rows; an open end is drawn as the day that is told, with an arrow's word."""
    colours = theme(theme_name)
    frame = pd.DataFrame([_bar(row) for row in rows])
    axis = alt.Axis(title=None, format="%-d %b %Y", tickCount=4, grid=True)
    base = alt.Chart(frame).encode(
        y=alt.Y("id:N", sort=None, axis=alt.Axis(title=None, domain=False, ticks=False, labelOverlap=False)),
        tooltip=[
            alt.Tooltip("id:N", title="Sighting"),
            alt.Tooltip("words:N", title="Seen"),
            alt.Tooltip("source:N", title="Told by"),
        ],
    )
    bars = base.mark_bar(color=colours.accent, height=6, cornerRadius=2).encode(
        x=alt.X("first:T", axis=axis, scale=alt.Scale(type="utc")), x2="last:T"
    )
    quiet: alt.LayerChart = (
        alt.layer(bars)
        .properties(height=_ROW_PX * len(rows) + _AXIS_PX)
        .configure_view(strokeWidth=0)
        .configure_axis(gridColor=colours.grid, domainColor=colours.grid, tickColor=colours.grid,
                        labelColor=colours.muted)
    )  # fmt: skip
    return quiet


def _bar(row: dict[str, Any]) -> dict[str, Any]:
    first = pd.Timestamp(row["observed_from"] or row["observed_to"], tz="UTC")
    last = pd.Timestamp(row["observed_to"] or row["observed_from"], tz="UTC")
    whole_day = last == last.normalize()
    return {
        "id": row["sighting_id"],
        "first": first,
        "last": last + (timedelta(days=1) if whole_day else timedelta(hours=1)),
        "words": when(row),
        "source": told_by(row),
    }
