"""What the sightings of one movement count together; the rules of `geo.records.counting`, for one movement."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.counts.intervals import add, combine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Interval


GENERAL: Final = "vehicle_unspecified"
"""Class of vehicles of which nobody said the kind."""


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


def count_units(lines: Iterable[Line]) -> dict[str, Interval]:
    """Return the count of a movement in each unit; units are never mixed.

    Its classes add up. A report that only says "46 vehicles" tells of the same ones as those that name their kinds: it
    is held against the sum of these, and not added. One that names some beside the 46 tells of others.
    """
    told = list(lines)
    if len(told) == 1:
        return {told[0].unit: combine([told[0].count])[0]}
    totals = {}
    for unit in sorted({line.unit for line in told}):
        of_unit = [line for line in told if line.unit == unit]
        counts = count_classes(of_unit)
        named = [each.count for each in counts if each.equipment_class != GENERAL]
        whole = [each.count for each in counts if each.equipment_class == GENERAL]
        apart = {line.report for line in of_unit if line.equipment_class == GENERAL}.isdisjoint(
            line.report for line in of_unit if line.equipment_class != GENERAL
        )
        totals[unit] = combine([add(named), *whole])[0] if named and whole and apart else add([*named, *whole])
    return totals
