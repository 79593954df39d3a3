"""The headings are found below titles, over two lines, or nowhere; totals and headings told again are no sightings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.intake.delimited import DelimitedLines
from geo.intake.headings import headed
from geo.intake.rejected import rejected_csv
from geo.intake.verdicts import Verdict

if TYPE_CHECKING:
    from geo.intake.headings import HeadedRows
    from tests.intake.conftest import Plan

A, V, R = Verdict.ACCEPTED, Verdict.REVIEW, Verdict.REJECTED


def table(text: str, delimiter: str = ",") -> HeadedRows:
    return headed(DelimitedLines(text, delimiter))


def test_titles_above_the_headings_are_passed_over_and_told() -> None:
    rows = table(
        "Movements in December\nPrepared by the desk,,,\n\nplace,equipment,count,date\nBrest,tank,3,2022-12-16\n"
    )
    assert rows.headings == ("place", "equipment", "count", "date")
    assert [(row.number, row.cells) for row in rows] == [(1, ["Brest", "tank", "3", "2022-12-16"])]
    assert rows.remarks == ("Lines 1 to 2 stand above the table and were not read as rows.",)


def test_a_title_beside_a_date_is_one() -> None:
    rows = table("Report;December 2022;;\nDate;Place;Equipment;Count\n2022-12-16;Brest;tank;3\n", ";")
    assert rows.headings == ("Date", "Place", "Equipment", "Count")


def test_a_title_that_is_merged_over_all_columns_is_one() -> None:
    title = ",".join(["Movements"] * 4)
    assert table(f"{title}\nplace,equipment,count,date\nBrest,tank,3,2022-12-16\n").headings[0] == "place"


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "Date,Place,,,Seen,\n,Name,Latitude,Longitude,Equipment,Count\n2022-12-16,Brest,52.1,23.7,tank,3\n",
            ("Date", "Place / Name", "Place / Latitude", "Place / Longitude", "Seen / Equipment", "Seen / Count"),
        ),
        (
            (
                "date,origin,origin,destination,destination,equipment\n,name,country,name,country,\n"
                "2022-12-16,Brest,BY,Kyiv,UA,tank\n"
            ),
            ("date", "origin / name", "origin / country", "destination / name", "destination / country", "equipment"),
        ),
        (
            "Дата,Место,,Техника\n,Название,Область,\n16.12.2022,Брест,Брестская,танк\n",
            ("Дата", "Место / Название", "Место / Область", "Техника"),
        ),
    ],
)
def test_groups_and_their_parts_are_read_together(text: str, headings: tuple[str, ...]) -> None:
    rows = table(text)
    assert rows.headings == headings
    assert [row.number for row in rows] == [1]


@pytest.mark.parametrize("ends", ["from,to", "с,по", "від,до", "od,do"])
def test_the_ends_of_days_below_one_heading_are_told_apart(ends: str, plan: Plan) -> None:
    planned = plan(f"Date,,Place,Equipment\n{ends},,\n2022-12-01,2022-12-03,Brest,tank\n")
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert (sighting.observed_from, sighting.observed_to) == (date(2022, 12, 1), date(2022, 12, 3))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2022-12-16,Brest,Ural truck,30\n2022-12-17,Minsk,tank,5\n", 2),
        ("2022-12-16,Brest,Ural truck,30\n", 1),
        ("Brest;танк Т-72;около 20;16.12.2022\n", 1),
    ],
)
def test_a_table_that_begins_with_data_has_no_headings(text: str, number: int) -> None:
    rows = table(text, ";" if ";" in text else ",")
    assert rows.headings == ("",) * 4
    assert len(list(rows)) == number
    assert "no headings" in rows.remarks[0]


@pytest.mark.parametrize(
    "line",
    ["Total: 61,,,", "Total,,61,", "Итого,,61,", "Всего: 61", "Разом,,61,", "Razem,,61,", "Усяго,,61,", ",,Total: 61,",
     'GRAND TOTAL,,"1,061",', "Subtotal,,61,", "Всего за период,,61,", "Total for December,,61,"],
)  # fmt: skip
def test_a_line_of_totals_is_told_and_never_counted(line: str, plan: Plan) -> None:
    planned = plan(f"place,equipment,count,date\nBrest,tank,30,2022-12-16\nMinsk,tank,31,2022-12-16\n{line}\n")
    assert [each.verdict for each in planned.verdicts] == [A, A, R]
    assert [reason.code for reason in planned.verdicts[2].reasons] == ["total_line"]


@pytest.mark.parametrize(
    "line", ["Totalsk,tank,3,2022-12-16", "Sumy,tank,3,2022-12-16", "Всеволожск,tank,3,2022-12-16"]
)
def test_a_place_whose_name_begins_like_a_total_is_a_row(line: str, plan: Plan) -> None:
    planned = plan(f"place,equipment,count,date\n{line}\n")
    assert planned.verdicts[0].verdict is not R


def test_headings_told_again_are_no_row(plan: Plan) -> None:
    text = "place,equipment,date\nBrest,tank,2022-12-16\nplace,equipment,date\nMinsk,tank,2022-12-17\n"
    planned = plan(text)
    assert [each.verdict for each in planned.verdicts] == [A, R, A]
    assert planned.verdicts[1].reasons[0].code == "headings_again"


def test_a_file_without_headings_is_imported_by_what_stands_in_it(plan: Plan) -> None:
    text = (
        "2022-12-16,Brest,Ural truck,30\n2022-12-17,Минск,танк Т-72,около 20\n"
        "2022-12-18,Orsha,KamAZ,5\n2022-12-19,Gomel,BMP-2,30-40\n"
    )
    planned = plan(text)
    assert [each.verdict for each in planned.verdicts] == [A] * 4
    assert planned.matched == {
        "column 1": "observed", "column 2": "place", "column 3": "equipment", "column 4": "count",
    }  # fmt: skip
    first = planned.sighting_of(1)
    assert first is not None
    assert first.count.count_min == 30


def test_one_row_without_headings_is_imported(plan: Plan) -> None:
    planned = plan("2022-12-16,Brest,Ural truck,30\n")
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert (sighting.equipment, sighting.count.count_min) == ("Ural truck", 30)
    assert planned.columns.guesses[3].note == "the only numbers beside the equipment"


@pytest.mark.parametrize(
    "text",
    [
        "2022-12-16,Brest,Ural truck,1\n2022-12-17,Minsk,tank,2\n2022-12-18,Orsha,BMP-2,3\n",
        "2022-12-16,Brest,7,Ural truck,12\n2022-12-17,Minsk,9,tank,2\n",
        "2022-12-16,Brest,Ural truck,2500\n2022-12-17,Minsk,tank,2600\n",
        "2022-12-16,7,Brest,Ural truck\n2022-12-17,3,Minsk,tank\n",
    ],
)
def test_numbers_that_may_be_something_else_are_no_count(text: str, plan: Plan) -> None:
    assert "count" not in plan(text).columns.of


def test_blank_columns_are_nothing_and_a_column_without_a_heading_is_named(plan: Plan) -> None:
    planned = plan("place,,equipment,,date\nBrest,,tank,rain,2022-12-16\n")
    assert planned.columns.ignored == ("column 4",)
    assert planned.verdicts[0].verdict is A


def test_a_second_column_of_one_heading_is_named_by_its_number(plan: Plan) -> None:
    planned = plan("place,place,equipment,date\nBrest,Minsk,tank,2022-12-16\n", columns={"place (2)": None})
    assert planned.columns.ignored == ("place (2)",)


def test_a_unit_in_the_heading_goes_for_rows_that_tell_none(plan: Plan) -> None:
    head = "place,equipment,Count (wagons),unit,date\n"
    planned = plan(f"{head}Brest,Ural truck,3,,2022-12-16\nBrest,tank,3,vehicle,2022-12-16\n")
    units = [planned.sighting_of(row).unit for row in (1, 2)]  # type: ignore[union-attr]
    assert units == ["wagon", "vehicle"]


def test_vehicles_in_the_heading_do_not_go_against_the_equipment(plan: Plan) -> None:
    planned = plan("place,equipment,Count (vehicles),date\nBrest,MiG-31K,3,2022-12-16\nBrest,Zorblax,3,2022-12-16\n")
    units = [planned.sighting_of(row).unit for row in (1, 2)]  # type: ignore[union-attr]
    assert units == ["aircraft", "vehicle"]


def test_rows_held_back_of_a_table_without_headings_come_in_when_mended(plan: Plan) -> None:
    rows = "2022-12-16,Brest,Ural truck,30\n2022-13-17,Minsk,T-72,5\n"
    held = rejected_csv(plan(rows), rows.encode())
    assert held.decode("utf-8-sig").splitlines()[0] == "reason,column 1,column 2,column 3,column 4"
    mended = plan(held.replace(b"2022-13-17,", b"2022-12-17,"))
    assert [each.verdict for each in mended.verdicts] == [A]
    sighting = mended.sighting_of(1)
    assert sighting is not None
    assert (sighting.equipment, sighting.count.count_min) == ("T-72", 5)
