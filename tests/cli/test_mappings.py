"""`import --save-mapping`, `import --mapping NAME` and `mappings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

TABLE = "Wo,Was,Wann\nBrest,tank,03/04/2022\n"


def test_a_mapping_is_saved_with_an_import_and_used_by_its_name(geo: Geo, tmp_path: Path) -> None:
    file, said = tmp_path / "file.csv", tmp_path / "m.json"
    file.write_text(TABLE, encoding="utf-8")
    said.write_text('{"columns": {"Wo": "place", "Was": "equipment", "Wann": "date"}}', encoding="utf-8")
    assert geo("import", str(file), "--mapping", str(said)).code == 2
    said.write_text(
        '{"columns": {"Wo": "place", "Was": "equipment", "Wann": "observed"}, "date_order": "dmy"}', encoding="utf-8"
    )
    assert geo("import", str(file), "--mapping", str(said), "--save-mapping", "desk").code == 0
    file.write_text(TABLE.replace("03/04", "04/04"), encoding="utf-8")
    done = geo("import", str(file), "--mapping", "desk", "--json")
    assert (done.code, done.json["accepted"]) == (0, 1)
    listed = geo("mappings", "--json").json
    assert [each["name"] for each in listed] == ["desk"]
    assert "Wo = place" in geo("mappings").out
    assert geo("mappings", "--delete", "desk").code == 0
    gone = geo("import", str(file), "--mapping", "desk")
    assert gone.code == 2
    assert "There is no mapping 'desk', and no such file" in gone.err


def test_a_column_and_a_cell_are_released(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(
        "Sender station,place,equipment,date,note\nOrsha,Brest,tank,2022-12-16,train 8 029 123 45 67\n",
        encoding="utf-8",
    )
    released = ("--release-column", "Sender station", "--release-cell", "1:note:phone")
    answer = geo("import", str(file), "--json", "--dry-run", *released).json
    assert answer["stripped_columns"] == []
    assert answer["masked"] == {}
    assert [reason["code"] for reason in answer["verdicts"][0]["reasons"]] == ["phone_released"]


def test_single_things_are_said_on_the_command_line(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text("Wo=hin,Was,Wann,Rest\nBrest,tank,03/04/2022 10:00,note\n", encoding="utf-8")
    columns = ("--column", "Wo=hin=place", "--column", "Was = equipment", "--column", "Wann=observed")
    asked = geo("import", str(file), *columns, "--dry-run")
    assert "Day or month first in Wann? Say --date-order dmy or mdy" in asked.out
    said = ("--column", "Rest=", "--date-order", "dmy", "--time-zone", "Europe/Kyiv", "--watched", "UA")
    done = geo("import", str(file), *columns, *said, "--save-mapping", "desk")
    assert done.code == 0
    assert geo("mappings", "--json").json[0]["mapping"] == {
        "columns": {"Wo=hin": "place", "Was": "equipment", "Wann": "observed", "Rest": None},
        "date_order": "dmy",
        "time_zone": "Europe/Kyiv",
        "watched": "UA",
    }
    assert "HEADING=FIELD" in geo("import", str(file), "--column", "Wo").err
    assert "dmy, mdy, ymd" in geo("import", str(file), *columns, "--date-order", "ydm").err
