"""Numbers without a noun count what was told before; parts that add up replace their total."""

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


def test_parts_have_their_own_places() -> None:
    first, second = told("Four Il-76 landed at Machulishchy today: three from Pskov and one from Taganrog.")
    assert (first["origin"]["name"], second["origin"]["name"]) == ("Pskov", "Taganrog")


def test_parts_have_their_own_days() -> None:
    first, second = told("18 tanks went from Pinsk to Russia on 12 December and 22 trucks on 14 December.")
    assert (first["observed_to"], second["observed_to"]) == ("2022-12-12", "2022-12-14")


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


def test_numbers_left_out_or_unknown_or_nought_are_not_told() -> None:
    assert [
        each["count_min"] for each in told("A train of 31 wagons, all but three of them covered, reached Orsha.")
    ] == [31]
    read_of = told("В Крым ушло 9 составов с техникой, сколько среди них танков, неясно.")
    assert [each["equipment_class"] for each in read_of] == ["train"]
    assert told("За сутки на аэродром Мачулищи прибыло 0 бортов.") == []


def test_an_expected_arrival_takes_nothing_from_the_departure() -> None:
    (only,) = told("16 грудня зі станції Острогозьк відправлено ешелон, 38 вагонів. Прибуття очікується 19 грудня.")
    assert (only["count_min"], only["report_kind"], only["observed_from"]) == (38, "observation", "2022-12-16")


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


def test_two_of_the_new_trucks_are_two_trucks() -> None:
    assert counts(told("Two of the new trucks reached Slonim on Tuesday.")) == [("truck", 2, 2)]


def test_a_number_closed_by_its_load_points_back_with_its_own_day() -> None:
    first, second = told("Станция Осиновка: 12 декабря ушли 9 платформ с домиками, 14 декабря — 17 с бочками.")
    assert (first["count_min"], first["observed_to"]) == (9, "2022-12-12")
    assert (second["count_min"], second["observed_to"]) == (17, "2022-12-14")


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
