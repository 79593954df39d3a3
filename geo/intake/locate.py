"""The places of a row: typed coordinates win, names go to the geocoder, and nothing doubtful is accepted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.intake.fields import heading_key, place_field
from geo.intake.mapping import is_country_code
from geo.intake.quoting import quoted
from geo.intake.verdicts import Reason, remark, review
from geo.intake.words import NOT_TOLD
from geo.model import GeocodeStatus, Place, PlaceKind, Toponym
from geo.places.answers import ONLY_SURROUNDINGS, RESOLVED_FROM
from geo.places.coordinates import beyond_globe
from geo.places.evidence import km_between
from geo.places.phrase import several
from geo.places.query import PlaceQuery

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.intake.positions import Position, SaidPlace
    from geo.places.query import Geocoded, Geocoder

_REGION: Final = (43.0, 61.0, 19.0, 46.0)
"""South, north, west, east of the maps: positions outside it that fit when swapped are probably swapped."""
_PICTURES: Final = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")
"""Emoji: flags, pins and the like beside a name."""
_TOWN_M: Final = 5000.0
"""Radius of a settlement whose own size is not known: it holds the far end of all but large towns."""
_STRAY_M: Final = 5000.0
"""How far the coordinates of a settlement lie off its middle in another gazetteer, beside its own radius."""
_CANDIDATES: Final = 5
_SHOWN: Final = 3
_REMEMBERED: Final = 200_000

_Key = tuple[str, "str | None", "str | None", "PlaceKind | None"]
"""What the gazetteer is asked: a name with its country, its first-order area and its kind."""
Located = tuple[Toponym | None, tuple[Reason, ...]]


class Locator:
    """Finds the places of rows; remembers names, since a file names the same ones over and over.

    Names of places go to `ruled`, which knows the team's rules; names of countries go past these.
    """

    def __init__(self, geocoder: Geocoder, ruled: Geocoder | None = None) -> None:
        self._geocoder = geocoder
        self._ruled = ruled or geocoder
        self._answers: dict[_Key, Geocoded] = {}
        self._joint: dict[tuple[_Key, ...], list[Geocoded]] = {}
        self._located: dict[tuple[tuple[str, SaidPlace], ...], dict[str, Located]] = {}
        self._countries: dict[str, str | None] = {}

    def country_of(self, text: str) -> str | None:
        """Return the ISO2 code of a country's name or code, None where it is no country."""
        text = text.strip()
        if is_country_code(text.upper()) and len(text) == len("BY"):
            return text.upper()
        if text not in self._countries:
            found = self._geocoder.geocode(PlaceQuery(text=text, kind=PlaceKind.COUNTRY)).place
            is_country = found is not None and found.kind is PlaceKind.COUNTRY
            self._countries[text] = found.country if found is not None and is_country else None
        return self._countries[text]

    def locate(self, places: Mapping[str, SaidPlace]) -> dict[str, Located]:
        """Return the toponym of each role that a row tells of, with what there is to say of it."""
        key = tuple(places.items())
        located = self._located.get(key)
        if located is None:
            if len(self._located) > _REMEMBERED:
                self._located.clear()
            located = self._located[key] = self._locate(places)
        return located

    def _locate(self, places: Mapping[str, SaidPlace]) -> dict[str, Located]:
        located: dict[str, Located] = {}
        named: dict[str, tuple[SaidPlace, str | None]] = {}
        for role, said in places.items():
            country, trouble = self._country(role, said)
            if said.position is not None:
                toponym, reasons = self._typed(role, said, said.position, country)
                located[role] = (toponym, (*trouble, *reasons))
            elif heading_key(said.text) in NOT_TOLD:
                located[role] = (None, trouble)
            else:
                named[role] = (said, country)
                located[role] = (None, trouble)
        answers = self._ask(
            {
                role: (_name(said.text), country, said.admin1 or None, said.kind)
                for role, (said, country) in named.items()
            }
        )
        for role, (said, _) in named.items():
            toponym, reasons = self._judge(role, said, answers[role])
            located[role] = (toponym, (*located[role][1], *reasons))
        return located

    def _country(self, role: str, said: SaidPlace) -> tuple[str | None, tuple[Reason, ...]]:
        if not said.country:
            return None, ()
        country = self.country_of(said.country)
        if country is not None:
            return country, ()
        field = place_field(role, "country")
        message = f"{quoted(said.country)} is no country; write its code (BY) or its name, or leave it blank"
        return None, (review(field, "unknown_country", message),)

    def _typed(
        self, role: str, said: SaidPlace, position: Position, country: str | None
    ) -> tuple[Toponym, tuple[Reason, ...]]:
        text = said.text or f"{position.lat:.5f}, {position.lon:.5f}"
        place = Place(
            name=text,
            kind=PlaceKind.POINT,
            country=country,
            admin1=said.admin1 or None,
            lat=position.lat,
            lon=position.lon,
            radius_m=self._reach(said, position, country),
            confidence=1.0,
            method="coordinates",
            text=text,
        )
        reasons = _swapped(role, position)
        if country is not None and not reasons:
            reasons = _outside(role, position, country)
        return Toponym(text=text, place=place, status=GeocodeStatus.RESOLVED), reasons

    def _reach(self, said: SaidPlace, position: Position, country: str | None) -> float:
        """Return the radius in metres of typed coordinates: the settlement's own where they only stand for it."""
        if said.kind is not PlaceKind.SETTLEMENT or position.told:
            return position.radius_m
        here = (position.lat, position.lon)
        asked = PlaceQuery(text=_name(said.text), country=country, near=here)
        found = self._geocoder.geocode(asked).candidates if said.text else ()
        measured = sorted(
            (1000.0 * km_between(here, (each.lat, each.lon)), each.radius_m)
            for each in found
            if each.kind is PlaceKind.SETTLEMENT
        )
        reaches = (off + radius for off, radius in measured if off <= radius + _STRAY_M)
        return max(position.radius_m, next(reaches, _TOWN_M))

    def _ask(self, asked: Mapping[str, _Key]) -> dict[str, Geocoded]:
        """Ask for each name by itself; where one stays ambiguous, let the names of the row settle each other."""
        answers = {role: self._one(key) for role, key in asked.items()}
        single = {role: key for role, key in asked.items() if len(several(key[0])) == 1}
        doubt = any(answers[role].status is GeocodeStatus.AMBIGUOUS for role in single)
        if not doubt or len(single) == 1:
            return answers
        keys = tuple(single.values())
        if keys not in self._joint:
            if len(self._joint) > _REMEMBERED:
                self._joint.clear()
            self._joint[keys] = self._ruled.geocode_many([_query(key) for key in keys])
        for role, joint in zip(single, self._joint[keys], strict=True):
            if answers[role].status is GeocodeStatus.AMBIGUOUS:
                answers[role] = joint
        return answers

    def _one(self, key: _Key) -> Geocoded:
        answer = self._answers.get(key)
        if answer is None:
            if len(self._answers) > _REMEMBERED:
                self._answers.clear()
            answer = self._answers[key] = self._ruled.geocode(_query(key))
        return answer

    def _judge(self, role: str, said: SaidPlace, answer: Geocoded) -> tuple[Toponym, tuple[Reason, ...]]:
        candidates = answer.candidates[:_CANDIDATES]
        by_rule = _told_of_rule(role, said, answer)
        if answer.status is GeocodeStatus.NO_PLACE:
            return Toponym(text=said.text, status=answer.status, method=answer.method), by_rule
        settled = answer.status in {GeocodeStatus.RESOLVED, GeocodeStatus.REGION}
        if settled and answer.place is not None and answer.place.confidence >= RESOLVED_FROM:
            return Toponym(text=said.text, place=answer.place, status=answer.status, candidates=candidates), by_rule
        # An area has to be as sure as a town: half a word is no country.
        status = GeocodeStatus.AMBIGUOUS if settled else answer.status
        toponym = Toponym(text=said.text, status=status, candidates=candidates)
        pair = f"{place_field(role, 'lat')} and {place_field(role, 'lon')}"
        if len(several(said.text)) > 1:
            message = f"{quoted(said.text)} names several places; write the one that is meant, or a row for each"
            return toponym, (review(role, "several_places", message),)
        if not candidates:
            beyond = beyond_globe(said.text)
            if beyond is not None:
                message = f"{quoted(said.text)} is no position on the globe: {beyond}; mend the coordinates"
                return toponym, (review(role, "bad_coordinates", message),)
            message = f"{quoted(said.text)} is not in the gazetteer; mend the name, or give {pair} beside it"
            return toponym, (review(role, "unknown_place", message),)
        if len(candidates) == 1 and ONLY_SURROUNDINGS in candidates[0].method:
            off = round(candidates[0].radius_m / 1000.0)
            message = (
                f"{quoted(said.text)} is perhaps {_describe(candidates[0])}, of which only the surroundings are known: "
                f"the village lies within {off} km of the point; give {pair}, or take the point in Review"
            )
            return toponym, (review(role, "ambiguous_place", message),)
        shown = "; ".join(_told_apart(candidates[:_SHOWN]))
        doubt = "is perhaps" if len(candidates) == 1 else "can be"
        message = f"{quoted(said.text)} {doubt} {shown}; add its country and admin1, or its coordinates"
        return toponym, (review(role, "ambiguous_place", message),)


