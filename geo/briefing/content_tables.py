"""Movements, contradictions and sources of a briefing, as rows of words."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from geo.briefing.model import Column, SourceLine, SourcesContent, TableContent
from geo.counts.intervals import is_unknown
from geo.counts.movements import count_classes
from geo.records.movement_conflicts import day, line_of
from geo.records.suggestion_reasons import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geo.briefing.content_rows import PeriodRows, Row
    from geo.briefing.wording.sentences import Wording
    from geo.records.movement_conflicts import Conflict, Said

_MOST_CLASSES: Final = 3
MOST_URLS: Final = 25
"""Addresses that are listed of one source: the notes of a slide hold them all, on every slide."""
_WEB: Final = re.compile(r"https?://", re.IGNORECASE)


def movements_content(period: PeriodRows, wording: Wording, top: int) -> TableContent:
    """Return the largest movements, and how many more there are."""
    shown = period.movements[:top]
    lines = period.in_full(each.movement_id for each in shown)
    left = len(period.movements) - len(shown)
    keys = ("day", "where", "direction", "what", "sources")
    return TableContent(
        heading=wording.say("headings.movements"),
        columns=tuple(Column(title=wording.say(f"columns.{key}")) for key in keys),
        rows=tuple(
            (
                wording.say("phrases.undated") if each.day is None else wording.short_day(each.day),
                where(lines[each.movement_id], wording),
                wording.flow(each.flow),
                what(lines[each.movement_id], wording),
                sources_told(lines[each.movement_id], wording),
            )
            for each in shown
        ),
        more=wording.many("more_movements", left) if left else "",
        left=left,
        caption=wording.say("captions.movements"),
        empty=wording.say("empty.movements"),
    )


def conflicts_content(period: PeriodRows, wording: Wording, top: int) -> TableContent:
    """Return what reports of one movement say differently, each version with who says it; none is averaged."""
    said = [(moved, told, each) for moved, told, found in period.conflicts for each in found]
    left = len(said) - len(said[:top])
    return TableContent(
        heading=wording.say("headings.conflicts"),
        columns=tuple(Column(title=wording.say(f"columns.{key}")) for key in ("day", "where", "about", "said")),
        rows=tuple(
            (
                wording.say("phrases.undated") if moved.day is None else wording.short_day(moved.day),
                where(told, wording),
                _about(conflict, wording),
                _versions(conflict, told, wording),
            )
            for moved, told, conflict in said[:top]
        ),
        more=wording.many("more_conflicts", left) if left else "",
        left=left,
        caption=wording.say("captions.conflicts"),
        empty=wording.say("empty.conflicts"),
    )


def sources_content(period: PeriodRows, wording: Wording) -> SourcesContent:
    """Return every source of the period with its grades, its reports and their addresses."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in period.told:
        by_source[row["source"]].append(row)
    lines = [_source_line(name, rows, wording) for name, rows in by_source.items()]
    caption = wording.say("captions.sources")
    if any(len(_urls(rows)) > MOST_URLS for rows in by_source.values()):
        caption = f"{caption} {wording.say('captions.sources_most', n=MOST_URLS)}"
    return SourcesContent(
        heading=wording.say("headings.sources"),
        lines=tuple(sorted(lines, key=lambda each: (-each.reports, each.name))),
        caption=caption,
    )


def source_line(content: SourcesContent) -> str:
    """Return all sources with their grades on one line."""
    return "; ".join(f"{each.name} ({each.grade})" for each in content.lines)


def where(told: Sequence[Row], wording: Wording) -> str:
    """Return where a movement was: its way where both ends are told, else its place, origin or destination."""
    origin, destination = _named(told, "origin", wording), _named(told, "destination", wording)
    place = _named(told, "place", wording)
    if origin and destination and origin != destination:
        return wording.say("phrases.from_to", origin=origin, destination=destination)
    if place:
        return place
    if destination:
        return wording.say("phrases.to", place=destination)
    return wording.say("phrases.from", place=origin) if origin else wording.say("phrases.nowhere")


