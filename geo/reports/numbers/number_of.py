"""Read how many there are where "the number of" them is told by a verb: "число вагонов превысило 120"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Interval, Qualifier
from geo.reports.numbers.counts import Count, count_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

NUMBER_OF = ("число", "количеств", "численност", "кількіст", "чисельніст", "колькасц", "number")
_OF = frozenset({"of", "the"})
_EXCEEDS = ("превы", "перевищ", "перавыс", "перавыш", "перевалил", "перевалі", "exceed", "topped", "passed")
_EQUALS = (
    "numbers",
    "numbered",
    "totals",
    "totalled",
    "состав",
    "достиг",
    "дошл",
    "склал",
    "склад",
    "становил",
    "досягл",
    "сягнул",
    "reached",
)
_WHOLE_WORDS = frozenset({"is", "are", "was", "were", "came"})
_IN = frozenset({"in", "в", "у"})
_IS_HELD = frozenset("believed estimated thought said reported understood put".split())
_INFINITIVES = frozenset("number be total reach exceed at".split())
_LONGEST_ASIDE = 4
_TO = frozenset({"за", "до", "да", "to"})


def number_of(tokens: Sequence[Token], first: int, at: int, after: int) -> Count | None:
    """Return the number that a verb at token `at` gives to the noun that starts at `first`, None where it gives none."""
    noun = first - 1
    while noun > 0 and tokens[noun].key in _OF:
        noun -= 1
    if noun < 0 or at + 1 >= after or not tokens[noun].key.startswith(NUMBER_OF):
        return None
    at = _past_whole(tokens, at, after)
    verb = tokens[at].key
    exceeds = verb.startswith(_EXCEEDS)
    if not (exceeds or verb.startswith(_EQUALS) or verb in _WHOLE_WORDS):
        return None
    if tokens[at + 1].key in _IS_HELD:
        at = _past_belief(tokens, at + 1, after)
        exceeds = tokens[at].key == "exceed"
    if at + 1 >= after:
        return None
    start = at + 1 + (tokens[at + 1].key in _TO)
    count = count_at(tokens, start) if start < after else None
    if count is None or count.after > after or count.interval.count_min is None:
        return None
    if not exceeds:
        return count
    more = Interval(count_min=count.interval.count_min + 1, count_max=None, count_qualifier=Qualifier.MORE_THAN)
    return count._replace(interval=more)


def _past_whole(tokens: Sequence[Token], at: int, after: int) -> int:
    """Return the verb behind what the things are in: "the number of vehicles in the convoy | is", "у калоне"."""
    if tokens[at].key not in _IN:
        return at
    for each in range(at + 2, min(after - 1, at + _LONGEST_ASIDE)):
        if tokens[each].key in _WHOLE_WORDS or tokens[each].key.startswith((*_EXCEEDS, *_EQUALS)):
            return each
    return at


def _past_belief(tokens: Sequence[Token], at: int, after: int) -> int:
    """Return the last word of "is believed to number", "is put at", said at token `at`."""
    end = at + 1
    while end < after and tokens[end].key in _INFINITIVES | _TO:
        end += 1
    return end - 1
