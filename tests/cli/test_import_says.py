"""`import` says on standard error what it left out, masked or guessed, and in JSON beside the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

PERSONAL = (
    "Место,Техника,Дата,Источник,Примечание,Очевидец\n"
    "Брест,танк,2022-12-16,@hajun_by,звонить +375 29 123-45-67,Иван Петров\n"
    "Минск,танк,2022-12-16,@hajun_by,+375 29 123-45-67 или ivan@mail.ru,Иван Петров\n"
)


def test_what_was_left_out_masked_and_guessed_is_said(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_bytes(PERSONAL.encode("cp1251"))
    done = geo("import", str(file))
    assert done.code == 1
    assert done.err.splitlines() == [
        "Left out as personal data: Очевидец",
        "Masked in cells: 2 × phone, 1 × email; --json names the rows",
        "Read as cp1251, told from its letters; save it as UTF-8 to be sure",
    ]
    assert "2 in review" in done.out


def test_json_says_the_same(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(PERSONAL, encoding="utf-8")
    answer = geo("import", str(file), "--json").json
    assert answer["stripped_columns"] == ["Очевидец"]
    assert answer["masked"] == {"phone_removed": 2, "email_removed": 1}
    assert answer["encoding"] == "utf-8"
    reasons = [
        (each["row"], reason["field"], reason["code"]) for each in answer["verdicts"] for reason in each["reasons"]
    ]
    assert reasons == [
        (1, "note", "phone_removed"),
        (1, "note", "read_for_names"),
        (2, "note", "email_removed"),
        (2, "note", "phone_removed"),
        (2, "note", "read_for_names"),
    ]


def test_a_plain_file_leaves_nothing_to_say(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text("place,equipment,date\nBrest,tank,2022-12-16\n", encoding="utf-8")
    assert geo("import", str(file)).err == ""


def test_the_data_set_whose_columns_a_file_has_is_said(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text(
        "Size,Activity,Location,Unit,Time,Equipment\n3,moving,Brest,x,162053ZDEC22,tank\n", encoding="utf-8"
    )
    assert "The columns are those of SALUTE" in geo("import", str(file), "--dry-run").out


def test_a_direction_that_was_left_open_is_said(geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text("place,equipment,date,direction\nBrest,tank,2022-12-16,to Ukraine\n", encoding="utf-8")
    said = geo("import", str(file), "--dry-run").out
    assert "Told of rows that stand:" in said
    assert "1 × flow_unknown, first in row 1" in said
