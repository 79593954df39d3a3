"""Tell what only leads in to what is told behind it: trains told one by one, news told in general first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.grammar import is_mass
from geo.reports.text.joining import ANOTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group

_FIRST_OF = frozenset(
    "один одна одну первый первая первую адзін адна першы першая один одна перший перша one first".split()
)
_LISTED = 2
_GENERAL = frozenset(
    {"vehicle", "personnel", "train", "convoy", "armoured", "unit_bn", "air", "truck", "artillery", "gun"}
)
_RUNNING = frozenset({"fighter", "helicopter", "tank", "artillery", "transport", "bomber"})
"""Of these nothing is told either by what goes on in general: "Russia keeps rotating its fighters. On Monday ..."."""
_MORE = frozenset({"another", "too", "then", "return", "negation"})
_ITS = frozenset({"its", "their", "его", "її", "яго", "их", "їхні", "іх"})


def is_told_apart(event: Event, behind: Sequence[Event]) -> bool:
    """Tell whether trains or columns counted here are told one by one next: "два эшелона: один с 24 Т-62, другой ..."."""
    if not event.groups or not all(group.gathers and group.counted for group in event.groups):
        return False
    following = [other for other in behind[:1] if other.block == event.block and other.clauses]
    if not following or following[0].sentence - event.sentence > 1:
        return False
    first = following[0].clauses[0].first
    if following[0].tokens[first].key in ANOTHER:
        return False  # "two trains left for Pinsk, one more came to Lida"
    least = min(group.count.count_min or _LISTED for group in event.groups if group.count is not None)
    if least > _LISTED and len([other for other in behind if other.sentence == following[0].sentence]) < _LISTED:
        return False  # "three trains; one, 52 wagons, turned off": of the others nothing more is told
    return bool(_FIRST_OF & {following[0].tokens[at].key for at in (first, first + 1)})


def is_lead_in(event: Event, behind: Sequence[Event]) -> bool:
    """Tell whether an event only leads in to what is told next: "Trains keep coming. Yesterday one with 28 BMPs ..."."""
    general = _GENERAL | _RUNNING | _kinds_counted(event, behind[:1]) if event.tense == "present" else _GENERAL
    if _is_looked_into(event, behind) or _owns_next(event, behind):
        return True
    if any(group.counted or group.single or group.kind.id not in general for group in event.groups):
        return False
    if any(group.one and not is_mass(group.word) for group in event.groups):
        return False
    if any(not place.wide for place in event.places) or event.dates:
        return False
    telling = [other for other in behind if other.block == event.block and other.sentence - event.sentence <= 1]
    running = any(group.kind.id in _RUNNING for group in event.groups)
    return any(group.counted or (running and group.single) for other in telling for group in other.groups)


def is_headline(group: Group, later: Sequence[Group], event: Event) -> bool:
    """Tell whether people are only the news that a colon opens: "Вагнеровцы уезжают: 12 сентября в Россию проследовали восемь автобусов"."""
    if group.counted or group.single or group.kind.unit != "person":
        return False
    counted = next((other for other in later if other.counted and other.kind.unit != "person"), None)
    if counted is None:
        return False
    colon = next((at for at in range(group.span[1], counted.lead) if event.word_at(at) == ":"), None)
    if colon is None or any(place.first < colon and not place.wide for place in event.places):
        return False
    said = [at for clause in event.clauses for at, _ in clause.actions]
    return any(at > colon for at in said) and any(at < colon for at in said)


def _kinds_counted(event: Event, told: Sequence[Event]) -> set[str]:
    """Return the kinds of what is counted behind: "Su-25s keep coming. Seventeen touched down on Thursday"."""
    counted = [group for other in told for group in other.groups if group.counted]
    return {group.kind.id for group in (event.groups if any(each.elliptic for each in counted) else counted)}


def _owns_next(event: Event, behind: Sequence[Event]) -> bool:
    """Tell whether a unit is told of by what it has, counted next: "a battalion entrained, and its 31 BMP-2s came to Mazyr"."""
    following = behind[0] if behind else None
    if following is None or following.block != event.block or following.sentence - event.sentence > 1:
        return False
    if any(group.counted or group.kind.id != "unit_bn" for group in event.groups):
        return False
    return any(
        group.counted and group.kind.unit != "person" and following.word_at(group.lead - 1) in _ITS
        for group in following.groups
    )


def _is_looked_into(event: Event, behind: Sequence[Event]) -> bool:
    """Tell whether the next sentence says what was seen in a column: "Идёт колонна. Вижу двенадцать БТР и санитарку", "Прийшов ешелон. На платформах нарахували 9 САУ"."""
    following = behind[0] if behind else None
    if following is None or following.block != event.block or following.sentence - event.sentence != 1:
        return False
    holding = {"convoy", "train"} if "aboard" in following.marks else {"convoy"}
    if not all(group.kind.equipment_class in holding and not group.counted for group in event.groups):
        return False
    if following.such is not event or any(group.gathers for group in following.groups):
        return False
    placed = any(not place.speaker for clause in following.clauses for place in clause.places)
    if placed or any(clause.dates for clause in following.clauses):
        return False
    said = set(following.actions)
    if "seen" in said and said <= {"seen", "move"}:
        return any(group.counted for group in following.groups)
    return said == {"move"} and not following.marks & _MORE and all(_is_some_of_it(group) for group in following.groups)


def _is_some_of_it(group: Group) -> bool:
    """Tell whether several vehicles are told of, as a column is made of."""
    many = group.counted or group.one is False
    return many and group.kind.unit in {"vehicle", "system"} and group.kind.id != "vehicle"
