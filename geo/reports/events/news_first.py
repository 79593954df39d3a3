"""Know what news tell in general before they tell it whole: "Fighters were moved to Minsk. On Friday eight Su-34s landed ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.cues import MOVING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group
    from geo.reports.toponyms.mention import PlaceMention

_REACH = 3
"""So many sentences behind, past who says so, is the whole of it."""
_ROWS = 3
_OTHER = frozenset({"another", "too", "history", "negation", "future", "return", "hedge"})
_ON_LAND = frozenset({"vehicle", "system"})
_WARPLANES = frozenset({"fighter", "bomber"})
_OPPOSED = frozenset({"arrive", "depart"})


def is_news_first(event: Event, behind: Sequence[Event], lexicon: Lexicon) -> bool:
    """Tell whether things of no number are told once more right behind, with their number, their type or their place."""
    if event.tense == "future" or event.marks & _OTHER:
        return False
    train = _is_one_train(event)
    if not event.groups or (not train and any(_is_definite(group) for group in event.groups)):
        return False
    before = event
    for other in behind[:_ROWS]:
        if other.block != event.block or not 0 < other.sentence - before.sentence <= _REACH:
            return False
        if other.tense == "future" or other.marks & _OTHER:
            return False
        if _goes_the_same_way(event, other) and _happens_there(event, other):
            if train:
                return _is_same_train(event, other)
            if all(any(_tells_whole(group, told, lexicon) for told in other.groups) for group in event.groups):
                return True
            if _tells_where(event, other):
                return True
        before = other
    return False


def _is_one_train(event: Event) -> bool:
    """Tell whether one train or column is told of, between lands or regions alone."""
    if len(event.groups) != 1 or not event.groups[0].gathers or _spots(event.places):
        return False
    count = event.groups[0].count
    return (count is None or count.count_max == 1) and any(place.role in {"from", "to"} for place in event.places)


def _is_same_train(event: Event, other: Event) -> bool:
    """Tell whether one train is told again with its station: "Из Беларуси ушёл эшелон. Со станции Чепино отправлен эшелон"."""
    same = [group for group in other.groups if group.kind.id == event.groups[0].kind.id]
    one = len(same) == 1 and (same[0].count is None or same[0].count.count_max == 1)
    ways = [{place.role for place in each.places} & {"from", "to"} for each in (event, other)]
    return one and ways[0] <= ways[1] and event.tense == other.tense and bool(_spots(other.places))


def _is_definite(group: Group) -> bool:
    return group.counted or group.single or group.gathers or group.of_them or bool(group.cargo or group.places)


def _tells_whole(group: Group, told: Group, lexicon: Lexicon) -> bool:
    """Tell whether a group of a number is of the kind told without one."""
    if not told.counted or told.of_them or told.gathers:
        return False
    if group.kind.id == "vehicle":
        return told.kind.unit in _ON_LAND
    if group.kind.equipment_class == "fighter" and told.kind.equipment_class in _WARPLANES:
        return group.kind.parent == "air" or group.kind.id == told.kind.id
    return group.kind.id in lexicon.lineage(told.kind)


def _tells_where(event: Event, other: Event) -> bool:
    """Tell whether the same things, again of no number, are told with a spot that was left open."""
    if {group.kind.id for group in event.groups} != {group.kind.id for group in other.groups}:
        return False
    if any(group.counted or group.single for group in other.groups):
        return False
    return not _spots(event.places) and bool(_spots(other.places))


def _spots(places: Iterable[PlaceMention]) -> list[PlaceMention]:
    return [place for place in places if not (place.wide or place.border or place.speaker or place.pinless)]


def _lands(places: Iterable[PlaceMention]) -> set[str]:
    return {place.country for place in places if place.country and place.role in {"to", "at"}}


def _is_same(place: PlaceMention, other: PlaceMention) -> bool:
    return place.text == other.text or (place.hit is not None and place.hit == other.hit)


def _goes_the_same_way(event: Event, other: Event) -> bool:
    first, second = (MOVING & set(each.actions) for each in (event, other))
    return bool(first and second) and not (first != second and first | second == _OPPOSED)


def _happens_there(event: Event, other: Event) -> bool:
    """Tell whether no spot, land or day of the first is another than those told behind."""
    again = [*other.places, *(place.near for place in other.places if place.near is not None)]
    again += [hint for place in other.places for hint in place.hints]
    if not all(any(_is_same(place, named) for named in again) for place in _spots(event.places)):
        return False
    lands = [_lands(event.places), _lands(again)]
    if lands[0] and lands[1] and lands[0].isdisjoint(lands[1]):
        return False
    return not (event.dates and other.dates)
