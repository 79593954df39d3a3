"""The one-line answer above every drawing: how much, by whom, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from geo.counts.intervals import say
from geo.records import queries
from geo.ui import resources, sample_note

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

    from geo.records.filters import Filters
    from geo.records.queries import Headline

_MOST_UNITS = 4


def draw(filters: Filters) -> Headline:
    """Draw the answer to the filters and return it. It holds numbers and fixed words only, no text of users."""
    answer = queries.headline(resources.mirror(), filters)
    mark = '<span class="kordon-sample">with sample data</span> ' if sample_note.is_shown() else ""
    st.html(f'<p class="kordon-answer" role="status">{sentence(answer)}<br><small>{mark}{limits(answer)}</small></p>')
    return answer


def sentence(answer: Headline) -> str:
    """Say what was reported: movements, sources, and the interval of each unit."""
    told = f"told in {_many(answer.reports, 'report')} of {_many(answer.sources, 'source')}"
    counted = [f"{plural(unit)} <b>{say(interval)}</b>" for unit, interval in list(answer.units.items())[:_MOST_UNITS]]
    return " &nbsp;·&nbsp; ".join([f"<b>{_many(answer.movements, 'movement')}</b> {told}", *counted])


def limits(answer: Headline) -> str:
    """Say what the figures leave out; a briefer must see it without asking."""
    said = [
        f"{answer.without_number} without a number" if answer.without_number else "",
        f"{answer.undated} undated" if answer.undated else "",
        f"{answer.unplaced} without a place" if answer.unplaced else "",
        f"{answer.in_review} awaiting review, not counted" if answer.in_review else "",
    ]
    return " &nbsp;·&nbsp; ".join(part for part in said if part) or "every movement has a number, a date and a place"


def plural(unit: str) -> str:
    """Return the plural of a unit of counting."""
    return {"aircraft": "aircraft", "person": "people"}.get(unit, f"{unit}s")


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"


def draw_with_room(filters: Filters) -> tuple[Headline, DeltaGenerator]:
    """Draw the answer and return it with the room beside it, for switches of what is drawn below."""
    left, right = st.columns([3, 2], vertical_alignment="top")
    with left:
        return draw(filters), right
