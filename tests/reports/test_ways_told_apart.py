"""Ways of several groups, and of parts of a group, are told apart."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names
from tests.reports.reading import read as read_on


def read(text: str) -> list[dict[str, Any]]:
    """Return the sightings of a report published on 10 February 2023."""
    return read_on(text, "2023-02-10")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Колонна из 12 танков вчера ушла из лагеря в Речице на Гомель.", ("Rechytsa", "Rechytsa", "Homel")),
        ("Twelve tanks left the depot in Rechytsa for Homel yesterday.", ("Rechytsa", "Rechytsa", "Homel")),
        ("Учора з Бабруйска 12 танкаў перакінулі пад Лепель.", ("Babruisk", "Lepel", "Lepel")),
        ("Вчера 12 танков ушли из Бреста. Вечером они проследовали Кобрин на Пинск.", ("Brest", "Kobryn", "Pinsk")),
    ],
)
def test_leaving_passing_and_going_on_are_told_apart(text: str, expected: tuple[str, str, str]) -> None:
    assert names(read(text)[0]) == expected


def test_places_told_ahead_of_each_part_belong_to_it() -> None:
    reads = read("Вчера через Жабинку прошли два состава: на Брест — 12 платформ, на Пинск — 44 вагона.")
    assert [each["destination"]["name"] for each in reads[-2:]] == ["Brest", "Pinsk"]


def test_what_is_told_of_the_rest_is_not_told_of_the_part() -> None:
    reads = read("Вчера в Барановичах 30 танков отправили на Брест, остальные — на Пинск.")
    assert names(reads[0])[2] == "Brest"


def test_two_ways_in_one_sentence_are_kept_apart() -> None:
    reads = read("Учора з Мазыра на Нароўлю пайшлі 12 танкаў, на Ельск — 8.")
    assert [names(each) for each in reads] == [("Mazyr", "Mazyr", "Naroulia"), ("Mazyr", "Mazyr", "Yelsk")]


def test_each_part_has_the_origin_told_ahead_of_it() -> None:
    reads = read("Из Пскова в Витебск вчера прибыло 12 танков, из Смоленска — 8.")
    assert [names(each) for each in reads] == [("Pskov", "Vitsebsk", "Vitsebsk"), ("Smolensk", "Vitsebsk", "Vitsebsk")]


def test_what_an_uncounted_part_did_is_not_told_of_the_whole() -> None:
    (helicopters,) = read("Дванадцять Ка-52 учора сіли в Лунинці, звідки частина з них пішла на Київ.")
    assert names(helicopters) == (None, "Luninets", None)


def test_a_part_of_them_alone_went_on() -> None:
    reads = read("В Мозыре со вчера поезд: восемь вагонов, три из них на Барановичи.")
    assert reads[0]["destination"] is None
    assert reads[0]["place"]["name"] == "Mazyr"


@pytest.mark.parametrize(
    "text",
    [
        "Вчера в Барановичи прибыло 12 танков из Уссурийска, а в Лунинец — 8 БМП из Хабаровска.",
        "Учора ў Баранавічы прыбыло 12 танкаў з Усурыйска, а ў Лунінец — 8 БМП з Хабараўска.",
        "Yesterday 12 tanks from Ussuriysk arrived in Baranavichy and 8 BMPs from Khabarovsk in Luninets.",
    ],
)
def test_two_groups_with_two_places_each_keep_their_own(text: str) -> None:
    reads = read(text)
    assert [names(each)[:2] for each in reads] == [("Ussuriysk", "Baranavichy"), ("Khabarovsk", "Luninets")]


def test_all_of_them_are_no_more_of_them() -> None:
    read_of = read("A Tu-134 and two An-72s landed at Balbasava today. All three had flown in from Chkalovsky.")
    assert [each["count_min"] for each in read_of] == [1, 2]
    assert {each["origin"]["country"] for each in read_of} == {"RU"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five Mi-24s flew from Pruzhany to Luninets, while two Mi-26s went the opposite way.",
            ("Luninets", "Pruzhany"),
        ),
        (
            "Сем Мі-8 пераляцелі з Пружанаў у Лунінец, два Мі-26 паляцелі ў адваротным кірунку.",
            ("Luninets", "Pruzhany"),
        ),
    ],
)
def test_the_opposite_way_turns_both_ends_round(text: str, expected: tuple[str, str]) -> None:
    back = read(text)[1]
    assert (back["origin"]["name"], back["destination"]["name"]) == expected
