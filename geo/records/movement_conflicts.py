"""What the sightings of one movement say differently, side by side with who says it; never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geo.counts.intervals import add, combine, combine_days, say
from geo.counts.movements import Line
from geo.model import ReportKind, Status
from geo.records.suggestion_reasons import counted, span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    Row = dict[str, Any]

AREAS: Final = frozenset({"country", "admin1", "admin2"})
"""Kinds of place that are drawn as areas."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What one sighting says, with who says it and how far both are believed (Admiralty)."""

    value: str
    sighting: str
    source: str
    via: str | None
    reliability: str | None
    credibility: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """What the sightings of a movement say differently of one thing; never averaged.

    `field` is count, days, place, origin, destination or affiliation; `about` is the class of a count.
    """

    field: str
    about: str | None
    said: tuple[Said, ...]


def speaking_of(told: list[Row]) -> list[Row]:
    """Return the sightings that decide on a movement: accepted ones that tell of it itself, else all that do."""
    kinds = {ReportKind.OBSERVATION.value, ReportKind.CLAIM.value}
    of_it = [row for row in told if row["report_kind"] in kinds and row["status"] != Status.REJECTED.value]
    accepted = [row for row in of_it if row["status"] == Status.ACCEPTED.value]
    return accepted or of_it or told


def conflicts_of(told: list[Row]) -> list[Conflict]:
    """Return what sightings of one movement say differently, each with who says it.

    Places are in conflict where no one of them can be within another; legs of one way are at different places, and
    are none.
    """
    found = []
    for (equipment_class, unit), rows in by(told, lambda row: (row["equipment_class"], row["unit"])).items():
        lines = by(rows, lambda row: (row["report_id"], row["leg"])).values()
        if len(lines) > 1 and combine(add(map(counted, each)) for each in lines)[1]:
            found.append(_conflict("count", rows, lambda row: say(counted(row)), about=f"{equipment_class} ({unit})"))
    legs = by(told, lambda row: row["leg"]).values()
    if any(combine_days((day(row["observed_from"]), day(row["observed_to"])) for row in leg)[2] for leg in legs):
        found.append(_conflict("days", [row for row in told if span(row)], lambda row: span(row) or ""))
    for role in ("place", "origin", "destination"):
        rows = [row for row in told if row[role] or row[f"{role}_text"]]
        groups = by(rows, lambda row: row["leg"]).values() if role == "place" else [rows]
        found += [_conflict(role, one_leg, _place_name(role)) for one_leg in groups if _apart(role, one_leg)]
    sides = [row for row in told if row["affiliation"]]
    if len({row["affiliation"] for row in sides}) > 1:
        found.append(_conflict("affiliation", sides, lambda row: row["affiliation"]))
    return found


def by(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    """Return rows in groups, in the order in which each first comes."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def line_of(row: Row) -> Line:
    """Return a flat row as a line of its report."""
    return Line(
        report=f"{row['report_id']} {row['leg']}",
        equipment_class=row["equipment_class"],
        unit=row["unit"],
        count=counted(row),
    )


def _place_name(role: str) -> Callable[[Row], str]:
    return lambda row: row[role] or row[f"{role}_text"]


def _apart(role: str, rows: list[Row]) -> bool:
    """Tell whether the places of a role cannot be one: two names of one rank, or an area that the other is not in."""
    if len(rows) == 1:
        return False
    bare = "" if role == "place" else f"{role}_"
    pins = {row[role] for row in rows if row[role] and row[f"{role}_kind"] not in AREAS}
    countries = {row[f"{bare}country"] for row in rows if row[role] and row[f"{bare}country"]}
    areas = {row[f"{bare}admin1"] for row in rows if row[role] and row[f"{bare}admin1"]}
    return len(pins) > 1 or len(countries) > 1 or len(areas) > 1


def _conflict(field_name: str, rows: list[Row], worded: Callable[[Row], str], about: str | None = None) -> Conflict:
    said = [
        Said(
            value=worded(row),
            sighting=row["sighting_id"],
            source=row["source"],
            via=row["via"],
            reliability=row["reliability"],
            credibility=row["credibility"],
        )
        for row in rows
    ]
    return Conflict(field=field_name, about=about, said=tuple(said))


def day(when: Any) -> date | None:
    """Return the day of a time or a day."""
    found: date | None = when.date() if hasattr(when, "date") else when
    return found
