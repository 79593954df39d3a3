"""The answer that the side panel asks for: the movements behind a mark with their sightings, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geo.maps.grid import told
from geo.model import ReportKind, Status
from geo.records.behind import movements_behind
from geo.records.filters import ALL

if TYPE_CHECKING:
    from datetime import date

    from geo.records.answers import MovementRow
    from geo.records.behind import Spot
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

MOVEMENTS_AT_ONCE: Final = 10
TELLINGS: Final = 6
"""Sightings that come with each movement; the rest are counted, and stand on its own page."""
LONGEST_NOTE: Final = 600
"""Characters of a note; a longer one ends in an ellipsis."""


def behind_answer(mirror: Mirror, filters: Filters, spot: Spot, *, offset: int) -> dict[str, Any]:
    """Return one page of the movements behind a spot, latest first, and how many there are in all.

    Raises MissingError for a key that is no place's.
    """
    found = movements_behind(mirror, filters, spot, limit=MOVEMENTS_AT_ONCE, offset=offset)
    return {
        "movements": [_movement(row, filters) for row in found.movements],
        "total": found.total,
        "sightings": found.sightings,
        "place": found.place,
        "area": found.admin1,
        "country": found.country,
    }


def _movement(row: MovementRow, filters: Filters) -> dict[str, Any]:
    passing = sorted((each for each in row.sightings if _asked(each, filters)), key=_last_seen, reverse=True)
    return {
        "id": row.movement_id,
        "first_day": _text(row.first_day),
        "last_day": _text(row.last_day),
        "days_conflict": row.days_conflict,
        "flow": row.flow,
        "counts": [
            {
                "class": each.equipment_class,
                "unit": each.unit,
                "low": each.count.count_min,
                "high": each.count.count_max,
                "about": each.count.count_qualifier.value == "about",
                "conflict": each.conflict,
            }
            for each in row.counts
        ],
        "sightings": [_told(each) for each in passing[:TELLINGS]],
        "more": max(0, len(passing) - TELLINGS),
    }


def _asked(row: dict[str, Any], filters: Filters) -> bool:
    """Tell whether a sighting has a status and is of a kind that the filters ask for, wherever it was."""
    statuses, kinds = filters.status or (Status.ACCEPTED.value,), filters.kind or (ReportKind.OBSERVATION.value,)
    return {ALL, row["status"]} & set(statuses) != set() and {ALL, row["report_kind"]} & set(kinds) != set()


def _last_seen(row: dict[str, Any]) -> tuple[str, str]:
    return str(row["observed_to"] or row["observed_from"] or ""), row["sighting_id"]


def _told(row: dict[str, Any]) -> dict[str, object]:
    said = told(row)
    note = str(said.get("note", ""))
    return said | {"note": note[:LONGEST_NOTE].rstrip() + "\u2026"} if len(note) > LONGEST_NOTE else said


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
