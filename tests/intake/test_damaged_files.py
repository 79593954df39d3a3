"""Files of every format, damaged at random, lose no row in silence; and a table is the same one in every format."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputFileError
from geo.intake.formats import rows_from_file
from geo.intake.verdicts import Verdict
from tests.intake.odd import PUBLISHED
from tests.intake.test_odd_json import GEOJSON, JSON, LINES
from tests.intake.test_odd_maps import CASES as MAPS
from tests.intake.test_odd_workbooks import CASES as WORKBOOKS
from tests.intake.workbooks import archive, workbook

if TYPE_CHECKING:
    from tests.intake.conftest import Load, Plan

LONGEST: Final = 20_000
WHOLE: Final = [
    data
    for cases in (JSON, LINES, GEOJSON, MAPS, WORKBOOKS)
    for odd in cases.values()
    if len(data := odd.file if isinstance(odd.file, bytes) else odd.file.encode()) <= LONGEST
]
FIRST: Final = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"{", b"[{", b"<kml>", b"\x1e{")
EDITS = st.lists(
    st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 8), st.binary(max_size=6)), min_size=1, max_size=4
)


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    """Return data with stretches cut out and others put in their place."""
    for where, cut, put in edits:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    return data


def read_or_refused(data: bytes) -> None:
    try:
        rows, _ = rows_from_file(data, "file")
        told = list(rows)
    except InputFileError:
        return
    assert [row.number for row in told] == list(range(1, len(told) + 1))
    assert all(len(row.cells) == len(rows.headings) for row in told if row.fault is None)


@given(st.sampled_from(WHOLE), EDITS)
@settings(max_examples=600, deadline=None)
def test_a_damaged_file_is_refused_or_its_rows_are_numbered(data: bytes, edits: list[tuple[float, int, bytes]]) -> None:
    read_or_refused(damaged(data, edits))


@given(st.sampled_from([data for data in WHOLE if data.startswith(b"PK")]), st.integers(0, 30), EDITS)
@settings(max_examples=400, deadline=None)
def test_an_archive_with_a_damaged_part_is_refused_or_its_rows_are_numbered(
    data: bytes, which: int, edits: list[tuple[float, int, bytes]]
) -> None:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    part = sorted(parts)[which % len(parts)]
    read_or_refused(archive({**parts, part: damaged(parts[part], edits)}))


@given(
    st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"{", b"[{", b"<kml>", b"\x1e{"]),
    st.binary(max_size=300),
)
@settings(max_examples=300, deadline=None)
def test_arbitrary_bytes_behind_the_first_ones_of_a_format_do_no_harm(first: bytes, rest: bytes) -> None:
    read_or_refused(first + rest)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="\ufffd"), max_size=12)


@given(st.lists(st.lists(TEXTS, min_size=3, max_size=3), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_a_table_that_was_written_as_json_is_read_back_cell_by_cell(table: list[list[str]]) -> None:
    records = [dict(zip(("place", "equipment", "note"), row, strict=True)) for row in table]
    for text in (json.dumps(records), "\n".join(json.dumps(each, ensure_ascii=False) for each in [*records, *records])):
        rows, _ = rows_from_file(text.encode())
        assert [list(row.cells) for row in rows][: len(table)] == table


TABLE: Final = [
    {"place": "Brest", "lat": "", "lon": "", "equipment": "Ural truck", "count": "30-40", "date": "2022-12-16"},
    {"place": "", "lat": "53.904512", "lon": "27.561512", "equipment": "T-72", "count": "5", "date": "2022-12-17"},
    {"place": "", "lat": "", "lon": "", "equipment": "T-72", "count": "5", "date": "2022-12-17"},
]


def as_geojson() -> bytes:
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
            if row["lat"]
            else None,
            "properties": {key: text for key, text in row.items() if key not in {"lat", "lon"} and text},
        }
        for row in TABLE
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_kml() -> bytes:
    marks = ""
    for row in TABLE:
        point = f"<Point><coordinates>{row['lon']},{row['lat']},0</coordinates></Point>" if row["lat"] else ""
        data = "".join(
            f"<Data name='{key}'><value>{text}</value></Data>" for key, text in row.items() if key not in {"lat", "lon"}
        )
        marks += f"<Placemark><ExtendedData>{data}</ExtendedData>{point}</Placemark>"
    return f"<kml><Document>{marks}</Document></kml>".encode()


SAME = {
    "xlsx": lambda: workbook([list(TABLE[0]), *[list(row.values()) for row in TABLE]]),
    "json": lambda: json.dumps({"data": TABLE}).encode(),
    "jsonl": lambda: "\n".join(map(json.dumps, TABLE)).encode(),
    "geojson": as_geojson,
    "kml": as_kml,
    "kmz": lambda: archive({"doc.kml": as_kml()}),
}


@pytest.mark.parametrize("kind", SAME)
def test_the_rows_of_a_table_are_the_same_rows_in_another_format(kind: str, load: Load, plan: Plan) -> None:
    table = "\n".join(",".join(row) for row in [list(TABLE[0]), *[list(row.values()) for row in TABLE]])
    first = load(table, published=PUBLISHED)
    assert [each.verdict for each in first.verdicts] == [Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.REJECTED]
    again = plan(SAME[kind](), published=PUBLISHED)
    assert again.format.name == kind
    assert [each.verdict for each in again.verdicts] == [Verdict.REPEATED, Verdict.REPEATED, Verdict.REJECTED]
