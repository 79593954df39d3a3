"""Choose, of all places an event names, where it came from, where it goes and where it was seen last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geo.model import PlaceKind
from geo.reports.roles.last_seen import Sides, is_direction, is_heading, pick, place_of
from geo.reports.roles.one_of_all import is_one_of_all, is_one_of_those_that_came, land_of_all
from geo.reports.roles.owning import names_owner
from geo.reports.roles.taking_over import takes_over

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_SUBJECT_VERBS = frozenset({"move", "depart", "arrive"})
_SUBJECT_REACH = 4
_CARRIES = ("везет", "везе", "вязе", "carries", "carrying", "carried")


_CAME_IN = ("заїха", "заеха", "заїжд", "заезж", "заязд")


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
    places = _usable(event, told)
    before = known.get(id(event.such)) if event.such is not None and not _is_told_of_drones(event) else None
    back = bool(event.marks & {"return", "opposite"})
    turns = "opposite" in event.marks and before is not None and before.destination is not None
    comes_back = turns or (back and before is not None and before.origin is not None)
    if before is not None and not places and not event.there and event.seen_at is None and not comes_back:
        return _turned(event, before) or before._replace(via=())
    sides = _point_back(event, known, _sides(event, places, told))
    inland = [place for place in _with(places, {"to", "between to"}) if not place.border]
    wide_origin, wide_target = _wide(_with(places, {"from", "between"})), _wide(inland)
    carried = False
    if before is not None:
        sides = _start_where_it_was(event, before, _return(event, before, sides))
        carried = sides.origin is None and _carries_on(event, places)
        if carried:
            sides, wide_origin = sides._replace(origin=before.origin), before.wide_origin
    if sides.origin is None:
        sides = sides._replace(origin=_subject(event, sides.loose, tokens))
    if before is not None:
        sides = _carry(event, before, sides)
        if _same_sentence(event) or any(group.elliptic for group in event.groups):
            wide_target = wide_target or before.wide_destination
        wide_target = wide_target or land_of_all(event, before)
    target = sides.target
    if carried and before is not None and _loads(event) and not sides.seen:
        place = before.place
    elif carried and sides.origin is not None and target is not None and _only_goes(event, sides):
        heads = any(group.elliptic for group in event.groups) and is_heading(target) and sides.origin.wide
        known_spot = before is not None and before.place is not None and not before.place.wide
        place = before.place if heads and known_spot and before is not None else target
        if place is target and target.wide and not sides.origin.wide and _only_leaves(event):
            place = sides.origin  # "ушёл из Полоцка в Россию, туда же отправились 16 вагонов"
    elif back and event.seen_at is not None and _flies(event) and sides.origin is not None:
        home = before is not None and target is not None and target is before.origin and target is before.place
        place = target if home else sides.origin
    else:
        place = place_of(event, sides, before.place if before is not None else None)
    if place is None and before is not None and sides.origin is None and target is None:
        place = before.place
    passed = _with(places, {"to", "between to"})
    through = [*sides.via, *(each for each in passed if each is not target and not each.wide and not each.border)]
    return Roles(sides.origin, place, target, tuple(through), wide_origin, wide_target)


def _turned(event: Event, before: Roles) -> Roles | None:
    """Return the roles of others that left where the first ones came to, in one sentence: "въехало 14, выехало 9".

    Of what came to a spot and left it, where to is not told; so is it of what came to the country that others left
    ("выехало 600, заехало 400"). None where nothing turns.
    """
    if event.such is None or not _same_sentence(event):
        return None
    if takes_over(event) and before.origin is not None:
        return Roles(place=before.origin, destination=None if before.origin.wide else before.origin)
    if not any(group.counted for group in event.groups):
        return None
    land = before.origin
    if land is not None and land.wide and "depart" in event.such.actions and _comes_in(event):
        return Roles(place=land, destination=land, wide_destination=land)
    came, left = "arrive" in event.such.actions, "depart" in event.actions
    here = before.destination or before.place
    if not (came and left) or {"arrive"} & set(event.actions) or here is None or here is before.origin:
        return None
    return Roles(origin=here, place=here, wide_origin=here if here.wide else None)


def _is_told_of_drones(event: Event) -> bool:
    """Tell whether only drones were told of in a sentence before, and now something else, which was not with them."""
    such = event.such
    if such is None or such.sentence == event.sentence or event.marks & {"such", "too"}:
        return False
    drones = [group.kind.equipment_class == "uav" for group in such.groups]
    return bool(drones) and all(drones) and not any(group.kind.equipment_class == "uav" for group in event.groups)


def _comes_in(event: Event) -> bool:
    """Tell whether a verb without a place says that they came in: "въехало", "заїхало", "entered"."""
    verbs = [event.word_at(at) for clause in event.clauses for at, _ in clause.actions]
    return "enter" in event.marks or any(verb.startswith(_CAME_IN) for verb in verbs)


def _usable(event: Event, told: list[PlaceMention]) -> list[PlaceMention]:
    """Return the places that may have a part; where the speaker is only where nothing else says a place."""
    places = [place for place in told if (not place.border or place.role in {"from", "to"}) and not place.speaker]
    left = (
        "depart" in event.actions and "arrive" not in event.actions
    )  # "railwaymen in Orsha: 30 wagons left for Pskov"
    came = "arrive" in event.actions  # "from Krychau they write: they unload tanks, which came from Smolensk"
    if all(
        is_direction(event, place) or (place.role == "from" and (place.wide or came)) or (left and place.role == "to")
        for place in places
    ):
        speakers = [place for place in told if place.speaker and place.role in {"at", "on"}]
        places += [place for place in speakers if not (places and place.power)]
    return places


def _sides(event: Event, places: list[PlaceMention], told: list[PlaceMention]) -> Sides:
    """Sort the places of an event by what was said before each."""
    loose = [place for place in places if not place.role]
    origins, targets = _with(places, {"from", "between"}), _with(places, {"to", "between to"})
    via = _with(places, {"via"})
    seen = _with(places, {"at", "on"}) or _with(places, {"away"})
    if len(seen) + len(via) + len(targets) > 1 and not origins:
        origins = _loaded_at(event, seen)
        seen = [place for place in seen if place not in origins]
    if not seen and not event.actions:
        seen = [place for place in loose if not place.wide][:1]
    if not (seen or targets or via) and "depart" not in event.actions:
        seen = [place for place in told if place.border and place.role in {"at", "on"}]
    return Sides(pick(origins, last=False), _goal(targets), seen, via, loose)


def _loaded_at(event: Event, seen: list[PlaceMention]) -> list[PlaceMention]:
    """Return where it was loaded, which is where it came from, once it is told elsewhere."""
    loading = [clause for clause in event.clauses if "load" in clause.marks and "arrive" not in clause.kinds()]
    return [place for clause in loading[:1] for place in clause.places if place in seen and not place.wide]


def _goal(targets: list[PlaceMention]) -> PlaceMention | None:
    """Return where it goes in the end: the last spot told, or a country told behind it that the spot is not in."""
    target = pick(targets, last=True)
    regions = [each for each in targets if PlaceKind.ADMIN1 in {each.kind, each.hit.kind if each.hit else None}]
    if target is not None and target.border and regions:
        return regions[-1]  # "стягують до кордону: до Гомельської області перекинуто ..."
    if target is None or target is targets[-1] or targets[-1].border:
        return target
    abroad = targets[-1].country
    return targets[-1] if target.country is not None and abroad is not None and abroad != target.country else target


def _with(places: Iterable[PlaceMention], roles: set[str]) -> list[PlaceMention]:
    return [place for place in places if place.role in roles]


def _wide(places: list[PlaceMention]) -> PlaceMention | None:
    return next((place for place in places if place.wide), None)


def _only_goes(event: Event, sides: Sides) -> bool:
    """Tell whether an event that takes its origin from the one before tells of its goal alone."""
    passes = bool(sides.via) and sides.target is not None and is_direction(event, sides.target)
    return not sides.seen and not passes


def _only_leaves(event: Event) -> bool:
    """Tell whether an event tells of leaving, and of no arrival."""
    return "depart" in event.actions and "arrive" not in event.actions


def _same_sentence(event: Event) -> bool:
    return event.such is not None and event.such.sentence == event.sentence


def _point_back(event: Event, known: dict[int, Roles], sides: Sides) -> Sides:
    """Fill in what "туди ж", "there", "оттуда" point back to."""
    for role, earlier in event.there.items():
        told = known.get(id(earlier))
        if told is None:
            continue
        back = told.destination or told.place
        left = told.place is told.origin
        if told.place is not None and not told.place.wide and back is not None and back.wide and not left:
            back = told.place
        if role == "to" and sides.target is None:
            sides = sides._replace(target=back)
        elif role == "from" and told.origin is not None and "arrive" in event.actions and sides.target is None:
            sides = sides._replace(origin=sides.origin or told.origin, target=None if sides.seen else back)
        elif role == "at" and not sides.seen and sides.target is None:
            spot = told.place or told.destination
            sides = sides._replace(seen=[spot] if spot is not None else [])
        elif sides.origin is None and (role == "from" or (role == "at" and "depart" in event.actions)):
            sides = sides._replace(origin=told.place or told.destination)
    return sides


def _flies(event: Event) -> bool:
    """Tell whether only aircraft are told of: where they went back to is out of the teller's sight."""
    return all(group.kind.unit == "aircraft" for group in event.groups)


