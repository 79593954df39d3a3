"""What stands in one list is told apart: each thing, each train, each way."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Два «Урала» и три цистерны проехали Речицу.", ["truck", "fuel_truck"]),
        ("Эшелон из трёх цистерн и пяти вагонов прошёл Речицу.", ["wagon", "wagon"]),
        ("Фургон і два бензовози проїхали Речицю.", ["truck", "fuel_truck"]),
        ("A truck and two fuel trucks passed Rechytsa.", ["truck", "fuel_truck"]),
        ("Экипаж повреждённого А-50 улетел из Мачулищ.", []),
        ("Праз Рэчыцу прайшлі чатыры аўтавозы.", ["truck"]),
    ],
)
def test_a_thing_is_what_it_stands_beside(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == classes


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Из восьми Су-34, базировавшихся в Лиде, четыре вчера вернулись в Россию, ещё два перелетели в Минск.",
            [(4, "Lida", "out"), (2, "Lida", "internal")],
        ),
        ("Of the eight Su-34s based in Lida, four returned to Russia yesterday.", [(4, "Lida", "out")]),
        ("З шасці вагонаў, што стаялі ў Оршы, тры ўчора пагналі на Смаленск.", [(3, "Orsha", "out")]),
    ],
)
def test_a_part_leaves_from_where_the_whole_stood(text: str, ways: list[tuple[int, str, str]]) -> None:
    assert [(each["count_max"], names(each)[0], each["flow"]) for each in told(text)] == ways


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Эшелон с Т-62М — не менее 23 на 12 платформах — вчера прошёл Смоленск.", [23, 12]),
        ("T-62Ms, at least 23 on 12 flatcars, passed Smolensk yesterday.", [23, 12]),
        ("Трыццаць адзінак — танкі і БМП на трэйлерах — учора вярнуліся ў Слонім.", [30, None, None]),
    ],
)
def test_a_dash_opens_what_a_number_is_of(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


def test_an_iron_road_is_a_railway() -> None:
    (system,) = told("Вчера С-400 вывезли из Лунинца по железной дороге.")
    assert (system["mode"], system["flow"]) == ("rail", "unknown")


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        (
            "Первый эшелон, из Самарской области, привёз в Беларусь 21 Т-80, второй, из Алабино, — 35 грузовиков.",
            [(21, "Samara region"), (35, "Alabino")],
        ),
        (
            "The first train, from Samara Oblast, brought 21 T-80s to Belarus, the second, from Alabino, 35 trucks.",
            [(21, "Samara region"), (35, "Alabino")],
        ),
        (
            "Один эшелон с 20 танками ушёл из Бреста в Орёл, другой с 30 БМП — из Пинска в Курск.",
            [(20, "Brest"), (30, "Pinsk")],
        ),
    ],
)
def test_the_first_and_the_second_come_from_where_each_is_said_to(text: str, origins: list[tuple[int, str]]) -> None:
    assert [(each["count_max"], str(names(each)[0]).removesuffix(" railway station")) for each in told(text)] == origins


def test_each_of_several_trains_keeps_its_place_whatever_each_held() -> None:
    trains = told(
        "У Рэчыцу ўчора прыбыла 12 саставаў, у Мазыр — сем, у Хойнікі — чатыры; у кожным ад 40 да 50 вагонаў."
    )
    ways = [(each["count_max"], str(names(each)[1])) for each in trains]
    assert ways == [(12, "Rechytsa"), (7, "Mazyr"), (4, "Khoiniki")]


@pytest.mark.parametrize(
    "text",
    [
        "Учора Ан-124 прызямліўся ў Мачулішчах і сышоў у Мурманск, забраўшы дзве пускавыя С-300.",
        "Вчера Ан-124 сел в Мачулищах и ушёл в Мурманск с двумя С-300 на борту.",
        "Yesterday an An-124 landed at Machulishchy and left for Murmansk with two S-300s.",
    ],
)
def test_an_aircraft_leaves_again_with_its_load(text: str) -> None:
    _, plane, load = told(text)
    assert (plane["equipment"], plane["flow"], load["count_max"], load["flow"]) == ("An-124", "out", 2, "out")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("12 декабря из Бреста ушли 20 танков, накануне — пять.", ["2022-12-12", "2022-12-11"]),
        ("12 грудня з Бреста пішли 20 танків, напередодні ще п'ять.", ["2022-12-12", "2022-12-11"]),
        ("Накануне, 10 декабря, из Бреста ушли 20 танков.", ["2022-12-10"]),
        ("Накануне из Бреста ушли 20 танков.", ["2022-12-18"]),
    ],
)
def test_an_eve_is_the_day_before_the_one_told(text: str, days: list[str]) -> None:
    assert [each["observed_from"] for each in told(text)] == days


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (
            "Учора з Віцебска ў Оршу паехалі 600 салдат у 12 вагонах; потым яшчэ 250.",
            {"person": [600, 250], "wagon": [12]},
        ),
        ("Вчера через Слуцк прошла колонна без танков, 20 «Уралов».", {"vehicle": [20]}),
    ],
)
def test_a_number_too_great_for_the_carriages_is_of_the_men(text: str, counts: dict[str, list[int]]) -> None:
    read = [(each["unit"], each["count_max"]) for each in told(text)]
    assert {unit: [count for each, count in read if each == unit] for unit in counts} == counts


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Ten of the 14 Mi-24s that had been at Luninets flew to Russia yesterday; the other four moved to Lida.",
            [(10, "Luninets", "out"), (4, "Luninets", "internal")],
        ),
        (
            "А-50 улетел вчера из Мачулищ в Иваново, ему на смену прилетел другой.",
            [(1, "Machulishchy", "out"), (1, None, "unknown")],
        ),
        (
            "Две «Герани» вчера залетели из Украины в Гомельскую область, одна развернулась у Речицы и ушла назад.",
            [(2, "Ukraine", "in"), (1, "Homel region", "out")],
        ),
        ("Of 3,000 Wagner men who had come to Belarus, fewer than 1,000 remain as instructors.", []),
        ("«Паланезы» ўчора вярнуліся з Мазыра ў Асіповічы; было іх шэсць.", [(6, "Mazyr", "internal")]),
        ("«Полонезы» вчера вернулись из Мозыря в Осиповичи, было их шесть.", [(6, "Mazyr", "internal")]),
    ],
)
def test_what_stays_returns_or_takes_over_is_told_apart(text: str, ways: list[tuple[int, str | None, str]]) -> None:
    assert [(each["count_max"], names(each)[0], each["flow"]) for each in told(text)] == ways


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("Два Ил-76 вчера сели в Барановичах, третий — в Лиде.", [(2, "Baranavichy"), (1, "Lida")]),
        ("Первый Ил-76 вчера сел в Барановичах, второй — в Лиде.", [(1, "Baranavichy"), (1, "Lida")]),
        ("Two Il-76s landed at Baranavichy yesterday, a third at Lida.", [(2, "Baranavichy"), (1, "Lida")]),
        ("Адзін Іл-76 сеў учора ў Баранавічах, другі — у Лідзе.", [(1, "Baranavichy"), (1, "Lida")]),
        ("An Il-76 landed in Lida yesterday, having come from Pskov via Orsha.", [(1, "Lida")]),
        (
            "У Лунинці вчора піднялися два МіГ-31К, потім ще один, тривогу в Києві оголошували двічі.",
            [(2, "Luninets"), (1, "Luninets")],
        ),
    ],
)
def test_an_ordinal_counts_on_from_what_was_told(text: str, spots: list[tuple[int, str]]) -> None:
    read = [(each["count_max"], str(names(each)[1])) for each in told(text)]
    assert [(count, place.removesuffix(" air base")) for count, place in read] == spots


def test_one_each_is_one_of_each() -> None:
    planes = told("Учора ў Ліду прыляцелі дзевяць Іл-76 і па адным Ан-124, Ан-72 і Ту-154.")
    assert [each["count_max"] for each in planes] == [9, 1, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "Учора ў Жодзіне чакалі, пакуль пройдзе састаў: 22 БТРы.",
        "Вчера в Жодино ждали, пока пройдёт эшелон с 22 БТР.",
    ],
)
def test_what_was_waited_for_has_passed(text: str) -> None:
    assert [(each["count_max"], each["report_kind"]) for each in told(text)] == [(22, "observation")]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Six Yak-130s flew from Lida to Baranavichy yesterday and returned the same evening.",
            [(6, "Baranavichy"), (6, "Lida")],
        ),
        ("Колонна из 45 МАЗов вчера под Гродно повернула на Лиду.", [(45, "Lida")]),
        ("Десять танков вчера пошли на Слоним, пять же погрузили и повезли на Лиду.", [(10, "Slonim"), (5, "Lida")]),
    ],
)
def test_what_flew_there_flies_back_and_a_particle_parts_no_number(text: str, ways: list[tuple[int, str]]) -> None:
    read = [(each["count_max"], str(names(each)[2]).removesuffix(" air base")) for each in told(text)]
    assert read == ways


@pytest.mark.parametrize(
    "text", ["Вчера под Гродно повернули на Лиду 45 МАЗов.", "Учора пад Гродно павярнулі на Ліду 45 МАЗаў."]
)
def test_a_name_of_one_form_is_near_and_not_gone_to(text: str) -> None:
    (trucks,) = told(text)
    assert names(trucks)[1:] == ("Hrodna", "Lida")


@pytest.mark.parametrize(
    "text",
    [
        "Эшелоны видели вчера в Осиповичах (два), Лепеле (один) и Полоцке (три).",
        "Trains were seen in Asipovichy (two, from Smolensk), Lepel (one, from Pskov) and Polatsk (three) yesterday.",
    ],
)
def test_what_stands_in_brackets_behind_a_place_was_there(text: str) -> None:
    read = [(each["count_max"], names(each)[1]) for each in told(text)]
    assert read == [(2, "Asipovichy"), (1, "Lepel"), (3, "Polatsk")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Twelve T-72Bs passed Brest yesterday.", "T-72B"),
        ("Twelve Su-30SMs passed Brest yesterday.", "Su-30SM"),
        ("Four S-300PS passed Brest yesterday.", "S-300PS"),
    ],
)
def test_a_plural_is_no_part_of_a_type(text: str, name: str) -> None:
    assert [each["equipment"] for each in told(text)] == [name]
