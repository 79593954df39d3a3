"""The districts whose adjectives no rule leads back to their seats: data/districts.csv, read when first asked for."""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geo.places.hints import stem_of_adjective
from geo.places.spelling import loose, tight_keys
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

Seat = tuple[str, str]
"""A country, ISO2, and the Latin name of the town where a district is run from."""


def seats_named(name: str) -> tuple[Seat, ...]:
    """Return the seats of the districts of this adjective or seat, in any case form and spelling."""
    table = read_districts()
    return tuple(dict.fromkeys(seat for key in _keys(name) for seat in table.get(key, ())))


def _keys(name: str) -> dict[str, None]:
    """Return the keys of a name: of an adjective without its case ending, of a seat as it is."""
    return dict.fromkeys(loose(next(iter(stem_of_adjective(key)), _ENDING.sub("", key))) for key in tight_keys(name))


_ENDING = re.compile("(?<=...)(?:i|ogo|omu|im)$")
"""Of adjectives that are not in -ski and -tski: Жовтневий, у Жовтневому."""


@lru_cache(maxsize=1)
def read_districts(path: Path = DATA_DIR / "districts.csv") -> dict[str, list[Seat]]:
    """Return the seats by the keys of their districts' adjectives and of their own names."""
    seats: dict[str, list[Seat]] = {}
    if not path.is_file():
        return seats
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            seat = (row["country"], row["seat"])
            for name in row.values():
                for key in _keys(name) if len(name) > _CODE else ():
                    if seat not in seats.setdefault(key, []):
                        seats[key].append(seat)
    return seats


_CODE = 2
