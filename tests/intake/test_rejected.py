"""Rows that were held back come as a file to mend and upload again: the original rows, each with its reason."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from geo.errors import UsageError
from geo.intake.rejected import rejected_csv, rejected_name
from geo.intake.verdicts import Verdict

if TYPE_CHECKING:
    from tests.intake.conftest import Load, Plan

FILE = (
    "Место;Техника;Количество;Дата;Телефон;Примечание\n"
    "Брест;танк;10;2022-12-16;+375 29 123-45-67;у вокзала\n"
    "Гомель;танк;-1;2022-12-16;+375 29 123-45-67;=1+1\n"
    "Xyzzyville;танк;10;2022-12-16;;\n"
    "Минск;танк;-;2022-13-45;;«да; нет»\n"
    "Минск;танк;5;2022-12-17;x;y;z\n"
).encode("cp1251")


def table(text: bytes, delimiter: str = ";") -> list[list[str]]:
    assert text.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_the_rejected_rows_come_with_their_headings_their_delimiter_and_a_reason(plan: Plan) -> None:
    head, *rows = table(rejected_csv(plan(FILE), FILE))
    assert head == ["reason", "Место", "Техника", "Количество", "Дата", "Примечание"]
    assert [row[1:] for row in rows] == [
        ["Гомель", "танк", "-1", "2022-12-16", "'=1+1"],
        ["Минск", "танк", "'-", "2022-13-45", "«да", " нет»"],
        ["Минск", "танк", "5", "2022-12-17", "y", "z"],
    ]
    assert rows[0][0].startswith("count: '-1' is no count; write a whole number")


def test_rows_in_review_come_too_where_they_are_asked_for(plan: Plan) -> None:
    planned = plan(FILE)
    _, *rows = table(rejected_csv(planned, FILE, review=True))
    assert len(rows) == planned.count(Verdict.REJECTED) + planned.count(Verdict.REVIEW)
    assert any("is not in the gazetteer" in row[0] for row in rows)


def test_what_names_a_person_stands_nowhere_in_it(plan: Plan) -> None:
    text = rejected_csv(plan(FILE), FILE, review=True).decode("utf-8-sig")
    assert "375" not in text
    assert "Телефон" not in text


def test_mended_and_uploaded_again_its_rows_are_accepted_and_its_reasons_are_not_read(load: Load, plan: Plan) -> None:
    load(FILE)
    mended = rejected_csv(plan(FILE), FILE).replace(b";-1;", b";1;")
    again = load(mended)
    assert again.verdicts[0].verdict is Verdict.ACCEPTED
    assert again.plan.sightings[0].sighting.note == "=1+1"
    assert "reason" in again.plan.columns.ignored
    assert "reason" not in again.plan.matched


def test_uploaded_again_unmended_it_is_rejected_for_the_same_reasons(plan: Plan) -> None:
    once = rejected_csv(plan(FILE), FILE)
    again = plan(once)
    assert again.count(Verdict.REJECTED) == len(again.verdicts) == len(table(once)) - 1
    assert rejected_csv(again, once) == once


def test_a_row_that_lacks_a_cell_does_not_seem_to_fit_once_a_personal_column_is_left_out(plan: Plan) -> None:
    short = b"place,equipment,count,date,phone\nBrest,tank,2022-12-16,1\n"
    once = rejected_csv(plan(short), short)
    assert [each.verdict for each in plan(once).verdicts] == [Verdict.REJECTED]


def test_without_a_row_held_back_there_is_no_file(plan: Plan) -> None:
    file = "place,equipment,date\nBrest,tank,2022-12-16\n"
    assert rejected_csv(plan(file), file.encode(), review=True) == b""


def test_another_file_than_the_planned_one_is_refused(plan: Plan) -> None:
    with pytest.raises(UsageError, match="not the file"):
        rejected_csv(plan(FILE), FILE + b"\n")


def test_it_is_named_after_the_file(plan: Plan) -> None:
    assert rejected_name(plan(FILE)) == "file-rejected.csv"


def test_what_is_masked_in_cells_is_masked_in_it_and_the_row_still_waits_for_a_reader(load: Load, plan: Plan) -> None:
    file = "place,equipment,count,date,note\nBrest,tank,-1,2022-12-16,Ivan saw it +375 29 123-45-67\n"
    once = rejected_csv(plan(file), file.encode())
    assert "375" not in once.decode("utf-8-sig")
    again = load(once.replace(b",-1,", b",1,"))
    assert [reason.code for reason in again.verdicts[0].reasons] == ["read_for_names"]
    assert again.verdicts[0].verdict is Verdict.REVIEW


def test_a_line_of_totals_comes_back_as_it_is(plan: Plan) -> None:
    file = "place,equipment,count,date,phone\nBrest,tank,1,2022-12-16,1\nTotal,,1,,\n"
    assert table(rejected_csv(plan(file), file.encode()), ",")[1][1:] == ["Total", "", "1", ""]
