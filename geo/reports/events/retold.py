"""Tell news that one report tells twice: first in general, then with its number or its very place, or the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.cues import MOVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.events.event import Event

_NEXT = 2
"""So many events behind another may tell it again."""
_SENTENCES = 3
_OTHER = frozenset(
    {"another", "then", "too", "return", "opposite", "negation", "future", "hedge", "take part", "total"}
)
"""Marks of what tells something else, or the same less surely."""


def mark_retold(events: Sequence[Event]) -> None:
    """Mark as "retold" each event that another one nearby tells with more; that one takes the day and ends it lacks."""
    for number, event in enumerate(events):
        if not _is_plain(event):
            continue
        for other in events[number + 1 : number + 1 + _NEXT]:
            if not _is_plain(other) or not _is_same_news(event, other):
                continue
            if _is_general(event, other):
                event.marks.add("retold")
                other.dates = other.dates or event.dates
                roles = {place.role for place in other.places}
                other.places.extend(place for place in event.places if place.role in {"from", "to"} - roles)
            elif _is_general(other, event):
                other.marks.add("retold")
                event.dates = event.dates or other.dates
            break


def _is_plain(event: Event) -> bool:
    """Tell whether an event tells of one counted thing that moved."""
    told = len(event.groups) <= _NEXT and bool(event.places) and sum(group.counted for group in event.groups) == 1
    own = any(group.places or group.dates or group.elliptic or group.of_them for group in event.groups)
    return told and not own and event.tense != "future" and not event.marks & _OTHER


def _is_same_news(event: Event, other: Event) -> bool:
    first = other.clauses[0]
    if not 0 < first.sentence - event.clauses[0].sentence <= _SENTENCES:
        return False
    if not MOVING & set(event.actions) & set(other.actions) or not _same_days(event, other):
        return False
    counts = [next(group.count for group in each.groups if group.counted) for each in (event, other)]
    kinds = [{group.kind.equipment_class for group in each.groups} for each in (event, other)]
    return counts[0] == counts[1] and not kinds[0].isdisjoint(kinds[1])


def _same_days(event: Event, other: Event) -> bool:
    days = [
        {event.word_at(at) for low, high, _ in each.dates for at in range(low.first, (high or low).after)}
        for each in (event, other)
    ]
    return not (days[0] and days[1]) or days[0] == days[1]


def _is_general(event: Event, other: Event) -> bool:
    """Tell whether an event names no spot, but countries or areas, where the other names a spot or the same ones."""
    named = {place.text for place in other.places}
    spot = any(not place.wide for place in other.places)
    return all(place.wide and (spot or place.text in named) for place in event.places)
