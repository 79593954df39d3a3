"""Edit the table's cells: what was typed is read as import reads it, shown as before and after, and saved at one go."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import ChangedMeanwhileError, KordonError
from geo.records import ledger
from geo.ui import decisions, frame, resources, sightings_cells, sightings_trail
from geo.ui.signing import who

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from geo.ui.sightings_cells import RowEdit

_SHEET: Final = "sightings-sheet"
_MET: Final = "sightings-met"
_SHOWN: Final = 12


@dataclass(slots=True)
class Sheet:
    """The rows that are being edited, as they stood when that began: what is typed must not slip to other rows."""

    of: tuple[object, ...]
    sequence: int
    base: pd.DataFrame
    times: pd.DataFrame
    turn: int = 0


def sheet_of(of: tuple[object, ...], rows: pd.DataFrame) -> Sheet:
    """Return the sheet of one page of rows; it stays as it is while something typed on it is not saved."""
    held: Sheet | None = st.session_state.get(_SHEET)
    sequence = resources.mirror().sequence
    if held is not None and held.of == of and (held.sequence == sequence or _edited(held)):
        return held
    turn = held.turn + 1 if held is not None else 0
    times = rows[["observed_from", "observed_to"]].reset_index(drop=True)
    sheet = Sheet(of=of, sequence=sequence, base=sightings_cells.as_texts(rows), times=times, turn=turn)
    st.session_state[_SHEET] = sheet
    return sheet


def draw(sheet: Sheet) -> list[RowEdit]:
    """Draw the table of cells and return what was typed into it."""
    st.data_editor(
        sheet.base,
        hide_index=True,
        num_rows="fixed",
        height="stretch",
        column_config=sightings_cells.columns(),
        disabled=not resources.records().writable,
        key=_key(sheet),
    )
    return sightings_cells.edits_of(sheet.base, sheet.times, _edited(sheet))


def draw_changes(sheet: Sheet, edits: Sequence[RowEdit]) -> None:
    """Draw what would change, row by row, with the click that saves all of it; and the trail of the last row."""
    if not edits:
        st.caption(
            "Double-click a cell and type as a report says it: “30-40”, “at least 50”, 13.12.2022, a place with its "
            "region, or coordinates. Nothing is stored before you save."
        )
        return
    cells = sum(len(edit.typed) for edit in edits)
    faults = sum(len(edit.faults) for edit in edits)
    st.html(summary(edits))
    with st.container(horizontal=True, gap="small"):
        met = st.session_state.get(_MET)
        label = f"Save {cells} change{'s' * (cells != 1)}" if not met else "Save mine over it"
        if st.button(label, type="primary", key="save-cells", disabled=bool(faults)):
            _save(sheet, edits, over=bool(met))
        if st.button("Discard", key="discard-cells"):
            _leave()
    if faults:
        st.caption(f"{faults} of them cannot be; mend or discard them, then save.")
    sightings_trail.draw(edits[-1].sighting_id)


def summary(edits: Sequence[RowEdit]) -> str:
    """Return the changes as HTML, before and after as understood; every text is escaped."""
    lines = []
    for edit in edits[:_SHOWN]:
        faults = {fault.field: fault.message for fault in edit.faults}
        cells = []
        for field in edit.typed:
            before = escape(edit.before[field]) or "<i>blank</i>"
            if field in faults:
                after = f'<b class="kordon-fault">{escape(edit.typed[field])}: {escape(faults.pop(field))}</b>'
            else:
                after = f"<b>{escape(edit.meant(field)) or '<i>blank</i>'}</b>"
            cells.append(f"<li>{escape(sightings_cells.label(field))}: {before} → {after}</li>")
        cells += [f'<li><b class="kordon-fault">{escape(message)}</b></li>' for message in faults.values()]
        implied = [name for name in edit.changes if name not in edit.typed]
        if implied:
            words = ", ".join(f"{sightings_cells.label(name)} {edit.changes[name]}" for name in implied)
            cells.append(f"<li><small>with it {escape(words)}</small></li>")
        lines.append(f"<li>{escape(edit.sighting_id)}<ul>{''.join(cells)}</ul></li>")
    if len(edits) > _SHOWN:
        lines.append(f"<li>and {len(edits) - _SHOWN} more rows</li>")
    return f'<ul class="kordon-changes">{"".join(lines)}</ul>'


def _save(sheet: Sheet, edits: Sequence[RowEdit], *, over: bool) -> None:
    changes = {edit.sighting_id: edit.changes for edit in edits}
    try:
        lines = ledger.update_sightings(resources.records(), changes, who(), since=None if over else sheet.sequence)
    except ChangedMeanwhileError as error:
        st.session_state[_MET] = True
        frame.say_error(error)
        for name in error.sighting_ids[:3]:
            sightings_trail.draw(name)
        st.button("Keep my changes and look again", key="look-again")
        return
    except KordonError as error:
        frame.say_error(error)
        return
    _forget()
    decisions.note(lines, f"{decisions.many_rows(len(lines))} edited" if lines else "Nothing was different")


def _leave() -> None:
    _forget()
    st.rerun()


def _forget() -> None:
    """Begin a new sheet: the old one's cells are gone with its key."""
    sheet: Sheet | None = st.session_state.get(_SHEET)
    if sheet is not None:
        sheet.of = ()
    st.session_state.pop(_MET, None)


def _key(sheet: Sheet) -> str:
    return f"sightings-cells-{sheet.turn}"


def _edited(sheet: Sheet) -> dict[int, dict[str, object]]:
    state = st.session_state.get(_key(sheet)) or {}
    return {int(at): dict(cells) for at, cells in state.get("edited_rows", {}).items()}
