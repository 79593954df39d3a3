"""The mark on sample data, and the offer of it where nothing else is held."""

from __future__ import annotations

import streamlit as st

from geo.intake.sample import load_sample
from geo.records import ledger
from geo.ui import resources


def is_shown() -> bool:
    """Tell whether what is held holds the sample."""
    return any(batch.sample and not batch.undone for batch in resources.batches())


def draw() -> None:
    """Mark the sample in the sidebar wherever it is held; with nothing held, offer it."""
    held = [batch for batch in resources.batches() if not batch.undone]
    sample = next((batch for batch in held if batch.sample), None)
    with st.sidebar:
        if sample:
            _mark(sample.id, sample.rows, alone=len(held) == 1)
        elif not held:
            _offer()


def _mark(batch_id: str, rows: int, *, alone: bool) -> None:
    st.html(
        f'<p class="kordon-note"><span class="kordon-sample">Sample</span>{rows} lines of real, published reports, '
        f"each with its link. {'Nothing of yours is held yet.' if alone else 'It is counted together with yours.'}</p>"
    )
    label = "Start empty" if alone else "Remove the sample"
    if st.button(label, width="stretch", disabled=not resources.records().writable):
        ledger.undo_batch(resources.records(), batch_id)
        st.rerun()


def _offer() -> None:
    st.caption("Nothing is held yet. Add a file of sightings, or look at the sample of real reports.")
    if st.button("Show the sample", width="stretch", disabled=not resources.records().writable):
        undone = next((batch for batch in resources.batches() if batch.sample), None)
        if undone:
            ledger.redo_batch(resources.records(), undone.id)
        else:
            load_sample(resources.records(), resources.geocoder(), watched=resources.settings().watched)
        st.rerun()
