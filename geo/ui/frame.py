"""The frame of every page: title and question, the empty case, and messages that say how to mend."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

    from streamlit.delta_generator import DeltaGenerator

    from geo.errors import KordonError

_HERE = Path(__file__).resolve().parent


def set_up() -> None:
    """Set what every page shares: window title, mark, width, spacing."""
    # An icon by name would be fetched from a font server; a file is served from here.
    st.set_page_config(page_title="Kordon", page_icon=str(_HERE / "mark.svg"), layout="wide", initial_sidebar_state=300)
    st.logo(str(_HERE / "wordmark.svg"), size="large", icon_image=str(_HERE / "mark.svg"))
    # Streamlit tells the browser its theme for the page alone; what it hangs beside that, as a popover, would take
    # our light colours in the dark.
    scheme = "dark" if st.context.theme.type == "dark" else "light"
    st.html(f"<style>:root{{color-scheme:{scheme}}}{style()}</style>")


@cache
def style() -> str:
    """Return the look of every page as it is sent, which is at each rerun: without its comments and spare room."""
    told = re.sub(r"/\*.*?\*/", "", (_HERE / "page.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    return (
        re.sub(r"\s*([{};,>]|: )\s*", lambda found: found[1].strip(), re.sub(r"\s+", " ", told))
        .replace(";}", "}")
        .strip()
    )


def ask(title: str, question: str) -> DeltaGenerator:
    """Head the page with its title and the question it answers; return the room to the right of it, for switches."""
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="head")
    row.html(f'<h1 class="kordon-title">{title}<small>{question}</small></h1>', width="content")
    return row


def say_error(error: KordonError) -> None:
    """Show an error that the user can mend; its text is plain, never markup."""
    first, _, rest = str(error).partition(" ")
    # A sentence begins with a capital letter; the name of a file stays as it is.
    said = escape(f"{first[:1].upper() + first[1:] if first.isalpha() else first} {rest}")
    st.html(f'<div class="kordon-said kordon-error" role="alert"><b>Kordon could not do this.</b> {said}</div>')


def say(words: str, names: Sequence[str]) -> None:
    """Say something that must not be overlooked, with names out of a file as plain text."""
    told = ", ".join(f"<b>{escape(name)}</b>" for name in names)
    st.html(f'<div class="kordon-said" role="status">{escape(words)} {told}</div>')
