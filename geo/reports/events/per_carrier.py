"""Count what is told of each of several carriers: "18 платформ, на кожній по дві БМП" are 36 BMPs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import Qualifier
from geo.reports.numbers.counts import count_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Interval
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_EACH = frozenset(
    """
    each apiece каждой каждом каждого каждому каждая каждый каждое
    кожній кожної кожному кожного кожна кожний кожне кожнай кожным кожнага кожная кожны кожнае кожен
    """.split()
)
_ON = frozenset("на у в із з с со on in of".split())
_SO_MANY_EACH = frozenset({"по", "па"})
_ONE_EACH = _SO_MANY_EACH | {"—", "–"}
_BEFORE, _BEHIND = 4, 3
"""So many tokens before a number and behind its noun stands what says that it holds of each."""
_JOINED = 2
_LIST = 9
_WITH = frozenset({"with", "carrying", "bringing", "с", "со", "з", "із"})
_SHARED_OUT = frozenset({"по", "па", "of"})
_HAULERS = frozenset({"tank_transporter", "trailer", "flatcar"})
_SEATING = frozenset({"train", "transport_aircraft", "helicopter"})
"""Classes of what carries so many people that those in each are told of for themselves; of buses nobody counts on."""
_LOADS = frozenset({"vehicle", "system", "aircraft", "wagon"})


def count_on_each(groups: list[Group], event: Event, tokens: Sequence[Token]) -> list[Group]:
    """Multiply what stands on each of the counted wagons before it; what is told of each of other things is no number of its own."""
    kept: list[Group] = []
    carrier: Group | None = None
    shared: Group | None = None
    if event.such is not None and groups and _each_brought(groups[0], tokens):
        carrier = next((group for group in reversed(event.such.groups) if group.counted), None)
    groups = _so_many_to_a(groups, tokens)
    for number, group in enumerate(_parted_among(groups, tokens)):
        if carrier is not None and not group.counted and _stands_on_each(group, carrier, tokens):
            group.count = carrier.count
            kept.append(group)
            continue
        if shared is not None and group.elliptic and group.kind is shared.kind:
            continue  # "three convoys of 15, the first from Klintsy, ..." are told by their vehicles
        told = group.counted and not group.elliptic
        start = carrier.span[1] if carrier is not None and carrier in groups else 0
        if told and (_is_of_each(group, start, tokens) or _is_shared_out(group, carrier, groups[number + 1 :], tokens)):
            several = sum(other.counted and carrier is not None and other.kind is carrier.kind for other in kept) > 1
            seated = carrier is not None and _sits_in_each(group, carrier, tokens)
            if carrier is None or several or not _multiply(group, carrier, seated=seated):
                continue
            if carrier.gathers and carrier in kept:
                kept.remove(carrier)  # its contents are counted
                shared = carrier
        elif told:
            carrier = group
        kept.append(group)
    return kept


def _stands_on_each(group: Group, carrier: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether one thing is told of each of the low-loaders or flatcars before it: "на кожным па Т-72"."""
    carries = (carrier.kind.id in _HAULERS or carrier.kind.equipment_class == "truck") and group.kind.unit in _LOADS
    first = group.span[0]
    by = first > 0 and (tokens[first - 1].key in _ONE_EACH or _says_each(tokens, first - 1))
    return carries and by and any(_says_each(tokens, at) for at in range(carrier.span[1], first))


def _parted_among(groups: list[Group], tokens: Sequence[Token]) -> list[Group]:
    """Multiply "по дев'ять машин у трьох колонах" by the columns behind it."""
    for number, group in enumerate(groups[:-1]):
        carrier = groups[number + 1]
        between = [tokens[at].key for at in range(group.span[1], carrier.lead)]
        shared = group.lead > 0 and tokens[group.lead - 1].key in _SO_MANY_EACH and len(between) == 1
        if shared and between[0] in _ON and carrier.gathers and carrier.counted and _multiply(group, carrier):
            return [*groups[: number + 1], *groups[number + 2 :]]
    return groups


def _so_many_to_a(groups: list[Group], tokens: Sequence[Token]) -> list[Group]:
    """Count "eleven wagons carrying T-72s, at least three to a wagon": so many of what is not counted on each carrier."""
    for number, group in enumerate(groups):
        said = None if group.counted or number < _JOINED else _number_before(group, tokens)
        if said is None or group.kind.unit not in _LOADS:
            continue
        carrier = next(
            (other for other in groups[:number] if other.counted and other.kind.unit == group.kind.unit), None
        )
        load = next((other for other in reversed(groups[:number]) if not other.counted and not other.elliptic), None)
        if carrier is None or load is None:
            continue
        load.count = said
        if _multiply(load, carrier):
            return [other for other in groups if other is not group]
        load.count = None
    return groups


