"""What an editor asks before trusting a figure: promises, method, sources of the data, versions."""

from __future__ import annotations

import platform
import re
from importlib.metadata import version

import streamlit as st

from geo import __version__
from geo.errors import UsageError
from geo.places.online import online_options
from geo.places.online_services import SERVICES
from geo.settings import DATA_DIR
from geo.ui import resources

PARTS = ("streamlit", "folium", "streamlit-folium", "geopandas", "pandas", "duckdb", "ibis-framework", "SQLAlchemy")


def _head(words: str) -> None:
    st.html(f'<h2 class="kordon-head">{words}</h2>')


def draw_promises() -> None:
    """Say the three promises and what each means in use."""
    counts, offline, safe = st.columns(3)
    counts.markdown(
        "**It counts honestly.** A count is an interval: “at least 50” is 50 to open, “several” has no number. "
        "Only movements are counted; a movement told by five outlets is one. Units are never added to one another."
    )
    offline.markdown(
        "**It works with no network.** Borders, place names and the map itself are served from this machine. "
        "Nothing is asked of the internet unless an online service is switched on."
    )
    safe.markdown(
        "**It cannot betray a source.** There is no field for a witness. Names, phones, handles and addresses "
        "are stripped from files before anything is stored, and said so."
    )


def draw_method() -> None:
    """Say how a figure comes about."""
    _head("Method")
    st.markdown(
        "- A movement is counted on the last day of its interval, else on its first; without either it stays undated "
        "and is counted apart. The dates in the sidebar mean that day.\n"
        "- Within one report, lines add up. Across reports of one movement, intervals combine: where they meet, the "
        "part they share; where they do not, all that they span, marked as a conflict.\n"
        "- A report's own roll-up (“at least 60 in all”) is kept and never added.\n"
        "- A country or a region is an area and is never drawn as a pin. An ambiguous name waits for review and is "
        "not counted.\n"
        "- Corridors are schematic: ordered stops, never the true course of a road or railway."
    )


def draw_sources() -> None:
    """Show where each data file comes from, with its licence."""
    _head("Sources of the data")
    text = (DATA_DIR / "SOURCES.md").read_text(encoding="utf-8").removeprefix("# Where the shipped data comes from")
    with st.container(key="sources"):
        st.markdown(re.sub(r"^#+ ", "### ", text, flags=re.MULTILINE))


def draw_online() -> None:
    """Say whether an online service is on, which, and whom its answers are owed to."""
    _head("Online services")
    try:
        options = online_options(resources.settings())
    except UsageError as error:
        st.warning("An online service is switched on, but cannot be asked as it is set.", icon=":material/error:")
        st.text(str(error))
        return
    if options is None:
        st.markdown("Off. Nothing is asked of the internet.")
        return
    st.markdown(
        f"**{options.service}** is on. It is asked for a name in doubt when you press its button in Review or give "
        "`--online` to a command; only the bare name and the areas beside it are sent. Answers: "
        f"{SERVICES[options.service].attribution}."
    )
    st.text(f"Host: {options.host}")


def draw_versions() -> None:
    """Show the versions that run here."""
    _head("Versions")
    parts = " · ".join(f"{name} {version(name)}" for name in PARTS)
    st.caption(f"Kordon {__version__} · Python {platform.python_version()} · {parts}")
