"""The frame of every page: title and question, the empty case, and messages that say how to mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from geo.errors import KordonError

_HERE = Path(__file__).resolve().parent
_STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding: 4.1rem 1.6rem 0.6rem; max-width: none; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0.9rem; }
[data-testid="stSidebarContent"] [data-testid="stVerticalBlock"] { gap: 0.5rem; }
[data-testid="stSidebarUserContent"] { padding-top: 0.4rem; }
[data-testid="stMain"] h4 { padding: 0; font-size: 1.3rem; }
.kordon-answer { font-size: 1rem; line-height: 1.45; margin: 0; }
.kordon-answer b { font-variant-numeric: tabular-nums; white-space: nowrap; }
.kordon-answer small { opacity: 0.75; font-size: 0.86rem; }
.kordon-sample { color: light-dark(#a34a08, #f0a35e); border: 1px solid; border-radius: 4px; }
.kordon-sample { padding: 0 0.35em; margin-right: 0.4em; }
[data-testid="stSidebarContent"] label { min-height: 1.1rem; }
.st-key-border-map iframe { height: calc(100vh - 11.4rem) !important; min-height: 26rem; }
</style>"""
"""Streamlit's own test ids, which it keeps between versions, and our own classes; nothing of users."""


def set_up() -> None:
    """Set what every page shares: window title, mark, width, spacing."""
    # An icon by name would be fetched from a font server; a file is served from here.
    st.set_page_config(page_title="Kordon", page_icon=str(_HERE / "mark.svg"), layout="wide")
    st.logo(str(_HERE / "wordmark.svg"), size="large", icon_image=str(_HERE / "mark.svg"))
    st.html(_STYLE)


def ask(title: str, question: str) -> None:
    """Head the page with its title and the question it answers."""
    st.markdown(f"#### {title} &ensp;:small[:gray[{question}]]")


def say_error(error: KordonError) -> None:
    """Show an error that the user can mend; its text is plain, never markup."""
    st.error("Kordon could not do this.", icon=":material/error:")
    st.text(str(error))


def say_nothing_matches() -> None:
    """Say that no sighting passes the filters, and what to do."""
    st.info(
        "No sighting matches these filters. Widen the dates or clear a filter in the sidebar.",
        icon=":material/filter_alt_off:",
    )
