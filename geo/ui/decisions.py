"""Decide on chosen rows: accept, reject, send back to review; and take the last decision back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.model import Status
from geo.records import ledger
from geo.ui import frame, resources
from geo.ui.signing import who

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.records.filters import Filters

_LAST: Final = "last-decision"
_TURN: Final = "decisions"
_VERBS: Final = {Status.ACCEPTED: "Accept", Status.REJECTED: "Reject", Status.REVIEW: "Back to review"}
_DONE: Final = {Status.ACCEPTED: "accepted", Status.REJECTED: "rejected", Status.REVIEW: "sent back to review"}


def turn() -> int:
    """Return how many decisions this session made: a table named by it forgets its choice after each."""
    return int(st.session_state.get(_TURN, 0))


def draw(chosen: Sequence[str], filters: Filters, in_review: int, more: Callable[[], None] | None = None) -> None:
    """Draw what can be done with the chosen sightings, named by their ids, `more` beside it, and what was done last."""
    writable = resources.records().writable
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="decisions"):
        if chosen:
            st.markdown(f"**{many_rows(len(chosen))}** chosen", width="content")
            for status, verb in _VERBS.items():
                if st.button(verb, key=f"decide-{status.value}", disabled=not writable):
                    _decide(chosen, status)
            if more is not None:
                more()
        else:
            st.caption("Choose rows at their left edge to accept, reject or send them back to review.", width="content")
            if in_review and Status.REVIEW.value not in filters.status:
                st.button(f"Show the {in_review:,} in review", key="show-review", on_click=_show_review)
        tell_last()


def tell_last() -> None:
    """Say what was done last, with its undo."""
    if last := st.session_state.get(_LAST):
        lines, said = last
        st.markdown(f":green[:material/check:] {said}", width="content")
        writable = resources.records().writable
        if lines and st.button("Undo", key="undo-decision", icon=":material/undo:", disabled=not writable):
            _take_back(lines)


def _decide(chosen: Sequence[str], status: Status) -> None:
    try:
        lines = ledger.set_status(resources.records(), chosen, status, who())
    except KordonError as error:
        frame.say_error(error)
        return
    same = len(chosen) - len(lines)
    said = f"{many_rows(len(lines))} {_DONE[status]}" if lines else f"Nothing to change, already {_DONE[status]}"
    note(lines, said + (f", {same:,} already so" if lines and same else ""))


def _take_back(lines: Sequence[int]) -> None:
    try:
        ledger.revert_edits(resources.records(), lines, who())
    except KordonError as error:
        frame.say_error(error)
        return
    note((), f"The decision on {many_rows(len(lines))} was taken back")


def note(lines: Sequence[int], said: str) -> None:
    """Remember what was done last, with the lines of the trail that take it back, and show it at once."""
    st.session_state[_LAST] = (tuple(lines), said)
    st.session_state[_TURN] = turn() + 1
    st.rerun()


def _show_review() -> None:
    st.session_state["status"] = [Status.REVIEW.value]


def many_rows(number: int) -> str:
    """Return a number of rows in words."""
    return f"{number:,} row{'s' * (number != 1)}"
