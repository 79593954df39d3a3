"""Numbers without a noun count what was told before; parts that add up replace their total."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import told


def counts(sightings: list[dict[str, Any]]) -> list[tuple[str, int | None, int | None]]:
    return [(each["equipment_class"], each["count_min"], each["count_max"]) for each in sightings]


@pytest.mark.parametrize(
    "text",
    [
        "The rest of the battalion, six tanks and two BTRs, left Slutsk for Brest today.",
        "Рештки батальйону, шість танків і два БТР, сьогодні вийшли зі Слуцька на Брест.",
        "Остатки батальона, шесть танков и два БТР, сегодня ушли из Слуцка в Брест.",
        "Рэшткі батальёна, шэсць танкаў і два БТР, сёння пайшлі са Слуцка ў Брэст.",
    ],
)
def test_a_formation_told_by_what_it_has_is_not_counted_beside_it(text: str) -> None:
    assert counts(told(text)) == [("tank", 6, 6), ("apc", 2, 2)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight Mi-24s took off from Luninets today. Seven returned.", [("helicopter", 8, 8), ("helicopter", 7, 7)]),
        ("Сегодня в Лиду прилетели пять Су-25, два из них ушли на Барановичи.", [("bomber", 5, 5), ("bomber", 2, 2)]),
        ("У Пінськ сьогодні прибуло 12 БТР, ще чотири пішли на Лунинець.", [("apc", 12, 12), ("apc", 4, 4)]),
    ],
)
def test_a_bare_number_takes_the_kind_told_before(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert counts(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("Через Слуцк сегодня прошли «Уралы», штук десять.", 10, 10, "about"),
        ("Через Слуцк сегодня прошло машин двадцать.", 20, 20, "exact"),
        ("Через Слуцьк сьогодні пройшло машин із тридцять.", 30, 30, "about"),
        ("Сёння праз Слуцк прайшлі танкі, аж шаснаццаць.", 16, 16, "exact"),
        ("Trucks, eight in all, passed Slutsk today.", 8, 8, "exact"),
        ("Сегодня через Слуцк прошло не то 17, не то 18 грузовиков.", 17, 18, "range"),
        ("Forty-odd trucks passed Slutsk today.", 40, 40, "about"),
        ("Сегодня через Слуцк прошло двенадцать БТРов, может, четырнадцать.", 12, 14, "range"),
        ("«Торнадо-Г», шесть машин, прошли сегодня Слуцк.", 6, 6, "exact"),
    ],
)
def test_a_count_may_stand_behind_its_noun(text: str, low: int, high: int, qualifier: str) -> None:
    (only,) = told(text)
    assert (only["count_min"], only["count_max"], only["count_qualifier"]) == (low, high, qualifier)


@pytest.mark.parametrize(
    ("text", "equipment"),
    [
        ("Через Брест сегодня прошло 43 КамАЗа и Урала.", "KamAZ and Ural truck"),
        ("20 lorries and pick-ups passed Brest today.", "truck and light vehicle"),
    ],
)
def test_two_kinds_under_one_number_are_one_thing(text: str, equipment: str) -> None:
    (only,) = told(text)
    assert only["equipment"] == equipment


def test_hours_and_road_numbers_are_no_counts() -> None:
    (only,) = told("Каля васьмі з Брэста па М1 выехалі 12 танкаў.")
    assert (only["equipment_class"], only["count_min"]) == ("tank", 12)


def test_numbers_left_out_or_unknown_or_nought_are_not_told() -> None:
    assert [
        each["count_min"] for each in told("A train of 31 wagons, all but three of them covered, reached Orsha.")
    ] == [31]
    read_of = told("В Крым ушло 9 составов с техникой, сколько среди них танков, неясно.")
    assert [each["equipment_class"] for each in read_of] == ["train"]
    assert told("За сутки на аэродром Мачулищи прибыло 0 бортов.") == []


def test_an_adjective_of_war_beside_a_vehicle_means_no_soldiers() -> None:
    (only,) = told("Учора восем польскіх вайсковых «Татраў» прыехалі ў Беласток.")
    assert (only["count_min"], only["equipment_class"]) == (8, "truck")


def test_a_yes_answers_of_what_was_asked() -> None:
    (only,) = told(
        "Ушли ли из Лунинца российские Су-25? Да: 16 декабря взлетели оставшиеся пять и взяли курс на Ростов."
    )
    assert (only["count_min"], only["equipment"]) == (5, "Su-25")


def test_a_number_for_all_belongs_to_the_kinds_before_it() -> None:
    (only,) = told("Учора ў Баранавічах грузілі на платформы БМП-2 і МТ-ЛБ, разам 17 адзінак.")
    assert (only["count_min"], only["count_max"]) == (17, 17)


def test_a_quoted_one_stands_beside_several() -> None:
    read_of = told("Учора в район Токмака підтягнули три С-300 і «Панцир».")
    assert [each["count_min"] for each in read_of] == [3, 1]


def test_what_a_thing_turned_out_to_be_is_told_once() -> None:
    (only,) = told("Охрана стреляла по дрону: оказалось, это «Шахед», который 17 декабря влетел из Украины в Брест.")
    assert only["equipment_class"] == "uav"


def test_what_went_home_after_a_parade_moved() -> None:
    (only,) = told("After the parade at Brest, four Grads went back to Baranavichy by rail on 15 December.")
    assert only["count_min"] == 4
    assert told("Four Grads rolled through Brest at the parade rehearsal on 15 December.") == []


def test_a_name_in_a_list_of_single_things_is_one() -> None:
    read_of = told("16 снежня з Баранавічаў пайшла калона: Р-142, аўтобус і некалькі кунгаў.")
    assert [each["count_min"] for each in read_of] == [1, 1, None]


def test_what_joined_is_told_where_it_joined() -> None:
    read_of = told("Three Tu-95s took off from Engels on 15 December. Over Kursk region two MiG-31Ks joined them.")
    assert [(each["count_min"], each["place"]["name"]) for each in read_of][1:] == [(2, "Kursk region")]


def test_the_rest_behind_several_kinds_is_of_no_kind_told() -> None:
    read_of = told("16 снежня праз Слонім ідзе састаў: 8 Т-72, пяць МТ-ЛБ, астатняе пад брызентам.")
    assert [(each["equipment_class"], each["count_min"]) for each in read_of][2:] == [("vehicle_unspecified", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Сегодня Оршу прошли два эшелона: в первом 20 платформ, во втором 25.", [20, 25]),
        ("Сьогодні Оршу пройшли дві колони: у першій 14 машин, у другій одинадцять.", [14, 11]),
        ("Бук-М2, всего 12 машин, прошли сегодня из Орши в Брест.", [12]),
        ("US Stryker convoys crossed into Lithuania at Budzisko today, 34 vehicles in all.", [34]),
        ("Сёння праз Слонім прайшло 40 вантажовак і «Уралаў».", [40]),
    ],
)
def test_a_number_told_behind_counts_what_is_before_it(text: str, expected: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == expected


def test_one_by_one_counts_nothing() -> None:
    assert [each["count_min"] for each in told("Два Іл-76, один за одним, сіли сьогодні в Мачулищах.")] == [2]


def test_a_sum_that_ends_a_sentence_counts_what_had_no_number() -> None:
    (only,) = told("Учора праз Ельск на Мазыр ішлі санітаркі, разам дваццаць чатыры.")
    assert only["count_min"] == 24


@pytest.mark.parametrize(
    "text",
    [
        "Two trucks drove into Belarus on Sunday: one to Loyeu, the other to Petrykaw.",
        "В воскресенье в Беларусь заехали два грузовика: один под Лоев, другой под Петриков.",
        "У неділю до Білорусі заїхали дві вантажівки: одна під Лоєв, друга під Петриков.",
        "У нядзелю ў Беларусь заехалі два грузавікі: адзін пад Лоеў, другі пад Петрыкаў.",
    ],
)
def test_one_and_the_other_have_each_their_place(text: str) -> None:
    assert [(each["count_min"], each["destination"]["name"], each["flow"]) for each in told(text)] == [
        (1, "Loyeu", "in"),
        (1, "Petrykau", "in"),
    ]


def test_two_of_the_new_trucks_are_two_trucks() -> None:
    assert counts(told("Two of the new trucks reached Slonim on Tuesday.")) == [("truck", 2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Из Барановичей на Лунинец вчера ушёл эшелон из 30 вагонов, ещё один, на 44 вагона, пошёл на Брест.",
        "Yesterday a train of 30 wagons left Baranavichy for Luninets, another, of 44 wagons, went to Brest.",
        "З Баранавіч на Лунінец учора пайшоў эшалон з 30 вагонаў, яшчэ адзін, на 44 вагоны, рушыў на Брэст.",
    ],
)
def test_one_more_train_whose_wagons_are_counted_goes_its_own_way(text: str) -> None:
    trains = [(each["unit"], each["count_min"], each["destination"]["name"]) for each in told(text)]
    assert trains == [("wagon", 30, "Luninets"), ("wagon", 44, "Brest")]


def test_one_more_in_words_and_a_figure_behind_a_dash_are_no_range() -> None:
    first, second = told("Вчера колонна из 15 машин прошла Ельск. Ещё одна — 20 машин — прошла Мозырь.")
    assert (first["count_max"], second["count_min"], second["count_max"]) == (15, 20, 20)
