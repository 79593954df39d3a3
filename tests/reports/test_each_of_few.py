"""Of a few things told one by one each has its own way."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names
from tests.reports.reading import told as told_on


def told(text: str) -> list[dict[str, Any]]:
    """Return the observations of a report published on 16 May 2024."""
    return told_on(text, "2024-05-16")


def ways(text: str) -> list[tuple[str | None, str | None]]:
    """Return the origin and destination of each thing that was seen once."""
    return [_way(each) for each in told(text) if each["count_min"] == each["count_max"] == 1]


def _way(sighting: dict[str, Any]) -> tuple[str | None, str | None]:
    origin, _, destination = names(sighting)
    return origin, destination


@pytest.mark.parametrize(
    "text",
    [
        "Two Il-76s landed at Machulishchy on 12 May: the first from Orenburg, the second from Pskov.",
        "Два Ил-76 сели в Мачулищах 12 мая: первый из Оренбурга, второй из Пскова.",
        "Два Іл-76 сіли в Мачулищах 12 травня: перший з Оренбурга, другий із Пскова.",
        "Два Іл-76 селі ў Мачулішчах 12 мая: першы з Арэнбурга, другі са Пскова.",
        "Two Il-76s landed at Machulishchy on 12 May: one from Orenburg, the other from Pskov.",
    ],
)
def test_first_and_second_come_each_from_where_is_told(text: str) -> None:
    assert [origin for origin, _ in ways(text)] == ["Orenburg", "Pskov"]
    assert len(told(text)) == 2, "the two together are a summary"


def test_each_has_where_it_came_from_and_where_it_went() -> None:
    text = "Три ешелони пройшли вчора: перший з Клинців на Гомель, другий із Унечі на Калинковичі, третій — на Мозир."
    assert ways(text)[:2] == [("Klintsy", "Homel"), ("Unecha", "Kalinkavichy")]
    assert ways(text)[2][1] == "Mazyr"


@pytest.mark.parametrize(
    "text",
    [
        "Two trains reached Asipovichy on 12 May. The first came from Klintsy, the second from Unecha.",
        "Два эшелона прибыли в Осиповичи 12 мая. Первый пришёл из Клинцов, второй из Унечи.",
    ],
)
def test_the_first_may_begin_a_sentence_of_its_own(text: str) -> None:
    assert [origin for origin, _ in ways(text)] == ["Klintsy", "Unecha"]


def test_an_ordinal_beside_its_noun_is_none_of_a_few() -> None:
    (only,) = told("Вчера первая на этой неделе колонна из 12 танков вышла из Гомеля на Брест.")
    assert only["count_min"] == 12


@pytest.mark.parametrize(
    "text",
    [
        "Прошли через Гомель два трала, на каждом по Т-72.",
        "Прошли через Гомель два трала, на каждом танк.",
        "Прошли через Гомель два трала, на каждом — по танку.",
        "Через Гомель прайшлі два тралы, на кожным — танк.",
    ],
)
def test_one_thing_on_each_low_loader_is_as_many_as_there_are(text: str) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("truck", 2), ("tank", 2)]


def test_columns_counted_by_their_vehicles_are_not_told_again_by_turns() -> None:
    told_of = told("Три колонны по 15 машин прошли Мозырь, первая из Клинцов, вторая из Унечи.")
    assert [(each["equipment_class"], each["count_min"]) for each in told_of] == [("vehicle_unspecified", 45)]


@pytest.mark.parametrize(
    "text",
    [
        "Над Калинковичами прогудел вертолёт, следом второй.",
        "Над Калинковичами прошёл вертолёт, за ним второй.",
        "Над Калінкавічамі прайшоў верталёт, праз гадзіну другі.",
        "Над Калинковичами прошёл вертолёт, через час — второй.",
    ],
)
def test_one_that_followed_another_is_one_more(text: str) -> None:
    told_of = told(text)
    assert [(each["equipment_class"], each["count_min"]) for each in told_of] == [("helicopter", 1)] * 2
    assert {each["place"]["name"] for each in told_of} == {"Kalinkavichy"}
