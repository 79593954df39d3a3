"""Roll-ups held against their parts: "says at least 60; parts give 54 to 64". They never enter a total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from geo.counts.intervals import add, combine, interval_of, is_unknown, say
from geo.counts.movements import count_units
from geo.model import Interval, ReportKind, Status
from geo.records.filters import Filters
from geo.records.listing import one_row, rows
from geo.records.movement_conflicts import AREAS, day, line_of
from geo.records.movement_rows import movements, movements_of
from geo.records.numbering import Named, number_of, public_id
from geo.records.suggestion_reasons import counted

if TYPE_CHECKING:
    from geo.records.answers import MovementRow
    from geo.records.mirror import Mirror

_MOST: Final = 1_000
_GENERAL: Final = frozenset({"vehicle_unspecified", "convoy", "other"})
_COUNTED: Final = (Status.ACCEPTED.value, ReportKind.OBSERVATION.value)
_DECIDED: Final = """
SELECT DISTINCT s.movement_no FROM held_decision d JOIN sightings s ON s.sighting_no = d.b_no
WHERE d.revoked_at IS NULL AND d.kind = 'rollup' AND d.a_no = $number ORDER BY 1
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class SummaryCheck:
    """A roll-up beside what its parts give in its unit; `agrees` is None where either has no number.

    `decided` tells that an analyst named the parts; else they are the movements of its source in its days and area.
    """

    sighting: str
    source: str
    unit: str
    said: Interval
    parts: Interval
    movements: tuple[str, ...]
    decided: bool
    agrees: bool | None

    @property
    def text(self) -> str:
        """Return the comparison in words."""
        if not self.movements:
            return f"says {_words(self.said)}; no part of it is known"
        return f"says {_words(self.said)}; parts give {_words(self.parts)}"

    def as_answer(self) -> dict[str, object]:
        """Return the comparison as the command line's JSON."""
        return {
            "sighting": self.sighting,
            "unit": self.unit,
            "says": say(self.said),
            "parts_give": say(self.parts),
            "movements": list(self.movements),
            "decided": self.decided,
            "agrees": self.agrees,
            "text": self.text,
        }


def compare_summary(mirror: Mirror, sighting_id: str) -> SummaryCheck | None:
    """Return a roll-up beside its parts, or None where there is no live summary of this name."""
    found = one_row(mirror, sighting_id).to_pylist()
    if not found or found[0]["report_kind"] != ReportKind.SUMMARY.value:
        return None
    return _compared(mirror, found[0])


def compare_summaries(mirror: Mirror, filters: Filters, limit: int = 100) -> list[SummaryCheck]:
    """Return the roll-ups that pass the filters beside their parts, latest first."""
    wanted = replace(filters, kind=(ReportKind.SUMMARY.value,))
    return [_compared(mirror, row) for row in rows(mirror, wanted, limit=limit).to_pylist()]


def _compared(mirror: Mirror, row: dict[str, Any]) -> SummaryCheck:
    number = number_of(Named.SIGHTING, row["sighting_id"])
    decided = [public_id(Named.MOVEMENT, each) for (each,) in mirror.run(_DECIDED, {"number": number})]
    parts = movements_of(mirror, decided) if decided else _covered(mirror, row)
    counts = [_count(each, row) for each in parts]
    numbered = [each for each in counts if each is not None and not is_unknown(each)]
    told, given = counted(row), add(numbered)
    if any(each is not None and is_unknown(each) for each in counts) and numbered:
        given = interval_of(given.count_min, None)
    comparable = not is_unknown(told) and not is_unknown(given)
    return SummaryCheck(
        sighting=row["sighting_id"],
        source=row["source"],
        unit=row["unit"],
        said=told,
        parts=given,
        movements=tuple(each.movement_id for each, count in zip(parts, counts, strict=True) if count is not None),
        decided=bool(decided),
        agrees=not combine((told, given))[1] if comparable else None,
    )


def _covered(mirror: Mirror, row: dict[str, Any]) -> list[MovementRow]:
    """Return the movements of the summary's source in its days, its country or area, on its side."""
    first, last = day(row["observed_from"]), day(row["observed_to"])
    if first is None and last is None:
        return []
    area = row["place"] is not None and row["place_kind"] != "country"
    wanted = Filters(
        date_from=first or last,
        date_to=last or first,
        source=(row["source"],),
        country=(row["country"],) if row["country"] and not area else (),
        area=(row["admin1"],) if row["admin1"] and area else (),
        place=(row["place"],) if area and row["place_kind"] not in AREAS else (),
        affiliation=(row["affiliation"],) if row["affiliation"] else (),
        flow=(row["flow"],) if row["flow"] in {"in", "out"} else (),
    )
    return movements(mirror, wanted, limit=_MOST)


def _count(movement: MovementRow, row: dict[str, Any]) -> Interval | None:
    """Return what a movement counts of what the summary speaks of; None where it has nothing of it."""
    general = row["equipment_class"] in _GENERAL
    told = [
        line_of(dict(each))
        for each in movement.sightings
        if (each["status"], each["report_kind"], each["unit"]) == (*_COUNTED, row["unit"])
        and (general or each["equipment_class"] == row["equipment_class"])
    ]
    return count_units(told).get(row["unit"])


def _words(interval: Interval) -> str:
    low, high = interval.count_min, interval.count_max
    if low is None:
        return "no number" if high is None else f"at most {high}"
    if high is None:
        return f"at least {low}"
    return f"{low}" if low == high else f"{low} to {high}"
