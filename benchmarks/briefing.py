"""Measure the writing of a briefing: `python benchmarks/briefing.py [--times N] [--json FILE]`.

Each format is made in turns with its floor in the same run: a bare matplotlib figure of the same size that has one line
and one word, written as PNG. Times are processor time, since that is what one core gives; wall time stands beside it.
The first rows draw a briefing from its finished content. The last ones do all of it out of a database of 10,000
sightings: gate, content and PNG, of a month of them and of all.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from _made import fill
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geo.briefing.content import make_briefing
from geo.briefing.document import pdf_bytes
from geo.briefing.figure_files import png_bytes, svg_bytes
from geo.briefing.gate import Release, release
from geo.briefing.request import Request, covering
from geo.briefing.slide import pptx_bytes
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.briefing.drawn import MAP, briefing, mark, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records.mirror import Mirror

Row = dict[str, Any]
ROWS_OF_TEN_PAGES = 330
STORED = 10_000
MONTH = date(2022, 12, 1), date(2022, 12, 31)


def bare(scale: int = 1) -> bytes:
    """A figure of 1920x1080 pixels times `scale` with next to nothing on it."""
    figure = Figure(figsize=(40 / 3, 7.5))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.plot([0, 1], [0, 1])
    axes.text(0.5, 0.5, "bare")
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=144 * scale)
    return file.getvalue()


def in_turns(works: list[Callable[[], object]], times: int) -> list[tuple[float, float]]:
    """Return the median processor and wall time of each work in seconds."""
    taken: list[list[tuple[float, float]]] = [[] for _ in works]
    for turn in range(times + 1):
        for work, kept in zip(works, taken, strict=True):
            processor, wall = time.process_time(), time.perf_counter()
            work()
            if turn:  # the first turn opens outlines and fonts
                kept.append((time.process_time() - processor, time.perf_counter() - wall))
    return [(statistics.median(p for p, _ in kept), statistics.median(w for _, w in kept)) for kept in taken]


def whole(mirror: Mirror, days: tuple[date, date] | None) -> bytes:
    """All of a one-slide briefing: what may leave, its content, the picture."""
    request = Request(days=days)
    with release(mirror, covering(Filters(), request), Release(now=datetime(2027, 1, 1, tzinfo=UTC))) as out:
        return png_bytes(make_briefing(out, request))


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--times", type=int, default=5)
    reading.add_argument("--json", type=Path, help="also write the table there")
    given = reading.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_records(fill(Path(folder), STORED)) as records:
        mirror = open_mirror(records)
        answer = measured(mirror, given.times)
        mirror.close()
    if given.json:
        given.json.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    return 0


def measured(mirror: Mirror, turns: int) -> list[Row]:
    """Print the table and return its rows."""
    # What 10,000 sightings come to: a full map, and a table of ten pages of movements.
    marks = tuple(mark(f"Place {n}", 51.6 + n % 9 / 2.2, 24.2 + n // 9 / 1.6, "30–40", 1 + n % 7) for n in range(90))
    slide = briefing(map=replace(MAP, marks=marks, most=7))
    long = replace(slide, movements=table("Movements", ROWS_OF_TEN_PAGES))
    pages = len(re.findall(rb"/Type /Page\b", pdf_bytes(long)))
    cases: list[tuple[str, float | None, Callable[[], bytes]]] = [
        ("bare figure, 1920x1080", None, bare),
        ("PNG, 1920x1080", 1.5, lambda: png_bytes(slide)),
        ("PNG, 1440x1080", 1.5, lambda: png_bytes(slide, size="4:3")),
        ("PNG, 3840x2160", None, lambda: png_bytes(slide, scale=2)),
        ("SVG", None, lambda: svg_bytes(slide)),
        ("PPTX", 2.0, lambda: pptx_bytes(slide)),
        (f"PDF, A4, {pages} pages", 10.0, lambda: pdf_bytes(long)),
        ("month of 10,000, all of it", 1.5, lambda: whole(mirror, MONTH)),
        ("10,000 at once, all of it", None, lambda: whole(mirror, None)),
    ]
    times = in_turns([work for _, _, work in cases], turns)
    floor = times[0][0]
    answer: list[Row] = [
        {
            "what": name,
            "processor_s": round(processor, 3),
            "wall_s": round(wall, 3),
            "to_bare": round(processor / floor, 1),
            "aim_s": aim,
            "kB": round(len(work()) / 1000),
        }
        for (name, aim, work), (processor, wall) in zip(cases, times, strict=True)
    ]
    print(f"median of {turns}, in turns; {len(marks)} marks on the map")
    print(f"{'':<28}{'processor':>11}{'wall':>9}{'to bare':>9}{'aim':>7}{'kB':>7}")
    for row in answer:
        aim = f"{row['aim_s']} s" if row["aim_s"] else ""
        print(
            f"{row['what']:<28}{row['processor_s']:>9} s{row['wall_s']:>7} s{row['to_bare']:>9}{aim:>7}{row['kB']:>7}"
        )
    return answer


if __name__ == "__main__":
    sys.exit(main())
