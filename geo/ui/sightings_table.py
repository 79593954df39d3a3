"""The table of sightings: every line behind the figures, with its source, its words and its link."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.counts.intervals import say
from geo.model import Interval, Qualifier
from geo.records import queries
from geo.ui import resources

if TYPE_CHECKING:
    from geo.records.filters import Filters

ON_A_PAGE = 500
COLUMNS = {
    "counted_on": st.column_config.DateColumn("Counted on", format="YYYY-MM-DD", width="small"),
    "seen": st.column_config.TextColumn("Seen", help="First to last day as reported", width=170),
    "count": st.column_config.TextColumn("Count", width="small"),
    "equipment": st.column_config.TextColumn("Equipment"),
    "equipment_class": st.column_config.TextColumn("Class", width=130),
    "flow": st.column_config.TextColumn("Flow", width="small"),
    "place_said": st.column_config.TextColumn("Place"),
    "route": st.column_config.TextColumn("From → to"),
    "source": st.column_config.TextColumn("Source"),
    "via": st.column_config.TextColumn("Via"),
    "url": st.column_config.LinkColumn("Link", display_text="open", width="small"),
    "published": st.column_config.DateColumn("Published", format="YYYY-MM-DD", width="small"),
    "status": st.column_config.TextColumn("Status", width="small"),
    "review_reasons": st.column_config.TextColumn("Why in review"),
    "note": st.column_config.TextColumn("Note"),
    "movement_id": st.column_config.TextColumn("Movement", width="small"),
    "sighting_id": st.column_config.TextColumn("Sighting", width="small"),
}


def draw(filters: Filters, found: int) -> None:
    """Draw one page of the rows that pass the filters; `found` is how many there are."""
    pages = -(-found // ON_A_PAGE)
    number = 1
    if pages > 1:
        number = int(
            st.number_input(f"Page of {pages:,}", min_value=1, max_value=pages, key="page", bind="query-params")
        )
    frame = read(filters, (number - 1) * ON_A_PAGE)
    st.dataframe(
        frame,
        hide_index=True,
        column_order=list(COLUMNS),
        column_config=COLUMNS,
        height=max(220, min(660, 36 * (len(frame) + 1) + 4)),
    )
    first = (number - 1) * ON_A_PAGE + 1
    st.caption(f"Rows {first:,} to {first + len(frame) - 1:,} of {found:,}, latest first.")


def read(filters: Filters, offset: int) -> pd.DataFrame:
    """Return one page of rows, latest first, with counts, days and routes in words."""
    held = queries.rows(resources.mirror(), filters, limit=ON_A_PAGE, offset=offset, order="-counted_on")
    frame: pd.DataFrame = held.to_pandas()
    frame["count"] = [
        say(Interval(count_min=_whole(low), count_max=_whole(high), count_qualifier=Qualifier(said)))
        for low, high, said in zip(frame["count_min"], frame["count_max"], frame["count_qualifier"], strict=True)
    ]
    frame["seen"] = [_span(*days) for days in zip(frame["observed_from"], frame["observed_to"], strict=True)]
    frame["place_said"] = frame["place"].where(frame["place"].notna(), frame["place_text"])
    frame["route"] = [
        f"{start or '?'} → {end or '?'}" if start or end else ""
        for start, end in zip(frame["origin_text"].fillna(""), frame["destination_text"].fillna(""), strict=True)
    ]
    return frame


def _whole(number: float | None) -> int | None:
    return None if number is None or math.isnan(number) else int(number)


def _span(first: pd.Timestamp | None, last: pd.Timestamp | None) -> str:
    days = ["…" if day is None or pd.isna(day) else f"{day:%Y-%m-%d}" for day in (first, last)]
    if days[0] == days[1]:
        return "" if days[0] == "…" else days[0]
    return " – ".join(days)
