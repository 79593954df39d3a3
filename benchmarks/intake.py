"""Measure imports: `python benchmarks/intake.py [--rows N ...] [--json FILE]`.

A file of made-up sightings with place names only is read, geocoded, screened, checked and committed, into a new SQLite
file. In the same run the same file is parsed bare (`csv.reader`, each cell touched) and put into a table by
`sqlite-utils insert --csv`, which looks at nothing. Each is a process of its own, so that its time and the most memory
that it held are its own; processor time stands beside wall time, since another process may take the machine.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

Row = dict[str, Any]
EQUIPMENT = (
    "Ural truck",
    "T-72",
    "BMP-2",
    "BTR-80",
    "KamAZ",
    "fuel truck",
    "BM-21 Grad",
    "2S19 Msta-S",
    "truck",
    "MT-LB",
)
DIRECTIONS = ("in", "out", "into Belarus", "")
NOTES = ("at the station", "moving north", "seen by two", "with escort", "")
HEADINGS = ("event_id", "place", "equipment", "count", "date", "source", "url", "direction", "note")


def write(path: Path, rows: int, seed: int = 1) -> None:
    """Write a CSV of made-up sightings: 300 places by name, 700 days, 40 sources, two rows a report."""
    chance = random.Random(seed)
    towns = csv.DictReader((HERE.parents[1] / "data" / "towns.csv").open(encoding="utf-8", newline=""))
    places = [town["name"] for town in towns if town["country"] == "BY"][:300]
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADINGS)
        for number in range(rows):
            low = chance.choice((1, 2, 5, 10, 30))
            count = chance.choice((str(low), f"{low}-{low + 10}", f"at least {low}", "several"))
            day = date(2022, 1, 1) + timedelta(days=chance.randrange(700))
            out.writerow(
                [
                    f"e{number}", chance.choice(places), chance.choice(EQUIPMENT), count, day,
                    f"Channel {number // 2 % 40}", f"https://example.org/{number // 2}", chance.choice(DIRECTIONS),
                    f"{chance.choice(NOTES)} {number % 997}",
                ]
            )  # fmt: skip


def bare(path: Path, _: Path) -> Row:
    with path.open(encoding="utf-8", newline="") as file:
        return {"cells": sum(len(row) for row in csv.reader(file))}


def sqlite_utils(path: Path, folder: Path) -> Row:
    program = [sys.executable, "-m", "sqlite_utils", "insert", str(folder / "peer.db"), "rows", str(path), "--csv"]
    subprocess.run(program, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {}


def dry_run(path: Path, folder: Path) -> Row:
    return imported(path, folder, commit=False)


def whole(path: Path, folder: Path) -> Row:
    return imported(path, folder, commit=True)


def imported(path: Path, folder: Path, *, commit: bool) -> Row:
    from geo.intake.load import commit_import, plan_import  # noqa: PLC0415 - loaded before the clock starts
    from geo.intake.verdicts import Verdict  # noqa: PLC0415 - as above
    from geo.places.offline import open_geocoder  # noqa: PLC0415 - as above
    from geo.records.database import open_records  # noqa: PLC0415 - as above

    with open_records(f"sqlite:///{folder / 'kordon.sqlite'}") as records:
        geocoder = open_geocoder()
        began = time.perf_counter(), time.process_time()
        plan = plan_import(path, records=records, geocoder=geocoder)
        if commit:
            commit_import(records, plan)
        taken = {"wall_s": time.perf_counter() - began[0], "cpu_s": time.process_time() - began[1]}
        return {**taken, **{verdict.value: plan.count(verdict) for verdict in Verdict}}


WORKS = {"bare": bare, "sqlite-utils": sqlite_utils, "dry run": dry_run, "import": whole}


def work(name: str, path: Path, folder: Path) -> Row:
    """Do one piece of work in this process, and return what it took."""
    began = time.perf_counter()
    told = WORKS[name](path, folder)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    wall = time.perf_counter() - began
    cpu = sum(each.ru_utime + each.ru_stime for each in used)
    return {"wall_s": wall, "cpu_s": cpu, "rss_mb": max(each.ru_maxrss for each in used) / 1024, **told}


def measure(rows: int, folder: Path) -> list[Row]:
    path = folder / f"{rows}.csv"
    write(path, rows)
    table = []
    for name in WORKS:
        inside = folder / f"{rows}-{name.replace(' ', '-')}"
        inside.mkdir()
        program = [sys.executable, str(HERE), "--work", name, str(path), str(inside)]
        done = subprocess.run(
            program, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONHASHSEED": "0"}
        )
        table.append({"rows": rows, "what": name, **json.loads(done.stdout)})
    floor, peer = table[0]["cpu_s"], table[1]["cpu_s"]
    for row in table:
        row["to_bare"], row["to_peer"] = row["cpu_s"] / floor, row["cpu_s"] / peer
        row["rows_per_s"] = rows / row["cpu_s"]
    return table


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--rows", type=int, nargs="+", default=[50_000])
    reading.add_argument("--json", type=Path, help="also write the table there")
    reading.add_argument("--work", nargs=3, metavar=("NAME", "FILE", "FOLDER"), help=argparse.SUPPRESS)
    given = reading.parse_args()
    if given.work:
        name, path, folder = given.work
        print(json.dumps(work(name, Path(path), Path(folder))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        table = [row for rows in given.rows for row in measure(rows, Path(folder))]
    heads = ("wall", "processor", "rows/s", "to bare parse", "to sqlite-utils", "memory")
    print(f"{'':<26}" + "".join(f"{head:>16}" for head in heads))
    for row in table:
        cells = (
            f"{row['wall_s']:.2f} s", f"{row['cpu_s']:.2f} s", f"{row['rows_per_s']:,.0f}", f"{row['to_bare']:.1f}",
            f"{row['to_peer']:.2f}", f"{row['rss_mb']:.0f} MB",
        )  # fmt: skip
        print(f"{row['what']:<14}{row['rows']:>12,}" + "".join(f"{cell:>16}" for cell in cells))
    if given.json:
        given.json.write_text(json.dumps(table, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
