"""Ask a geocoder for all places of a report at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.model import AREA_KINDS, GeocodeStatus, PlaceKind, Toponym
from geo.places.evidence import km_between
from geo.places.none_of_these import BESIDE_KM
from geo.places.query import NOT_FOUND, PlaceQuery

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.places.query import Geocoded, Geocoder
    from geo.reports.events.event import Event
    from geo.reports.roles.choosing import Roles
    from geo.reports.toponyms.mention import PlaceMention

_TOGETHER = 40
"""So many places are settled together; a longer text is settled in pieces."""
_TYPED = frozenset(PlaceKind) - {PlaceKind.SETTLEMENT}


_SURE_OF_COUNTRY = 0.3
"""A place that is less sure than this, it and its namesakes together, tells no border crossed."""
_MOST_OF_THEM = 0.6
_WIDTHS: dict[PlaceKind | None, int] = {PlaceKind.ADMIN1: 1, PlaceKind.COUNTRY: 2}
_SURE_OF_PLACE = 0.5
"""What is said beside a name and is less sure than this rules nothing out."""


def expect(event: Event) -> None:
    """Note on an event's places what trains stop at and aircraft land on, where the name alone leaves a doubt."""
    classes = {group.kind.equipment_class for group in event.groups}
    sort = None
    if classes & {"train", "wagon"}:
        sort = PlaceKind.STATION
    elif event.groups and all(group.kind.unit == "aircraft" for group in event.groups):
        sort = PlaceKind.AIRFIELD
    for place in (*event.places, *(place for group in event.groups for place in group.places)):
        place.likely = place.likely or sort


def locate(roles: Iterable[Roles], geocoder: Geocoder) -> None:
    """Find every place of the roles; the answer is kept on each mention."""
    mentions: dict[int, tuple[PlaceMention, str | None]] = {}
    for each in roles:
        country_to = _country(each.wide_destination)
        for mention, country in (
            (each.origin, _country(each.wide_origin)),
            (each.place, country_to if each.place is not None and each.place.role == "to" else None),
            (each.destination, country_to),
            *((via, None) for via in each.via), (each.wide_origin, None), (each.wide_destination, None),
        ):  # fmt: skip
            if mention is not None and mention.found is None and not mention.pinless:
                mentions.setdefault(id(mention), (mention, country))
    asked = list(mentions.values())
    for start in range(0, len(asked), _TOGETHER):
        piece = asked[start : start + _TOGETHER]
        answers = geocoder.geocode_many([_query(mention, country) for mention, country in piece])
        for (mention, _), answer in zip(piece, answers, strict=True):
            mention.found = answer if mention.asked == mention.text else _as_said(answer, mention.text)
    for mention, country in asked:
        _fall_back(mention, country, geocoder)


def _as_said(answer: Geocoded, text: str) -> Geocoded:
    """Return an answer with the words of the report, where other words were asked for: a respelt name, "область" added."""
    place = replace(answer.place, text=text) if answer.place is not None else None
    return replace(answer, place=place, candidates=tuple(replace(each, text=text) for each in answer.candidates))


def _country(mention: PlaceMention | None) -> str | None:
    return (
        mention.country
        if mention is not None and mention.hit is not None and mention.hit.kind is PlaceKind.COUNTRY
        else None
    )


def _query(mention: PlaceMention, country: str | None) -> PlaceQuery:
    admin1 = None
    for hint in mention.hints:
        if hint.hit is not None and hint.hit.kind is PlaceKind.COUNTRY:
            country = hint.hit.country
        elif admin1 is None:
            admin1 = hint.text
            country = country or hint.country
    country = country or mention.land
    if mention.wide and mention.hit is not None and mention.hit.kind is PlaceKind.COUNTRY:
        country = None
    context = (mention.near.text,) if mention.near is not None else ()
    kind = mention.kind if mention.kind in _TYPED else None
    return PlaceQuery(text=mention.asked, country=country, admin1=admin1, context=context, kind=kind)


