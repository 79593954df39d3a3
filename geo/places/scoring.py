"""Weigh what a name may mean: how likely each place is, and how likely none of them.

A place's score is a sum of evidence, in natural logarithms (a multinomial logit): how the name was met, how big or
how watched the place is, whether it lies where the hints say and near the other places of the report, whether it
is the sort of place that was asked for. "None of these" has a score of its own, since every gazetteer lacks most
villages. The weights were fitted by maximum likelihood; docs/places.md tells on what.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log
from typing import TYPE_CHECKING, Any, Final

from geo.model import PlaceKind
from geo.places.around import around
from geo.places.artefact import KINDS, NEAR_FRONT, NEEDS_TYPE, VILLAGE, WATCHED_BY_HAND
from geo.places.candidates import Match, point_of
from geo.places.evidence import WHOLE_LISTS, km_between, score
from geo.places.none_of_these import none_score
from geo.places.typewords import SettlementSize
from geo.places.weights import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.artefact import Gazetteer
    from geo.places.candidates import Found
    from geo.places.evidence import Evidence, Point

TYPED: Final = frozenset(
    {PlaceKind.STATION, PlaceKind.AIRFIELD, PlaceKind.TRAINING_GROUND, PlaceKind.BORDER_CROSSING, PlaceKind.POINT}
)
_AREAS: Final = frozenset(
    {KINDS.index(PlaceKind.ADMIN1), KINDS.index(PlaceKind.COUNTRY), KINDS.index(PlaceKind.ADMIN2)}
)
_SETTLEMENT: Final = KINDS.index(PlaceKind.SETTLEMENT)
_CROSSING: Final = KINDS.index(PlaceKind.BORDER_CROSSING)
_RANGE: Final = KINDS.index(PlaceKind.TRAINING_GROUND)
_KIND_NUMBER: Final = {kind: number for number, kind in enumerate(KINDS)}
NEARBY_KM: Final = 120.0
GREAT: Final = 500_000
"""Cities of so many people are called by their other names all over the world."""
OF_A_TOWN_KM: Final = 15.0
"""Airfields are called after the town within so many kilometres ("аэродром Иваново")."""
_ON_RAILS: Final = frozenset({PlaceKind.STATION, PlaceKind.BORDER_CROSSING})
_RAIL_NUMBERS: Final = frozenset(map(KINDS.index, _ON_RAILS))
SMALLEST_TOWN: Final = 3_000
BIGGEST_VILLAGE: Final = 15_000
"""What is called a town, or a village, in reports: of 87 public place names with such a word two lie outside."""
_CHOSEN: Final = 2000
"""A user's list of so many places or fewer is taken for their own choice; a longer one for another gazetteer."""


def features(found: Found, evidence: Evidence, home: Point) -> dict[str, float]:
    """Return a candidate's evidence by name; `home` is the middle of the watched country."""
    return {**_told(*_facts(found, evidence)), **_measured(found, evidence, home)}


def _measured(found: Found, evidence: Evidence, home: Point) -> dict[str, float]:
    """Return the evidence that is a measure: people, distances."""
    gazetteer, place, _ = found
    columns = gazetteer.columns
    point = (columns["lat"][place], columns["lon"][place])
    out = {
        "log_people": log(columns["population"][place] + 300.0) - 8.0,
        "far_from_home": min(km_between(point, home), 4000.0) / 1000.0,
    }
    if evidence.kind is PlaceKind.AIRFIELD and columns["kind"][place] == _SETTLEMENT:
        out["town_with_field" if _has_airfield(gazetteer, point) else "town_without_field"] = 1.0
    if evidence.region == (gazetteer.country(place), gazetteer.admin1(place)):
        out["source_home"] = 1.0
    if evidence.points:
        out["named_beside"] = _nearness(point, evidence.points)
    if evidence.others:
        out["same_report"] = _nearness(point, evidence.others)
        if len(evidence.others) > 1:
            out["same_report"] += 0.5 * _nearness(point, evidence.others, rank=1)
    return out


def _has_airfield(gazetteer: Gazetteer, point: Point) -> bool:
    """Tell whether a town has an airfield: unlike of stations a gazetteer holds nearly all of them."""
    return bool(around(gazetteer, PlaceKind.AIRFIELD, point, OF_A_TOWN_KM))


def _nearness(point: Point, others: Sequence[Point], rank: int = 0) -> float:
    """Return how near the nearest of the others lies, or the next one, from 1 to 0."""
    return exp(-sorted(km_between(point, each) for each in others)[rank] / NEARBY_KM)


Facts = tuple[
    "Match",
    int,
    int,
    float,
    str | None,
    str | None,
    frozenset[str],
    frozenset[tuple[str, str]],
    "PlaceKind | None",
    bool,
]


