"""Find where a text speaks of days: what is said, before it is known which day is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.reports.date_words import open_date_words, phrase_at
from geo.reports.number_words import COLLECTIVES, UNITS
from geo.reports.tokens import DATE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.tokens import Token

_ORDINAL_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?го|-?ого|-?га|-?е|-?є|-?ае)$")
_YEAR = re.compile(r"((?:19|20)\d\d)(?:-?(?:го|й|м|г|року|р|га|м|ым))?$")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DASHES = frozenset("-–—−")
_JOINTS = frozenset("and и й і ды та to до да по па на & , through thru till until".split()) | _DASHES
_TO_NEXT_NIGHT = frozenset("на of to into".split())
_OF = frozenset({"of", ".", ","})
_CAPITAL_MONTHS = frozenset({"may", "march", "mar", "jan", "sat", "sun", "august"})
_MONTH_OPENERS = frozenset("in since until during early late mid last this в у ў на с з ад від від по до да конца кінця канца начала початку"
                           " пачатку середины середини сярэдзіны наприкінці напрыканцы".split())  # fmt: skip
_LAST = frozenset("last past минувший прошлый прошедший минувшую прошлую прошедшую прошлое минувшее минулий минулу минулої мінулы"
                  " мінулую мінулай мінулага минулого прошлого".split())  # fmt: skip
_NUMBER_WORDS_OF_DAY = frozenset({"числа", "число"})
_NIGHT_REACH = 3
_LONGEST_MONTH = 12
_TENS = frozenset({20, 30})

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


def find_dates(tokens: Sequence[Token], order: str = "dmy") -> list[DateMention]:
    """Return every mention of days in the tokens, in order; `order` reads 10/11/2022."""
    found = []
    at = 0
    while at < len(tokens):
        if not tokens[at].starts & DATE:
            at += 1
            continue
        mention = _mention_at(tokens, at, order)
        if mention is None:
            at += 1
            continue
        found.append(_with_night(tokens, mention))
        at = mention.after
    return found


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
    if token.key in {"a", "p"} and at + 2 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 2].key == "m":
        return DateMention(at, at + 3, "part", (0,), (0,)) if at and _is_hour(tokens, at - 1) else None
    key = token.key
    if _day_number(tokens, at) is not None:
        found = _days_at(tokens, at)
        if found is not None:
            return found
    spanned = _spanned(tokens, at)
    if spanned is not None:
        return spanned
    if token.kind == "number":
        return _dotted(tokens, at) or _iso_month(tokens, at) or _lone_year(tokens, at)
    if key in words.phrases:
        phrase = phrase_at(words, tokens, at)
        if phrase is not None:
            return _phrased(at, *phrase)
    month = _month_at(tokens, at)
    if month is not None:
        return _month_first(tokens, at, month)
    if key in words.weekdays:
        return _weekday_at(tokens, at, words.weekdays[key])
    return _lone_year(tokens, at)


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


def _day_number(tokens: Sequence[Token], at: int) -> int | None:
    """Return the day of a month that a token may name: 16, "16th", "16-го", "шестнадцатого"."""
    token = tokens[at]
    if token.kind == "number":
        day = int(token.text) if token.text.isdecimal() and len(token.text) <= 2 else 0
    elif (
        UNITS.get(token.key) in _TENS
        and at + 1 < len(tokens)
        and 0 < open_date_words().ordinals.get(tokens[at + 1].key, 0) < 10
    ):
        day = UNITS[token.key]
    elif token.text[0].isdigit():
        ordinal = _ORDINAL_DAY.match(token.key)
        day = int(ordinal[1]) if ordinal else 0
    else:
        day = open_date_words().ordinals.get(token.key, 0)
    return day if 1 <= day <= 31 else None


def _month_at(tokens: Sequence[Token], at: int) -> int | None:
    if at >= len(tokens) or tokens[at].kind != "word":
        return None
    words = open_date_words()
    token = tokens[at]
    if token.key in _CAPITAL_MONTHS and not token.text[0].isupper():
        return None
    return words.months.get(token.key) or words.short_months.get(token.key)


def _days_at(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "6 January", "6-7 January 2023", "23 и 24 февраля", "16th of December", "10-го числа", "the 10th"."""
    first = _day_number(tokens, at)
    low, behind = first, at + 1
    if (
        first in _TENS
        and behind < len(tokens)
        and tokens[behind].kind == "word"
        and tokens[at].kind == "word"
        and not tokens[at].text[0].isdigit()
    ):
        unit = open_date_words().ordinals.get(tokens[behind].key, 0)
        if 0 < unit < 10:
            low, behind = (first or 0) + unit, behind + 1
    joint = behind
    if joint < len(tokens) and tokens[joint].key in _JOINTS and joint + 1 < len(tokens):
        second = _day_number(tokens, joint + 1)
        if second is not None and _month_after(tokens, joint + 2) is not None:
            month, behind = _month_after(tokens, joint + 2) or (0, 0)
            year, behind = _year_after(tokens, behind)
            return DateMention(at, behind, "day", (year, month, low or 0), (year, month, second))
    found = _month_after(tokens, behind)
    if found is not None:
        month, behind = found
        year, behind = _year_after(tokens, behind)
        day = (year, month, low)
        return DateMention(at, behind, "day", day, day)
    if behind < len(tokens) and tokens[behind].key in _NUMBER_WORDS_OF_DAY:
        return DateMention(at, behind + 1, "day", (None, None, low), (None, None, low))
    english = (
        at and tokens[at - 1].key == "the" and at > 1 and tokens[at - 2].key in {"on", "by", "since", "until", "of"}
    )
    slavic = tokens[at].text[0].isdigit() and tokens[at].key.endswith("го")
    if tokens[at].kind == "word" and (english or slavic) and not _noun_follows(tokens, behind):
        return DateMention(at, behind, "day", (None, None, low), (None, None, low))
    return None


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word with which "the 10th" or "10-го" may agree stands behind it: a brigade, a train."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return False
    return tokens[at].text[0].isalpha() and len(tokens[at].key) > len("они") and tokens[at].key not in _VERB_LIKE


