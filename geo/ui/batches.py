"""The ledger: every import with who, when and how its rows ended; each can be undone and redone as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.records import ledger
from geo.ui import add_result, resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.ledger import BatchRecord

_WIDTHS: Final = [0.8, 3.6, 1.7, 1.3, 0.9, 0.9, 0.9, 0.9, 1.1, 1.2]
_HEADINGS: Final = (
    "Import", "File", "Imported (UTC)", "By", "Accepted", "Review", "Rejected", "Repeated", "State", "",
)  # fmt: skip
_SHOWN: Final = 15


def draw(told: Sequence[str] = ()) -> None:
    """Draw the imports, newest first; those that are `told` of above have their undo there."""
    held = sorted(ledger.batches(resources.records()), key=lambda batch: batch.id, reverse=True)
    st.html('<h2 class="kordon-head">Imports</h2>')
    if not held:
        st.caption("No file was imported yet.")
        return
    with st.container(key="imports", gap=None):
        for column, word in zip(st.columns(_WIDTHS), _HEADINGS, strict=True):
            column.caption(word)
        everything = len(held) <= _SHOWN or st.session_state.get("imports-all", False)
        for batch in held if everything else held[:_SHOWN]:
            _line(batch, with_button=batch.id not in told)
    if len(held) > _SHOWN:
        st.toggle(f"All {len(held):,} imports", key="imports-all")


def _line(batch: BatchRecord, *, with_button: bool) -> None:
    name, file, when, by, *numbers, state, button = st.columns(_WIDTHS, vertical_alignment="center")
    name.text(batch.id)
    file.text(f"{batch.file_name}{' (sample)' if batch.sample else ''}")
    when.text(f"{batch.created_at:%Y-%m-%d %H:%M}")
    by.text(batch.who or "–")
    for column, number in zip(numbers, (batch.accepted, batch.review, batch.rejected, batch.repeated), strict=True):
        column.text(f"{number:,}")
    state.text("undone" if batch.undone else "counted")
    if with_button:
        with button:
            add_result.turn(batch, "ledger", width="stretch")