def _facts(found: Found, evidence: Evidence) -> Facts:
    """Return what the rest of a candidate's evidence follows from; few of these differ, so their sums are kept."""
    gazetteer, place, match = found
    columns = gazetteer.columns
    own = gazetteer.origins[columns["origin"][place]] == "user"
    return (
        match, columns["kind"][place], columns["flags"][place],
        0.0 if not own else 1.0 if len(gazetteer) <= _CHOSEN else 0.5,
        gazetteer.country(place), gazetteer.admin1(place) if evidence.areas else None,
        evidence.countries, evidence.areas, evidence.kind, columns["population"][place] >= GREAT,
    )  # fmt: skip


def _told(  # noqa: PLR0917 - the facts in their order, as they are kept by
    match: Match, number: int, flags: int, own: float, country: str | None, admin1: str | None,
    countries: frozenset[str], areas: frozenset[tuple[str, str]], asked: PlaceKind | None, great: bool,  # noqa: FBT001
) -> dict[str, float]:  # fmt: skip
    """Return the evidence that holds or does not: how the name was met, where the place lies, what it is."""
    out = {f"match_{match.name}": 1.0}
    if flags & WATCHED_BY_HAND:
        out["watched"] = 1.0
    if flags & VILLAGE and country in WHOLE_LISTS:
        out["village"] = 1.0
    if own:
        out["user"] = own
    _add_kind(out, number, flags, asked)
    _add_country(out, match, number, country, countries, listed=bool(flags & WATCHED_BY_HAND), great=great)
    if areas and number not in _AREAS:
        out[_area_word(country, admin1, areas)] = 1.0
    return out


def _add_country(
    out: dict[str, float],
    match: Match,
    number: int,
    country: str | None,
    countries: frozenset[str],
    *,
    listed: bool,
    great: bool,
) -> None:
    if countries:
        out["country_meets" if country in countries else "country_differs"] = 1.0
    elif country in NEIGHBOURHOOD:
        out[f"in_{country}"] = 1.0
    elif match >= Match.LIKE_SOUND:
        out["guess_abroad"] = 1.0  # a name of the region that no list holds is likelier than a far town misspelt
    elif number not in _AREAS:
        # other names of great cities are known to all ("Мюнхен"), those of others meet by chance ("Kena" and Qina)
        out["other_name_abroad" if great else "unknown_abroad"] = 0.0 if match is Match.EXACT or listed else 1.0
    elif match >= Match.SAME_SOUND:
        out["area_abroad_by_sound"] = 1.0  # all names of countries are held: "Кена" is no Kenya


@lru_cache(maxsize=20_000)
def _told_score(*facts: Any) -> float:
    return score(_told(*facts))


def score_of(found: Found, evidence: Evidence, home: Point) -> float:
    """Return `score(features(...))`: the kept part of it looked up, the rest reckoned without a table of names.

    A test holds that both say the same.
    """
    columns = found.gazetteer.columns
    place = found.place
    lat, lon = columns["lat"][place], columns["lon"][place]
    total = _PEOPLE * (log(columns["population"][place] + 300.0) - 8.0)
    total += _FAR * (min(km_between((lat, lon), home), 4000.0) / 1000.0)
    if evidence.points or evidence.others or evidence.region or evidence.kind is PlaceKind.AIRFIELD:
        total = score(_measured(found, evidence, home))
    return _told_score(*_facts(found, evidence)) + total


_PEOPLE: Final = WEIGHTS["log_people"]
_FAR: Final = WEIGHTS["far_from_home"]


NEIGHBOURHOOD: Final = frozenset({"BY", "UA", "RU", "PL", "LT", "LV"})
_TWINS: Final = (
    frozenset({("UA", "Kyiv city"), ("UA", "Kyiv region")}),
    frozenset({("UA", "Crimea"), ("UA", "Sevastopol")}),
    frozenset({("BY", "Minsk city"), ("BY", "Minsk region")}),
    frozenset({("RU", "Moscow city"), ("RU", "Moscow region")}),
    frozenset({("RU", "Saint Petersburg"), ("RU", "Leningrad region")}),
)
"""A city of its own standing and the area around it, which reports seldom keep apart."""


def _area_word(country: str | None, admin1: str | None, areas: frozenset[tuple[str, str]]) -> str:
    if admin1 is None or country is None:
        return "area_unknown"
    own = (country, admin1)
    if own in areas or any(own in twins and twins & areas for twins in _TWINS):
        return "area_meets"
    return "area_differs"


