"""Say when an event was: its dates, or its tense against the published date."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from geo.model import TimePrecision
from geo.reports.days.intervals import When, resolve
from geo.reports.roles.since_then import tells_since_then
from geo.reports.text.cues import MOVING
from geo.reports.text.joining import FROM_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.days.mention import DateMention, DatePair
    from geo.reports.events.event import Event
    from geo.reports.text.tokens import Token

OLD = timedelta(days=45)
"""What is told of days so long before the published date is history, no report of a movement."""
_FORTNIGHT = timedelta(days=14)
"""What is told since a day so near is news, no running total."""
_A_YEAR = -300
"""A day told with "last year" is history, whatever day of the year it names."""
_LONG_AGO = -9999
_SINCE = frozenset({"since", "с", "з", "із", "ад", "со", "починаючи", "пачынаючы", "начиная"})
_FIRST = frozenset("first впервые вперше упершыню первый первая первые перший перша перші першы першая першыя".split())
_FIRST_REACH = 7
_DATED_THINGS = (
    "снимк",
    "снимок",
    "знімк",
    "знімок",
    "здымк",
    "здымак",
    "фото",
    "світлин",
    "видео",
    "відео",
    "відэа",
    "кадр",
    "пост",
    "допис",
    "допіс",
    "сводк",
    "зведен",
    "зводк",
)
"""What is of a day, and lasts no longer."""
_PICTURE_REACH = 4
_BETWEEN_SINCE = frozenset(
    {
        "of",
        "the",
        "start",
        "beginning",
        "early",
        "late",
        "mid",
        "начала",
        "початку",
        "пачатку",
        "самого",
        "конца",
        "кінця",
        "канца",
        "середины",
    }
)
_DAYS = frozenset({"day", "weekday", "shift"})
_SENTENCE_ENDS = frozenset({".", "!", "?", "\n", "•"})
_LONGEST_SENTENCE = 100
"""Words of one sentence at most; an endless line has none."""
_COARSE = frozenset({"year", "month"})
_SAID_BETTER = _COARSE | {"before"}
"""Kinds of dates that a day beside them makes exact: "two days earlier, on 12 May"."""
NEVER = When(first=None, last=None, precision=None)
"""Nothing is said of when."""


class Clock:
    """Resolves the dates of a report's events in order; remembers the day told last."""

    def __init__(self, tokens: Sequence[Token], published: date | None, told: Sequence[DatePair] = ()) -> None:
        self._tokens = tokens
        self._published = published
        self._previous: date | None = None
        self._before: dict[int, date | None] = {}
        self._days = [pair for pair in told if pair[0].kind in _DAYS]
        self._where = [low.first for low, _ in self._days]
        if any(low.kind == "before" for low, _ in told):
            self._follow(told)

    def _follow(self, told: Sequence[DatePair]) -> None:
        """Note, for each date of the text, the day told before it, from which "the same day" counts."""
        previous: date | None = None
        for low, high in told:
            self._before[low.first] = previous
            when = resolve(high or low, self._published, previous, ahead=False)
            if when is not None and when.last is not None and low.kind not in _COARSE:
                previous = _day(when.last)

    def when(self, event: Event, before: When | None) -> When:
        """Return when an event was; `before` is the answer for the event it carries on from."""
        told = [entry for entry in event.dates if entry[0].kind != "part" and not self._is_first_since(entry[0])]
        if any(low.kind == "day" for low, _, _ in told):
            told = [entry for entry in told if entry[0].kind not in _SAID_BETTER and not _spans_days(entry[0])]
        whens = [when for when in (self._resolved(*entry) for entry in told) if when is not None]
        if any(low.kind == "shift" and (low.low[0] or 0) <= _A_YEAR and low.low[0] != _LONG_AGO for low, _, _ in told):
            return next((when for when in whens if when.last is not None and self.is_old(when)), NEVER)
        if whens and _tells_only_departure(event):
            return When(first=_hull(whens).first, last=None, precision=TimePrecision.DAY)
        if whens:
            return self._up_to_now(event, self._with_hour(event, _hull(whens)))
        if told:
            return NEVER
        return self._up_to_now(event, self._untold(event, before))

    def _up_to_now(self, event: Event, when: When) -> When:
        """Let what came "since then" have come from that day to the published one."""
        if when.first is None or self._published is None or not tells_since_then(event):
            return when
        return When(first=_day(when.first), last=self._published, precision=TimePrecision.DAY)

    def of(self, pairs: Sequence[DatePair], tense: str) -> When | None:
        """Return when a group was that has a day of its own."""
        whens = [self._resolved(low, high, tense) for low, high in pairs]
        known = [when for when in whens if when is not None]
        return _hull(known) if known else None

    def _resolved(self, low: DateMention, high: DateMention | None, tense: str) -> When | None:
        ahead = tense in {"future", ""}
        previous = self._before.get(low.first) if low.kind == "before" else self._previous
        when = resolve(low, self._published, previous or self._previous, ahead=ahead)
        if when is not None and high is not None:
            when = self._before_end(low, high, when)
            end = resolve(high, self._published, _day(when.last) if when.last else None, ahead=ahead)
            if (
                end is not None
                and end.last is not None
                and when.first is not None
                and _day(end.last) >= _day(when.first)
            ):
                when = When(first=when.first, last=end.last, precision=end.precision)
        if when is not None and high is None and low.kind in {"weekday", "shift", "day"} and self._lasts(low, when):
            when = When(first=when.first, last=self._published, precision=when.precision)
        if when is not None and low.kind not in _COARSE and when.last is not None:
            self._previous = _day(when.last)
        return when

    def _before_end(self, low: DateMention, high: DateMention, when: When) -> When:
        """Put the first weekday of a range a week back where it would lie behind the last: "між понеділком і четвергом"."""
        end = resolve(high, self._published, None, ahead=False)
        if low.kind != "weekday" or high.kind != "weekday" or end is None or end.last is None or when.first is None:
            return when
        if _day(when.first) <= _day(end.last):
            return when
        return replace(when, first=when.first - timedelta(days=7), last=end.last)

    def _day_before(self, parts: Sequence[DateMention]) -> date | None:
        """Return the day that its sentence told before a time of day: "У ніч на суботу чули літак; уранці там сів Як-130"."""
        if not parts:
            return None
        at = parts[0].first
        last = bisect_left(self._where, at) - 1
        if last < 0 or not self._in_one_sentence(self._days[last][0].after, at):
            return None
        low, high = self._days[last]
        when = resolve(high or low, self._published, None, ahead=False)
        return _day(when.last) if when is not None and when.last is not None else None

    def _in_one_sentence(self, first: int, after: int) -> bool:
        near = after - first <= _LONGEST_SENTENCE
        return near and not any(token.text in _SENTENCE_ENDS for token in self._tokens[first:after])

    def _untold(self, event: Event, before: When | None) -> When:
        """Judge by the tense: now is the published day, "has arrived" ends with it, a past tense says nothing."""
        published = self._published
        parts = [low for low, _, _ in event.dates if low.kind == "part"]
        clocked = bool(event.clocks)
        if published is not None and (parts or clocked) and event.tense != "future" and before is None:
            day = self._day_before(parts) or published
            first = day - timedelta(days=1) if day is published and any(part.night for part in parts) else day
            published = day
            return self._with_hour(event, When(first=first, last=published, precision=TimePrecision.DAY))
        other = "another" in event.marks and not MOVING.isdisjoint(event.actions)  # "a second one is still rolling"
        if event.tense == "present" and published is not None and (other or before is None or before.last is None):
            return When(first=published, last=published, precision=TimePrecision.DAY)
        if event.tense == "perfect" and published is not None and before is None:
            return When(first=None, last=published, precision=TimePrecision.DAY)
        if "earlier" in event.marks and before is not None:
            return NEVER
        if before is not None and event.tense != "future":
            return self._with_hour(event, before) if clocked else before
        if event.tense == "" and published is not None and "future" not in event.marks:
            return When(first=published, last=published, precision=TimePrecision.DAY)
        return NEVER

    def _with_hour(self, event: Event, when: When) -> When:
        """Add the one time of day that an event on one day was told with."""
        clocks = event.clocks
        if len(clocks) != 1 or when.first is None or when.first != when.last:
            return when
        hour, minute, *_ = (int(part) for part in self._tokens[clocks[0]].text.split(":"))
        moment = datetime(when.first.year, when.first.month, when.first.day, hour % 24, minute)  # noqa: DTZ001 - local
        return When(first=moment, last=moment, precision=TimePrecision.HOUR)

    def is_running(self, event: Event) -> bool:
        """Tell whether the event sums up from a day on: "since July", "с 8 декабря"."""
        if "total" in event.marks and any(high is None and self._opens(low) for low, high, _ in event.dates):
            return True
        return any(
            high is None and self._since(low) and not self._is_first_since(low) and not self._is_near(low)
            for low, high, _ in event.dates
        )

    def _opens(self, low: DateMention) -> bool:
        """Tell whether a day is one since when is summed up: "с 8 января", "з пачатку тыдня"."""
        return self._since(low) or self._tokens[low.first].key in _SINCE

    def _is_near(self, low: DateMention) -> bool:
        """Tell whether a day lies within the fortnight before the day of publication."""
        when = resolve(low, self._published, None, ahead=False) if low.kind == "day" else None
        if when is None or when.first is None or self._published is None:
            return False
        return self._published - _day(when.first) <= _FORTNIGHT

    def _is_first_since(self, low: DateMention) -> bool:
        """Tell whether a day only says what an event is the first since: "the first such flights since April"."""
        before = {self._tokens[at].key for at in range(max(0, low.first - _FIRST_REACH), low.first)}
        if low.kind == "shift" and low.first and self._tokens[low.first - 1].key in _FIRST:
            return True
        return bool(before & _FIRST) and self._since(low)

    def _lasts(self, low: DateMention, when: When) -> bool:
        """Tell whether "since Saturday", "са ўчарашняга дня" opens a few days that reach the day of publication."""
        first = when.first
        if self._published is None or first is None or low.low != low.high:
            return False
        if low.low[0] == 0 and low.kind == "shift":
            return False
        before = self._tokens[low.first - 1].key if low.first else ""
        near = self._published - _day(first) <= _FORTNIGHT
        return near and before in FROM_DAY and not self._is_of_picture(low)

    def _is_of_picture(self, low: DateMention) -> bool:
        """Tell whether "от", "від" only says of which day a picture or a note is: "знімок від 21 квітня"."""
        before = [self._tokens[at].key for at in range(max(0, low.first - _PICTURE_REACH), low.first)]
        return before[-1:] == ["от"] or any(key.startswith(_DATED_THINGS) for key in before)

    def _since(self, low: DateMention) -> bool:
        if low.kind not in {"day", "month", "year"} or low.high != low.low:
            return False
        at = low.first - 1
        while at >= 0 and self._tokens[at].key in _BETWEEN_SINCE:
            at -= 1
        opens = (
            _SINCE if at == low.first - 1 else FROM_DAY
        )  # "від 21 квітня" may be of a picture, "від початку жовтня" is since
        return at >= 0 and self._tokens[at].key in opens

    def is_long(self, when: When) -> bool:
        """Tell whether an event is spread over months: a running total, no movement."""
        return when.first is not None and when.last is not None and _day(when.last) - _day(when.first) > OLD

    def is_old(self, when: When) -> bool:
        """Tell whether the event lies too far back to be what the report is about."""
        if self._published is None or when.last is None:
            return False
        return _day(when.last) < self._published - OLD


