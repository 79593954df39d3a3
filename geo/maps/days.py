"""The answer that the map's timeline asks for: bars over an axis of days, short enough for a screen.

The axis is the one asked for, else that of all days on which anything is counted. There a few early days far before the
rest are left off the axis and counted beside it, or one old report would press all others into a corner.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from geo.records import days as counted_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.maps.layer import Measure
    from geo.records.days import Bar, Days, Period
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

MOST_BARS: Final = 220
"""Bars on one axis: more would be thinner than a finger of the screen's pixels can tell apart."""
_LENGTH: Final[dict[Period, float]] = {"day": 1, "week": 7, "month": 365.2425 / 12}
_FAR_OUT: Final = 0.03
"""Part of the sightings at either end that may be left off the axis."""
_ASIDE: Final = 1.0
"""How far, in lengths of what holds the rest, days may lie before or after it and still be on the axis."""


class Axis(NamedTuple):
    """First and last day of the axis, and what a bar stands for."""

    first: date
    last: date
    by: Period


def days_answer(
    mirror: Mirror, filters: Filters, *, measure: Measure, first: date | None = None, last: date | None = None
) -> dict[str, Any]:
    """Return the axis and its bars, as rows of `[days from the axis's first day to the bar's, low, high, without]`.

    A row of a plain number is `[days, number]`. `held` are the first and last day with any sighting, `before` and
    `after` the sightings off the axis, `undated` the sightings and `undated_movements` the movements of no day.
    """
    held = _days(mirror, mirror.sequence, filters)
    answer: dict[str, Any] = {
        "measure": measure,
        "undated": held.undated,
        "undated_movements": held.undated_movements,
        "held": held.sightings and [held.sightings[0][0].isoformat(), held.sightings[-1][0].isoformat()],
    }
    if not held.sightings and (first is None or last is None):
        return answer | {"by": "day", "first": None, "last": None, "bars": [], "before": 0, "after": 0}
    axis = axis_of(held.sightings, first, last)
    found = counted_days.bars(mirror, filters, by=axis.by, counted=measure, first=axis.first, last=axis.last)
    return answer | {
        "by": axis.by,
        "first": axis.first.isoformat(),
        "last": axis.last.isoformat(),
        "bars": [_row(bar, axis.first, measure) for bar in found],
        "before": sum(number for day, number in held.sightings if day < axis.first),
        "after": sum(number for day, number in held.sightings if day > axis.last),
    }


def axis_of(sightings: Sequence[tuple[date, int]], first: date | None = None, last: date | None = None) -> Axis:
    """Return the axis of days with their sightings, from and to whole periods; ends that are given are kept.

    Takes at least one day, or both ends.
    """
    if first is None or last is None:
        core = _core(sightings)
        first, last = first or core[0], last or core[1]
    last = max(first, last)
    length = (last - first).days + 1
    by: Period = next((by for by, unit in _LENGTH.items() if length <= unit * MOST_BARS), "year")
    return Axis(start_of(by, first), end_of(by, last), by)


def start_of(by: Period, day: date) -> date:
    """Return the first day of the period that a day lies in; weeks begin on Monday."""
    if by == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if by == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if by == "month" else day


def end_of(by: Period, day: date) -> date:
    """Return the last day of the period that a day lies in."""
    if by == "week":
        return date.fromordinal(min(date.max.toordinal(), day.toordinal() + 6 - day.weekday()))
    if by == "year":
        return day.replace(month=12, day=31)
    return day.replace(day=monthrange(day.year, day.month)[1]) if by == "month" else day


def _core(sightings: Sequence[tuple[date, int]]) -> tuple[date, date]:
    """Return the first and last day to show where none is asked for."""
    most = sum(number for _, number in sightings) * _FAR_OUT
    early, late = _within(sightings, most), _within(sightings[::-1], most)
    length = max(1, (late - early).days)
    first, last = sightings[0][0], sightings[-1][0]
    return (
        first if (early - first).days <= length * _ASIDE else early,
        last if (last - late).days <= length * _ASIDE else late,
    )


def _within(sightings: Sequence[tuple[date, int]], most: float) -> date:
    """Return the day from which on not more than `most` sightings have passed."""
    passed = 0
    for day, number in sightings:
        passed += number
        if passed > most:
            return day
    return sightings[-1][0]


@lru_cache(maxsize=64)
def _days(mirror: Mirror, _sequence: int, filters: Filters) -> Days:
    return counted_days.days(mirror, filters)


def _row(bar: Bar, first: date, measure: Measure) -> list[Any]:
    at = (bar.start - first) // timedelta(days=1)
    return [at, bar.low, bar.high, bar.without, bar.about] if measure == "vehicles" else [at, bar.low]
