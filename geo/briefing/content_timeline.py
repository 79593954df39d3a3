"""The timeline and the totals of a briefing: one interval a period and unit, units never added."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from geo.briefing.model import Bar, Column, Series, TableContent, TimelineContent
from geo.briefing.wording.sentences import capital
from geo.counts.intervals import interval_of
from geo.model import Unit
from geo.records.totals import FLOWS, period_name, totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.briefing.content_rows import PeriodRows
    from geo.briefing.gate import Released
    from geo.briefing.request import Days
    from geo.briefing.wording.sentences import Wording
    from geo.records.answers import TotalRow

Step = Literal["day", "week", "month", "year"]
_MOST_DAYS: Final = 31
_MOST_WEEKS: Final = 26 * 7
_MOST_MONTHS: Final = 60 * 31
MOST_BARS: Final = 120


def timeline_content(released: Released, period: PeriodRows, wording: Wording, days: Days) -> TimelineContent:
    """Return the bars of a period, one series a unit, vehicles first, then the unit of most movements."""
    step = _step(days)
    asked = "month" if step == "year" else step
    rows = [row for row in totals(released.mirror, period.filters, (asked,), bounded=False) if row.period is not None]
    if step == "year":
        rows = _years(rows)
    by_unit: dict[str, dict[str, TotalRow]] = defaultdict(dict)
    for row in rows:
        by_unit[row.unit][row.period or ""] = row
    spans = list(_spans(days, step))
    earlier, spans = spans[:-MOST_BARS], spans[-MOST_BARS:]
    before = [each for each in period.movements if each.day is not None and earlier and each.day <= earlier[-1][1]]
    said = [wording.say("captions.timeline")]
    if any(row.without_number for row in rows):
        said.append(wording.say("captions.timeline_ring"))
    said.append(wording.say("captions.timeline_days"))
    if before:
        told = wording.many("movement", len(before))
        said.append(wording.say("captions.timeline_from", month=_label(spans[0][0], step, wording), n=told))
    return TimelineContent(
        heading=wording.say("headings.timeline"),
        step=step,
        series=tuple(
            Series(
                unit=unit,
                unit_label=capital(wording.unit(unit)),
                bars=tuple(_bar(span, step, by_unit[unit], wording) for span in spans),
            )
            for unit in _ordered(rows)
        ),
        caption=" ".join(said),
        not_drawn=wording.say("captions.timeline_units", units="{units}"),
    )


def totals_content(released: Released, period: PeriodRows, wording: Wording) -> TableContent:
    """Return how much went which way: one row a direction and unit, what had no number, and how low it could be.

    The low end is that of `geo.records.bounds`: if all that may be told twice was. A column that says nothing is left
    out.
    """
    rows = totals(released.mirror, period.filters, ("flow",))
    rows.sort(
        key=lambda row: (FLOWS.index(row.flow or "unknown"), row.unit != Unit.VEHICLE.value, -row.movements, row.unit)
    )
    columns = {
        "direction": [capital(wording.flow(row.flow or "unknown")) for row in rows],
        "unit": [wording.unit(row.unit) for row in rows],
        "movements": [wording.number(row.movements) for row in rows],
        "count": [wording.short(row.interval) for row in rows],
        "low": [_low(row, wording) for row in rows],
        "without_number": [wording.number(row.without_number) if row.without_number else "" for row in rows],
    }
    told = {key: cells for key, cells in columns.items() if any(cells) or key not in {"low", "without_number"}}
    return TableContent(
        heading=wording.say("headings.totals"),
        columns=tuple(
            Column(title=wording.say(f"columns.{key}"), numeric=key not in {"direction", "unit"}) for key in told
        ),
        rows=tuple(zip(*told.values(), strict=True)),
        caption=wording.say("captions.totals"),
        empty=wording.say("empty.movements"),
    )


def _low(row: TotalRow, wording: Wording) -> str:
    """Return a total if all that may be told twice was; "" where that changes nothing."""
    if row.low in {None, row.count_min}:
        return ""
    return wording.short(interval_of(row.low, row.count_max, about=row.about > 0))


def _ordered(rows: Sequence[TotalRow]) -> list[str]:
    movements: dict[str, int] = defaultdict(int)
    for row in rows:
        movements[row.unit] += row.movements
    return sorted(movements, key=lambda unit: (unit != Unit.VEHICLE.value, -movements[unit], unit))


def _step(days: Days) -> Step:
    length = (days[1] - days[0]).days + 1
    if length <= _MOST_DAYS:
        return "day"
    return "week" if length <= _MOST_WEEKS else "month" if length <= _MOST_MONTHS else "year"


def _years(rows: Sequence[TotalRow]) -> list[TotalRow]:
    """Add the months of each year and unit: every movement stands in one month, so sums are those of the year.

    A month without any number says nothing of the ends; its movements stay counted as without a number.
    """
    found: dict[tuple[str, str], list[TotalRow]] = defaultdict(list)
    for row in rows:
        found[str(int((row.period or "").partition("-")[0])), row.unit].append(row)
    return [_year(year, each) for (year, _), each in found.items()]


def _year(year: str, months: Sequence[TotalRow]) -> TotalRow:
    told = [row for row in months if row.movements > row.without_number]
    lows = [row.count_min for row in told if row.count_min is not None]
    highs = [row.count_max for row in told if row.count_max is not None]
    return replace(
        months[0],
        period=year,
        movements=sum(row.movements for row in months),
        without_number=sum(row.without_number for row in months),
        about=sum(row.about for row in months),
        count_min=sum(lows) if lows else None,
        count_max=sum(highs) if told and len(highs) == len(told) else None,
        low=None,
        high=None,
    )


def _spans(days: Days, step: Step) -> Iterator[Days]:
    """Yield the whole days, weeks, months or years that meet a period."""
    first, last = days
    at = {
        "day": first,
        "week": first - timedelta(days=first.weekday()),
        "month": first.replace(day=1),
        "year": first.replace(month=1, day=1),
    }[step]
    while at <= last:
        end = _end(at, step)
        yield at, end
        if end == date.max:
            return
        at = end + timedelta(days=1)


def _end(first: date, step: Step) -> date:
    if step == "day":
        return first
    if step == "week":
        return first + timedelta(days=min(6, (date.max - first).days))
    if step == "year":
        return first.replace(month=12, day=31)
    following = first.replace(day=28) + timedelta(days=min(4, (date.max - first.replace(day=28)).days))
    return date.max if following.month == first.month else following.replace(day=1) - timedelta(days=1)


def _label(first: date, step: Step, wording: Wording) -> str:
    if step == "year":
        return str(first.year)
    return wording.month(first) if step == "month" else wording.short_day(first)


def _bar(span: Days, step: Step, rows: dict[str, TotalRow], wording: Wording) -> Bar:
    row = rows.get(str(span[0].year) if step == "year" else period_name(step, span[0]))
    label = _label(span[0], step, wording)
    if row is None:
        return Bar(
            first=span[0], last=span[1], label=label, low=None, high=None, open=False, movements=0, without_number=0,
            told="",
        )  # fmt: skip
    return Bar(
        first=span[0],
        last=span[1],
        label=label,
        low=row.count_min,
        high=row.count_max,
        open=row.count_max is None and row.count_min is not None,
        movements=row.movements,
        without_number=row.without_number,
        told=wording.short(row.interval),
    )