def what(told: Iterable[Row], wording: Wording) -> str:
    """Return what moved and how much: trucks 50+, tanks no number; the interval of each class, most first."""
    counts = list(count_classes(line_of(row) for row in told))
    counts.sort(key=lambda each: (is_unknown(each.count), -(each.count.count_min or each.count.count_max or 0)))
    said = [
        f"{wording.equipment(each.equipment_class)}: {wording.short(each.count)}" for each in counts[:_MOST_CLASSES]
    ]
    left = len(counts) - _MOST_CLASSES
    return ", ".join([*said, *([wording.many("more_lines", left)] if left > 0 else [])])


def sources_told(told: Iterable[Row], wording: Wording) -> str:
    """Return who tells of a movement, with grades."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in told:
        by_source[row["source"]].append(row)
    return ", ".join(f"{name} ({grade(rows, wording)})" for name, rows in by_source.items())


def grade(rows: Iterable[Row], wording: Wording) -> str:
    """Return the Admiralty grades of a source and of its reports: B2, B2–4, B; "ungraded" where it has none."""
    told = list(rows)
    reliability = next((row["reliability"] for row in told if row["reliability"]), "")
    credibility = sorted({row["credibility"] for row in told if row["credibility"]})
    if not reliability and not credibility:
        return wording.say("phrases.ungraded")
    ends = "–".join(str(each) for each in dict.fromkeys((credibility[0], credibility[-1]))) if credibility else ""
    return f"{reliability}{ends}"


def _source_line(name: str, rows: list[Row], wording: Wording) -> SourceLine:
    reports = len({row["report_id"] for row in rows})
    graded = grade(rows, wording)
    return SourceLine(
        name=name,
        grade=graded,
        reports=reports,
        told=wording.say("phrases.source_line", name=name, grade=graded, reports=reports),
        urls=_urls(rows)[-MOST_URLS:],
    )


def _urls(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the addresses of a source's reports, each once, by the day of what they tell."""
    dated = sorted(rows, key=lambda row: (row["counted_on"] is not None, str(row["counted_on"])))
    return tuple(dict.fromkeys(row["url"] for row in dated if row["url"] and _WEB.match(row["url"])))


def _named(told: Sequence[Row], role: str, wording: Wording) -> str:
    """Return the place of a role that is told most closely."""
    lead = "" if role == "place" else f"{role}_"
    rows = [row for row in told if row[role]]
    if not rows:
        return ""
    row = min(rows, key=lambda each: (_radius(each[f"{lead}radius_m"]), each[role]))
    if row[f"{role}_kind"] == "country" and row[f"{lead}country"]:
        return wording.country(row[f"{lead}country"])
    return wording.area(row[role])


def _radius(radius_m: Any) -> float:
    return float("inf") if radius_m is None else float(radius_m)


def _about(conflict: Conflict, wording: Wording) -> str:
    field = wording.say(f"fields.{conflict.field}")
    if conflict.about is None:
        return field
    return f"{field}, {wording.equipment(conflict.about.partition(' (')[0])}"


def _versions(conflict: Conflict, told: Iterable[Row], wording: Wording) -> str:
    """Return each version with all who hold it: 30–40 vehicles: Hajun (B2); 50 vehicles: another (C)."""
    rows = {row["sighting_id"]: row for row in told}
    holders: dict[str, list[str]] = {}
    for said in conflict.said:
        who = f"{said.source} ({_grade_of(said, wording)})"
        held = holders.setdefault(_value(conflict.field, said.value, rows[said.sighting], wording), [])
        if who not in held:
            held.append(who)
    return "; ".join(f"{value}: {', '.join(who)}" for value, who in holders.items())


def _value(field: str, value: str, row: Row, wording: Wording) -> str:
    if field == "affiliation":
        return wording.side(value) or value
    if field == "days":
        return _days(day(row["observed_from"]), day(row["observed_to"]), wording)
    if field == "count":
        count = counted(row)
        return wording.say("phrases.no_number") if is_unknown(count) else wording.short_of(count, row["unit"])
    return wording.area(value)


def _days(first: date | None, last: date | None, wording: Wording) -> str:
    """Return the days that a report tells of: 12–19 December 2022, or with one end open."""
    if first is not None and last is not None:
        return wording.span(first, last)
    return f"{wording.day(first)} –" if first is not None else f"– {wording.day(last)}" if last is not None else ""


def _grade_of(said: Said, wording: Wording) -> str:
    graded = f"{said.reliability or ''}{said.credibility or ''}"
    return graded or wording.say("phrases.ungraded")
