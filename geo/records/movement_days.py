"""The days of movements: worked out from their sightings whenever one of these changes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa

from geo.counts.intervals import combine_days, day_of
from geo.model import ReportKind, Status
from geo.records.tables import movement, sighting

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


def movement_days(told: Iterable[Told]) -> dict[str, object]:
    """Return first_day, last_day, counted_on and days_conflict of a movement.

    Only the best sightings speak: accepted observations and claims where there are any, else those in review,
    else other kinds of statement, rejected ones last.
    """
    told = list(told)
    if len(told) == 1:  # by far the most frequent case of an import
        first, last = told[0].first_day, told[0].last_day
        return {"first_day": first, "last_day": last, "counted_on": day_of(first, last), "days_conflict": False}
    tiers: dict[int, list[tuple[date | None, date | None]]] = defaultdict(list)
    for each in told:
        tiers[_tier(each)].append((each.first_day, each.last_day))
    spans = tiers[min(tiers)] if tiers else []
    first, last, conflict = combine_days(spans)
    return {"first_day": first, "last_day": last, "counted_on": day_of(first, last), "days_conflict": conflict}


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
            ).where(sighting.c.movement_no.in_(some), sighting.c.live.is_(True))
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
