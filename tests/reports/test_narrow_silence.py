"""Movements beside what is passed over are read: envoys, guesses, regions, what nobody knows of them."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, read, told


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Три гражданских грузовика с военными вчера прибыли в Лиду.", 3),
        ("12 цивільних вантажівок з військовими вчора прибули до Мозиря.", 12),
        ("40 civilian trucks requisitioned by the army entered Belarus from Russia.", 40),
    ],
)
def test_civilian_vehicles_of_an_army_are_told(text: str, number: int) -> None:
    assert ("truck", number) in [(each["equipment_class"], each["count_min"]) for each in told(text)]


def test_civilian_vehicles_beside_an_army_are_not() -> None:
    assert told("40 civilian trucks entered Belarus from Russia.") == []
    assert told("Министр приехал на полигон и поговорил с солдатами.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Министр приехал в Лиду, в 5 км от города видели танки.",
        "Делегация прибыла в Лиду, там же танки из России.",
    ],
)
def test_what_is_told_behind_a_visit_is_read(text: str) -> None:
    assert [each["equipment_class"] for each in told(text)] == ["tank"]


@pytest.mark.parametrize(
    "text",
    [
        "Вчера в Лиду прибыл эшелон с 14 танками, сведений о том, откуда он и что это за часть, нет.",
        "Вчера в Лиду прибыли 14 танков, информации, что с ними будет дальше, не поступало.",
        "Учора до Мозиря прибули 14 танків, даних про те, що з ними далі, не надходило.",
    ],
)
def test_only_what_no_news_came_of_is_denied(text: str) -> None:
    assert [(each["count_min"], each["report_kind"]) for each in read(text)] == [(14, "observation")]


@pytest.mark.parametrize(
    "text",
    [
        "Не задерживаясь, чтобы не привлекать внимания, 14 танков прошли через Лиду.",
        "Рано утром, можно сказать и говорить смело, 14 танков прошли через Лиду.",
        "Не уходят, чтобы смотреть: вчера 14 танков прошли через Лиду.",
    ],
)
def test_what_stands_behind_a_purpose_or_an_hour_is_told(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [14]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 90 Wagner fighters in the Brest region.", [90]),
        ("There are 90 soldiers at the Belarus border.", [90]),
        ("There are 90 soldiers in Belarus.", []),
    ],
)
def test_only_the_forces_of_a_country_are_no_sighting(text: str, expected: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


def test_whose_counted_things_were_leaves_them_told() -> None:
    assert [each["count_min"] for each in told("Чьи это 14 грузовиков были в Лиде, не знаем.")] == [14]


def test_drones_that_flew_and_saw_are_told() -> None:
    found = told("Вчера дроны пролетели над Лидой и обнаружили колонну.")
    assert "uav" in [each["equipment_class"] for each in found]


def test_a_share_of_tanks_came_nobody_says_how_many() -> None:
    assert [
        (each["equipment_class"], each["count_min"]) for each in told("Из 40 танков 30% вчера прибыли в Лиду.")
    ] == [("tank", None)]


def test_a_guess_that_it_came_is_a_claim() -> None:
    (claim,) = told("Вчера эшелон с 14 танками прошёл Слоним. Предположительно прибыл в Лиду.")
    assert (names(claim)[2], claim["report_kind"]) == ("Lida", "claim")


def test_envoys_of_a_unit_that_came_are_told() -> None:
    assert len(told("Представители роты вчера прибыли в Лиду.")) == 1
    assert told("Вчера представители роты сообщили о прибытии в Лиду.") == []


def test_a_radar_that_followed_something_did_not_go() -> None:
    found = told("Lithuanian radar followed five drones that flew from Belarus on Sunday.")
    assert "radar" not in [each["equipment_class"] for each in found]
