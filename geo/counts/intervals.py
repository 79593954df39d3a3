"""Counts as intervals: add the lines of one report, combine what several reports say, put it in words.

The rules are those of docs/duplicates.md. None is an open side; None on both sides is "no number said",
which never becomes a number: it opens a sum that has one, and is silent beside other reports.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from geo.model import Interval, Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN = Interval(count_min=None, count_max=None, count_qualifier=Qualifier.UNKNOWN)
"""A count of which no number was said ("several")."""


def is_unknown(interval: Interval) -> bool:
    """Tell whether no number was said at all."""
    return interval.count_min is None and interval.count_max is None


def add(intervals: Iterable[Interval]) -> Interval:
    """Add counts of different things of one unit: lower bounds add up, and so do upper bounds.

    A missing lower bound adds nothing to the lower bound; a missing upper bound leaves the sum open above. The sum is
    about right ("about 120", "about 100-140") where any of its parts is.
    The sum of nothing, or of unknown counts only, is unknown.
    """
    parts = list(intervals)
    if len(parts) == 1:
        return parts[0]
    lows = [part.count_min for part in parts if part.count_min is not None]
    highs = [part.count_max for part in parts if part.count_max is not None]
    return _worded(
        sum(lows) if lows else None,
        sum(highs) if highs and len(highs) == len(parts) else None,
        about=any(part.count_qualifier is Qualifier.ABOUT for part in parts),
    )


def combine(intervals: Iterable[Interval]) -> tuple[Interval, bool]:
    """Combine what several reports say of one thing; also tell whether they are in conflict.

    Where all meet, the answer is what they share (30-40 and 30-open give 30-40). Where they do not, it is
    the hull, open where any of them is open, and a conflict. Unknown counts say nothing and change nothing.
    It is about right where an end of it is told by counts only that are. The order of the intervals never matters.
    """
    said = [interval for interval in intervals if not is_unknown(interval)]
    if not said:
        return UNKNOWN, False
    lows = [each.count_min for each in said if each.count_min is not None]
    highs = [each.count_max for each in said if each.count_max is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    conflict = low is not None and high is not None and low > high
    if conflict:
        low = min(lows) if len(lows) == len(said) else None
        high = max(highs) if len(highs) == len(said) else None
    about = _is_rough(said, low, high)
    alike = {each.count_qualifier for each in said if (each.count_min, each.count_max) == (low, high)}
    if len(alike) == 1 and not conflict and not about:
        return Interval(count_min=low, count_max=high, count_qualifier=alike.pop()), conflict
    return _worded(low, high, about=about), conflict


def _is_rough(said: list[Interval], low: int | None, high: int | None) -> bool:
    """Tell whether an end that is known is told by no count but such as are about right."""
    sure = [each for each in said if not is_about(each)]
    return (low is not None and all(each.count_min != low for each in sure)) or (
        high is not None and all(each.count_max != high for each in sure)
    )


def _worded(low: int | None, high: int | None, *, about: bool) -> Interval:
    """Give bounds the qualifier that their shape has; `about` marks those of which an end was said roughly."""
    if low is None and high is None:
        qualifier = Qualifier.UNKNOWN
    elif about:
        qualifier = Qualifier.ABOUT
    elif high is None:
        qualifier = Qualifier.AT_LEAST
    elif low is None:
        qualifier = Qualifier.UP_TO
    elif low != high:
        qualifier = Qualifier.RANGE
    else:
        qualifier = Qualifier.EXACT
    return Interval(count_min=low, count_max=high, count_qualifier=qualifier)


def is_about(interval: Interval) -> bool:
    """Tell whether a count was said roughly, or an end of it was."""
    return interval.count_qualifier is Qualifier.ABOUT


def interval_of(low: int | None, high: int | None, *, about: bool = False) -> Interval:
    """Return the interval of two bounds, with the qualifier that their shape has; `about` where an end is rough."""
    return _worded(low, high, about=about)


def say(interval: Interval) -> str:
    """Put a count in the words of maps and tables: "50+", "30–40", "≤12", "~16", "~20+", "16" or "n/a"."""
    low, high = interval.count_min, interval.count_max
    about = "~" * is_about(interval)
    if low is None:
        return "n/a" if high is None else f"{about}≤{high}"
    if high is None:
        return f"{about}{low}+"
    return f"{about}{low}–{high}" if low != high else f"{about}{low}"


def day_of(first: date | datetime | None, last: date | datetime | None) -> date | None:
    """Return the day on which a movement is counted: its last day, else its first, else None (undated).

    A time counts on the day that its own clock shows, so give times in the zone of the reports.
    """
    when = last if last is not None else first
    return when.date() if isinstance(when, datetime) else when


def combine_days(spans: Iterable[tuple[date | None, date | None]]) -> tuple[date | None, date | None, bool]:
    """Combine the day intervals of one movement as counts are combined: (first, last, conflict).

    Spans without any day say nothing. Where all meet, the shared days; else the hull and a conflict.
    """
    said = [span for span in spans if span != (None, None)]
    firsts = [first for first, _ in said if first is not None]
    lasts = [last for _, last in said if last is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is None or last is None or first <= last:
        return first, last, False
    return (
        min(firsts) if len(firsts) == len(said) else None,
        max(lasts) if len(lasts) == len(said) else None,
        True,
    )
