"""The frame of every page: title and question, the empty case, and messages that say how to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from geo.errors import KordonError

_STYLE = """<style>
[data-testid="stMainBlockContainer"] { padding: 3.6rem 1.6rem 1rem; max-width: none; }
[data-testid="stSidebarContent"] [data-testid="stVerticalBlock"] { gap: 0.55rem; }
[data-testid="stMain"] h1 { padding: 0; letter-spacing: -0.01em; }
.kordon-answer { font-size: 1.02rem; line-height: 1.5; margin: 0 0 0.2rem; }
.kordon-answer b { font-variant-numeric: tabular-nums; }
.kordon-answer small { opacity: 0.72; font-size: 0.86rem; }
</style>"""


def set_up() -> None:
    """Set what every page shares: window title, width, spacing."""
    st.set_page_config(page_title="Kordon", page_icon=":material/border_all:", layout="wide")
    st.html(_STYLE)


def ask(title: str, question: str) -> None:
    """Head the page with its title and the question it answers."""
    st.markdown(f"#### {title}  \n:small[:gray[{question}]]")


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
