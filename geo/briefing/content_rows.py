"""The released sightings of a period, put together movement by movement, read once for all blocks of a briefing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import pyarrow.compute as pc

from geo.counts.movements import count_units
from geo.records.listing import rows
from geo.records.movement_conflicts import conflicts_of, line_of
from geo.records.predicates import counted_kinds
from geo.records.totals import FLOWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.briefing.gate import Released
    from geo.briefing.request import Days
    from geo.model import Interval
    from geo.records.filters import Filters
    from geo.records.movement_conflicts import Conflict

Row = dict[str, Any]
_ALL_ROWS: Final = 1 << 40
_COUNTED: Final = (
    "movement_id", "report_id", "leg", "equipment_class", "unit", "count_min", "count_max", "count_qualifier",
    "counted_on", "observed_from", "observed_to", "flow", "source", "url", "reliability", "credibility",
    "place_id", "place", "place_kind", "lat", "lon", "radius_m", "country", "admin1",
)  # fmt: skip
_COMPARED: Final = (
    *_COUNTED, "sighting_id", "via", "affiliation", "place_text",
    *(f"{role}{end}" for role in ("origin", "destination")
      for end in ("", "_text", "_kind", "_country", "_admin1", "_radius_m")),
)  # fmt: skip
"""Columns in which reports may differ, or that tell who says it and where."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """One movement as its released sightings tell it: its day, flow, and count in each unit."""

    movement_id: str
    day: Any
    flow: str
    units: dict[str, Interval]
    sources: tuple[str, ...]

    @property
    def size(self) -> int:
        """The least number told in any unit, else the most; what nobody numbered is 0."""
        told = [each.count_min or each.count_max or 0 for each in self.units.values()]
        return max(told, default=0)


class PeriodRows:
    """The sightings that count in a period: `filters` have its days."""

    def __init__(self, released: Released, days: Days | None) -> None:
        self.filters: Filters = released.filters
        if days is not None:
            self.filters = replace(released.filters, date_from=days[0], date_to=days[1])
        kinds = pa.array(counted_kinds(self.filters), pa.string())
        found = rows(released.mirror, self.filters, limit=_ALL_ROWS, order="sighting_id")
        self.table: pa.Table = found.filter(pc.is_in(found.column("report_kind"), value_set=kinds))

    @cached_property
    def told(self) -> list[Row]:
        """Every sighting with the fields that are counted, in the order of their numbers."""
        return list(self.table.select(_COUNTED).to_pylist())

    @cached_property
    def movements(self) -> list[Moved]:
        """Every movement, largest first by the least number told, then by its sources and its day."""
        by_movement: dict[str, list[Row]] = defaultdict(list)
        for row in self.told:
            by_movement[row["movement_id"]].append(row)
        found = [
            Moved(
                movement_id=name,
                day=lines[0]["counted_on"],
                flow=min((row["flow"] for row in lines), key=FLOWS.index),
                units=count_units(line_of(row) for row in lines),
                sources=tuple(dict.fromkeys(row["source"] for row in lines)),
            )
            for name, lines in by_movement.items()
        ]
        return sorted(found, key=lambda each: (-each.size, -len(each.sources), -_ordinal(each.day), each.movement_id))

    def in_full(self, movement_ids: Iterable[str], columns: Sequence[str] | None = None) -> dict[str, list[Row]]:
        """Return the sightings of some movements, with all their fields or those of `columns`."""
        wanted = pa.array(list(movement_ids), pa.string())
        table = self.table if columns is None else self.table.select(columns)
        found: dict[str, list[Row]] = defaultdict(list)
        for row in table.filter(pc.is_in(table.column("movement_id"), value_set=wanted)).to_pylist():
            found[row["movement_id"]].append(row)
        return found

    @cached_property
    def conflicts(self) -> list[tuple[Moved, list[Row], list[Conflict]]]:
        """Movements whose reports do not agree, in the order of `movements`, with what they say differently."""
        seen: dict[str, set[str]] = defaultdict(set)
        for row in self.told:
            seen[row["movement_id"]].add(row["report_id"])
        lines = self.in_full((name for name, reports in seen.items() if len(reports) > 1), _COMPARED)
        found = [(each, lines[each.movement_id]) for each in self.movements if each.movement_id in lines]
        judged = [(moved, told, conflicts_of(told)) for moved, told in found]
        return [each for each in judged if each[2]]


def _ordinal(day: Any) -> int:
    return 0 if day is None else int(day.toordinal())
