"""Each column has a guess with a stated confidence; only a confident one is used unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError
from geo.intake.guesses import USED_FROM, Why
from geo.intake.guessing import guess_columns
from geo.intake.mapping import ColumnMapping
from geo.intake.personal_columns import Personal
from geo.intake.survey import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.intake.guesses import ColumnGuess
    from geo.places.query import Geocoder
    from tests.intake.conftest import Plan

ROWS = (
    ("2022-12-16", "Brest", "Ural truck", "30", "53.9045", "27.5615", "https://example.org/1"),
    ("2022-12-17", "Барановичи", "танк Т-72", "около 20", "52.1", "26.0", "https://example.org/2"),
    ("2022-12-18", "Minsk", "KamAZ", "5", "52.12", "23.7", "https://example.org/3"),
    ("2022-12-19", "Orsha", "BMP-2", "30-40", "54.5", "30.4", "https://example.org/4"),
)


@pytest.fixture(scope="module")
def is_place(geocoder: Geocoder) -> Callable[[str], bool]:
    return names_of(geocoder)


def used(guesses: Sequence[ColumnGuess]) -> list[str | None]:
    return [each.field if each.used else None for each in guesses]


def column(cells: str, heading: str = "", **options: object) -> ColumnGuess:
    """Guess one column, its cells parted by bars."""
    return guess_columns([heading], [[cell] for cell in cells.split("|")], **options)[0]  # type: ignore[arg-type]


def test_a_table_without_headings_is_told_by_what_stands_in_it(is_place: Callable[[str], bool]) -> None:
    guesses = guess_columns([""] * 7, ROWS, is_place=is_place)
    assert used(guesses) == ["observed", "place", "equipment", "count", "lat", "lon", "url"]
    assert all(each.why is Why.CONTENT and each.confidence >= USED_FROM for each in guesses)
    assert [each.heading for each in guesses[:2]] == ["column 1", "column 2"]


def test_headings_in_a_language_that_kordon_does_not_know_leave_bare_numbers_alone(
    is_place: Callable[[str], bool],
) -> None:
    guesses = guess_columns(["Wann", "Ort", "Gerät", "Anzahl"], [row[:4] for row in ROWS], is_place=is_place)
    assert used(guesses) == ["observed", "place", "equipment", None]
    assert (guesses[3].field, guesses[3].used) == ("count", False)
    assert guesses[3].confidence < USED_FROM


@pytest.mark.parametrize(
    ("heading", "cells", "field", "why"),
    [
        ("date", "2022-12-16|2022-12-17", "observed", Why.BOTH),
        ("place", "Brest|Minsk", "place", Why.HEADING),
        ("Date observed", "16.12.2022", "observed", Why.BOTH),
        ("Location of sighting", "Brest|Minsk", "place", Why.HEADING),
        ("Lattitude", "53.9045|52.1", "lat", Why.BOTH),
        ("Location", "53.9, 27.5|52.1, 26.0", "coordinates", Why.CONTENT),
        ("Vehicles", "30|5|около 20", "count", Why.CONTENT),
        ("", "12|at least 50|several", "count", Why.CONTENT),
        ("", "16-Dec-22|03-04.12.2022|17 grudnia 2022", "observed", Why.CONTENT),
        ("Notes", "https://example.org/1|https://example.org/2", "url", Why.CONTENT),
        ("Кол-во, шт.", "30|5", "count", Why.BOTH),
    ],
)
def test_a_heading_and_what_stands_below_it_are_weighed_together(
    heading: str, cells: str, field: str, why: Why
) -> None:
    guess = column(cells, heading)
    assert (guess.field, guess.why, guess.used) == (field, why, True)


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Fatalities", "3|5|10-20"),
        ("Number killed", "3|5|7"),
        ("Кол-во погибших", "3|5|7"),
        ("Втрати", "3|5|7"),
        ("Quantity of fuel", "300|500"),
        ("Count (thousands)", "3|5"),
        ("Кол-во (тыс.)", "3|5"),
        ("location", "1|2|3"),
        ("Weather", "rain|snow"),
        ("folder", "Layer 1|Layer 2"),
        ("", "1|2|3"),
    ],
)
def test_what_may_be_something_else_is_not_used_unasked(heading: str, cells: str) -> None:
    assert not column(cells, heading).used


@pytest.mark.parametrize("heading", ["Fatalities", "Погибших", "Загинуло", "Zabici", "killed or wounded", "Losses"])
def test_deaths_and_losses_are_not_even_offered_as_a_count(heading: str) -> None:
    guess = column("3|5|7|20-30", heading)
    assert guess.field != "count"
    assert all(each.field != "count" for each in guess.alternatives)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Count (vehicles)", "vehicle"),
        ("Количество, вагонов", "wagon"),
        ("Count [trains]", "train"),
        ("Кол-во (шт.)", None),
    ],
)
def test_a_unit_in_the_heading_is_read(heading: str, unit: str | None) -> None:
    guess = column("3|5", heading)
    assert (guess.field, guess.unit, guess.used) == ("count", unit, True)


def test_a_plain_heading_goes_before_a_word_among_others() -> None:
    guesses = guess_columns(["Loading station", "Н.п."], [["Orsha", "Brest"], ["Minsk", "Lida"]])
    assert [(each.field, each.used) for each in guesses] == [("place", False), ("place", True)]


@pytest.mark.parametrize("headings", [["place", "place"], ["place", "Location"]])
def test_a_blank_column_gives_way_to_a_filled_one(headings: list[str]) -> None:
    guesses = guess_columns(headings, [["", "Brest"], ["", "Minsk"]])
    assert used(guesses) == [None, "place"]
    assert "nothing stands in it" in guesses[0].note


@pytest.mark.parametrize("heading", ["№", "#", "No.", "№ п/п", "Lp."])
def test_numbers_of_rows_are_nothing(heading: str) -> None:
    guess = column("7|3|12", heading)
    assert guess.field is None


def test_running_numbers_are_nothing() -> None:
    assert column("1|2|3|4", "serie").field is None


def test_two_columns_that_look_alike_are_both_told_and_neither_is_used() -> None:
    guesses = guess_columns(["", ""], [["2022-12-16", "2022-12-17"], ["2022-12-18", "2022-12-19"]])
    assert used(guesses) == [None, None]
    assert [each.field for each in guesses] == ["observed", "observed"]


@pytest.mark.parametrize(
    "names",
    [
        "Иванов|Петров|Орлов|Козлов|Новиков|Морозов|Волков|Жуков",
        "Ivanov|Petrov|Orlov|Kozlov|Smirnov",
        "Мария|Вера|Надежда|Любовь|Виктория",
        "Олександр|Андрій|Марія|Іван",
        "Казлоў|Жук|Баран|Лукашэнка",
        "Kowalski|Nowak|Wiśniewski",
    ],
)
def test_names_of_persons_that_are_villages_too_are_no_places(names: str, is_place: Callable[[str], bool]) -> None:
    guess = column(names, "Wer", is_place=is_place)
    assert guess.field != "place"
    assert not guess.used


@pytest.mark.parametrize(
    ("heading", "cells", "field"),
    [
        ("from", "Brest|Minsk|Orsha", "origin"), ("to", "Brest|Minsk|Orsha", "destination"),
        ("from", "2022-12-16|2022-12-17", "observed_from"), ("to", "2022-12-16|2022-12-17", "observed_to"),
        ("type", "T-72|KamAZ|BMP-2", "equipment"), ("time", "2022-12-16 10:00|2022-12-17 11:00", "observed"),
    ],
)  # fmt: skip
def test_a_heading_of_many_meanings_is_told_by_what_stands_below(
    heading: str, cells: str, field: str, is_place: Callable[[str], bool]
) -> None:
    guess = column(cells, heading, is_place=is_place)
    assert (guess.field, guess.used) == (field, True)


@pytest.mark.parametrize("cells", ["Ivan Petrov|Анна", "@ivan_p|@anna_k", "Орлов|Петров|Иванов", "desk"])
@pytest.mark.parametrize("heading", ["from", "to", "From", "type"])
def test_who_sent_it_is_no_place(heading: str, cells: str, is_place: Callable[[str], bool]) -> None:
    assert not column(cells, heading, is_place=is_place).used


def test_two_headings_of_many_meanings_are_both_told_and_neither_is_used() -> None:
    guesses = guess_columns(["type", "model"], [["tank", "T-72"], ["truck", "KamAZ"], ["BMP-2", "BMP-2"]])
    assert [(each.field, each.used) for each in guesses] == [("equipment", False)] * 2


def test_handles_under_a_heading_of_many_meanings_are_left_out_as_personal() -> None:
    assert column("@ivan_p|@anna_k", "from").personal is Personal.HANDLE


def test_degrees_that_fit_both_ways_are_not_used() -> None:
    guesses = guess_columns(["", ""], [["45.1234", "44.1234"], ["45.3", "44.5"]])
    assert used(guesses) == [None, None]


def test_a_mapping_is_kept_and_a_column_set_to_null_is_left_out() -> None:
    mapping = ColumnMapping(columns={"column 2": "destination", "date": None, "date (2)": "published"})
    guesses = guess_columns(["date", "", "date"], [["2022-12-16", "Brest", "2022-12-17"]], mapping)
    assert used(guesses) == [None, "destination", "published"]
    assert all(each.why is Why.MAPPING and each.confidence == 1 for each in guesses)


def test_a_column_of_persons_is_left_out_and_can_be_released(is_place: Callable[[str], bool]) -> None:
    rows = [["Orsha", "Brest"], ["Minsk", "Gomel"]]
    stripped = guess_columns(["Sender station", "place"], rows)[0]
    assert (stripped.personal, stripped.stripped, stripped.used) == (Personal.NAME, True, False)
    mapping = ColumnMapping(columns={"Sender station": "origin"})
    released = guess_columns(
        ["Sender station", "place"], rows, mapping, is_place=is_place, released=["Sender station"]
    )[0]
    assert (released.field, released.used, released.stripped, released.released) == ("origin", True, False, True)


def test_the_answer_tells_each_column_and_the_dates_that_are_open(plan: Plan) -> None:
    answer = plan("place,equipment,count,Wann\nBrest,tank,3,03/04/2022\nMinsk,tank,5,05/06/2022\n").as_answer()
    assert [(each["column"], each["heading"], each["field"], each["why"]) for each in answer["columns"]] == [
        (1, "place", "place", "heading"),
        (2, "equipment", "equipment", "heading"),
        (3, "count", "count", "both"),
        (4, "Wann", "observed", "what stands in it"),
    ]
    assert answer["open_dates"] == {"Wann": ["dmy", "mdy"]}


def test_a_missing_column_names_the_doubtful_ones(plan: Plan) -> None:
    with pytest.raises(InputFileError, match=r"Perhaps 'Was' is equipment \(\d+%, told by what stands in it\)"):
        plan("place,Was,date\nBrest,tank,2022-12-16\n")
