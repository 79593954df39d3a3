"""Answer names of seas and gulfs (data/seas.csv): areas without outlines, never a pin."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from math import pi, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.model import GeocodeStatus, Place, PlaceKind
from geo.places.query import Geocoded
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

_BEFORE: Final = (
    r"(?:(?:the|in|over|into|from|to|at|on|near|towards|в|во|ў|у|ва|над|из|з|із|са|со|с|к|на|до|да|от|від|ад|w|na|nad|z|do)"
    r"\s+)*"
)
_WATER: Final = (
    r"(?:мор[еяюіаыу]|морем|морам|sea|gulf|morz[aeu]|morzem|залив\w{0,2}|заток\w{0,2}|затоці|залів\w{1,2}|заліў)"
)
_NAMED: Final = re.compile(
    rf"{_BEFORE}(?:(?P<first>[^\W\d]+)\s+{_WATER}|(?:sea|gulf)\s+of\s+(?P<behind>[^\W\d]+)|"
    r"(?:morz\w{1,2}|zato\w{2,3})\s+(?P<last>[^\W\d]+))",
    re.IGNORECASE,
)
"""A sea's adjective before its noun, behind it in Polish, or its name in "Sea of Azov"."""
_CONFIDENCE: Final = 0.97
_REACH: Final = 1.5
"""Seas are longer than wide: a disc of this many radii of a round sea holds nine tenths of one."""


class Sea(NamedTuple):
    """One row of the table: the name that is shown, how names of it begin, and where its label stands."""

    name: str
    beginnings: tuple[str, ...]
    lat: float
    lon: float
    radius_m: float


@lru_cache(maxsize=1)
def read_seas(path: Path = DATA_DIR / "seas.csv") -> tuple[Sea, ...]:
    """Return the seas of the table, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Sea(
                name=row["name"],
                beginnings=tuple(row["beginnings"].split("|")),
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                radius_m=_REACH * 1000.0 * sqrt(float(row["area_km2"]) / pi),
            )
            for row in csv.DictReader(file)
        )


def sea_named(text: str) -> Sea | None:
    """Return the sea that a phrase names ("в Баренцевом море", "Sea of Azov"), None where it names none."""
    found = _NAMED.fullmatch(text.strip(" .,;()"))
    if found is None:
        return None
    word = (found["first"] or found["behind"] or found["last"]).lower()
    return next((sea for sea in read_seas() if word.startswith(sea.beginnings)), None)


def sea_answer(text: str) -> Geocoded | None:
    """Answer a phrase that names a sea: a region of no country, around the point where its label stands."""
    sea = sea_named(text)
    if sea is None:
        return None
    place = Place(
        name=sea.name, kind=PlaceKind.ADMIN1, country=None, admin1=None, lat=sea.lat, lon=sea.lon,
        radius_m=sea.radius_m, confidence=_CONFIDENCE, method="sea, no outline", text=text,
    )  # fmt: skip
    return Geocoded(status=GeocodeStatus.REGION, place=place, candidates=(place,))
