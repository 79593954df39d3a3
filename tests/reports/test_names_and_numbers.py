"""Numbers that are names, names that count, and words for things that add none."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, told


@pytest.mark.parametrize(
    "text",
    [
        "Luninets airfield on 4 February: three Il-76 landings.",
        "Аэродром Лунинец 4 февраля: три посадки Ил-76.",
        "Аеродром Лунинець 4 лютого: три посадки Іл-76.",
        "Аэрадром Лунінец 4 лютага: тры пасадкі Іл-76.",
        "Three flights of Il-76 came to Luninets from Pskov on 4 February.",
    ],
)
def test_landings_and_flights_count_the_aircraft_that_they_name(text: str) -> None:
    (planes,) = told(text, "2023-02-10")
    assert (planes["equipment"], planes["count_min"], planes["count_max"]) == ("Il-76", 3, 3)


def test_a_brigade_tells_no_number_of_men() -> None:
    (brigade,) = told("The 6th brigade moved from Hrodna to Slonim yesterday.")
    assert (brigade["count_min"], brigade["count_max"]) == (None, None)


def test_a_designation_with_a_space_has_a_plural() -> None:
    (tanks,) = told("A squadron of 14 Challenger 2s arrived in Tapa yesterday.")
    assert (tanks["equipment_class"], tanks["count_min"]) == ("tank", 14)


@pytest.mark.parametrize(
    "text",
    [
        "Three Urals passed Krychaw on Sunday, beds covered; behind them two GAZelles, nets over the missiles.",
        "Через Кричев в воскресенье прошли три «Урала» и две «газели», вагоны опечатаны.",
    ],
)
def test_the_state_of_things_adds_none(text: str) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("truck", 3), ("light_vehicle", 2)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Landing ship Minsk entered Sevastopol yesterday.", 1),
        ("The landing ships Minsk and Korolev left Sevastopol yesterday.", 2),
        ("БДК «Минск» и «Королёв» вчера зашли в Севастополь.", 2),
        ("ВДК «Мінськ» і «Корольов» учора зайшли до Севастополя.", 2),
        ("Landing ships left Sevastopol yesterday.", None),
    ],
)
def test_names_count_ships(text: str, number: int | None) -> None:
    (ships,) = told(text)
    assert (ships["count_min"], ships["count_max"], ships["place"]["name"]) == (number, number, "Sevastopol")


def test_an_abbreviation_that_ends_in_s_may_be_one() -> None:
    (launcher,) = told("The enemy pulled a HIMARS back from Horodnia to Mena.")
    assert (launcher["count_min"], launcher["count_max"]) == (1, 1)


@pytest.mark.parametrize(
    "text",
    ["Trains no. 962 and 964 reached Orsha today.", "Поезда № 962, 964 и 966 сегодня пришли в Оршу."],
)
def test_numbers_of_trains_count_nothing(text: str) -> None:
    assert all(each["count_min"] is None for each in told(text))


def test_a_number_behind_the_name_of_a_train_may_count_its_wagons() -> None:
    (wagons,) = told("Train no. 981, 46 wagons, reached Orsha today.")
    assert (wagons["equipment_class"], wagons["count_min"]) == ("wagon", 46)


def test_the_number_of_a_train_is_its_name() -> None:
    assert all(each["count_min"] in {None, 1} for each in told("Train 614 from Minsk arrived in Brest on Monday."))
    (wagons,) = told("Поезд 614 из 46 вагонов вчера прибыл в Оршу.")
    assert (wagons["equipment_class"], wagons["count_min"]) == ("wagon", 46)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Trucks with the "O" sign — 6 KamAZ, 2 Ural — seen heading from Rechytsa to Khoiniki.',
            [("KamAZ truck", 6), ("Ural truck", 2)],
        ),
        ("Russia brought over 18 BTR-82A to Hrodna by rail on 9 November.", [("BTR-82A", 18)]),
        ("The 4th Guards Tank Division has sent 90 pieces of kit to Valuyki.", [("vehicle", 90)]),
        ("7 Shaheds entered Belarus overnight. First crossing: 01:12 near Komaryn.", [("Shahed-136 / Geran-2", 7)]),
    ],
)
def test_headings_verbs_with_over_guards_divisions_and_first_crossings_count_nothing_more(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Три літаки – А-50У і два Су-35С – сіли в Мачулищах.",
        "Three aircraft, an A-50U and two Su-35S, landed at Machulishchy.",
    ],
)
def test_a_name_without_number_is_the_one_that_makes_a_total_complete(text: str) -> None:
    sightings = read(text)
    assert [(each["count_min"], each["report_kind"]) for each in sightings] == [
        (3, "summary"), (1, "observation"), (2, "observation"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Российские МиГ-31К за неделю поднимались из Мачулищ 47 раз.", None),
        ("МіГ-31К піднімалися з Мачулищ 12 разів за тиждень.", None),
        ("Russian MiG-31Ks took off 17 times from Machulishchy last week.", None),
        ("Russian Il-76s landed 11 times at Machulishchy last week.", 11),
    ],
)
def test_how_often_aircraft_took_off_is_not_how_many_there_are(text: str, count: int | None) -> None:
    (only,) = told(text)
    assert (only["count_min"], only["count_max"]) == (count, count)
