"""Totals in which each movement is spread over its days: its number in equal shares, whole, that add up to it again.

What does not divide falls to the first days: 30 over four days are 8, 8, 7, 7. A movement is counted among the
movements of every period that it touches, so these overlap; its numbers do not.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from geo.records.answers import PERIODS
from geo.records.engine import PENDING, compiled
from geo.records.pending import pending
from geo.records.predicates import Shape, asked, passing
from geo.records.standing import first_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

    Totals = Callable[..., Any]
    Key = tuple[Any, ...]

_OF_MOVEMENT: Final = ("movement_no", "first_day", "last_day")


@dataclass(slots=True)
class _Sum:
    """What a group counts so far; sums are None while nobody gave a number."""

    movements: set[int] = field(default_factory=set)
    low: int | None = None
    high: int | None = None
    open: set[int] = field(default_factory=set)
    without: set[int] = field(default_factory=set)
    about: set[int] = field(default_factory=set)


def spread_totals(
    mirror: Mirror, filters: Filters, by: tuple[str, ...], totals: Totals
) -> tuple[list[Key], dict[Key, tuple[int, int]]]:
    """Return the rows of totals as `counting.intervals` has them, and their lows as `bounds.lows` has them.

    The days of the filters are those of the shares.
    """
    whole = replace(filters, date_from=None, date_to=None)
    shape, values = asked(whole, counting=True)
    groups = tuple(word for word in by if word not in PERIODS)
    inner = (*groups, *_OF_MOVEMENT)
    told = _spread(mirror.run(compiled(totals, inner, shape), values), by, filters)
    reports = _reports(mirror, shape, values, groups)
    rows = []
    for key, each in told.items():
        own = [reports[(number, key[-1], *_named(by, key))] for number in each.movements]
        seen = {pair for pairs in own for pair in pairs}
        counts = (len(each.movements), len({report for report, _ in seen}), len({source for _, source in seen}))
        apart = (len(each.open), len(each.without), len(each.about))
        rows.append((*key, *counts, each.low, each.high, *apart))
    return rows, _lows(mirror, filters, by, totals, inner)


def _lows(
    mirror: Mirror, filters: Filters, by: tuple[str, ...], totals: Totals, inner: tuple[str, ...]
) -> dict[Key, tuple[int, int]]:
    """Return what suggestions touch of each group, as it stands and if all were accepted."""
    shape, values = asked(replace(filters, date_from=None, date_to=None), counting=True)
    if not pending(mirror).sightings:
        return {}
    found = mirror.run(compiled(_pending, totals, inner, shape), values)
    width = len(inner)
    parted = [
        _spread([(*row[:width], *row[width + 1 :]) for row in found if row[width] is accepted], by, filters)
        for accepted in (False, True)
    ]
    return {key: (each.low or 0, parted[1][key].low or 0 if key in parted[1] else 0) for key, each in parted[0].items()}


def _pending(totals: Totals, inner: tuple[str, ...], shape: Shape) -> Any:
    return totals((*inner, "accepted"), shape, PENDING)


def _spread(found: list[Key], by: tuple[str, ...], filters: Filters) -> dict[Key, _Sum]:
    sums: dict[Key, _Sum] = defaultdict(_Sum)
    period = next((word for word in by if word in PERIODS), None)
    for row in found:
        *groups, number, first, last, unit, _, _, _, low, high, opened, without, about = row
        for day, share, of in _days(first, last):
            if not _within(day, filters):
                continue
            named = iter(groups)
            key = tuple((first_of(word, day) if day else None) if word == period else next(named) for word in by)
            total = sums[(*key, unit)]
            total.movements.add(number)
            if low is not None:
                total.low = (total.low or 0) + _share(low, share, of)
            if high is not None:
                total.high = (total.high or 0) + _share(high, share, of)
            if opened:
                total.open.add(number)
            if without:
                total.without.add(number)
            if about:
                total.about.add(number)
    return sums


def _days(first: date | None, last: date | None) -> Iterator[tuple[date | None, int, int]]:
    """Yield each day of a movement with its number from 0 and how many there are; None once where it has none."""
    begin, end = first or last, last or first
    if begin is None or end is None:
        yield None, 0, 1
        return
    of = max(1, (end - begin).days + 1)
    for number in range(of):
        yield begin + timedelta(days=number), number, of


def _share(count: int, number: int, of: int) -> int:
    return count // of + (number < count % of)


def _within(day: date | None, filters: Filters) -> bool:
    if filters.date_from is None and filters.date_to is None:
        return True
    return day is not None and (filters.date_from or date.min) <= day <= (filters.date_to or date.max)


def _named(by: tuple[str, ...], key: Key) -> Key:
    """Return the class and source of a group, where it is one of a class or source."""
    return tuple(value for word, value in zip(by, key, strict=False) if word in {"equipment_class", "source"})


def _reports(
    mirror: Mirror, shape: Shape, values: dict[str, object], groups: tuple[str, ...]
) -> dict[Key, set[tuple[int, int]]]:
    """Return the reports and sources that tell of each movement in a unit, and in a class or of a source if asked."""
    told: dict[Key, set[tuple[int, int]]] = defaultdict(set)
    words = tuple(word for word in groups if word in {"equipment_class", "source"})
    for number, unit, report, source, *named in mirror.run(compiled(_tellings, shape, words), values):
        told[(number, unit, *named)].add((report, source))
    return told


def _tellings(shape: Shape, words: tuple[str, ...]) -> Any:
    return passing(shape).select("movement_no", "unit", "report_no", "source_no", *words).distinct()
