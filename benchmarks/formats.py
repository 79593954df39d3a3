"""Seconds to read 50,000 rows of each format, beside a peer that only parses it, in one run.

Run: python -m benchmarks formats
"""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from geo.intake.formats import rows_from_file

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 50_000
HEADINGS = ("place", "equipment", "count", "date", "source", "url", "lat", "lon", "note")


def made_rows() -> list[tuple[object, ...]]:
    """Return rows of made-up sightings."""
    return [
        (f"place {n % 500}", "Ural truck", 30 + n % 7, f"2022-12-{1 + n % 28:02}", "Example Channel",
         f"https://example.org/{n}", 53.5 + n / 1e5, 27.5, f"note {n}")
        for n in range(ROWS)
    ]  # fmt: skip


def as_xlsx(rows: list[tuple[object, ...]]) -> bytes:
    """Return the rows as a workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in (HEADINGS, *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_geojson(rows: list[tuple[object, ...]]) -> bytes:
    """Return the rows as points with properties."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [row[7], row[6]]},
            "properties": dict(zip(HEADINGS[:6], row, strict=False)),
        }
        for row in rows
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_kml(rows: list[tuple[object, ...]]) -> bytes:
    """Return the rows as placemarks."""
    marks = (
        f"<Placemark><name>{row[0]}</name><ExtendedData>"
        + "".join(f"<Data name='{name}'><value>{text}</value></Data>" for name, text in zip(HEADINGS[1:6], row[1:]))  # noqa: B905 - the rest is the point
        + f"</ExtendedData><Point><coordinates>{row[7]},{row[6]},0</coordinates></Point></Placemark>"
        for row in rows
    )
    return f"<kml>{''.join(marks)}</kml>".encode()


def read(data: bytes) -> int:
    """Read a file as intake does; return its rows."""
    rows, _ = rows_from_file(data)
    return sum(1 for _ in rows)


def with_openpyxl(data: bytes) -> int:
    """Read a workbook with openpyxl, streaming; return its rows."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(1 for _ in book.worksheets[0].iter_rows(values_only=True)) - 1


def with_expat(data: bytes) -> int:
    """Go through XML with a parser that counts placemarks and does nothing else."""
    found = 0

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal found
        found += tag == "Placemark"

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(data, True)  # noqa: FBT003 - the parser takes its arguments by position only
    return found


def main() -> None:
    """Measure each format beside its peer and print seconds and ratio."""
    rows = made_rows()
    records = [dict(zip(HEADINGS, row, strict=True)) for row in rows]
    peers: dict[str, tuple[bytes, str, Callable[[bytes], int]]] = {
        "xlsx": (as_xlsx(rows), "openpyxl, streaming", with_openpyxl),
        "json": (json.dumps(records).encode(), "json.loads", lambda data: len(json.loads(data))),
        "geojson": (as_geojson(rows), "json.loads", lambda data: len(json.loads(data)["features"])),
        "kml": (as_kml(rows), "expat, counting", with_expat),
    }
    for kind, (data, peer, parse) in peers.items():
        started = time.perf_counter()
        found = parse(data)
        parsed = time.perf_counter()
        told = read(data)
        ours = time.perf_counter() - parsed
        theirs = parsed - started
        if not found == told == ROWS:
            sys.exit(f"{kind}: {ROWS} rows were made, {peer} found {found} and intake {told}")
        print(f"{kind:8} {len(data) / 1e6:5.1f} MB  {ours:5.2f} s, {ours / theirs:4.1f} times {peer} ({theirs:.2f} s)")


if __name__ == "__main__":
    main()
