"""Whatever the bytes, a file is refused with a message or every line of it is accounted for."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputFileError
from geo.intake.delimited import DelimitedLines, sniff_delimiter
from geo.intake.encoding import read_text
from geo.intake.fields import is_known
from geo.intake.formats import rows_from_file
from geo.intake.headings import headed


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_arbitrary_bytes_are_refused_or_become_numbered_rows(data: bytes) -> None:
    try:
        rows, kind = rows_from_file(data)
    except InputFileError:
        return
    numbered = [row.number for row in rows]
    assert numbered == list(range(1, len(numbered) + 1))
    assert numbered == [row.number for row in rows]
    assert kind.encoding


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8), st.sampled_from([",", ";", "\t", "|"]))
@settings(max_examples=200, deadline=None)
def test_a_table_that_was_written_as_csv_is_read_back_cell_by_cell(table: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["place", "equipment", "note"])
    writer.writerows(table)
    rows = headed(DelimitedLines(out.getvalue(), delimiter))
    told = [list(row.cells) for row in rows if row.fault is None or row.fault.code != "lost_letters"]
    lost = [row for row in rows if row.fault is not None and row.fault.code == "lost_letters"]
    assert told == [
        row for row in table if any(cell and not cell.isspace() for cell in row) and "�" not in "".join(row)
    ]
    assert len(lost) == sum("�" in "".join(row) for row in table)


def test_a_line_has_the_number_that_an_editor_shows_for_it() -> None:
    text = 'sep=;\nplace;note\n\nBrest;"two\nlines"\nMinsk;"open\nOrsha;x\n \nGomel;y\n'
    assert [(line.number, line.cells[0]) for line in DelimitedLines(text, ";")] == [
        (2, "place"),
        (4, "Brest"),
        (6, 'Minsk;"open'),
        (7, "Orsha"),
        (9, "Gomel"),
    ]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("place,equipment\na,b\n", ","),
        ("place;equipment;note\na;b;c, d, e\n", ";"),
        ("place\tequipment\na\tb\n", "\t"),
        ("place|equipment\na|b\n", "|"),
        ("Место;Техника\nа, б;в\n", ";"),
        ("sep=|\nplace,x|equipment\n", "|"),
        ("a;b,c;d\n1;2,3;4\n", ";"),
    ],
)
def test_the_delimiter_is_the_one_that_makes_sense_of_the_headings(text: str, delimiter: str) -> None:
    assert sniff_delimiter(text, is_known) == delimiter


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Дата;Место\n16.12.2022;Полонка\n"),
        ("cp1251", "Дата;Место;Техника\n16.12.2022;Барановичи;грузовик\n"),
        ("koi8_r", "Дата;Место;Техника\n16.12.2022;Барановичи;грузовик\n"),
        ("cp866", "Дата;Место;Техника\n16.12.2022;Барановичи;грузовик\n"),
        ("cp1251", "Дата;Місце;Техніка\n16.12.2022;Житомир;вантажівка\n17.12.2022;Їжаківці;танк\n"),
        ("cp1251", "Дата;Месца;Тэхніка\n16.12.2022;Баранавічы;грузавік\n17.12.2022;Ўрэчча;танк\n"),
        ("cp1250", "data;miejsce;sprzęt\n16.12.2022;Białystok;ciężarówka\n17.12.2022;Siemiatycze;czołg\n"),
    ],
)
def test_the_encoding_is_told_from_the_letters(encoding: str, text: str) -> None:
    assert read_text(text.encode(encoding))[0] == text
