"""What is known of a name beside the name itself, and how much each piece of it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Final

from geo.places.weights import WEIGHTS

if TYPE_CHECKING:
    from geo.model import PlaceKind
    from geo.places.typewords import SettlementSize

Point = tuple[float, float]
"""(lat, lon) in degrees."""
WHOLE_LISTS: Final = frozenset({"UA"})
"""Countries of which the shipped gazetteer holds every settlement, by the official list."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known beside the name.

    `countries` and `areas` are those that hints name, (ISO2, area); `points` are (lat, lon) of places named beside
    it in the phrase, `others` those of the same report; `kind` is what sort of place was asked for; `everyday` tells
    that the name is an everyday word written small; `region` is the home of the source, (ISO2, area); `size` is what a
    type word says of how big it is; `respelt` tells that only Ukraine's villages are found, by their
    Russian name; `also` are the points of places that a name beside it names too.
    """

    countries: frozenset[str] = frozenset()
    areas: frozenset[tuple[str, str]] = frozenset()
    points: tuple[Point, ...] = ()
    others: tuple[Point, ...] = ()
    kind: PlaceKind | None = None
    everyday: bool = False
    region: tuple[str, str] | None = None
    size: SettlementSize | None = None
    respelt: bool = False
    also: frozenset[tuple[float, float]] = frozenset()


@lru_cache(maxsize=1_000)
def nothing_beside(kind: PlaceKind | None, region: tuple[str, str] | None, size: SettlementSize | None) -> Evidence:
    """Return what is known of a name that stands alone; most do, and few of these differ."""
    return Evidence(kind=kind, region=region, size=size)


def km_between(one: Point, two: Point) -> float:
    """Return the distance in km on a flat map, good to a percent within some hundred km."""
    return 111.2 * hypot(one[0] - two[0], (one[1] - two[1]) * cos(radians((one[0] + two[0]) / 2)))


def score(evidence: dict[str, float]) -> float:
    """Return the weighted sum of the evidence."""
    total = 0.0
    for name, value in evidence.items():
        total += WEIGHTS.get(name, 0.0) * value
    return total
