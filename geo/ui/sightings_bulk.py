"""Change one field of all chosen rows at once, read and screened as a cell is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.intake.cell_edits import WORDS
from geo.records import ledger
from geo.ui import decisions, frame, resources, sightings_cells
from geo.ui.signing import who

if TYPE_CHECKING:
    import pandas as pd

_FIELDS: Final = (
    "flow", "equipment_class", "unit", "affiliation", "tlp", "report_kind", "mode", "source", "via", "place", "origin",
    "destination", "equipment", "count", "observed_from", "observed_to", "published", "activity", "note",
)  # fmt: skip


def draw(chosen: pd.DataFrame) -> None:
    """Draw the change of one field for the chosen rows of the table."""
    number = len(chosen)
    with st.popover("Change a field", icon=":material/edit:"):
        field = st.selectbox("Field", _FIELDS, key="bulk-field", format_func=sightings_cells.label)
        if field in WORDS:
            text = st.selectbox("To", WORDS[field], key=f"bulk-{field}", format_func=lambda word: word or "not told")
        else:
            text = st.text_input("To", key=f"bulk-{field}", placeholder="blank is not told", persist_state="session")
        label = f"Change {decisions.many_rows(number)}"
        if st.button(label, type="primary", key="bulk-change", disabled=not resources.records().writable):
            _change(chosen, field, text or "")


def _change(chosen: pd.DataFrame, field: str, text: str) -> None:
    texts = sightings_cells.as_texts(chosen)
    times = chosen[["observed_from", "observed_to"]].reset_index(drop=True)
    edits = sightings_cells.edits_of(texts, times, {at: {field: text} for at in range(len(texts))})
    if faults := [(edit.sighting_id, fault.message) for edit in edits for fault in edit.faults]:
        st.text(f"{faults[0][0]}: {faults[0][1]}")
        return
    try:
        lines = ledger.update_sightings(
            resources.records(),
            {edit.sighting_id: edit.changes for edit in edits},
            who(),
            since=resources.mirror().sequence,
        )
    except KordonError as error:
        frame.say_error(error)
        return
    said = f"{sightings_cells.label(field)} of {decisions.many_rows(len(lines))} changed"
    decisions.note(lines, said if lines else "Nothing to change, they are so already")
