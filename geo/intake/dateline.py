"""Find the day that a pasted page bears above its text, to be offered: "Saturday, 15 July 2023, 09:55"."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING, Final

from geo.reports.days.mentions import find_dates
from geo.reports.text.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.days.mention import DateMention
    from geo.reports.text.tokens import Token

_LINES: Final = 15
"""So many lines at the head of a page may bear its day."""
_LONGEST_LINE: Final = 70
_PROSE: Final = 90
"""A line so long is of the text itself; what is below it is of the foot of the page, or of something else."""
_BESIDE: Final = frozenset(
    """
    published updated posted date on at am pm utc gmt by last modified time
    опубликовано опубликован обновлено дата время в от мск г опубліковано оновлено час о від р
    апублікавана абноўлена а ад
    """.split()
)
"""Small words that may stand beside the day of a page."""
_NAMES: Final = 4
"""So many capitalised words may stand beside it, as of who wrote the page."""
_FIRST_YEAR: Final = 1991


def day_borne(text: str, *, today: date) -> date | None:
    """Return the one day, with its year, that stands alone on a line at the head of a text; else None.

    The head ends with the first line of prose. A line that tells anything besides the day, the hour and a name bears
    none, nor does a day after `today`.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_LINES]
    lines = list(itertools.takewhile(lambda line: len(line) < _PROSE, lines))
    days = {day for line in lines if len(line) <= _LONGEST_LINE for day in [_day_of_line(line)] if day is not None}
    days = {day for day in days if day <= today}
    return days.pop() if len(days) == 1 else None


def _day_of_line(line: str) -> date | None:
    tokens = cut(line)
    dates = find_dates(tokens)
    days = [each for each in dates if each.kind == "day"]
    if len(days) != 1 or not _stands_alone(tokens, dates):
        return None
    year, month, day = days[0].low
    if days[0].low != days[0].high or year is None or month is None or day is None or year < _FIRST_YEAR:
        return None
    if "/" in "".join(token.text for token in tokens[days[0].first : days[0].after]) and max(month, day) <= 12:  # noqa: PLR2004 - months
        return None  # 11/08/2022 may be either
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _stands_alone(tokens: Sequence[Token], dates: Sequence[DateMention]) -> bool:
    """Tell whether nothing but hours, names and small words stand beside the dates of a line."""
    told = {at for each in dates for at in range(each.first, each.after)}
    names = 0
    for at, token in enumerate(tokens):
        if at in told or token.kind in {"mark", "clock"} or token.key in _BESIDE:
            continue
        if token.kind != "word" or not token.text[0].isupper():
            return False
        names += 1
    return names <= _NAMES
