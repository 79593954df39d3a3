"""Who tells of a movement, whether they tell it by themselves, and how far they are believed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.errors import KordonError
from geo.records.grades import grade_report, grade_source
from geo.ui import frame, resources, signing
from geo.ui.review_words import as_label, source_in_words

if TYPE_CHECKING:
    from geo.records.movement_detail import MovementDetail

RELIABILITY: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
CREDIBILITY: Final = {
    1: "confirmed by others",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The Admiralty scale, as NATO's AJP-2.1 words it in short."""


def draw(detail: MovementDetail) -> None:
    """Draw each source with its grade, and each report with its own; a change holds for all that they tell."""
    repeats = sum(not each.brings for each in detail.sources)
    st.caption(
        "A source is graded for all its reports, a report for itself. "
        + (f"{repeats} of these repeat another one and confirm nothing." if repeats else "")
    )
    graded: dict[str, str | None] = {}
    for each in detail.sources:
        graded.setdefault(each.source, each.reliability)
    for name, grade in graded.items():
        independent = any(each.brings for each in detail.sources if each.source == name)
        told, choice = st.columns([2, 1.4], vertical_alignment="center")
        told.markdown(f"**{as_label(source_in_words(name))}**{'' if independent else ' · repeats another'}")
        _ask(choice, RELIABILITY, grade, name)
    for report, row in {str(row["report_id"]): row for row in detail.row.sightings}.items():
        told, choice = st.columns([2, 1.4], vertical_alignment="center")
        outlet = row["via"] or row["source"]
        day = f", {row['published']:%Y-%m-%d}" if row["published"] else ""
        told.markdown(as_label(f"Report {report}: {source_in_words(str(outlet))}{day}"))
        _ask(choice, CREDIBILITY, row["credibility"], report)


def _ask(room: Any, scale: dict[Any, str], grade: Any, name: str) -> None:
    """Draw the choice of a grade; its key holds the grade, so that it shows what is held, whoever changed it."""
    key = f"grade-{name}-{grade}"
    room.selectbox(
        f"Grade of {name}",
        [None, *scale],
        index=[None, *scale].index(grade),
        key=key,
        format_func=lambda each: "not graded" if each is None else f"{each} · {scale[each]}",
        label_visibility="collapsed",
        disabled=not resources.records().writable,
        on_change=_grade,
        args=(key, name, scale is RELIABILITY),
    )


def _grade(key: str, name: str, of_source: bool) -> None:  # noqa: FBT001 - given by the widget
    wanted = st.session_state[key]
    try:
        if of_source:
            grade_source(resources.records(), name, wanted, signing.who())
        else:
            grade_report(resources.records(), name, wanted, signing.who())
    except KordonError as error:
        frame.say_error(error)
