"""The table of curated places says where each coordinate was read, or that nobody read it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"
UNREAD = re.compile(r"general knowledge|derived, not read")


def table() -> list[dict[str, str]]:
    with (DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_coordinate_is_confirmed_exactly_where_it_was_read() -> None:
    for row in table():
        unread = bool(UNREAD.search(row["source"] + row["note"]))
        assert unread == (row["confirmed"] != "yes"), row["id"]
        assert unread or row["source"].startswith("http"), row["id"]


def test_the_list_of_sources_counts_the_rows_that_nobody_read() -> None:
    rows = table()
    guessed = sum("general knowledge" in row["source"] for row in rows)
    derived = sum("derived, not read" in row["note"] for row in rows)
    told = (DATA / "SOURCES.md").read_text(encoding="utf-8")
    assert f"| {len(rows)} stations, airfields" in told
    assert f"Of {guessed + derived} rows nobody read" in told
    assert f"{guessed} are from general knowledge, {derived} crossings" in told
