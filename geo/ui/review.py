"""The page Review: what waits for an analyst, one thing at a time, and what was decided of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.records import decisions
from geo.ui import resources, review_decided, review_names, review_rows, sidebar, signing
from geo.ui.review_queue import look
from geo.ui.review_style import STYLE
from geo.ui.review_words import many

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from geo.records.doubts import Waiting

NAMES, ROWS, DECIDED = "names", "rows", "decided"
"""What the page shows; Streamlit puts an option's label into the address, so the labels are these words."""


def choose(room: DeltaGenerator) -> tuple[str, Waiting]:
    """Draw what there is to look at into `room`, the answer below it; return what is chosen, with all that waits."""
    st.html(STYLE)
    shown = room.segmented_control(
        "Show",
        [NAMES, ROWS, DECIDED],
        default=NAMES,
        required=True,
        key="show",
        bind="query-params",
        label_visibility="collapsed",
    )
    signing.sign(room)
    everything, here = look(None), look(sidebar.filters_now())
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="review-answer"
    ):
        st.html(_answer(everything, here), width="content")
        if shown == ROWS:
            review_rows.tell_last()
        else:
            _tell_last()
    if here.more:
        st.caption("More rows wait than are looked through at once; deciding makes room for the rest.")
    return shown or NAMES, here


def _answer(everything: Waiting, here: Waiting) -> str:
    """Return how much waits, in numbers and fixed words only, no text of users."""
    rows = len({row for each in here.doubts for row in each.sightings})
    said = [
        f"<b>{many(len(here.doubts), 'place name')}</b> in doubt in {many(rows, 'row')}",
        f"<b>{many(len(here.others), 'row')}</b> held for other reasons",
    ]
    hidden = len(everything.doubts) + len(everything.others) - len(here.doubts) - len(here.others)
    if hidden > 0:
        said.append(f"<small>{hidden:,} more outside the filters; a name in doubt has no country or area yet</small>")
    return f'<p class="kordon-answer" role="status">{" &nbsp;·&nbsp; ".join(said)}</p>'


def draw(shown: str, held: Waiting) -> None:
    """Draw the chosen part of the page."""
    with st.container(key="review"):
        if shown == NAMES:
            review_names.draw(held)
        elif shown == ROWS:
            review_rows.draw(held)
        else:
            review_decided.draw()


def _tell_last() -> None:
    """Say what was decided last, with its undo."""
    if said := st.session_state.pop("review-said", None):
        st.text(f"✓ {said}", width="content")
    number = st.session_state.get("review-last")
    if number is None:
        return
    last = next((each for each in decisions.decisions(resources.records()) if each.number == number), None)
    if last is None or last.undone:
        st.session_state.pop("review-last")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="last-decision", width="content"):
        st.text(f"✓ {review_decided.told(last)}, {many(last.rows, 'row')} changed", width="content")
        if st.button("Undo", key="undo-last", shortcut="U", disabled=not resources.records().writable):
            review_decided.undo(last)
