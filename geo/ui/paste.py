"""Read a report: paste it or give its file; nothing personal is kept, not even until the next click."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo.errors import InputFileError, KordonError
from geo.intake.dateline import day_borne
from geo.intake.mapping import read_zone
from geo.intake.posts import part_posts
from geo.intake.posts_plan import posts_of_file
from geo.intake.privacy import mask, mask_source
from geo.ui import frame, paste_desk, paste_edit, paste_style, resources

if TYPE_CHECKING:
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

    from geo.intake.posts import Posts

_TEXT, _SOURCE, _PUBLISHED, _FILE, _FAULT, _PENDING = (
    "paste-text", "paste-source", "paste-published", "paste-file", "paste-fault", "paste-pending",
)  # fmt: skip
_HEIGHT: Final = 440
_MANY: Final = 100
"""Posts from which on a bar shows how far the reading is."""


def choose_text() -> paste_desk.Desk | None:
    """Draw the text field where the desk is empty; return what lies on the desk."""
    st.html(paste_style.style())
    pending = st.session_state.pop(_PENDING, None)
    if pending is not None:
        _lay_out(*pending)
    desk = paste_desk.on_desk()
    if desk is None:
        _draw_form()
    return desk


def _lay_out(posts: Posts, name: str) -> None:
    """Read the posts, with a bar where there are many, and lay them on the desk."""
    number = len(posts.posts)
    bar = st.progress(0.0, f"Reading {number:,} posts") if number > _MANY else None
    try:
        with st.spinner("Reading"):
            paste_desk.lay_out(posts, name, lambda done: _advance(bar, done, number))
    except KordonError as error:
        st.session_state[_FAULT] = error
        st.session_state[_TEXT] = _joined(posts)
    if bar is not None:
        bar.empty()


def _advance(bar: DeltaGenerator | None, done: int, number: int) -> None:
    if bar is not None and done % _MANY == 0:
        bar.progress(done / number)


def _draw_form() -> None:
    fault = st.session_state.pop(_FAULT, None)
    if fault is not None:
        frame.say_error(fault)
    with st.form("read", border=False):
        left, right = st.columns([5, 2])
        left.text_area(
            "Text of a report, in English, Russian, Ukrainian or Belarusian",
            key=_TEXT,
            height=_HEIGHT,
            placeholder="Paste a post or an article. Several posts: part them by a line of three dashes (---).",
        )
        right.text_input(
            "Source of the text",
            key=_SOURCE,
            help="The channel or outlet that says it, never a person. A source named in the text wins.",
        )
        right.date_input(
            "Published",
            value=None,
            min_value=paste_edit.FIRST_DAY,
            max_value=paste_edit.LAST_DAY,
            key=_PUBLISHED,
            format="YYYY-MM-DD",
            help="Without it “yesterday” and “over the past week” stay without a date.",
        )
        right.file_uploader(
            "Or a file: a text, or a Telegram export (result.json)", key=f"{_FILE}-{st.session_state.get(_FILE, 0)}"
        )
        right.caption(f"Times are those of {resources.settings().time_zone}.")
        st.form_submit_button("Read", type="primary", icon=":material/visibility:", on_click=_read)
    st.caption(
        "Read on this machine by rules; nothing is sent anywhere. Phone numbers, handles, e-mail and network addresses "
        "are masked before anything is read or kept. Nothing is stored before you accept it."
    )


def _read() -> None:
    """Take what the form holds; its raw text leaves the session before anything else happens."""
    state = st.session_state
    text, source, published = state[_TEXT], mask_source(state[_SOURCE].strip())[0], state[_PUBLISHED]
    state[_TEXT], state[_SOURCE] = "", source
    number = state.get(_FILE, 0)
    file = state.get(f"{_FILE}-{number}")
    try:
        state[_PENDING] = _posts(text, file, source, published)
    except KordonError as error:
        state[_FAULT] = error
        state[_TEXT] = mask(text)[0]
    finally:
        if file is not None:
            state[_FILE] = number + 1
            _forget(file)


def _posts(text: str, file: Any, source: str, published: date | None) -> tuple[Posts, str]:
    """Return the posts of a text or file and the name of their batch."""
    if file is None:
        posts = part_posts(text, source=source, published=published)
        return posts, _batch_name(posts)
    options = paste_desk.options_now()
    options = type(options)(
        source=source or None, published=published, time_zone=options.time_zone, watched=options.watched
    )
    found = posts_of_file(file.getvalue(), file.name, zone=read_zone(options.time_zone), options=options)
    if found is None:
        msg = "This file is no text (.txt, .md) and no Telegram export; a table of sightings goes to the page Add"
        raise InputFileError(msg)
    return found, _batch_name(found)


def _batch_name(posts: Posts) -> str:
    """Return how the list of imports calls a reading: by its source and day, never by its words."""
    first, number = posts.posts[0], len(posts.posts)
    told = [first.source or "no source named", f"{first.day}" if first.day else "", f"{number} posts" * (number > 1)]
    return f"Read: {', '.join(part for part in told if part)}"[:200]


def _forget(file: Any) -> None:
    """Take an uploaded file out of Streamlit's memory, which would keep it until the session ends."""
    context = get_script_run_ctx()
    if context is not None and hasattr(context.uploaded_file_mgr, "remove_file"):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def take_back() -> None:
    """Put the masked text back into the form, to be changed and read again."""
    desk = paste_desk.on_desk()
    paste_desk.clear()
    if desk is None or desk.posts.kind != "text":
        return
    first = desk.posts.posts[0]
    st.session_state[_TEXT] = _joined(desk.posts)
    st.session_state[_SOURCE] = first.source
    st.session_state[_PUBLISHED] = first.day


def day_offered(desk: paste_desk.Desk) -> date | None:
    """Return the day that the one pasted text bears above it, where nobody said when it was published."""
    first = desk.posts.posts[0]
    if desk.posts.kind != "text" or len(desk.posts.posts) != 1 or first.day is not None:
        return None
    return day_borne(first.text, today=desk.today)


def read_with_day(desk: paste_desk.Desk, day: date) -> None:
    """Read the text on the desk again as one published on a day."""
    first = desk.posts.posts[0]
    posts = part_posts(_joined(desk.posts), source=first.source, published=day)
    paste_desk.clear()
    st.session_state[_PENDING] = posts, _batch_name(posts)


def _joined(posts: Posts) -> str:
    """Return masked posts as one text that parts into them again; an export is not put into the field."""
    return "\n---\n".join(post.text for post in posts.posts) if posts.kind == "text" else ""
