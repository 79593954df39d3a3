"""The pairs that wait for a decision, worked out once for each state of the record database and choice of filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.records.suggesting import count_suggestions, suggestions
from geo.ui import resources

if TYPE_CHECKING:
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror
    from geo.records.suggesting import Suggestion

_SKIPPED: Final = "pairs-skipped"
_LOOKED_THROUGH: Final = 50
"""Suggestions read at once; those skipped are passed over among them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """What waits: how many pairs, the next one that was not skipped, and those skipped in this session."""

    pending: int
    now: Suggestion | None
    skipped: tuple[tuple[str, str], ...]


def look(filters: Filters) -> Queue:
    """Return the pairs that wait among the movements that pass the filters, the likeliest first."""
    held = resources.mirror()
    skipped = frozenset(st.session_state.get(_SKIPPED, ()))
    pending, found = _look(held.sequence, resources.settings().record_url, filters, len(skipped), held)
    still = tuple((each.a, each.b) for each in found if (each.a, each.b) in skipped)
    now = next((each for each in found if (each.a, each.b) not in skipped), None)
    return Queue(pending=pending, now=now, skipped=still)


@st.cache_resource(show_spinner="Comparing sightings", max_entries=8)
def _look(
    sequence: int,  # noqa: ARG001 - the key
    url: str,  # noqa: ARG001 - the key
    filters: Filters,
    skipped: int,
    _mirror: Mirror,
) -> tuple[int, tuple[Suggestion, ...]]:
    found = suggestions(_mirror, filters, limit=_LOOKED_THROUGH + skipped)
    return count_suggestions(_mirror, filters), tuple(found)


def skip(suggestion: Suggestion) -> None:
    """Pass a pair over for the rest of the session."""
    st.session_state[_SKIPPED] = [*st.session_state.get(_SKIPPED, ()), (suggestion.a, suggestion.b)]


def forget_skipped() -> None:
    """Bring the pairs that were skipped back."""
    st.session_state.pop(_SKIPPED, None)
