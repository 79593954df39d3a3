"""Add a file: what would become of each row, then one click that stores all of it or nothing."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from geo.counts.intervals import say
from geo.errors import KordonError
from geo.intake.load import commit_import, plan_import
from geo.intake.verdicts import Verdict
from geo.ui import frame, paste_desk, paste_edit, resources

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.intake.verdicts import RowVerdict
    from geo.model import Sighting

_COLOURS = {
    Verdict.ACCEPTED: "green",
    Verdict.REVIEW: "orange",
    Verdict.REJECTED: "red",
    Verdict.REPEATED: "gray",
}
_KINDS = 6
"""Kinds of reasons that are told above the table, where a line of it is too short for them."""
_SHOWN = 2_000
"""Rows of the verdict table; more do not help the eye and the full list is on the command line."""

_FIT = 11
"""Rows that are shown without a bar to scroll."""


def choose_file() -> ImportPlan | None:
    """Draw the upload and return the dry run of the chosen file; None while there is none or it cannot be read."""
    left, right = st.columns([3, 2])
    # No list of endings: a table may have any, and what is refused is told in Kordon's own words, with the mend.
    chosen = left.file_uploader(
        "A table of sightings (CSV, TSV), a text (.txt, .md) or a Telegram export (result.json)",
        help="A table has one line of headings and one sighting a row. Needed: what (equipment), where (place) and "
        "when (observed_from, observed_to or published). docs/import.md has every column and an example.",
        key=f"file-{st.session_state.get('uploads', 0)}",
    )
    with left.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            "Rows out of texts and exports wait in review. To check each beside its own text, take the page",
            width="content",
        )
        st.page_link("../../pages/paste.py", label="Read", icon=":material/menu_book:", width="content")
    source = right.text_input("Source of rows that name none", help="A channel or an outlet, never a person.")
    published = right.date_input(
        "Published date of rows that name none",
        value=None,
        min_value=paste_edit.FIRST_DAY,
        max_value=paste_edit.LAST_DAY,
        format="YYYY-MM-DD",
    )
    if st.session_state.get("stored"):
        st.success(st.session_state.pop("stored"), icon=":material/check:")
    if chosen is None:
        return None
    options = replace(paste_desk.options_now(), source=source.strip() or None, published=published)
    try:
        with st.spinner("Reading the file"):
            return plan_import(
                chosen.getvalue(),
                chosen.name,
                records=resources.records(),
                geocoder=resources.geocoder(),
                options=options,
            )
    except KordonError as error:
        frame.say_error(error)
        return None


def show_verdicts(plan: ImportPlan) -> None:
    """Show how many rows end how, what was stripped, and each row with its reasons."""
    st.markdown(
        " ".join(f":{_COLOURS[verdict]}-badge[{plan.count(verdict):,} {verdict.value}]" for verdict in Verdict)
        + f" :small[of {len(plan.verdicts):,} rows]"
    )
    if plan.columns.stripped:
        frame.say("Columns that could name a person were left out and are stored nowhere:", plan.columns.stripped)
    if plan.columns.ignored:
        frame.say("Columns that fill no field and are not stored:", plan.columns.ignored)
    if masked := plan.masked():
        kinds = [f"{number:,} × {code.removesuffix('_removed').replace('_', ' ')}" for code, number in masked.items()]
        frame.say("Taken out of cells, and stored nowhere:", kinds)
    if (encoding := plan.format.encoding or "utf-8") != "utf-8":
        frame.say("The encoding was told from the letters; save the file as UTF-8 to be sure:", [encoding])
    if why := reasons(plan):
        st.html(why)
    st.dataframe(
        table(plan),
        hide_index=True,
        height="content" if len(plan.verdicts) <= _FIT else 440,
        placeholder="",
        column_config={
            "row": st.column_config.NumberColumn("Row", width=50),
            "verdict": st.column_config.TextColumn("Verdict", width=70),
            "why": st.column_config.TextColumn("Why, and how to mend it", width=520),
            "seen": st.column_config.TextColumn("Seen", width=105),
            "count": st.column_config.TextColumn("Count", width=60),
            "equipment": st.column_config.TextColumn("Equipment", width=130),
            "place": st.column_config.TextColumn("Place", width=110),
        },
    )
    if len(plan.verdicts) > _SHOWN:
        st.caption(f"The {_SHOWN:,} rows that most need a look are shown; each row is judged.")


def reasons(plan: ImportPlan) -> str:
    """Return each kind of reason that held rows back, with how many rows have it, as HTML; text of files is escaped."""
    said = [
        f"<li><b>{number:,} row{'s' * (number != 1)}</b>{', the first' * (number != 1)}: {escape(first.message)}</li>"
        for number, first in list(plan.reasons().values())[:_KINDS]
    ]
    more = len(plan.reasons()) - _KINDS
    if more > 0:
        said.append(f"<li>and {more} more kinds; the table has each</li>")
    return f'<ul class="kordon-why">{"".join(said)}</ul>' if said else ""


def table(plan: ImportPlan) -> pd.DataFrame:
    """Return the verdicts as a table: rows that need a look first, then in the order of the file."""
    weight = {Verdict.REJECTED: 0, Verdict.REVIEW: 1, Verdict.REPEATED: 2, Verdict.ACCEPTED: 3}
    sightings = {each.row_number: each.sighting for each in plan.sightings}
    verdicts = sorted(plan.verdicts, key=lambda each: (weight[each.verdict], each.row))[:_SHOWN]
    columns = ["row", "verdict", "why", "seen", "count", "equipment", "place"]
    return pd.DataFrame([_line(each, sightings.get(each.row)) for each in verdicts], columns=columns)


def _line(verdict: RowVerdict, sighting: Sighting | None) -> dict[str, object]:
    line: dict[str, object] = {
        "row": verdict.row,
        "verdict": verdict.verdict.value,
        "why": "; ".join(reason.message for reason in verdict.reasons),
    }
    if sighting is not None:
        place = sighting.place
        line |= {
            "seen": _days(sighting),
            "count": say(sighting.count),
            "equipment": sighting.equipment,
            "place": (place.place.name if place.place else f"{place.text} (?)") if place else None,
        }
    return line


def _days(sighting: Sighting) -> str:
    first, last = (f"{day:%Y-%m-%d}" if day else "" for day in (sighting.observed_from, sighting.observed_to))
    if first == last:
        return first
    return f"{first} to {last}" if first and last else f"from {first}" if first else f"until {last}"


def offer_commit(plan: ImportPlan) -> None:
    """Offer the one click that stores the plan; with nothing new in it, say so."""
    number = len(plan.sightings)
    if not number:
        said = "Every row is held already; adding it would change nothing." if plan.batch else "No row can be stored."
        st.info(said, icon=":material/info:")
        return
    label = f"Add {number:,} sighting{'s' * (number != 1)}"
    if st.button(label, type="primary", disabled=not resources.records().writable):
        try:
            done = commit_import(resources.records(), plan)
        except KordonError as error:
            frame.say_error(error)
            return
        st.session_state["uploads"] = st.session_state.get("uploads", 0) + 1
        st.session_state["stored"] = (
            f"Stored as import {done.batch}: {plan.count(Verdict.ACCEPTED):,} accepted, "
            f"{plan.count(Verdict.REVIEW):,} in review."
        )
        st.rerun()
