"""Answer names of districts, of which no free outlines exist: the seat's position with a district's radius."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.model import GeocodeStatus, PlaceKind
from geo.places.answers import as_place
from geo.places.artefact import KINDS
from geo.places.candidates import Found, Match, find, find_by_sound
from geo.places.hints import stem_of_adjective
from geo.places.query import NOT_FOUND, Geocoded
from geo.places.scoring import probabilities
from geo.places.spelling import tight_keys

if TYPE_CHECKING:
    from geo.places.offline import OfflineGeocoder
    from geo.places.phrase import Phrase
    from geo.places.scoring import Evidence

DISTRICT_RADIUS_M: Final = 32_000.0
"""Holds nine tenths of a Belarusian district around its seat: the mean district has 1,760 km2, a disc of 24 km
radius, and seats lie off the middle."""

_SEAT_PEOPLE = 3000
_ENDINGS: Final = ("ov", "ev", "an", "in")
_LONGEST_ENDING = 4


def district_answer(geocoder: OfflineGeocoder, phrase: Phrase, evidence: Evidence, text: str) -> Geocoded:
    """Answer a district ("Asipovichy district", "Кобринский район") by its seat: a region, never a pin."""
    asked = replace(evidence, kind=PlaceKind.SETTLEMENT)
    found = _seats(geocoder, phrase.names[0] if phrase.names else phrase.whole)
    if not found:
        return NOT_FOUND
    chances = probabilities(found, asked, geocoder.home)
    order = sorted(range(len(found)), key=lambda at: (-chances[at], found[at].place))
    places = tuple(_district(found[at], chances[at], text) for at in order[:3])
    if places[0].confidence < 0.3:  # noqa: PLR2004 - not even a fair guess
        return Geocoded(status=GeocodeStatus.NOT_FOUND, candidates=places)
    return Geocoded(status=GeocodeStatus.REGION, place=places[0], candidates=places)


def _district(found: Found, chance: float, text: str):  # noqa: ANN202 - a Place
    seat = as_place(found, min(0.97, chance), text, phrase=None, asked=None)
    return replace(
        seat,
        name=f"{seat.name} district",
        kind=PlaceKind.ADMIN2,
        radius_m=DISTRICT_RADIUS_M,
        method=f"seat of the district, no outline ({seat.method})",
    )


def _seats(geocoder: OfflineGeocoder, name: str) -> list[Found]:
    found = _settlements(find(geocoder.gazetteers, name, deepest=Match.INFLECTED))
    stems = dict.fromkeys(stem for key in tight_keys(name) for stem in stem_of_adjective(key))
    for stem in stems:
        found += _settlements(_starting_with(geocoder, stem))
    if not found:
        found = _settlements(find_by_sound(geocoder.gazetteers, name))
    best: dict[int, Found] = {}
    for each in found:
        best.setdefault(each.place, each)
    return list(best.values())


def _settlements(found: list[Found]) -> list[Found]:
    kind = KINDS.index(PlaceKind.SETTLEMENT)
    kept = [each for each in found if each.gazetteer.columns["kind"][each.place] == kind]
    return [each for each in kept if each.gazetteer.columns["population"][each.place] >= _SEAT_PEOPLE]


def _starting_with(geocoder: OfflineGeocoder, stem: str) -> list[Found]:
    """Return the towns from whose name an adjective with this stem may be made: the stem and a short ending."""
    stems = [stem, *(stem[: -len(ending)] for ending in _ENDINGS if stem.endswith(ending) and len(stem) > 4)]  # noqa: PLR2004
    found: list[Found] = []
    for each in stems:
        longest = len(each) + (2 if each == stem else _LONGEST_ENDING - 2)
        for gazetteer in geocoder.gazetteers:
            for key in gazetteer.tight.keys(each):
                if len(key) <= longest:
                    found.extend(Found(gazetteer, place, Match.SAME_SOUND) for place in gazetteer.found("tight", key))
    return found
