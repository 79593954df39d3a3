"""Tell where something was last seen or came to, by the first convention of the annotation rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.model import PlaceKind
from geo.reports.text.joining import AND

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.events.event import Event
    from geo.reports.toponyms.mention import PlaceMention

TOWARD = frozenset(
    """
    toward towards direction heading headings headed of bound route way destined
    бік бок сторону напрямку напрямі напрамку направлении кірунку накірунку направление напрямок кірунак
    назначения призначення прызначэння конечная кінцева канцавая terminus destination stop
    курсом курс курсам направлением напрямком напрямкам кірункам к ко
    """.split()
)
"""The last word of what is said before a mere direction of travel."""


_THROUGH = frozenset({"через", "праз", "цераз", "through", "via"})
"""Behind what was left, these name where the border was crossed, if a country is told as the goal."""


class Sides(NamedTuple):
    """The places of an event by what was said before each: from, to, seen at, by way of, nothing."""

    origin: PlaceMention | None
    target: PlaceMention | None
    seen: Sequence[PlaceMention]
    via: Sequence[PlaceMention]
    loose: Sequence[PlaceMention]


def place_of(event: Event, sides: Sides, earlier: PlaceMention | None) -> PlaceMention | None:
    """Return where what an event tells of was last; `earlier` is where the event before was.

    An arrival or a sighting comes first, then the last place passed, then the place left, where leaving is what is told,
    then where it went. A mere direction of travel is no place.
    """
    origin, target, seen, via, loose = sides
    spots = [place for place in seen if not place.wide]
    arrived = "arrive" in event.actions
    if arrived and (not spots or _came_after(event, spots[-1], target)):
        place = _arrived_at(event, target, via)
        if place is not None:
            return place
    if spots:
        last = _last_of(event, spots)
        passed = [
            place
            for place in via
            if not place.wide and _is_later(event, last, place) and not (arrived and _is_how_it_came(event, place))
        ]
        return passed[-1] if passed else last
    if seen and seen[-1].heading and not arrived:
        return seen[-1]
    if seen and origin is not None and not arrived and "seen" in event.actions and _is_later(event, origin, seen[-1]):
        return seen[-1]  # "4 Мі-8 з Мачулішчаў; 13:05 бачылі над Магілёўскай вобласцю"
    place = _on_the_way(event, sides)
    if place is not None:
        return place
    elliptic = any(group.elliptic for group in event.groups) and earlier is not None and not earlier.wide
    if target is not None and is_direction(event, target) and (origin is None or (origin.wide and elliptic)):
        return _first(seen[-1:], via[-1:]) or _alone(event, loose) or earlier
    if target is not None and not (target.wide and seen):
        return target
    if seen or target is not None or via:
        return _first(seen[-1:], [target] if target is not None else [], via[-1:])
    alone = _alone(event, loose)
    if arrived and (alone or earlier) is not None:
        return alone or earlier
    return origin or alone


def pick(places: Sequence[PlaceMention], *, last: bool) -> PlaceMention | None:
    """Return a spot rather than an area; of several spots the first or the last told."""
    chosen = [place for place in places if not place.wide] or places
    if not chosen:
        return None
    return chosen[-1] if last else chosen[0]


def is_heading(place: PlaceMention) -> bool:
    """Tell whether a place is only the direction of travel: "towards Homel", "у бік Гомеля", "к Глубокому"."""
    return place.said in TOWARD or place.ahead


def is_direction(event: Event, place: PlaceMention) -> bool:
    """Tell whether a place is only gone towards: "towards Homel", or "на Гомель" where no arrival is told."""
    arrives = "arrive" in event.actions and not event.has("via")
    onward = place.role == "to" and place.said == "на" and place.kind is None and not arrives
    return is_heading(place) or onward


def _first(*lists: Sequence[PlaceMention]) -> PlaceMention | None:
    return next((place for places in lists for place in places), None)


def _last_of(event: Event, spots: Sequence[PlaceMention]) -> PlaceMention:
    """Return the last spot told, the first where both are one sighting: "у Сеньковки и в районе Вильчи"."""
    last = spots[-1]
    for before in reversed(spots[:-1]):
        between = [event.word_at(at) for at in range(before.extent, last.lead)]
        if len(between) != 1 or not (between[0] in AND or (between == [","] and last is not spots[-1])):
            break
        last = before  # "над Камарынам, Брагінам і Рэчыцай"
    return last


def _on_the_way(event: Event, sides: Sides) -> PlaceMention | None:
    """Return where it was on its way: left from, passed, or, with a mere heading told, left behind."""
    origin, target = sides.origin, sides.target
    departs = "depart" in event.actions and "arrive" not in event.actions
    left = [place for place in event.places if place.role == "from" and not place.wide and not place.speaker]
    crossed = [place for place in sides.via if not place.wide or "cross" in event.actions]
    over = bool(crossed) and crossed[-1].said in _THROUGH and target is not None and target.wide and not target.border
    later = over or (bool(crossed) and origin is not None and _is_later(event, origin, crossed[-1]))
    if departs and origin is not None and not origin.wide and not later:
        return left[-1] if len(left) > 1 else origin
    if crossed:
        return crossed[-1]
    sender = origin is not None and not origin.role  # "Latvia sent 60 guards to Silene"
    if departs and origin is not None and not (sender and target is not None and not target.wide):
        return origin
    if target is None or not is_heading(target):
        land = target is not None and target.wide and target.hit is not None and target.hit.kind is PlaceKind.COUNTRY
        abroad = land and "arrive" not in event.actions
        return origin if abroad and origin is not None and not origin.wide else None
    if sides.via and target.wide:
        return sides.via[-1]
    goals = [place for place in event.places if place.role == "to" and place is not target and not place.border]
    reached = [place for place in goals if not is_heading(place)]
    if reached:
        return reached[-1]
    return origin if origin is not None and not origin.wide else None


def _is_later(event: Event, first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether the second place is told in a later clause than the first."""
    holding = [
        number for place in (first, second) for number, clause in enumerate(event.clauses) if place in clause.places
    ]
    return len(holding) > 1 and holding[0] < holding[1]


