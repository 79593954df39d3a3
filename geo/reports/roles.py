"""Choose, of all places an event names, where it came from, where it goes and where it was seen last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.reports.events import Event
    from geo.reports.tokens import Token
    from geo.reports.toponyms import PlaceMention

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


def roles_of(event: Event, known: dict[int, Roles], tokens: list[Token]) -> Roles:
    """Return the roles of an event's places; `known` holds those of the events before, by identity."""
    places = [place for place in event.places if not place.border or place.role == "from"]
    before = known.get(id(event.such)) if event.such is not None else None
    if before is not None and not places and not event.there and event.seen_at is None:
        return before._replace(via=())
    origins = _with(places, {"from", "between"})
    targets = _with(places, {"to", "between to"})
    seen = _with(places, {"at", "on"})
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
    carried = carried and origin is not None
    place = target if carried and target is not None and not seen else _place(event, origin, target, seen, via, loose)
    if place is None and before is not None and origin is None and target is None:
        place = before.place
    return Roles(origin, place, target, tuple(via), wide_origin, wide_target)


def _carries_on(event: Event, places: list[PlaceMention]) -> bool:
    """Tell whether the event takes the origin of the one before: the same sentence, "such", "also"."""
    such = event.such
    if such is None:
        return False
    same = such.sentence == event.sentence and not any(place.role in {"from", "at", "on"} for place in places)
    return same or ("such" in event.marks and not any(place.role == "from" for place in places))


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
) -> PlaceMention | None:
    """Return where it was last seen or arrived, by the first convention of the annotation rules."""
    spots = [place for place in seen if not place.wide]
    arrived = "arrive" in event.actions
    if arrived and not spots:
        arrival = _arrival(event)
        heading = target is not None and target.said in TOWARD
        if arrival is not None and (heading or not (arrival.wide and target is not None and not target.wide)):
            return arrival
        if target is not None:
            return target
    if spots:
        return spots[-1]
    departs = "depart" in event.actions and not arrived
    if departs and origin is not None and not origin.wide:
        return origin
    crossed = [place for place in via if not place.wide]
    if crossed:
        return crossed[-1]
    if target is not None and target.said in TOWARD:
        reached = [
            place for place in event.places if place.role == "to" and place is not target and place.said not in TOWARD
        ]
        if reached or (origin is not None and not origin.wide):
            return reached[-1] if reached else origin
    if target is not None and not (target.wide and seen):
        return target
    if seen:
        return seen[-1]
    if target is not None or via:
        return target or via[-1]
    return origin or (None if event.actions else _alone(loose))


def _arrival(event: Event) -> PlaceMention | None:
    """Return the place told with the verb of arrival itself, not one of a later leg."""
    for clause in event.clauses:
        if any(cue.kind == "arrive" for _, cue in clause.actions):
            told = [place for place in clause.places if place.role in {"to", "at", "on"} and not place.border]
            return _pick(told, last=False)
    return None


def _alone(loose: list[PlaceMention]) -> PlaceMention | None:
    return next((place for place in loose if not place.wide), None)
