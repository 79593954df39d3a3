"""Several files at once: what each would add, side by side, and one click that stores them, an import each."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.intake.verdicts import Verdict
from geo.ui import add_reading, add_result, resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.ui.add_file import AddedFile

    Waiting = Sequence[tuple[UploadedFile, AddedFile]]

_WANTED: Final = "add-all-wanted"


def draw(waiting: Waiting) -> bool:
    """Draw the files beside each other and the click that stores all of them; tell whether any was stored now."""
    wanted = st.toggle(
        f"Look at all {len(waiting)} files at once",
        key=_WANTED,
        help="Each file is read as it would be by itself. What one of them needs to be asked is asked below it.",
    )
    if not wanted:
        return False
    read = [(upload, file) for upload, file in waiting if not file.ended and add_reading.read(upload, file).plan]
    _table(waiting)
    counts = [add_result.changes(file.dry.plan) for _, file in read if file.dry is not None and file.dry.plan]
    number, mended, files = sum(new for new, _ in counts), sum(old for _, old in counts), sum(map(any, counts))
    if not files:
        st.info("None of these files holds a row that can be stored.", icon=":material/info:")
        return False
    parts = [f"{number:,} sighting{'s' * (number != 1)}"] * bool(number)
    parts += add_result.mending(mended)
    label = f"Add all: {' and '.join(parts)} of {files} file{'s' * (files != 1)}"
    pressed = st.button(
        label,
        type="primary",
        disabled=not resources.records().writable,
        help="Each file is an import with its own undo. Rows that two of them share are stored once. What cannot be "
        "read stays here.",
    )
    return pressed and _store(read)


def _store(read: Waiting) -> bool:
    """Store file by file; each is compared anew with what the one before it stored."""
    stored = False
    for upload, file in read:
        file.dry = None
        plan = add_reading.read(upload, file).plan
        if plan is not None and any(add_result.changes(plan)):
            file.batch = add_result.store(plan, key=file.id)
            stored |= file.batch is not None
    return stored


def _table(waiting: Waiting) -> None:
    head = "".join(f"<th>{word}</th>" for word in ("File", "Rows", *map(str.capitalize, Verdict), "What needs a look"))
    lines = "".join(_line(upload.name, file) for upload, file in waiting)
    st.html(f'<div class="add-rows"><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>')


def _line(name: str, file: AddedFile) -> str:
    """Return the line of one file, as HTML; its name and its messages are text of the user and escaped."""
    figures, said = [""] * (1 + len(Verdict)), "the reading was ended"
    if file.dry is not None and file.dry.plan is not None:
        plan = file.dry.plan
        figures = [f"{number:,}" for number in (len(plan.verdicts), *map(plan.count, Verdict))]
        said = "; ".join(first.message for _, first in plan.reasons().values())
    elif file.dry is not None and file.dry.error is not None:
        said = str(file.dry.error)
    return f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in (name, *figures, said))}</tr>"
