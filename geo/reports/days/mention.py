"""What a text says of days, before it is known which days are meant."""

from __future__ import annotations

from typing import NamedTuple

Day = tuple[int | None, int | None, int]
"""Year, month, day; None where it is not said."""


class DateMention(NamedTuple):
    """Words that speak of days: tokens first..after, what `kind` of date, and its low and high end.

    Kinds: "day" (low, high: Day), "month" (year or None, month), "year", "shift" (days from the published one),
    "week" and "calendar month" (steps), "weekday" (1-7, 1 if the last one is meant), "before" (days from the date told
    before), "part" (a time of day alone).
    """

    first: int
    after: int
    kind: str
    low: tuple[int | None, ...]
    high: tuple[int | None, ...]
    night: bool = False
    part: str = ""


DatePair = tuple[DateMention, DateMention | None]
"""A day told by itself, or the two ends of a range."""
