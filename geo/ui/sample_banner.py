"""The mark on sample data, and the offer of it where nothing else is held."""

from __future__ import annotations

import streamlit as st

from geo.intake.sample import load_sample
from geo.records import ledger
from geo.ui import resources


def draw() -> None:
    """Mark the sample wherever it is shown; with nothing to show, offer it."""
    held = [batch for batch in ledger.batches(resources.records()) if not batch.undone]
    sample = next((batch for batch in held if batch.sample), None)
    if sample:
        _mark(sample.id, sample.rows, alone=len(held) == 1)
    elif not held:
        _offer()


def _mark(batch_id: str, rows: int, *, alone: bool) -> None:
    said, button = st.columns([6, 1], vertical_alignment="center")
    said.markdown(
        f":orange-badge[:material/science: Sample] :small[{rows} lines of real, published reports, each with its link. "
        f"{'Nothing of yours is held yet.' if alone else 'It is shown together with yours.'}]"
    )
    if button.button("Start empty" if alone else "Remove sample", width="stretch", disabled=not _writable()):
        ledger.undo_batch(resources.records(), batch_id)
        st.rerun()


def _offer() -> None:
    said, button = st.columns([6, 1], vertical_alignment="center")
    said.markdown(":small[Nothing is held yet. **Add** a file of sightings, or look at the sample of real reports.]")
    if button.button("Show sample", width="stretch", disabled=not _writable()):
        undone = next((batch for batch in ledger.batches(resources.records()) if batch.sample), None)
        if undone:
            ledger.redo_batch(resources.records(), undone.id)
        else:
            load_sample(resources.records(), resources.geocoder())
        st.rerun()


def _writable() -> bool:
    return resources.records().writable
