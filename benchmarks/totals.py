"""Measure totals against the bare DuckDB column scan: `python benchmarks/totals.py [--rows N] [--json FILE]`.

The bare scan has the same filter as the totals beside it, reads the same columns of the same table and sums each: what
any answer must read at least, with no grouping, no interval and no movement held together. Both are asked in turns, by
the same client, so that a busy machine slows both alike; medians of wall time, and their ratio.

Totals with no filter but whole periods are kept ready by the mirror (`geo.records.standing`) and made anew in the
periods that a change touches; "worked out anew" is the same question without that help, and what every other filter
costs. What following a change costs stands below the table.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks._made import fill
from geo.records import days, ledger, queries
from geo.records.database import open_records
from geo.records.engine import SIGHTINGS, compiled
from geo.records.filters import Filters
from geo.records.mirror import Mirror, open_mirror
from geo.records.predicates import Shape, asked, passing
from geo.records.totals import _working_totals

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records.database import Records

Row = dict[str, Any]
YEAR_FROM, YEAR_TO = date(2022, 1, 1), date(2022, 12, 31)
YEAR = Filters(date_from=YEAR_FROM, date_to=YEAR_TO)
BARS: tuple[days.Counted, ...] = ("movements", "vehicles")
NARROW = Filters(date_from=date(2022, 1, 1), equipment_class=("truck", "tank"), flow=("in",))
READ = ("counted_on", "unit", "movement_no", "report_no", "source_no", "equipment_class", "count_min", "count_max")
"""The columns that daily totals read; the bare scan sums the numbers and takes the largest of the rest."""


def bare(shape: Shape) -> Any:
    rows = passing(shape)
    summed = {name: rows[name].sum() if SIGHTINGS[name].type().is_integer() else rows[name].max() for name in READ}
    return rows.aggregate(**summed)


def in_turns(works: list[Callable[[], object]], times: int) -> list[float]:
    """Return the median wall time of each work in milliseconds."""
    taken: list[list[float]] = [[] for _ in works]
    for turn in range(times + 3):
        for work, kept in zip(works, taken, strict=True):
            began = time.perf_counter()
            work()
            if turn >= 3:  # the first turns warm caches and compile
                kept.append((time.perf_counter() - began) * 1000)
    return [statistics.median(kept) for kept in taken]


def measure(mirror: Mirror, times: int) -> list[Row]:
    def anew(filters: Filters, by: tuple[str, ...]) -> object:
        shape, values = asked(filters, counting=True)
        return mirror.run(compiled(_working_totals, by, shape, mirror.wholes), values)

    def weeks(counted: days.Counted) -> object:
        return days.bars(mirror, Filters(), by="week", counted=counted, first=YEAR_FROM, last=YEAR_TO)

    cases: list[tuple[str, Filters, Callable[[], object]]] = [
        ("daily totals, a year", YEAR, lambda: queries.totals(mirror, YEAR, ("day",))),
        ("daily totals, all days", Filters(), lambda: queries.totals(mirror, Filters(), ("day",))),
        ("monthly totals, a year", YEAR, lambda: queries.totals(mirror, YEAR, ("month",))),
        ("daily totals, a year, worked out anew", YEAR, lambda: anew(YEAR, ("day",))),
        ("daily totals, three filters", NARROW, lambda: queries.totals(mirror, NARROW, ("day",))),
        ("weekly totals by area", YEAR, lambda: queries.totals(mirror, YEAR, ("week", "area"))),
        ("bars under the map, sightings", Filters(), lambda: days.days(mirror, Filters())),
        *((f"bars under the map, {counted}", YEAR, lambda counted=counted: weeks(counted)) for counted in BARS),
        ("headline, a year", YEAR, lambda: queries.headline(mirror, YEAR)),
    ]
    table = []
    for name, filters, work in cases:
        shape, values = asked(filters, counting=True)
        sql = compiled(bare, shape)
        floor, own = in_turns([lambda sql=sql, values=values: mirror.run(sql, values), work], times)  # type: ignore[misc]
        table.append({"what": name, "bare_ms": round(floor, 3), "ms": round(own, 3), "ratio": round(own / floor, 2)})
    return table


def took(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return round((time.perf_counter() - began) * 1000, 1)


def follow(records: Records, mirror: Mirror) -> Row:
    """Return what it costs to follow: nothing new, one edit, and the next daily totals after it."""
    ledger.set_status(records, "s000001", "rejected")
    answer: Row = {"edit_followed_ms": took(mirror.refresh)}
    answer["totals_after_edit_ms"] = took(lambda: queries.totals(mirror, YEAR, ("day",)))
    answer["nothing_new_ms"] = round(in_turns([mirror.refresh], 50)[0], 3)
    return answer


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--rows", type=int, default=10_000)
    reading.add_argument("--times", type=int, default=40)
    reading.add_argument("--json", type=Path, help="also write the table there")
    given = reading.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        url = fill(Path(folder), given.rows)
        stored_s = time.perf_counter() - began
        with open_records(url) as records:
            began = time.perf_counter()
            mirror = open_mirror(records)
            beside: Row = {"stored_s": round(stored_s, 1), "mirror_opened_s": round(time.perf_counter() - began, 1)}
            table = measure(mirror, given.times)
            beside |= follow(records, mirror)
            mirror.close()
    print(f"{given.rows:,} sightings; median wall time of {given.times}, in turns with the bare scan")
    print(f"{'':<40}{'totals':>12}{'bare scan':>12}{'ratio':>8}")
    for row in table:
        print(f"{row['what']:<40}{row['ms']:>9} ms{row['bare_ms']:>9} ms{row['ratio']:>8}")
    print(", ".join(f"{name} {value}" for name, value in beside.items()))
    if given.json:
        given.json.write_text(json.dumps({"rows": given.rows, "table": table, **beside}, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
