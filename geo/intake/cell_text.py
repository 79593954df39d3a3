"""Typed cells as text: numbers in plain digits, days and times as ISO 8601 writes them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

_MOST_DIGITS: Final = 25
"""Figures beyond which a number is left as it was written: nobody counts or measures with so many."""
_SECONDS: Final = 86_400
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day has no zone
_FALSE_LEAP_DAY: Final = 61
"""Serial numbers below this are a day off: spreadsheets hold 1900 for a leap year (ECMA-376, 18.17.4.1)."""
_LAST_SERIAL: Final = 2_958_465
"""31 December 9999."""
_EPOCH_1904: Final = 1_462
"""Days between the two epochs of spreadsheets."""

UNCOMPUTED: Final = "#FORMULA?"
"""What stands for a formula of which the file holds no value."""
ERRORS: Final = frozenset(
    {
        UNCOMPUTED, "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
        "#GETTING_DATA", "#BLOCKED!", "#FIELD!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!", "#PYTHON!",
        "#ССЫЛКА!", "#Н/Д", "#ЗНАЧ!", "#ДЕЛ/0!", "#ИМЯ?", "#ПУСТО!", "#ЧИСЛО!", "#ADR!", "#ARG!", "#NAZWA?",
    }
)  # fmt: skip
"""Errors of spreadsheets, as they and their Russian and Polish editions write them into a cell."""
BLANKS: Final = frozenset(
    "-|--|–|—|n/a|na|nan|null|none|?|nil|(blank)|(empty)|(пусто)|н/д|нет данных|немає даних|няма даных|brak danych|"
    "b/d".split("|")
)
"""What people write into a cell of which they know nothing, in small letters."""


def plain_number(text: str) -> str:
    """Return a number in plain digits, without a decimal part of zeros: 3.0E1 and 30.00 are 30.

    What is no number, or would have too many figures, comes back as it is.
    """
    if text.isascii() and text.isdigit():
        return text
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?", text, re.ASCII):
        return text
    number = Decimal(text)
    if abs(number.adjusted()) > _MOST_DIGITS:
        return text
    written = format(number, "f")
    return (written.rstrip("0").rstrip(".") or "0") if "." in written else written


def shortest_number(text: str) -> str:
    """Return a stored binary number in the fewest digits that mean it: 53.904499999999999 is 53.9045."""
    try:
        number = float(text)
    except ValueError:
        return text
    return plain_number(repr(number))


def serial_time(text: str, *, from_1904: bool) -> str:
    """Return the day, the day and time, or below one day the time, that a spreadsheet's serial number means.

    A number that is no day of the calendar comes back as a number.
    """
    try:
        serial = float(text)
    except ValueError:
        return text
    if not 0 <= serial <= _LAST_SERIAL:
        return shortest_number(text)
    days, seconds = divmod(round(serial * _SECONDS), _SECONDS)
    if days == 0 and not from_1904:
        return _clock(seconds)
    days += _EPOCH_1904 if from_1904 else (days < _FALSE_LEAP_DAY)
    day = _EPOCH + timedelta(days=days)
    return f"{day:%Y-%m-%d} {_clock(seconds)}" if seconds else f"{day:%Y-%m-%d}"


def _clock(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    return f"{hours:02}:{minutes:02}" + (f":{rest:02}" if rest else "")
