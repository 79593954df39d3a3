"""What news pages tell of trains, columns and aircraft: what they hold, when they had left, who is only met."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, read, told


@pytest.mark.parametrize(
    "text",
    [
        "На Палонку прыйшлі 7 комплексаў «Бук».",
        "На Полонку пришли 7 комплексов «Бук».",
        "До Полонки прибули 7 комплексів «Бук».",
    ],
)
def test_a_number_counts_past_a_word_for_a_system(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [7]


@pytest.mark.parametrize(
    "text",
    [
        "У Слуцк маглі прыехаць да 90 салдатаў.",
        "В Слуцк могли приехать до 90 солдат.",
        "До Слуцька могли приїхати до 90 солдатів.",
    ],
)
def test_a_could_that_guesses_at_what_was_makes_a_claim(text: str) -> None:
    assert [(each["report_kind"], each["count_max"]) for each in read(text)] == [("claim", 90)]


def test_a_could_with_a_would_tells_of_nothing_that_was() -> None:
    assert told("Калона магла б за дзень дайсці да Слуцка: 12 танкаў.") == []


def test_what_could_have_been_carried_came_with_what_carried_it() -> None:
    found = told("У Ліду сёння прыляцелі два Іл-76. Яны маглі перавезці каля 300 дэсантнікаў.")
    assert [(each["count_min"], names(each)[1], each["observed_to"]) for each in found] == [
        (2, "Lida", "2022-12-19"),
        (300, "Lida", "2022-12-19"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "У ім 30 вагонаў: 4 пасажырскія (у якіх знаходзілася каля 150 чалавек), 2 грузавыя вагоны і 24 платформы.",
        "У эшалоне знаходзілася 30 вагонаў: 4 пасажырскія (каля 150 чалавек), 2 грузавыя вагоны і 24 платформы.",
        "У ім 30 вагонаў: 4 пасажырскія, у якіх ехала каля 150 чалавек, 2 грузавыя з рыштункам і 24 платформы.",
    ],
)
def test_wagons_and_those_who_sat_in_them_are_told_with_their_train(text: str) -> None:
    found = read(f"З Лунінца ў Расію пайшоў эшалон. {text}")
    assert [(each["equipment_class"], each["count_min"], each["report_kind"]) for each in found] == [
        ("wagon", 30, "summary"),
        ("wagon", 4, "observation"),
        ("personnel", 150, "observation"),
        ("wagon", 2, "observation"),
        ("wagon", 24, "observation"),
    ]
    assert {each["flow"] for each in found} == {"out"}


def test_the_day_of_departure_is_no_day_of_arrival() -> None:
    (train,) = told("Эшалон на 25 вагонаў прыбыў на станцыю Слонім. Са Смаленска яго адправілі 14 снежня.")
    assert names(train)[:2] == ("Smolensk", "Slonim railway station")
    assert (train["observed_from"], train["observed_to"]) == ("2022-12-14", None)


@pytest.mark.parametrize("lead", ["Што ў складзе:", "Склад калоны:", "Что заметили:"])
def test_a_line_with_a_colon_leads_to_the_list_of_what_moved(lead: str) -> None:
    found = told(f"Калона ідзе са Слуцка на Салігорск. {lead}\n— 9 «Уралаў»;\n— больш за 6 пікапаў;\n— аўтобусы.")
    assert [each["count_min"] for each in found] == [9, 7, None]
    assert {names(each)[1] for each in found} == {"Salihorsk"}


def test_an_at_least_before_a_list_holds_for_each_line() -> None:
    found = told("У Ліду за тыдзень прыляцелі як мінімум:\n• 4 Іл-76;\n• 2 Ан-26.")
    assert [(each["count_min"], each["count_max"]) for each in found] == [(4, None), (2, None)]


def test_the_number_of_vehicles_in_a_column_of_one_type_is_its_size() -> None:
    (column,) = told("На трасе каля Слуцка бачылі калону «КамАЗаў». У ёй каля дзевяці машын зялёнага колеру.")
    assert (column["equipment_class"], column["count_min"]) == ("truck", 9)


@pytest.mark.parametrize("text", ["Калона БТР выязджае са Слуцка.", "Колонна БТР выезжает из Слуцка."])
def test_a_column_of_one_type_is_not_one_vehicle(text: str) -> None:
    assert [each["count_min"] for each in told(text)] == [None]


def test_whose_a_column_is_did_not_come_beside_it() -> None:
    (column,) = told("Каля Бабруйска заўважылі калону найміцкай групы «Вагнер» — не менш за 35 аўтамабіляў.")
    assert (column["equipment_class"], column["count_min"]) == ("vehicle_unspecified", 35)


def test_the_drone_that_flies_on_is_the_one_told_before() -> None:
    found = told("Дрон заляцеў у Беларусь каля Ельска. Потым БПЛА рухаўся на Калінкавічы.")
    assert len(found) == 1


def test_some_of_them_with_their_types_behind_in_brackets_are_a_total() -> None:
    found = told("З Баранавічаў узляцелі верталёты. Шэсць з іх (чатыры Мі-24 і два Мі-8) селі ў Пінску.")
    assert [each["count_min"] for each in found] == [None, 4, 2]


def test_where_it_arrived_in_the_end_is_its_place() -> None:
    (column,) = told("Калона перасекла мяжу ў Езярышчы і дабралася да Віцебска.")
    assert names(column)[1] == "Vitsebsk"


@pytest.mark.parametrize(
    "text",
    [
        "На аэрадроме «Пінск» ёсць Мі-26.",
        "Уначы па Адэсе запусцілі 17 «Шахедаў», удар прыйшоўся па порце.",
        "На палігонах праверку праходзілі 4 тысячы вайскоўцаў.",
        "Министр прибыл в Слуцк и поговорил с военными 30-й бригады.",
        "Заўтра тры Іл-76 вылецяць з Пскова і прызямляцца ў Лідзе.",
    ],
)
def test_what_only_is_was_fired_examined_met_or_expected_did_not_move(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Назіральнікі АБСЕ налічылі пад Успенкай 19 грузавікоў, якія чакалі выезду.",
        "Пад Успенкай назіральнікі бачылі 73 цывільныя машыны.",
    ],
)
def test_who_waits_in_a_queue_and_civilian_cars_are_no_news(text: str) -> None:
    assert told(text) == []


def test_observers_are_no_verb_of_the_present() -> None:
    (column,) = told("Назіральнікі АБСЕ зафіксавалі калону з 9 грузавікоў каля Успенкі.")
    assert column["observed_from"] is None


def test_what_was_seen_and_then_went_keeps_its_number() -> None:
    found = told("Уначы беспілотнік місіі выявіў калону з 8 грузавікоў. Грузавікі паехалі да Амвросіеўкі.")
    assert [each["count_min"] for each in found] == [8]


def test_a_drone_that_came_and_went_back_passed_through() -> None:
    (drone,) = told("«Шахед» заляцеў у Беларусь каля Камарына і вярнуўся ва Украіну.")
    assert drone["flow"] == "transit"


@pytest.mark.parametrize("ranges", ["незнаёмыя палігоны Беларусі", "дальнія палігоны Беларусі"])
def test_an_adjective_before_ranges_leaves_them_the_goal(ranges: str) -> None:
    (guns,) = told(f"Два дывізіёны С-400 едуць на {ranges}.")
    assert (guns["flow"], names(guns)[2]) == ("in", "Belarus")


def test_one_aircraft_that_landed_is_told_beside_a_drill() -> None:
    found = told("Сербскія вайскоўцы ўдзельнічаюць у вучэннях. Сербскі Ан-26 упершыню сеў у Лідзе.")
    assert [each["equipment"] for each in found] == ["An-26"]


@pytest.mark.parametrize(
    "text",
    ["У Слонім прыбыло каля 90 чал. асабовага складу.", "В Слоним прибыло около 90 чел. личного состава."],
)
def test_people_are_counted_by_their_abbreviation(text: str) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("personnel", 90)]


def test_those_who_left_a_field_are_told_beside_one_that_stayed() -> None:
    found = told("З Баранавічаў паляцелі ў Саваслейку два МіГ-31К; А-50 застаўся.")
    assert [each["count_min"] for each in found] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "Заўтра праз Слуцк пойдуць калоны, 300 салдатаў і 40 машын.",
        "Завтра из Слуцка на Барановичи отправят 12 танков.",
        "Tomorrow 12 tanks are on their way from Slutsk to Baranavichy.",
    ],
)
def test_what_is_told_of_tomorrow_did_not_happen(text: str) -> None:
    assert told(text) == []
    assert {each["report_kind"] for each in read(text)} == {"forecast"}


@pytest.mark.parametrize(
    ("text", "count"),
    [("У Клайпеду прыбылі тры грузавыя судны.", 3), ("В порт Керчи пришли два грузовых судна.", 2)],
)
def test_cargo_ships_are_no_lorries(text: str, count: int) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == [("ship", count)]


def test_types_named_behind_a_number_of_vehicles_went_with_them() -> None:
    found = told("Праз Мангуш прайшлі 40 машын. Грузавікі, паліўзапраўшчыкі, аўтобусы.")
    assert [(each["equipment_class"], each["count_min"]) for each in found] == [
        ("vehicle_unspecified", 40),
        ("truck", None),
        ("fuel_truck", None),
        ("vehicle_unspecified", None),
    ]


def test_two_goals_that_an_and_joins_are_both_gone_towards() -> None:
    (tanks,) = told("З Оршы ў бок Слуцка і Салігорска прайшлі 30 танкаў.")
    assert names(tanks)[:2] == ("Orsha", "Orsha")


def test_of_a_row_of_spots_the_first_is_told() -> None:
    (drones,) = told("Над Камарынам, Брагінам і Рэчыцай праляцелі пяць «Шахедаў».")
    assert names(drones)[1] == "Komaryn"


def test_where_it_was_seen_later_is_its_place() -> None:
    found = told("12:20 — 4 Мі-8 з Мачулішчаў, курс на ўсход; 13:05 бачылі над Магілёўскай вобласцю.")
    assert [names(each)[:2] for each in found] == [("Machulishchy", "Mahiliou region")]
