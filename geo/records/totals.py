"""Totals: what was counted per day, week or month, and per area, class, flow, source or country."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import ibis
import numpy as np

from geo.errors import UsageError
from geo.records import bounds, spreading, standing
from geo.records.answers import GROUPS, PERIODS, TotalRow
from geo.records.chosen import choose
from geo.records.column_counts import count_units
from geo.records.counting import intervals
from geo.records.engine import SIGHTINGS, compiled
from geo.records.filters import Filters
from geo.records.predicates import Shape, asked, passing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from geo.records.mirror import Mirror

_COLUMN: Final = {"area": "admin1"}
FLOWS: Final = ("in", "out", "transit", "internal", "unknown")
"""Where reports of one movement differ, the first of these is its flow: crossing the border tells most."""
_COUNTED: Final = (
    "unit", "movement_no", "report_no", "leg", "source_no", "equipment_class", "count_min", "count_max",
    "count_qualifier", "sole",
)  # fmt: skip


DAYS: Final = ("last", "first", "spread")
"""On which of its days a movement is counted; spread is on all of them, in equal shares of its number."""


def totals(
    mirror: Mirror, filters: Filters, by: Sequence[str] = ("week",), *, day: str = "last", bounded: bool = True
) -> list[TotalRow]:
    """Return the totals per group, in the order of periods (undated last), groups and units.

    `by` holds at most one of day, week, month, and any of area, equipment_class, flow, source, country. `day` is one
    of DAYS; the days of the filters are then those on which movements are so counted. Without `bounded` the low end is
    not looked for: it takes seconds in a large database that changed, and is the working one then.
    Raises UsageError for another word.
    """
    wanted = checked_by(by)
    if day not in DAYS:
        msg = f"Movements are not counted on the {day!r} day; use one of {', '.join(DAYS)}"
        raise UsageError(msg)
    if day == "spread":
        spread, lows = spreading.spread_totals(mirror, filters, wanted, _totals)
        return sorted(_rows(wanted, spread, lows), key=_order)
    if day == "first":
        shape, values = asked(filters, counting=True)
        found = mirror.run(compiled(_first_day_totals, wanted, shape), values)
        lows = bounds.lows(mirror, wanted, shape, values, _first_day_totals) if bounded else {}
        return sorted(_rows(wanted, found, lows), key=_order)
    if len(wanted) == 1 and wanted[0] in PERIODS and standing.fits(wanted[0], filters):
        mirror.settle(lambda cursor, touched: standing.make_anew(cursor, touched, _period_totals(mirror.wholes)))
        found = standing.read(mirror.cursor(), wanted[0], filters)
        lows = bounds.standing_lows(mirror, wanted[0], _totals) if bounded else {}
    else:
        shape, values = asked(filters, counting=True)
        found = mirror.run(compiled(_working_totals, wanted, shape, mirror.wholes), values)
        lows = bounds.lows(mirror, wanted, shape, values, _totals) if bounded else {}
    return sorted(_rows(wanted, found, lows), key=_order)


class UnitCount(NamedTuple):
    """What is counted in one unit over all days; the interval and `low` are as in `TotalRow`."""

    unit: str
    movements: int
    count_min: int | None
    count_max: int | None
    without_number: int
    about: int
    low: int | None


def unit_counts(mirror: Mirror, filters: Filters, *, bounded: bool = True) -> list[UnitCount]:
    """Return what `totals` with no group counts in each unit: from the standing totals of days where these answer.

    Each movement is counted on one day, or undated, so that days add up; the reports and sources behind them do not.
    Other filters are answered from the columns.
    """
    shape, values = asked(filters, counting=True)
    lows = bounds.lows(mirror, (), shape, values, _totals) if bounded else {}
    if not standing.fits("day", filters):
        chosen = choose(mirror, filters, counting=True)
        everything = count_units(chosen, np.zeros(chosen.count(), dtype=np.int64), 1).of(0)
        return [
            UnitCount(unit, movements, low, high, without, about, bounds.lowest(lows, (unit,), low))
            for unit, movements, low, high, without, about in sorted(everything)
        ]
    by_unit: dict[str, list[TotalRow]] = {}
    for row in totals(mirror, filters, ("day",), bounded=False):
        by_unit.setdefault(row.unit, []).append(row)
    return [_added(unit, rows, lows) for unit, rows in sorted(by_unit.items())]


def _added(unit: str, rows: Sequence[TotalRow], lows: bounds.Lows) -> UnitCount:
    """Add the totals of days; one in which no movement has a number says nothing of the ends."""
    told = [row for row in rows if row.movements > row.without_number]
    least = [row.count_min for row in told if row.count_min is not None]
    most = [row.count_max for row in told if row.count_max is not None]
    low = sum(least) if least else None
    high = sum(most) if told and len(most) == len(told) else None
    movements, without = sum(row.movements for row in rows), sum(row.without_number for row in rows)
    about = sum(row.about for row in rows)
    return UnitCount(unit, movements, low, high, without, about, bounds.lowest(lows, (unit,), low))


def checked_by(by: Sequence[str]) -> tuple[str, ...]:
    """Return the words of `by`, "class" spelled out; raises UsageError where one is unknown or too many."""
    wanted = tuple(dict.fromkeys("equipment_class" if word == "class" else word for word in by))
    for word in wanted:
        if word not in (*PERIODS, *GROUPS):
            msg = (
                f"Totals cannot be grouped by {word!r}; use one of {', '.join(PERIODS)}, and any of {', '.join(GROUPS)}"
            )
            raise UsageError(msg)
    if sum(word in PERIODS for word in wanted) > 1:
        msg = f"Totals take one period, not {' and '.join(word for word in wanted if word in PERIODS)}"
        raise UsageError(msg)
    return wanted


def _period_totals(wholes: bool) -> Callable[[str, Filters | None], tuple[str, dict[str, object]]]:  # noqa: FBT001 - private
    def query(word: str, days: Filters | None) -> tuple[str, dict[str, object]]:
        shape, values = asked(days or Filters(), counting=True, undated=days is None)
        return compiled(_working_totals, (word,), shape, wholes), values

    return query


def _working_totals(by: tuple[str, ...], shape: Shape, wholes: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    return _totals(by, shape, wholes=wholes)


def _totals(by: tuple[str, ...], shape: Shape, table: Any = SIGHTINGS, *, wholes: bool = True) -> Any:
    chosen = passing(shape, table=table)
    keys = {word: _key(chosen, word) for word in by if word not in _COUNTED}
    ordering = {name: chosen[name] for name in ("admin1", "country", "flow", "radius_m")}
    order = {f"order_{name}": column for name, column in ordering.items()} if set(by) & set(_PICKS) else {}
    rows = chosen.select(*_COUNTED, **keys, **order)
    return intervals(rows, list(by), {word: _PICKS[word] for word in by if word in _PICKS}, wholes=wholes)


def _first_day_totals(by: tuple[str, ...], shape: Shape, table: Any = SIGHTINGS) -> Any:
    return _totals(by, shape, table.mutate(counted_on=ibis.coalesce(table.first_day, table.last_day)))


def _key(table: Any, word: str) -> Any:
    if word == "day":
        return table.counted_on
    if word in PERIODS:
        return table.counted_on.truncate({"week": "W", "month": "M"}[word])
    return table[_COLUMN.get(word, word)]


def _nearest(rows: Any) -> list[Any]:
    """Ask first the sighting that is placed most closely; names settle a tie, so that no order of imports does."""
    return [
        rows.order_admin1.isnull(),
        rows.order_country.isnull(),
        rows.order_radius_m,
        rows.order_country,
        rows.order_admin1,
    ]


def _telling(rows: Any) -> list[Any]:
    return [rows.order_flow.cases(*[(flow, place) for place, flow in enumerate(FLOWS)], else_=len(FLOWS))]


_PICKS: Final[dict[str, Callable[[Any], list[Any]]]] = {"area": _nearest, "country": _nearest, "flow": _telling}
"""Groups that a movement is counted in only once, however its sightings differ."""


def _rows(by: tuple[str, ...], found: Sequence[tuple[Any, ...]], lows: bounds.Lows) -> list[TotalRow]:
    period = next((word for word in by if word in PERIODS), None)
    at = by.index(period) if period else 0
    groups = [(word, place) for place, word in enumerate(by) if word != period]
    rows = []
    for each in found:
        unit, movements, reports, sources, low, high, opened, without, about = each[len(by) :]
        key = bounds.group_of(each, by)
        day = each[at] if period else None
        count_max = None if opened else high
        rows.append(
            TotalRow(
                period=period_name(period, day) if period and day else None,
                movements=movements,
                reports=reports,
                sources=sources,
                count_min=low,
                count_max=count_max,
                unit=unit,
                without_number=without,
                about=about,
                low=bounds.lowest(lows, key, low),
                high=count_max,
                **{word: each[place] for word, place in groups},
            )
        )
    return rows


def period_name(period: str, day: date) -> str:
    """Return the name of the period that begins on a day: 2022-12-12, 2022-W50 or 2022-12."""
    if period == "day":
        return day.isoformat()
    if period == "month":
        return day.isoformat()[: len("2022-12")]
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def _order(row: TotalRow) -> tuple[tuple[bool, str], ...]:
    parts = (row.period, row.area, row.equipment_class, row.flow, row.source, row.country, row.unit)
    return tuple((part is None, part or "") for part in parts)
