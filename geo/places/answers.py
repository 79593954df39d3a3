"""Turn weighed candidates, typed points and areas into answers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.model import AREA_KINDS, GeocodeStatus, Place, PlaceKind
from geo.places.artefact import BY_COMMUNITY, KINDS, NO_PIN, UNCONFIRMED
from geo.places.calibration import calibrated
from geo.places.candidates import MATCH_WORDS, Found, Match, find
from geo.places.evidence import Evidence, km_between
from geo.places.query import NOT_FOUND, Geocoded
from geo.places.scoring import TYPED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.coordinates import TypedPoint
    from geo.places.hints import AreaNames
    from geo.places.offline import OfflineGeocoder
    from geo.places.phrase import Phrase
    from geo.places.query import PlaceQuery

RESOLVED_FROM: Final = 0.8
"""Answers of this confidence are said to be resolved, lower ones ambiguous."""
_LIKELY: Final = RESOLVED_FROM - 0.01
GUESS_FROM: Final = 0.2
"""Below this no best guess is given unless namesakes share the name; its candidates stay for the review."""
_ONE_OF_THEM: Final = 0.5
"""A name that several villages share is ambiguous, not unknown, where one of them is likelier meant than none."""
SAME_PLACE_KM: Final = 8.0
"""A town, its station and its crossing are one answer to where something was: their chances add up."""
_MEANT_M: Final = 12_000.0
"""A confidence is the chance that the truth lies within so many metres of the point."""
ONLY_SURROUNDINGS: Final = "only its surroundings known"
"""How the method of a place says that its point is the middle of its community."""
_SHOWN = 6
_LEAST_SHOWN = 0.01
_LEAST_OFFERED: Final = 0.05
"""Where nothing was found, less likely candidates would only mislead, unless one of many namesakes is surely meant."""
_NEAR_FACTOR = 1.5
_NEAR_M = 5000.0
_TOWN_FOR_FIELD_M = 6000.0
_ADMIN1: Final = KINDS.index(PlaceKind.ADMIN1)
_SETTLEMENT: Final = KINDS.index(PlaceKind.SETTLEMENT)


def as_place(found: Found, confidence: float, text: str, *, phrase: Phrase | None, asked: PlaceKind | None) -> Place:
    """Return a candidate as a place of the answer."""
    gazetteer, number, match = found
    columns = gazetteer.columns
    kind = KINDS[columns["kind"][number]]
    flags = columns["flags"][number]
    radius = float(columns["radius_m"][number])
    if phrase is not None and phrase.near:
        radius = radius * _NEAR_FACTOR + _NEAR_M
    if asked in TYPED and kind is PlaceKind.SETTLEMENT:
        radius += _TOWN_FOR_FIELD_M
    method = _method(gazetteer.origins[columns["origin"][number]], match, flags)
    return Place(
        name=gazetteer.name(number), kind=kind, country=gazetteer.country(number), admin1=gazetteer.admin1(number),
        lat=columns["lat"][number], lon=columns["lon"][number], radius_m=radius, confidence=confidence,
        method=method, text=text,
    )  # fmt: skip


@lru_cache(maxsize=2_000)
def _method(origin: str, match: Match, flags: int) -> str:
    method = f"{origin}: {MATCH_WORDS[match]}"
    if flags & UNCONFIRMED:
        method += ", coordinate unconfirmed"
    if flags & NO_PIN:
        method += ", area not located exactly"
    if flags & BY_COMMUNITY:
        method += f", {ONLY_SURROUNDINGS}"
    return method


def decide(
    found: Sequence[Found], chances: Sequence[float], text: str, *, phrase: Phrase, evidence: Evidence
) -> Geocoded:
    """Answer with the likeliest candidate: resolved, ambiguous, a region, or not found."""
    if not found:
        return NOT_FOUND
    if len(found) == 1:
        order, together, located = [0], chances[0], chances
    else:
        located = [chance * _within_reach(each) for chance, each in zip(chances, found, strict=True)]
        order = sorted(range(len(found)), key=lambda at: (-located[at], found[at].match, found[at].place))
        together = _with_neighbours(found, chances, order[0])
    hinted = bool(evidence.countries or evidence.areas)
    confidence = calibrated(together, found[order[0]].match, hinted=hinted) * _within_reach(found[order[0]])
    places = tuple(
        as_place(found[at], confidence if at == order[0] else min(located[at], confidence), text,
                 phrase=phrase, asked=evidence.kind)
        for at in order[:_SHOWN] if chances[at] >= _LEAST_SHOWN or at == order[0]
    )  # fmt: skip
    best = places[0]
    shared = sum(chances) >= _ONE_OF_THEM
    if confidence < GUESS_FROM and not shared:
        worth_a_look = tuple(place for place in places if place.confidence >= _LEAST_OFFERED)
        return Geocoded(status=GeocodeStatus.NOT_FOUND, candidates=worth_a_look)
    if best.kind in AREA_KINDS:
        return Geocoded(status=GeocodeStatus.REGION, place=best, candidates=places)
    status = GeocodeStatus.RESOLVED if confidence >= RESOLVED_FROM else GeocodeStatus.AMBIGUOUS
    return Geocoded(status=status, place=best, candidates=places)


def held_back(answer: Geocoded) -> Geocoded:
    """Return an answer that leans on where its source mostly reports from: it may be likely, never sure."""
    if answer.status is not GeocodeStatus.RESOLVED or answer.place is None:
        return answer
    place = replace(answer.place, confidence=min(answer.place.confidence, _LIKELY))
    return Geocoded(status=GeocodeStatus.AMBIGUOUS, place=place, candidates=(place, *answer.candidates[1:]))


def elsewhere(namesakes: Sequence[Found], found: Sequence[Found]) -> list[Found]:
    """Return the namesakes that lie away from all that was found: a village is no namesake of its station."""
    if not namesakes:
        return []
    here = [_point(each) for each in found]
    return [each for each in namesakes if all(km_between(_point(each), point) > SAME_PLACE_KM for point in here)]


def _with_neighbours(found: Sequence[Found], chances: Sequence[float], best: int) -> float:
    """Return the chance that the best candidate's whereabouts are right, those close to it counted in."""
    here = _point(found[best])
    return min(1.0, sum(
        chance for each, chance in zip(found, chances, strict=True)
        if chance > 0.0005  # noqa: PLR2004 - too small to add
        and (km_between(here, _point(each)) <= SAME_PLACE_KM or _is_area_of(each, found[best]))
    ))  # fmt: skip


