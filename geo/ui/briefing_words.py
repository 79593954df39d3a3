"""Edit the sentences of a briefing, and keep its look as a template."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.briefing.edits import copy_edits, edit_for, give_back, keep_edit
from geo.briefing.request import MOST_SENTENCE
from geo.briefing.templates import BUILT_IN, MOST_NAME, save_template, template_named
from geo.errors import KordonError
from geo.records.briefing_templates import delete_template, restore_template
from geo.ui import frame, resources
from geo.ui.briefing_asked import apply, as_template, edits, look
from geo.ui.signing import who

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from geo.briefing.model import Briefing, Sentence
    from geo.briefing.request import Request

_DELETED: Final = "brief-deleted"
_SAID: Final = "brief-said"
_TAKEN_OUT: Final = "brief-taken-out"
_NOT_KEPT: Final = "brief-not-kept"


def draw_words(briefing: Briefing, request: Request) -> None:
    """Draw the sentences to be written anew; what was written is marked, and flagged where its figures are old."""
    flagged = [each for each in briefing.sentences if each.stale or each.earlier]
    if any(each.stale for each in flagged):
        st.warning(
            "An edited sentence has figures that the data does not have. Read it again, or take that of the data.",
            icon=":material/edit_note:",
        )
    if any(each.earlier for each in flagged):
        st.warning(
            "The data changed since a sentence was edited: the briefing has the wording of the data again.",
            icon=":material/edit_note:",
        )
    with st.expander("Wording", expanded=bool(flagged), icon=":material/edit_note:"):
        st.caption(
            f"Each sentence is made of the data by a rule. Written anew it is kept with the template "
            f"“{_plain(look().template)}” for everybody who uses it, here and on the command line, as long as the data "
            "says the same. What could lead to a person is taken out first."
            if resources.records().writable
            else "Each sentence is made of the data by a rule. This database is read-only: one written anew is kept "
            "until the page is closed."
        )
        if kinds := st.session_state.pop(_TAKEN_OUT, ()):
            st.info(f"Taken out before it was kept: {', '.join(kinds)}.", icon=":material/shield_person:")
        for sentence in briefing.sentences:
            _draw_sentence(sentence, request)
    if error := st.session_state.pop(_NOT_KEPT, None):
        frame.say_error(error)


def _draw_sentence(sentence: Sentence, request: Request) -> None:
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
        args=(key, sentence, request),
    )
    if sentence.edited:
        row = _row(f"brief-edited-{sentence.key}")
        marks = ":orange-badge[:material/edit: edited by hand]"
        if sentence.stale:
            marks += " :red-badge[:material/warning: figures are not those of the data]"
        row.markdown(marks)
        row.button(
            "Take the wording of the data", key=f"{key}-back", type="tertiary", help=_plain(sentence.generated),
            on_click=_store, args=("", sentence, request),
        )  # fmt: skip
    elif sentence.held:
        _row(f"brief-held-{sentence.key}").markdown(
            ":orange-badge[:material/lock: edited for fewer readers: that wording stays back]"
        )
    elif sentence.earlier:
        row = _row(f"brief-earlier-{sentence.key}")
        row.markdown(":red-badge[:material/warning: edited before the data changed]")
        row.button(
            "Take the edited wording again", key=f"{key}-again", type="tertiary", help=_plain(sentence.earlier),
            on_click=_store, args=(sentence.earlier, sentence, request),
        )  # fmt: skip


def _row(key: str) -> DeltaGenerator:
    return st.container(horizontal=True, vertical_alignment="center", gap="small", key=key)


def _keep(key: str, sentence: Sentence, request: Request) -> None:
    text = st.session_state.get(key, "").strip()
    _store("" if text == sentence.generated else text, sentence, request)


def _store(text: str, sentence: Sentence, request: Request) -> None:
    """Keep a sentence with the template; an empty one is given back to the data."""
    chosen = look()
    edit = edit_for(sentence.key, text, sentence.generated, request.days, chosen.tlp)
    records = resources.records()
    if not records.writable:
        same = [each for each in edits() if (each.key, each.generated) == (edit.key, edit.generated)]
        edits()[:] = [each for each in edits() if each not in same] + ([edit] if text else [])
        return
    try:
        if text:
            kinds = keep_edit(records, chosen.template, request.language, edit, who())
            st.session_state[_TAKEN_OUT] = [each.value for each in kinds]
        else:
            give_back(records, chosen.template, request.language, edit, who())
    except KordonError as error:
        st.session_state[_NOT_KEPT] = error


def _plain(text: str) -> str:
    """Return a text for a tooltip, which reads markdown: its signs are put out of force."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]()#+-.!|<>~:$" else char for char in text)


def draw_templates() -> None:
    """Draw what saves the look as a template, and what deletes one or brings it back."""
    writable = resources.records().writable
    with st.expander("Templates", icon=":material/bookmark:"):
        st.caption(
            "A template keeps title, blocks, language, paper, comparison, and sentences written anew; never filters, "
            "days or data."
        )
        # A form: the name and the press go to the server as one, whatever runs there meanwhile.
        with st.form("brief-template-save", border=False):
            row = st.container(horizontal=True, vertical_alignment="bottom")
            row.text_input(
                "Name", key="brief-template-name", placeholder="name of a new template", label_visibility="collapsed",
                max_chars=MOST_NAME,
            )  # fmt: skip
            row.form_submit_button(
                "Save as template", icon=":material/bookmark_add:", on_click=_save, disabled=not writable
            )
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
        copy_edits(resources.records(), look().template, kept.name, who())
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
