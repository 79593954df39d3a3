"""Read where things went and came from when the words say it in passing: pairs, districts, relative clauses."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "За лістапад у Беларусь прайшло 6 эшалонаў, у Расію — 9.",
        "За ноябрь в Беларусь прошло 6 эшелонов, в Россию — 9.",
        "Рух праз мяжу за лістапад: у Беларусь — 6 эшалонаў, у Расію — 9.",
    ],
)
def test_what_went_abroad_beside_what_came_in_went_out(text: str) -> None:
    assert [(each["count_min"], each["flow"]) for each in told(text)] == [(6, "in"), (9, "out")]


def test_the_second_of_a_pair_is_a_place_though_it_is_an_everyday_word() -> None:
    (sighting,) = told("Іл-76 лётаў паміж Арэнбургам і Мачулішчамі.")
    assert (sighting["flow"], *names(sighting)[:2]) == ("in", "Orenburg", "Machulishchy")


@pytest.mark.parametrize(
    "text",
    [
        "Калона перайшла з Лунінецкага раёна ў Столінскі.",
        "Колонна перешла из Лунинецкого района в Столинский.",
        "Колона перейшла з Лунинецького району в Столинський.",
    ],
)
def test_a_district_without_its_noun_is_the_district(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting) == ("Luninets district", "Stolin district", "Stolin district")


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Вярнуўся ў Клінцы эшалон, які ў панядзелак выгрузіўся ў Хойніках.", "Khoiniki"),
        ("В Клинцы вернулся эшелон, который в понедельник выгрузился в Хойниках.", "Khoiniki"),
        ("До Клинців повернувся ешелон, який у понеділок розвантажився в Хойниках.", "Khoiniki"),
    ],
)
def test_what_came_back_came_from_where_it_had_been(text: str, origin: str) -> None:
    (sighting,) = told(text)
    assert (names(sighting)[0].removesuffix(" railway station"), names(sighting)[1]) == (origin, "Klintsy")
    assert (sighting["flow"], sighting["observed_to"]) == ("out", None)


def test_borders_in_the_plural_are_no_country_that_things_come_from() -> None:
    (sighting,) = told("Да межаў з Украінай перакінуты два батальёны ССА.")
    assert names(sighting)[0] is None


def test_yaks_that_carry_passengers_are_transport_aircraft() -> None:
    (sighting,) = told("З Магілёва ў Валгаград вылецелі два Як-42.")
    assert (sighting["equipment_class"], sighting["flow"]) == ("transport_aircraft", "out")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("У Пінск прыйшлі 20 танкаў. Палову танкаў пагналі ў Лунінец.", [20, 10]),
        ("В Пинск пришли 20 «Уралов». Половину «Уралов» погнали в Лунинец.", [20, 10]),
        ("A train brought 30 trucks to Pinsk. Half the trucks were driven to Luninets.", [30, 15]),
        ("В Пинск пришли 31 «Урал». Половину «Уралов» погнали в Лунинец.", [31, None]),
    ],
)
def test_half_of_what_is_named_again_is_half_of_its_number(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


def test_a_word_between_commas_parts_no_subject_from_its_verb() -> None:
    first, second = told("Ан-26 з Гомеля ляціць на Ліду, два Су-25 з Ліды, наадварот, учора перагналі ў Гомель.")
    assert (names(first), names(second)) == (("Homel", "Lida", "Lida"), ("Lida", "Homel", "Homel"))
    assert first["observed_from"] != second["observed_from"]


@pytest.mark.parametrize(
    "text",
    [
        "Праз Мікашэвічы ехалі БТРы. Восем.",
        "Через Микашевичи ехали БТРы. Восемь.",
        "APCs rolled through Mikashevichy. Eight.",
    ],
)
def test_a_number_that_is_a_sentence_counts_what_had_none(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["count_min"] == 8


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ля Пескаўцаў Віцебскай вобласці прайшлі 10 БТР.", "Пескаўцаў"),
        ("Под Песковцами Витебской области прошли 10 БТР.", "Песковцами"),
    ],
)
def test_the_adjective_of_a_region_is_no_part_of_the_name_before_it(text: str, name: str) -> None:
    (sighting,) = told(text)
    assert sighting["place"]["text"].endswith(name)
    assert sighting["origin"] is None


def test_a_region_right_behind_a_town_is_where_it_lies() -> None:
    (sighting,) = told("Під Ніжином Чернігівської області пройшли 10 БТР.")
    assert names(sighting) == (None, "Nizhyn", None)


def test_so_many_a_year_are_made_and_do_not_move() -> None:
    assert told("Кітай пабудуе ў Магілёве завод электробусаў, 300 машын за год.") == []


def test_a_river_gone_down_is_no_place() -> None:
    (sighting,) = told("Уніз па Дняпры ад Рэчыцы да Лоева прайшлі чатыры катары.")
    assert names(sighting) == ("Rechytsa", "Loyeu", "Loyeu")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("З Баранавічаў на палігон пад Любань ідуць 11 «Полонэзаў-М».", "mlrs"),
        ("З Уручча ў Пінск перавялі 11 «Рысяў».", "armoured_vehicle"),
    ],
)
def test_belarusian_makes_in_their_own_cases(text: str, kind: str) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment_class"], sighting["count_min"]) == (kind, 11)
