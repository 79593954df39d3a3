"""Workbooks as people send them: the exact verdict of each row, and what a reader of the sheet would not see."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError, UsageError
from geo.intake.formats import rows_from_file
from geo.intake.spreadsheet import sheets_of
from tests.intake.odd import PUBLISHED, A, Odd, R, V, check
from tests.intake.workbooks import HEADINGS, ROW, text_row, with_cells, with_parts, workbook

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tests.intake.conftest import Plan

HEAD = text_row(1, *HEADINGS)
TWO = HEAD + text_row(2, "Brest", "tank")
NOTHING = '<c r="C2" t="str"><f>X1</f><v></v></c>'
SHARED = "xl/sharedStrings.xml"
WITH_STRINGS = {
    "xl/_rels/workbook.xml.rels": (
        '<Relationships><Relationship Type="x/worksheet" Target="worksheets/sheet1.xml" Id="rId1"/>'
        '<Relationship Type="x/sharedStrings" Target="/xl/sharedStrings.xml" Id="rId2"/></Relationships>'
    ),
    SHARED: (
        "<sst><si><t>Brest</t></si><si><r><t>Ural</t></r><r><t> truck</t></r><rPh><t>aside</t></rPh></si>"
        "<si><t>two_x000A_lines</t></si></sst>"
    ),
}
GOOD = (HEADINGS, ROW)


def merge_places(sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A4")


def merge_counts(sheet: Worksheet) -> None:
    sheet.merge_cells("C2:C3")


def merge_all_of_a_row(sheet: Worksheet) -> None:
    sheet.merge_cells("A3:D3")


def hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True


def show_as_date(sheet: Worksheet) -> None:
    sheet["D2"] = 44911
    sheet["D2"].number_format = '[$-419]d mmmm yyyy "г.";@'


def compute(sheet: Worksheet) -> None:
    sheet["C2"] = "=15+15"


def write_error(sheet: Worksheet) -> None:
    sheet["C2"] = "#REF!"
    sheet["C2"].data_type = "e"


CASES = {
    "plain": Odd(workbook(GOOD), (A,)),
    "a real date": Odd(workbook([HEADINGS, ("Brest", "tank", 30, datetime(2022, 12, 16, 13, 30))]), (A,)),  # noqa: DTZ001 - a cell has no zone
    "a date of a format of one's own": Odd(workbook(GOOD, change=show_as_date), (A,)),
    "numbers that are text": Odd(workbook([HEADINGS, ("Brest", "tank", "30", "16.12.2022")]), (A,)),
    "a count of half": Odd(workbook([HEADINGS, ("Brest", "tank", 2.5, "2022-12-16")]), (R,), ((1, "bad_count"),)),
    "title lines": Odd(workbook([("Sightings of December",), (), *GOOD]), (A,), (), ("above the table",)),
    "the table on the second sheet": Odd(
        workbook([("About this file",)], GOOD, names=["About", "Data"]), (A,), (), ("Data was read; not read: About",)
    ),
    "a list of notes before the table": Odd(
        workbook([("made by", "desk"), ("made on", "2023-01-01")], GOOD, names=["Notes", "Data"]),
        (A,),
        (),
        ("Data was read; not read: Notes",),
    ),
    "blank lines are not rows": Odd(workbook([HEADINGS, (), ROW, ("", " "), ()]), (A,)),
    "places merged over three rows": Odd(
        workbook([HEADINGS, ROW, ("", "tank", 5, "2022-12-16"), ("", "bus", 3, "2022-12-16")], change=merge_places),
        (A, A, A),
        (),
        ("merged over several rows: 1",),
    ),
    "one count merged over two rows is no count of each": Odd(
        workbook([HEADINGS, ROW, ("Minsk", "Ural truck", None, "2022-12-16")], change=merge_counts),
        (V, V),
        ((1, "merged_number"), (2, "merged_number")),
    ),
    "a line of words merged over all columns": Odd(
        workbook([HEADINGS, ROW, ("Second week",), ROW[:2]], change=merge_all_of_a_row),
        (A, R, A),
        ((2, "no_equipment"),),
    ),
    "hidden rows and columns are read and told": Odd(
        workbook([HEADINGS, ROW, ("Minsk", "tank", 5, "2022-12-16")], change=hide),
        (A, A),
        (),
        ("rows of the sheet were read as well: 3", "columns of the sheet were read as well: C"),
    ),
    "a formula that was never computed": Odd(workbook(GOOD, change=compute), (R,), ((1, "error_cell"),)),
    "a formula with its value": Odd(
        with_cells(HEAD + text_row(2, "", "tank").replace("<c", '<c r="A2" t="str"><f>B9</f><v>Brest</v></c><c', 1)),
        (A,),
        (),
        ("Cells with formulas: 1; none was run",),
    ),
    "a formula whose value is nothing": Odd(
        with_cells(HEAD + text_row(2, "Brest", "tank").replace("</row>", f"{NOTHING}</row>")), (A,)
    ),
    "an error": Odd(workbook(GOOD, change=write_error), (R,), ((1, "error_cell"),)),
    "cells without their reference": Odd(
        with_cells(re.sub(r' r="[A-D]?\d"', "", HEAD + text_row(2, "Brest", "tank", "30", "2022-12-16"))), (A,)
    ),
    "a cell far to the right": Odd(
        with_cells(HEAD + text_row(2, "Brest", "tank").replace("</row>", '<c r="XFD2"><v>1</v></c></row>')),
        (R,),
        ((1, "too_many_columns"),),
    ),
    "a cell far below": Odd(with_cells(TWO + text_row(1048576, "Minsk", "tank")), (A, A)),
    "a cell beside the table": Odd(
        with_cells(TWO + text_row(3, "Brest", "bus", "", "", "", "see note")), (A, R), ((2, "ragged_row"),)
    ),
    "a cell of 40,000 letters": Odd(
        with_cells(HEAD + text_row(2, "Brest", "tank", "", "x" * 40_000)), (R,), ((1, "cell_too_long"),)
    ),
    "a text that the workbook has not": Odd(
        with_cells(TWO + '<row r="3"><c r="A3" t="s"><v>900</v></c></row>'), (A, R), ((2, "damaged_cell"),)
    ),
    "a merged range of the whole sheet": Odd(
        with_cells(TWO, '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'), (A,)
    ),
    "macros": Odd(with_parts(workbook(GOOD), {"xl/vbaProject.bin": b"x"}), (A,), (), ("neither run nor read",)),
    "a link to another file": Odd(
        with_parts(workbook(GOOD), {"xl/externalLinks/externalLink1.xml": "<externalLink/>"}), (A,)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_row_of_an_odd_workbook_has_its_verdict(name: str, plan: Plan) -> None:
    check(plan(CASES[name].file, published=PUBLISHED), CASES[name])


def first_row(table: list[tuple[object, ...]]) -> tuple[str, ...]:
    rows, _ = rows_from_file(workbook([("a", "b", "c", "d", "e"), *table]))
    return tuple(next(iter(rows)).cells)


def test_typed_cells_become_the_text_that_a_person_would_write() -> None:
    at_night = datetime(2022, 12, 16, 1, 5, 30)  # noqa: DTZ001 - a cell has no zone
    assert first_row([(30.0, 53.9045, 0.3, True, 1e21)]) == (
        "30", "53.9045", "0.3", "TRUE", "1000000000000000000000",
    )  # fmt: skip
    assert first_row([(date(2022, 12, 16), at_night, time(13, 30), date(1900, 2, 28), date(9999, 12, 31))]) == (
        "2022-12-16", "2022-12-16 01:05:30", "13:30", "1900-02-28", "9999-12-31",
    )  # fmt: skip
    assert first_row([("  kept ", "two\nlines", "007", "=1+1 said", None)])[:3] == ("  kept ", "two\nlines", "007")


def test_texts_that_cells_share_are_read_with_all_their_runs() -> None:
    cells = "".join(f'<c r="{letter}2" t="s"><v>{number}</v></c>' for number, letter in enumerate("ABD"))
    rows, _ = rows_from_file(with_parts(with_cells(f'{HEAD}<row r="2">{cells}</row>'), WITH_STRINGS))
    assert list(next(iter(rows)).cells) == ["Brest", "Ural truck", "", "two\nlines"]


def test_a_workbook_of_the_other_epoch_has_the_days_that_its_owner_sees() -> None:
    sheet = with_cells(HEAD + '<row r="2"><c r="A2" s="1"><v>0</v></c><c r="B2" s="1"><v>43449</v></c></row>')
    book = '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>'
    styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    rows, _ = rows_from_file(with_parts(sheet, {"xl/workbook.xml": book, "xl/styles.xml": styles}))
    assert list(next(iter(rows)).cells)[:2] == ["1904-01-01", "2022-12-16"]


def test_a_sheet_is_chosen_by_its_name_also_a_hidden_one(plan: Plan) -> None:
    def hide_sheet(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    data = workbook(GOOD, [HEADINGS, ("Minsk", "tank", 5, "2022-12-16")], names=["One", "Two"], change=hide_sheet)
    assert sheets_of(data) == ("One", "Two")
    first = plan(data)
    assert (first.format.sheet, first.format.sheets) == ("One", ("One", "Two"))
    assert "Two (hidden)" in first.format.remarks[0]
    second = plan(data, sheet="two")
    assert second.as_answer()["sheet"] == "Two"
    assert second.sightings[0].sighting.equipment == "tank"
    with pytest.raises(UsageError, match="no sheet 'Three'; its sheets are 'One', 'Two'"):
        plan(data, sheet="Three")
    with pytest.raises(UsageError, match="no workbook"):
        plan("place,equipment\nBrest,tank\n", sheet="One")


ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (workbook([()]), "no sheet with a table"),
        (workbook([HEADINGS]), "no sheet with a table"),
        (workbook(GOOD)[:-400], "damaged ZIP"),
        (with_cells(HEAD + "<row>"), "damaged at line 1"),
        (with_parts(workbook(GOOD), {"xl/worksheets/sheet1.xml": ENTITY + "<worksheet/>"}), "declares a document type"),
        (with_parts(workbook(GOOD), {**WITH_STRINGS, SHARED: f"{OUTSIDE}<sst>&a;</sst>"}), "declares a document type"),
        (with_parts(workbook(GOOD), {"xl/styles.xml": "<a>" * 5000}), "nests elements deeper"),
        (with_parts(workbook(GOOD), {"xl/workbook.bin": b"x"}), "XLSB"),
        (with_parts(workbook(GOOD), {"../../evil.xml": b"x"}), "leads out of the archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "older Office (XLS"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
    ids=range(11),
)
def test_a_workbook_that_cannot_be_read_is_refused_with_the_mend(data: bytes, words: str) -> None:
    with pytest.raises(InputFileError, match=re.escape(words)):
        rows_from_file(data, "file.xlsx")


def test_a_sheet_with_more_cells_than_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.intake.limits.MAX_CELLS", 7)
    with pytest.raises(InputFileError, match="more than 7 cells"):
        rows_from_file(workbook(GOOD), "file.xlsx")
