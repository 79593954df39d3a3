"""Tell where only an alarm was raised from where things were."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

ALARMS = ("тривог", "тривоз", "тревог", "трывог", "трывоз", "alarm", "alert", "siren", "сирен", "сірен", "сірэн")
_ALARM_REACH = 4


def is_alarm(key: str) -> bool:
    """Tell whether a word tells of an alarm."""
    return key.startswith(ALARMS)


def is_under_alarm(at: int, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether the place behind token `at` is only where the alarm was raised: ", тривогу в Україні оголошували двічі"."""
    for each in range(at - 1, max(first, at - _ALARM_REACH) - 1, -1):
        if tokens[each].kind == "mark":
            return False
        if is_alarm(tokens[each].key):
            return True
    return False