def _number_before(group: Group, tokens: Sequence[Token]) -> Interval | None:
    """Return the number of "three to a wagon", "two per flatcar"."""
    to = group.span[0] - 1
    to -= to > 0 and tokens[to].key in {"a", "an", "each", "every"}
    if to < 1 or tokens[to].key not in {"to", "per"} or (tokens[to].key == "to" and to == group.span[0] - 1):
        return None
    for at in range(max(0, to - _BEFORE), to):
        count = count_at(tokens, at)
        if count is not None and count.after == to:
            return count.interval
    return None


def _is_of_each(group: Group, start: int, tokens: Sequence[Token]) -> bool:
    """Tell whether "on each", "на кожній" stands beside a number: right before it, or closing its clause."""
    first, after = group.lead, group.span[1]
    if first - 1 == start > 0 and tokens[start].key in _SO_MANY_EACH:
        return True  # "три колонны по 15 машин"
    if _EACH.isdisjoint([token.key for token in tokens[max(0, first - _LIST) : after + _BEHIND]]):
        return False
    if _each_brought(group, tokens):
        return True
    if any(_says_each(tokens, at) for at in range(max(start, first - _BEFORE), first)) or _opens_each(
        first, start, tokens
    ):
        return True
    return start > 0 and any(_says_each(tokens, at) for at in range(after, min(len(tokens), after + _BEHIND)))


def _opens_each(first: int, start: int, tokens: Sequence[Token]) -> bool:
    """Tell whether "each with" opens a list that the number goes on: "each with two crews and some forty men"."""
    at = first - 1
    while at > max(start, first - _LIST) and tokens[at].kind != "mark":
        if _says_each(tokens, at) and tokens[at + 1].key in _WITH:
            return True
        at -= 1
    return False


def _is_shared_out(group: Group, carrier: Group | None, behind: Sequence[Group], tokens: Sequence[Token]) -> bool:
    """Tell whether a number right behind carriers holds of each: "два склади по 50 вагонів", "three trains of 20 wagons"."""
    if carrier is None or carrier.count is None or carrier.count.count_min == 1 or group.lead - carrier.span[1] != 1:
        return False
    if behind and behind[0].counted and behind[0].lead - group.span[1] <= _JOINED:
        return False  # "two convoys of about 20 and about 45 vehicles"
    return tokens[group.lead - 1].key in _SHARED_OUT


def _each_brought(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether "each" is who brought so many: "Каждый привёз по две БМД"."""
    first = group.lead
    by = first > 0 and tokens[first - 1].key in _SO_MANY_EACH
    near = range(max(1, first - _BEFORE), first)
    return by and any(tokens[at].key in _EACH and tokens[at - 1].kind == "mark" for at in near)


def _says_each(tokens: Sequence[Token], at: int) -> bool:
    key = tokens[at].key
    return key in {"each", "apiece"} or (key in _EACH and at > 0 and tokens[at - 1].key in _ON)


def _sits_in_each(group: Group, carrier: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether so many people came in each of the trains or aircraft before them: "3 эшелона, в каждом по 300 солдат"."""
    seats = carrier.kind.equipment_class in _SEATING
    return seats and group.kind.unit == "person" and group.lead > 0 and tokens[group.lead - 1].key in _SO_MANY_EACH


def _multiply(group: Group, carrier: Group, *, seated: bool = False) -> bool:
    """Give a group so many times its number as there are wagons; False where it is not so told."""
    number, times = group.count, carrier.count
    hauls = carrier.kind.id in _HAULERS
    loads = (
        (carrier.kind.unit in {"wagon", "aircraft"} or carrier.gathers or hauls)
        and (group.kind.unit != carrier.kind.unit or hauls)
        and group.kind.unit in _LOADS
    )
    if not (loads or seated) or number is None or times is None:
        return False
    lows, highs = (number.count_min, times.count_min), (number.count_max, times.count_max)
    low = None if None in lows else (lows[0] or 0) * (lows[1] or 0)
    high = None if None in highs else (highs[0] or 0) * (highs[1] or 0)
    said = number if number.count_qualifier is not Qualifier.EXACT else times
    group.count = replace(number, count_min=low, count_max=high, count_qualifier=said.count_qualifier)
    return True
