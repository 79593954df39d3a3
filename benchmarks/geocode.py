"""Measure the offline geocoder, and its ratios to three simpler ways of finding a name, in one run.

usage: python benchmarks/geocode.py [--json]     (pip install rapidfuzz for the full-scan peer)

Per core and warm: look-ups of exact and inflected names, of names with one letter wrong, and whole answers; then
`python -m geo geocode` as a process: 100,000 lines where names repeat and 100,000 that are all new, the first answer,
memory. Peers hold the same names: a plain dict
(exact only), SQLite FTS5 with trigrams, and a scan of every name by rapidfuzz.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.places.candidates import Match, find, find_by_sound  # noqa: E402 - found through the path set above
from geo.places.offline import open_geocoder, shipped_gazetteer  # noqa: E402
from geo.places.query import PlaceQuery  # noqa: E402
from geo.settings import DATA_DIR  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NAMES = 20_000
LINES = 100_000


def main() -> None:
    """Run everything and print the table."""
    chance = random.Random(7)
    forms = list(shipped_gazetteer().forms)
    asked = [chance.choice(forms).title() for _ in range(NAMES)]
    slips = [slip(name, chance) for name in asked if len(name) > 6]
    table = as_process(forms, asked)
    table |= {**in_process(asked, slips), **peers(forms, asked, slips)}
    table["artefact_mb"] = sum(each.stat().st_size for each in (DATA_DIR / "gazetteer").iterdir()) / 1e6
    table["one_edit_to_full_scan"] = table["one_edit_per_s"] / table.get("peer_rapidfuzz_per_s", float("nan"))
    table["one_edit_to_fts5_trigram"] = table["one_edit_per_s"] / table["peer_fts5_trigram_per_s"]
    table["look_up_to_dict"] = table["look_up_per_s"] / table["peer_dict_per_s"]
    if "--json" in sys.argv:
        print(json.dumps(table))
        return
    for name, value in table.items():
        print(f"{name:28} {value:14,.3f}")


def slip(name: str, chance: random.Random) -> str:
    """Leave one letter out."""
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1 :]


def per_second(do: Callable[[str], Any], names: Sequence[str]) -> float:
    """Return how many names a second of this core's own time `do` takes."""
    start = time.process_time()
    for name in names:
        do(name)
    return len(names) / (time.process_time() - start)


def in_process(asked: list[str], slips: list[str]) -> dict[str, float]:
    """Measure look-ups and whole answers in this process."""
    geocoder = open_geocoder()
    gazetteers = geocoder.gazetteers

    def one_edit(name: str) -> Any:
        return find_by_sound(gazetteers, name, start=Match.ONE_LETTER)

    per_second(lambda name: find(gazetteers, name), asked[:2000])
    times = []
    for name in slips:
        start = time.perf_counter()
        one_edit(name)
        times.append(time.perf_counter() - start)
    fresh = OfflineQueries(asked)
    return {
        "look_up_per_s": per_second(lambda name: find(gazetteers, name, deepest=Match.INFLECTED), asked),
        "one_edit_per_s": per_second(one_edit, slips),
        "one_edit_p99_ms": 1000 * sorted(times)[int(0.99 * len(times))],
        "answers_per_s": per_second(lambda name: geocoder.geocode(fresh[name]), asked),
        "answers_again_per_s": per_second(lambda name: geocoder.geocode(fresh[name]), asked[-10_000:]),
    }


class OfflineQueries(dict[str, PlaceQuery]):
    """The query of each name, made before the clock runs."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__((name, PlaceQuery(text=name)) for name in names)


def peers(forms: list[str], asked: list[str], slips: list[str]) -> dict[str, float]:
    """Measure three simpler ways on the same names."""
    plain = {form: number for number, form in enumerate(forms)}
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE name USING fts5(form, tokenize='trigram')")
    database.executemany("INSERT INTO name VALUES (?)", ((form,) for form in forms))

    def trigram(name: str) -> Any:
        small = name.lower().replace('"', "")
        parts = {small[at : at + 3] for at in range(max(1, len(small) - 2))}
        match = " OR ".join(f'"{part}"' for part in sorted(parts))
        query = "SELECT form FROM name WHERE name MATCH ? ORDER BY rank LIMIT 5"
        return database.execute(query, (match,)).fetchall()

    table = {
        "peer_dict_per_s": per_second(lambda name: plain.get(name.lower()), asked),
        "peer_fts5_trigram_per_s": per_second(trigram, slips[:60]),
    }
    try:
        from rapidfuzz import process  # noqa: PLC0415 - a peer that need not be there
        from rapidfuzz.distance import OSA  # noqa: PLC0415
    except ImportError:
        return table

    def scan(name: str) -> Any:
        return process.extractOne(name.lower(), forms, scorer=OSA.distance, score_cutoff=1)

    return {**table, "peer_rapidfuzz_per_s": per_second(scan, slips[:100])}


def as_process(forms: Sequence[str], asked: list[str]) -> dict[str, float]:
    """Measure the command line: many lines where names repeat, as many that are all new, one line, memory."""
    chance = random.Random(11)
    repeated = [chance.choice(asked[:5000]) for _ in range(LINES)]
    new = [name.title() for name in chance.sample(forms, LINES)]
    table: dict[str, float] = {}
    for word, names in (("repeated", repeated), ("new", new)):
        seconds, cpu, memory = stream(names)
        table[f"lines_{word}_per_s"] = LINES / seconds
        table[f"lines_{word}_per_cpu_s"] = LINES / cpu
        table[f"memory_{word}_mb"] = memory
    start = time.perf_counter()
    used = children_cpu()
    command = [sys.executable, "-m", "geo", "geocode"]
    subprocess.run(command, input=b'{"id": 1, "text": "Asipovichy"}\n', capture_output=True, check=True, cwd=ROOT)
    table["first_answer_ms"] = 1000 * (time.perf_counter() - start)
    table["first_answer_cpu_ms"] = 1000 * (children_cpu() - used)
    return table


MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss, file=sys.stderr)
"""
"""A small process between: a child's memory counts from its parent's, and this one holds all names."""


def stream(names: Sequence[str]) -> tuple[float, float, float]:
    """Return the seconds, the seconds of CPU and the most memory in MB that the command needs for the names."""
    lines = [json.dumps({"id": number, "text": name}, ensure_ascii=False) for number, name in enumerate(names)]
    command = [sys.executable, "-c", MEASURED, sys.executable, "-m", "geo", "geocode"]
    with tempfile.TemporaryFile() as given:
        given.write(("\n".join(lines) + "\n").encode())
        given.seek(0)
        start = time.perf_counter()
        done = subprocess.run(
            command, stdin=given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, check=True
        )
        seconds = time.perf_counter() - start
    cpu, memory = done.stderr.split()[-2:]
    return seconds, float(cpu), float(memory) / 1000


def children_cpu() -> float:
    """Return the seconds of CPU that this process's ended children have used."""
    times = os.times()
    return times.children_user + times.children_system


if __name__ == "__main__":
    main()
