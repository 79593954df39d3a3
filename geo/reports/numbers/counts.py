"""Read counts as they are said: figures, words, ranges, "at least", "два десятка", "двома десятками"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.model import Interval, Qualifier
from geo.reports.numbers.qualifiers import (
    AFTER,
    BEFORE,
    BETWEEN,
    EITHER,
    HINGES,
    LESS_THAN,
    TAILS,
    WITH,
    longest_phrase,
)
from geo.reports.numbers.values import LARGEST, Number, number_at
from geo.reports.numbers.words import HUNDREDS, MULTIPLIERS, ROUND, VAGUE
from geo.reports.text.joining import AND, BUT
from geo.reports.text.sentences import BOUNDS
from geo.reports.text.tokens import COUNT, Token, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHES = frozenset("-–—−‒")
_OF = frozenset({"of"})
_ARTICLES = frozenset({"a", "an"})
_BUT = AND | BUT
_MARKS = {">": "more_than", "<": LESS_THAN, "≥": "at_least", "⩾": "at_least", "≤": "up_to", "⩽": "up_to", "~": "about", "≈": "about",
          "±": "about"}  # fmt: skip
UNKNOWN = Interval(count_min=None, count_max=None, count_qualifier=Qualifier.UNKNOWN)


__all__ = ["LARGEST", "Count", "count_at", "read_count"]


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
        return UNKNOWN if not counts and _says_unknown(tokens) else None
    return counts[0].interval


def _is_of_type(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number is the end of a type written apart: the 6 of "Leopard 2 A 6"."""
    letter = tokens[at - 1] if at > 1 else None
    return letter is not None and letter.text in {"A", "А"} and tokens[at - 2].kind == "number"


def count_at(tokens: Sequence[Token], at: int) -> Count | None:
    """Read the count phrase that starts at token `at`, with the words that qualify it; None if there is none."""
    if not tokens[at].starts & COUNT or _is_of_type(tokens, at):
        return None
    first = at
    qualifier = None
    while tokens[at].kind != "number" and tokens[at].key in _QUALIFYING:
        found = _qualifier_at(tokens, at)
        if found is None:
            break
        qualifier, at = found if qualifier in {None, "about"} else (qualifier, found[1])
        if at >= len(tokens):
            break
    number = _spread_at(tokens, at) or number_at(tokens, at)
    if number is None:
        return _vague_at(tokens, first)
    if number.value is None and qualifier is not None and tokens[at].key in HUNDREDS:
        number = Number(MULTIPLIERS[tokens[at].key], number.after)
    number = _said_again(tokens, number)
    high = number.high
    after = number.after
    if high is None and number.value is not None:
        high, after, bounded = _upper_end(tokens, number)
        qualifier = None if bounded and qualifier == "at_least" else qualifier
    if high is None and number.value is not None and qualifier in {"at_least", "more_than"}:
        top = _top_behind(tokens, number.value, after)
        if top is not None:
            return Count(interval_of(number.value + (qualifier == "more_than"), top[0], None), first, top[1])
    if number.about and qualifier in {None, "exact"}:
        qualifier = "about"
    if tokens[after - 1].key.endswith("-plus"):
        qualifier = "at_least"
    tail = longest_phrase(AFTER, tokens, after)
    if tail is not None:
        qualifier, after = qualifier or tail[0], tail[1]
    return Count(interval_of(number.value, high, qualifier), first, after)


def _said_again(tokens: Sequence[Token], number: Number) -> Number:
    """Step over a number told again in brackets: "3 (три)", "12 (twelve)"."""
    at = number.after
    if at + 2 >= len(tokens) or tokens[at].text != "(":
        return number
    again = number_at(tokens, at + 1)
    same = again is not None and again.value == number.value and again.after < len(tokens)
    return number._replace(after=again.after + 1) if same and again and tokens[again.after].text == ")" else number


_HANDED = frozenset(
    "handed handing hands hand turned turning gave given giving took taken taking passed brought".split()
)
"""Behind these "over" belongs to the verb: "handed over 18"."""


_SHORT = BOUNDS | {"approx", "ca", "прибл", "ок"}
_QUALIFYING = frozenset({*_MARKS, *BEFORE, *WITH})
"""Words and marks that a qualifier may begin with."""


