"""Columns told in general and what they were made of, what lorries carried, and who only stands beside."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


def test_kinds_listed_behind_a_counted_column_are_its_vehicles() -> None:
    found = told("Зафіксовано дві колони по 20 одиниць у бік Токмака. «Вантажівки з БК, паливозаправники та автобуси».")
    assert [(each["equipment_class"], each["count_max"]) for each in found] == [
        ("vehicle_unspecified", 40), ("truck", None), ("fuel_truck", None), ("vehicle_unspecified", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Біля Хрустального помітили військову вантажівку, яка транспортувала танк.",
        "Возле Хрустального заметили военный грузовик, который вёз танк.",
    ],
)
def test_what_a_lorry_transported_is_its_load(text: str) -> None:
    (lorry,) = told(text)
    assert (lorry["equipment"], lorry["count_max"]) == ("truck with tank", 1)


def test_brackets_behind_a_load_name_it() -> None:
    (lorries,) = told("Через Розівку пройшло 17 тралів із гусеничною технікою (танки; БМП).")
    assert (lorries["equipment_class"], lorries["count_max"]) == ("truck", 17)


def test_systems_of_a_column_are_not_counted_by_their_type() -> None:
    (launchers,) = told("Колона з ОТРК «Іскандер» вийшла зі станції Осиповичі.")
    assert (launchers["equipment"], launchers["count_min"]) == ("Iskander", None)


def test_soldiers_that_left_in_columns_are_told_once() -> None:
    (soldiers,) = told("Близько 800 солдатів зранку вирушили колонами з Мангуша на Токмак.")
    assert (soldiers["equipment_class"], soldiers["count_max"]) == ("personnel", 800)


def test_what_others_took_a_thing_for_is_none() -> None:
    assert [each["equipment_class"] for each in told("Через Мангуш пройшли БМД-4, які дехто прийняв за танки.")] == [
        "ifv"
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("У Донецьку вулицею Артема пройшли 9 вантажівок.", "Donetsk"),
        ("У Маріуполі проспектом Миру проїхали 9 вантажівок.", "Mariupol"),
    ],
)
def test_a_street_behind_a_town_leaves_it_a_town(text: str, place: str) -> None:
    (lorries,) = told(text)
    assert names(lorries)[1] == place


def test_a_person_behind_a_city_is_no_part_of_its_name() -> None:
    (lorries,) = told("До Пінська прибули 9 вантажівок, заявив у Києві Степан Ткаченко.")
    assert names(lorries)[1] == "Pinsk"


def test_a_military_helicopter_of_a_type_is_one() -> None:
    (helicopter,) = told("Польський військовий вертоліт Мі-24 на малій висоті перетнув кордон біля Берестовиці.")
    assert helicopter["count_max"] == 1
