"""The timeline: what was reported per day, week or month, as intervals, with its table and its CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pandas as pd
import streamlit as st

from geo.briefing.formats.credits import credits_of
from geo.model import Unit
from geo.records import queries
from geo.records.csv_text import write_csv
from geo.records.totals import DAYS
from geo.ui import export, resources, timeline_chart
from geo.ui.headline import plural
from geo.ui.link import PERIODS
from geo.ui.timeline_chart import Choice, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.briefing.gate import Released
    from geo.records.filters import Filters
    from geo.records.queries import TotalRow

_FIT = 12
"""Rows that are shown without a bar to scroll."""


HEADINGS: Final = {
    "period": "Period",
    "count": "Count",
    "count_min": "At least",
    "count_max": "At most",
    "low": "At least, if told twice",
    "unit": "Unit",
    "movements": "Movements",
    "without_number": "Without a number",
    "reports": "Reports",
    "sources": "Sources",
}
"""What the table calls its fields on the screen."""


def choose() -> Choice:
    """Draw the switches of the page; all stand in the address bar."""
    with st.container(horizontal=True, gap="large"):
        period = _switch("Count by", "by", PERIODS, "week")
        unit = _switch("Count", "unit", [unit.value for unit in Unit], Unit.VEHICLE.value)
        day = _switch("On the day", "day", DAYS, DAYS[0])
    return Choice(period=period, unit=unit, day=day)


def _switch(label: str, word: str, choices: Sequence[str], default: str) -> str:
    chosen = st.segmented_control(
        label, choices, default=default, required=True, key=word, bind="query-params", persist_state="session",
        width="content",
    )  # fmt: skip
    return chosen or default


def say_none(choice: Choice) -> None:
    """Say that nothing is counted in the chosen unit, though something passes the filters."""
    counted = plural(choice.unit)
    st.info(f"No {counted} are counted under these filters; choose another unit above.", icon=":material/bar_chart:")


def read(filters: Filters, choice: Choice) -> list[TotalRow]:
    """Return the totals of the chosen unit, oldest first, undated last."""
    rows = queries.totals(
        resources.mirror(), filters, by=(choice.period,), day=choice.day, bounded=resources.knows_told_twice()
    )
    return [row for row in rows if row.unit == choice.unit]


def draw_chart(rows: Sequence[TotalRow], choice: Choice, filters: Filters) -> None:
    """Draw one bar a period: solid to the low end, pale to the high end, an arrow where the high end is open."""
    days = (filters.date_from, filters.date_to)
    dated = [row for row in rows if row.period is not None]
    undated = sum(row.movements for row in rows if row.period is None)
    shown = timeline_chart.numbered_span(dated, days)
    outside = timeline_chart.left_out(dated, shown, choice.period)
    doubted = any(row.low != row.count_min for row in shown)
    st.html(f'<p class="kordon-keys">{timeline_chart.keys(undated, outside, doubted=doubted, day=choice.day)}</p>')
    if shown:
        theme_name = st.context.theme.type or "light"
        st.altair_chart(timeline_chart.chart(shown, choice, theme_name, days=days), width="stretch")


def table(rows: Sequence[TotalRow]) -> pd.DataFrame:
    """Return what the page shows under the chart: one line a period, the interval in words and as its two ends."""
    return pd.DataFrame(
        [
            {
                "period": row.period or "undated",
                "count": words(row),
                "count_min": row.count_min,
                "count_max": row.count_max,
                "low": row.low,
                "unit": row.unit,
                "movements": row.movements,
                "without_number": row.without_number,
                "reports": row.reports,
                "sources": row.sources,
            }
            for row in rows
        ]
    ).astype({"count_min": "Int64", "count_max": "Int64", "low": "Int64"})


def draw_table(rows: Sequence[TotalRow], choice: Choice, filters: Filters) -> None:
    """Draw the table, and offer what of it may leave."""
    shown = table(rows)
    above = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    above.caption("Where “At most” is empty no upper end was reported; n/a means that no number was.")
    totals = export.Offer(
        label="table of totals (CSV)",
        ending="csv",
        media_type="text/csv",
        make=lambda released: totals_csv(released, choice),
    )
    stem = f"timeline-{choice.period}-{choice.unit}"
    export.button(above, filters, stem=stem, offers={"totals": totals} | export.offers_of_sightings())
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="",
        height="content" if len(shown) <= _FIT else 420,
        column_config=dict(HEADINGS),
    )


def totals_csv(released: Released, choice: Choice) -> bytes:
    """Return the table of the page, counted of what the gate released, as CSV with what the file says of itself."""
    found = queries.totals(released.mirror, released.filters, by=(choice.period,), day=choice.day)
    rows = [row for row in found if row.unit == choice.unit]
    shown = table(rows) if rows else pd.DataFrame(columns=list(HEADINGS))
    return as_csv(shown, credits_of(released)).encode("utf-8-sig")


def as_csv(shown: pd.DataFrame, told: Mapping[str, str]) -> str:
    """Return the table as CSV under the names of its fields, on each line what the file says of itself (`told`).

    What is empty in the table stays empty.
    """
    lines = shown.astype(object).where(shown.notna(), None).to_numpy().tolist()
    return write_csv([*shown.columns, *told], [[*line, *told.values()] for line in lines])
