"""Read counts as they are said: figures, words, ranges, "at least", "два десятка", "двома десятками"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.model import Interval, Qualifier
from geo.reports.number_words import (
    COLLECTIVES,
    HALVES,
    HUNDREDS,
    MULTIPLIERS,
    ONES,
    PLURAL_MULTIPLIERS,
    ROUND,
    UNITS,
    VAGUE,
)
from geo.reports.qualifiers import AFTER, BEFORE, BETWEEN, HINGES, LESS_THAN, TAILS, WITH, longest_phrase
from geo.reports.tokens import COUNT, Token, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST = 10_000_000
"""No count of this field is larger; a larger figure is something else (a telephone number, an identifier)."""
_SHORT_THOUSANDS = re.compile(r"(\d{1,4})k$")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}\.\d{3}")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")
_TENS = range(20, 100, 10)
_DASHES = frozenset("-–—−‒")
_OF = frozenset({"of"})
_ARTICLES = frozenset({"a", "an"})
_JOINTS = frozenset({"and"})
_MARKS = {">": "more_than", "<": LESS_THAN, "≥": "at_least", "⩾": "at_least", "≤": "up_to", "⩽": "up_to", "~": "about", "≈": "about",
          "±": "about"}  # fmt: skip
_UNKNOWN = Interval(count_min=None, count_max=None, count_qualifier=Qualifier.UNKNOWN)


class Number(NamedTuple):
    """One number phrase: its value (None = many, nobody says how many) and the token behind it."""

    value: int | None
    after: int
    high: int | None = None


class Count(NamedTuple):
    """A count phrase: what it says, its first token, the token behind it."""

    interval: Interval
    first: int
    after: int


def read_count(text: str) -> Interval | None:
    """Read a count that stands by itself, such as a cell of a table.

    "30-40", "at least 50", "около 20", ">20", "1 500", "два десятка" give their interval; "several", "unknown number"
    give the unknown one; None means that the text is no count.
    """
    tokens = cut(text[:200])
    if not tokens:
        return None
    counts = []
    at = 0
    while at < len(tokens):
        count = count_at(tokens, at)
        if count is None:
            if tokens[at].kind in {"number", "date", "clock"}:
                return None
            at += 1
            continue
        counts.append(count)
        at = count.after
    if len({count.interval for count in counts}) != 1 or _spoiled(tokens, counts[0]):
        return _UNKNOWN if not counts and _says_unknown(tokens) else None
    return counts[0].interval


def count_at(tokens: Sequence[Token], at: int) -> Count | None:
    """Read the count phrase that starts at token `at`, with the words that qualify it; None if there is none."""
    if not tokens[at].starts & COUNT:
        return None
    first = at
    qualifier = None
    while True:
        found = _qualifier_at(tokens, at)
        if found is None:
            break
        qualifier, at = found if qualifier in {None, "about"} else (qualifier, found[1])
    number = _spread_at(tokens, at) or _number_at(tokens, at)
    if number is None:
        return _vague_at(tokens, first)
    if number.value is None and qualifier is not None and tokens[at].key in HUNDREDS:
        number = Number(MULTIPLIERS[tokens[at].key], number.after)
    high = number.high
    after = number.after
    if high is None and number.value is not None:
        high, after = _upper_end(tokens, number)
    tail = longest_phrase(AFTER, tokens, after)
    if tail is not None:
        qualifier, after = qualifier or tail[0], tail[1]
    return Count(_interval(number.value, high, qualifier), first, after)


def _qualifier_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    if at >= len(tokens):
        return None
    mark = _MARKS.get(tokens[at].key)
    if mark is not None:
        if mark in {"more_than", LESS_THAN} and at + 1 < len(tokens) and tokens[at + 1].key == "=":
            return ("at_least" if mark == "more_than" else "up_to"), at + 2
        return mark, at + 1
    found = longest_phrase(BEFORE, tokens, at)
    if found is None:
        if tokens[at].key in WITH and at + 1 < len(tokens) and tokens[at + 1].key in ROUND:
            return "about", at + 1
        return None
    name, after = found
    while after < len(tokens) and tokens[after].key in TAILS:
        after += 1
    return name, after


def _vague_at(tokens: Sequence[Token], at: int) -> Count | None:
    """Read "several", "a few", "десятки", "несколько десятков": many, and nobody says how many."""
    start = at
    if at < len(tokens) and tokens[at].key in _ARTICLES:
        at += 1
    if at >= len(tokens) or tokens[at].key not in VAGUE:
        return None
    at += 1
    while at < len(tokens) and (tokens[at].key in MULTIPLIERS or tokens[at].key in _OF):
        at += 1
    return Count(_UNKNOWN, start, at)


def _spread_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "from 10 to 15", "between 30 and 40", "от двадцати до тридцати"."""
    if at >= len(tokens):
        return None
    joints = BETWEEN.get(tokens[at].key)
    if joints is None:
        return None
    low = _number_at(tokens, at + 1)
    if low is None or low.value is None or low.after >= len(tokens) or tokens[low.after].key not in joints:
        return None
    high = _number_at(tokens, low.after + 1)
    if high is None or high.value is None or high.value <= low.value:
        return None
    return Number(low.value, high.after, high.value)