def _start_where_it_was(event: Event, before: Roles, sides: Sides) -> Sides:
    """Let the next leg, or a part of what had arrived, start where the event before left it."""
    if sides.origin is None and event.seen_at is not None:
        return sides._replace(origin=before.place or before.destination)
    if sides.origin is None and sides.target is not None and _is_part_leaving(event, before):
        return sides._replace(origin=before.place)
    return sides


def _is_part_leaving(event: Event, before: Roles) -> bool:
    """Tell whether some of what arrived before go on from there: "два ушли", "ten were taken to Babruisk"."""
    such = event.such
    if such is None or event.sentence - such.sentence > 1 or before.place is None or before.place is before.origin:
        return False
    part = any(group.elliptic or group.of_them for group in event.groups)
    if is_one_of_all(event) and is_one_of_all(such):
        return False  # "the first was unloaded at Pastavy, the second went on to Polatsk"
    onward = "arrive" in such.actions or "then" in event.marks
    leaves = bool({"depart", "move"} & set(event.actions)) or "return" in event.marks
    return part and onward and leaves and not event.there


def _carries_on(event: Event, places: list[PlaceMention]) -> bool:
    """Tell whether the event takes the origin of the one before: the same sentence, "such", "also"."""
    landed = "arrive" in event.actions and all(group.elliptic for group in event.groups)
    own = any(place.role == "from" or (place.role in {"at", "on"} and not landed) for place in places)
    such = event.such is not None and ("such" in event.marks or _loads(event) or is_one_of_those_that_came(event))
    return not own and (_same_sentence(event) or such)