def _is_area_of(area: Found, town: Found) -> bool:
    """Tell whether the area is the town under its own standing ("Sevastopol"), so that both mean one whereabouts."""
    gazetteer = area.gazetteer
    return (
        gazetteer.columns["kind"][area.place] == _ADMIN1
        and town.gazetteer.columns["kind"][town.place] == _SETTLEMENT
        and gazetteer.name(area.place) == town.gazetteer.name(town.place) == town.gazetteer.admin1(town.place)
        and gazetteer.country(area.place) == town.gazetteer.country(town.place)
    )


def _within_reach(found: Found) -> float:
    """Return how likely a place of which only the community is located lies within twelve kilometres of that point.

    Errors of both coordinates are taken for normal and alike, so that distances follow Rayleigh's law; its 90 % point
    is the radius. On settlements left out one at a time it was 0.93, 0.76, 0.64, 0.44 (radius 9, 14, 16, 19 km).
    """
    columns = found.gazetteer.columns
    if not columns["flags"][found.place] & BY_COMMUNITY:
        return 1.0
    radii = _MEANT_M / float(columns["radius_m"][found.place])
    return float(1.0 - 0.1 ** (radii * radii))


def _point(found: Found) -> tuple[float, float]:
    columns = found.gazetteer.columns
    return columns["lat"][found.place], columns["lon"][found.place]


def area_answer(geocoder: OfflineGeocoder, phrase: Phrase, evidence: Evidence, text: str) -> Geocoded | None:
    """Answer a phrase that names a first-order area ("Brest region"): a region, never a pin."""
    country = next(iter(evidence.countries)) if len(evidence.countries) == 1 else None
    named = [area for area in geocoder.areas.areas(phrase.whole, country) if area[1] is not None]
    if len(named) > 1:
        named = [area for area in named if not str(area[1]).endswith(" city")] or named
    for gazetteer in geocoder.gazetteers[-1:]:
        places = [
            each for _, name in named for each in find([gazetteer], str(name), deepest=Match.EXACT)
            if KINDS[gazetteer.columns["kind"][each.place]] is PlaceKind.ADMIN1
            and (gazetteer.country(each.place), gazetteer.admin1(each.place)) in named
        ]  # fmt: skip
        if places:
            confidence = 0.97 / len(places)
            answers = tuple(as_place(each, confidence, text, phrase=phrase, asked=None) for each in places)
            return Geocoded(status=GeocodeStatus.REGION, place=answers[0], candidates=answers)
    return None


def point_answer(point: TypedPoint, query: PlaceQuery, areas: AreaNames) -> Geocoded:
    """Answer a typed position; both orders are tried against the country that the query names.

    Its country and area are those of the outlines; the named country holds within `BORDER_KM` of its border, which
    the outlines do not know more finely.
    """
    from geo.places.areas import BORDER_KM, open_areas  # noqa: PLC0415 - the outlines are heavy

    country = areas.country(query.country) if query.country else None
    lat, lon, how = point.lat, point.lon, point.writing
    if point.swapped is not None:
        from geo.places.orders import likelier_order  # noqa: PLC0415 - needs outlines only here

        lat, lon, swapped = likelier_order((lat, lon), point.swapped, country)
        how += ", latitude and longitude were swapped" if swapped else ""
    outlines = open_areas()
    ((here, admin1),) = outlines.locate([lat], [lon])
    near = country in outlines.countries() and outlines.border_km(lat, lon, str(country)) <= BORDER_KM
    if country is not None and country != here and (here is None or near):
        here, admin1 = country, None
    place = Place(
        name=f"{lat:.5f}, {lon:.5f}", kind=PlaceKind.POINT, country=here, admin1=admin1, lat=lat, lon=lon,
        radius_m=point.radius_m, confidence=0.99, method=f"typed: {how}", text=query.text,
    )  # fmt: skip
    return Geocoded(status=GeocodeStatus.RESOLVED, place=place, candidates=(place,))
