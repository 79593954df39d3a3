"""Read a file for its dry run, once for all that was said of it, with its progress and a way to end it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.intake.first_look import first_look
from geo.intake.load import plan_import
from geo.ui import resources
from geo.ui.add_file import Dry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.intake.first_look import FirstLook
    from geo.intake.plan import ImportOptions
    from geo.intake.progress import Progress
    from geo.ui.add_file import AddedFile

_SHOWN_FROM_S: Final = 0.5
"""Seconds after which work has a bar: a shorter one would only flash."""


def read(upload: UploadedFile, file: AddedFile) -> Dry:
    """Return the dry run of a file, a new one where anything that it rests on has changed."""
    room = st.container()  # always there: what stands below would lose its state where it moved
    try:
        options = file.options()
    except KordonError as error:
        return Dry(made_from=(), error=error)
    made_from = (options, resources.mirror().sequence)
    if file.dry is not None and file.dry.made_from == made_from:
        return file.dry
    file.dry = None
    with room, followed(upload.name, key=f"end-reading-{upload.file_id}", on_end=lambda: _end(file)) as progress:
        file.dry = _run(upload, options, progress, made_from)
    return file.dry


def _run(
    upload: UploadedFile,
    options: ImportOptions,
    progress: Callable[[Progress], None],
    made_from: tuple[object, ...],
) -> Dry:
    data = upload.getvalue()
    dry = Dry(made_from=made_from)
    try:
        dry.plan = plan_import(
            data,
            upload.name,
            records=resources.records(),
            geocoder=resources.geocoder(),
            options=options,
            progress=progress,
        )
    except KordonError as error:
        dry.error = error
    if dry.plan is None or dry.plan.columns.guesses:
        dry.look = _look(data, upload.name, options)
    return dry


def _look(data: bytes, name: str, options: ImportOptions) -> FirstLook | None:
    """Return the first rows of a table; None for what is none, of which the error already tells."""
    try:
        return first_look(data, name, geocoder=resources.geocoder(), options=options)
    except KordonError:
        return None


def _end(file: AddedFile) -> None:
    file.ended = True


@contextmanager
def followed(name: str, *, key: str, on_end: Callable[[], None]) -> Iterator[Callable[[Progress], None]]:
    """Give what long work tells its progress: a bar with its rate, what is left, and a button that ends it.

    The click is a rerun, which Streamlit raises out of the next word of progress: nothing of the work stays.
    """
    room = st.empty()
    bars: list[DeltaGenerator] = []

    def tell(progress: Progress) -> None:
        if not bars and progress.seconds < _SHOWN_FROM_S:
            return
        if not bars:
            row = room.container(horizontal=True, vertical_alignment="center", key="add-progress")
            bars.append(row.empty())
            row.button("Cancel", key=key, on_click=on_end, icon=":material/close:")
        said = progress.line()
        bars[0].progress(progress.share or 0.0, text=said[:1].upper() + said[1:])

    with st.spinner(f"Reading {name}" if "reading" in key else "Storing", show_time=False):
        yield tell
    room.empty()
