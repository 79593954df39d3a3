"""Answer names of regions that no office draws ("Сибирь", "Donbas", "на Палессі"): areas without outlines, never a pin.

`data/regions.csv` says of which first-order areas or countries each is commonly held to consist; where its name may
stand and how far it reaches are worked out from those.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.model import AREA_KINDS, GeocodeStatus, Place, PlaceKind
from geo.places.artefact import KINDS
from geo.places.candidates import Match, find
from geo.places.geometry import km_on_sphere, middle_of
from geo.places.query import Geocoded
from geo.places.spelling import plain
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.places.artefact import Gazetteer
    from geo.places.evidence import Evidence
    from geo.places.offline import OfflineGeocoder
    from geo.places.phrase import Phrase

_CONFIDENCE: Final = 0.95
_GROUP: Final = re.compile(r"\(([^)]*)\)")


class Region(NamedTuple):
    """One row of the table; `country` is None where it lies in several, `areas` are pairs (ISO2, name of the area)."""

    name: str
    country: str | None
    areas: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def read_regions(path: Path = DATA_DIR / "regions.csv") -> dict[str, Region]:
    """Return the regions of the table by each form of their names, as `plain` writes it."""
    forms: dict[str, Region] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            areas = tuple((each[:2], each[3:]) for each in row["areas"].split("|"))
            region = Region(row["name"], row["country"] or None, areas)
            forms |= {plain(form): region for pattern in _alternatives(row["forms"]) for form in _forms_of(pattern)}
    return forms


def _alternatives(patterns: str) -> list[str]:
    """Part patterns at the bars outside their brackets."""
    return re.split(r"\|(?![^(]*\))", patterns)


def _forms_of(pattern: str) -> Iterator[str]:
    """Yield the forms of a pattern: "сибир(ь|и|ью)" has three."""
    choices: list[list[str]] = []
    at = 0
    for group in _GROUP.finditer(pattern):
        choices += [[pattern[at : group.start()]], group[1].split("|")]
        at = group.end()
    for parts in product(*choices, [pattern[at:]]):
        yield "".join(parts)


def region_answer(geocoder: OfflineGeocoder, phrase: Phrase, evidence: Evidence, text: str) -> Geocoded | None:
    """Answer the name of a region, bare or beside a country of its own ("Donbas, Ukraine").

    None where it names none, or where what stands beside it tells that a village of that name is meant.
    """
    region = read_regions().get(plain(phrase.whole))
    if region is None or (evidence.countries and evidence.countries.isdisjoint(code for code, _ in region.areas)):
        return None
    if not all(geocoder.areas.country(hint) for hint in phrase.hints):
        return None
    lat, lon, radius_m = _reach(geocoder.gazetteers[-1], region)
    place = Place(
        name=region.name, kind=PlaceKind.ADMIN1, country=region.country, admin1=None, lat=lat, lon=lon,
        radius_m=radius_m, confidence=_CONFIDENCE, method="region, no outline", text=text,
    )  # fmt: skip
    return Geocoded(status=GeocodeStatus.REGION, place=place, candidates=(place,))


@lru_cache(maxsize=64)
def _reach(gazetteer: Gazetteer, region: Region) -> tuple[float, float, float]:
    """Return the middle of a region's areas in degrees, and the metres in which all of them lie."""
    columns = gazetteer.columns
    members = [
        found.place
        for country, name in region.areas
        for found in find([gazetteer], name, deepest=Match.EXACT)
        if KINDS[columns["kind"][found.place]] in AREA_KINDS and gazetteer.country(found.place) == country
    ]
    points = [(float(columns["lat"][each]), float(columns["lon"][each])) for each in members]
    lat, lon = middle_of(points)
    far = [
        1000.0 * km_on_sphere((lat, lon), point) + float(columns["radius_m"][each])
        for each, point in zip(members, points, strict=True)
    ]
    return round(lat, 2), round(lon, 2), max(far)
