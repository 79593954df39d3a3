"""What is called after a town: districts, communities (no free outlines exist), lands, fields, ranges and stations."""

from __future__ import annotations

import re
from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING, Final

from geo.model import GeocodeStatus, Place, PlaceKind
from geo.places.answers import area_answer, as_place
from geo.places.around import ranges_of_town
from geo.places.artefact import KINDS
from geo.places.candidates import Found, Match, find, find_by_sound, kind_of
from geo.places.district_names import seats_named
from geo.places.evidence import Evidence, score
from geo.places.hints import stem_of_adjective
from geo.places.phrase import read_phrase
from geo.places.query import NOT_FOUND, Geocoded
from geo.places.regions import region_answer
from geo.places.scoring import NEIGHBOURHOOD, features
from geo.places.spelling import loose, tight_keys
from geo.places.typewords import is_purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from geo.places.offline import OfflineGeocoder
    from geo.places.phrase import Phrase

    Kept = Callable[[list[Found]], list[Found]]

DISTRICT_RADIUS_M: Final = 32_000.0
"""Holds nine tenths of a Belarusian district around its seat: the mean district has 1,760 km2, a disc of 24 km
radius, and seats lie off the middle."""

COMMUNITY_RADIUS_M: Final = 18_000.0
"""Holds nine tenths of a Ukrainian community (hromada) around its seat: the mean one has 410 km2."""
_COMMUNITY: Final = re.compile("громад|hromad|communit|gemeinde", re.IGNORECASE)
_SEAT_PEOPLE = 3000
_ENDINGS: Final = ("ov", "ev", "an", "in", "av", "iv")
"""What adjectives put between a name and -sk: Orsha, Orshanski; Masty, Mastouski."""
_LONGEST_ENDING: Final = 2
_SHORT_STEM: Final = 4
_PER_LETTER: Final = 0.8
_AT_HOME: Final = 2.5
_ABROAD: Final = -4.0
_NONE: Final = -1.0
_LEAST: Final = 0.3
_MORE_LIKELY_THAN_NOT: Final = 0.5


def district_answer(geocoder: OfflineGeocoder, phrase: Phrase, evidence: Evidence, text: str) -> Geocoded:
    """Answer a district or community ("Asipovichy district", "Сеньківська громада") by its seat: never a pin."""
    community = _COMMUNITY.search(text) is not None
    name = phrase.names[0] if phrase.names else phrase.whole
    seats = _weighed(geocoder, name, evidence, kept=_settlements if community else _towns)
    if not seats:
        return NOT_FOUND
    places = tuple(_district(found, chance, text, community=community) for found, chance in seats[:3])
    if places[0].confidence < _LEAST:
        return Geocoded(status=GeocodeStatus.NOT_FOUND, candidates=places)
    return Geocoded(status=GeocodeStatus.REGION, place=places[0], candidates=places)


def area_of_district(geocoder: OfflineGeocoder, hint: str, country: str | None) -> tuple[str, str] | None:
    """Return the country and area that a district lies in ("Оршанский район"), None where it may be one of several."""
    phrase = read_phrase(hint)
    if phrase.kind is not PlaceKind.ADMIN2:
        return None
    seat = district_answer(geocoder, phrase, Evidence(countries=frozenset({country} if country else ())), hint).place
    if seat is None or seat.country is None or seat.admin1 is None or seat.confidence < _MORE_LIKELY_THAN_NOT:
        return None
    return seat.country, seat.admin1


def called_after_town(geocoder: OfflineGeocoder, phrase: Phrase, evidence: Evidence, found: list[Found]) -> list[Found]:
    """Return the candidates for a field, range, station or crossing with those that are called after a town.

    None where the adjective says what it is for: "Морской полигон" is not that of Miory.
    """
    name = phrase.names[0] if phrase.names else ""
    if is_purpose(name):
        return []
    if name and not any(each.match < Match.SAME_SOUND and _may_be(each, evidence) for each in found):
        called_so = any(each.match is Match.SAME_SOUND and kind_of(each) is evidence.kind for each in found)
        town = None if called_so else town_of_adjective(geocoder, name, evidence)  # "Гомельский аэродром"
        if town is not None:
            found = geocoder.candidates(replace(phrase, whole=town, names=(town,)), evidence)
        elif not called_so and not name.islower():
            found = [*found, *_of_kind_called(geocoder, name, evidence)]  # "Ружанский полигон"
    if evidence.kind is PlaceKind.TRAINING_GROUND:
        return [*found, *ranges_of_town(found, geocoder.gazetteers)]
    return found


