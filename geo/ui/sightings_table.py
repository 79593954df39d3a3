"""The table of sightings: every line behind the figures, with its source, its words and its link."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.counts.intervals import say
from geo.errors import MissingError
from geo.model import Interval, Qualifier, Status
from geo.records import queries
from geo.records.filters import ALL
from geo.ui import decisions, resources, sightings_bulk, sightings_edit, sightings_trail, signing

if TYPE_CHECKING:
    import pyarrow as pa
    from streamlit.delta_generator import DeltaGenerator

    from geo.records.filters import Filters
    from geo.records.queries import Headline

ON_A_PAGE = 500
ROWS, CELLS = "choose rows", "edit cells"
"""What the table is for; Streamlit puts an option's label into the address, so the labels are these words."""
WORD = "sighting"
"""The word of the address that names the one sighting that is shown alone."""
STYLE = """<style>
.kordon-changes, .kordon-trail { list-style: none; font-size: 0.86rem; line-height: 1.45;
  overflow-wrap: anywhere; }
ol.kordon-trail, ul.kordon-changes, .kordon-trail li, .kordon-changes li { margin: 0 !important;
  padding: 0 !important; }
.kordon-changes ul, .kordon-trail ul { margin: 0; padding-left: 0.8rem !important; list-style: none; }
ol.kordon-trail > li { padding: 0.25rem 0 !important; border-top: 1px solid light-dark(#e2ddd2, #2d343c); }
.kordon-trail small, .kordon-changes small { color: light-dark(#666c73, #98a1ab); font-size: 0.82rem; }
.kordon-fault { color: light-dark(#a34a08, #f0a35e); }
h3.kordon-trail-head { font-size: 0.95rem; font-weight: 650; padding: 0.2rem 0 0.3rem; }
.st-key-fill > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"] { height: 100%; }
.st-key-fill [data-testid="stColumn"], .st-key-fill [data-testid="stColumn"] > *,
.st-key-fill [data-testid="stColumn"]:first-child [data-testid="stLayoutWrapper"],
.st-key-fill [data-testid="stColumn"]:first-child [data-testid="stVerticalBlock"] { height: 100%; }
.kordon-trail li, .kordon-changes li { font-size: inherit !important; line-height: 1.4; }
/* Above the table it would lie over the undo of the last decision. */
.st-key-fill [data-testid="stElementToolbar"] { top: auto !important; bottom: 0.5rem; }
.st-key-beside { overflow-y: auto; }
</style>"""
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


def choose(room: DeltaGenerator) -> str:
    """Draw the switch between choosing rows and editing cells, and who signs, into `room`; return what is chosen."""
    st.html(STYLE)
    mode = room.segmented_control(
        "Do",
        [ROWS, CELLS],
        default=ROWS,
        required=True,
        key="edit",
        bind="query-params",
        label_visibility="collapsed",
    )
    signing.sign(room)
    return mode or ROWS


def draw(filters: Filters, answer: Headline, mode: str = ROWS) -> None:
    """Draw one page of the rows that pass the filters, to choose from or to edit, and what belongs to it beside it."""
    above, middle = st.container(), st.container(key="fill")
    one_alone = _asked_for()
    pages = 1 if one_alone is not None else -(-answer.sightings // ON_A_PAGE)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        below = st.container(width="content")
        number = int(st.pagination(pages, key="page", bind="query-params")) if pages > 1 else 1
    if one_alone is not None:
        frame, name = one_alone, str(one_alone["sighting_id"].iloc[0])
        below.button("Show all sightings", key="show-all", on_click=_show_all)
    else:
        frame, name = read(filters, (number - 1) * ON_A_PAGE), str(number)
        first = (number - 1) * ON_A_PAGE + 1
        below.caption(f"Rows {first:,} to {first + len(frame) - 1:,} of {answer.sightings:,}, latest first.")
    key = f"sightings-{decisions.turn()}-{name}"
    with middle:
        # Two columns even where one is all there is: a table that moved in the page would forget what is chosen in it.
        one = len((st.session_state.get(key) or {}).get("selection", {}).get("rows", [])) == 1
        widths = [5, 2] if one or mode == CELLS else [1000, 1]
        table, beside = (
            each.container() for each in st.columns(widths, gap="medium" if one or mode == CELLS else None)
        )
    if mode == CELLS:
        _draw_cells((filters, name), frame, above, table, beside)
    else:
        _draw_rows(filters, answer, key, frame, above, table, beside)


def _draw_cells(
    turned_to: tuple[Filters, str],
    frame: pd.DataFrame,
    above: DeltaGenerator,
    table: DeltaGenerator,
    beside: DeltaGenerator,
) -> None:
    with above, st.container(horizontal=True, vertical_alignment="center", gap="small", key="decisions"):
        decisions.tell_last()
    sheet = sightings_edit.sheet_of(turned_to, frame)
    with table:
        edits = sightings_edit.draw(sheet)
    with beside.container(key="beside"):
        sightings_edit.draw_changes(sheet, edits)


def _draw_rows(  # noqa: PLR0917 - the parts of one page
    filters: Filters,
    answer: Headline,
    key: str,
    frame: pd.DataFrame,
    above: DeltaGenerator,
    table: DeltaGenerator,
    beside: DeltaGenerator,
) -> None:
    drawn = table.dataframe(
        frame,
        hide_index=True,
        column_order=_order(filters),
        column_config=COLUMNS,
        height="stretch",
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [0]}} if len(frame) == 1 else None,
        placeholder="",
        key=key,
    )
    chosen = frame.iloc[[at for at in drawn["selection"]["rows"] if at < len(frame)]]
    with above:
        decisions.draw(
            [str(each) for each in chosen["sighting_id"]],
            filters,
            answer.in_review,
            more=lambda: sightings_bulk.draw(chosen),
        )
    if len(chosen) == 1:
        with beside.container(key="beside"):
            if told := _told(chosen.iloc[0]):
                st.text(told)
            sightings_trail.draw(str(chosen.iloc[0]["sighting_id"]))


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
    return _in_words(queries.rows(resources.mirror(), filters, limit=ON_A_PAGE, offset=offset, order="-counted_on"))


def _asked_for() -> pd.DataFrame | None:
    """Return the row of the sighting that the address names, None where it names none; filters do not hide it."""
    name = st.query_params.get(WORD)
    if not name:
        return None
    held = queries.one_row(resources.mirror(), name)
    if not held.num_rows:
        msg = f"There is no sighting {name}, or its import is undone; take `{WORD}` out of the address"
        raise MissingError(msg)
    return _in_words(held)


def _show_all() -> None:
    st.query_params.pop(WORD, None)


def _in_words(held: pa.Table) -> pd.DataFrame:
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
