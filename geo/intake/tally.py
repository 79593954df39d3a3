"""The count of a row as an interval: from one column as people write it, or from bounds and a qualifier."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from geo.intake.count_words import plain_count, unread_words
from geo.intake.quoting import quoted
from geo.intake.verdicts import Reason, review
from geo.intake.words import read_word
from geo.model import Interval, Qualifier
from geo.reports.numbers.counts import LARGEST, read_count

UNKNOWN: Final = Interval(count_min=None, count_max=None, count_qualifier=Qualifier.UNKNOWN)
_WHOLE: Final = re.compile(r"\d+")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,3}(?:,\d{3})+")
_LEFT_OPEN: Final = re.compile(r"(?:[-\u2010-\u2015\u2212/~…<>≤≥=]|\.\.)\s*$")
"""A cell that breaks off: "30-" may be 30, 30 or more, or half of a range."""
_POINT_ZERO: Final = re.compile(r"(\d+)[.,]0{1,2}")
_ONLY_FIGURES: Final = re.compile(r"\d+")
_MEND: Final = (
    "write a whole number (30), a range (30-40) or words (at least 50, about 20), or leave it blank for unknown"
)


@lru_cache(maxsize=10_000)
def read_tally(count: str, low: str, high: str, qualifier: str) -> Interval | Reason:
    """Read a row's count from the texts of its four cells, blank where there is no such cell.

    All blank is unknown, which is never zero. What contradicts itself is a reason, not a guess.
    """
    said: Qualifier | None = None
    if qualifier:
        said = read_word(Qualifier, qualifier)
        if said is None:
            words = ", ".join(Qualifier)
            return Reason("count_qualifier", "unknown_word", f"{qualifier!r} is no count_qualifier; use {words}")
    bounds = _bounds(low, high)
    if isinstance(bounds, Reason):
        return bounds
    if count:
        return _one_cell(count, bounds, said)
    return _interval(*bounds, said)


def _bounds(low: str, high: str) -> tuple[int | None, int | None] | Reason:
    numbers: list[int | None] = []
    for field, text in (("count_min", low), ("count_max", high)):
        number = _number(text) if text else None
        if text and number is None:
            return Reason(field, "bad_count", f"{text!r} is no whole number from 0 to {LARGEST:,}; {_MEND}")
        numbers.append(number)
    first, last = numbers
    if first is not None and last is not None and first > last:
        message = f"count_min {first} is larger than count_max {last}; swap them or mend the wrong one"
        return Reason("count_min", "min_over_max", message)
    return first, last


def _one_cell(count: str, bounds: tuple[int | None, int | None], said: Qualifier | None) -> Interval | Reason:
    if _ONLY_FIGURES.fullmatch(count):
        read = read_count(count)
    else:
        plain = plain_count(count)
        read = None if _LEFT_OPEN.search(plain) else read_count(plain)
        unread = unread_words(plain) if read is not None else ""
        if unread:
            message = f"{quoted(unread)} stands beside the number of {quoted(count)} and says nobody knows what"
            return review("count", "unread_count", f"{message}; the count is unknown till then; {_MEND}")
    if read is None or (read.count_min or 0) > LARGEST:
        return Reason("count", "bad_count", f"{count!r} is no count; {_MEND}")
    if read.count_qualifier is Qualifier.RANGE and _is_about(count):
        read = replace(read, count_qualifier=Qualifier.ABOUT)  # "about 20-30": neither end is sure
    if said is not None and read.count_qualifier is Qualifier.EXACT and bounds == (None, None):
        return _qualified(read, said)
    if said not in {None, read.count_qualifier}:
        message = f"count {count!r} and count_qualifier {said} contradict each other; mend one or leave it blank"
        return Reason("count_qualifier", "contradiction", message)
    if bounds not in {(None, None), (read.count_min, read.count_max)}:
        message = f"count {count!r} and count_min, count_max contradict each other; leave one of them blank"
        return Reason("count", "contradiction", message)
    return read


def _is_about(count: str) -> bool:
    """Tell whether a word or sign for about stands before the first figure."""
    before = re.split(r"\d", plain_count(count), maxsplit=1)[0]
    alone = read_count(f"{before}5")
    return bool(before.strip()) and alone is not None and alone.count_qualifier is Qualifier.ABOUT


def _qualified(exact: Interval, said: Qualifier) -> Interval | Reason:
    """Return what a number with a qualifier beside it means: 50 and at_least is 50 to open."""
    number = exact.count_min
    if number is None or said in {Qualifier.UNKNOWN, Qualifier.RANGE}:
        message = (
            f"count_qualifier {said} does not go with one number; write a range (30-40), or leave one of them blank"
        )
        return Reason("count_qualifier", "contradiction", message)
    low: int | None = number + 1 if said is Qualifier.MORE_THAN else number
    high: int | None = None if said in {Qualifier.AT_LEAST, Qualifier.MORE_THAN} else number
    return Interval(count_min=None if said is Qualifier.UP_TO else low, count_max=high, count_qualifier=said)


def _interval(low: int | None, high: int | None, said: Qualifier | None) -> Interval | Reason:
    """Return the interval of two bounds, checked against what is said of them."""
    if said is None:
        return Interval(count_min=low, count_max=high, count_qualifier=_shape(low, high))
    if low is None and high is None:
        if said is Qualifier.UNKNOWN:
            return UNKNOWN
        return Reason("count_qualifier", "contradiction", f"count_qualifier {said} stands without a number; add it")
    if said in {Qualifier.EXACT, Qualifier.ABOUT} and (low is None) != (high is None):
        low = high = low if low is not None else high
    fits = {
        Qualifier.EXACT: low == high,
        Qualifier.ABOUT: True,
        Qualifier.AT_LEAST: high is None,
        Qualifier.MORE_THAN: high is None,
        Qualifier.UP_TO: low is None,
        Qualifier.RANGE: low is not None and high is not None,
        Qualifier.UNKNOWN: False,
    }
    if fits[said]:
        return Interval(count_min=low, count_max=high, count_qualifier=said)
    message = (
        f"count_qualifier {said} does not go with count_min {_blank(low)} and count_max {_blank(high)}; "
        f"say {_shape(low, high)}, or mend the numbers"
    )
    return Reason("count_qualifier", "contradiction", message)


def _shape(low: int | None, high: int | None) -> Qualifier:
    """Return the qualifier that two bounds have by themselves."""
    if low is None:
        return Qualifier.UNKNOWN if high is None else Qualifier.UP_TO
    if high is None:
        return Qualifier.AT_LEAST
    return Qualifier.EXACT if low == high else Qualifier.RANGE


def _number(text: str) -> int | None:
    zero = _POINT_ZERO.fullmatch(text)
    if zero is not None:
        text = zero[1]  # a spreadsheet's 30.0
    if not (_WHOLE.fullmatch(text) or _GROUPED.fullmatch(text)):
        return None
    number = int("".join(re.findall(r"\d", text)))
    return number if number <= LARGEST else None


def _blank(number: int | None) -> str:
    return "blank" if number is None else str(number)
