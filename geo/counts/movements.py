"""What the sightings of one movement count together; the rules of `geo.records.counting`, for one movement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.counts.intervals import add, combine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of a report about the movement: so many of a class, in a unit."""

    report: str
    equipment_class: str
    unit: str
    count: Interval


@dataclass(frozen=True, kw_only=True, slots=True)
class ClassCount:
    """How many of one class and unit a movement had; `conflict` where its reports do not meet."""

    equipment_class: str
    unit: str
    count: Interval
    conflict: bool


def count_classes(lines: Iterable[Line]) -> list[ClassCount]:
    """Return the count of each class and unit: within a report lines add up, across reports they combine."""
    by_class: dict[tuple[str, str], dict[str, list[Interval]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        by_class[line.unit, line.equipment_class][line.report].append(line.count)
    counts = []
    for (unit, equipment_class), reports in sorted(by_class.items()):
        count, conflict = combine(add(said) for said in reports.values())
        counts.append(ClassCount(equipment_class=equipment_class, unit=unit, count=count, conflict=conflict))
    return counts


def count_units(counts: Iterable[ClassCount]) -> dict[str, Interval]:
    """Return the count of a movement in each unit: its classes add up; units are never mixed."""
    by_unit: dict[str, list[Interval]] = defaultdict(list)
    for each in counts:
        by_unit[each.unit].append(each.count)
    return {unit: add(intervals) for unit, intervals in sorted(by_unit.items())}
