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
    "consist", "includ", "compris",  "contain", "number", "made", "составля", "состоит", "состоял", "насчитыва", "склада", "налічва", "нараховує",
)  # fmt: skip
_SEEN = frozenset({"seen", "be"})
_REACH = 6
"""So many of the events told last may be the one whose column is told of."""
_DEFINITE = frozenset("the this that its эта этой этом эту это ця цій цю цей цьому гэта гэтай гэтую гэты гэтым".split())
_WITHIN = frozenset("в во у ў складі складзе составе in".split())
_NOT_SO = frozenset({"future", "negation", "history", "another", "wreck"})


def tells_inside(clause: Clause, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause counts what the column or train of the sentence before held: "in the convoy", "it includes"."""
    if clause.dates or clause.places or not 0 <= clause.sentence - last.sentence <= 1:
        return False
    if _lists_equipment(clause, last, tokens):
        return True
    carriers = [group for group in last.groups if group.gathers]
    if len(carriers) != 1 or carriers[0].counted:
        return False
    named = [group for group in clause.groups if group.gathers and not group.counted]
    if len(named) != 1 or not clause.kinds() <= _SEEN or not any(group.counted for group in clause.groups):
        return False
    return carriers[0].kind.id == named[0].kind.id and _is_the_one(named[0], clause, tokens)


def _lists_equipment(clause: Clause, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause says what the equipment told before was: "The equipment includes trucks and howitzers"."""
    first, *rest = clause.groups
    told = any(group.kind.id == "vehicle" and not group.counted for group in last.groups)
    if not (told and rest) or first.kind.id != "vehicle" or first.counted or clause.kinds() - _SEEN:
        return False
    behind = tokens[first.span[1]].key if first.span[1] < clause.after else ""
    opens = first.span[0] - clause.first <= 1 and tokens[clause.first].key in _THE
    return opens and behind.startswith(_HOLDS)


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


def _is_of_all(kind: Group, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether the whole column was of a kind, not only with some of it: "a column of trucks", "колонна грузовиков"."""
    carrier = next((group for group in last.groups if group.gathers), None)
    if carrier is None or kind.kind.unit != "vehicle":
        return False
    between = {tokens[at].key for at in range(carrier.span[1], kind.lead)}
    return "of" in between or not between


def take_inside(clause: Clause, last: Event, tokens: Sequence[Token]) -> None:
    """Give the event what its column held, counted, in place of the kinds that were only named."""
    told = [group for group in clause.groups if not group.gathers]
    if len(told) > 1 and told[0].kind.id == "vehicle" and not told[0].counted:
        told = told[1:]
    loose = [group for group in last.groups if not (group.gathers or group.counted)]
    if len(told) == 1 and len(loose) == 1 and told[0].kind.id == "vehicle" and _is_of_all(loose[0], last, tokens):
        loose[0].count, loose[0].count_span = told[0].count, told[0].count_span
        told = loose
    last.groups = [*(group for group in last.groups if group not in loose), *told]
    last.take(clause, aside=True)
    last.sentence = clause.sentence


def event_holding(clause: Clause, events: Sequence[Event], tokens: Sequence[Token]) -> Event | None:
    """Return the event whose train or column a clause tells the contents of, None where it tells of no such thing.

    The clause has no place and no day of its own; the column is one told of before, by its article or by "in".
    """
    holder = next((group for group in clause.groups if group.gathers and not group.counted), None)
    if holder is None or clause.places or clause.dates or not clause.kinds() <= _SEEN:
        return None
    if clause.marks.keys() & _NOT_SO or not _is_definite(holder, clause, tokens):
        return None
    if not any(group.counted and not group.gathers for group in clause.groups):
        return None
    for event in reversed(events[-_REACH:]):
        if event.tense != "future" and _is_empty_of(event, holder):
            return event
    return None


def _is_definite(holder: Group, clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a column is one told of before: "the convoy", "в колонне", "Колонна состояла из ..."."""
    before = [tokens[at].key for at in range(max(clause.first, holder.span[0] - 3), holder.span[0])]
    if tokens[holder.span[0]].key.isascii():
        return not _DEFINITE.isdisjoint(before)
    return holder.lead == clause.first or not (_DEFINITE | _WITHIN).isdisjoint(before)


def _is_empty_of(event: Event, holder: Group) -> bool:
    """Tell whether an event tells of such a train or column alone, and of no number in it."""
    same = any(group.kind.equipment_class == holder.kind.equipment_class for group in event.groups)
    return same and all(group.gathers and not group.counted for group in event.groups)
