"""Sizes that are yet to come, types behind a slash, holidays and questions that are no places and no sightings."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "Загальна чисельність контингенту до прибуття в Білорусь складе до 7000 осіб і близько 120 танків.",
        "Общая численность по прибытии в Беларусь составит до 7000 человек и около 120 танков.",
    ],
)
def test_how_many_are_to_come_is_a_forecast(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["У Ліду прыйшла калона ў складзе 10 машын.", "В Лиду пришли 10 машин, потом они стояли на складе."]
)
def test_what_a_column_is_made_of_came(text: str) -> None:
    assert [each["count_max"] for each in told(text)] == [10]


def test_types_behind_a_slash_are_one_thing() -> None:
    (systems,) = told("Через Токмак проїхали ЗРК С-300/С-400.")
    assert systems["equipment_class"] == "air_defence"


def test_a_holiday_is_no_place() -> None:
    (ship,) = told("На Різдво російський корвет пройшов у Північному морі.")
    assert names(ship) == (None, "North Sea", None)


def test_whose_it_was_is_no_sighting() -> None:
    assert told("Біля Івацевичів упав Мі-24. Чий був гвинтокрил, офіційно не кажуть.") == []


def test_railway_platforms_that_tanks_went_on_are_not_told_of() -> None:
    found = told("Танки вантажать на залізничні платформи й везуть до Гомеля.")
    assert [each["equipment_class"] for each in found] == ["tank"]


@pytest.mark.parametrize(
    "text",
    [
        "Потяг із 18 вагонів відправили зі станції Борисов до центральної бази резерву танків.",
        "Поезд из 18 вагонов отправили со станции Борисов на центральную базу резерва танков.",
    ],
)
def test_what_a_base_keeps_did_not_move(text: str) -> None:
    assert [(each["equipment_class"], each["count_max"]) for each in told(text)] == [("wagon", 18)]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("З бази Печі виїхали десять вантажівок до Слуцька.", "Pechy"),
        ("С базы Чкаловский прилетел в Гомель Ил-76.", "Chkalovsk"),
    ],
)
def test_a_base_is_of_the_place_named_behind_it(text: str, origin: str) -> None:
    (only,) = told(text)
    assert str(names(only)[0]).startswith(origin[:4])


def test_what_a_machine_is_built_on_is_no_place() -> None:
    (machines,) = told("Пять машин связи на базе Урала прошли Лиду.")
    assert names(machines)[1] == "Lida"