def _fall_back(mention: PlaceMention, country: str | None, geocoder: Geocoder) -> None:
    """Where a spot is not found, look beyond the country told; then answer with the town it is near, or in."""
    if mention.likely is not None and mention.found is not None and not mention.wide:
        _prefer_likely(mention, country, geocoder)
    if mention.found is not None and _lies_elsewhere(mention, mention.found, geocoder):
        mention.found = NOT_FOUND
    if mention.found is None or mention.found.place is not None or mention.found.status is GeocodeStatus.NO_PLACE:
        return
    if (country or mention.land) and not mention.hints:
        answer = geocoder.geocode(replace(_query(mention, None), country=None))
        if answer.place is not None:
            mention.found = answer
            return
    for other in (mention.near, _narrowest(mention.hints)):
        if other is not None:
            answer = geocoder.geocode(PlaceQuery(text=other.text, kind=other.kind if other.kind in _TYPED else None))
            if answer.place is not None:
                mention.found = replace(answer, place=replace(answer.place, text=mention.text))
                return


def _narrowest(hints: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the smallest of what a place is said to lie in: "Беларусь, Оршанский район"."""
    return min(hints, key=lambda hint: _WIDTHS.get(hint.kind or (hint.hit.kind if hint.hit else None), 0), default=None)


def _lies_elsewhere(mention: PlaceMention, answer: Geocoded, geocoder: Geocoder) -> bool:
    """Tell whether an answer lies far from the district, or a doubtful one from the town, that is said beside the name."""
    place = answer.place
    if place is None or place.kind in AREA_KINDS:
        return False
    for beside in (mention.near, _narrowest(mention.hints)):
        if beside is None or (beside.wide and beside.kind is not PlaceKind.ADMIN2):
            continue
        if beside.kind is not PlaceKind.ADMIN2 and answer.status is GeocodeStatus.RESOLVED:
            continue
        told = geocoder.geocode(
            PlaceQuery(text=beside.asked, kind=beside.kind if beside.kind in _TYPED else None)
        ).place
        if told is not None and told.confidence >= _SURE_OF_PLACE:
            return km_between((told.lat, told.lon), (place.lat, place.lon)) > BESIDE_KM
    return False


def _prefer_likely(mention: PlaceMention, country: str | None, geocoder: Geocoder) -> None:
    """Where several places bear a name, take the one station or airfield among them."""
    if mention.kind in _TYPED or mention.found is None or mention.found.status is not GeocodeStatus.AMBIGUOUS:
        return
    answer = geocoder.geocode(replace(_query(mention, country), kind=mention.likely))
    if answer.status is GeocodeStatus.RESOLVED and answer.place is not None and answer.place.kind is mention.likely:
        mention.found = answer


def toponym(mention: PlaceMention | None) -> Toponym | None:
    """Return a mention as a report's toponym, None for None; borders and waters are no place to look for."""
    if mention is None:
        return None
    if mention.border or mention.pinless:
        return Toponym(text=mention.text, status=GeocodeStatus.NO_PLACE, method="border" if mention.border else "water")
    found = NOT_FOUND if mention.found is None else mention.found
    return Toponym(
        text=mention.text,
        place=found.place,
        status=found.status,
        candidates=found.candidates,
        method=found.method or None,
    )


def _lie_together(found: Geocoded) -> bool:
    """Tell whether most of what a name may mean lies in one country, that of its best guess."""
    chances = [(each.country, each.confidence or 0.0) for each in found.candidates]
    all_of_them = sum(chance for _, chance in chances)
    there = sum(chance for country, chance in chances if found.place is not None and country == found.place.country)
    return all_of_them >= _SURE_OF_COUNTRY and there >= all_of_them * _MOST_OF_THEM


def is_passed(place: PlaceMention, target: PlaceMention | None, watched: str) -> bool:
    """Tell whether a route led through a place, or the watched country was entered and left: "у Беларусь і назад ва Украіну"."""
    if place.role != "to" or place.country != watched or target is None:
        return place.role == "route"
    whole = place.hit is not None and place.hit.kind is PlaceKind.COUNTRY
    return whole and country_of(target) not in {None, watched}


def country_of(mention: PlaceMention | None) -> str | None:
    """Return the ISO2 code of where a mention lies, None where that is not known."""
    if mention is None or mention.pinless or (mention.border and mention.role != "from"):
        return None
    found = mention.found
    place = found.place if found is not None else None
    sure = place is not None and (place.confidence is None or place.confidence >= _SURE_OF_COUNTRY)
    if found is not None and place is not None and (sure or _lie_together(found)):
        return place.country
    return mention.country or mention.land
