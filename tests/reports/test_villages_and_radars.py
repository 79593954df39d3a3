"""Villages that are spelt like a landing, drones seen on radars, trains meant by a pronoun, tanks of fuel on rails."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "У селі Вівчарівка російський безпілотник упав на дах будинку.",
        "Біля села Вівчарівка згорів безпілотник.",
        "У прикордонному селі Вівчарівка є Мі-8.",
    ],
)
def test_a_village_is_no_landing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Два борти сели в Гомелі.", "Homel"),
        ("Вертушка вчора села біля села Цель.", "Tsel"),
        ("Самалёты ўчора селі ў Лідзе.", "Lida"),
        ("В Лиду утром села пара Су-34.", "Lida"),
        ("После этого села в Лиде пара Су-34.", "Lida"),
    ],
)
def test_a_landing_stays_one(text: str, place: str) -> None:
    (aircraft,) = told(text)
    assert str(names(aircraft)[1]).startswith(place)


def test_a_drone_seen_on_radars_is_the_one_that_flew() -> None:
    (drone,) = told("Згодом дрон бачили на радарах від села Колібаші до Кагула.")
    assert (drone["equipment_class"], drone["count_max"], names(drone)[2]) == ("uav", 1, "Cahul")


def test_a_drone_of_a_type_in_latin_letters_is_one() -> None:
    (drone,) = told("Безпілотник типу Shahed пролетів над Молдовою.")
    assert drone["count_max"] == 1


def test_a_train_meant_by_a_pronoun_came_with_who_was_in_it() -> None:
    text = "Через Смоленськ до Білорусі прослідував ешелон із 12 пасажирськими вагонами. "
    found = told(text + "Він прибув на станцію Орша, у вагонах — 500 солдатів.")
    assert [(each["equipment_class"], each["count_max"], each["flow"]) for each in found] == [
        ("wagon", 12, "in"), ("personnel", 500, "in")
    ]  # fmt: skip
    assert all("Orsha" in str(names(each)[1]) for each in found)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Колона вантажівок у супроводі ВАІ пройшла Пінськ.", ["truck"]),
        ("Колонна грузовиков в сопровождении ВАИ прошла Пинск.", ["truck"]),
    ],
)
def test_who_escorts_is_not_told_of(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == classes
