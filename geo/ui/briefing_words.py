"""Edit the sentences of a briefing, and keep its look as a template."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.briefing.request import MOST_SENTENCE, Edit
from geo.briefing.templates import BUILT_IN, MOST_NAME, save_template, template_named
from geo.errors import KordonError
from geo.records.briefing_templates import delete_template, restore_template
from geo.ui import frame, resources
from geo.ui.briefing_asked import apply, as_template, edits, look
from geo.ui.signing import who

if TYPE_CHECKING:
    from geo.briefing.model import Briefing, Sentence

_DELETED: Final = "brief-deleted"
_SAID: Final = "brief-said"


def draw_words(briefing: Briefing) -> None:
    """Draw the sentences to be written anew; one edited by hand is marked, and flagged when its figures are old."""
    stale = [each for each in briefing.sentences if each.stale]
    if stale:
        st.warning(
            "An edited sentence does not have the figures of the data any more. Read it again, or take the new one.",
            icon=":material/edit_note:",
        )
    with st.expander("Wording", expanded=bool(stale), icon=":material/edit_note:"):
        st.caption(
            "Each sentence is made of the data by a rule. Write one anew and it is kept, marked as edited by hand."
        )
        for sentence in briefing.sentences:
            _draw_sentence(sentence, briefing.language.value)


def _draw_sentence(sentence: Sentence, language: str) -> None:
    # A widget keeps what was typed into it; with the text in its key it takes the new text when the data changed.
    key = f"brief-words-{sentence.key}-{zlib.crc32(sentence.text.encode()):x}"
    st.text_area(
        sentence.key.replace("_", " ").capitalize(),
        sentence.text,
        key=key,
        height="content",
        max_chars=MOST_SENTENCE,
        label_visibility="collapsed",
        on_change=_keep,
        args=(key, sentence, language),
    )
    if sentence.edited:
        row = st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"brief-edited-{sentence.key}"
        )
        marks = ":orange-badge[:material/edit: edited by hand]"
        if sentence.stale:
            marks += " :red-badge[:material/warning: figures are not those of the data]"
        row.markdown(marks)
        row.button(
            "Take the wording of the data", key=f"{key}-back", type="tertiary", help=_plain(sentence.generated),
            on_click=_give_back, args=(language, sentence.key),
        )  # fmt: skip


def _give_back(language: str, key: str) -> None:
    edits().pop((language, key), None)


def _plain(text: str) -> str:
    """Return a text for a tooltip, which reads markdown: its signs are put out of force."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!|<>~:$" else char for char in text)


def _keep(key: str, sentence: Sentence, language: str) -> None:
    text = st.session_state.get(key, "")
    if text.strip() in {"", sentence.generated}:
        edits().pop((language, sentence.key), None)
    else:
        edits()[language, sentence.key] = Edit(text=text, generated=sentence.generated)


def draw_templates() -> None:
    """Draw what saves the look as a template, and what deletes one or brings it back."""
    writable = resources.records().writable
    with st.expander("Templates", icon=":material/bookmark:"):
        st.caption("A template keeps title, blocks, language, paper and comparison; never filters, days or data.")
        row = st.container(horizontal=True, vertical_alignment="bottom")
        row.text_input(
            "Name", key="brief-template-name", placeholder="name of a new template", label_visibility="collapsed",
            max_chars=MOST_NAME,
        )  # fmt: skip
        row.button("Save as template", icon=":material/bookmark_add:", on_click=_save, disabled=not writable)
        chosen = look().template
        if chosen not in {each.name for each in BUILT_IN}:
            st.button(
                f"Delete the template “{_plain(chosen)}”", icon=":material/delete:", on_click=_delete, args=(chosen,),
                disabled=not writable, key="brief-template-delete",
            )  # fmt: skip
        if gone := st.session_state.get(_DELETED):
            st.button(
                f"Undo: bring “{_plain(gone[1])}” back", icon=":material/undo:", on_click=_restore, args=gone,
                key="brief-template-undo",
            )  # fmt: skip
    if error := st.session_state.pop(_SAID, None):
        frame.say_error(error)


def _save() -> None:
    try:
        kept = save_template(resources.records(), as_template(st.session_state["brief-template-name"]), who())
    except KordonError as error:
        st.session_state[_SAID] = error
        return
    st.session_state["brief-template-name"] = ""
    apply(kept)


def _delete(name: str) -> None:
    try:
        gone = delete_template(resources.records(), name, who())
    except KordonError as error:
        st.session_state[_SAID] = error
        return
    st.session_state[_DELETED] = (gone.no, gone.name)
    apply(BUILT_IN[0])


def _restore(number: int, name: str) -> None:
    try:
        restore_template(resources.records(), number, who())
        apply(template_named(resources.records(), name))
    except KordonError as error:
        st.session_state[_SAID] = error
        return
    del st.session_state[_DELETED]
