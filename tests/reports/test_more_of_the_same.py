"""More of what was told before, as many of another kind, one on each carrier and flights of aircraft are counted."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "Праз Хойнікі прайшоў танк, за ім яшчэ два.",
        "Через Хойники прошёл танк, за ним — ещё два.",
        "Через Хойники пройшов танк, за ним ще два.",
        "A tank passed Khoiniki, then two more.",
    ],
)
def test_one_stays_beside_more_of_them(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Праз Слуцк прайшлі чатыры пускавыя і столькі ж зараджальных.",
        "Через Слуцк прошли четыре пусковые и столько же заряжающих.",
    ],
)
def test_as_many_of_another_kind(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [4, 4]


def test_one_on_each_low_loader() -> None:
    found = told("Праз Слуцк прайшлі 15 тралаў, на кожным па Т-72.")
    assert [(each["equipment_class"], each["count_min"]) for each in found] == [("truck", 15), ("tank", 15)]


@pytest.mark.parametrize(
    "text",
    ["За верасень налічылі 49 залётаў «Шахедаў» у Беларусь.", "За сентябрь насчитали 49 залётов «Шахедов» в Беларусь."],
)
def test_flights_in_count_what_flew(text: str) -> None:
    (sighting,) = told(text, "2022-10-01")
    assert (sighting["count_min"], sighting["flow"]) == (49, "in")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Праз Слуцк прайшла калона з дзевяці «Уралаў» і кухні.", [9, None]),
        ("Через Слуцк прошли 43 КамАЗа и «Урала».", [43]),
        ("Через Слуцк прошла колонна из девяти «Уралов» и машин связи.", [9]),
    ],
)
def test_a_number_holds_of_what_it_governs(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


def test_dozens_stand_in_every_case() -> None:
    found = told("На двух дзясятках пікапаў у Расію выехалі вагнераўцы.")
    assert found[0]["count_min"] == 20


def test_a_point_named_in_quotes_is_a_crossing() -> None:
    (sighting,) = told("Праз пункт «Макраны» прайшлі 9 танкаў.")
    assert names(sighting)[1] == "Makrany crossing"


@pytest.mark.parametrize(
    "text",
    [
        "Умоўны праціўнік высадзіў дэсант каля Дзятлава, афіцэры працавалі на картах.",
        "Условный противник высадил десант под Лидой.",
        "Ушанаваць памяць танкістаў прыйшлі жыхары Слаўгарада.",
        "Калона аматараў рэтра праехала з Мінска ў Мір, 40 машын.",
        "У Нясвіжы рэстаўруюць гарматы, дзве ўжо вярнуліся з майстэрні.",
    ],
)
def test_games_memory_and_hobbies_are_no_sightings(text: str) -> None:
    assert told(text) == []
