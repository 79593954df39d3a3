"""Add files: what would become of each row, corrected by drop-down, then one click that stores all of it or nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.intake import limits
from geo.ui import (
    add_all,
    add_asked,
    add_columns,
    add_file,
    add_map,
    add_reading,
    add_releases,
    add_result,
    add_style,
    add_updates,
    add_verdicts,
    frame,
    signing,
)

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.intake.plan import ImportPlan
    from geo.ui.add_file import AddedFile, Dry

FILES, BY_HAND = "files", "one by hand"
"""What the page takes; Streamlit puts an option's label into the address, so the labels are these words."""


_UPLOAD_MB: Final = limits.MAX_FILE_BYTES // 2**20 - 1
"""Half a gigabyte to the full would be announced as "1GB"."""
_NAMED: Final = 20
"""Columns without a field that are named beside the figures."""


def choose(room: DeltaGenerator) -> str:
    """Draw the switch between files and a sighting by hand, and who signs, into `room`; return what is chosen."""
    st.html(add_style.STYLE)
    shown = room.segmented_control(
        "Add",
        [FILES, BY_HAND],
        default=FILES,
        required=True,
        key="add",
        bind="query-params",
        label_visibility="collapsed",
    )
    signing.sign(room)
    return shown or FILES


def draw_files() -> None:
    """Draw the upload, and for the chosen file its dry run with all that can be said of it."""
    left, right = st.columns([3, 2])
    with left:
        # No list of endings: a table may have any, and what is refused is told in Kordon's own words, with the mend.
        uploads = st.file_uploader(
            "Tables of sightings, texts, Telegram exports",
            accept_multiple_files=True,
            help="CSV, TSV, XLSX, text (.txt, .md), JSON, GeoJSON, KML, GPX, a Telegram export (result.json), one of "
            "these in a ZIP. A table needs what (equipment), where (place) and when (observed_from, observed_to or "
            "published). docs/import.md has every format with an example.",
            max_upload_size=_UPLOAD_MB,
            key=add_file.uploader_key(),
        )
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption("Rows out of texts wait in review. To check each beside its own text, take", width="content")
            st.page_link("../../pages/paste.py", label="Read", icon=":material/menu_book:", width="content")
    with right:
        add_asked.draw_for_all()
    add_result.tell()
    files = add_file.laid_out(uploads)
    waiting = [(upload, file) for upload, file in zip(uploads, files, strict=True) if file.batch is None]
    if not waiting:
        return
    if len(waiting) > 1 and add_all.draw(waiting):
        if all(file.batch is not None for _, file in waiting):
            add_file.clear()
        st.rerun()
    upload, file = _choose_file(waiting)
    if _draw_file(upload, file):
        if len(waiting) == 1:
            add_file.clear()
        st.rerun()


def _choose_file(waiting: list[tuple[UploadedFile, AddedFile]]) -> tuple[UploadedFile, AddedFile]:
    """Draw the choice between files that are not stored yet; each is looked at by itself."""
    if len(waiting) == 1:
        return waiting[0]
    names = {file.id: upload.name for upload, file in waiting}
    chosen = st.segmented_control(
        f"{len(waiting)} files to look at, one after the other",
        [*names],
        default=next(iter(names)),
        required=True,
        key=f"add-chosen-{'-'.join(names)}",
        format_func=lambda name: names[name],
    )
    return next((each for each in waiting if each[1].id == chosen), waiting[0])


def _draw_file(upload: UploadedFile, file: AddedFile) -> bool:
    """Draw one file; tell whether it was stored now."""
    if file.ended:
        st.info("The reading was ended. Nothing was stored.", icon=":material/info:")
        st.button("Read it again", icon=":material/refresh:", on_click=setattr, args=(file, "ended", False))
        return False
    dry = add_reading.read(upload, file)
    if dry.error is not None:
        frame.say_error(dry.error)
    _draw_table_of(file, dry)
    return dry.plan is not None and _draw_plan(upload, file, dry, dry.plan)


def _draw_table_of(file: AddedFile, dry: Dry) -> None:
    kind = dry.plan.format if dry.plan is not None else dry.look.format if dry.look is not None else None
    if kind is None:
        return
    add_asked.draw_for_file(file, kind, dry.plan)
    if dry.plan is not None and dry.plan.suggested and file.mapping is None:
        add_columns.offer_suggested(file, dry.plan.suggested)
    if dry.look is not None:
        add_columns.draw(file, dry.look, dry.plan)


def _draw_plan(upload: UploadedFile, file: AddedFile, dry: Dry, plan: ImportPlan) -> bool:
    stored = add_result.offer(upload, file, plan)
    if dry.spots is None:
        dry.spots = add_map.spots_of(plan)
    left, right = st.columns([3, 2], gap="medium") if dry.spots.spots else (st.container(), st.container())
    with left:
        _say_left_out(plan)
        add_releases.draw(upload, file, plan)
        add_updates.draw(file, plan)
        add_verdicts.draw(plan, key=f"add-rows-{file.id}")
    if dry.spots.spots:
        with right:
            add_map.draw(dry.spots, "add-map")
    return stored


def _say_left_out(plan: ImportPlan) -> None:
    """Say how the file was read, and what of it is stored nowhere; names out of the file are plain text."""
    if plan.columns.stripped:
        frame.say("Columns that could name a person were left out and are stored nowhere:", plan.columns.stripped)
    facts = [f"<li>Read as {escape(add_asked.told(plan.format))}</li>"]
    facts += [f"<li>{escape(remark)}</li>" for remark in plan.format.remarks]
    if masked := plan.masked():
        kinds = [f"{number:,} × {code.removesuffix('_removed').replace('_', ' ')}" for code, number in masked.items()]
        facts.append(f"<li>Taken out of cells, and stored nowhere: <b>{escape(', '.join(kinds))}</b></li>")
    if plan.columns.ignored:
        named, more = plan.columns.ignored[:_NAMED], len(plan.columns.ignored) - _NAMED
        rest = f" and {more:,} more, all of them under Columns" if more > 0 else ""
        facts.append(f"<li>Fill no field and are not stored: <b>{escape(', '.join(named))}</b>{rest}</li>")
    st.html(f'<ul class="add-facts">{"".join(facts)}</ul>')
