"""Read what a sentence says was in the column or train told before: "At least 60 vehicles were seen in the convoy"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_IN = frozenset("in within в у ў".split())
_THE = frozenset("the this that этой той цій тій гэтай той самой".split())
_HOLDS = (
    "consist", "includ", "compris", "contain", "number", "made", "составля", "состоит", "состоял", "насчитыва", "склада", "налічва", "нараховує",
)  # fmt: skip
_SEEN = frozenset({"seen", "be"})


def tells_inside(clause: Clause, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause counts what the column or train of the sentence before held: "in the convoy", "it includes"."""
    carriers = [group for group in last.groups if group.gathers]
    if (
        len(carriers) != 1
        or carriers[0].counted
        or clause.sentence - last.sentence != 1
        or clause.dates
        or clause.places
    ):
        return False
    named = [group for group in clause.groups if group.gathers and not group.counted]
    if len(named) != 1 or not clause.kinds() <= _SEEN or not any(group.counted for group in clause.groups):
        return False
    return carriers[0].kind.id == named[0].kind.id and _is_the_one(named[0], clause, tokens)


def _is_the_one(group: Group, clause: Clause, tokens: Sequence[Token]) -> bool:
    at = group.span[0]
    while at > clause.first and tokens[at - 1].key in _THE:
        at -= 1
    if at == group.span[0] and group.word[:1].isascii():
        return False  # "in a convoy"
    if at > clause.first and tokens[at - 1].key in _IN:
        return True
    behind = tokens[group.span[1]].key if group.span[1] < clause.after else ""
    return at == clause.first and behind.startswith(_HOLDS)


def take_inside(clause: Clause, last: Event) -> None:
    """Give the event what its column held, counted, in place of the kinds that were only named."""
    told = [group for group in clause.groups if not group.gathers]
    loose = [group for group in last.groups if not (group.gathers or group.counted)]
    if len(told) == 1 and len(loose) == 1 and told[0].kind.id == "vehicle" and loose[0].kind.unit == "vehicle":
        loose[0].count, loose[0].count_span = told[0].count, told[0].count_span
        told = loose
    last.groups = [*(group for group in last.groups if group not in loose), *told]
    last.take(clause, aside=True)
    last.sentence = clause.sentence