def _came_after(event: Event, spot: PlaceMention, target: PlaceMention | None) -> bool:
    """Tell whether a later clause says where what was seen somewhere arrived: "перасекла мяжу ў Крэве і дабралася да Ліды"."""
    if target is None or target.wide or is_direction(event, target) or not _is_later(event, spot, target):
        return False
    return any("arrive" in clause.kinds() and target in clause.places for clause in event.clauses)


def _is_how_it_came(event: Event, passed: PlaceMention) -> bool:
    """Tell whether a place is on the way from where it came, told behind its arrival: "having come from Pskov via Orsha"."""
    return any(
        passed in clause.places and any(place.role == "from" for place in clause.places) for clause in event.clauses[1:]
    )


def _arrived_at(event: Event, target: PlaceMention | None, via: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return where an arrival came to: the place told with its own verb, before those of later legs."""
    arrival = _arrival(event)
    heading = target is not None and is_direction(event, target)
    passed = [place for place in via if not place.wide]
    if passed and _is_coming(event):
        return passed[-1]
    goal = arrival or target
    if goal is not None and goal.wide and passed:
        return passed[-1]
    if arrival is not None and (heading or not (arrival.wide and target is not None and not target.wide)):
        return arrival
    if arrival is None and passed and len(event.clauses) > 1:
        return passed[-1]
    return target if not heading else None


def _is_coming(event: Event) -> bool:
    """Tell whether an arrival goes on: "вяртаецца ў Пінск: шэсць машын ужо мінулі Іванава"."""
    cues = [cue for clause in event.clauses for _, cue in clause.actions]
    told = [cue.tense for cue in cues if cue.kind == "arrive"]
    return bool(told) and set(told) == {"present"} and any(cue.tense == "past" for cue in cues)


def _arrival(event: Event) -> PlaceMention | None:
    """Return the place told with the verb of arrival itself, not one of a later leg."""
    for clause in event.clauses:
        if any(cue.kind == "arrive" for _, cue in clause.actions):
            told = [
                place for place in clause.places
                if place.role in {"to", "at", "on"} and not (place.border or place.speaker or is_direction(event, place))
            ]  # fmt: skip
            return pick(told, last=False)
    return None


def _alone(event: Event, loose: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return a spot named without a word of its role, in the clause that names what moved."""
    told = {id(place) for clause in event.clauses[:1] for place in clause.places}
    spots = [place for place in loose if not place.wide and (place.hit is not None or place.kind is not None)]
    inside = [place for place in spots if id(place) in told and not (event.actions and place.power)]
    return next(iter(inside or ([] if event.actions else spots)), None)