def _may_be(found: Found, evidence: Evidence) -> bool:
    """Tell whether a candidate is of the sort asked for or a settlement, in a country that hints allow."""
    if kind_of(found) not in {evidence.kind, PlaceKind.SETTLEMENT}:
        return False
    return not evidence.countries or found.gazetteer.country(found.place) in evidence.countries


def _of_kind_called(geocoder: OfflineGeocoder, name: str, evidence: Evidence) -> list[Found]:
    """Return the places of the asked sort from whose own names an adjective is made."""
    stems = dict.fromkeys(stem for key in tight_keys(name) for stem in stem_of_adjective(key))

    def asked_for(found: list[Found]) -> list[Found]:
        return [each for each in found if kind_of(each) is evidence.kind and _may_be(each, evidence)]

    return [each for stem in stems for each, _ in _starting_with(geocoder, stem, "tight", Match.STEM, asked_for)]


def town_of_adjective(geocoder: OfflineGeocoder, name: str, evidence: Evidence) -> str | None:
    """Return the town that an adjective is made of ("Гомельский аэродром"), None where it is of none or no sure one."""
    stems = [stem for key in tight_keys(name) for stem in stem_of_adjective(key)]
    if not stems or geocoder.areas.is_demonym(name) or (name.islower() and not seats_named(name)):
        return None
    allowed = {0, 2, 3} if any(stem.endswith(_ENDINGS) for stem in stems) else {0}
    seats = _weighed(geocoder, name, evidence, allowed)
    if not seats or seats[0][1] < _MORE_LIKELY_THAN_NOT:
        return None
    found = seats[0][0]
    town = found.gazetteer.name(found.place)
    short = len(min(stems, key=len)) < _SHORT_STEM
    return None if short and not any(key.startswith(tuple(stems)) for key in tight_keys(town)) else town


def _weighed(
    geocoder: OfflineGeocoder,
    name: str,
    evidence: Evidence,
    allowed: Collection[int] | None = None,
    kept: Kept | None = None,
) -> list[tuple[Found, float]]:
    """Return the towns that an adjective or a district's name may be of, each with its chance, the likeliest first.

    With `allowed` only those whose names have so many letters beyond the adjective's stem.
    """
    seats = [each for each in _seats(geocoder, name, kept or _towns) if allowed is None or each[1] in allowed]
    if not seats:
        return []
    asked = replace(evidence, kind=PlaceKind.SETTLEMENT)
    scores = [
        score(features(found, asked, geocoder.home))
        - _PER_LETTER * letters
        + _home_bonus(found, evidence, geocoder.watched)
        for found, letters in seats
    ]
    top = max(scores)
    weights = [exp(each - top) for each in scores]
    total = sum(weights) + exp(_NONE - top)
    order = sorted(range(len(seats)), key=lambda at: (-weights[at], seats[at][0].place))
    return [(seats[at][0], weights[at] / total) for at in order]


_LANDS: Final = (
    (re.compile(r"(?P<soft>ч?)(?:шчын|(?<=[чд])чын)(?:а|ы|е|у|ай|аю)$"), "скі", "цкі"),
    (re.compile(r"(?P<soft>[чт]?)(?:щин|(?<=[чтд])чин)(?:а|и|і|у|ою)$"), "ський", "цький"),
    (re.compile(r"(?P<soft>[чт]?)(?:щин|(?<=[чтд])чин)(?:ы|е|ой)$"), "ский", "цкий"),
)
"""The endings of the lands of towns in be, uk and ru, and the adjectives that they come from: мазырскі, полацкі."""
_LAND: Final = re.compile("[чщ][иы]?н[аыиеіуойю]{1,2}$")
"""What all of them end in, to pass over other names at once."""


def land_answer(geocoder: OfflineGeocoder, phrase: Phrase, evidence: Evidence, text: str) -> Geocoded | None:
    """Answer a region ("Сибирь"), or the land of a town ("Мазыршчына", "на Полаччыне") by its region or district.

    None where the name has another ending or is held by the gazetteer: many villages are called so.
    """
    region = region_answer(geocoder, phrase, evidence, text)
    if region is not None:
        return region
    name = phrase.names[0] if phrase.names else ""
    if not _LAND.search(name) or not name.isalpha() or find(geocoder.gazetteers, name, deepest=Match.INFLECTED):
        return None
    for ending, plain_adjective, soft_adjective in _LANDS:
        found = ending.search(name)
        if found is None:
            continue
        adjectives = [name[: found.end("soft")] + plain_adjective]
        if found["soft"]:
            adjectives.insert(0, name[: found.start()] + soft_adjective)
        known = next((each for each in adjectives if geocoder.areas.by_adjective(each)), None)
        adjective = known or adjectives[0]
        asked = replace(phrase, whole=adjective, names=(adjective,))
        answer = None
        if known or not _has_seat(geocoder, adjective):
            answer = area_answer(geocoder, asked, evidence, text)
        answer = answer or district_answer(geocoder, asked, evidence, text)
        return answer if answer.status is GeocodeStatus.REGION else None
    return None


