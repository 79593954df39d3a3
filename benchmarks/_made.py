"""Sightings made up for measuring, put into a record database through the real ledger."""

from __future__ import annotations

import csv
import hashlib
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geo.counts.intervals import interval_of
from geo.model import (
    Flow,
    GeocodeStatus,
    Place,
    PlaceKind,
    Report,
    Sighting,
    Source,
    Status,
    TimePrecision,
    Toponym,
    Unit,
)
from geo.records.database import open_records
from geo.records.entries import NewBatch, NewSighting
from geo.records.ledger import commit_batch
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

CLASSES = ("truck", "tank", "apc", "sp_artillery", "air_defence", "fuel_truck", "engineering", "ifv")
FLOWS = (Flow.IN, Flow.IN, Flow.IN, Flow.OUT, Flow.INTERNAL, Flow.UNKNOWN)
FIRST_DAY = date(2022, 1, 1)
A_BATCH = 20_000


def fill(folder: Path, rows: int, seed: int = 1) -> str:
    """Store `rows` sightings of about a third as many movements in a new database; return its URL."""
    chance = random.Random(seed)
    places = _places()
    url = f"sqlite:///{folder / 'kordon.sqlite'}"
    with open_records(url) as records:
        for first in range(0, rows, A_BATCH):
            some = [_sighting(chance, places, number) for number in range(first, min(first + A_BATCH, rows))]
            commit_batch(records, _batch(some, first))
    return url


def _places() -> list[Toponym]:
    with (DATA_DIR / "towns.csv").open(encoding="utf-8", newline="") as file:
        towns = [row for row in csv.DictReader(file) if 19 <= float(row["lon"]) <= 46]
    found = [
        Place(
            name=row["name"], kind=PlaceKind.SETTLEMENT, country=row["country"], admin1=None, lat=float(row["lat"]),
            lon=float(row["lon"]), radius_m=3000.0, confidence=0.9, method="made", text=row["name"],
        )
        for row in towns
    ]  # fmt: skip
    return [Toponym(text=each.text, place=each, status=GeocodeStatus.RESOLVED) for each in found]


def _sighting(chance: random.Random, places: list[Toponym], number: int) -> Sighting:
    low = chance.choice((None, 1, 2, 5, 10, 12, 30, 50))
    high = None if low is None or chance.random() < 0.2 else low + chance.choice((0, 0, 0, 5, 10))
    day = FIRST_DAY + timedelta(days=chance.randrange(900))
    kind = chance.choice(CLASSES)
    # A few places see most of what moves, as in real reports.
    at = places[min(int(chance.paretovariate(0.7)) - 1, len(places) - 1)]
    origin = chance.choice(places) if chance.random() < 0.3 else None
    return Sighting(
        report=Report(source=Source(name=f"Source {number % 40}"), url=f"https://example.org/{number // 2}"),
        equipment=kind.replace("_", " "),
        equipment_class=kind,
        unit=Unit.VEHICLE,
        count=interval_of(low, high),
        place=at,
        origin=origin,
        destination=at if origin else None,
        observed_from=day,
        observed_to=day,
        time_precision=TimePrecision.DAY,
        flow=chance.choice(FLOWS),
        status=Status.ACCEPTED,
        movement_key=f"m{number // 3}",
    )


def _batch(some: list[Sighting], first: int) -> NewBatch:
    keys = [hashlib.sha256(f"made {first + at}".encode()).hexdigest() for at in range(len(some))]
    return NewBatch(
        file_name=f"made-{first}.csv",
        file_sha256=hashlib.sha256(f"made {first}".encode()).hexdigest(),
        kind="csv",
        rows_total=len(some),
        accepted=len(some),
        review=0,
        rejected=0,
        repeated=0,
        sightings=tuple(
            NewSighting(sighting=each, row_number=at, row_key=key)
            for at, (each, key) in enumerate(zip(some, keys, strict=True), start=1)
        ),
    )
