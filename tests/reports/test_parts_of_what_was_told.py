"""Parts of what was told before have their own places, days and ways."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import told


def counts(sightings: list[dict[str, Any]]) -> list[tuple[str, int | None, int | None]]:
    return [(each["equipment_class"], each["count_min"], each["count_max"]) for each in sightings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four Il-76 landed at Machulishchy today: three from Pskov and one from Taganrog.", [3, 1]),
        ("Сегодня в Россию ушло 90 вагонов: 50 из Гомеля и 40 из Витебска.", [50, 40]),
        ("Сьогодні через Мозир пройшло 30 бензовозів: 20 на Єльськ і 10 на Наровлю.", [20, 10]),
        ("Учора ў Оршу прыйшло 60 платформаў: 35 са Смаленска і 25 з Віцебска.", [35, 25]),
    ],
)
def test_a_total_gives_way_to_its_parts(text: str, expected: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Сегодня в Гомель пришли 44 платформы. Двадцать оттуда увезли в Мозырь.",
        "Сёння ў Гомель прыйшлі 44 платформы. Дваццаць адтуль павезлі ў Мазыр.",
        "Сьогодні до Гомеля прийшли 44 платформи. Двадцять звідти повезли до Мозиря.",
    ],
)
def test_so_many_from_there_are_a_part_that_goes_on(text: str) -> None:
    first, second = told(text)
    assert (first["count_min"], second["count_min"]) == (44, 20)
    assert (second["origin"]["name"], second["destination"]["name"]) == (first["place"]["name"], "Mazyr")


def test_parts_have_their_own_places() -> None:
    first, second = told("Four Il-76 landed at Machulishchy today: three from Pskov and one from Taganrog.")
    assert (first["origin"]["name"], second["origin"]["name"]) == ("Pskov", "Taganrog")


def test_parts_have_their_own_days() -> None:
    first, second = told("18 tanks went from Pinsk to Russia on 12 December and 22 trucks on 14 December.")
    assert (first["observed_to"], second["observed_to"]) == ("2022-12-12", "2022-12-14")


@pytest.mark.parametrize(
    "text",
    [
        "За субботу через Новую Гуту в Беларусь заехало 30 грузовиков, ещё 12 — через Комарин.",
        "In the course of Saturday 30 lorries entered Belarus at Novaya Huta and another 12 at Komaryn.",
        "За суботу через Нову Гуту до Білорусі заїхало 30 вантажівок, ще 12 — через Комарин.",
        "За суботу праз Новую Гуту ў Беларусь заехала 30 грузавікоў, яшчэ 12 — праз Камарын.",
    ],
)
def test_each_part_keeps_its_own_crossing(text: str) -> None:
    first, second = told(text)
    assert (first["count_min"], second["count_min"]) == (30, 12)
    assert first["place"]["name"].startswith("Novaya Huta")
    assert second["place"]["name"].startswith("Komar")


def test_one_thing_beside_many_is_a_part_of_its_own() -> None:
    many, one = told("Пад Слуцкам бачылі дзевяць КамАЗаў і палявую кухню, ехалі на захад.")
    assert many["count_min"] == 9
    assert "kitchen" in one["equipment"]


def test_a_part_told_last_has_its_own_day() -> None:
    (only,) = told("С начала ноября из Беларуси в Россию вывезли 70 танков Т-72, из них 9 за последнюю неделю.")
    assert (only["count_min"], only["observed_from"], only["report_kind"]) == (9, "2022-12-12", "observation")


def test_more_of_it_came_on_another_day() -> None:
    read_of = told("16 снежня ў Лельчыцы прыйшлі 7 КамАЗаў. 17 снежня: яшчэ 4 КамАЗы і адзін БТР.")
    assert [(each["count_min"], each["observed_from"]) for each in read_of] == [
        (7, "2022-12-16"),
        (4, "2022-12-17"),
        (1, "2022-12-17"),
    ]


def test_what_number_it_is_since_a_day_is_no_total() -> None:
    (only,) = told("On 14 December one S-300 launcher was hauled to Ziabrauka, the fourth since 1 November.")
    assert (only["report_kind"], only["observed_to"]) == ("observation", "2022-12-14")


def test_an_expected_arrival_takes_nothing_from_the_departure() -> None:
    (only,) = told("16 грудня зі станції Острогозьк відправлено ешелон, 38 вагонів. Прибуття очікується 19 грудня.")
    assert (only["count_min"], only["report_kind"], only["observed_from"]) == (38, "observation", "2022-12-16")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three trains in three days: 30 tanks on Thursday, 28 on Friday, 31 on Saturday, from Yelnya to Orsha.",
            [30, 28, 31],
        ),
        ("Of the nine S-300 brought to Luninets, five were taken to Baranavichy today.", [9, 5]),
        ("Trucks again. Between 22:00 and 01:00 seventeen went by in Khoiniki.", [17]),
        ("Russian Il-76s made seven flights to Machulishchy from Taganrog on Sunday.", [7]),
        ("M5, Homel: Ural x9, KamAZ tanker x3, UAZ x1", [9, 3, 1]),
    ],
)
def test_days_times_and_flights_tell_how_many(text: str, expected: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


def test_what_came_back_on_another_day_moved_twice() -> None:
    there, back = told("Twelve fuel tankers drove full to Yelsk on Tuesday and came back empty on Wednesday.")
    assert (there["observed_to"], back["observed_to"]) == ("2022-12-13", "2022-12-14")


def test_as_many_again_on_the_next_day() -> None:
    first, second = told("Вчера через Мозырь — 40 машин, сегодня — столько же, все на Калинковичи.")
    assert (first["count_min"], second["count_min"]) == (40, 40)
    assert (first["observed_to"], second["observed_to"]) == ("2022-12-18", "2022-12-19")


def test_days_told_before_each_number_under_trains() -> None:
    read_of = told("Три эшелона за три дня: в четверг 30 танков, в пятницу 28, в субботу 31, все из Ельни в Оршу.")
    assert [(each["count_min"], each["observed_to"]) for each in read_of] == [
        (30, "2022-12-15"),
        (28, "2022-12-16"),
        (31, "2022-12-17"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Один из двух А-50У вчера улетел из Мачулищ в Таганрог.", [1]),
        ("Three of the nine S-300 launchers left Luninets for Baranavichy today.", [3]),
        ("До Наровлі сьогодні перекинули до батальйону піхоти й десяток БТРів.", [None, 10]),
    ],
)
def test_a_part_of_so_many_counts_the_part(text: str, expected: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Of the 47 drones launched overnight, two flew into Belarus.",
        "Из 47 дронов, запущенных ночью, два залетели в Беларусь.",
        "Із 47 дронів, запущених уночі, два залетіли в Білорусь.",
        "З 47 дронаў, запушчаных уначы, два заляцелі ў Беларусь.",
    ],
)
def test_of_so_many_only_the_part_that_came_is_told(text: str) -> None:
    assert counts(told(text)) == [("uav", 2, 2)]


def test_a_number_closed_by_its_load_points_back_with_its_own_day() -> None:
    first, second = told("Станция Осиновка: 12 декабря ушли 9 платформ с домиками, 14 декабря — 17 с бочками.")
    assert (first["count_min"], first["observed_to"]) == (9, "2022-12-12")
    assert (second["count_min"], second["observed_to"]) == (17, "2022-12-14")
