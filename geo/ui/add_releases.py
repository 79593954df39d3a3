"""What was taken out of cells as personal, one by one: shown while it is looked at, released where it is nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.intake.posts_plan import removed_from_post
from geo.intake.releasing import masked_cells, what_was_removed
from geo.ui import frame

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.intake.plan import ImportPlan
    from geo.intake.releasing import MaskedCell
    from geo.ui.add_file import AddedFile

_SHOWN: Final = 50
_LONGEST: Final = 300


def draw(upload: UploadedFile, file: AddedFile, plan: ImportPlan) -> None:
    """Draw the cells from which something was taken, each with what it was and a button that gives it back.

    What was taken out is read from the upload anew for the screen, and held nowhere.
    """
    cells = masked_cells(plan)
    if not cells and not file.released_cells:
        return
    what = "post" if plan.post_of else "cell"
    with st.popover(
        f"Taken out of {len(cells):,} {what}{'s' * (len(cells) != 1)}", icon=":material/shield_person:", width="content"
    ):
        st.caption(
            "Whatever could lead to a person is taken out before anything is stored. Where it is a place, a unit or a "
            "number of a train, release it; the list of imports keeps that it was released, not what it was."
        )
        if not st.toggle("Show what was taken out", key=f"add-masked-{file.id}"):
            _draw_released(file)
            return
        for cell in cells[:_SHOWN]:
            _draw_cell(upload, file, plan, cell)
        if len(cells) > _SHOWN:
            st.caption(f"The first {_SHOWN} are shown; the command line releases any (`--release-cell`).")
        _draw_released(file)


def _draw_cell(upload: UploadedFile, file: AddedFile, plan: ImportPlan, cell: MaskedCell) -> None:
    text, button = st.columns([5, 1.3], vertical_alignment="center")
    try:
        look = removed_from_post if plan.post_of else what_was_removed
        removed = look(upload.getvalue(), upload.name, plan, cell)
    except KordonError as error:
        frame.say_error(error)
        return
    kind = cell.code.removesuffix("_removed").replace("_", " ")
    pieces = ", ".join(removed.pieces) if removed is not None and removed.pieces else "the cell"
    said = "" if removed is None else f"\n{removed.cell[:_LONGEST]}"
    where = f"Post {cell.row}" if plan.post_of else f"Row {cell.row}, {cell.field.replace('_', ' ')}"
    text.text(f"{where}: {pieces} looks like {kind}{said}")
    button.button(
        "Nobody's",
        key=f"add-free-{file.id}-{cell.row}-{cell.field}-{cell.code}",
        on_click=file.released_cells.add,
        args=(cell,),
    )


def _draw_released(file: AddedFile) -> None:
    if file.released_cells and st.button(
        f"Take {len(file.released_cells):,} released out again", key=f"add-hold-{file.id}", icon=":material/undo:"
    ):
        file.released_cells.clear()
        st.rerun()
