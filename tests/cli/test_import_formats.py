"""`import` takes workbooks and maps as it takes tables, and says what it read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.intake.workbooks import HEADINGS, ROW, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

KML = (
    "<kml><Document><NetworkLink/><Placemark><name>Polonka</name><ExtendedData>"
    "<Data name='equipment'><value>tank</value></Data></ExtendedData><TimeStamp><when>2022-12-16</when></TimeStamp>"
    "<Point><coordinates>27.5615,53.9045</coordinates></Point></Placemark></Document></kml>"
)


def test_a_sheet_is_named_and_the_answer_names_it_and_the_others(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(workbook([HEADINGS, ROW], [HEADINGS, ("Minsk", "tank", 5, "2022-12-17")], names=["One", "Two"]))
    first = geo("import", str(file), "--dry-run", "--json")
    assert (first.json["format"], first.json["sheet"], first.json["sheets"]) == ("xlsx", "One", ["One", "Two"])
    second = geo("import", str(file), "--sheet", "Two")
    assert second.code == 0
    assert "The sheet Two was read; not read: One." in second.out + second.err
    wrong = geo("import", str(file), "--sheet", "Three")
    assert wrong.code == 2
    assert "its sheets are 'One', 'Two'" in wrong.err


def test_a_map_is_imported_and_what_is_not_read_of_it_is_said(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "map.kml"
    file.write_text(KML, encoding="utf-8")
    done = geo("import", str(file))
    assert done.code == 0
    assert "1 rows: 1 accepted" in done.out
    assert "links to other files (never followed)" in done.out + done.err
