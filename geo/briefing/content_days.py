"""The weekly review: arrivals, departures, trains, convoys and flights by day, each movement told once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from geo.briefing.content_tables import sources_told, what, where
from geo.briefing.model import DayLines, DaysContent
from geo.counts.movements import count_classes
from geo.model import Flow, Mode, Unit
from geo.records.movement_conflicts import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geo.briefing.content_rows import Moved, PeriodRows, Row
    from geo.briefing.wording.sentences import Wording

GROUPS: Final = ("in", "out", "transit", "rail", "road", "air", "other")
"""Groups of a day in their order; a movement stands in the first that it fits."""
MOST_DAYS: Final = 31
MOST_LINES: Final = 8
"""Lines of one group on one day; how many more there are is said."""


def days_content(period: PeriodRows, wording: Wording) -> DaysContent:
    """Return what came, left, rolled and flew on each day; what has no day stands last."""
    by_day: dict[date | None, list[Moved]] = defaultdict(list)
    for moved in period.movements:
        by_day[moved.day].append(moved)
    days = sorted(by_day, key=lambda day: (day is None, day))
    shown = days[-MOST_DAYS:]
    lines = period.in_full(_listed(by_day, shown, period))
    left = sum(len(by_day[day]) for day in days[:-MOST_DAYS])
    return DaysContent(
        heading=wording.say("headings.days"),
        days=tuple(_day_lines(day, by_day[day], lines, wording) for day in shown),
        more=wording.many("more_movements", left) if left else "",
        empty=wording.say("empty.days"),
    )


def group_of(moved: Moved, told: Sequence[Row]) -> str:
    """Return the group that a movement stands in: where it went is told before how."""
    if moved.flow in {Flow.IN.value, Flow.OUT.value, Flow.TRANSIT.value}:
        return moved.flow
    modes = {row["mode"] for row in told}
    units = set(moved.units)
    if Mode.AIR.value in modes or Unit.AIRCRAFT.value in units:
        return "air"
    if Mode.RAIL.value in modes or units & {Unit.TRAIN.value, Unit.WAGON.value}:
        return "rail"
    return "road" if Mode.ROAD.value in modes or units & {Unit.CONVOY.value, Unit.VEHICLE.value} else "other"


def _listed(by_day: dict[date | None, list[Moved]], days: list[date | None], period: PeriodRows) -> list[str]:
    """Return the movements of the days, so that their rows are read once."""
    if len(days) == len(by_day):
        return [each.movement_id for each in period.movements]
    return [each.movement_id for day in days for each in by_day[day]]


def _day_lines(day: date | None, movements: list[Moved], lines: dict[str, list[Row]], wording: Wording) -> DayLines:
    groups: dict[str, list[list[Row]]] = defaultdict(list)
    for moved in movements:
        told = lines[moved.movement_id]
        groups[group_of(moved, told)].append(told)
    return DayLines(
        day=day,
        heading=wording.say("phrases.undated") if day is None else wording.weekday(day),
        groups=tuple(
            (wording.say(f"groups.{group}"), _lines(group, groups[group], wording))
            for group in GROUPS
            if group in groups
        ),
    )


def _lines(group: str, movements: list[list[Row]], wording: Wording) -> tuple[str, ...]:
    said = [_line(group, told, wording) for told in movements[:MOST_LINES]]
    left = len(movements) - MOST_LINES
    return (*said, *([wording.many("more_movements", left)] if left > 0 else []))


def _line(group: str, told: list[Row], wording: Wording) -> str:
    modes = {row["mode"] for row in told}
    by = wording.mode(next(iter(modes))) if len(modes) == 1 and group not in {"rail", "road", "air"} else ""
    parts = [_what(told, wording), where(told, wording), by]
    return f"{', '.join(part for part in parts if part)} ({sources_told(told, wording)})"


def _what(told: list[Row], wording: Wording) -> str:
    """Return what moved: whole trains and convoys as such ("2 trains"), all else by its classes."""
    kinds = {(row["unit"], row["equipment_class"]) for row in told}
    counts = list(count_classes(line_of(row) for row in told))
    if kinds in ({("train", "train")}, {("convoy", "convoy")}) and len(counts) == 1:
        return wording.counts({counts[0].equipment_class: counts[0].count}, 0) or what(told, wording)
    return what(told, wording)
