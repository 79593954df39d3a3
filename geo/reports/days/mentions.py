"""Find where a text speaks of days: what is said, before it is known which day is meant."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.reports.days.days_apart import days_apart, on_the_eve, without_named_eves
from geo.reports.days.days_said import (
    YEAR,
    day_number,
    days_at,
    is_latin,
    month_at,
    month_first,
    part_of_month_at,
    year_after,
)
from geo.reports.days.mention import DateMention, Day
from geo.reports.days.words import open_date_words, phrase_at
from geo.reports.numbers.words import COLLECTIVES, UNITS
from geo.reports.text.joining import DURING
from geo.reports.text.tokens import DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TO_NEXT_NIGHT = frozenset("на проти of to into".split())
_LAST = frozenset("last past минувший прошлый прошедший минувшую прошлую прошедшую прошлое минувшее минулий минулу минулої мінулы"
                  " мінулую мінулай мінулага минулого прошлого".split())  # fmt: skip
_NIGHT_REACH = 3
_LONGEST_MONTH = 12
_HOUR_FIGURES = 5
_AT_HOURS = frozenset("в во о об у около каля близько біля".split())
_HOURS = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_SHORT_FIGURE = 3
"""A figure of so many digits is no year, and without a dot no day by itself."""
_DOTTED = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2])")
_NEAR_PUBLISHED = timedelta(days=31)
_MINUTES = ("минут", "хвилин", "хвілін", "minute")
_IN_A_ROW = frozenset("row running straight consecutive подряд поспіль підряд запар спрэс падрад".split())


def find_dates(tokens: Sequence[Token], order: str = "dmy") -> list[DateMention]:
    """Return every mention of days in the tokens, in order; `order` reads 10/11/2022."""
    found: list[DateMention] = []
    told = False
    behind = 0
    for at, token in enumerate(tokens):
        if at < behind or not token.starts & DATE:
            continue
        mention = (days_apart(tokens, at) if told else None) or _mention_at(tokens, at, order)
        if mention is None:
            continue
        behind = mention.after
        mention = _with_night(tokens, on_the_eve(tokens, mention, found))
        found.append(mention)
        told = told or mention.kind != "part"
    return _without_rows(tokens, without_named_eves(tokens, found))


def _without_rows(tokens: Sequence[Token], found: list[DateMention]) -> list[DateMention]:
    """Leave out "for the second day in a row" where the text names the days themselves."""
    named = [
        mention
        for mention in found
        if mention.kind != "shift" or not any(tokens[at].key in _IN_A_ROW for at in range(mention.first, mention.after))
    ]
    return named if any(mention.kind != "part" for mention in named) else found


def order_of(tokens: Sequence[Token], published: date | None) -> str:
    """Return "mdy" where dates with strokes can only be near the published day so: 11/08/2022 told on 9 November."""
    if published is None:
        return "dmy"
    for token in tokens:
        if token.kind != "date" or "/" not in token.text:
            continue
        days = [_day_of(_written(token.text, order)) for order in ("dmy", "mdy")]
        near = [day is not None and timedelta(0) <= published - day <= _NEAR_PUBLISHED for day in days]
        if near == [False, True]:
            return "mdy"
    return "dmy"


def _day_of(written: Day | None) -> date | None:
    year, month, day = written or (None, None, 1)
    if year is None or month is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _mention_at(tokens: Sequence[Token], at: int, order: str) -> DateMention | None:
    token = tokens[at]
    if token.kind == "date":
        day = _written(token.text, order)
        return DateMention(at, at + 1, "day", day, day) if day else None
    if token.kind in {"mark", "clock"}:
        return None
    words = open_date_words()
    if token.key in words.part_words and at and _is_hour(tokens, at - 1):
        return DateMention(at, at + 1, "part", (0,), (0,))
    after = _after_noon(tokens, at)
    if after is not None:
        return DateMention(at, after, "part", (0,), (0,))
    if token.key in {"a", "p"} and _dotted_noon(tokens, at):
        return DateMention(at, at + 3, "part", (0,), (0,)) if at and _is_hour(tokens, at - 1) else None
    if day_number(tokens, at) is not None:
        found = days_at(tokens, at)
        if found is not None:
            return found
    spanned = _spanned(tokens, at)
    if spanned is not None:
        return spanned
    return _worded(tokens, at)


def _after_noon(tokens: Sequence[Token], at: int) -> int | None:
    """Return the token behind an hour of the twelve-hour clock in figures: "3 p.m.", "3 pm", "3pm"."""
    key = tokens[at].key
    if key[-1] == "m" and key.endswith(("am", "pm")) and key[:-2].isdigit():
        return at + 1
    if tokens[at].kind != "number" or len(key) > _HOUR_FIGURES or at + 1 == len(tokens):
        return None
    if tokens[at + 1].key in {"am", "pm"}:
        return at + 2
    return at + 4 if _dotted_noon(tokens, at + 1) else None


def _dotted_noon(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "p.m." or "a.m." stands at a token."""
    return [each.key for each in tokens[at : at + 3]] in (["a", ".", "m"], ["p", ".", "m"])


