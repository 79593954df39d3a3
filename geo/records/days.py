"""What the map's timeline draws: how much is counted on each day, week, month or year, and what has no date.

As everywhere on the map, observations are meant unless a filter asks for other kinds of statement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from geo.model import Unit
from geo.records import standing
from geo.records.cells import different
from geo.records.chosen import Chosen, choose, choose_shown, day_of, number_of_day
from geo.records.column_counts import count_units
from geo.records.columns import NO_DAY, begins
from geo.records.standing import first_of
from geo.records.totals import totals

if TYPE_CHECKING:
    from geo.records.answers import TotalRow
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

Period = Literal["day", "week", "month", "year"]
Counted = Literal["sightings", "movements", "reports", "vehicles"]


class Days(NamedTuple):
    """Sightings on each day on which any is counted, oldest first; sightings and movements without a day."""

    sightings: tuple[tuple[date, int], ...]
    undated: int
    undated_movements: int


class Bar(NamedTuple):
    """What is counted in the period that begins on `start`: `high` is None where it is open.

    `low` and `high` are both None where no number was said; `without` movements have none, and of `about` it is rough.
    """

    start: date
    low: int | None
    high: int | None
    without: int = 0
    about: int = 0


def days(mirror: Mirror, filters: Filters) -> Days:
    """Return how many sightings are counted on each day."""
    shown = choose_shown(mirror, filters)
    (numbers,) = shown.take("day")
    dated = numbers[numbers != NO_DAY]
    undated = Chosen(shown.columns, shown.rows & (shown.columns.numbers["day"] == NO_DAY))
    first = int(dated.min()) if len(dated) else 0
    held = enumerate(np.bincount(dated - first).tolist())
    return Days(
        tuple((day_of(first + at), number) for at, number in held if number), undated.count(), undated.movements()
    )


def bars(mirror: Mirror, filters: Filters, *, by: Period, counted: Counted, first: date, last: date) -> list[Bar]:
    """Return the periods that begin from `first` to `last` and hold anything, oldest first.

    Weeks begin on Monday. Vehicles are intervals as totals count them; all else is a plain number.
    """
    if counted == "vehicles":
        since, until = max(first, filters.date_from or first), min(last, filters.date_to or last)
        return _vehicles(mirror, replace(filters, date_from=since, date_to=until), by) if since <= until else []
    shown = choose_shown(mirror, filters)
    days = shown.columns.numbers["day"]
    rows = shown.rows & (days >= number_of_day(first)) & (days <= number_of_day(last)) & (days != NO_DAY)
    numbers = _counted(Chosen(shown.columns, rows), by, counted)
    return sorted(Bar(start, number, number) for start, number in numbers.items())


def _counted(chosen: Chosen, by: Period, counted: Counted) -> dict[date, int]:
    """Return what is counted in each period that holds any of the rows, by its first day."""
    period, periods = _periods(chosen, by)
    movement, report = chosen.take("movement_no", "report_no")
    if counted == "reports":
        found = different(period, report, len(periods))
    else:
        told = period if counted == "sightings" else np.compress(begins(movement, period), period)
        found = np.bincount(told, minlength=len(periods))
    return dict(zip(periods, found.tolist(), strict=True))


def _periods(chosen: Chosen, by: Period) -> tuple[Any, list[date]]:
    """Return the period of each of the rows, which all have a day, and the first days of these periods."""
    (day,) = chosen.take("day")
    if not len(day):
        return np.empty(0, dtype=np.int64), []
    first = int(day.min())
    held = np.flatnonzero(np.bincount(day - first))
    starts = [_start_of(by, day_of(first + at)) for at in held.tolist()]
    periods = list(dict.fromkeys(starts))
    place = {start: at for at, start in enumerate(periods)}
    of_day = np.zeros(int(held[-1]) + 1, dtype=np.int64)
    of_day[held] = [place[start] for start in starts]
    return np.take(of_day, day - first), periods


def _start_of(by: Period, day: date) -> date:
    return day.replace(month=1, day=1) if by == "year" else first_of(by, day)


def _vehicles(mirror: Mirror, filters: Filters, by: Period) -> list[Bar]:
    """Return the totals of vehicles between two days: standing ones where these answer, else from the columns."""
    if standing.fits("month" if by == "year" else by, filters):
        return _standing_vehicles(mirror, filters, by)
    chosen = choose(mirror, filters, counting=True)
    period, starts = _periods(chosen, by)
    sums = count_units(chosen, period, len(starts))
    return sorted(
        Bar(start, low, high, without, about)
        for at, start in enumerate(starts)
        for unit, _, low, high, without, about in sums.of(at)
        if unit == Unit.VEHICLE.value
    )


def _standing_vehicles(mirror: Mirror, filters: Filters, by: Period) -> list[Bar]:
    """Return the totals of vehicles, months added to years: each movement is counted on one day."""
    found: dict[date, list[TotalRow]] = defaultdict(list)
    for row in totals(mirror, filters, by=("month" if by == "year" else by,), bounded=False):
        if row.unit == Unit.VEHICLE.value and row.period is not None:
            start = date.fromisoformat(row.period + {"week": "-1", "month": "-01", "year": "-01", "day": ""}[by])
            found[start.replace(month=1) if by == "year" else start].append(row)
    return sorted(_summed(start, rows) for start, rows in found.items())


def _summed(start: date, rows: list[TotalRow]) -> Bar:
    """Add totals; those without any number say nothing of the sum's ends."""
    told = [row for row in rows if row.movements > row.without_number]
    lows = [row.count_min for row in told if row.count_min is not None]
    highs = [row.count_max for row in told if row.count_max is not None]
    high = sum(highs) if told and len(highs) == len(told) else None
    without, about = sum(row.without_number for row in rows), sum(row.about for row in rows)
    return Bar(start, sum(lows) if lows else None, high, without, about)
