"""What news tell aside: drills, arms to be bought, services of air defence, who wrote it, straits."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Лиду прибыли два дивизиона ЗРК С-400.", [("S-400", 2)]),
        ("Три дивизиона систем ПВО С-300 направили в Полоцк.", [("S-300", 3)]),
        ("Танки, задействованные в учениях, прибыли в Лиду.", [("tank", None)]),
        ("Техніка, задіяна в навчаннях, виведена з Ліди.", [("vehicle", None)]),
        ("Над Лидой поднят истребитель Су-27 из дежурных по ПВО сил флота.", [("Su-27", 1)]),
        ("Польша, видимо, закупит ещё 80 вертолётов.", []),
        ("В учениях под Лидой задействованы 300 танков.", []),
        ("Неизвестно, прибыл ли эшелон в Лиду.", []),
        ("Прибыл ли эшелон в Лиду, пока неясно.", []),
        ("Через Лиду проехали тягачи для перевозки танков.", [("tank transporter", None)]),
        ("Шесть Ил-76 сели в Мачулищах: первый в 16:40, второй в 17:15, третий в 17:35.", [("Il-76", 6)]),
    ],
)
def test_what_is_told_aside(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == expected


def test_who_wrote_it_is_no_place() -> None:
    [sighting] = told("«Через Лиду прошли 14 БТР», — написал Селезнев.")
    assert names(sighting)[1] == "Lida"


@pytest.mark.parametrize(
    ("text", "waters"),
    [
        ("Два БДК прошли через Босфор в Чёрное море.", {"Bosfor", "Black Sea"}),
        ("Два БДК идут из Средиземного моря в Чёрное.", {"Mediterranean Sea", "Chernoe"}),
    ],
)
def test_straits_and_seas_are_no_spots(text: str, waters: set[str]) -> None:
    [sighting] = told(text)
    places = [sighting[role] for role in ("place", "origin", "destination") if sighting[role]]
    assert all(place.get("lat") is None for place in places), waters


def test_what_goes_on_without_a_stop_has_moved() -> None:
    [sighting] = told("Два Ту-160 без посадки перелетели из Энгельса в Анадырь.")
    assert names(sighting)[2] == "Anadyr"


def test_the_last_point_is_where_a_train_goes() -> None:
    [sighting] = told("На станции Орша погрузили на платформы 24 танка. Конечная точка — Слуцк.")
    assert names(sighting)[2] == "Slutsk"


def test_what_nobody_knows_is_no_goal_of_what_left() -> None:
    [sighting] = told("Тройка МиГ-31К ушла из Мачулищ в Саваслейку. Неясно, завозили ли в Беларусь «Кинжалы».")
    assert names(sighting)[2] == "Savasleyka air base"


def test_the_hours_of_some_keep_where_they_came_from() -> None:
    found = told("В Мачулищи сели шесть Ил-76: один в 16:40 из Оренбурга, пять в 17:15.")
    assert [each["count_min"] for each in found] == [1, 5]