def _add_kind(out: dict[str, float], number: int, flags: int, asked: PlaceKind | None) -> None:
    if asked is None:
        if flags & NEEDS_TYPE:
            out["needs_type"] = 1.0
        elif number in _AREAS:
            out["is_area"] = 1.0
    elif number == _KIND_NUMBER[asked]:
        out["typed_meets" if asked in TYPED else "kind_meets"] = 1.0
    elif asked in _ON_RAILS and number in _RAIL_NUMBERS:
        out["typed_alike"] = 1.0  # a border station is a crossing: "станция Кена"
    elif asked is PlaceKind.STATION and number == _RANGE and flags & WATCHED_BY_HAND:
        out["town_of_it"] = 1.0  # a range has a station of its name: "станция Заслоново"
    elif asked in TYPED and number == _SETTLEMENT:
        out["town_of_it"] = 1.0
    else:
        out["kind_differs"] = 1.0


def _villages_before_crossings(found: Sequence[Found], scores: list[float]) -> list[float]:
    """Return the scores, those of crossings lowered that have the village of their name beside them.

    Where no word says that a crossing is meant, the village is.
    """
    if not any(each.gazetteer.columns["kind"][each.place] == _CROSSING for each in found):
        return scores
    villages = [point_of(each) for each in found if _is_settlement(each) and each.match <= Match.OTHER_INFLECTED]
    return [
        value + WEIGHTS["crossing_of_village"]
        if each.gazetteer.columns["kind"][each.place] == _CROSSING
        and any(km_between(point_of(each), village) <= OF_A_TOWN_KM for village in villages)
        else value
        for each, value in zip(found, scores, strict=True)
    ]


def _is_settlement(found: Found) -> bool:
    return bool(found.gazetteer.columns["kind"][found.place] == _SETTLEMENT)


def _is_so_big(found: Found, size: SettlementSize) -> bool:
    people = found.gazetteer.columns["population"][found.place]
    return bool(people >= SMALLEST_TOWN if size is SettlementSize.TOWN else people <= BIGGEST_VILLAGE)


def _told_by_front(found: Sequence[Found], scores: list[float]) -> list[float]:
    """Return the scores, those of Ukraine's places shared out anew between those near the front and the others.

    All together they weigh what they did: the front tells these namesakes apart and makes nothing else less likely.
    """
    near = [bool(each.gazetteer.columns["flags"][each.place] & NEAR_FRONT) for each in found]
    if not any(near):
        return scores
    ours = [_is_settlement(each) and each.gazetteer.country(each.place) == "UA" for each in found]
    if near == ours:
        return scores
    raised = [value + WEIGHTS["near_front"] * front for value, front in zip(scores, near, strict=True)]
    top = max(raised)
    before = sum(exp(value - top) for value, own in zip(scores, ours, strict=True) if own)
    after = sum(exp(value - top) for value, own in zip(raised, ours, strict=True) if own)
    return [value - log(after / before) if own else value for value, own in zip(raised, ours, strict=True)]


_OWN_AND_OTHER: Final = ((Match.EXACT, Match.OTHER_NAME), (Match.INFLECTED, Match.OTHER_INFLECTED))


def _lies_as_said(found: Found, evidence: Evidence) -> bool:
    """Tell whether a place lies in a country and area that the hints name, or none is named."""
    country = found.gazetteer.country(found.place)
    if evidence.areas:
        return _area_word(country, found.gazetteer.admin1(found.place), evidence.areas) != "area_differs"
    return not evidence.countries or country in evidence.countries


def probabilities(found: Sequence[Found], evidence: Evidence, home: Point) -> list[float]:
    """Return the probability of each candidate; what is missing to one is that of "none of these"."""
    scores = [score_of(each, evidence, home) for each in found]
    none = none_score(found, evidence)
    if len(scores) == 1:
        top = max(none, scores[0])
        weight = exp(scores[0] - top)
        return [weight / (weight + exp(none - top))]
    for own, other in _OWN_AND_OTHER:
        if any(each.match is own and _is_settlement(each) and _lies_as_said(each, evidence) for each in found):
            # big cities bear many old names that are the living names of villages
            scores = [
                value + WEIGHTS["other_name_of_another"] if each.match is other and _is_settlement(each) else value
                for each, value in zip(found, scores, strict=True)
            ]
    if evidence.size is not None:
        fits = [_is_settlement(each) and _is_so_big(each, evidence.size) for each in found]
        if any(fits):  # it tells namesakes apart; where none fits, the word was used loosely
            scores = [each if fit else each + WEIGHTS["size_differs"] for each, fit in zip(scores, fits, strict=True)]
    if evidence.kind is None:
        scores = _villages_before_crossings(found, scores)
    if evidence.also:  # "Voronezh airport (Chertovitskoye)": both are names of one place
        scores = [
            value + WEIGHTS["also_called"] if point_of(each) in evidence.also else value
            for each, value in zip(found, scores, strict=True)
        ]
    if not (evidence.points or evidence.others):  # what lies beside tells more than the front
        scores = _told_by_front(found, scores)
    top = max([none, *scores])
    weights = [exp(each - top) for each in scores]
    total = sum(weights) + exp(none - top)
    return [weight / total for weight in weights]