def _has_seat(geocoder: OfflineGeocoder, adjective: str) -> bool:
    """Tell whether a town has this adjective to the letter: "столинский" is of Stolin, not a slip for Smolensk."""
    return any(found.match <= Match.SAME_SOUND for found, _ in _seats(geocoder, adjective, _towns))


def _home_bonus(found: Found, evidence: Evidence, watched: str) -> float:
    """Districts named without a country are the watched one's sooner than any other's."""
    country = found.gazetteer.country(found.place)
    if evidence.countries:
        return 0.0
    return _AT_HOME if country == watched else 0.0 if country in NEIGHBOURHOOD else _ABROAD


def _district(found: Found, chance: float, text: str, *, community: bool) -> Place:
    seat = as_place(found, min(0.97, chance), text, phrase=None, asked=None)
    sort = "community" if community else "district"
    return replace(
        seat,
        name=f"{seat.name} {sort}",
        kind=PlaceKind.ADMIN2,
        radius_m=COMMUNITY_RADIUS_M if community else DISTRICT_RADIUS_M,
        method=f"seat of the {sort}, no outline ({seat.method})",
    )


def _seats(geocoder: OfflineGeocoder, name: str, kept: Kept) -> list[tuple[Found, int]]:
    """Return the towns that may be the seat, each with how many letters its name has beyond the adjective's stem."""
    listed = [(each, 0) for seat in seats_named(name) if (each := _seat(geocoder, *seat)) is not None]
    seats = listed + [(each, 0) for each in kept(find(geocoder.gazetteers, name, deepest=Match.INFLECTED))]
    stems = dict.fromkeys(stem for key in tight_keys(name) for stem in stem_of_adjective(key))
    for stem in stems:
        seats += _starting_with(geocoder, stem, "tight", Match.SAME_SOUND, kept)
    for stem in dict.fromkeys(loose(stem) for stem in stems) if not listed else ():
        seats += _starting_with(geocoder, stem, "loose", Match.LIKE_SOUND, _towns)
    if not seats:
        seats = [(each, 0) for each in kept(find_by_sound(geocoder.gazetteers, name))]
    best: dict[tuple[int, int], tuple[Found, int]] = {}
    for found, letters in seats:
        key = (id(found.gazetteer), found.place)
        if key not in best or (found.match, letters) < (best[key][0].match, best[key][1]):
            best[key] = (found, letters)
    return list(best.values())


def _seat(geocoder: OfflineGeocoder, country: str, name: str) -> Found | None:
    """Return the biggest town of this name in the country."""
    gazetteer = geocoder.gazetteers[-1]
    columns, kind = gazetteer.columns, KINDS.index(PlaceKind.SETTLEMENT)
    towns = [
        each for each in find([gazetteer], name, deepest=Match.SAME_SOUND)
        if columns["kind"][each.place] == kind and gazetteer.country(each.place) == country
    ]  # fmt: skip
    best = max(towns, key=lambda each: columns["population"][each.place], default=None)
    return None if best is None else best._replace(match=Match.SAME_SOUND)


def _settlements(found: list[Found]) -> list[Found]:
    return [each for each in found if kind_of(each) is PlaceKind.SETTLEMENT]


def _towns(found: list[Found]) -> list[Found]:
    return [each for each in _settlements(found) if each.gazetteer.columns["population"][each.place] >= _SEAT_PEOPLE]


def _starting_with(
    geocoder: OfflineGeocoder, stem: str, trie: str, match: Match, kept: Kept
) -> list[tuple[Found, int]]:
    """Return the towns from whose name an adjective with this stem may be made: the stem and a short ending."""
    shorter = [stem[: -len(ending)] for ending in _ENDINGS if stem.endswith(ending) and len(stem) > _SHORT_STEM]
    seats: list[tuple[Found, int]] = []
    for each in (stem, *shorter):
        cut = len(stem) - len(each)
        for gazetteer in geocoder.gazetteers:
            for key in getattr(gazetteer, trie).keys(each):
                more = len(key) - len(each)
                if more <= _LONGEST_ENDING:
                    found = [Found(gazetteer, place, match) for place in gazetteer.found(trie, key)]
                    seats.extend((town, more + cut) for town in kept(found))
    return seats
