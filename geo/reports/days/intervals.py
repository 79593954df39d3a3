"""Turn what a text says of days into intervals: "over the past week", "в ночь на 7 января", "у мінулы аўторак"."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from geo.model import TimePrecision
from geo.reports.days.mentions import find_dates
from geo.reports.text.joining import DASHES
from geo.reports.text.tokens import Token, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.days.mention import DateMention

AHEAD = timedelta(days=60)
"""How far after the published date a day without a year may lie where a text looks ahead."""
GRACE = timedelta(days=1)
"""The same where a text looks back: published dates and time zones may be off by one."""
_OPENERS = frozenset("from between с со з із від ад між паміж между since від".split())
_JOINTS = frozenset("to and по па до да и і та й ды till until through - – — на".split())
_SPANNED = frozenset({"day", "weekday", "shift"})
"""Kinds of date that may be an end of a range."""
_LONG_AGO = -9999
_PARTS = {
    "early": (1, 10), "middle": (11, 20), "late": (21, 31), "first half": (1, 15), "second half": (16, 31),
    "early week": (1, 7), "middle week": (8, 14), "late week": (25, 31),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """An interval of days or local times, either end None where it is not said.

    A `datetime` is local and naive unless the text gave its offset; `precision` is None for spans coarser than a month.
    """

    first: date | datetime | None
    last: date | datetime | None
    precision: TimePrecision | None


def read_when(text: str, published: date | None, order: str = "dmy") -> When | None:
    """Read a date that stands by itself, such as a cell of a table.

    Reads ISO dates and times, figures in the given `order` ("dmy", "mdy", "ymd"), dates in words of four languages, ranges
    ("8-12 Dec", "2022-12-08 - 2022-12-12") and relative ones, which need `published`. None where nothing is said for sure.
    """
    tokens = cut(text[:200])
    mentions = find_dates(tokens, order)
    if not mentions or len(mentions) > 2 or _leftover(tokens, mentions):
        return None
    whens = []
    previous = None
    for mention in mentions:
        when = resolve(mention, published, previous, ahead=False)
        if when is None:
            return None
        previous = when.last or when.first
        whens.append(when)
    if len(whens) == 1:
        return _with_clock(tokens, whens[0])
    low, high = whens
    if low.first is None or high.last is None or _day(high.last) < _day(low.first):
        return None
    return When(first=low.first, last=high.last, precision=_precision((_day(high.last) - _day(low.first)).days))


def resolve(mention: DateMention, published: date | None, previous: date | None, *, ahead: bool) -> When | None:
    """Return the days that a mention means, or None where that cannot be known.

    `previous` is the day told before it in the text; `ahead` lets a day without a year lie after the published one.
    """
    kind = mention.kind
    if kind == "day":
        return _resolve_days(mention, published, previous, ahead=ahead)
    if kind == "month":
        return _resolve_month(mention, published, previous)
    if kind == "year":
        year = mention.low[0] or 1
        return When(first=date(year, 1, 1), last=date(year, 12, 31), precision=None)
    if kind == "before":
        if previous is None:
            return None
        return _span(previous + timedelta(days=mention.low[0] or 0), None, mention)
    if published is None:
        return None
    return _resolve_relative(mention, published)


def merge_ranges(
    tokens: Sequence[Token], mentions: Sequence[DateMention]
) -> list[tuple[DateMention, DateMention | None]]:
    """Pair the two ends of "between 20:40 on 4 June and 00:24 on 5 June", "с 11 декабря по 16 декабря"."""
    merged: list[tuple[DateMention, DateMention | None]] = []
    at = 0
    while at < len(mentions):
        low = mentions[at]
        high = mentions[at + 1] if at + 1 < len(mentions) else None
        if high is not None and _are_ends(tokens, low, high):
            merged.append((low, high))
            at += 2
        else:
            merged.append((low, None))
            at += 1
    return merged


def _are_ends(tokens: Sequence[Token], low: DateMention, high: DateMention) -> bool:
    if not {low.kind, high.kind} <= _SPANNED:
        return False
    between = [
        token
        for token in tokens[low.after : high.first]
        if token.kind != "clock" and token.key not in {"on", ",", "о", "а", "в", "у"}
    ]
    if len(between) != 1 or between[0].key not in _JOINTS:
        return False
    opener = {token.key for token in tokens[max(0, low.first - 3) : low.first]}
    dashed = between[0].key in DASHES and low.kind == high.kind == "day"
    return bool(opener & _OPENERS) or dashed


def _resolve_days(mention: DateMention, published: date | None, previous: date | None, *, ahead: bool) -> When | None:
    low = _full_day(mention.low, published, previous, ahead=ahead)
    high = low if mention.high == mention.low else _full_day(mention.high, published, previous, ahead=ahead)
    if low is None or high is None:
        return None
    if high < low:
        earlier = _full_day((high.year, _month_before(high.month), low.day), None, None, ahead=ahead)
        low = earlier if earlier is not None and earlier <= high else high
    return _span(low, high, mention)


def _month_before(month: int) -> int:
    return month - 1 or 12


def _full_day(
    said: tuple[int | None, ...], published: date | None, previous: date | None, *, ahead: bool
) -> date | None:
    year, month, day = said
    if day is None:
        return None
    anchor = published or previous
    if year is not None and month is not None:
        return _make(year, month, day)
    if anchor is None:
        return None
    limit = anchor + (AHEAD if ahead else GRACE) if published is not None else date.max
    if month is not None:
        years = (anchor.year + 1, anchor.year, anchor.year - 1) if published is not None else (anchor.year,)
        days = (_make(each, month, day) for each in years)
        return next((each for each in days if each is not None and each <= limit), None)
    base = previous or anchor
    candidates = [_make(base.year, base.month, day)]
    if previous is None:
        last_month = base.replace(day=1) - timedelta(days=1)
        candidates.append(_make(last_month.year, last_month.month, day))
    return next((each for each in candidates if each is not None and each <= max(limit, base)), None)


def _resolve_month(mention: DateMention, published: date | None, previous: date | None) -> When | None:
    year, month = mention.low
    anchor = published or previous
    if month is None or (year is None and anchor is None):
        return None
    if year is None and anchor is not None:
        year = anchor.year if month <= anchor.month else anchor.year - 1
    if year is None:
        return None
    first, last = _PARTS.get(mention.part, (1, 31))
    length = monthrange(year, month)[1]
    start, end = date(year, month, first), date(year, month, min(last, length))
    if published is not None and start <= published < end:
        end = published
    precision = TimePrecision.WEEK if mention.part.endswith("week") else TimePrecision.MONTH
    return When(first=start, last=end, precision=precision)


def _resolve_relative(mention: DateMention, published: date) -> When | None:
    low, high = mention.low[0] or 0, mention.high[0] or 0
    if mention.kind in {"shift", "part"}:
        if low == _LONG_AGO:
            return When(first=None, last=published, precision=None)
        precision = _precision(high - low)
        first, last = _moved(published, low), _moved(published, high)
        return None if first is None or last is None else When(first=first, last=last, precision=precision)
    if mention.kind == "week":
        monday = published - timedelta(days=published.weekday()) + timedelta(weeks=low)
        end = monday + timedelta(days=6)
        return When(first=monday, last=min(end, published) if low == 0 else end, precision=TimePrecision.WEEK)
    if mention.kind == "weekend":
        sunday = published - timedelta(days=published.isoweekday() % 7)
        saturday = sunday - timedelta(days=1) if published.isoweekday() != 6 else published
        last = min(max(sunday, saturday), published)
        return When(first=saturday, last=last, precision=TimePrecision.DAY)
    if mention.kind == "calendar month":
        months = published.year * 12 + published.month - 1 + low
        year, month = divmod(months, 12)
        end = date(year, month + 1, monthrange(year, month + 1)[1])
        return When(
            first=end.replace(day=1), last=min(end, published) if low == 0 else end, precision=TimePrecision.MONTH
        )
    weekday, strictly = mention.low
    back = (published.weekday() - ((weekday or 1) - 1)) % 7
    day = published - timedelta(days=7 if strictly and back == 0 else back)
    return _span(day, None, mention)


def _precision(days: int) -> TimePrecision:
    if days <= 3:
        return TimePrecision.DAY
    return TimePrecision.WEEK if days <= 14 else TimePrecision.MONTH


def _span(low: date, high: date | None, mention: DateMention) -> When:
    first = low - timedelta(days=1) if mention.night and low > date.min else low
    last = high or low
    days = (last - first).days
    return When(first=first, last=last, precision=_precision(days))


def _with_clock(tokens: Sequence[Token], when: When) -> When:
    """Add the time of day that a cell gives with its one day."""
    first = when.first
    if first is None or first != when.last or type(first) is not date:
        return when
    stamp = next((token.text for token in tokens if token.kind == "date" and "T" in token.text), None)
    if stamp is not None:
        moment = _stamp(stamp)
        return when if moment is None else When(first=moment, last=moment, precision=TimePrecision.HOUR)
    clocks = [token.text for token in tokens if token.kind == "clock"]
    if len(clocks) != 1:
        return when
    hour, minute, *_ = (int(part) for part in clocks[0].split(":"))
    moment = datetime(first.year, first.month, first.day, hour % 24, minute)  # noqa: DTZ001 - local time as written
    return When(first=moment, last=moment, precision=TimePrecision.HOUR)


def _stamp(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _leftover(tokens: Sequence[Token], mentions: Sequence[DateMention]) -> bool:
    """Tell whether figures stand in the cell that belong to none of its dates."""
    used = {at for mention in mentions for at in range(mention.first, mention.after)}
    return any(token.kind in {"number", "date", "url"} for at, token in enumerate(tokens) if at not in used)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
