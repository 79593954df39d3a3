"""What is named again by "these", whose force a country owns, and what is only a topic, a sign or a garrison."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


def test_these_are_the_ones_told_before() -> None:
    (jets,) = told("Вчера в Лиду прилетели 7 Су-30. Эти истребители взлетели из Липецка.")
    assert (jets["count_min"], names(jets)) == (7, ("Lipetsk", "Lida", "Lida"))
    (launchers,) = told("До Осиповичів прибули 9 комплексів «Іскандер». Ці комплекси були перевезені з Брянська.")
    assert (launchers["count_min"], names(launchers)[0]) == (9, "Bryansk")


def test_one_of_a_type_of_its_own_is_none_of_those_before() -> None:
    found = told("В Лиду прилетели 7 Су-30. Этот истребитель Су-35 прилетел в Барановичи.")
    assert [(each["equipment"], names(each)[2]) for each in found] == [("Su-30", "Lida"), ("Su-35", "Baranavichy")]


def test_a_country_behind_a_force_is_no_place() -> None:
    (convoy,) = told("Вчера в Беларусь в сопровождении ГАИ РБ въехала колонна из 37 автомобилей.")
    assert names(convoy) == (None, "Belarus", "Belarus")
    (jets,) = told("Два истребителя ВКС РФ вчера покинули Беларусь.")
    assert (names(jets)[1], jets["flow"]) == ("Belarus", "out")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Поки зарано говорити про передислокацію вертольотів до кордону з Україною.", []),
        ("Ідеться про заяви Мінська в питанні прийому російських найманців.", []),
        ("Памежнікі працягваюць адсочваць сітуацыю каля Брагіна.", []),
        ("Девять фур, помеченных знаком оккупантов, вчера въехали в Лиду.", [("truck", 9)]),
        ("Колона із 14 БТР учора прибула до військової частини в Гродні.", [("apc", 14)]),
    ],
)
def test_topics_signs_and_garrisons_did_not_move(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Вчера опубликовали обращение командира к «вагнеровцам» в Минске.", []),
        ("Колонна из 15 БТР съехала с трассы в село Цель, где стоит лагерь ЧВК «Вагнер».", [("apc", 15)]),
        ("Число наёмников в Беларуси может достигать 5 тысяч человек.", []),
        ("Причиной тут была попытка срочно перебросить танки на север Донецкой области.", []),
        ("Учора в Гомелі помітили колону легкових та вантажних авто.", [("light_vehicle", None), ("truck", None)]),
        ("В Мариуполе у перекрёстка Казанцева/Шевченко вчера заметили 15 фур.", [("truck", 15)]),
    ],
)
def test_camps_addresses_and_attempts_did_not_move(text: str, expected: list[tuple[str, int | None]]) -> None:
    read_ones = told(text)
    assert [(each["equipment_class"], each["count_min"]) for each in read_ones] == expected
    assert "Shevchenko" not in [names(each)[1] for each in read_ones]


def test_a_drone_that_passed_one_town_and_reached_another_loses_neither() -> None:
    found = told("«Шахед» пролетел Ельск, затем БПЛА долетел до Мозыря.")
    assert [names(each)[1] for each in found] == ["Yelsk", "Mazyr"]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("В Степаново Минской области прибыли 9 танков.", (None, "Minsk region", "Minsk region")),
        ("У вёсцы Максімава Мінскай вобласці заўважылі 9 танкаў.", (None, "Minsk region", None)),
    ],
)
def test_a_village_called_by_a_given_name_is_no_person(
    text: str, way: tuple[str | None, str | None, str | None]
) -> None:
    (tanks,) = told(text)
    assert names(tanks) == way


def test_a_town_behind_a_sea_is_no_sea() -> None:
    (ships,) = told("Из Чёрного моря в Балтийске прибыли 4 корабля.")
    assert names(ships)[1] == "Baltiysk"


def test_whose_counted_lorries_of_a_port_are() -> None:
    (trucks,) = told("14 Russian port trucks arrived in Lida.")
    assert trucks["affiliation"] == "RU"
