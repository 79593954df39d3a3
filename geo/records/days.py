"""What the map's timeline draws: how much is counted on each day, week, month or year, and what has no date.

As everywhere on the map, observations are meant unless a filter asks for other kinds of statement.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from geo.model import Unit
from geo.records.engine import compiled, value
from geo.records.mapping import shown
from geo.records.predicates import Shape, passing
from geo.records.totals import totals

if TYPE_CHECKING:
    from geo.records.answers import TotalRow
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

Period = Literal["day", "week", "month", "year"]
Counted = Literal["sightings", "movements", "reports", "vehicles"]
_TRUNCATED: Final[dict[Period, str]] = {"week": "W", "month": "M", "year": "Y"}
_NUMBERED: Final = {"movements": "movement_no", "reports": "report_no"}


class Days(NamedTuple):
    """Sightings on each day on which any is counted, oldest first; sightings and movements without a day."""

    sightings: tuple[tuple[date, int], ...]
    undated: int
    undated_movements: int


class Bar(NamedTuple):
    """What is counted in the period that begins on `start`: `high` is None where it is open.

    `low` and `high` are both None where no number was said; `without` movements have none.
    """

    start: date
    low: int | None
    high: int | None
    without: int = 0


def days(mirror: Mirror, filters: Filters) -> Days:
    """Return how many sightings are counted on each day."""
    shape, values = shown(filters)
    found = mirror.run(compiled(_by_day, shape), values)
    movements = mirror.run(compiled(_undated, shape), values)[0][0]
    dated = sorted((day, number) for day, number in found if day is not None)
    return Days(tuple(dated), sum(number for day, number in found if day is None), movements)


def bars(mirror: Mirror, filters: Filters, *, by: Period, counted: Counted, first: date, last: date) -> list[Bar]:
    """Return the periods that begin from `first` to `last` and hold anything, oldest first.

    Weeks begin on Monday. Vehicles are intervals as totals count them; all else is a plain number.
    """
    if counted == "vehicles":
        since, until = max(first, filters.date_from or first), min(last, filters.date_to or last)
        return _vehicles(mirror, replace(filters, date_from=since, date_to=until), by) if since <= until else []
    shape, values = shown(filters)
    found = mirror.run(compiled(_numbers, shape, by, counted), values | {"first": first, "last": last})
    return sorted(Bar(_day(start), number, number) for start, number in found)


def _vehicles(mirror: Mirror, filters: Filters, by: Period) -> list[Bar]:
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
    return Bar(start, sum(lows) if lows else None, high, sum(row.without_number for row in rows))


def _day(start: date | datetime) -> date:
    """Return a day as a day; DuckDB truncates days to moments."""
    return start.date() if isinstance(start, datetime) else start


def _by_day(shape: Shape) -> Any:
    rows = passing(shape)
    return rows.group_by("counted_on").aggregate(number=rows.count())


def _undated(shape: Shape) -> Any:
    rows = passing(shape)
    nameless = rows.filter(rows.counted_on.isnull())
    return nameless.aggregate(movements=nameless.movement_no.nunique())


def _within(shape: Shape) -> Any:
    rows = passing(shape)
    return rows.filter(rows.counted_on.between(value("first", "date"), value("last", "date")))


def _start(rows: Any, by: Period) -> Any:
    return rows.counted_on if by == "day" else rows.counted_on.truncate(_TRUNCATED[by])


def _numbers(shape: Shape, by: Period, counted: Counted) -> Any:
    rows = _within(shape)
    number = _NUMBERED.get(counted)
    if number is None:
        keyed = rows.select(start=_start(rows, by))
        return keyed.group_by("start").aggregate(number=keyed.count())
    keyed = rows.select(start=_start(rows, by), number=rows[number]).distinct()
    return keyed.group_by("start").aggregate(number=keyed.count())
