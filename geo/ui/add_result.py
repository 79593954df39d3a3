"""Store what the dry run showed, in one click; say what happened, and take it back or bring it again in place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.intake.load import commit_import
from geo.intake.rejected import rejected_csv, rejected_name
from geo.intake.verdicts import Verdict
from geo.records import ledger
from geo.ui import add_reading, add_verdicts, frame, resources
from geo.ui.signing import who

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.intake.plan import ImportPlan
    from geo.records.ledger import BatchRecord
    from geo.ui.add_file import AddedFile

_STORED: Final = "add-stored"
_STORING: Final = "add-storing"
_TOLD: Final = 3
"""Imports of this session that are told of above; the list has all."""


def offer(upload: UploadedFile, file: AddedFile, plan: ImportPlan) -> bool:
    """Offer the click that stores the plan, and the rejected rows to mend; tell whether it was stored now."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="add-act"):
        st.markdown(add_verdicts.figures(plan), width="content")
        pressed = _offer_commit(plan)
        if plan.count(Verdict.REJECTED) and plan.columns.guesses:
            st.download_button(
                f"Rejected rows ({plan.count(Verdict.REJECTED):,}) to mend",
                data=lambda: rejected_csv(plan, upload.getvalue()),
                file_name=rejected_name(plan),
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                help="The rows as they are in the file, without columns that could name a person, each with its reason "
                "in the first column. Mend them there and add that file.",
            )
    if st.session_state.pop(_STORING, False):
        st.info("The storing was ended before it was done. Nothing of it was stored.", icon=":material/info:")
    if not pressed:
        return False
    file.batch = store(plan, key=file.id)
    return file.batch is not None


def _offer_commit(plan: ImportPlan) -> bool:
    number, mended = changes(plan)
    if not number and not mended:
        held = plan.count(Verdict.REPEATED) == len(plan.verdicts)
        said = "Every row is held already; adding it would change nothing." if held else "No new row can be stored."
        st.info(said, icon=":material/info:")
        return False
    parts = [f"add {number:,} sighting{'s' * (number != 1)}"] * bool(number)
    label = " and ".join([*parts, *mending(mended)])
    label = label[0].upper() + label[1:]
    return st.button(label, type="primary", disabled=not resources.records().writable)


def changes(plan: ImportPlan) -> tuple[int, int]:
    """Return how many sightings a plan would add, and how many held ones it would mend."""
    return len(plan.sightings), len(plan.updates) if plan.options.update else 0


def mending(number: int) -> list[str]:
    """Return the part of a button's words that tells of the held sightings that it mends, none where there are none."""
    return [f"mend {number:,} held"] * bool(number)


def store(plan: ImportPlan, key: str) -> str | None:
    """Store a plan with its progress shown; return its batch, None where it could not be stored and that was said."""
    st.session_state[_STORING] = True
    with add_reading.followed(plan.file_name, key=f"end-storing-{key}", on_end=_nothing) as progress:
        try:
            signed = replace(plan, options=replace(plan.options, who=who()))
            done = commit_import(resources.records(), signed, progress=progress)
        except KordonError as error:
            st.session_state.pop(_STORING)
            frame.say_error(error)
            return None
    st.session_state.pop(_STORING)
    if done.batch is not None:
        st.session_state[_STORED] = [*st.session_state.get(_STORED, []), done.batch][-_TOLD:]
    return done.batch


def _nothing() -> None:
    """Nothing is to do beside the rerun that ends the storing."""


def stored_now() -> Sequence[str]:
    """Return the batches that this session stored last."""
    return tuple(st.session_state.get(_STORED, ()))


def tell() -> None:
    """Say what was stored last, the newest first, with the ways on and back."""
    for batch_id in reversed(stored_now()):
        try:
            _tell(ledger.get_batch(resources.records(), batch_id))
        except KordonError as error:
            frame.say_error(error)


def _tell(batch: BatchRecord) -> None:
    with st.container(border=True, key=f"add-stored-{batch.id}"):
        st.text(told(batch))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            turn(batch, "done")
            if not batch.undone:
                st.page_link("../../pages/border_map.py", label="Border map", icon=":material/map:")
                st.page_link("../../pages/sightings.py", label="Sightings", icon=":material/table_rows:")
                if batch.review:
                    st.page_link("../../pages/review.py", label="Review", icon=":material/rule:")


def told(batch: BatchRecord) -> str:
    """Say of a batch what was stored, or that it is undone."""
    if batch.undone:
        return f"Import {batch.id} of {batch.file_name} is undone: none of its rows is counted or shown."
    parts = [f"{batch.accepted:,} accepted", f"{batch.review:,} in review"]
    parts += [f"{batch.rejected:,} rejected"] * bool(batch.rejected)
    parts += [f"{batch.repeated:,} held before"] * bool(batch.repeated)
    return f"✓ Stored as import {batch.id}: {', '.join(parts)}. ({batch.file_name})"


def turn(batch: BatchRecord, where: str, width: str = "content") -> None:
    """Draw the button that undoes a batch or brings it back."""
    label, act = ("Redo", ledger.redo_batch) if batch.undone else ("Undo", ledger.undo_batch)
    icon = ":material/redo:" if batch.undone else ":material/undo:"
    key = f"{label}-{where}-{batch.id}"
    pressed = st.button(label, key=key, icon=icon, disabled=not resources.records().writable, width=width)  # type: ignore[arg-type]
    if pressed:
        try:
            act(resources.records(), batch.id, who())
        except KordonError as error:
            frame.say_error(error)
            return
        st.rerun()
