"""Measure the suggestions of duplicates: `python benchmarks/duplicates.py [--rows N] [--fit]`.

Time: seconds of one core for made-up sightings, a fifth of them told again by another outlet; beside it one sort of
as many texts as there are sightings, in the same run, so that a busy machine slows both alike; and the same for half
the sightings: the work must grow with their number, not with its square (ratio about 2, never 4).

How good: on the made-up sightings, and on the shipped reports with what their file says of movements withheld; also as
the weights find reports that they were not fitted on, each story left out of the fitting in turn. `--fit` prints the
fitted weights.
"""

from __future__ import annotations

import argparse
import csv
import io
import itertools
import os
import random
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("OMP_NUM_THREADS", "1")


from benchmarks._fitting import fit, score_pairs, stories
from benchmarks._made import FIRST_DAY, _batch, _places
from geo.counts.candidates import candidate_pairs
from geo.counts.duplicate_weights import WEIGHTS
from geo.counts.duplicates import suggest
from geo.counts.intervals import interval_of
from geo.intake.load import commit_import, plan_import
from geo.intake.sample import SAMPLE_FILE
from geo.model import Flow, Report, Sighting, Source, Status, TimePrecision, Unit
from geo.places.offline import open_geocoder
from geo.records.database import open_records
from geo.records.ledger import commit_batch
from geo.records.mirror import open_mirror
from geo.records.telling_columns import read_kinds, read_tellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.counts.tellings import Tellings

KINDS = (
    ("Ural truck", "truck"), ("KamAZ", "truck"), ("T-72", "tank"), ("T-80", "tank"), ("BTR-80", "apc"),
    ("BMP-2", "ifv"), ("Tor-M2", "air_defence"), ("Grad", "mlrs"),
)  # fmt: skip
AGAIN = 0.2
"""Share of sightings that another outlet tells again, the number, the day or the place said a little otherwise."""


def made(rows: int, seed: int = 3) -> Iterator[tuple[Sighting, int]]:
    """Yield sightings of as many movements as real reports tell of in a year for each 10,000, and their movement."""
    chance = random.Random(seed)
    places = _places()
    told: list[tuple[Sighting, int]] = []
    for number in range(rows):
        if told and chance.random() < AGAIN:
            first, movement = chance.choice(told[-200:])
            yield _again(chance, first, number), movement
            continue
        name, kind = chance.choice(KINDS)
        low = chance.choice((None, 1, 2, 5, 10, 12, 20, 30, 40, 50))
        day = FIRST_DAY + timedelta(days=number * 365 // 10_000 + chance.randrange(5))
        each = Sighting(
            report=Report(source=Source(name=f"Source {number % 40}"), url=f"https://example.org/{number}"),
            equipment=name,
            equipment_class=kind,
            unit=Unit.VEHICLE,
            count=interval_of(low, None if low is None or chance.random() < 0.2 else low),
            place=chance.choice(places),
            origin=chance.choice(places) if chance.random() < 0.4 else None,
            observed_from=day,
            observed_to=day,
            time_precision=TimePrecision.DAY,
            flow=chance.choice((Flow.IN, Flow.OUT, Flow.INTERNAL, Flow.UNKNOWN)),
            status=Status.ACCEPTED,
        )
        told.append((each, number))
        yield each, number


def _again(chance: random.Random, first: Sighting, number: int) -> Sighting:
    low, high = first.count.count_min, first.count.count_max
    count = interval_of(low, None) if low is not None and chance.random() < 0.3 else interval_of(low, high)
    day = first.observed_to if chance.random() < 0.8 else (first.observed_to or date.min) + timedelta(days=1)
    return replace(
        first,
        report=Report(source=Source(name=f"Source {chance.randrange(40)}"), url=f"https://example.org/{number}"),
        count=count,
        observed_to=day,
        origin=first.origin if chance.random() < 0.7 else None,
    )


def read(folder: Path, rows: int) -> tuple[Tellings, list[int]]:
    told = list(made(rows))
    with open_records(f"sqlite:///{folder / f'{rows}.sqlite'}") as records:
        for first in range(0, rows, 20_000):
            commit_batch(records, _batch([each for each, _ in told[first : first + 20_000]], first))
        mirror = open_mirror(records)
        tellings = read_tellings(mirror)
        mirror.close()
    return tellings, [movement for _, movement in told]


def fastest(work: Any, times: int = 3) -> tuple[float, Any]:
    taken, answer = [], None
    for _ in range(times):
        began = time.process_time()
        answer = work()
        taken.append(time.process_time() - began)
    return min(taken), answer


def measure_time(folder: Path, rows: int) -> None:
    seconds = {}
    for size in (rows // 2, rows):
        tellings, movement = read(folder, size)
        kinds = read_kinds()
        seconds[size], found = fastest(lambda t=tellings, k=kinds: suggest(t, k))
        compared = len(candidate_pairs(tellings)[0])
        texts = [f"{number * 7919 % size}" for number in range(size)]
        floor, _ = fastest(lambda t=texts: sorted(t))
        pairs = zip(found.one.tolist(), found.other.tolist(), strict=True)
        suggested = {(min(pair), max(pair)) for pair in pairs}
        by: dict[int, list[int]] = {}
        for at, each in enumerate(movement):
            by.setdefault(each, []).append(at)
        same = {pair for told in by.values() for pair in itertools.combinations(told, 2)}
        right = len(suggested & same)
        print(
            f"{size:>9,} sightings: {compared:,} pairs compared of {size * (size - 1) // 2:,}; {seconds[size]:.2f} s "
            f"of one core, {seconds[size] / floor:.0f} x one sort of as many texts; {len(suggested):,} suggested, "
            f"precision {right / max(1, len(suggested)):.3f}, recall {right / max(1, len(same)):.3f}"
        )
    print(f"twice the sightings took {seconds[rows] / seconds[rows // 2]:.2f} x the time")


def withheld() -> tuple[bytes, list[dict[str, str]]]:
    """Return the shipped reports without what their file says of movements, and the rows with it."""
    with SAMPLE_FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [name for name in rows[0] if name not in {"movement_id", "probably_same_as"}]
    text = io.StringIO()
    writer = csv.DictWriter(text, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(), rows


def measure_quality(folder: Path, *, show: bool) -> None:
    data, rows = withheld()
    with open_records(f"sqlite:///{folder / 'shipped.sqlite'}") as records:
        plan = plan_import(data, "withheld.csv", records=records, geocoder=open_geocoder())
        commit_import(records, plan)
        mirror = open_mirror(records)
        tellings = read_tellings(mirror)
        at = dict(mirror.run("SELECT sighting_no, row_number FROM sightings", {}))
        mirror.close()
    said = [rows[at[int(number)] - 1] for number in tellings.number]
    kinds = read_kinds()
    print(f"shipped reports, as shipped:           {score_pairs(tellings, kinds, said, WEIGHTS)}")
    weights = fit(tellings, kinds, said, without=None)
    print(f"shipped reports, fitted again:         {score_pairs(tellings, kinds, said, weights)}")
    print(f"each story left out of the fitting:    {stories(tellings, kinds, said)}")
    if show:
        for name, value in weights.items():
            print(f"    {name!r}: {value:.1f},")


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--rows", type=int, default=20_000)
    reading.add_argument("--fit", action="store_true", help="print the weights as fitted")
    given = reading.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure_time(Path(folder), given.rows)
        measure_quality(Path(folder), show=given.fit)
    return 0


if __name__ == "__main__":
    sys.exit(main())
