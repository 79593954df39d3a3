"""CSV that leaves Kordon is data, never a program."""

from __future__ import annotations

import csv
import io

import pytest

from geo.records.csv_text import write_csv


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_neutralised(cell: str) -> None:
    assert read(write_csv(["note"], [[cell]]))[1] == [f"'{cell}"]


def test_numbers_unknowns_and_odd_text_come_back_as_written() -> None:
    row = [-5, None, 'say "30, 40"', "line\nbreak", "Асіповічы"]
    assert read(write_csv(["a", "b", "c", "d", "e"], [row]))[1] == [
        "-5",
        "",
        'say "30, 40"',
        "line\nbreak",
        "Асіповічы",
    ]


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))
