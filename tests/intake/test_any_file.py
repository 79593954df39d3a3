"""Any file whatever, imported whole: no traceback, no lost row, no broken sum, and the dry run is what is then done."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from geo.errors import InputFileError, UsageError
from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.intake.rejected import rejected_csv
from geo.intake.verdicts import Verdict
from geo.model import Status
from geo.records import ledger
from tests.intake.conftest import TODAY
from tests.intake.test_any_table import CELLS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.intake.plan import ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records

Table = list[list[str]]
EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "docs" / "examples").iterdir())
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


WRITERS: dict[str, Callable[[Table], bytes]] = {
    "comma": lambda table: delimited(table, ",", "utf-8"),
    "semicolon, cp1251": lambda table: delimited(table, ";", "cp1251"),
    "tab, UTF-16": lambda table: delimited(table, "\t", "utf-16"),
    "JSON": as_json,
    "JSON Lines": as_lines,
    "GeoJSON": as_geojson,
    "XLSX": as_workbook,
}


def imported(data: bytes, name: str, records: Records, geocoder: Geocoder, source: str | None = None) -> int | None:
    """Import a file whole, check what must always be so, take it out again; return its rows, None where refused."""
    options = ImportOptions(today=TODAY, source=source)

    def planned() -> ImportPlan:
        return plan_import(data, name, records=records, geocoder=geocoder, options=options)

    try:
        plan = planned()
    except (InputFileError, UsageError):
        return None
    sums = [plan.count(verdict) for verdict in Verdict]
    assert sum(sums) == len(plan.verdicts) == len(list(plan.verdicts))
    assert [each.row for each in plan.verdicts] == sorted({each.row for each in plan.verdicts})
    for each in plan.verdicts:
        assert all(reason.message and reason.code for reason in each.reasons)
        assert each.reasons or each.verdict is Verdict.ACCEPTED
    waiting = {new.row_number for new in plan.sightings if new.sighting.status is Status.REVIEW}
    stored = {new.row_number for new in plan.sightings}
    assert stored == {row.row for row in plan.verdicts if row.verdict in {Verdict.ACCEPTED, Verdict.REVIEW}}
    assert waiting == {row.row for row in plan.verdicts if row.verdict is Verdict.REVIEW}
    json.dumps(plan.as_answer())
    assert bool(rejected_csv(plan, data)) == bool(plan.columns.headings and plan.count(Verdict.REJECTED))
    done = commit_import(records, plan)
    assert [(each.row, each.verdict, each.reasons) for each in done.verdicts] == [
        (each.row, each.verdict, each.reasons) for each in plan.verdicts
    ]
    if plan.sightings:
        check_stored(plan, str(done.batch), records)
        again = planned()
        assert again.count(Verdict.REPEATED) == len(again.verdicts) - plan.count(Verdict.REJECTED)
        assert not again.sightings
        ledger.undo_batch(records, str(done.batch))
    return len(plan.verdicts)


def check_stored(plan: ImportPlan, batch: str, records: Records) -> None:
    held = ledger.get_batch(records, batch)
    assert [held.accepted, held.review, held.rejected, held.repeated] == [plan.count(each) for each in Verdict]
    assert held.rows == len(plan.verdicts)
    assert set(ledger.batch_sightings(records, batch)) == {new.row_number for new in plan.sightings}


def has_text(row: Sequence[str]) -> bool:
    return any(cell and not cell.isspace() for cell in row)


@given(table=tables(), source=st.sampled_from((None, "Desk")))
@settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
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


@given(data=st.binary(max_size=400))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", ["file.csv", "file.txt"])
def test_any_bytes(name: str, data: bytes, records: Records, geocoder: Geocoder) -> None:
    imported(data, name, records, geocoder, "Desk")


@given(
    path=st.sampled_from(EXAMPLES),
    edits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 9), st.binary(max_size=5)), max_size=3),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_to_a_good_file(
    path: Path, edits: list[tuple[float, int, bytes]], records: Records, geocoder: Geocoder
) -> None:
    data = path.read_bytes()
    for where, cut, put in edits:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    imported(data, path.name, records, geocoder)
