"""The days of movements: worked out from their sightings whenever one of these changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from geo.counts.intervals import combine_days, day_of
from geo.model import ReportKind, Status
from geo.records.tables import moved, movement, sighting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

_CHUNK = 500
TELLING = frozenset({ReportKind.OBSERVATION.value, ReportKind.CLAIM.value})
"""Kinds of statement that tell of the movement itself."""


class Told(NamedTuple):
    """What of a sighting decides on which days its movement was."""

    status: str
    report_kind: str
    first_day: date | None
    last_day: date | None
    leg: int = 0


def movement_days(told: Iterable[Told]) -> dict[str, object]:
    """Return first_day, last_day, counted_on and days_conflict of a movement.

    The days of the reports of one leg combine; a way of several legs lasts from the first of them to the last. Only
    the best sightings speak: accepted observations and claims where there are any, else those in review,
    else other kinds of statement, rejected ones last.
    """
    told = list(told)
    if len(told) == 1:  # by far the most frequent case of an import
        first, last = told[0].first_day, told[0].last_day
        return {"first_day": first, "last_day": last, "counted_on": day_of(first, last), "days_conflict": False}
    tiers: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        tiers[_tier(each)].append(each)
    legs: dict[int, list[tuple[date | None, date | None]]] = defaultdict(list)
    for each in tiers[min(tiers)] if tiers else []:
        legs[each.leg].append((each.first_day, each.last_day))
    first, last, conflict = _whole_way([combine_days(spans) for spans in legs.values()])
    return {"first_day": first, "last_day": last, "counted_on": day_of(first, last), "days_conflict": conflict}


def _whole_way(legs: list[tuple[date | None, date | None, bool]]) -> tuple[date | None, date | None, bool]:
    """Return the days of a way from those of its legs: it lasts from the first to the last of them."""
    if len(legs) == 1:
        return legs[0]
    firsts = [day for day in (first or last for first, last, _ in legs) if day is not None]
    lasts = [day for day in (last or first for first, last, _ in legs) if day is not None]
    return min(firsts, default=None), max(lasts, default=None), any(conflict for *_, conflict in legs)


def _tier(each: Told) -> int:
    if each.status == Status.REJECTED:
        return 4
    return (each.status != Status.ACCEPTED) + 2 * (each.report_kind not in TELLING)


def recompute(connection: sa.Connection, change: int, movements: Collection[int]) -> None:
    """Work out the days of movements anew from their live sightings, and mark these as changed.

    All sightings of a changed movement get the change number, since the mirror takes movements whole.
    """
    numbers = list(movements)
    for start in range(0, len(numbers), _CHUNK):
        some = numbers[start : start + _CHUNK]
        told = defaultdict(list)
        rows = connection.execute(
            sa.select(
                sighting.c.movement_no,
                sighting.c.status,
                sighting.c.report_kind,
                sighting.c.first_day,
                sighting.c.last_day,
                sa.func.coalesce(moved.c.leg, 0),
            )
            .select_from(sighting.outerjoin(moved, moved.c.sighting_no == sighting.c.no))
            .where(sighting.c.movement_no.in_(some), sighting.c.live.is_(True))
        )
        for number, *rest in rows:
            told[number].append(Told(*rest))
        connection.execute(
            movement.update()
            .where(movement.c.no == sa.bindparam("number"))
            .values(change=change, **{name: sa.bindparam(f"new_{name}") for name in movement_days([])}),
            [
                {"number": number, **{f"new_{name}": value for name, value in movement_days(told[number]).items()}}
                for number in some
            ],
        )
        connection.execute(sighting.update().where(sighting.c.movement_no.in_(some)).values(change=change))
