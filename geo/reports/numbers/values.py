"""Read the value of a number: figures, number words, "half a dozen", "полторы сотни", "двома парами"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geo.reports.numbers.words import (
    COLLECTIVES,
    HALVES,
    INVERTED,
    MULTIPLIERS,
    ONES,
    PAIRS,
    PLURAL_MULTIPLIERS,
    SHARES,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from geo.reports.text.tokens import Token

LARGEST = 10_000_000
"""No count of this field is larger; a larger figure is something else (a telephone number, an identifier)."""
_SHORT_THOUSANDS = re.compile(r"(\d{1,4})(?:[.,](\d{1,3}))?k$")
_TIMES = re.compile(r"(\d{1,4})[xх]$")
"""A number with a times sign behind it: "3x Su-25"."""
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}\.\d{3}")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]")
_TENS = range(20, 100, 10)
_OF = frozenset({"of"})
_MULTIPLIERS_AND_OF = _OF.union(MULTIPLIERS)
_ARTICLES = frozenset({"a", "an"})
_JOINTS = frozenset({"and"})
_SIZES = frozenset({"good", "full", "round", "whole"})
_NUMERAL_ENDINGS = frozenset("ти ть тью х ми мя ма м ці ю odd plus".split())
"""What is written behind a figure without making it an ordinal: "12-ти", "5-ть", "2-х", "60-odd"."""
_LONGEST_FIGURE = 5
_MOST_TIMES = 10
_ABOUT_SO_MANY = frozenset("с со з із зо зі са под під пад так этак".split())
"""Between a multiplier and its number these add nothing but that it is about: "десятков с пять", "десятків зо два"."""


class Number(NamedTuple):
    """One number phrase: its value (None = many, nobody says how many) and the token behind it."""

    value: int | None
    after: int
    high: int | None = None
    about: bool = False


def number_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Return the number phrase that starts at token `at`, None where none does."""
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
    if key in SHARES:
        return _share_at(tokens, at)
    if key in COLLECTIVES:
        return _multiplied(tokens, at + 1, COLLECTIVES[key])
    if key in MULTIPLIERS:
        return _multiplier_at(tokens, at)
    if "-" in key:
        return _joined_at(tokens, at)
    return _article_at(tokens, at) or _thousands(key, at)


def _multiplier_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "десяток", "сотни" (many), and "десятка два", which is about twenty."""
    key = tokens[at].key
    if key in PLURAL_MULTIPLIERS or key in INVERTED:
        end = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].key in _ABOUT_SO_MANY)
        behind = tokens[end].key if end < len(tokens) else ""
        times = 1.5 if behind in HALVES else UNITS.get(behind, 0)
        if 1 < times < _MOST_TIMES:
            return Number(int(MULTIPLIERS[key] * times), end + 1, about=True)
    if key in PLURAL_MULTIPLIERS:
        return Number(None, _past(tokens, at + 1, _MULTIPLIERS_AND_OF))
    return _multiplied(tokens, at, 1)


def _share_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "пів тисячі", "четверть сотни"."""
    if at + 1 >= len(tokens) or tokens[at + 1].key not in MULTIPLIERS:
        return None
    return Number(MULTIPLIERS[tokens[at + 1].key] // SHARES[tokens[at].key], at + 2)


def _article_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "a dozen", "half a dozen", "a pair of", "a couple of dozen", "a good dozen"."""
    half = tokens[at].key == "half"
    at += half
    if at < len(tokens) and tokens[at].key in _ARTICLES:
        at += 1
    elif not half:
        return None
    about = at < len(tokens) and tokens[at].key in _SIZES
    at += about
    if at >= len(tokens):
        return None
    key = tokens[at].key
    value = MULTIPLIERS.get(key) or COLLECTIVES.get(key)
    if value is None or key in PLURAL_MULTIPLIERS:
        return None
    after = _past(tokens, at + 1, _OF)
    if key in COLLECTIVES and after < len(tokens) and tokens[after].key in MULTIPLIERS:
        return Number(value * MULTIPLIERS[tokens[after].key], _past(tokens, after + 1, _OF), about=about)
    more = _remainder(tokens, after) if value >= 100 and not half else None
    if more is not None and more.value is not None:
        return Number(value + more.value, more.after, about=about)
    return Number(value // 2 if half else value, after, about=about)


def _thousands(key: str, at: int) -> Number | None:
    if not key[0].isdigit():
        return None
    short = _SHORT_THOUSANDS.match(key)
    times = _TIMES.match(key)
    if times:
        return Number(int(times[1]), at + 1)
    return Number(int(short[1]) * 1000 + int((short[2] or "").ljust(3, "0")), at + 1) if short else None


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
    if 1 < value < _MOST_TIMES and at < len(tokens) and tokens[at].key in PAIRS:
        value, at = value * 2, at + 1
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
    """Read "twenty-five", "пять-шесть", "десяток-полтора", "half-dozen", "forty-odd", "12-ти"."""
    left, _, right = tokens[at].key.partition("-")
    if left == "half" and right == "dozen":
        return Number(6, at + 1)
    if left.isdecimal() and len(left) <= _LONGEST_FIGURE and right in _NUMERAL_ENDINGS:
        return Number(int(left), at + 1, about=right == "odd")
    first = UNITS.get(left) or COLLECTIVES.get(left) or MULTIPLIERS.get(left)
    if first is None:
        return None
    if right == "odd" or (right.endswith("-odd") and first in _TENS):
        return Number(first + UNITS.get(right.removesuffix("-odd"), 0), at + 1, about=True)
    if right in HALVES and first >= 10:
        return Number(first, at + 1, first * 3 // 2)
    second = UNITS.get(right) or COLLECTIVES.get(right) or MULTIPLIERS.get(right)
    return None if second is None else _joined_values(tokens, at, first, second)


def _joined_values(tokens: Sequence[Token], at: int, first: int, second: int) -> Number | None:
    """Return what two values joined by a hyphen say: their sum, or a range that a multiplier behind scales."""
    if second == first and first in _TENS and at + 1 < len(tokens) and 0 < UNITS.get(tokens[at + 1].key, 0) < 10:
        return Number(first, at + 2, first + UNITS[tokens[at + 1].key])
    if first in _TENS and second < 10:
        return _multiplied(tokens, at + 1, first + second)
    if second <= first:
        return None
    times = _multiplied(tokens, at + 1, 1)
    scale = times.value or 1 if times else 1
    return Number(first * scale, times.after if times else at + 1, second * scale)


def _past(tokens: Sequence[Token], at: int, words: Container[str]) -> int:
    while at < len(tokens) and tokens[at].key in words:
        at += 1
    return at
