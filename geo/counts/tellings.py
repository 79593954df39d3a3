"""What of many sightings decides whether two tell of the same: frozen columns, one entry a sighting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

UNKNOWN: Final = 0
"""Code of a word that was not said."""
PIN, AREA, COUNTRY = 1, 2, 3
"""How closely a place is known: a point, a first- or second-order area, a country; 0 where it was not found."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Spots:
    """Places of one role. Degrees, kilometres; NaN where not found. Codes stand for words; 0 is none."""

    lat: Floats
    lon: Floats
    radius_km: Floats
    level: Ints
    country: Ints
    admin1: Ints
    text: Ints
    corridors: NDArray[np.uint64]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Tellings:
    """Sightings in columns of one length; whole numbers stand for words (0: not said), NaN for what is not known.

    `together`  equal where one report tells of several things in one breath: the same places and days
    `kind`      of equipment, a row of `Kinds`; `equipment_class` and `unit` as the lexicon has them
    `named`     a number that it bears, as a train does ("convoy no. 10")
    `first`, `last`, `published`  days since 1970-01-01
    `counted`   whether it would count: an observation
    """

    number: Ints
    movement: Ints
    report: Ints
    link: Ints
    source: Ints
    together: Ints
    summary: Bools
    kind: Ints
    equipment_class: Ints
    unit: Ints
    named: Ints
    low: Floats
    high: Floats
    first: Floats
    last: Floats
    published: Floats
    affiliation: Ints
    flow: Ints
    mode: Ints
    air: Bools
    place: Spots
    origin: Spots
    destination: Spots

    def __len__(self) -> int:
        """Return the number of sightings."""
        return len(self.number)

    def says_what(self, other: Tellings) -> bool:
        """Tell whether another's sightings are these and say the same, whatever movements they are of."""
        return len(self) == len(other) and all(
            _equal(getattr(self, name), getattr(other, name)) for name in self.__slots__ if name != "movement"
        )


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, Spots):
        return all(_equal(getattr(one, name), getattr(other, name)) for name in Spots.__slots__)
    return bool(np.array_equal(one, other, equal_nan=one.dtype.kind == "f"))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Kinds:
    """Which kinds of equipment can be the same: `alike` where one belongs to the other in the tree, or is it.

    `general` kinds ("vehicle") leave open what it is. The first row is equipment that the lexicon does not know.
    """

    alike: Bools
    general: Bools
