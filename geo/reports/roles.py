"""Choose, of all places an event names, where it came from, where it goes and where it was seen last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.reports.event import Event
    from geo.reports.place_mention import PlaceMention
    from geo.reports.tokens import Token

TOWARD = frozenset(
    {
        "toward",
        "towards",
        "бік",
        "бок",
        "сторону",
        "напрямку",
        "напрямі",
        "напрамку",
        "направлении",
        "кірунку",
        "накірунку",
        "direction",
        "heading",
        "headings",
        "направление",
        "напрямок",
        "кірунак",
        "of",
        "bound",
        "headed",
        "route",
        "way",
        "destined",
        "курсом",
        "курс",
        "курсам",
        "направлением",
        "напрямком",
        "напрямкам",
        "кірункам",
        "к",
        "ко",
    }
)
_SUBJECT_VERBS = frozenset({"move", "depart", "arrive"})


class Roles(NamedTuple):
    """The places of an event by the part they play."""

    origin: PlaceMention | None = None
    place: PlaceMention | None = None
    destination: PlaceMention | None = None
    via: tuple[PlaceMention, ...] = ()
    wide_origin: PlaceMention | None = None
    wide_destination: PlaceMention | None = None


def roles_of(event: Event, known: dict[int, Roles], tokens: list[Token], own: Sequence[PlaceMention] = ()) -> Roles:
    """Return the roles of an event's places; `known` holds those of the events before, by identity.

    `own` are places that only one group of the event has.
    """
    told = [*event.places, *own]
    places = [place for place in told if (not place.border or place.role in {"from", "to"}) and not place.speaker]
    if all(_is_direction(event, place) for place in places):
        places += [place for place in told if place.speaker and place.role in {"at", "on"}]
    before = known.get(id(event.such)) if event.such is not None else None
    if before is not None and not places and not event.there and event.seen_at is None:
        return before._replace(via=())
    origins = _with(places, {"from", "between"})
    targets = _with(places, {"to", "between to"})
    seen = _with(places, {"at", "on"}) or _with(places, {"away"})
    via = _with(places, {"via"})
    loose = [place for place in places if not place.role]
    if not event.actions:
        seen = seen or [place for place in loose if not place.wide][:1]
    origin, wide_origin = _pick(origins, last=False), _wide(origins)
    target, wide_target = _pick(targets, last=True), _wide(targets)
    target, seen, origin = _there(event, known, target, seen, origin)
    if event.seen_at is not None and before is not None and origin is None:
        origin = before.place or before.destination
    carried = origin is None and before is not None and _carries_on(event, places)
    if carried and before is not None:
        origin, wide_origin = before.origin, before.wide_origin
    if origin is None:
        origin = _subject(event, loose, tokens)
    if (
        target is None
        and before is not None
        and "too" in event.marks
        and event.such is not None
        and event.such.sentence == event.sentence
    ):
        target = before.destination
    if before is not None:
        target, origin = _returning(event, before, target, origin, seen)
    if event.gapped and before is not None:
        target, seen, origin = _gap(before, target, seen, origin)
    carried = carried and origin is not None
    place = (
        target
        if carried and target is not None and not seen
        else _place(event, origin, target, seen, via, loose, before.place if before is not None else None)
    )
    if place is None and before is not None and origin is None and target is None:
        place = before.place
    if before is not None and any(group.elliptic for group in event.groups):
        wide_target = wide_target or before.wide_destination
    passed = [*via, *(each for each in targets if each is not target and not each.wide and not each.border)]
    return Roles(origin, place, target, tuple(passed), wide_origin, wide_target)


def _returning(
    event: Event, before: Roles, target: PlaceMention | None, origin: PlaceMention | None, seen: list[PlaceMention]
) -> tuple[PlaceMention | None, PlaceMention | None]:
    """Let what leaves again leave from where it had come to, and what returns go back to where it came from."""
    such = event.such
    if such is None or event.sentence - such.sentence > 1:
        return target, origin
    back = "return" in event.marks and target is None and not seen
    if back and before.origin is not None and not before.origin.border:
        target = before.origin
        origin = origin or before.place
    elif (
        "depart" in event.actions and "arrive" in such.actions and origin is None and before.place is not before.origin
    ):
        origin = before.place
    return target, origin


def _gap(
    before: Roles, target: PlaceMention | None, seen: list[PlaceMention], origin: PlaceMention | None
) -> tuple[PlaceMention | None, list[PlaceMention], PlaceMention | None]:
    """Fill in, from the event before, the side that a clause without a verb leaves out."""
    if target is None and not seen:
        target = before.destination
        if target is None and before.place is not None and before.place is not before.origin:
            seen = [before.place]
    if origin is None:
        origin = before.origin
    return target, seen, origin


def _carries_on(event: Event, places: list[PlaceMention]) -> bool:
    """Tell whether the event takes the origin of the one before: the same sentence, "such", "also"."""
    such = event.such
    if such is None:
        return False
    same = such.sentence == event.sentence and not any(place.role in {"from", "at", "on"} for place in places)
    return same or ("such" in event.marks and not any(place.role in {"from", "at", "on"} for place in places))


def _with(places: Iterable[PlaceMention], roles: set[str]) -> list[PlaceMention]:
    return [place for place in places if place.role in roles]


def _pick(places: list[PlaceMention], *, last: bool) -> PlaceMention | None:
    """Return a spot rather than an area; of several spots the first or the last told."""
    spots = [place for place in places if not place.wide]
    chosen = spots or places
    if not chosen:
        return None
    return chosen[-1] if last else chosen[0]


def _wide(places: list[PlaceMention]) -> PlaceMention | None:
    return next((place for place in places if place.wide), None)


def _there(
    event: Event,
    known: dict[int, Roles],
    target: PlaceMention | None,
    seen: list[PlaceMention],
    origin: PlaceMention | None,
) -> tuple[PlaceMention | None, list[PlaceMention], PlaceMention | None]:
    """Fill in what "туди ж", "there", "оттуда" point back to."""
    for role, earlier in event.there.items():
        told = known.get(id(earlier))
        if told is None:
            continue
        if role == "to" and target is None:
            target = told.destination or told.place
        elif role == "at" and not seen and target is None:
            back = told.destination or told.place
            seen = [back] if back is not None else seen
        elif role == "from" and origin is None:
            origin = told.place or told.destination
    return target, seen, origin


def _subject(event: Event, loose: list[PlaceMention], tokens: list[Token]) -> PlaceMention | None:
    """Return a country that is who moves its things: "Russia moved 50 trucks to Belarus"."""
    for place in loose:
        if not place.wide:
            continue
        for clause in event.clauses:
            for at, cue in clause.actions:
                if (
                    cue.kind in _SUBJECT_VERBS
                    and place.after <= at <= place.after + 4
                    and tokens[place.after - 1].end < tokens[at].start
                ):
                    return place
    return None


def _place(
    event: Event,
    origin: PlaceMention | None,
    target: PlaceMention | None,
    seen: list[PlaceMention],
    via: list[PlaceMention],
    loose: list[PlaceMention],
    earlier: PlaceMention | None,
) -> PlaceMention | None:
    """Return where it was last seen or arrived, by the first convention of the annotation rules.

    `earlier` is where the event before was; it stands in where only a heading or an origin is told.
    """
    spots = [place for place in seen if not place.wide]
    arrived = "arrive" in event.actions
    if arrived and not spots:
        place = _arrived_at(event, target)
        if place is not None:
            return place
    if spots:
        return spots[-1]
    place = _on_the_way(event, origin, target, via)
    if place is not None:
        return place
    if target is not None and origin is None and _is_direction(event, target):
        return (seen[-1] if seen else None) or (via[-1] if via else None) or _alone(event, loose) or earlier
    if target is not None and not (target.wide and seen):
        return target
    if seen:
        return seen[-1]
    if target is not None or via:
        return target or via[-1]
    alone = _alone(event, loose)
    if arrived and (alone or earlier) is not None:
        return alone or earlier
    return origin or alone


def _on_the_way(
    event: Event,
    origin: PlaceMention | None,
    target: PlaceMention | None,
    via: list[PlaceMention],
) -> PlaceMention | None:
    """Return where it was on its way: left from, passed, or, with a mere heading told, left behind."""
    heading = target is not None and is_heading(target)
    departs = "depart" in event.actions and "arrive" not in event.actions
    left = [place for place in event.places if place.role == "from" and not place.wide and not place.speaker]
    crossed = [place for place in via if not place.wide]
    if departs and origin is not None and not origin.wide and not (crossed and _is_later(event, origin, crossed[-1])):
        return left[-1] if len(left) > 1 else origin
    if crossed:
        return crossed[-1]
    if departs and origin is not None:
        return origin
    if via and target is not None and target.wide and heading:
        return via[-1]
    if target is None:
        return None
    if heading:
        reached = [
            place for place in event.places if place.role == "to" and place is not target and not is_heading(place)
        ]
        if reached or (origin is not None and not origin.wide):
            return reached[-1] if reached else origin
    return None


def _is_later(event: Event, first: PlaceMention, second: PlaceMention) -> bool:
    """Tell whether the second place is told in a later clause than the first."""
    holding = [
        number for place in (first, second) for number, clause in enumerate(event.clauses) if place in clause.places
    ]
    return len(holding) > 1 and holding[0] < holding[1]


def _is_direction(event: Event, place: PlaceMention) -> bool:
    """Tell whether a place is only gone towards: "towards Homel", or "на Гомель" where no arrival is told."""
    onward = place.role == "to" and place.said == "на" and place.kind is None and "arrive" not in event.actions
    return is_heading(place) or onward


def is_heading(place: PlaceMention) -> bool:
    """Tell whether a place is only the direction of travel: "towards Homel", "у бік Гомеля", "к Глубокому"."""
    return place.said in TOWARD


def _arrived_at(event: Event, target: PlaceMention | None) -> PlaceMention | None:
    """Return where an arrival came to: the place told with its own verb, before those of later legs."""
    arrival = _arrival(event)
    heading = target is not None and is_heading(target)
    if arrival is not None and (heading or not (arrival.wide and target is not None and not target.wide)):
        return arrival
    return target if not heading or target is None else None


def _arrival(event: Event) -> PlaceMention | None:
    """Return the place told with the verb of arrival itself, not one of a later leg."""
    for clause in event.clauses:
        if any(cue.kind == "arrive" for _, cue in clause.actions):
            told = [
                place for place in clause.places
                if place.role in {"to", "at", "on"} and not place.border and not is_heading(place)
            ]  # fmt: skip
            return _pick(told, last=False)
    return None


def _alone(event: Event, loose: list[PlaceMention]) -> PlaceMention | None:
    """Return a spot named without a word of its role, in the clause that names what moved."""
    told = {id(place) for clause in event.clauses[:1] for place in clause.places}
    spots = [place for place in loose if not place.wide and (place.hit is not None or place.kind is not None)]
    inside = [place for place in spots if id(place) in told and not (event.actions and place.power)]
    return next(iter(inside or ([] if event.actions else spots)), None)