_VERB_LIKE = frozenset(
    "they were came left went arrived прибыл прибыла прибыли прибыло прийшов прийшла прыбыў прыбыла они вони яны".split()
)


def _month_after(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at < len(tokens) and tokens[at].key in _OF and tokens[at].key != ",":
        at += 1
    month = _month_at(tokens, at)
    if month is None:
        return None
    return month, _past_dot(tokens, at)


def _past_dot(tokens: Sequence[Token], at: int) -> int:
    short = tokens[at].key in open_date_words().short_months
    dotted = short and at + 1 < len(tokens) and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end
    return at + 2 if dotted else at + 1


def _year_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    start = at
    if at < len(tokens) and tokens[at].key in {",", "of", "-"}:
        at += 1
    if at >= len(tokens):
        return None, start
    year = _YEAR.match(tokens[at].key)
    if year is None:
        return None, start
    at += 1
    words = open_date_words()
    if at < len(tokens) and tokens[at].key in words.years:
        at += 1
        if at < len(tokens) and tokens[at].text == "." and len(tokens[at - 1].key) == 1 and _goes_on(tokens, at + 1):
            at += 1
    return int(year[1]), at


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and not tokens[at].text[0].isupper()


def _month_first(tokens: Sequence[Token], at: int, month: int) -> DateMention | None:
    """Read "December 16", "Dec. 16-18, 2022", "October 9 and 10", or a month by itself."""
    behind = _past_dot(tokens, at)
    day = _day_number(tokens, behind) if behind < len(tokens) and tokens[behind].kind != "mark" else None
    if day is not None and _is_latin(tokens[at].key):
        low, high, behind = day, day, behind + 1
        if behind + 1 < len(tokens) and tokens[behind].key in _JOINTS and tokens[behind].key != ",":
            second = _day_number(tokens, behind + 1)
            if second is not None and second > low and _month_after(tokens, behind + 2) is None:
                high, behind = second, behind + 2
        year, behind = _year_after(tokens, behind)
        return DateMention(at, behind, "day", (year, month, low), (year, month, high))
    if tokens[at].key in open_date_words().short_months and tokens[at].key not in open_date_words().months:
        return None
    year, behind = _year_after(tokens, behind)
    before = tokens[at - 1].key if at else ""
    part = open_date_words().parts_of_month.get(before, "") or _part_of_phrase(tokens, at)
    if year is None and not part and before not in _MONTH_OPENERS and at:
        return None
    return DateMention(at, behind, "month", (year, month), (year, month), part=part)


def _part_of_phrase(tokens: Sequence[Token], at: int) -> str:
    """Return the part in "the end of March", "late-March"."""
    if at > 1 and tokens[at - 1].key in {"of", "-"}:
        return open_date_words().parts_of_month.get(tokens[at - 2].key, "")
    return ""


def _weekday_at(tokens: Sequence[Token], at: int, weekday: int) -> DateMention | None:
    if _is_latin(tokens[at].key) and not tokens[at].text[0].isupper():
        return None
    last = int(at > 0 and tokens[at - 1].key in _LAST)
    return DateMention(at - last, at + 1, "weekday", (weekday, last), (weekday, last))


def _spanned(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read "three days ago", "пять суток назад", "past 10 days", "за последние три дня"."""
    words = open_date_words()
    past = tokens[at].key in words.past
    number = _small_number(tokens, at + past)
    if number is None:
        return None
    value, behind = number
    if behind >= len(tokens) or tokens[behind].key not in words.spans:
        return None
    days = value * words.spans[tokens[behind].key] or (1 if past else 0)
    if past:
        return DateMention(at, behind + 1, "shift", (-days,), (0,))
    if behind + 1 < len(tokens) and tokens[behind + 1].key in words.ago:
        return DateMention(at, behind + 2, "shift", (-days,), (-days,))
    return None


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
    if not re.fullmatch(r"\d{1,2}\.(?:0[1-9]|1[0-2])", text) or text.startswith("00"):
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
        if _YEAR.fullmatch(year) and re.fullmatch(r"0[1-9]|1[0-2]", month):
            said = (int(year), int(month))
            return DateMention(at, at + 3, "month", said, said)
    return None


def _lone_year(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Read a year by itself: "in 2021", "2022-го", "у 2022 годзе"."""
    match = _YEAR.match(tokens[at].key)
    if match is None:
        return None
    year, after = _year_after(tokens, at)
    said = after > at + 1 or tokens[at].kind == "word"
    before = tokens[at - 1].key if at else ""
    opened = before in {"in", "of", "since", "в", "у", "ў", "с", "з"} or before in open_date_words().parts_of_month
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
        if tokens[at].key in nights:
            if tokens[at].key == "ночью":
                break
            joined = any(tokens[k].key in _TO_NEXT_NIGHT for k in range(at + 1, mention.first)) or back == 1
            return mention._replace(first=at, night=joined and mention.low == mention.high)
    return mention


def _is_latin(key: str) -> bool:
    return key[:1].isascii()