def _qualifier_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    mark = _MARKS.get(tokens[at].key)
    if mark is not None:
        if mark in {"more_than", LESS_THAN} and at + 1 < len(tokens) and tokens[at + 1].key == "=":
            return ("at_least" if mark == "more_than" else "up_to"), at + 2
        return mark, at + 1
    handed = at > 0 and tokens[at].key == "over" and tokens[at - 1].key in _HANDED
    found = None if handed else longest_phrase(BEFORE, tokens, at)
    if found is None:
        if tokens[at].key in WITH and at + 1 < len(tokens) and tokens[at + 1].key in ROUND:
            return "about", at + 1
        return None
    name, after = found
    while after < len(tokens) and (tokens[after].key in TAILS or _ends_short(tokens, after)):
        after += 1
    return name, after


def _ends_short(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a full stop ends a shortened word before it: "min. 30 lorries"."""
    return tokens[at].text == "." and tokens[at - 1].key in _SHORT and tokens[at - 1].end == tokens[at].start


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
    return Count(UNKNOWN, start, at)


def _either_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "не то 17, не то 18", "чи то сорок, чи п'ятдесят", "either 5 or 6"."""
    opener = longest_phrase(EITHER, tokens, at)
    if opener is None:
        return None
    low = number_at(tokens, opener[1])
    if low is None or low.value is None:
        return None
    at = low.after + (low.after < len(tokens) and tokens[low.after].text == ",")
    joint = longest_phrase(EITHER, tokens, at)
    high = number_at(tokens, joint[1]) if joint is not None else None
    if high is None or high.value is None or high.value <= low.value:
        return None
    return Number(low.value, high.after, high.value)


def _spread_at(tokens: Sequence[Token], at: int) -> Number | None:
    """Read "from 10 to 15", "between 30 and 40", "от двадцати до тридцати", "не то 17, не то 18"."""
    key = tokens[at].key if at < len(tokens) else ""
    either = _either_at(tokens, at) if key in EITHER else None
    if either is not None or key not in BETWEEN:
        return either
    joints = BETWEEN[key]
    low = number_at(tokens, at + 1)
    if low is None or low.value is None or low.after >= len(tokens) or tokens[low.after].key not in joints:
        return None
    high = number_at(tokens, low.after + 1)
    if high is None or high.value is None or high.value <= low.value:
        return None
    return Number(low.value, high.after, high.value)


def _upper_end(tokens: Sequence[Token], low: Number) -> tuple[int | None, int, bool]:
    """Return the upper end of "30-40", "two or three", "90, maybe more than 100" and the token behind it.

    The third value tells that words set the end, which bounds even an "at least".
    """
    at = low.after
    if at >= len(tokens) or low.value is None:
        return None, at, False
    hinge = longest_phrase(HINGES, tokens, at)
    if tokens[at].key in _DASHES:
        behind = at + 1
        if behind < len(tokens) and tokens[at - 1].kind == "word" and tokens[behind].kind == "number":
            return None, at, False  # "ещё одна — 20 машин"
    elif hinge is not None:
        behind = hinge[1]
        behind += behind < len(tokens) and tokens[behind].text == ","
        more = longest_phrase(BEFORE, tokens, behind)
        behind = more[1] if more is not None else behind
    else:
        return None, at, False
    high = number_at(tokens, behind)
    if high is None or high.value is None:
        return None, at, False
    value = high.value
    if low.value < LARGEST and value >= 1000 and low.value < value / 100 and tokens[at].key in _DASHES:
        scaled = low.value * 1000
        return (value, high.after, False) if scaled >= value else (None, at, False)
    return (value, high.after, hinge is not None) if value > low.value else (None, at, False)


def _top_behind(tokens: Sequence[Token], low: int, at: int) -> tuple[int, int] | None:
    """Return the upper bound told behind a lower one, and the token behind: "no fewer than 3 and no more than 5"."""
    at += at < len(tokens) and tokens[at].text == ","
    if at >= len(tokens) or tokens[at].key not in _BUT:
        return None
    bound = _qualifier_at(tokens, at + 1) if at + 1 < len(tokens) else None
    if bound is None or bound[0] not in {"up_to", LESS_THAN}:
        return None
    high = number_at(tokens, bound[1])
    if high is None or high.value is None:
        return None
    value = high.value - (bound[0] == LESS_THAN)
    return (value, high.after) if value > low else None


def interval_of(low: int | None, high: int | None, qualifier: str | None) -> Interval:
    """Return the interval that a number, its upper end if it has one, and a word that qualifies it say together."""
    if low is None:
        return UNKNOWN
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
