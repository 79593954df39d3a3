"""What the map's frame says: filters drawn or clicked on it, put into the sidebar's own; a page that is wanted.

The value comes from the browser, so nothing of it is believed: words are judged as those of a link are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import streamlit as st

from geo.errors import UsageError
from geo.records.filters import FILTER_WORDS, Filters
from geo.ui import sidebar

if TYPE_CHECKING:
    from collections.abc import Callable

WANTED: Final = "map-wants-page"
REFUSED: Final = "map-refused"
PAGES: Final = {"movements": ("movement",), "sightings": ("sighting",), "briefing": ()}
"""Pages that the map may lead to, and the words of the address that each takes along."""
_LONGEST: Final = 64


def hear(key: str) -> Callable[[], None]:
    """Return what Streamlit calls, before the page runs, when the component under a key has said something."""

    def heard() -> None:
        value = st.session_state.get(key)
        if not isinstance(value, dict):
            return
        if isinstance(words := value.get("filter"), dict):
            _set(words)
        if value.get("go") in PAGES:
            st.session_state[WANTED] = _way(value["go"], value.get("words"))

    return heard


def follow(pages: dict[str, Any]) -> None:
    """Go to the page that was asked for on the map, if one was; `pages` are the pages by their address."""
    name, words = st.session_state.pop(WANTED, (None, {}))
    if name in pages:
        st.switch_page(pages[name], query_params=words)


def refused() -> str:
    """Return why what was said last is no filter, once; empty where it was one."""
    return str(st.session_state.pop(REFUSED, ""))


def _set(words: dict[Any, Any]) -> None:
    """Put filters into the sidebar's widgets; where one is no filter, none is set, and the page says why."""
    asked = {word: value for word, value in words.items() if word in FILTER_WORDS and isinstance(value, str | None)}
    try:
        read = Filters.from_words({word: value for word, value in asked.items() if value})
    except UsageError as error:
        st.session_state[REFUSED] = str(error)
        return
    for word in asked:
        sidebar.put(word, read)


def _way(page: str, words: object) -> tuple[str, dict[str, str]]:
    given = words if isinstance(words, dict) else {}
    kept = {word: str(given[word])[:_LONGEST] for word in PAGES[page] if isinstance(given.get(word), str)}
    return page, kept
