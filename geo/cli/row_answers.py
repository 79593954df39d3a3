"""A flat row of the mirror as the command line's JSON: places become objects, times become text."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLAIN: Final = (
    "equipment",
    "equipment_class",
    "unit",
    "count_min",
    "count_max",
    "count_qualifier",
    "mode",
    "activity",
    "flow",
    "affiliation",
    "report_kind",
)
_REST: Final = (
    "time_precision",
    "counted_on",
    "border_km",
    "source",
    "via",
    "url",
    "published",
    "reliability",
    "credibility",
    "tlp",
    "status",
    "review_reasons",
    "confidence",
    "note",
    "sample",
)


def sighting_answer(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return one sighting as JSON has it; a place that is not located is null, its words stay in `place_text`."""
    answer = {
        "sighting": row["sighting_id"],
        "movement": row["movement_id"],
        "batch": row["batch_id"],
        "row": row["row_number"],
        **{name: row[name] for name in _PLAIN},
    }
    for role in ("place", "origin", "destination"):
        answer[role] = _place(row, role)
        answer[f"{role}_text"] = row[f"{role}_text"]
    for name in ("observed_from", "observed_to"):
        answer[name] = when(row[name], row["time_precision"])
    for name in _REST:
        value = row[name]
        answer[name] = when(value, None) if isinstance(value, date) else value
    return answer


def when(value: date | datetime | None, precision: str | None) -> str | None:
    """Return a day or a time as ISO text; a midnight of a row without hours is a day."""
    if value is None:
        return None
    if isinstance(value, datetime) and precision != "hour" and value.time() == time.min:
        return value.date().isoformat()
    return f"{value.isoformat()}Z" if isinstance(value, datetime) and value.tzinfo is None else value.isoformat()


def _place(row: Mapping[str, Any], role: str) -> dict[str, Any] | None:
    prefix = "" if role == "place" else f"{role}_"
    if row[role] is None or row[f"{prefix}lat"] is None:
        return None
    return {
        "name": row[role],
        "kind": row[f"{role}_kind"],
        "country": row[f"{prefix}country"],
        "admin1": row[f"{prefix}admin1"],
        "lat": round(row[f"{prefix}lat"], 5),
        "lon": round(row[f"{prefix}lon"], 5),
        "radius_m": None if row[f"{prefix}radius_m"] is None else round(row[f"{prefix}radius_m"]),
        "confidence": None if row[f"{role}_confidence"] is None else round(row[f"{role}_confidence"], 3),
        "method": row[f"{role}_method"],
        "text": row[f"{role}_text"],
    }
