"""The shared filters, drawn once in the entry script and bound to the address bar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.model import Status
from geo.records.filters import FILTER_WORDS, Filters, split_values
from geo.ui import resources, sidebar_space

if TYPE_CHECKING:
    from collections.abc import Sequence

CHOICES: Final = (
    ("country", "Country"),
    ("area", "Area"),
    ("class", "Equipment class"),
    ("flow", "Flow"),
    ("source", "Source"),
    ("status", "Status"),
)
"""Filter word and label of each list; the words are those of the command line."""
MORE: Final = (
    ("place", "Place"),
    ("equipment", "Equipment, as said"),
    ("mode", "Road, rail or air"),
    ("affiliation", "Whose forces"),
    ("reliability", "Reliability of the source (A–F)"),
    ("credibility", "Credibility of the report (1–6)"),
    ("kind", "Kind of statement"),
    ("tlp", "TLP"),
)
"""Lists that are drawn only while they are wanted: they would be sent to the browser at each change otherwise."""
_TEXTS: Final = ("text", *sidebar_space.WORDS)
DEFAULTS: Final = {"status": [Status.ACCEPTED.value]}


def draw(*, holds: bool) -> None:
    """Draw the filters in the sidebar; each widget's key is its filter word, so the address bar holds them.

    They stay on pages that they do not hold for, or they would be lost on the way back; there it is said so.
    """
    offered = resources.facets()
    with st.sidebar:
        if not holds:
            st.caption("The filters do not hold for this page.")
        left, right = st.columns(2, gap="xsmall")
        for place, label in ((left, "From"), (right, "To")):
            # Without limits Streamlit takes ten years around today, and drops older days of a link in silence.
            place.date_input(
                label, value=None, min_value=date.min, max_value=date.max, key=label.lower(), bind="query-params",
                format="YYYY-MM-DD",
            )  # fmt: skip
        for word, label in CHOICES:
            _list(word, label, offered)
        st.text_input("Text", key="text", bind="query-params", placeholder="in notes, places, equipment")
        sidebar_space.draw_drawn()
        _draw_more(offered)
        if any(_is_set(word) and st.session_state.get(word) != DEFAULTS.get(word) for word in FILTER_WORDS):
            st.button("Clear all filters", on_click=_clear, icon=":material/filter_alt_off:", width="stretch")


def _draw_more(offered: dict[str, list[tuple[str, int]]]) -> None:
    wanted = [word for word in (*(word for word, _ in MORE), *sidebar_space.WORDS) if _is_set(word)]
    label = f"More filters ({len(wanted)} set)" if wanted else "More filters"
    more = st.expander(label, expanded=bool(wanted), key="more-filters", on_change="rerun")
    if not (more.open or wanted):
        return
    with more:
        for word, label in MORE:
            _list(word, label, offered)
        sidebar_space.draw()


def _list(word: str, label: str, offered: dict[str, list[tuple[str, int]]]) -> None:
    values = [value for value, _ in offered.get(word, [])]
    st.multiselect(
        label,
        _with_linked(word, values),
        default=DEFAULTS.get(word, []),
        key=word,
        bind="query-params",
        placeholder="all",
        accept_new_options=word == "equipment",
    )


def _clear() -> None:
    for word in FILTER_WORDS:
        if word in st.session_state:
            empty = "" if word in _TEXTS else None if word in {"from", "to"} else DEFAULTS.get(word, [])
            st.session_state[word] = empty


def put(word: str, filters: Filters) -> None:
    """Set a filter's widget to what `filters` hold of it; only before the widgets are drawn."""
    text = filters.to_words().get(word, "")
    field = {"from": "date_from", "to": "date_to", "class": "equipment_class"}.get(word, word)
    value = text if word in _TEXTS else getattr(filters, field)
    if word not in st.session_state and text:
        # A widget that was not drawn writes nothing into the address by itself.
        st.query_params[word] = split_values(text) if isinstance(value, tuple) else text
    st.session_state[word] = list(value) if isinstance(value, tuple) else value


def _is_set(word: str) -> bool:
    """Tell whether a filter is set, by its widget or, before that is drawn, by the address."""
    return st.session_state.get(word) not in (None, "", []) or bool(st.query_params.get(word))


def filters_now() -> Filters:
    """Return the filters as the sidebar holds them.

    Raises UsageError where what was typed is no filter: a box that is none, dates the wrong way round.
    """
    words: dict[str, str | list[str]] = {}
    for word in ("from", "to"):
        day = st.session_state.get(word)
        if day:
            words[word] = day.isoformat()
    for word, _ in (*CHOICES, *MORE):
        chosen = st.session_state.get(word, DEFAULTS.get(word, []))
        if word == "status" and not chosen:
            chosen = ["all"]
        if chosen:
            words[word] = list(chosen)
    for word in _TEXTS:
        if text := (st.session_state.get(word) or "").strip():
            words[word] = text
    return Filters.from_words(words)


def _with_linked(word: str, values: Sequence[str]) -> list[str]:
    """Add the values that a shared link asks for, so that a link never widens in silence."""
    linked = [value for value in st.query_params.get_all(word) if value]
    kept = st.session_state.get(word, [])
    return list(dict.fromkeys([*values, *DEFAULTS.get(word, []), *kept, *linked]))
