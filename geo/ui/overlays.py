"""The team's own maps over the border map: added from a file, taken off, put back, in a panel beside the switches."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.intake.limits import MAX_OVERLAY_BYTES
from geo.intake.overlays import read_overlay
from geo.intake.privacy import mask
from geo.records import overlays
from geo.ui import frame, resources, signing
from geo.ui.review_words import as_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.delta_generator import DeltaGenerator
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.records.database import Records
    from geo.records.overlays import Overlay

_ROUND: Final = "overlay-round"
_SAID: Final = "overlay-said"
_REMOVED: Final = "overlay-removed"
_NAME_LENGTH: Final = 60


def draw(room: DeltaGenerator) -> None:
    """Draw the panel's button into `room`, with what the last upload said."""
    with room.popover("Your layers", icon=":material/layers:", width="content"):
        st.caption(
            "GeoJSON, KML or KMZ: shapes and their names are laid over the map, for everyone at this database. "
            "Nothing of them is counted."
        )
        signing.sign(st.container())
        turn = st.session_state.get(_ROUND, 0)
        uploaded = st.file_uploader(
            "Add a layer",
            type=["geojson", "json", "kml", "kmz"],
            key=f"overlay-file-{turn}",
            max_upload_size=MAX_OVERLAY_BYTES // 2**20,
        )
        if uploaded is not None:
            _add(uploaded)
        for said in st.session_state.pop(_SAID, ()):
            if isinstance(said, KordonError):
                frame.say_error(said)
            else:
                st.text(said)
        for each in overlays.list_overlays(resources.records()):
            _line(each)
        removed = st.session_state.get(_REMOVED)
        if removed is not None:
            st.button(f"Put back {as_label(removed.name)}", on_click=_restore, args=(removed,), icon=":material/undo:")


def _add(uploaded: UploadedFile) -> None:
    """Read and store a file, and begin anew with an empty uploader, so that no rerun stores it again."""
    data = uploaded.getvalue()
    name = mask(uploaded.name.rpartition(".")[0] or uploaded.name)[0][:_NAME_LENGTH]
    said: list[str | KordonError] = []
    try:
        read = read_overlay(data, name)
        made, new = overlays.add_overlay(
            resources.records(),
            name,
            document=read.document,
            shapes=read.shapes,
            sha256=hashlib.sha256(data).hexdigest(),
            who=signing.who(),
        )
    except KordonError as error:
        said.append(error)
    else:
        told = f"Added {made.name} with {_shapes(made)}: switch it on in the map's list of layers."
        said = [told if new else f"This file lies over the map already, as {made.name}.", *read.remarks]
    st.session_state[_SAID] = said
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def _line(each: Overlay) -> None:
    left, right = st.columns([4, 1.4], vertical_alignment="center")
    left.text(f"{each.name} · {_shapes(each)}")
    right.button("Remove", key=f"overlay-remove-{each.no}", on_click=_remove, args=(each,), width="stretch")


def _remove(each: Overlay) -> None:
    if _done(overlays.remove_overlay, each):
        st.session_state[_REMOVED] = each


def _restore(each: Overlay) -> None:
    if _done(overlays.restore_overlay, each):
        st.session_state[_REMOVED] = None


def _done(turn: Callable[[Records, int, str | None], None], each: Overlay) -> bool:
    """Take an overlay off or put it back; tell whether that was done, and keep for the panel why not."""
    try:
        turn(resources.records(), each.no, signing.who())
    except KordonError as error:
        st.session_state[_SAID] = [error]
        return False
    return True


def _shapes(each: Overlay) -> str:
    return "1 shape" if each.shapes == 1 else f"{each.shapes:,} shapes"
