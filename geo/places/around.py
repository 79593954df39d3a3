"""What lies around a town, the training grounds called after it, and which candidates a name beside the name means."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.model import PlaceKind
from geo.places.artefact import KINDS
from geo.places.candidates import Found, Match, find, is_area, point_of
from geo.places.evidence import km_between
from geo.places.phrase import read_phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.artefact import Gazetteer
    from geo.places.evidence import Point

RANGE_OF_A_TOWN_KM: Final = 30.0
"""A training ground so near to a town is called after it ("Lepel range"), whatever its own name."""
_SETTLEMENT: Final = KINDS.index(PlaceKind.SETTLEMENT)
_KM_OF_A_DEGREE: Final = 111.0


def around(gazetteer: Gazetteer, kind: PlaceKind, point: Point, km: float) -> list[int]:
    """Return the places of a kind within so many kilometres of a point, southern ones first."""
    places = _of_kind(gazetteer, kind)
    reach = km / _KM_OF_A_DEGREE
    first = bisect_left(places, (point[0] - reach,))
    last = bisect_left(places, (point[0] + reach,))
    return [place for lat, lon, place in places[first:last] if km_between(point, (lat, lon)) <= km]


@lru_cache(maxsize=32)
def _of_kind(gazetteer: Gazetteer, kind: PlaceKind) -> list[tuple[float, float, int]]:
    columns = gazetteer.columns
    number = KINDS.index(kind)
    return sorted(
        (columns["lat"][at], columns["lon"][at], at) for at, each in enumerate(columns["kind"]) if each == number
    )


def ranges_of_town(found: Sequence[Found], gazetteers: Sequence[Gazetteer]) -> list[Found]:
    """Return the training grounds around the biggest town among the candidates, none where one is found already."""
    ground = KINDS.index(PlaceKind.TRAINING_GROUND)
    if any(each.gazetteer.columns["kind"][each.place] == ground for each in found):
        return []
    towns = [each for each in found if each.gazetteer.columns["kind"][each.place] == _SETTLEMENT]
    if not towns:
        return []
    biggest = max(towns, key=lambda each: each.gazetteer.columns["population"][each.place])
    point = point_of(biggest)
    return [
        Found(gazetteer, place, Match.OTHER_NAME)
        for gazetteer in gazetteers
        for place in around(gazetteer, PlaceKind.TRAINING_GROUND, point, RANGE_OF_A_TOWN_KM)
    ]


def also_named(
    hints: Sequence[str], found: Sequence[Found], gazetteers: Sequence[Gazetteer]
) -> frozenset[tuple[float, float]]:
    """Return where the candidates lie that a name beside the name names too ("Bakhmut (Artemivsk)")."""
    others = {
        (id(each.gazetteer), each.place)
        for hint in hints
        for name in read_phrase(hint).names[:1]
        for each in find(gazetteers, name, deepest=Match.OTHER_NAME)
    }
    named = (each for each in found if (id(each.gazetteer), each.place) in others)
    return frozenset(point_of(each) for each in named if not is_area(each))
