"""The answer above every drawing: how much, by whom, when, under which filters, and what is not known."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from geo.counts.intervals import interval_of, is_about, is_unknown, say
from geo.model import Status
from geo.places.areas import open_areas
from geo.records import queries
from geo.records.filters import ALL, Filters
from geo.records.shares import count_areas_left_out
from geo.ui import resources, sample_note

if TYPE_CHECKING:
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

    from geo.model import Interval
    from geo.records.queries import Headline

_APART = " &nbsp;·&nbsp; "
_CLOSE = " · "
_PLURALS = {"aircraft": "aircraft", "person": "people", "unknown": "things of unknown kind"}
_UNFILTERED = "No filter is set"  # a line that is always there: the map beneath does not jump at the first filter


def room() -> DeltaGenerator:
    """Keep room for the answer above what is drawn before it, so that nothing moves when it comes."""
    kept = st.container(key="answer", gap=None)
    kept.html("<i></i>")  # Streamlit draws no empty container
    return kept


def draw(filters: Filters) -> Headline:
    """Draw the answer to the filters and return it. What users wrote in it is text, never markup."""
    known = resources.knows_told_twice()
    answer = queries.headline(resources.mirror(), filters, bounded=known)
    rejected = _count_rejected(filters)
    mark = '<span class="kordon-sample">with sample data</span> ' if sample_note.is_shown() else ""
    doubt = "" if known else "what may be told twice is being looked for"
    only = f'<br><span class="kordon-only">{shown(filters)}</span>' if shown(filters) else f"<br>{_UNFILTERED}"
    parts = [limits(answer, filters, rejected), _areas_left_out(filters), doubt, _as_of()]
    told = _CLOSE.join(part for part in parts if part)
    st.html(f'<div class="kordon-answer" role="status">{sentence(answer)}<br><small>{mark}{told}{only}</small></div>')
    return answer


def sentence(answer: Headline) -> str:
    """Say what was reported: movements, sources, and the interval of each unit, none left out."""
    if not answer.sightings:
        return _nothing()
    if not answer.movements:
        return f"<b>No movement</b> is counted in {_many(answer.sightings, 'sighting')}"
    told = f"told in {_many(answer.reports, 'report')} of {_many(answer.sources, 'source')}"
    counted = [
        f"{plural(unit)} <b>{'no number' if is_unknown(interval) else grouped(interval)}</b>"
        for unit, interval in answer.units.items()
    ]
    return _APART.join([f"<b>{_many(answer.movements, 'movement')}</b> {told}", *counted])


def _nothing() -> str:
    """Say that nothing is shown, and what to do."""
    if not any(not batch.undone for batch in resources.batches()):
        return "<b>Nothing is held yet.</b> Add a file of sightings, or look at the sample of real reports."
    return "<b>No sighting matches these filters.</b> Widen the dates or clear a filter in the sidebar."


def _as_of() -> str:
    """Say when something was last stored."""
    held = [batch.created_at for batch in resources.batches() if not batch.undone]
    return f"last import {_day(max(held))}, {max(held):%H:%M} UTC" if held else ""


def limits(answer: Headline, filters: Filters, rejected: int = 0) -> str:
    """Say when it was, and what the figures leave out or hold in doubt; a briefer must see it without asking."""
    dated = filters.date_from or filters.date_to
    in_review = ", counted here" if {ALL, Status.REVIEW.value} & set(filters.status) else ", not counted"
    said = [
        span(answer.first_day, answer.last_day),
        f"{answer.without_number:,} without a number" if answer.without_number else "",
        f"{answer.undated:,} without a date{', left out' if dated else ''}" if answer.undated else "",
        f"{_many(answer.unplaced, 'sighting')} without a place" if answer.unplaced else "",
        _told_twice(answer),
        f"{answer.in_review:,} awaiting review{in_review}" if answer.in_review else "",
        f"{_many(rejected, 'sighting')} rejected, counted here" if rejected else "",
    ]
    return _CLOSE.join(part for part in said if part)


def _told_twice(answer: Headline) -> str:
    """Say how low the figures would be if all that waits on the page Duplicates were told twice; "" where the same."""
    lows = [
        f"{plural(unit)} {grouped(interval_of(answer.lows[unit], interval.count_max, about=is_about(interval)))}"
        for unit, interval in answer.units.items()
        if unit in answer.lows
    ]
    return f"if all that may be told twice is: {', '.join(lows)}" if lows else ""


def shown(filters: Filters) -> str:
    """Say the filters in words, escaped; empty where none is set."""
    said = []
    for word, value in replace(filters, date_from=None, date_to=None).to_words().items():
        if word == "status" and value in {Status.ACCEPTED.value, ALL}:
            said += ["of any status"] * (value == ALL)
            continue
        said.append(_in_space(word, filters) or _listed(word, value, filters))
    if filters.date_from or filters.date_to:
        days = (f"{day:%Y-%m-%d}" if day else "…" for day in (filters.date_from, filters.date_to))
        said.insert(0, f"counted on <b>{' – '.join(days)}</b>")
    return f"Shown: {_APART.join(said)}" if said else ""


def _listed(word: str, value: str, filters: Filters) -> str:
    several = getattr(filters, "equipment_class" if word == "class" else word)
    told = ", ".join(several) if isinstance(several, tuple) else value
    return f"{'TLP' if word == 'tlp' else word} <b>{escape(told)}</b>"


def _in_space(word: str, filters: Filters) -> str:
    """Say a filter of space, the edges of a rectangle as its hint; empty for any other filter."""
    if word == "near_border" and filters.near_border is not None:
        other = filters.border_with
        neighbour = f" with <b>{escape(open_areas().countries().get(other, other))}</b>" if other else ""
        return f"within <b>{filters.near_border:.10g} km</b> of the border{neighbour}"
    if word == "bbox" and filters.bbox is not None:
        edges = ", ".join(f"{edge:.10g}" for edge in filters.bbox)
        return f'within a drawn <b title="west, south, east, north: {edges}">rectangle</b>'
    return f"within a drawn <b>shape of {len(filters.within)} corners</b>" if word == "within" else ""


def _areas_left_out(filters: Filters) -> str:
    """Say how many sightings of areas the filters leave out though they may lie where these ask for."""
    number = count_areas_left_out(resources.mirror(), filters)
    return f"{_many(number, 'sighting')} of areas left out: not known that closely" if number else ""


def span(first: date | None, last: date | None) -> str:
    """Say the days from the first to the last: 12 – 19 Dec 2022; empty where there are none."""
    if first is None or last is None:
        return ""
    if first == last:
        return _day(last)
    start = str(first.day)
    if first.year != last.year:
        start = _day(first)
    elif first.month != last.month:
        start = f"{first.day} {first:%b}"
    return f"{start} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"  # not %-d, which Windows does not know


def grouped(interval: Interval) -> str:
    """Say a count with its thousands apart: 118,133+."""
    return re.sub(r"\d+", lambda number: f"{int(number.group()):,}", say(interval))


def plural(unit: str) -> str:
    """Return the plural of a unit of counting, in plain words where nobody could name the thing."""
    return _PLURALS.get(unit, f"{unit}s")


def _count_rejected(filters: Filters) -> int:
    """Count the rejected sightings that the figures hold because the filters ask for them."""
    if not {ALL, Status.REJECTED.value} & set(filters.status):
        return 0
    return queries.count_rows(resources.mirror(), replace(filters, status=(Status.REJECTED.value,)))


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