def _upper_end(tokens: Sequence[Token], low: Number) -> tuple[int | None, int]:
    """Return the upper end of "30-40", "two or three", "90, maybe more than 100" and the token behind it."""
    at = low.after
    if at >= len(tokens) or low.value is None:
        return None, at
    hinge = longest_phrase(HINGES, tokens, at)
    if tokens[at].key in _DASHES:
        behind = at + 1
    elif hinge is not None:
        behind = hinge[1]
        more = longest_phrase(BEFORE, tokens, behind)
        behind = more[1] if more is not None else behind
    else:
        return None, at
    high = _number_at(tokens, behind)
    if high is None or high.value is None:
        return None, at
    value = high.value
    if low.value < LARGEST and value >= 1000 and low.value < value / 100 and tokens[at].key in _DASHES:
        scaled = low.value * 1000
        return (value, high.after) if scaled >= value else (None, at)
    return (value, high.after) if value > low.value else (None, at)


def _number_at(tokens: Sequence[Token], at: int) -> Number | None:
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.kind == "number":
        return _figure_at(tokens, at)
    if token.kind != "word":
        return None
    key = token.key
    if key in UNITS or key in HALVES:
        return _words_at(tokens, at)
    if key in COLLECTIVES:
        return _multiplied(tokens, at + 1, COLLECTIVES[key])
    if key in MULTIPLIERS:
        if key in PLURAL_MULTIPLIERS:
            return Number(None, _past(tokens, at + 1, MULTIPLIERS, _OF))
        return _multiplied(tokens, at, 1)
    if "-" in key:
        return _joined_at(tokens, at)
    return _article_at(tokens, at) or _thousands(key, at)


def _article_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "a dozen", "half a dozen", "a pair of"."""
    half = tokens[at].key == "half"
    at += half
    if at < len(tokens) and tokens[at].key in _ARTICLES:
        at += 1
    elif not half:
        return None
    if at >= len(tokens):
        return None
    key = tokens[at].key
    value = MULTIPLIERS.get(key) or COLLECTIVES.get(key)
    if value is None or key in PLURAL_MULTIPLIERS:
        return None
    return Number(value // 2 if half else value, _past(tokens, at + 1, _OF))


def _thousands(key: str, at: int) -> Number | None:
    short = _SHORT_THOUSANDS.match(key)
    return Number(int(short[1]) * 1000, at + 1) if short else None


def _figure_at(tokens: Sequence[Token], at: int) -> Number | None:
    text = tokens[at].text
    plain = _SPACES.sub("", text)
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(",", "").replace(".", "")
    if plain.isdecimal():
        value = int(plain) if len(plain) < 9 else LARGEST + 1
        return None if value > LARGEST else _multiplied(tokens, at + 1, value)
    if at + 1 < len(tokens) and tokens[at + 1].key in MULTIPLIERS:
        times = float(plain.replace(",", ".")) * MULTIPLIERS[tokens[at + 1].key]
        if times == int(times) and times <= LARGEST:
            return Number(
                int(times), _past(tokens, at + 2, {"."}) if tokens[at + 1].key in {"тыс", "тис", "млн"} else at + 2
            )
    return None


def _words_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Add up adjacent number words from large to small; "сто двадцать пять", "twenty five", "two hundred and ten"."""
    total = 0
    room = 1000
    while at < len(tokens):
        key = tokens[at].key
        value = UNITS.get(key)
        if key in HALVES:
            return _half_more(tokens, at + 1)
        if value is None or value >= room or (value > 9 and room < 100):
            break
        total += value
        room = 100 if value >= 100 else 10 if value in _TENS else 1
        at += 1
        if room == 1:
            break
    return _multiplied(tokens, at, total)


