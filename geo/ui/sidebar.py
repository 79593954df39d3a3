"""The shared filters, drawn once in the entry script and bound to the address bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.model import Status
from geo.records.filters import Filters
from geo.ui import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

CHOICES = (
    ("country", "Country"),
    ("area", "Area"),
    ("class", "Equipment class"),
    ("flow", "Flow"),
    ("source", "Source"),
    ("status", "Status"),
)
"""Filter word and label of each list; the words are those of the command line."""
DEFAULTS = {"status": [Status.ACCEPTED.value]}


def draw() -> None:
    """Draw the filters in the sidebar; each widget's key is its filter word, so the address bar holds them."""
    offered = resources.facets()
    with st.sidebar:
        st.date_input("From", value=None, key="from", bind="query-params", format="YYYY-MM-DD")
        st.date_input("To", value=None, key="to", bind="query-params", format="YYYY-MM-DD")
        for word, label in CHOICES:
            values = [value for value, _ in offered.get(word, [])]
            st.multiselect(
                label,
                _with_linked(word, values),
                default=DEFAULTS.get(word, []),
                key=word,
                bind="query-params",
                placeholder="all",
            )
        st.text_input("Text", key="text", bind="query-params", placeholder="in notes, places, equipment")


def filters_now() -> Filters:
    """Return the filters as the sidebar holds them.

    Raises UsageError where an address bar written by hand holds what no filter is.
    """
    words: dict[str, str | list[str]] = {}
    for word in ("from", "to"):
        day = st.session_state.get(word)
        if day:
            words[word] = day.isoformat()
    for word, _ in CHOICES:
        chosen = st.session_state.get(word, DEFAULTS.get(word, []))
        if word == "status" and not chosen:
            chosen = ["all"]
        if chosen:
            words[word] = list(chosen)
    text = (st.session_state.get("text") or "").strip()
    if text:
        words["text"] = text
    return Filters.from_words(words)


def _with_linked(word: str, values: Sequence[str]) -> list[str]:
    """Add the values that a shared link asks for, so that a link never widens in silence."""
    linked = [value for value in st.query_params.get_all(word) if value]
    kept = st.session_state.get(word, [])
    return list(dict.fromkeys([*values, *DEFAULTS.get(word, []), *kept, *linked]))