def _tells_only_departure(event: Event) -> bool:
    """Tell whether of what came only the day is told on which it had left: "прыбыў у Чэпіна; з Омску яго адправілі 3 студзеня"."""
    came, *behind = event.clauses
    if any(group.kind.unit == "aircraft" for group in event.groups):
        return False  # what flies comes on the day on which it left
    dated = [clause for clause in behind if clause.dates]
    if came.dates or not dated or came.kinds() & MOVING != {"arrive"} or not any(p.role == "to" for p in came.places):
        return False
    return all(clause.kinds() & MOVING == {"depart"} and clause.sentence > came.sentence for clause in dated) and all(
        place.role == "from" for clause in dated for place in clause.places
    )


def _spans_days(low: DateMention) -> bool:
    """Tell whether "over the past day", "over three days" is said, which the days named beside it make theirs."""
    return low.kind == "shift" and low.low != low.high and low.high == (0,) and (low.low[0] or 0) >= _LONG_AGO


def _hull(whens: Sequence[When]) -> When:
    firsts = [when.first for when in whens]
    lasts = [when.last for when in whens if when.last is not None]
    known = [first for first in firsts if first is not None]
    first = min(known, key=_day) if len(known) == len(firsts) else None
    last = max(lasts, key=_day) if lasts else None
    if len(whens) == 1:
        return whens[0]
    days = (_day(last) - _day(first)).days if first is not None and last is not None else 0
    precision = TimePrecision.DAY if days <= 3 else TimePrecision.WEEK if days <= 14 else TimePrecision.MONTH
    return When(first=first, last=last, precision=precision)


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
