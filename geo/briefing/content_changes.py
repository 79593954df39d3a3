"""What changed against another period: more or less is only said where the two intervals do not overlap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from geo.briefing.model import Column, TableContent
from geo.briefing.wording.sentences import capital
from geo.counts.intervals import interval_of, is_unknown
from geo.model import Unit
from geo.records.totals import FLOWS, totals

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.briefing.gate import Release, Released
    from geo.briefing.request import Days, Request
    from geo.briefing.wording.sentences import Wording
    from geo.model import Interval
    from geo.records.answers import TotalRow
    from geo.records.filters import Filters

_NOTHING: Final = "–"
_LEAST_ROWS: Final = 4
"""Rows that areas have at least, however many units and directions stand above them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One thing counted in two periods; None where nothing of it was reported. `change` is a word of `[change]`."""

    about: str
    unit: str
    now: TotalRow | None
    before: TotalRow | None
    change: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """All changes between two periods: of each unit, of each direction, and of each area in each unit.

    `days` and `before` are those compared, which may be fewer than those asked for (`alike`).
    """

    days: Days
    before: Days
    units: tuple[Change, ...]
    flows: tuple[Change, ...]
    areas: tuple[Change, ...]

    @property
    def nothing_before(self) -> bool:
        """Tell whether nothing at all was told of the other period."""
        return all(each.before is None for each in self.units)

    @property
    def new_areas(self) -> list[str]:
        """Areas of which nothing was told before, in any unit."""
        return [about for about, told in _by_area(self.areas) if all(each.change == "new" for each in told)]

    @property
    def gone_areas(self) -> list[str]:
        """Areas of which nothing is told now, in any unit."""
        return [about for about, told in _by_area(self.areas) if all(each.change == "gone" for each in told)]


def compare(now: Interval | None, before: Interval | None) -> str:
    """Return how two counts differ: new, gone, more, less, same, or unclear where their intervals overlap.

    A number that is not known is never held to be more or less than another.
    """
    if now is None or before is None:
        return "new" if before is None else "gone"
    if is_unknown(now) or is_unknown(before):
        return "unclear"
    now_low, before_low = now.count_min or 0, before.count_min or 0
    if before.count_max is not None and now_low > before.count_max:
        return "more"
    if now.count_max is not None and now.count_max < before_low:
        return "less"
    exact = now.count_min == now.count_max and before.count_min == before.count_max
    return "same" if exact and now.count_min == before.count_min else "unclear"


def last_known(how: Release) -> date:
    """Return the last day that a release knows to its end: over, and older than the embargo, at the cut-off.

    A private copy has what is held of the day of the cut-off itself.
    """
    if how.private:
        return how.cutoff.date()
    return (how.cutoff - timedelta(hours=how.embargo_hours)).date() - timedelta(days=1)


def alike(days: Days, before: Days, how: Release) -> tuple[Days, Days] | None:
    """Return the days to compare: of a period that is not all known yet, as many of each from its first day.

    None where nothing of the period is known yet.
    """
    last = last_known(how)
    if days[1] <= last:
        return days, before
    if days[0] > last:
        return None
    return (days[0], last), (before[0], min(before[1], before[0] + (last - days[0])))


def changes_of(released: Released, days: Days, before: Days, wording: Wording) -> Changes:
    """Return what changed from one period to another."""
    pair = tuple(replace(released.filters, date_from=each[0], date_to=each[1]) for each in (days, before))
    units = _compared(released, pair, "")
    flows = sorted(
        _compared(released, pair, "flow"),
        key=lambda each: (FLOWS.index(each.about or "unknown"), each.unit != Unit.VEHICLE.value, each.unit),
    )
    areas = [each for each in _compared(released, pair, "area") if each.about]
    return Changes(
        days=days,
        before=before,
        units=tuple(sorted(units, key=lambda each: (each.unit != Unit.VEHICLE.value, -_movements(each), each.unit))),
        flows=tuple(_named(each, capital(wording.flow(each.about or "unknown"))) for each in flows),
        areas=tuple(_named(each, wording.area(each.about)) for each in _most_first(areas)),
    )


def changes_content(changes: Changes, wording: Wording, request: Request) -> TableContent:
    """Return the changes as a table: units, directions, then areas with the new and the gone ones first.

    An area has a row for each unit, as units are never compared with one another; all of its rows are listed or none.
    """
    days, before = changes.days, changes.before
    first = {*changes.new_areas, *changes.gone_areas}
    areas = sorted(_by_area(changes.areas), key=lambda each: each[0] not in first)
    listed = [
        *(_named(each, wording.say("change.all")) for each in changes.units),
        *(each for each in changes.flows if len(changes.flows) > 1),
    ]
    many = _fitting(areas, max(request.top - len(listed), _LEAST_ROWS))
    shown = [*listed, *(each for _, told in areas[:many] for each in told)]
    left = areas[many:]
    pair = ("period_b", "period_a") if request.maps else ("now", "before")
    titles = (
        wording.say("columns.about"),
        wording.say(f"columns.{pair[0]}", period=wording.span(*days)),
        wording.say(f"columns.{pair[1]}", period=wording.span(*before)),
        wording.say("columns.change"),
    )
    return TableContent(
        heading=wording.say("headings.changes", period=wording.span(*before)),
        columns=tuple(Column(title=each) for each in titles),
        rows=tuple(
            (each.about, told(each.now, wording), told(each.before, wording), wording.say(f"change.{each.change}"))
            for each in shown
        ),
        more=wording.many("more_places", len(left)) if left else "",
        left=sum(len(told) for _, told in left),
        caption=_caption(wording, changes, request),
        empty=wording.say("empty.changes"),
    )


def _caption(wording: Wording, changes: Changes, request: Request) -> str:
    """Say what is called more or less, and where the periods are not equally long or not compared to their ends."""
    lengths = [(last - first).days + 1 for first, last in (changes.days, changes.before)]
    said = [wording.say("change.overlap_note")]
    if changes.days != request.days:
        said.insert(0, compared_told(changes, wording))
    if lengths[0] != lengths[1]:
        said.insert(0, wording.say("change.lengths", now=lengths[0], before=lengths[1]))
    return " ".join(said)


def compared_told(changes: Changes, wording: Wording) -> str:
    """Return which days are compared where they are not all of the period."""
    return wording.say("phrases.compared", now=wording.span(*changes.days), before=wording.span(*changes.before))


def told(row: TotalRow | None, wording: Wording) -> str:
    """Return a count with its unit: 118–164 vehicles (7); in brackets its movements, and those without a number."""
    if row is None:
        return _NOTHING
    interval = row.interval
    missing = "" if is_unknown(interval) else missing_told(row, wording)
    return f"{wording.short_of(interval, row.unit)} ({wording.number(row.movements)}{missing})"


def missing_told(row: TotalRow, wording: Wording) -> str:
    """Return what leaves a sum open: ", one movement without a number"; "" where nothing does."""
    return f", {wording.many('without_number', row.without_number)}" if row.without_number else ""


def _compared(released: Released, pair: Iterable[Filters], word: str) -> list[Change]:
    by = (word,) if word else ()
    held = [
        {(_group(row, word), row.unit): row for row in totals(released.mirror, each, by, bounded=False)}
        for each in pair
    ]
    return [
        Change(
            about=key[0],
            unit=key[1],
            now=held[0].get(key),
            before=held[1].get(key),
            change=compare(_interval(held[0].get(key)), _interval(held[1].get(key))),
        )
        for key in dict.fromkeys((*held[0], *held[1]))
    ]


def _group(row: TotalRow, word: str) -> str:
    return (getattr(row, word) or "") if word else ""


def _interval(row: TotalRow | None) -> Interval | None:
    """Return what a total may be compared by: a movement without a number leaves it without an upper end."""
    if row is None:
        return None
    return interval_of(row.count_min, None if row.without_number else row.count_max, about=row.about > 0)


def _most_first(changes: list[Change]) -> list[Change]:
    """Return changes of areas with those of one area together: that of most movements first, in each its vehicles."""
    most: dict[str, int] = {}
    for each in changes:
        most[each.about] = max(most.get(each.about, 0), _movements(each))

    def rank(each: Change) -> tuple[object, ...]:
        return -most[each.about], each.about, each.unit != Unit.VEHICLE.value, -_movements(each), each.unit

    return sorted(changes, key=rank)


def _by_area(changes: Iterable[Change]) -> list[tuple[str, list[Change]]]:
    """Return the changes of each area, in their order."""
    found: dict[str, list[Change]] = {}
    for each in changes:
        found.setdefault(each.about, []).append(each)
    return list(found.items())


def _fitting(areas: list[tuple[str, list[Change]]], room: int) -> int:
    """Return how many of the first areas have room for all their rows; at least one."""
    used = list(accumulate(len(told) for _, told in areas))
    return max(sum(rows <= room for rows in used), min(len(areas), 1))


def _movements(change: Change) -> int:
    return max(row.movements if row else 0 for row in (change.now, change.before))


def _named(change: Change, about: str) -> Change:
    return Change(about=about, unit=change.unit, now=change.now, before=change.before, change=change.change)
