"""What one answer of the map costs the server, and how long eight clients wait who ask at once."""

from __future__ import annotations

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks._made import CLASSES
from geo.maps.days import days_answer
from geo.maps.grid import CELL_PX, View, grid_answer, places_answer
from geo.maps.token import sign_filters
from geo.records import days, queries
from geo.records.cells import cell_shift
from geo.records.columns import columns_of
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from geo.server.answers import compact

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.maps.layer import Measure
    from geo.records.mirror import Mirror

Row = dict[str, Any]
REGION: Final = (14.0, 47.0, 42.0, 59.0)
ZOOM: Final = 6
NEAR: Final = (23.0, 51.0, 33.0, 56.5)
"""Belarus, as a close view shows it."""
CLIENTS: Final = 8
ASKED_EACH: Final = 12
WEEKS = Filters(date_from=date(2022, 3, 1), date_to=date(2022, 3, 28))
ASKED: Final = {
    "no filter": Filters(),
    "a class": Filters(equipment_class=("tank",)),
    "four weeks": WEEKS,
    "a country": Filters(country=("BY",)),
    "a text": Filters(text="fuel truck"),
}


def measure_server(url: str) -> list[Row]:
    """Return the processor time of one grid answer that nobody asked before, for some filters, and of what follows."""
    with open_records(url) as records:
        mirror = open_mirror(records)
        began = time.process_time()
        columns = columns_of(mirror)
        made = (time.process_time() - began) * 1000
        held = sum(each.nbytes for each in columns.numbers.values()) / 1e6
        bare = "SELECT mx >> $shift, my >> $shift, count(*) FROM sightings GROUP BY ALL"
        floor = cpu_ms(lambda: mirror.run(bare, {"shift": cell_shift(ZOOM, CELL_PX)}))
        _, south, east, north = REGION
        turns = count(1)

        def ask(filters: Filters, *, again: bool = False) -> bytes:
            west = REGION[0] - (0 if again else next(turns) / 1000)
            return compact(grid_answer(mirror, filters, View(bbox=(west, south, east, north), zoom=ZOOM)))

        def anew(filters: Filters) -> None:
            columns.kept.clear()
            ask(_other_days(filters, next(turns)))

        table = [
            {"what": f"server: grid, {name}", "median_ms": cpu_ms(lambda each=each: anew(each)),
             "payload_kb": round(len(ask(each)) / 1000, 1), "floor_ms": floor}
            for name, each in ASKED.items()
        ]  # fmt: skip
        text = ASKED["a text"]
        later = {
            "server: grid, the same view again": lambda: ask(Filters(), again=True),
            "server: grid, a text, another view": lambda: ask(text),
            "server: bars, a text": lambda: days_answer(mirror, text, measure="sightings"),
            "server: headline, a text": lambda: queries.headline(mirror, text, bounded=False),
        }
        table += [{"what": name, "median_ms": cpu_ms(work)} for name, work in later.items()]
        table += _measure_near(mirror)
        mirror.close()
    return [*table, {"what": "server: the columns, made once", "median_ms": round(made), "held_mb": round(held)}]


def _measure_near(mirror: Mirror) -> list[Row]:
    """Return the processor time of answers to close views, each another box than the one before."""
    turns = count(1)
    text, tank = ASKED["a text"], ASKED["a class"]
    seen = columns_of(mirror).seen

    def first(filters: Filters, zoom: int) -> None:
        seen.clear()
        places_answer(mirror, filters, view(zoom))

    def view(zoom: int, measure: Measure = "sightings") -> View:
        return View(bbox=(NEAR[0] - next(turns) / 1000, *NEAR[1:]), zoom=zoom, measure=measure)

    axis = {"first": date(2022, 1, 1), "last": date(2024, 6, 1)}
    asked: dict[str, Callable[[], object]] = {
        "grid and arrows, zoom 7": lambda: grid_answer(mirror, Filters(), view(7)),
        "places and arrows, zoom 8": lambda: first(Filters(), 8),
        "places and arrows, zoom 8, another view": lambda: places_answer(mirror, Filters(), view(8)),
        "places and arrows, zoom 8, a class": lambda: first(tank, 8),
        "places and arrows, zoom 8, a text": lambda: first(text, 8),
        "places and symbols, zoom 10": lambda: first(Filters(), 10),
        "grid, vehicles as the measure": lambda: grid_answer(mirror, Filters(), view(ZOOM, "vehicles")),
        "bars of vehicles, a text": lambda: days.bars(mirror, text, by="week", counted="vehicles", **axis),
    }
    return [{"what": f"server: {name}", "median_ms": cpu_ms(work, 7)} for name, work in asked.items()]


def _other_days(filters: Filters, turn: int) -> Filters:
    """Return the filters with other days at each turn, so that no answer to them is held: as many, or still all."""
    if filters.date_from and filters.date_to:
        ahead = timedelta(days=turn)
        return replace(filters, date_from=filters.date_from + ahead, date_to=filters.date_to + ahead)
    return replace(filters, date_from=date(2000, 1, 1) + timedelta(days=turn))


def cpu_ms(work: Callable[[], object], times: int = 20) -> float:
    """Return the median processor time of this process for some work in milliseconds; the first turn warms up."""
    work()
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append((time.process_time() - began) * 1000)
    return round(statistics.median(taken), 2)


def measure_clients(address: str, secret: str) -> Row:
    """Ask for grids from eight clients at once, each time another view of other filters; return median and p95."""
    numbers = count()

    def client(_: int) -> list[float]:
        return [one(next(numbers)) for _ in range(ASKED_EACH)]

    def one(number: int) -> float:
        filters = Filters(equipment_class=(CLASSES[number % len(CLASSES)],), date_from=date(2022, 1, 1 + number % 28))
        west, south, east, north = REGION
        box = f"{west - number / 100},{south},{east},{north}"
        words = {"token": sign_filters(filters, secret), "bbox": box, "zoom": ZOOM}
        began = time.perf_counter()
        with urlopen(f"{address}/api/grid?{urlencode(words)}", timeout=60) as answer:  # noqa: S310 - our own server
            answer.read()
        return (time.perf_counter() - began) * 1000

    with ThreadPoolExecutor(CLIENTS) as pool:
        taken = sorted(ms for each in pool.map(client, range(CLIENTS)) for ms in each)
    late = taken[int(len(taken) * 0.95) - 1]
    return {
        "what": "eight clients at once, a grid",
        "median_ms": round(statistics.median(taken)),
        "p95_ms": round(late),
    }