def _worded(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read a phrase, a month, a weekday or a year; a number with a dot is a day."""
    words = open_date_words()
    token = tokens[at]
    key = token.key
    if token.kind == "number":
        if len(token.text) <= _SHORT_FIGURE and token.text.isdecimal():
            return None
        if at and tokens[at - 1].key in _AT_HOURS and _HOURS.fullmatch(token.text):
            return None  # "в 14.10 сел"
        return _dotted(tokens, at) or _iso_month(tokens, at) or _lone_year(tokens, at)
    if key in words.phrases:
        phrase = phrase_at(words, tokens, at)
        if phrase is not None and not (phrase[0].kind == "shift" and month_at(tokens, phrase[1])):
            return _phrased(at, *phrase)  # "апошні тыдзень снежня" counts from no published day
    month = month_at(tokens, at)
    if month is not None:
        return month_first(tokens, at, month)
    weekday = words.weekdays.get(key.removesuffix("'s") if "'" in key else key)
    if weekday is not None:
        return _weekday_at(tokens, at, weekday)
    if key[0].isdigit():
        return _lone_year(tokens, at)
    return part_of_month_at(tokens, at) if "-" in key else None


def _is_hour(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an hour stands at a token: a figure, a number word or an ordinal."""
    token = tokens[at]
    return (
        token.kind in {"number", "clock"}
        or token.key[0].isdigit()
        or token.key in UNITS
        or token.key.endswith(("ой", "ай", "ій", "ої", "ей", "ого"))
    )


def _phrased(at: int, phrase: object, after: int) -> DateMention:
    kind, value = phrase.kind, phrase.value  # type: ignore[attr-defined]
    if kind == "part":
        return DateMention(at, after, kind, (0,), (0,), night=value == "night")
    numbers = tuple(int(each) for each in value.split())
    return DateMention(at, after, kind, numbers[:1], numbers[-1:])


def _weekday_at(tokens: Sequence[Token], at: int, weekday: int) -> DateMention | None:
    if is_latin(tokens[at].key) and not tokens[at].text[0].isupper():
        return None
    last = int(at > 0 and tokens[at - 1].key in _LAST)
    return DateMention(at - last, at + 1, "weekday", (weekday, last), (weekday, last))


def _spanned(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "three days ago", "пять суток назад", "past 10 days", "за последние три дня"."""
    words = open_date_words()
    past = tokens[at].key in words.past or tokens[at].key in DURING
    number = _small_number(tokens, at + past)
    if number is None:
        return _turned(tokens, at) if tokens[at].key in words.spans else None
    value, behind = number
    if behind >= len(tokens) or tokens[behind].key not in words.spans or tokens[behind].key.startswith(_MINUTES):
        return None
    days = value * words.spans[tokens[behind].key] or (1 if past else 0)
    if past:
        return DateMention(at, behind + 1, "shift", (-days,), (0,))
    if behind + 1 < len(tokens) and tokens[behind + 1].key in words.ago:
        return DateMention(at, behind + 2, "shift", (-days,), (-days,))
    if words.spans[tokens[behind].key] == _A_YEAR:
        following = " ".join(token.key for token in tokens[behind + 1 : behind + 1 + _SINCE_REACH])
        if _SINCE_THEN.match(following):
            return DateMention(at, behind + 1, "shift", (-days,), (-days,))
    return None


_A_YEAR = 365
_SINCE_REACH = 4
_SINCE_THEN = re.compile(
    r"(?:(?:have|has) (?:passed|gone by) )?since\b|,? ?(?:як|как)\b|відтоді\b|(?:с|з) (?:тех|тих|тых|таго|того) (?:пор|пір|часу|момент\w*)\b|(?:со|з|від|ад) (?:дня|часу|времени)\b"
)
"""Behind years these tell how long ago it was: "минуло вісімдесят років відтоді, як", "thirty years since"."""


def _turned(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "минут сорок назад", "дні два таму": the number, roughly, behind what it counts."""
    words = open_date_words()
    number = _small_number(tokens, at + 1)
    if number is None or number[1] >= len(tokens) or tokens[number[1]].key not in words.ago:
        return None
    days = number[0] * words.spans[tokens[at].key] * (not tokens[at].key.startswith(_MINUTES))
    return DateMention(at, number[1] + 1, "shift", (-days,), (-days,))


def _small_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number" and token.text.isdecimal() and len(token.text) <= len("365"):
        return int(token.text), at + 1
    value = UNITS.get(token.key) or COLLECTIVES.get(token.key)
    if value is None:
        return None
    more = UNITS.get(tokens[at + 1].key, 0) if at + 1 < len(tokens) and value >= 20 else 0
    return (value + more, at + 2) if 0 < more < 10 else (value, at + 1)


def _dotted(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "16.12" where nothing counted stands behind it, and "8-12.12", "08.12-12.12"."""
    text = tokens[at].text
    if not _DOTTED.fullmatch(text) or text.startswith("00"):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].key in {"км", "km", "%", "м", "m", "тыс", "тис", "млн", "million"}:
        return None
    day, month = (int(part) for part in text.split("."))
    if not 1 <= day <= 31:
        return None
    return DateMention(at, at + 1, "day", (None, month, day), (None, month, day))


def _iso_month(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "2022-12" and "12.2022"."""
    if at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 1].start == tokens[at].end:
        year, month = tokens[at].text, tokens[at + 2].text
        if YEAR.fullmatch(year) and re.fullmatch(r"0[1-9]|1[0-2]", month):
            said = (int(year), int(month))
            return DateMention(at, at + 3, "month", said, said)
    return None


def _lone_year(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read a year by itself: "in 2021", "2022-го", "у 2022 годзе"."""
    match = YEAR.match(tokens[at].key)
    if match is None:
        return None
    year, after = year_after(tokens, at)
    said = after > at + 1 or tokens[at].kind == "word"
    before = tokens[at - 1].key if at else ""
    opened = (
        before in {"in", "of", "since", "from", "от", "від", "ад", "за", "в", "у", "с", "з"}
        or before in open_date_words().parts_of_month
    )
    alone = len(tokens) == 1
    if year is None or not (said or opened or alone):
        return None
    return DateMention(at, after, "year", (year,), (year,))


def _written(text: str, order: str) -> Day | None:
    """Read a date in figures: ISO, or day, month and year in the given order where they could be swapped."""
    parts = [int(part) for part in re.split(r"[-./]", text.partition("T")[0])]
    if parts[0] > 31 or (order == "ymd" and parts[2] < 100):
        year, month, day = parts
    else:
        first, second, year = parts
        month, day = (first, second) if order == "mdy" else (second, first)
        if month > _LONGEST_MONTH >= day:
            month, day = day, month
    if year < 100:
        year += 2000
    if not (_FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= _LONGEST_MONTH and 1 <= day <= 31):
        return None
    return year, month, day


def _with_night(tokens: Sequence[Token], mention: DateMention) -> DateMention:
    """Widen "the night of 7 January", "в ночь на 7 января" to the two days a night touches."""
    if mention.kind not in {"day", "weekday", "shift"}:
        return mention
    nights = open_date_words().nights
    for back in range(1, _NIGHT_REACH + 1):
        at = mention.first - back
        if at < 0:
            break
        at_night = tokens[at].key in {"уночі", "вночі"} and tokens[at + 1].key in {"проти", "на"}
        if tokens[at].key in nights or at_night:
            if tokens[at].key == "ночью":
                break
            joined = any(tokens[k].key in _TO_NEXT_NIGHT for k in range(at + 1, mention.first)) or back == 1
            return mention._replace(first=at, night=joined and mention.low == mention.high)
    return mention