def _told_of_rule(role: str, said: SaidPlace, answer: Geocoded) -> tuple[Reason, ...]:
    if not answer.method:
        return ()
    meant = _describe(answer.place) if answer.place is not None else "no place"
    rule = answer.method.split(":", maxsplit=1)[0]
    return (remark(role, "team_rule", f"{quoted(said.text)} is {meant} by {rule}; the page Review lists the rules"),)


def _query(key: _Key) -> PlaceQuery:
    text, country, admin1, kind = key
    return PlaceQuery(text=text, country=country, admin1=admin1, kind=kind)


def _describe(place: Place) -> str:
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"{place.name} ({where})" if where else place.name


def _told_apart(places: Sequence[Place]) -> list[str]:
    """Describe candidates; those of one description are told apart by where they lie."""
    said = [_describe(place) for place in places]
    return [
        f"{words} at {place.lat:.2f}, {place.lon:.2f}" if said.count(words) > 1 else words
        for words, place in zip(said, places, strict=True)
    ]


def _name(text: str) -> str:
    """Return a name without the pictures beside it."""
    return text if text.isascii() else " ".join(_PICTURES.sub(" ", text).split()) or text


def _swapped(role: str, position: Position) -> tuple[Reason, ...]:
    south, north, west, east = _REGION
    here = south <= position.lat <= north and west <= position.lon <= east
    there = south <= position.lon <= north and west <= position.lat <= east
    if here or not there:
        return ()
    said = f"{position.lat:g}, {position.lon:g}"
    message = f"{said} lies far outside and would fit swapped; write latitude first, then longitude"
    return (review(place_field(role, "lat"), "swapped_coordinates", message),)


def _outside(role: str, position: Position, country: str) -> tuple[Reason, ...]:
    from geo.places.areas import BORDER_KM, open_areas  # noqa: PLC0415 - shapely is slow and only wanted here

    areas = open_areas()
    found = areas.country_at(position.lat, position.lon)
    if found in {None, country} or country not in areas.countries():
        return ()
    if areas.border_km(position.lat, position.lon, country) <= BORDER_KM:
        return ()
    message = (
        f"{position.lat:g}, {position.lon:g} lies in {found}, not in {country}; mend the coordinates or the country"
    )
    return (review(place_field(role, "country"), "country_mismatch", message),)
