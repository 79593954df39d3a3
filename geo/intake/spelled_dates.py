"""Dates as tables spell them: with the name of a month, a weekday in front, or several days in one cell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.reports.days.words import open_date_words

if TYPE_CHECKING:
    from collections.abc import Mapping

_CENTURY: Final = 2000
_POLISH: Final = (
    "styczeń stycznia sty", "luty lutego lut", "marzec marca mar", "kwiecień kwietnia kwi", "maj maja",
    "czerwiec czerwca cze", "lipiec lipca lip", "sierpień sierpnia sie", "wrzesień września wrz",
    "październik października paź", "listopad listopada lis", "grudzień grudnia gru",
)  # fmt: skip
"""Months of Polish tables; reports are read in other languages."""
_WORD: Final = r"(?P<month>[^\W\d_]{3,12})"
_YEAR: Final = r"(?P<year>(?:19|20)\d{2}|'?\d{2})(?!\d)(?:\s?(?:г|р|r)\.?(?!\w))?"
_GAP: Final = r"[-\s./,]{0,3}"
_REST: Final = r"(?P<rest>(?:[,\s]+\d{1,2}[:.]\d{2}.*)?)"
_WEEKDAY: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?=\S)", re.IGNORECASE)
_DAY_FIRST: Final = re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_GAP}{_WORD}{_GAP}{_YEAR}{_REST}")
_MONTH_FIRST: Final = re.compile(rf"{_WORD}{_GAP}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-\s,]{{1,2}}{_YEAR}{_REST}")
_YEAR_FIRST: Final = re.compile(rf"(?P<year>(?:19|20)\d{{2}})[-\s./]{_WORD}[-\s./](?P<day>\d{{1,2}}){_REST}")
_MONTH_ALONE: Final = re.compile(rf"{_WORD}{_GAP}(?P<year>(?:19|20)\d{{2}})(?:\s?(?:г|р|r)\.?)?")
_WEEK: Final = re.compile(
    r"(?:week|wk|w|неделя|нед|тиждень|тыдзень|tydzień)\.?\s?(?P<week>\d{1,2})[\s,/]+(?P<year>(?:19|20)\d{2})",
    re.IGNORECASE,
)
_DAYS: Final = re.compile(
    r"(?P<first>\d{1,2})\.?(?:(?P<month>\d{1,2})\.?)?\s?[-–—/]\s?(?P<last>\d{1,2})\.(?P<to>\d{1,2})\.(?P<year>\d{4}|\d{2})(?!\d)\s?\.?"
    r"(?:\s?[гр]\.?)?"
)
"""Two days of one year: 03-04.12.2022, 30.11-01.12.2022."""
_AT: Final = re.compile(r"[,\s]+(?:в|о|а|у|at|o|godz\.?)\s(?=\d{1,2}[.:]\d{2}$)")
_DECEMBER: Final = 12


def plain_date(text: str) -> str:
    """Return a date in figures where it is spelled: "16-Dec-22" is 2022-12-16, "03-04.12.2022" is both days.

    A year of two figures is one of this century. Any other text is returned as it is.
    """
    text = _WEEKDAY.sub("", _AT.sub(" ", text.strip()), count=1)
    if (said := _DAYS.fullmatch(text)) is not None:
        return _both_days(said)
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST):
        said = pattern.fullmatch(text)
        if said is not None and (month := _months().get(said["month"].casefold())):
            return f"{_year(said['year'])}-{month:02d}-{int(said['day']):02d}{_clock(said['rest'])}"
    if (said := _MONTH_ALONE.fullmatch(text)) is not None and (month := _months().get(said["month"].casefold())):
        return f"{said['year']}-{month:02d}"
    if (said := _WEEK.fullmatch(text)) is not None:
        return f"{said['year']}-W{int(said['week']):02d}"
    return text


def _both_days(said: re.Match[str]) -> str:
    year = _year(said["year"])
    to = int(said["to"])
    month = int(said["month"] or to)
    before = year - (month == _DECEMBER and to == 1)  # 31.12-01.01.2023
    return f"{int(said['first']):02d}.{month:02d}.{before} - {int(said['last']):02d}.{to:02d}.{year}"


def _year(text: str) -> int:
    figures = text.lstrip("'")
    return int(figures) + (_CENTURY if len(figures) == 2 else 0)  # noqa: PLR2004 - two figures


def _clock(rest: str) -> str:
    """Return what stands behind the day, without the sign between the two and a blank before a zone's offset."""
    rest = rest.strip(" ,")
    return f" {re.sub(r'(?<=[0-9]) (?=[+-][0-9])', '', rest)}" if rest else ""


@lru_cache(maxsize=1)
def _months() -> Mapping[str, int]:
    words = open_date_words()
    polish = {word: at for at, said in enumerate(_POLISH, start=1) for word in said.split()}
    return {**polish, **words.short_months, **words.months}