def _loads(event: Event) -> bool:
    """Tell whether an event only says what the carrier told before has aboard: "Вязе 24 БМП-2"."""
    return bool(event.clauses) and event.word_at(event.clauses[0].first).startswith(_CARRIES)


def _carry(event: Event, before: Roles, sides: Sides) -> Sides:
    """Take from the event before what "too" or a missing verb leave unsaid."""
    if sides.target is None and "too" in event.marks and _same_sentence(event):
        sides = sides._replace(target=before.destination)
    return _fill_gap(before, sides) if event.gapped and "opposite" not in event.marks else sides


def _return(event: Event, before: Roles, sides: Sides) -> Sides:
    """Let what leaves again leave from where it had come to, and what returns go back to where it came from."""
    such = event.such
    if such is None or event.sentence - such.sentence > 1:
        return sides
    if "opposite" in event.marks and not sides.seen and sides.target is None and sides.origin is None:
        came_to = before.destination or before.place
        passed = before.place if before.origin is None and before.place is not came_to else None
        seen = [passed] if passed is not None else sides.seen
        return sides._replace(target=before.origin, origin=came_to if came_to is not before.origin else None, seen=seen)
    gone = "depart" in event.actions or not sides.seen
    back = "return" in event.marks and sides.target is None and gone and sides.origin is None
    if back and before.origin is not None and not before.origin.border:
        away = before.destination if before.place is before.origin else None
        return sides._replace(target=before.origin, origin=away or before.place)
    headed = any(place.heading for place in sides.seen)  # each line of a log has its place
    leaves = "depart" in event.actions and "arrive" in such.actions and not headed
    if leaves and sides.origin is None and before.place is not before.origin:
        return sides._replace(origin=before.place)
    return sides


def _fill_gap(before: Roles, sides: Sides) -> Sides:
    """Fill in, from the event before, the side that a clause without a verb leaves out."""
    own = bool(sides.seen)
    if sides.target is None and not sides.seen:
        sides = sides._replace(target=before.destination)
        if sides.target is None and before.place is not None and before.place is not before.origin:
            sides = sides._replace(seen=[before.place])
    return sides if own else sides._replace(origin=sides.origin or before.origin)


def _is_watched(clause: Clause, place: PlaceMention, at: int) -> bool:
    """Tell whether a country is that of who sees a movement told by a noun: "Прикордонники Польщі фіксують перекидання 20 танків"."""
    return any(cue.kind == "seen" and place.after <= seen < at for seen, cue in clause.actions)


def _subject(event: Event, loose: Sequence[PlaceMention], tokens: list[Token]) -> PlaceMention | None:
    """Return a country that is who moves its things: "Russia moved 50 trucks to Belarus"."""
    for place in loose:
        if not place.wide or names_owner(event, place):
            continue
        for clause in event.clauses:
            for at, cue in clause.actions:
                if (
                    cue.kind in _SUBJECT_VERBS
                    and not (cue.tense == "noun" and _is_watched(clause, place, at))
                    and place.after <= at <= place.after + _SUBJECT_REACH
                    and tokens[place.after - 1].end < tokens[at].start
                ):
                    return place
    return None
