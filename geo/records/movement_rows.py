"""Movements with their sightings, and what these count together."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from geo.counts.movements import Line, count_classes
from geo.model import Interval, Qualifier, Status
from geo.records.answers import MovementRow
from geo.records.engine import SIGHTINGS, compiled, value
from geo.records.filters import ALL, Filters
from geo.records.listing import PAGE, with_ids
from geo.records.numbering import Named, number_of, public_id
from geo.records.predicates import Shape, asked, counted_kinds, passing
from geo.records.totals import FLOWS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.counts.movements import ClassCount
    from geo.records.mirror import Mirror


def count_movements(mirror: Mirror, filters: Filters) -> int:
    """Return how many movements pass the filters."""
    shape, values = asked(filters, counting=True)
    return int(mirror.run(compiled(_movement_count, shape), values)[0][0])


def movements(mirror: Mirror, filters: Filters, limit: int = 100, offset: int = 0) -> list[MovementRow]:
    """Return the movements of which any counted sighting passes the filters, latest first, undated last.

    Each comes with all its live sightings. Its counts are those of its sightings in the statuses asked for (accepted
    by default), whatever else the filters ask.
    """
    shape, values = asked(filters, counting=True)
    page = {"limit": max(0, limit), "offset": max(0, offset)}
    numbers = [row[0] for row in mirror.run(compiled(_movement_numbers, shape) + PAGE, values | page)]
    return _movements(mirror, filters, numbers)


def get_movement(mirror: Mirror, movement_id: str) -> MovementRow | None:
    """Return one movement with all its live sightings, or None where it has none."""
    found = movements_of(mirror, [movement_id])
    return found[0] if found else None


def movements_of(mirror: Mirror, movement_ids: Sequence[str], filters: Filters | None = None) -> list[MovementRow]:
    """Return the movements of these names that have live sightings, in this order; counts as of `movements`."""
    return _movements(mirror, filters or Filters(), [number_of(Named.MOVEMENT, each) for each in movement_ids])


def count_together(mirror: Mirror, movement_ids: Sequence[str]) -> tuple[ClassCount, ...]:
    """Return what movements count, accepted sightings only, if they were one: of one id, what it counts now."""
    found = movements_of(mirror, movement_ids)
    return tuple(count_classes(_line(row) for each in found for row in each.sightings if _counts(row)))


def _counts(row: Mapping[str, Any]) -> bool:
    return row["status"] == Status.ACCEPTED.value and row["report_kind"] in counted_kinds(Filters())


def _movements(mirror: Mirror, filters: Filters, numbers: list[int]) -> list[MovementRow]:
    if not numbers:
        return []
    told = defaultdict(list)
    for row in mirror.run_arrow(compiled(_of_movements), {"numbers": numbers}).to_pylist():
        told[row["movement_id"]].append(row)
    names = [public_id(Named.MOVEMENT, number) for number in numbers]
    return [_movement(name, told[name], filters) for name in names if name in told]


def _movement_count(shape: Shape) -> Any:
    chosen = passing(shape)
    return chosen.aggregate(movements=chosen.movement_no.nunique())


def _movement_numbers(shape: Shape) -> Any:
    chosen = passing(shape)
    found = chosen.group_by("movement_no").aggregate(day=chosen.counted_on.max())
    return found.order_by([found.day.desc(nulls_first=False), found.movement_no.desc()]).select("movement_no")


def _of_movements() -> Any:
    wanted = SIGHTINGS.movement_no.isin(value("numbers", "array<int32>").unnest())
    return with_ids(SIGHTINGS.filter(wanted).order_by("sighting_no"))


def _movement(name: str, told: list[dict[str, Any]], filters: Filters) -> MovementRow:
    statuses = {status.value for status in Status} if ALL in filters.status else set(filters.status)
    statuses = statuses or {Status.ACCEPTED.value}
    kinds = counted_kinds(filters)
    counted = [row for row in told if row["status"] in statuses and row["report_kind"] in kinds]
    speaking = counted or told
    placed = min(speaking, key=_placed)
    return MovementRow(
        movement_id=name,
        counted_on=told[0]["counted_on"],
        first_day=told[0]["first_day"],
        last_day=told[0]["last_day"],
        days_conflict=told[0]["days_conflict"],
        area=placed["admin1"],
        country=placed["country"],
        flow=min((row["flow"] for row in speaking), key=FLOWS.index),
        reports=len({row["report_id"] for row in speaking}),
        sources=len({row["source"] for row in speaking}),
        counts=tuple(count_classes(_line(row) for row in counted)),
        sightings=tuple(told),
    )


def _placed(row: dict[str, Any]) -> tuple[object, ...]:
    radius = row["radius_m"]
    return (
        row["admin1"] is None,
        row["country"] is None,
        radius is None,
        radius or 0.0,
        row["country"] or "",
        row["admin1"] or "",
    )


def _line(row: Mapping[str, Any]) -> Line:
    return Line(
        report=f"{row['report_id']} {row['leg']}",
        equipment_class=row["equipment_class"],
        unit=row["unit"],
        count=Interval(
            count_min=row["count_min"],
            count_max=row["count_max"],
            count_qualifier=Qualifier(row["count_qualifier"]),
        ),
    )
