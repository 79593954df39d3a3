"""CSV that leaves Kordon is data, never a program."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.records.csv_text import as_said, neutral, write_csv


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "'=1+1"])
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


@given(st.text("'=+-@\t\r\n＝x 1", max_size=6) | st.text(max_size=6))
def test_every_text_comes_back_as_it_was_and_none_can_be_run(text: str) -> None:
    assert as_said(neutral(text)) == text
    assert not re.match("[=@\t\r]|[+-](?!\\d)", neutral(text))


@pytest.mark.parametrize("text", ["'tis", "''", "o'clock", "", "'"])
def test_an_apostrophe_that_hides_no_formula_stays(text: str) -> None:
    assert as_said(text) == neutral(text) == text


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))
