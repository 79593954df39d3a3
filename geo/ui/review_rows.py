"""Rows that wait for another reason than a place name: what they say, why they wait, accept or reject."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.model import Status
from geo.records.edits import get_sighting, set_status
from geo.records.reverting import revert_edits
from geo.records.tables import ROLES
from geo.ui import frame, resources, signing
from geo.ui.review_words import as_label, facts, reasons, sentence, source_in_words, what

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.doubts import HeldRow, Waiting

MOST_LISTED: Final = 100
_LAST = "review-row-last"


def draw(held: Waiting) -> None:
    """Draw the list of rows, the chosen one, and the two decisions on it."""
    if not held.others:
        st.info("No row waits for another reason than a place name.", icon=":material/check:")
        return
    listed = held.others[:MOST_LISTED]
    queue, card = st.columns([1.15, 3.85], gap="medium")
    with queue:
        chosen = _choose(listed)
        if len(held.others) > MOST_LISTED:
            st.caption(f"and {len(held.others) - MOST_LISTED:,} more rows")
    with card:
        _show(chosen)


def _choose(listed: Sequence[HeldRow]) -> str:
    names = [each.sighting_id for each in listed]
    said = {each.sighting_id: what(asdict(each)) for each in listed}
    if st.session_state.get("waiting-row") not in names:
        st.session_state["waiting-row"] = names[min(st.session_state.get("waiting-at", 0), len(names) - 1)]
    with st.container(horizontal=True, gap="small"):
        st.button("Previous", shortcut="K", on_click=_step, args=(names, -1), key="previous-row")
        st.button("Next", shortcut="J", on_click=_step, args=(names, 1), key="next-row")
    with st.container(height=560, key="queue"):
        chosen = st.radio(
            "Rows that wait",
            names,
            key="waiting-row",
            format_func=lambda name: as_label(f"{said[name]} · {name}"),
            captions=[as_label(source_in_words(each.source)) for each in listed],
            label_visibility="collapsed",
        )
    st.session_state["waiting-at"] = names.index(chosen) if chosen in names else 0
    return chosen or names[0]


def _step(listed: Sequence[str], by: int) -> None:
    at = listed.index(st.session_state["waiting-row"])
    st.session_state["waiting-row"] = listed[(at + by) % len(listed)]


def _show(name: str) -> None:
    row = get_sighting(resources.records(), name)
    with st.container(border=True):
        # In a table's row no name is in doubt here, so none is marked as if it were; in a text marks find the places.
        marked = ROLES if row.get("report_text") else ()
        st.html(f'<p class="kordon-told">{sentence(row, marked)}</p>{facts(row)}')
    st.markdown("**Why it waits**")
    st.html(reasons(row))
    st.caption("Accepted, it is counted as it stands; what is wrong in it is mended in its file, imported anew.")
    with st.container(horizontal=True, gap="small"):
        _offer(name, "Accept", Status.ACCEPTED, shortcut="A", primary=True)
        _offer(name, "Reject", Status.REJECTED, shortcut="X", primary=False)


def _offer(name: str, label: str, status: Status, *, shortcut: str, primary: bool) -> None:
    if st.button(
        label,
        key=f"{status.value}-row",
        type="primary" if primary else "secondary",
        shortcut=shortcut,
        disabled=not resources.records().writable,
    ):
        try:
            lines = set_status(resources.records(), name, status, signing.who())
        except KordonError as error:
            frame.say_error(error)
            return
        st.session_state[_LAST] = (f"{name} is {status.value}", lines)
        st.rerun()


def tell_last() -> None:
    """Say what was decided last of a row, with its undo."""
    if _LAST not in st.session_state:
        return
    said, lines = st.session_state[_LAST]
    with st.container(horizontal=True, vertical_alignment="center", key="last-row", width="content"):
        st.text(f"✓ {said}", width="content")
        if st.button("Undo", key="undo-row", shortcut="U", disabled=not resources.records().writable):
            try:
                revert_edits(resources.records(), lines, signing.who())
            except KordonError as error:
                frame.say_error(error)
                return
            st.session_state.pop(_LAST)
            st.rerun()
