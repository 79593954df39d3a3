"""Briefings and the gate: no format of one holds what stays back, and no briefing a position finer than its cell."""

from __future__ import annotations

import re
import tempfile
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.briefing.cells import cell_at
from geo.briefing.content import make_briefing
from geo.briefing.files import KINDS, file_bytes
from geo.briefing.gate import Release, release
from geo.briefing.map_model import MarkShape
from geo.briefing.model import Block, Language
from geo.briefing.request import Edit, Request, covering
from geo.errors import UsageError
from geo.records import ledger
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.briefing.leaks import EXACT, NOW, leaked, secret_batch, unpacked
from tests.briefing.test_gate_formats import _finer, _placed
from tests.records.making import batch_of, empty_database, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.records.mirror import Mirror

HOW = Release(now=NOW)
REQUEST = Request(
    days=(date(2022, 12, 1), date(2023, 1, 10)),
    before=(date(2022, 11, 1), date(2022, 11, 30)),
    maps=True,
    blocks=tuple(Block),
    language=Language.UKRAINIAN,
    title=f"At {EXACT.lat}, {EXACT.lon} ask @witness_by",
)


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    with open_records(empty_database(tmp_path_factory.mktemp("secrets"))) as records:
        ledger.commit_batch(records, secret_batch())
        mirror = open_mirror(records)
        yield mirror
        mirror.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_format_of_a_briefing_lets_out_what_the_gate_holds(secrets: Mirror, kind: str) -> None:
    with release(secrets, covering(Filters(), REQUEST), HOW) as out:
        said_of_data = make_briefing(out, REQUEST).sentences[0].generated
        wrong = Edit(key="opening", text=f"Call +375 29 1234567 at {EXACT.lat}, {EXACT.lon}.", generated=said_of_data)
        made = make_briefing(out, replace(REQUEST, edits=(wrong,)))
        assert made.sentences[0].edited
        data = file_bytes(made, kind)
        assert data == file_bytes(made, kind), "the same briefing gives the same bytes"
    assert leaked(repr(replace(made, held=()))) == []
    # The lines of a drawing are numbers that mean no place.
    said = "".join(ET.fromstring(data).itertext()) if kind == "svg" else unpacked(data)  # noqa: S314 - our own file
    said = re.sub(r"(?m)^[-+.\d ]+ [mlc]$", "", said)
    assert leaked(said) == []
    assert "Kamenka siding" in repr(made)


def test_the_same_release_gives_the_same_briefing(secrets: Mirror) -> None:
    chosen = covering(Filters(), REQUEST)
    with release(secrets, chosen, HOW) as one, release(secrets, chosen, HOW) as other:
        assert make_briefing(one, REQUEST) == make_briefing(other, REQUEST)


@pytest.mark.parametrize("kind", ["pptx", "svg", "html"])
def test_a_private_briefing_bears_its_watermark_in_every_format(secrets: Mirror, kind: str) -> None:
    request = replace(REQUEST, language=Language.ENGLISH)
    with release(secrets, covering(Filters(status=("all",)), request), replace(HOW, private=True)) as out:
        text = unpacked(file_bytes(make_briefing(out, request), kind))
    assert "PRIVATE – NOT FOR RELEASE" in text
    assert "TLP:RED" in text


def test_formats_and_shapes_that_there_are_not_are_refused(secrets: Mirror) -> None:
    with release(secrets, Filters(), HOW) as out:
        made = make_briefing(out, Request())
    with pytest.raises(UsageError, match=r"give a file that ends in \.pptx, \.pdf, \.png, \.svg, \.html"):
        file_bytes(made, "docx")
    with pytest.raises(UsageError, match="A PNG does not come in 'a4'; use one of: 16:9, 4:3"):
        file_bytes(made, "png", shape="a4")


@settings(max_examples=5, deadline=None)
@given(told_of=st.lists(_placed(), min_size=3, max_size=6))
def test_no_briefing_holds_a_position_finer_than_the_public_cell(told_of: list[dict[str, Any]]) -> None:
    spots = [spot for each in told_of for spot in each["spots"]]
    request = replace(REQUEST, title="", edits={})
    with tempfile.TemporaryDirectory() as folder, open_records(empty_database(Path(folder))) as records:
        ledger.commit_batch(records, batch_of([sighting(**each["about"]) for each in told_of]))
        mirror = open_mirror(records)
        with release(mirror, covering(Filters(), request), HOW) as out:
            made = make_briefing(out, request)
        mirror.close()
    assert made.second_map is not None
    assert made.second_map.marks
    for mark in made.second_map.marks:
        if mark.shape is MarkShape.CELL:
            assert mark.cell == cell_at(mark.lat, mark.lon).bbox
    ends = [end for arrow in made.second_map.arrows for end in (arrow.origin_at, arrow.destination_at)]
    assert [(cell.lat, cell.lon) for cell in (cell_at(*end) for end in ends)] == ends
    courses = [replace(arrow, course=None) for arrow in made.second_map.arrows]  # stops of the schematic corridors
    drawn = replace(made.second_map, arrows=tuple(courses), bbox=(0, 0, 0, 0))
    assert _finer(repr(replace(made, second_map=drawn, map=None, sha256="", held=())), spots) == []
