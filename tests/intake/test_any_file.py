"""Any file whatever, imported whole: no traceback, no lost row, no broken sum, and the dry run is what is then done."""

from __future__ import annotations

import csv
import gzip
import io
import json
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.intake.importing import imported
from tests.intake.test_any_table import CELLS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.places.query import Geocoder
    from geo.records.database import Records

Table = list[list[str]]
HEADINGS = (
    "place", "equipment", "date", "count", "lat", "lon", "origin", "direction", "source", "url", "note", "movement_id",
    "event_id", "published", "reporter", "phone", "Техника", "Место", "text", "count_min", "tlp", "reason", "time",
)  # fmt: skip
GOOD = ("Brest", "Minsk", "T-72", "Ural truck", "2022-12-16", "16.12.2022", "30-40", "в Беларусь", "Hajun", "M1", "e1")
WILD = st.text(st.characters(codec="utf-8"), max_size=20)
CELL = st.one_of(st.sampled_from(GOOD), st.sampled_from(GOOD), CELLS, WILD)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    more = draw(st.lists(st.sampled_from(HEADINGS[3:]), unique=True, max_size=6))
    headings = [*HEADINGS[:3], *more]
    rows = draw(st.lists(st.lists(CELL, min_size=len(headings), max_size=len(headings)), min_size=1, max_size=8))
    return [headings, *rows]


def delimited(table: Table, delimiter: str, encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(table)
    return out.getvalue().encode(encoding, "replace")


def as_json(table: Table) -> bytes:
    return json.dumps([dict(zip(table[0], row, strict=True)) for row in table[1:]]).encode()


def as_lines(table: Table) -> bytes:
    return "\n".join(json.dumps(dict(zip(table[0], row, strict=True))) for row in table[1:]).encode()


def as_geojson(table: Table) -> bytes:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [27.56, 53.9]},
            "properties": dict(zip(table[0], row, strict=True)),
        }
        for row in table[1:]
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_workbook(table: Table) -> bytes:
    book, out = Workbook(), io.BytesIO()
    for row in table:
        book.worksheets[0].append(["".join(char for char in cell if char.isprintable())[:99] for cell in row])
    book.save(out)
    return out.getvalue()


def as_kml(table: Table) -> bytes:
    marks = (
        f"<Placemark><ExtendedData>{''.join(data)}</ExtendedData></Placemark>"
        for row in table[1:]
        for data in [
            [
                f"<Data name={quoteattr(_xml(key))}><value>{escape(_xml(cell))}</value></Data>"
                for key, cell in zip(table[0], row, strict=True)
            ]
        ]
    )
    return f"<kml><Document>{''.join(marks)}</Document></kml>".encode()


def as_gpx(table: Table) -> bytes:
    marks = (
        f'<wpt lat="53.9" lon="27.5"><time>{when}</time><name>{place} {what}</name></wpt>'
        for place, what, when in ([escape(_xml(cell)) for cell in row[:3]] for row in table[1:])
    )
    return f"<gpx>{''.join(marks)}</gpx>".encode()


def _xml(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


WRITERS: dict[str, Callable[[Table], bytes]] = {
    "comma": lambda table: delimited(table, ",", "utf-8"),
    "semicolon, cp1251": lambda table: delimited(table, ";", "cp1251"),
    "tab, UTF-16": lambda table: delimited(table, "\t", "utf-16"),
    "JSON": as_json,
    "JSON Lines": as_lines,
    "GeoJSON": as_geojson,
    "XLSX": as_workbook,
    "KML": as_kml,
    "GPX": as_gpx,
    "CSV in an archive": lambda table: gzip.compress(delimited(table, ";", "utf-8")),
}


def has_text(row: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in row)


@given(table=tables(), source=st.sampled_from((None, "Desk")))
@settings(
    max_examples=350, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@example(
    table=[["place", "equipment", "date"], ["Brest", "T-72", "2022-12-16"], ["Brest", "T-72", "2022-12-16"]],
    source=None,
)
@pytest.mark.parametrize("kind", WRITERS)
def test_any_table_in_any_format(
    kind: str, table: Table, source: str | None, records: Records, geocoder: Geocoder
) -> None:
    rows = imported(WRITERS[kind](table), "file", records, geocoder, source)
    if rows is None:
        return
    told = sum(map(has_text, table[1:]))
    # A line of headings told again, or of nothing but figures, may be read as a title; no other line is passed over.
    assert rows in {told, told - 1, told + 1, len(table) - 1}
