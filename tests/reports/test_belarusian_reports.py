"""Reports in Belarusian, in both its spellings, are read as the others are."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, read, told


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Ан-124 з Чкалаўскага сеў у Лідзе.", ("RU", "in")),
        ("Іл-76 прыляцеў з Сірыі ў Лунінец.", ("SY", "in")),
        ("Ан-26 са стужкай з Унукава сеў у Баранавічах.", ("RU", "in")),
    ],
)
def test_foreign_places_are_known_by_belarusian_sounds(text: str, way: tuple[str, str]) -> None:
    (sighting,) = told(text)
    assert (sighting["origin"]["country"], sighting["flow"]) == way


def test_a_belarusian_name_is_not_taken_for_a_russian_one_where_nobody_goes() -> None:
    (sighting,) = told("Камандзір Чкалаўскі паведаміў: праз Пінск прайшлі 5 танкаў.")
    assert names(sighting) == (None, "Pinsk", None)


def test_the_point_on_a_border_is_where_it_was() -> None:
    (sighting,) = told("Праз пункт Рэдзькі ў Расію вярнуліся 19 «Уралаў».")
    assert (names(sighting)[1], sighting["flow"]) == ("Redki", "out")


def test_a_total_of_any_kind_with_its_parts_is_a_summary() -> None:
    found = read("У Слонім прыляцела 5 вайскова-транспартных самалётаў: тры Іл-76 і два Ан-26.")
    assert [(each["count_min"], each["report_kind"]) for each in found] == [
        (5, "summary"),
        (3, "observation"),
        (2, "observation"),
    ]


def test_times_that_it_went_count_nothing() -> None:
    (sighting,) = told("На Нясвіж у два захады прайшлі дваццаць «Градаў».")
    assert sighting["count_min"] == 20


def test_what_a_list_begins_with_adds_up_to_no_single_thing() -> None:
    found = told("Каля Жлобіна заўважылі калону (~20 адз.): БТР-80, «Уралы», паліўныя.")
    counts = {each["equipment_class"]: each["count_min"] for each in found}
    assert counts == {"vehicle_unspecified": 20, "apc": None, "truck": None, "fuel_truck": None}


def test_fighters_make_civil_cars_of_a_column_theirs() -> None:
    found = told("Калона вагнераўцаў: 7 аўтобусаў і дзве пажарныя машыны, праехала праз Бялынічы.")
    assert [each["count_min"] for each in found] == [7, 2]


def test_countries_that_give_and_get_are_no_places() -> None:
    assert told("ЗША далі Украіне 12 «Цэзараў» і 30 ракет.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Дзве калоны, каля 20 і каля 45 машын, прайшлі праз Шклоў.",
        "Две колонны, около 20 и около 45 машин, прошли через Шклов.",
        "Two convoys of about 20 and about 45 vehicles passed through Shklou.",
    ],
)
def test_rough_numbers_in_a_row_share_the_noun_behind_the_last(text: str) -> None:
    counts = [each["count_min"] for each in told(text) if each["equipment_class"] == "vehicle_unspecified"]
    assert counts == [20, 45]


def test_a_unit_that_set_out_did_so_in_the_past() -> None:
    (sighting,) = told("Да мяжы з Польшчай вылучыўся батальён 6-й брыгады (25 БМП).")
    assert (sighting["count_min"], sighting["observed_to"]) == (25, None)


@pytest.mark.parametrize(
    "text",
    [
        "У Кобрыне з'явілася дзесяць вайсковых гарадкоў.",
        "В Кобрине открыли шесть военных лагерей.",
        "У Ковелі з'явилося десять військових містечок.",
        "Выстава прыехала ў Пінск: тры браневікі і «Брэдлі».",
        "На суботнік у Слуцку выйшлі 200 вайскоўцаў.",
        "Дажынкі ў Століне: па плошчы праехалі 12 «Уралаў».",
    ],
)
def test_garrison_towns_shows_and_feasts_are_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "flow"),
    [
        ("Ан-124 з Хмеймімскай базы сеў у Лідзе.", "unknown"),
        ("Са Глыбачкавічаў на Полацк пайшлі сем «Уралаў».", "internal"),
    ],
)
def test_an_aircraft_from_where_nobody_knows_may_have_crossed_a_border(text: str, flow: str) -> None:
    assert {each["flow"] for each in told(text)} == {flow}


def test_a_sum_behind_a_list_makes_no_thing_of_it_single() -> None:
    found = told("У бок Століна ідуць БМД, «Уралы» і кухні, сотні адзінак.")
    assert next(each["count_min"] for each in found if each["equipment_class"] == "ifv") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("З Воршы едуць шэсць С-300 на Брэсцкі палігон.", "Brest training ground"),
        ("На Барысаўскі палігон прыйшлі 12 танкаў.", "Pechy garrison and range"),
    ],
)
def test_the_range_of_a_town_is_found_by_the_adjective(text: str, place: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[2] == place


def test_a_type_without_a_number_is_one_of_the_total_that_it_makes_full() -> None:
    found = read("Чатыры верталёты, Мі-24 і тры Мі-8, перабазаваліся з Ліды на Пружаны.")
    assert [(each["count_min"], each["report_kind"]) for each in found] == [
        (4, "summary"),
        (1, "observation"),
        (3, "observation"),
    ]


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("Праз Шклоў 6 цягачоў, накірунак Магілёў.", (None, "Shklou", "Mahiliou")),
        ("Бачыў сам: 8 «Уралаў». Кобрын — Драгічын, 17 снежня.", ("Kobryn", "Drahichyn", "Drahichyn")),
    ],
)
def test_ways_of_notes_without_a_verb(text: str, way: tuple[str | None, str, str]) -> None:
    (sighting,) = told(text)
    assert names(sighting) == way


@pytest.mark.parametrize(
    "text",
    [
        "У Міністэрстве абароны паведамілі, што ў Брэст прыбылі дзевяць танкаў.",
        "В Государственном пограничном комитете подтвердили: в Брест прибыли девять танков.",
        "У Генеральному штабі заявили: до Бреста прибули дев'ять танків.",
        "Officials at the State Border Committee said that nine tanks arrived in Brest.",
        "В Минском облисполкоме сообщили, что в Брест прибыли девять танков.",
    ],
)
def test_a_body_that_speaks_is_no_place(text: str) -> None:
    (sighting,) = told(text)
    assert names(sighting)[1] == "Brest"


def test_a_line_of_a_list_may_name_a_wagon() -> None:
    found = told(
        "09.03, Палонка, выгрузка\nЭшалон з Растова\n— 8 Т-90М\n— 1 пасажырскі вагон\n— 2 платформы", "2023-03-09"
    )
    assert [(each["equipment_class"], each["count_min"]) for each in found] == [("tank", 8), ("wagon", 1), ("wagon", 2)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Групу вагнераўцаў, каля 40 чалавек, перавезлі ў Рэчыцу.", 40),
        ("В Речицу привезли наёмников (40 человек).", 40),
        ("У Ліду прыляцела звяно Су-25.", None),
        ("В Лиду прилетела эскадрилья Су-24.", None),
    ],
)
def test_people_behind_their_kind_count_it_and_a_flight_counts_none(text: str, count: int | None) -> None:
    (sighting,) = told(text)
    assert (sighting["count_min"], sighting["count_max"]) == (count, count)


def test_what_most_of_them_were_is_no_single_thing() -> None:
    found = told("Праз Ельск прайшло 30 адзінак тэхнікі, пераважна БМП-2.")
    assert [(each["equipment_class"], each["count_min"]) for each in found] == [
        ("vehicle_unspecified", 30),
        ("ifv", None),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("На станцыю Буда-Кашалёўская прыбылі дзесяць танкаў.", "Buda-Kashaliova"),
        ("На станцыі Калінкавічы-Паўднёвыя выгрузілі дзесяць танкаў.", "Kalinkavichy"),
        ("З маладзечанскага вакзала павезлі дзесяць танкаў.", "Maladzechna"),
        ("На гарадоцкі палігон прывезлі дзесяць танкаў.", "Losvida training ground"),
        ("На столбцовский вокзал привезли десять танков.", "Stoubtsy"),
    ],
)
def test_towns_are_known_by_adjectives_made_by_no_rule(text: str, place: str) -> None:
    (sighting,) = told(text)
    assert place in str(names(sighting)[1])


@pytest.mark.parametrize(
    "text",
    [
        "Людзі ўбачылі пад Пінскам 7 «Градаў».",
        "7 «Градаў» сустракалі пад Пінскам.",
        "7 «Градаў» згарнулі з трасы на Пінск.",
        "Пад Пінскам прасоўваюцца на поўдзень 7 «Градаў».",
        "З-пад Пінска сыходзяць 7 «Градаў».",
        "На станцыі ў Пінску загружалі 7 «Градаў».",
        "У Пінск скіроўваюцца 7 «Градаў».",
        "Праз Пінск прапускаюць 7 «Градаў».",
    ],
)
def test_belarusian_verbs_tell_of_movement_and_sight(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["count_min"] == 7


def test_what_flies_past_does_so_on_the_published_day() -> None:
    (sighting,) = told("Над Мазыром пралятае Су-30.", "2024-06-05")
    assert sighting["observed_from"] == "2024-06-05"


@pytest.mark.parametrize("text", ["Пад Слонімам ідуць 9 танкаў.", "Пад Петрыкавам ідуць 9 танкаў."])
def test_under_a_town_is_where_it_was(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["destination"] is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("У першы тыдзень студзеня ў Брэст прыбылі дзевяць эшалонаў.", ("2023-01-01", "2023-01-07")),
        ("За першыя дзесяць дзён студзеня ў Брэст прыбылі дзевяць эшалонаў.", ("2023-01-01", "2023-01-10")),
        ("У апошні тыдзень снежня ў Брэст прыбылі дзевяць эшалонаў.", ("2022-12-25", "2022-12-31")),
        ("У другой палове снежня ў Брэст прыбылі дзевяць эшалонаў.", ("2022-12-16", "2022-12-31")),
        ("У першій половині січня до Бреста прибули дев'ять ешелонів.", ("2023-01-01", "2023-01-15")),
        ("In the first week of January nine trains arrived in Brest.", ("2023-01-01", "2023-01-07")),
    ],
)
def test_weeks_and_halves_of_a_month_are_days(text: str, days: tuple[str, str]) -> None:
    (sighting,) = told(text, "2023-01-19")
    assert (sighting["observed_from"], sighting["observed_to"]) == days
