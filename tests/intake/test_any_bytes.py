"""Any bytes and any damage to a good file: no traceback, no lost row, no broken sum, and undo restores."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.importing import imported
from tests.intake.test_any_table import CELLS

if TYPE_CHECKING:
    from geo.places.query import Geocoder
    from geo.records.database import Records

EXAMPLES = sorted(path for path in (Path(__file__).parents[2] / "docs" / "examples").iterdir())
SENTENCES = st.sampled_from(
    ("30 Ural trucks moved to Brest.", "Колонна из 20 танков едет в Минск", "call +375 29 123-45-67", "Nothing.", "---")
)
TEXTS = st.lists(st.one_of(SENTENCES, CELLS), max_size=4)


@given(data=st.binary(max_size=400))
@settings(max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", ["file.csv", "file.txt"])
def test_any_bytes(name: str, data: bytes, records: Records, geocoder: Geocoder) -> None:
    imported(data, name, records, geocoder, "Desk")


@given(
    path=st.sampled_from(EXAMPLES),
    edits=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 9), st.binary(max_size=5)), max_size=3),
)
@settings(max_examples=700, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_to_a_good_file(
    path: Path, edits: list[tuple[float, int, bytes]], records: Records, geocoder: Geocoder
) -> None:
    data = path.read_bytes()
    for where, cut, put in edits:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    imported(data, path.name, records, geocoder)


@given(posts=st.lists(TEXTS, max_size=5), kind=st.sampled_from(("public_channel", "private_group")))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_posts_of_a_channel_or_group(
    posts: list[list[str]], kind: str, records: Records, geocoder: Geocoder
) -> None:
    messages = [
        {"id": number, "type": "message", "date": "2022-12-16T20:53:00", "from": "Ivan", "text": "\n".join(lines)}
        for number, lines in enumerate(posts, start=1)
    ]
    export = {"name": "Hajun", "type": kind, "id": 1, "messages": messages}
    imported(
        json.dumps(export).encode(), "result.json", records, geocoder, None if kind == "public_channel" else "Desk"
    )


@given(posts=st.lists(TEXTS.map("\n".join), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text(posts: list[str], records: Records, geocoder: Geocoder) -> None:
    imported("\n---\n".join(posts).encode("utf-8", "replace"), "report.txt", records, geocoder, "Desk")
