"""What waits, worked out once for each state of the record database and each choice of filters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from geo.model import Status
from geo.records.doubts import Waiting, waiting
from geo.records.filters import Filters
from geo.ui import resources

if TYPE_CHECKING:
    from geo.records.mirror import Mirror


def look(filters: Filters | None) -> Waiting:
    """Return what waits among the rows that pass the filters; None is all that waits."""
    held = resources.mirror()
    asked = replace(filters or Filters(), status=(Status.REVIEW.value,))
    return _look(held.sequence, resources.settings().record_url, asked, held)


@st.cache_resource(show_spinner=False, max_entries=8)
def _look(sequence: int, url: str, filters: Filters, _mirror: Mirror) -> Waiting:  # noqa: ARG001 - the key
    return waiting(_mirror, filters)
