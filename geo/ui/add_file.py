"""A file that was laid on the page Add: what was said of it, and its dry run as it last stood; nothing personal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.intake.mapping import ColumnMapping
from geo.intake.saved_mappings import read_saved
from geo.ui import paste_desk, resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from geo.errors import KordonError
    from geo.intake.first_look import FirstLook
    from geo.intake.plan import ImportOptions, ImportPlan
    from geo.intake.releasing import MaskedCell
    from geo.ui.add_map import Spots

_KEY: Final = "add-files"
_UPLOADS: Final = "add-uploads"
SOURCE, PUBLISHED, ZONE, WATCHED = "add-source", "add-published", "add-zone", "add-watched"
"""Keys of what is asked once for all files."""


@dataclass(slots=True)
class Dry:
    """One dry run: what it was made from, and the plan or the error that came of it."""

    made_from: tuple[Any, ...]
    plan: ImportPlan | None = None
    error: KordonError | None = None
    look: FirstLook | None = None
    spots: Spots | None = None


@dataclass(slots=True)
class AddedFile:
    """One upload with the analyst's corrections. `columns` has what was chosen by hand, by heading."""

    id: str
    columns: dict[str, str | None] = field(default_factory=dict)
    mapping: str | None = None
    date_order: str | None = None
    sheet: str | None = None
    released_columns: set[str] = field(default_factory=set)
    released_cells: set[MaskedCell] = field(default_factory=set)
    update: bool = False
    dry: Dry | None = None
    ended: bool = False
    batch: str | None = None

    def choose(self, heading: str, name: str | None) -> None:
        """Give a column its field; another that was given the same field by hand is left out."""
        for other, given in self.columns.items():
            if given == name and name is not None and other != heading:
                self.columns[other] = None
        self.columns[heading] = name

    def options(self) -> ImportOptions:
        """Return all that was said beside the file. Raises MissingError where its mapping was deleted meanwhile."""
        asked = st.session_state
        saved = read_saved(resources.records(), self.mapping) if self.mapping else ColumnMapping()
        columns = {
            heading: name
            for heading, name in saved.columns.items()
            if name is None or heading in self.columns or name not in self.columns.values()
        }
        return replace(
            paste_desk.options_now(),
            mapping=ColumnMapping(
                columns=columns | self.columns,
                date_order=self.date_order or saved.date_order,
                time_zone=asked.get(ZONE) or saved.time_zone,
                watched=asked.get(WATCHED) or saved.watched,
            ),
            source=(asked.get(SOURCE) or "").strip() or None,
            published=asked.get(PUBLISHED),
            sheet=self.sheet,
            update=self.update,
            released_columns=frozenset(self.released_columns),
            released_cells=frozenset(self.released_cells),
        )


def laid_out(uploads: Sequence[UploadedFile]) -> list[AddedFile]:
    """Return the state of each upload, in order; what is kept of files that were taken away is forgotten."""
    held: dict[str, AddedFile] = st.session_state.get(_KEY, {})
    now = {each.file_id: held.get(each.file_id, AddedFile(each.file_id)) for each in uploads}
    st.session_state[_KEY] = now
    return list(now.values())


def uploader_key() -> str:
    """Return the key of the upload: another one is an empty one."""
    return f"add-file-{st.session_state.get(_UPLOADS, 0)}"


def clear() -> None:
    """Take all files away."""
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    st.session_state.pop(_KEY, None)
