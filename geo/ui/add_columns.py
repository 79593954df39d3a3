"""What each column of a file is held for, on its first rows, with a drop-down to correct it; and mappings by name."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.errors import KordonError
from geo.intake.fields import FIELDS
from geo.intake.guesses import Why
from geo.intake.saved_mappings import mapping_of, save_mapping
from geo.records.named_mappings import list_mappings
from geo.ui import frame, resources
from geo.ui.signing import who

if TYPE_CHECKING:
    from collections.abc import Collection

    from streamlit.delta_generator import DeltaGenerator

    from geo.intake.first_look import FirstLook
    from geo.intake.guesses import ColumnGuess
    from geo.intake.plan import ImportPlan
    from geo.ui.add_file import AddedFile

LEAVE_OUT: Final = ""
_TOLD_FROM: Final = 0.3
"""Confidence from which a guess that is not used is told."""
_MOST: Final = 40
"""Columns that are shown unasked; a table of two hundred would bury the rest of the page."""
_CELLS: Final = 3
_LONGEST: Final = 28
_ACROSS: Final = 3


def draw(file: AddedFile, look: FirstLook, plan: ImportPlan | None) -> None:
    """Draw the columns of a table with the field of each; `plan` is None where a required one is missing."""
    used = [each for each in look.guesses if each.used]
    filled = {each.field for each in used}
    doubtful = [each for each in look.guesses if _is_doubtful(each, filled)]
    head = f"Columns: {len(used)} of {len(look.guesses)} used"
    if doubtful:
        head += f", {len(doubtful)} to look at"
    with st.expander(head, expanded=plan is None or bool(doubtful), icon=":material/view_column:"):
        shown = list(look.guesses)
        if len(shown) > _MOST and not st.toggle(f"Show all {len(shown)} columns", key=f"add-all-{file.id}"):
            wanted = [each for each in shown if each.used or each.personal or _is_doubtful(each, filled)]
            shown = wanted[:_MOST] or shown[:_MOST]
        for start in range(0, len(shown), _ACROSS):
            for at, guess in zip(st.columns(_ACROSS), shown[start : start + _ACROSS], strict=False):
                _draw_column(at, file, guess, look)
        _draw_mappings(file, plan)


def _is_doubtful(guess: ColumnGuess, filled: Collection[str | None] = ()) -> bool:
    """Tell whether a column wants a look: it may fill a field, and none of those that are `filled` already."""
    may = not guess.used and not guess.stripped and guess.field is not None and guess.confidence >= _TOLD_FROM
    return may and guess.why is not Why.MAPPING and guess.field not in filled


def _draw_column(at: DeltaGenerator, file: AddedFile, guess: ColumnGuess, look: FirstLook) -> None:
    with at.container(key=f"add-column-{file.id}-{guess.at}", gap=None):
        cells = [row[guess.at] for _, row in look.rows if guess.at < len(row) and row[guess.at].strip()]
        st.html(_told(guess, cells[:_CELLS]))
        left, right = st.columns([5, 4], vertical_alignment="center", gap="small")
        if guess.stripped:
            left.html('<span class="add-left">Left out: could name a person</span>')
            if not guess.note.startswith("left out, and not released"):
                right.button(
                    "It names nobody",
                    key=f"add-release-{file.id}-{guess.at}",
                    on_click=file.released_columns.add,
                    args=(guess.heading,),
                    help="Take this column in. Its cells are still screened one by one.",
                )
            return
        key = f"add-field-{file.id}-{guess.at}"
        st.session_state[key] = guess.field if guess.used and guess.field else LEAVE_OUT
        left.selectbox(
            f"Field of {guess.heading}",
            [LEAVE_OUT, *_likely_first(guess)],
            key=key,
            format_func=_field_name,
            label_visibility="collapsed",
            on_change=_choose,
            args=(file, guess.heading, key),
        )
        right.html(f'<span class="add-why">{_why(guess)}</span>')


def _told(guess: ColumnGuess, cells: list[str]) -> str:
    """Return a heading with its first cells, as HTML; both are text of the file and escaped."""
    shown = " · ".join(cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…" for cell in cells)
    blank = "" if guess.stripped else "no cell filled in the first rows"
    return f'<p class="add-heading"><b>{escape(guess.heading)}</b><small>{escape(shown) or blank}</small></p>'


def _why(guess: ColumnGuess) -> str:
    """Say how sure a guess is and what it rests on, as HTML."""
    if guess.released:
        return escape("released by you")
    if guess.why is Why.MAPPING:
        return "as you said"
    if guess.used:
        return escape(f"{guess.confidence:.0%}, by {_by(guess.why)}")
    if guess.field and _is_doubtful(guess):
        return f"<em>perhaps {escape(_field_name(guess.field))}, {guess.confidence:.0%}</em>"
    return escape(guess.note or "fills no field")


def _by(why: Why) -> str:
    return {
        Why.HEADING: "its heading",
        Why.CONTENT: "what is in it",
        Why.BOTH: "heading and cells",
        Why.LAYOUT: "the layout",
    }.get(why, str(why))


def _likely_first(guess: ColumnGuess) -> list[str]:
    likely = [guess.field, *(each.field for each in guess.alternatives)]
    return list(dict.fromkeys([*(name for name in likely if name), *FIELDS]))


def _field_name(name: str) -> str:
    return name.replace("_", " ") or "leave out"


def _choose(file: AddedFile, heading: str, key: str) -> None:
    file.choose(heading, st.session_state[key] or None)


def _draw_mappings(file: AddedFile, plan: ImportPlan | None) -> None:
    """Draw what was said by hand, with its way back, and the mappings that were saved under a name."""
    names = [each.name for each in list_mappings(resources.records())]
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        if names:
            key = f"add-mapping-{file.id}"
            st.session_state[key] = file.mapping or ""
            st.selectbox(
                "Saved mapping",
                ["", *names],
                key=key,
                format_func=lambda name: name or "none: told from the file",
                on_change=_use,
                args=(file, key),
                width=280,
            )
        if file.columns and st.button("Forget my corrections", icon=":material/undo:", key=f"add-forget-{file.id}"):
            file.columns.clear()
            st.rerun()
        if plan is not None:
            with st.popover("Save this mapping", icon=":material/bookmark_add:"):
                _draw_save(file, plan)


def _use(file: AddedFile, key: str) -> None:
    file.mapping = st.session_state[key] or None
    file.columns.clear()


def _draw_save(file: AddedFile, plan: ImportPlan) -> None:
    with st.form(f"add-save-{file.id}", border=False):
        name = st.text_input("Name", placeholder="desk table", help="One of that name is replaced.", max_chars=80)
        if st.form_submit_button("Save", disabled=not resources.records().writable):
            try:
                save_mapping(resources.records(), name, mapping_of(plan), headings=plan.columns.headings, who=who())
            except KordonError as error:
                frame.say_error(error)
                return
            st.text(f"✓ Saved. Files of these headings will be offered “{' '.join(name.split())}”.")


def offer_suggested(file: AddedFile, name: str) -> None:
    """Offer the mapping that was saved for a file of these headings."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(f"The mapping “{name}” was saved for a file of these headings.", width="content")
        if st.button("Use it", key=f"add-use-{file.id}"):
            file.mapping = name
            st.rerun()
