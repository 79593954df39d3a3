"""The timeline: what was reported per day, week or month, as intervals, with its table and its CSV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import streamlit as st

from geo.counts.intervals import interval_of
from geo.maps.style import theme
from geo.model import Unit
from geo.records import queries
from geo.records.csv_text import write_csv
from geo.ui import resources
from geo.ui.headline import grouped, plural
from geo.ui.link import PERIODS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.filters import Filters
    from geo.records.queries import TotalRow

_LENGTH = {"day": 1, "week": 7, "month": 28}
"""Days that a bar stands for; a month's shortest, so that bars never overlap."""
_FIT = 12
"""Rows that are shown without a bar to scroll."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What the timeline counts: the length of a period and the one unit shown, since units are never mixed."""

    period: str
    unit: str


def choose() -> Choice:
    """Draw the two switches of the page; both stand in the address bar."""
    with st.container(horizontal=True, gap="large"):
        period = _switch("Count by", "by", PERIODS, "week")
        unit = _switch("Count", "unit", [unit.value for unit in Unit], Unit.VEHICLE.value)
    return Choice(period=period, unit=unit)


def _switch(label: str, word: str, choices: Sequence[str], default: str) -> str:
    chosen = st.segmented_control(
        label, choices, default=default, required=True, key=word, bind="query-params", persist_state="session",
        width="content",
    )  # fmt: skip
    return chosen or default


def say_none(choice: Choice) -> None:
    """Say that nothing is counted in the chosen unit, though something passes the filters."""
    st.info(f"No {choice.unit} is counted under these filters; choose another unit above.", icon=":material/bar_chart:")


def read(filters: Filters, choice: Choice) -> list[TotalRow]:
    """Return the totals of the chosen unit, oldest first, undated last."""
    rows = queries.totals(resources.mirror(), filters, by=(choice.period,))
    return [row for row in rows if row.unit == choice.unit]


def first_day(period: str) -> date:
    """Return the first day of a period as the totals write it: 2022-12-16, 2022-W50 or 2022-12."""
    if "W" in period:
        year, week = period.split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    return date.fromisoformat(period if period.count("-") == 2 else f"{period}-01")  # noqa: PLR2004 - year-month-day


def words(row: TotalRow) -> str:
    """Return a row's interval as words, `n/a` where no movement of it had a number."""
    return grouped(interval_of(row.count_min, row.count_max))


def draw_chart(rows: Sequence[TotalRow], choice: Choice) -> None:
    """Draw one bar a period: solid to the low end, pale to the high end, an arrow where the high end is open."""
    dated = [row for row in rows if row.period is not None]
    undated = sum(row.movements for row in rows if row.period is None)
    if dated:
        st.altair_chart(chart(dated, choice, st.context.theme.type or "light"), width="stretch")
    legend = (
        "A movement is counted on the last day of its interval. Solid: at least so many. Pale: up to so many. "
        "Arrow: no upper end was reported."
    )
    if undated:
        legend += f" {undated} undated movement{'s' * (undated != 1)} not drawn; see the last row of the table."
    st.caption(legend)


def chart(rows: Sequence[TotalRow], choice: Choice, theme_name: str) -> alt.LayerChart | alt.FacetChart:
    """Return the chart of dated rows in the page's theme."""
    colours = theme(theme_name)
    frame = pd.DataFrame([_bar(row, choice.period) for row in rows])
    tooltip = [
        alt.Tooltip("period:N", title=choice.period.capitalize()),
        alt.Tooltip("words:N", title=plural(choice.unit).capitalize()),
        alt.Tooltip("movements:Q", title="Movements"),
        alt.Tooltip("without_number:Q", title="Without a number"),
        alt.Tooltip("sources:Q", title="Sources"),
    ]
    days = alt.Axis(grid=False, labelOverlap=True, format="%b %Y" if choice.period == "month" else "%-d %b %Y")
    base = alt.Chart(frame).encode(x=alt.X("first:T", title=None, axis=days), x2="last:T", tooltip=tooltip)
    counts = alt.Axis(tickMinStep=1, title=f"{plural(choice.unit)}, as reported")
    solid = base.mark_bar(color=colours.accent, cornerRadius=1).encode(y=alt.Y("low:Q", axis=counts), y2=alt.datum(0))
    layers = [solid, base.mark_bar(color=colours.accent, opacity=0.32).encode(y="low:Q", y2="high:Q")]
    if frame["open"].any():
        layers.append(
            _at_the_middle(frame[frame["open"]], tooltip)
            .mark_point(shape="triangle-up", filled=True, size=60, color=colours.accent, yOffset=-7, opacity=1)
            .encode(y="low:Q")
        )
    if frame["unnumbered"].any():
        layers.append(
            _at_the_middle(frame[frame["unnumbered"]], tooltip)
            .mark_text(text="n/a", color=colours.muted, fontSize=11, baseline="bottom", dy=-3)
            .encode(y=alt.datum(0))
        )
    drawn = alt.layer(*layers).properties(height=360).configure_view(strokeWidth=0)
    quiet: alt.LayerChart | alt.FacetChart = drawn.configure_axis(
        gridColor=colours.grid, domainColor=colours.grid, tickColor=colours.grid
    )
    return quiet


def _at_the_middle(frame: pd.DataFrame, tooltip: list[alt.Tooltip]) -> alt.Chart:
    return alt.Chart(frame).encode(x="middle:T", tooltip=tooltip)


def _bar(row: TotalRow, period: str) -> dict[str, object]:
    first, length = pd.Timestamp(first_day(str(row.period))), pd.Timedelta(days=_LENGTH[period])
    unnumbered = row.count_min is None and row.count_max is None
    low = row.count_min or 0
    return {
        "period": row.period,
        "first": first + length * 0.06,
        "last": first + length * 0.94,
        "middle": first + length / 2,
        "low": low,
        "high": low if row.count_max is None else row.count_max,
        "open": row.count_max is None and not unnumbered,
        "unnumbered": unnumbered,
        "words": words(row),
        "movements": row.movements,
        "without_number": row.without_number,
        "sources": row.sources,
    }


def table(rows: Sequence[TotalRow]) -> pd.DataFrame:
    """Return what the page shows under the chart: one line a period, the interval in words and as its two ends."""
    return pd.DataFrame(
        [
            {
                "period": row.period or "undated",
                "count": words(row),
                "count_min": row.count_min,
                "count_max": row.count_max,
                "unit": row.unit,
                "movements": row.movements,
                "without_number": row.without_number,
                "reports": row.reports,
                "sources": row.sources,
            }
            for row in rows
        ]
    ).astype({"count_min": "Int64", "count_max": "Int64"})


def draw_table(rows: Sequence[TotalRow], choice: Choice) -> None:
    """Draw the table and offer exactly it as CSV."""
    shown = table(rows)
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.caption("Where count_max is empty no upper end was reported; n/a means that no number was.")
    right.download_button(
        "Download CSV",
        write_csv(list(shown.columns), shown.astype(object).where(shown.notna(), None).to_numpy().tolist()),
        file_name=f"kordon-timeline-{choice.period}-{choice.unit}.csv",
        mime="text/csv",
        icon=":material/download:",
        width="stretch",
        help="Exactly the table below.",
    )
    st.dataframe(shown, hide_index=True, placeholder="", height="content" if len(shown) <= _FIT else 420)
