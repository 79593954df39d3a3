"""The sightings that leave as lines of plain values, under the headings that intake reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from geo.briefing.positions import REMOVED
from geo.counts.intervals import say
from geo.model import AREA_KINDS, Interval, Qualifier
from geo.records.tables import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from geo.briefing.gate import Released

_PLAIN: Final = (
    "equipment", "equipment_class", "unit", "count_min", "count_max", "count_qualifier", "flow", "mode", "activity",
    "affiliation", "report_kind",
)  # fmt: skip
_SAID: Final = (
    "source",
    "via",
    "url",
    "published",
    "reliability",
    "credibility",
    "tlp",
    "confidence",
    "status",
    "note",
)
_PARTS: Final = ("kind", "lat", "lon", "radius_m", "country", "admin1")
COLUMNS: Final = (
    "sighting_id", "movement_id", "counted_on", "observed_from", "observed_to", "time_precision", *_PLAIN,
    *(name for role in ROLES
      for name in (role, *(f"{role}_{part}" if role != "place" or part == "kind" else part for part in _PARTS))),
    *_SAID,
)  # fmt: skip
"""Headings of a line, in order."""
_AREAS: Final = frozenset(kind.value for kind in AREA_KINDS)


def lines_of(released: Released) -> list[dict[str, Any]]:
    """Return one line for each sighting, in the order of their numbers.

    Days and times are text in ISO form (UTC); a place that is an area has no coordinates, since it is not a point.
    """
    return [_line(row) for row in released.rows().to_pylist()]


def _line(row: dict[str, Any]) -> dict[str, Any]:
    line: dict[str, Any] = {name: row[name] for name in ("sighting_id", "movement_id")}
    line["counted_on"] = _day(row["counted_on"])
    for name in ("observed_from", "observed_to"):
        line[name] = _when(row[name], row["time_precision"])
    line["time_precision"] = row["time_precision"]
    line |= {name: row[name] for name in _PLAIN}
    for role in ROLES:
        line |= dict(_place(role, row))
    line |= {name: row[name] for name in _SAID}
    line["published"] = _when(row["published"], None)
    return {name: line[name] for name in COLUMNS}


def _place(role: str, row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    lead = "" if role == "place" else f"{role}_"
    area = row[f"{role}_kind"] in _AREAS
    text, name = row[f"{role}_text"], row[role]
    # A place whose words were a position has a name that says more than that something was removed.
    yield role, name if name and REMOVED not in name and REMOVED in (text or REMOVED) else text
    yield f"{role}_kind", row[f"{role}_kind"]
    for name in ("lat", "lon", "radius_m"):
        yield f"{lead}{name}", None if area else row[f"{lead}{name}"]
    yield f"{lead}country", row[f"{lead}country"]
    yield f"{lead}admin1", row[f"{lead}admin1"]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _when(at: datetime | None, precision: str | None) -> str | None:
    """Return a day where a day was told, else a time: days are kept as their midnight."""
    if at is None:
        return None
    midnight = (at.hour, at.minute, at.second, at.microsecond) == (0, 0, 0, 0)
    return at.date().isoformat() if midnight and precision != "hour" else f"{at.isoformat(timespec='seconds')}Z"


def title_of(row: dict[str, Any]) -> str:
    """Return a sighting in a few words: how many of what, where, when."""
    count = Interval(
        count_min=row["count_min"], count_max=row["count_max"], count_qualifier=Qualifier(row["count_qualifier"])
    )
    said = say(count)
    where = row["place"] or row["destination"] or row["origin"] or "no place told"
    return f"{said} {row['equipment']}, {where}, {row['counted_on'] or 'no day told'}"


def way_of(row: dict[str, Any]) -> str:
    """Return from where to where, "" where nothing tells it."""
    ends = row["origin_text"] or row["origin"], row["destination_text"] or row["destination"]
    return f"{ends[0] or '?'} → {ends[1] or '?'}" if any(ends) else ""
