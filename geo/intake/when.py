"""Dates of a table: the order of day, month and year is decided for a column as a whole, and never guessed.

A date stays the date that was written: no time zone moves it. A time is read in the zone of the mapping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from geo.intake.cell_text import serial_time
from geo.model import TimePrecision

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

DATE_ORDERS: Final = ("dmy", "mdy", "ymd")
_TIME: Final = (
    r"(?:[T ,]\s*(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s?(?P<half>[AaPp]\.?[Mm]\.?)?\s?(?P<zone>Z|UTC|[+-]\d{2}:?\d{2})?)?"
)
_ISO: Final = re.compile(rf"(?P<a>\d{{4}})(?P<s>[-/.])(?P<b>\d{{1,2}})(?P=s)(?P<c>\d{{1,2}}){_TIME}")
_COMPACT: Final = re.compile(r"(?P<a>(?:19|20)\d{2})(?P<b>\d{2})(?P<c>\d{2})(?P<hour>)")
_LOCAL: Final = re.compile(
    rf"(?P<a>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<b>\d{{1,2}})\s?(?P=s)\s?(?P<c>\d{{2}}|\d{{4}})\.?{_TIME}"
)
_GROUP: Final = re.compile(
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2})\s?(?P<zone>[A-Z])?\s?(?P<month>[A-Z]{3})\s?(?P<year>\d{4}|\d{2})",
    re.IGNORECASE,
)
"""A date-time group: 162053ZDEC22."""
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EAST: Final = "ABCDEFGHIKLM"
_WEST: Final = "NOPQRSTUVWXY"
"""Zone letters east and west of Z, an hour each (ACP 121); J is the local time."""
_UNIX: Final = re.compile(r"1[2-9]\d{8}(?:\d{3}){0,2}(?:[.,]\d+)?")
"""Seconds, milliseconds or microseconds since 1970, of 2008 to 2033."""
_SERIAL: Final = re.compile(r"(?:3[6-9]|4\d|5[0-4])\d{3}(?:[.,]\d+)?")
"""The days of 1998 to 2050 as spreadsheets number them."""
SERIAL: Final = frozenset({"serial"})
"""What stands for the order of a column whose dates are numbers of days, as a spreadsheet saves them."""
_MOSTLY: Final = 0.9
_MONTH: Final = re.compile(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})")
_WEEK: Final = re.compile(r"(\d{4})-?W(\d{2})", re.IGNORECASE)
_YEARS: Final = range(1900, 2201)
_HALF_DAY: Final = 12
_FARTHEST_ZONE: Final = 14
"""Hours by which a clock is ahead of UTC at most (the IANA time zone database)."""
_LAST_MINUTE: Final = 59
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class Span:
    """What a cell says of time: from `first` to `last`, both the same for a day or a time, None where it is open."""

    first: date | datetime | None
    last: date | datetime | None
    precision: TimePrecision | None


@dataclass(frozen=True, slots=True)
class DateFault:
    """Why a cell is no date: `bad_date`, `impossible_date`, `ambiguous_date`, `serial_date`, or `words` to be read."""

    code: str
    message: str


def order_of(values: Iterable[str]) -> frozenset[str]:
    """Return the orders under which every date of a column exists; one is a decision, more is doubt, none a conflict.

    Values that are no local date (ISO, words, blank) say nothing. Dates with dots are day.month.year wherever that is
    possible, as they are in the languages that write them so.
    """
    left = frozenset(DATE_ORDERS)
    dots = True
    seen = False
    for value in values:
        said = _LOCAL.fullmatch(value.strip())
        if said is None:
            continue
        orders = frozenset(order for order in DATE_ORDERS if _local_day(said, order) is not None)
        if orders:
            seen = True
            dots = dots and said["s"] == "."
            left &= orders
    if not seen:
        return frozenset()
    return frozenset({"dmy"}) if dots and "dmy" in left else left


def tells_order(value: str) -> bool:
    """Tell whether a cell decides anything about its column: a local date, or a day as spreadsheets number it."""
    text = value.strip()
    return _LOCAL.fullmatch(text) is not None or _SERIAL.fullmatch(text) is not None


def is_serial(values: Iterable[str]) -> bool:
    """Tell whether the dates of a column are days as spreadsheets number them (44909 is 2022-12-14)."""
    said = [text for value in values if (text := value.strip())]
    return bool(said) and sum(_SERIAL.fullmatch(text) is not None for text in said) >= len(said) * _MOSTLY


def read_span(text: str, orders: frozenset[str], zone: tzinfo) -> Span | DateFault:
    """Read a cell as a day, a time, a week or a month.

    `orders` are those that the column leaves open. A time without a zone of its own is read in `zone`.
    """
    text = text.strip()
    said = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if said is not None:
        day = _day(int(said["a"]), int(said["b"]), int(said["c"]))
        return _impossible(text) if day is None else _timed(text, day, said, zone)
    said = _LOCAL.fullmatch(text)
    if said is not None:
        return _read_local(text, said, orders, zone)
    if _SERIAL.fullmatch(text):
        return _read_serial(text, orders, zone)
    if _UNIX.fullmatch(text):
        time = datetime.fromtimestamp(int(text[:10]), UTC).astimezone(zone)
        return Span(time, time, TimePrecision.HOUR)
    said = _GROUP.fullmatch(text)
    if said is not None:
        return _read_group(text, said, zone)
    return _read_coarse(text)


def _read_serial(text: str, orders: frozenset[str], zone: tzinfo) -> Span | DateFault:
    """Read a day as spreadsheets number them; in a column of other dates it is told and not taken."""
    day = serial_time(text.replace(",", "."), from_1904=False)
    if orders == SERIAL:
        return read_span(day, frozenset(), zone)
    message = f"{text!r} may be a spreadsheet's number for {day}, among dates that are written out; write YYYY-MM-DD"
    return DateFault("serial_date", message)


def _read_group(text: str, said: re.Match[str], zone: tzinfo) -> Span | DateFault:
    month = said["month"].lower()
    if month not in _MONTHS:
        return DateFault("words", f"{text!r} is no date; write YYYY-MM-DD")
    year = int(said["year"])
    day = _day(year + (_CENTURY if year < 100 else 0), _MONTHS.index(month) + 1, int(said["day"]))  # noqa: PLR2004 - two figures
    if day is None:
        return _impossible(text)
    letter = (said["zone"] or "J").upper()
    offset = _EAST.find(letter) + 1 or -(_WEST.find(letter) + 1)
    own = "" if letter == "J" else f"{offset:+03d}:00"
    return read_span(f"{day:%Y-%m-%d} {said['hour']}:{said['minute']}{own}", frozenset(), zone)


def _read_local(text: str, said: re.Match[str], orders: frozenset[str], zone: tzinfo) -> Span | DateFault:
    possible = {order: day for order in DATE_ORDERS if (day := _local_day(said, order)) is not None}
    if not possible:
        return _impossible(text)
    days = {day for order, day in possible.items() if order in orders}
    if not days:
        if len(orders) == 1:
            return DateFault(
                "impossible_date", f"{text!r} is no date in the order {next(iter(orders))}; write YYYY-MM-DD"
            )
        days = set(possible.values())
    if len(days) > 1:
        choice = " or ".join(f"{day.day} {day:%B %Y}" for day in sorted(days))
        return DateFault(
            "ambiguous_date",
            f"{text!r} can be {choice}, and no other date of the column decides; "
            "say whether the day or the month comes first (date_order), or write YYYY-MM-DD",
        )
    return _timed(text, days.pop(), said, zone)


def _read_coarse(text: str) -> Span | DateFault:
    said = _MONTH.fullmatch(text)
    if said is not None:
        first = _day(int(said[1] or said[4]), int(said[2] or said[3]), 1)
        if first is None:
            return _impossible(text)
        following = (first.replace(day=28) + timedelta(days=4)).replace(day=1)
        return Span(first, following - timedelta(days=1), TimePrecision.MONTH)
    said = _WEEK.fullmatch(text)
    if said is not None:
        try:
            monday = date.fromisocalendar(int(said[1]), int(said[2]), 1)
        except ValueError:
            return _impossible(text)
        return Span(monday, monday + timedelta(days=6), TimePrecision.WEEK)
    return DateFault("words", f"{text!r} is no date; write YYYY-MM-DD")


def _timed(text: str, day: date, said: re.Match[str], zone: tzinfo) -> Span | DateFault:
    if not said["hour"]:
        return Span(day, day, TimePrecision.DAY)
    try:
        hour = _hour(int(said["hour"]), said["half"])
        time = datetime(day.year, day.month, day.day, hour, int(said["minute"]), int(said["second"] or 0), tzinfo=UTC)
        time = _in_zone(time, said["zone"]).astimezone(zone) if said["zone"] else time.replace(tzinfo=zone)
    except (ValueError, OverflowError):
        message = (
            f"{text!r} has a time that there is not; write HH:MM, 00:00 to 23:59, with a zone up to +14:00 or none"
        )
        return DateFault("impossible_date", message)
    return Span(time, time, TimePrecision.HOUR)


def _hour(hour: int, half: str | None) -> int:
    """Return the hour of the day; raises ValueError where a 12-hour clock has no such hour."""
    if not half:
        return hour
    if not 1 <= hour <= _HALF_DAY:
        raise ValueError
    return hour % _HALF_DAY + (_HALF_DAY if half[0] in "Pp" else 0)


def _in_zone(time: datetime, said: str) -> datetime:
    """Return the time in UTC; raises ValueError where no clock is so far from it."""
    if said in {"Z", "UTC"}:
        return time
    hours, minutes = int(said[1:3]), int(said[-2:])
    if hours > _FARTHEST_ZONE or minutes > _LAST_MINUTE:
        raise ValueError
    offset = timedelta(hours=hours, minutes=minutes)
    return time - offset if said[0] == "+" else time + offset


def _local_day(said: re.Match[str], order: str) -> date | None:
    parts = dict(zip(order, (said["a"], said["b"], said["c"]), strict=True))
    year = parts["y"]
    if len(parts["d"]) > 2 or len(parts["m"]) > 2 or len(year) == 1:  # noqa: PLR2004 - a year has 2 or 4 figures
        return None
    return _day(int(year) + (_CENTURY if len(year) == 2 else 0), int(parts["m"]), int(parts["d"]))  # noqa: PLR2004 - as above


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _impossible(text: str) -> DateFault:
    return DateFault("impossible_date", f"{text!r} is a day that there is not; write it as YYYY-MM-DD")