def _half_more(tokens: Sequence[Token], at: int) -> Number | None:
    if at >= len(tokens) or tokens[at].key not in MULTIPLIERS:
        return None
    return Number(MULTIPLIERS[tokens[at].key] * 3 // 2, at + 1)


def _multiplied(tokens: Sequence[Token], at: int, value: int) -> Number | None:
    while at < len(tokens) and tokens[at].kind == "word" and tokens[at].key in MULTIPLIERS:
        value *= MULTIPLIERS[tokens[at].key]
        at += 1
        if at < len(tokens) and tokens[at].text == "." and tokens[at - 1].key in {"тыс", "тис", "млн"}:
            at += 1
        more = _remainder(tokens, at) if value >= 100 else None
        if more is not None and more.value is not None:
            value, at = value + more.value, more.after
    at = _past(tokens, at, _OF)
    return Number(value, at) if value <= LARGEST else None


def _remainder(tokens: Sequence[Token], at: int) -> Number | None:
    """The "and ten" of "two hundred and ten", the "двести" of "тысяча двести"."""
    if at < len(tokens) and tokens[at].key in _JOINTS:
        at += 1
        if at >= len(tokens) or tokens[at].key not in UNITS:
            return None
    if at < len(tokens) and tokens[at].kind == "word" and tokens[at].key in UNITS and tokens[at].key not in ONES:
        return _words_at(tokens, at)
    return None


def _joined_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "twenty-five", "пять-шесть", "десяток-полтора", "пара-тройка", "half-dozen"."""
    left, _, right = tokens[at].key.partition("-")
    first = UNITS.get(left) or COLLECTIVES.get(left) or MULTIPLIERS.get(left)
    second = UNITS.get(right) or COLLECTIVES.get(right) or MULTIPLIERS.get(right)
    if left == "half" and right == "dozen":
        return Number(6, at + 1)
    if first is None:
        return None
    if right in HALVES and first >= 10:
        return Number(first, at + 1, first * 3 // 2)
    if second is None:
        return None
    if second == first and first in _TENS and at + 1 < len(tokens) and 0 < UNITS.get(tokens[at + 1].key, 0) < 10:
        return Number(first, at + 2, first + UNITS[tokens[at + 1].key])
    if first in _TENS and second < 10:
        return _multiplied(tokens, at + 1, first + second)
    if second <= first:
        return None
    times = _multiplied(tokens, at + 1, 1)
    scale = times.value or 1 if times else 1
    return Number(first * scale, times.after if times else at + 1, second * scale)


def _interval(low: int | None, high: int | None, qualifier: str | None) -> Interval:
    if low is None:
        return _UNKNOWN
    if qualifier == "at_least":
        return Interval(count_min=low, count_max=None, count_qualifier=Qualifier.AT_LEAST)
    if qualifier == "more_than":
        return Interval(count_min=low + 1, count_max=None, count_qualifier=Qualifier.MORE_THAN)
    if qualifier in {"up_to", LESS_THAN}:
        top = (high or low) - (qualifier == LESS_THAN)
        return Interval(count_min=None, count_max=max(top, 0), count_qualifier=Qualifier.UP_TO)
    if high is not None:
        return Interval(count_min=low, count_max=high, count_qualifier=Qualifier.RANGE)
    name = Qualifier.ABOUT if qualifier == "about" else Qualifier.EXACT
    return Interval(count_min=low, count_max=low, count_qualifier=name)


def _past(tokens: Sequence[Token], at: int, *words: object) -> int:
    while at < len(tokens) and any(tokens[at].key in each for each in words):  # type: ignore[operator]
        at += 1
    return at


def _spoiled(tokens: Sequence[Token], count: Count) -> bool:
    """Tell whether a minus, a percent sign or a second figure makes the cell something other than a count."""
    before = tokens[: count.first]
    rest = tokens[count.after :]
    if before and before[-1].key in _DASHES:
        return True
    return any(
        t.kind in {"number", "date", "clock", "url"} or t.key in {"%", "/", "km", "км"} for t in (*before, *rest)
    )


_NO_NUMBER = frozenset("unknown unspecified неизвестно неизвестное невідомо невідома невядома unclear".split())


def _says_unknown(tokens: Sequence[Token]) -> bool:
    return any(t.key in _NO_NUMBER for t in tokens)
