"""The dates of a row: read by the order of their column, and checked against each other and the clock."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from geo.errors import KordonError
from geo.intake.quoting import quoted
from geo.intake.spelled_dates import plain_date
from geo.intake.verdicts import Reason, review
from geo.intake.when import DateFault, Span, read_span, tells_order
from geo.model import ReportKind, TimePrecision
from geo.reports.days.intervals import read_when

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from geo.intake.draft import Draft

DATE_FIELDS: Final = ("published", "observed", "observed_from", "observed_to")
_COARSE: Final = (TimePrecision.MONTH, TimePrecision.WEEK, TimePrecision.DAY, TimePrecision.HOUR)
_SPREAD: Final = (TimePrecision.MONTH, TimePrecision.WEEK)
_OPEN: Final = frozenset({"ambiguous_date", "serial_date"})
"""Codes of dates that somebody can decide."""
_CLOCK: Final = re.compile(
    r"(?P<h>[01]?\d|2[0-3])(?:[:.hч]\s?)?(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?\s?(?P<rest>[ap]\.?m\.?|Z|UTC)?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_REMEMBERED: Final = 200_000
_FIRST_YEAR: Final = 1950
"""Spreadsheets count days from 1900 or 1904: what is told of years before this one is an empty cell or a slip."""
_UNIX_ZERO: Final = date(1970, 1, 1)


class OrderToldError(KordonError):
    """A date of the file shows that the order of its columns must be decided first: all rows are to be asked."""


class DateReader:
    """Reads the dates of one file's rows; remembers cells, since days repeat themselves.

    `orders` are those that each column leaves open, `zone` that of times without one, `zones` those of columns whose
    headings name another, `published` the day of
    publication of rows that name none, `today` the day after which a date is in the future. Where the orders were told
    from a sample only (`surveyed` is False), reading raises OrderToldError at the first date that could decide one.
    """

    def __init__(
        self,
        orders: Mapping[str, frozenset[str]],
        *,
        zone: tzinfo,
        today: date,
        published: date | None,
        zones: Mapping[str, tzinfo] | None = None,
        surveyed: bool = True,
    ) -> None:
        self._surveyed = surveyed
        self._orders = orders
        self._zone = zone
        self._zones = zones or {}
        self._today = today
        self._published = published
        self._spans: dict[tuple[str, str, date | None], Span | DateFault] = {}

    def read(self, said: Mapping[str, str], draft: Draft) -> None:
        """Read the dates that a row has into its draft."""
        if "year" in said and "observed" not in said:
            said = _with_day(said)
        if "time" in said:
            said = _with_time(said, draft)
        draft.published = self._published
        if "published" in said:
            span = self._span("published", said["published"], None, draft)
            if span is not None:
                draft.published = span.last or span.first
        day = _day(draft.published)
        both = self._span("observed", said["observed"], day, draft) if "observed" in said else None
        first = self._span("observed_from", said["observed_from"], day, draft) if "observed_from" in said else both
        last = self._span("observed_to", said["observed_to"], day, draft) if "observed_to" in said else both
        if first is not None:
            draft.first = first.first
        if last is not None:
            draft.last = last.last
        if draft.time_precision is None and (first is not None or last is not None):
            told = {span.precision for span in (first, last) if span is not None}
            draft.time_precision = next((precision for precision in _COARSE if precision in told), None)
        if draft.first is not None or draft.last is not None or draft.published is not None:
            draft.reasons.extend(_checked(draft, self._today))

    def _span(self, name: str, text: str, published: date | None, draft: Draft) -> Span | None:
        key = (name, text, published)
        span = self._spans.get(key)
        if span is None:
            if len(self._spans) > _REMEMBERED:
                self._spans.clear()
            span = self._spans[key] = self._read_span(name, text, published)
        if isinstance(span, Span):
            return span
        make = review if span.code in _OPEN else Reason
        draft.reasons.append(make(name, span.code, span.message))
        draft.undated = (*draft.undated, text)
        return None

    def _read_span(self, name: str, text: str, published: date | None) -> Span | DateFault:
        if not self._surveyed and tells_order(text):
            raise OrderToldError
        orders = self._orders.get(name, frozenset())
        own = self._zones.get(name)
        span = read_span(text, orders, own or self._zone)
        spelled = plain_date(text) if isinstance(span, DateFault) and span.code == "words" else text
        if spelled != text:
            span = read_span(spelled, orders, own or self._zone)
        if own is not None and isinstance(span, Span):
            span = replace(span, first=self._here(span.first), last=self._here(span.last))
        if not isinstance(span, DateFault) or span.code != "words":
            return span
        when = read_when(spelled, published, next(iter(orders)) if len(orders) == 1 else "dmy")
        if when is not None:
            return Span(self._local(when.first), self._local(when.last), when.precision)
        return DateFault("bad_date", f"{quoted(text)} is no date; write YYYY-MM-DD")

    def _here(self, when: date | datetime | None) -> date | datetime | None:
        return when.astimezone(self._zone) if isinstance(when, datetime) else when

    def _local(self, when: date | datetime | None) -> date | datetime | None:
        if isinstance(when, datetime) and when.tzinfo is None:
            return when.replace(tzinfo=self._zone)
        return when


def _with_day(said: Mapping[str, str]) -> Mapping[str, str]:
    """Return the texts of a row with its day put together from a year, a month and a day; a year alone is no day."""
    year, month, day = (said.get(part, "") for part in ("year", "month", "day"))
    if not month:
        return said
    if month.isdigit() and (not day or day.isdigit()):
        whole = f"{year}-{month:0>2}-{day:0>2}" if day and day.strip("0") else f"{year}-{month:0>2}"
    else:
        whole = f"{day} {month} {year}".strip()
    return {**said, "observed": whole}


def _with_time(said: Mapping[str, str], draft: Draft) -> Mapping[str, str]:
    """Return the texts of a row with its time of day put behind the one day that it tells."""
    clock = _CLOCK.fullmatch(said["time"])
    name = "observed" if "observed" in said else "observed_from" if "observed_to" not in said else ""
    if clock is None:
        message = f"{quoted(said['time'])} is no time of day; write HH:MM, or leave it blank; the day stands"
        draft.reasons.append(review("time", "bad_time", message))
        return said
    if name not in said or ":" in said[name]:
        return said
    day = _COMPACT.sub(r"\1-\2-\3", said[name]) if _COMPACT.fullmatch(said[name]) else said[name]
    seconds = f":{clock['s']}" if clock["s"] else ""
    return {**said, name: f"{day} {clock['h']}:{clock['m']}{seconds}{clock['rest'] or ''}"}


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _checked(draft: Draft, today: date) -> list[Reason]:
    """Return what is wrong between the dates of a row: an order that cannot be, a day that has not been yet."""
    first, last, published = _day(draft.first), _day(draft.last), _day(draft.published)
    reasons = []
    if first is not None and last is not None and first > last:
        message = f"observed_from {first} is after observed_to {last}; swap them or mend the wrong one"
        reasons.append(Reason("observed_from", "from_after_to", message))
    if published is not None and published > today:
        reasons.append(review("published", "in_future", f"published {published} is in the future; mend the date"))
    for name, day in (("observed_from", first), ("observed_to", last), ("published", published)):
        if day is not None and (day.year < _FIRST_YEAR or day == _UNIX_ZERO):
            message = f"{name} {day} is what programs write where no date is known; mend it, or leave it blank"
            reasons.append(review(name, "zero_date", message))
            break
    if draft.report_kind is ReportKind.FORECAST:
        return reasons
    name, latest = ("observed_to", last) if last is not None else ("observed_from", first)
    if draft.time_precision in _SPREAD and first is not None:
        name, latest = "observed_from", first  # the last day of "in December" is no day that was said
    if latest is not None and latest > today:
        message = f"{name} {latest} is in the future; mend it, or say report_kind forecast"
        reasons.append(review(name, "in_future", message))
    elif latest is not None and published is not None and latest > published:
        message = (
            f"{name} {latest} is after the day of publication {published}; mend it, leave an expected day blank, "
            "or say report_kind forecast"
        )
        reasons.append(review(name, "after_published", message))
    return reasons
