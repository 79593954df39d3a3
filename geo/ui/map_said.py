"""What the map's frame says: filters drawn or clicked on it, put into the sidebar's own.

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

REFUSED: Final = "map-refused"


def hear(key: str) -> Callable[[], None]:
    """Return what Streamlit calls, before the page runs, when the component under a key has said something."""

    def heard() -> None:
        value = st.session_state.get(key)
        if not isinstance(value, dict):
            return
        if isinstance(words := value.get("filter"), dict):
            _set(words)

    return heard


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
