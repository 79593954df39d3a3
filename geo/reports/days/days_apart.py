"""Read days counted from the one told before: "two days earlier", "за два дня до этого", "трыма днямі пазней", "через пять дней"."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geo.reports.days.mention import DateMention
from geo.reports.numbers.words import COLLECTIVES, UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_SPANS = dict.fromkeys(
    "day days день дня дней днями дні днів дзень дзен днямі сутки суток сутками доби діб добами сутак суткі суткамі".split(), 1
) | dict.fromkeys(
    "week weeks неделю недели недель неделями тиждень тижні тижнів тижнями тыдзень тыдні тыдняў тыднямі".split(), 7
)  # fmt: skip
_EARLIER = frozenset("earlier previously beforehand ранее раньше раніше раней прежде".split())
_LATER = frozenset("later afterwards позже позднее спустя пізніше згодом потому пазней".split())
_BEFORE = frozenset("до да перед перад before".split())
_BEHIND = frozenset("после після пасля по after".split())
_THAT = frozenset("этого того гэтага таго цього этим тим тем цим гэтым тым тому that this".split())
_LEADS = frozenset("через праз цераз спустя".split())
"""Before a number of days these alone count onwards."""
_OPENERS = _LEADS | frozenset("за a an".split())
_EVES = frozenset({"накануне", "напередодні", "напярэдадні"})
_EVE_REACH = 25
_LONGEST = 3


def days_apart(tokens: Sequence[Token], at: int) -> DateMention | None:
    """Return the days that are told by how far they lie from the day told before, which the caller knows of."""
    lead = tokens[at].key if tokens[at].key in _OPENERS else ""
    number = _number(tokens, at + bool(lead))
    if number is None or number[1] >= len(tokens):
        return None
    value, span = number
    length = _SPANS.get(tokens[span].key)
    if length is None or not value:
        return None
    sign, after = _direction(tokens, span + 1)
    if not sign and lead in _LEADS:
        sign = 1
    if not sign:
        return None
    days = sign * value * length
    return DateMention(at, after, "before", (days,), (days,))


def on_the_eve(tokens: Sequence[Token], mention: DateMention, found: Sequence[DateMention]) -> DateMention:
    """Count "накануне" from the day told shortly before it, not from the published one: "22 января ушли 600, накануне — 250"."""
    if tokens[mention.first].key not in _EVES or mention.kind != "shift" or mention.after != mention.first + 1:
        return mention
    told = [each for each in found if each.kind != "part"]
    if not told or told[-1].kind not in {"day", "weekday"} or mention.first - told[-1].after > _EVE_REACH:
        return mention
    return mention._replace(kind="before")


def without_named_eves(tokens: Sequence[Token], found: list[DateMention]) -> list[DateMention]:
    """Leave out an eve whose day is named right behind it: "Накануне, 20 января, ..."."""
    named = {
        id(eve)
        for eve, day in itertools.pairwise(found)
        if tokens[eve.first].key in _EVES and day.kind == "day" and _are_apposed(tokens, eve.after, day.first)
    }
    return [each for each in found if id(each) not in named] if named else found


def _are_apposed(tokens: Sequence[Token], first: int, after: int) -> bool:
    return all(tokens[at].text in {",", "("} for at in range(first, after)) and after - first <= 1


def _number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    if at >= len(tokens):
        return None
    key = tokens[at].key
    if tokens[at].kind == "number":
        return (int(key), at + 1) if key.isdecimal() and len(key) < _LONGEST else None
    value = UNITS.get(key) or COLLECTIVES.get(key)
    return (value, at + 1) if value else None


def _direction(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Return which way from the day told before, 0 for none, and the token behind the words that say so."""
    if at >= len(tokens):
        return 0, at
    key = tokens[at].key
    for sign, adverbs, prepositions in ((-1, _EARLIER, _BEFORE), (1, _LATER, _BEHIND)):
        if key in adverbs:
            return sign, at + 1
        if key in prepositions:
            that = at + 1 < len(tokens) and tokens[at + 1].key in _THAT
            closed = key.isascii() and (at + 1 >= len(tokens) or tokens[at + 1].kind == "mark")
            if that or closed:
                return sign, at + 1 + that
    return 0, at
