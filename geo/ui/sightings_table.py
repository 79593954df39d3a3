"""The table of sightings: every line behind the figures, with its source, its words and its link."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.counts.intervals import say
from geo.model import Interval, Qualifier, Status
from geo.records import queries
from geo.records.filters import ALL
from geo.ui import decisions, resources

if TYPE_CHECKING:
    from geo.records.filters import Filters
    from geo.records.queries import Headline

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
    "review_reasons": st.column_config.TextColumn("Why in review", width=420),
    "note": st.column_config.TextColumn("Note"),
    "movement_id": st.column_config.TextColumn("Movement", width="small"),
    "sighting_id": st.column_config.TextColumn("Sighting", width="small"),
}


def draw(filters: Filters, answer: Headline) -> None:
    """Draw one page of the rows that pass the filters, and what can be decided on those that are chosen."""
    above, middle = st.container(), st.container(key="fill")
    pages = -(-answer.sightings // ON_A_PAGE)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        below = st.container(width="content")
        number = int(st.pagination(pages, key="page", bind="query-params")) if pages > 1 else 1
    frame = read(filters, (number - 1) * ON_A_PAGE)
    table = middle.dataframe(
        frame,
        hide_index=True,
        column_order=_order(filters),
        column_config=COLUMNS,
        height="stretch",
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="",
        key=f"sightings-{decisions.turn()}-{number}",
    )
    first = (number - 1) * ON_A_PAGE + 1
    below.caption(f"Rows {first:,} to {first + len(frame) - 1:,} of {answer.sightings:,}, latest first.")
    chosen = frame.iloc[[at for at in table["selection"]["rows"] if at < len(frame)]]
    with above:
        decisions.draw([str(each) for each in chosen["sighting_id"]], filters, answer.in_review)
    if len(chosen) == 1:
        below.text(_told(chosen.iloc[0]))  # below, so that the rows stay where the next click is meant for


def _told(row: pd.Series) -> str:
    """Return what a cell of the table is too narrow for: why a row is in review, and its note."""
    said = {"In review because": row["review_reasons"], "Note": row["note"]}
    return "\n".join(f"{name}: {text}" for name, text in said.items() if isinstance(text, str) and text)


def _order(filters: Filters) -> list[str]:
    """Return the columns in their order; where rows in review are shown, what is in doubt stands first."""
    doubts = ["status", "review_reasons"]
    if not {ALL, Status.REVIEW.value} & set(filters.status):
        return list(COLUMNS)
    return [*doubts, *(column for column in COLUMNS if column not in doubts)]


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
