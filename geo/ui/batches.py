"""The list of imports, each of which can be undone and redone as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.errors import KordonError
from geo.records import ledger
from geo.ui import frame, resources

if TYPE_CHECKING:
    from geo.records.ledger import BatchRecord

_WIDTHS = [4, 2, 1, 1, 1, 1, 1.4]


def draw() -> None:
    """Draw the imports, newest first, with undo and redo beside each."""
    held = ledger.batches(resources.records())
    st.html('<h2 class="kordon-head">Imports</h2>')
    if not held:
        st.caption("No file was imported yet.")
        return
    heading = st.columns(_WIDTHS)
    for column, word in zip(
        heading, ("File", "Imported (UTC)", "Accepted", "Review", "Rejected", "Repeated", ""), strict=True
    ):
        column.caption(word)
    for batch in sorted(held, key=lambda batch: batch.id, reverse=True):
        _line(batch)


def _line(batch: BatchRecord) -> None:
    file, when, *numbers, button = st.columns(_WIDTHS, vertical_alignment="center")
    with file:
        st.text(f"{batch.file_name}{' (sample)' if batch.sample else ''}{' – undone' if batch.undone else ''}")
    when.text(f"{batch.created_at:%Y-%m-%d %H:%M}")
    for column, number in zip(numbers, (batch.accepted, batch.review, batch.rejected, batch.repeated), strict=True):
        column.text(f"{number:,}")
    label, act = ("Redo", ledger.redo_batch) if batch.undone else ("Undo", ledger.undo_batch)
    if button.button(label, key=f"{label}-{batch.id}", disabled=not resources.records().writable, width="stretch"):
        try:
            act(resources.records(), batch.id)
        except KordonError as error:
            frame.say_error(error)
            return
        st.rerun()
