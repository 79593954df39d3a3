"""Reports in Russian: lists whose lines have their own ways, columns told without a verb, what is no movement."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


def test_each_line_of_a_list_keeps_whence_its_own_came() -> None:
    flown = told("За сутки в Мачулищи прибыли:\n— 2 Ил-76 из Оренбурга\n— 1 Ан-124 из Воронежа\n— 3 Ми-8")
    assert [(each["count_min"], *names(each)) for each in flown] == [
        (2, "Orenburg", "Machulishchy", "Machulishchy"),
        (1, "Voronezh", "Machulishchy", "Machulishchy"),
        (3, None, "Machulishchy", "Machulishchy"),
    ]


def test_each_line_of_a_list_keeps_whither_its_own_went() -> None:
    sent = told("За вчера через Оршу прошли:\n• 20 платформ на Брест\n• 12 цистерн на Минск\n• 5 вагонов")
    assert [(each["count_min"], names(each)[2]) for each in sent] == [(20, "Brest"), (12, "Minsk"), (5, None)]


@pytest.mark.parametrize("text", ["🔴Наровля. Колонна: БТР, «Грады».", "Наровля. 14:20. Колонна 60+, БТР, «Грады»."])
def test_a_column_under_the_name_of_a_town_is_told_without_a_verb(text: str) -> None:
    assert [(each["equipment_class"], each["place"]["name"]) for each in told(text)] == [
        ("apc", "Naroulia"),
        ("mlrs", "Naroulia"),
    ]


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("Через Гдень прошло 70 машин, через Новую Гуту — сотня.", [(70, "Gden"), (100, "Novaya Huta")]),
        ("Через Гдень прошло 70 машин, через Новую Гуту около 100.", [(70, "Gden"), (100, "Novaya Huta")]),
        ("👉 Слоним, 8:15: 3 МАЗа; 👉 Ивацевичи, 10:00: 2 «Тигра».", [(3, "Slonim"), (2, "Ivatsevichy")]),
    ],
)
def test_each_number_is_where_its_own_way_or_heading_says(text: str, ways: list[tuple[int, str]]) -> None:
    assert [(each["count_min"], each["place"]["name"]) for each in told(text)] == ways


def test_numbers_behind_whither_they_went_keep_it() -> None:
    sent = told("На Брест ушло 12 эшелонов, на Гродно 5, на Витебск три.")
    assert [(each["count_min"], names(each)[2]) for each in sent] == [(12, "Brest"), (5, "Hrodna"), (3, "Vitsebsk")]


def test_a_day_before_a_verb_is_the_day_of_the_way_back() -> None:
    there, back = told("6 мая с Лиды на Мачулищи перелетели четыре Су-25, а 9-го вернулись домой.", "2024-05-14")
    assert (there["observed_from"], names(there)[2]) == ("2024-05-06", "Machulishchy")
    assert (back["observed_from"], names(back)[2]) == ("2024-05-09", "Lida")


def test_the_first_ten_days_of_a_month_are_a_third_of_it() -> None:
    (trains,) = told("За первые десять дней июня из России пришло 9 эшелонов.", "2023-06-15")
    assert (trains["observed_from"], trains["observed_to"]) == ("2023-06-01", "2023-06-10")


def test_people_brought_to_a_training_ground_are_soldiers() -> None:
    (people,) = told("На полигон Лосвидо привезли 700 человек.")
    assert (people["equipment_class"], people["count_min"]) == ("personnel", 700)
    assert told("В Витебск на ярмарку приехали 700 человек.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Украинские военные сожгли под Изюмом 11 танков.",
        "На аэродроме в Лиде на стоянке шесть Су-25.",
        "Вратарь отразил два снаряда, команда из Борисова уехала в Жодино на автобусе.",
        "Росгвардейцы на 5 «Патриотах» сопровождали ралли под Смоленском.",
        "Сапёры на двух машинах выехали в Ушачи, где грибник нашёл мину.",
    ],
)
def test_losses_stands_sports_and_old_mines_are_no_movement(text: str) -> None:
    assert told(text) == []


def test_a_standing_train_is_told_where_the_next_sentence_says_how_it_came() -> None:
    wagons, tanks = told("В Речице стоит эшелон: 20 платформ с Т-72. Прибыл ночью из Клинцов.", "2022-10-21")
    assert (wagons["count_min"], *names(wagons)[:2], wagons["flow"]) == (20, "Klintsy", "Rechytsa", "in")
    assert tanks["equipment_class"] == "tank"
    assert told("В Бресте стоят 5 танков. Уехал директор завода.") == []


@pytest.mark.parametrize("text", ["К границе с Украиной подтянули роту танков.", "В Брест прибыла рота на БМП-2."])
def test_a_company_is_not_one_vehicle(text: str) -> None:
    (vehicles,) = told(text)
    assert (vehicles["count_min"], vehicles["count_max"]) == (None, None)


def test_a_day_on_which_nothing_came_leaves_the_days_before_it() -> None:
    sent = told(
        "Осиновка: вывозят имущество. 12 октября — 9 платформ, 14 октября — 17 с бочками, 15-го — уже ни одной."
    )
    assert [(each["count_min"], each["observed_from"]) for each in sent] == [(9, "2022-10-12"), (17, "2022-10-14")]


def test_a_capital_that_acts_is_no_part_of_the_name_before_it() -> None:
    (tanks,) = told("Под Ельском Минск сосредоточил 20 танков.")
    assert tanks["place"]["name"] == "Yelsk"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Через Речицу прошли 6 «Уралов» и машина связи.", [6, 1]),
        ("Через Речицу прошли 6 «Уралов», следом машина разведки.", [6, 1]),
        ("Через Жлобин прошли машины ВАИ и 3 танка.", [None, 3]),
        ("Праз Жлобін прайшла станцыя РЭБ.", [1]),
        ("Праз Рэчыцу прайшлі тры танкі і машына сувязі.", [3, 1]),
        ("Через Речицю пройшли три танки й машини зв'язку.", [3, None]),
    ],
)
def test_the_noun_that_leads_a_name_tells_one_from_many(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "Через Ельск прошли 6 «Уралов», замыкает бензовоз.",
        "Через Ельск прошли 6 «Уралов», замыкающим шёл бензовоз.",
        "Через Ельск прошли 6 «Уралов», а следом бензовоз.",
    ],
)
def test_the_last_of_a_column_goes_when_the_column_goes(text: str) -> None:
    lorries, tanker = told(text, "2022-05-05")
    assert (lorries["count_min"], tanker["count_min"]) == (6, 1)
    assert tanker["report_kind"] == "observation"
    assert lorries["observed_from"] == tanker["observed_from"] is None


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("Колонна «Камазов» вытянулась по Р-28 между Минском и Молодечно, машин сорок, не меньше.", 40),
        ("Через Ельск шла колонна «Уралов». В ней двадцать машин.", 20),
        ("Через Ельск шла колонна «Уралов». Машин двадцать, не меньше.", 20),
        ("Калона «КамАЗаў» ідзе на Ліду, машын сорак.", 40),
        ("A column of Ural trucks is moving to Lida, about twenty vehicles.", 20),
    ],
)
def test_a_number_of_vehicles_says_how_long_the_column_is(text: str, least: int) -> None:
    (column,) = told(text)
    assert (column["equipment_class"], column["count_min"]) == ("truck", least)


def test_other_vehicles_beside_a_column_are_counted_apart() -> None:
    assert len(told("Через Ельск шли «Уралы» и 12 машин.")) == 2
    assert len(told("Через Ельск шли «Уралы», 12 машин ВАИ.")) == 2


def test_the_second_of_two_is_of_the_kind_that_both_were() -> None:
    text = "С аэродрома Барановичи поднялись два Су-30СМ, один вернулся, второй ушёл на Лиду."
    assert [each["equipment_class"] for each in told(text)] == ["fighter"] * 3


def test_goods_vehicles_may_be_called_by_the_adjective_alone() -> None:
    vehicles = told("Через Речицу прошли 12 грузовых и три легковых.")
    assert [(each["equipment_class"], each["count_min"]) for each in vehicles] == [("truck", 12), ("light_vehicle", 3)]
    assert [each["equipment_class"] for each in told("12 грузовых поездов прошли через Брест.")] == ["train"]
    assert told("Перевозка танк-контейнеров до Бреста подорожала вдвое.", "2022-10-03") == []


def test_a_question_gives_its_place_and_day_to_what_was_counted() -> None:
    vehicles = told(
        "Что за колонна стояла сегодня у Дзержинска? Насчитал 5 БТР, потом тронулись на Столбцы.", "2023-02-09"
    )
    assert [(names(each)[1], each["observed_from"]) for each in vehicles] == [("Dziarzhynsk", "2023-02-09")]


def test_troops_told_of_before_a_colon_are_those_counted_behind_it() -> None:
    (vehicles,) = told(
        "Российские войска покидают север Украины: вчера через Новую Гуту въехало свыше 70 единиц техники."
    )
    assert vehicles["count_min"] == 71


def test_a_jamming_station_goes_by_no_rail() -> None:
    assert {each["flow"] for each in told("Через Речицу прошли 3 танка и станция помех.")} == {"internal"}


@pytest.mark.parametrize(
    ("text", "told_at"),
    [
        ("У Воложина замечены 2 танка и кран, у Ивья — ещё один.", [(2, "Valozhyn"), (1, "Valozhyn"), (1, "Iuye")]),
        ("Под Лидой видели 2 БТР, под Ивьем ещё три.", [(2, "Lida"), (3, "Iuye")]),
        ("Через Лиду прошли 14 машин, через Щучин только три.", [(14, "Lida"), (3, "Shchuchyn")]),
        ("В Лиде сели два Ми-8, в Гродно - ещё один.", [(2, "Lida"), (1, "Hrodna")]),
        ("Ля Валожына заўважаныя 2 танкі, ля Іўя — яшчэ адзін.", [(2, "Valozhyn"), (1, "Iuye")]),
    ],
)
def test_a_few_more_are_at_the_place_told_before_them(text: str, told_at: list[tuple[int, str]]) -> None:
    assert [(each["count_min"], names(each)[1]) for each in told(text)] == told_at


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("У Столбцов видели колонну: 15 «Уралов», две цистерны.", ["truck", "fuel_truck"]),
        ("Через Гомель прошёл эшелон: 12 цистерн и 4 КамАЗа.", ["wagon", "truck"]),
        ("Через Гомель прошло 20 цистерн.", ["wagon"]),
    ],
)  # fmt: skip
def test_tankers_beside_lorries_are_no_wagons(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == classes


def test_launchers_of_a_column_are_of_the_kind_that_it_was() -> None:
    polonez, _ = told("Через Кобрин прошла колонна «Полонезов»: 4 пусковых и КШМ.")
    assert (polonez["equipment_class"], polonez["count_min"]) == ("mlrs", 4)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Через Лиду прошли две батареи Д-30.", None),
        ("Через Лиду прошла батарея гаубиц Д-30.", None),
        ("Через Лиду прошла батарея из шести Д-30.", 6),
        ("Two batteries of D-30 howitzers drove through Lida.", None),
    ],
)
def test_batteries_tell_no_number_of_guns(text: str, number: int | None) -> None:
    assert [each["count_min"] for each in told(text)] == [number]


def test_each_plane_brought_so_many() -> None:
    planes, vehicles = told("В Гомеле приземлились восемь Ил-76. Каждый привёз по две боевые машины десанта.")
    assert (planes["count_min"], vehicles["equipment_class"], vehicles["count_min"]) == (8, "ifv", 16)


def test_how_many_took_part_in_a_march_is_how_many_went() -> None:
    (vehicles,) = told("Из Бреста в Лепель идёт колонна. В марше участвуют 30 машин.", "2024-06-05")
    assert (vehicles["count_min"], *names(vehicles)[:2]) == (30, "Brest", "Lepel")
    assert told("На полигоне под Лепелем учения, задействованы 20 танков.") == []


def test_an_hour_with_a_dot_is_no_day() -> None:
    came, left = told(
        "Ил-76 МЧС России в 14.10 сел в Мачулищах, прилетел из Казани. Через час улетел обратно.", "2023-08-24"
    )
    assert (came["flow"], left["flow"], came["observed_from"]) == ("in", "out", None)
    (tanks,) = told("12.05 в 14.10 через Лиду прошли 12 танков.", "2023-05-14")
    assert tanks["observed_from"][:10] == tanks["observed_to"][:10] == "2023-05-12"
    assert told("Вертолёт МЧС сел в Лиде.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Из Пскова в Витебск пришёл эшелон. Выгрузили 12 танков и 4 БМП.", [("tank", 12), ("ifv", 4)]),
        ("Вчера из Бреста вышла колонна. Дошла до Кобрина: 4 «Урала».", [("truck", 4)]),
        ("Бригада вышла из Бреста на Ивацевичи. Задействованы 17 БТР-80.", [("apc", 17)]),
    ],
)
def test_a_sentence_that_begins_with_its_verb_says_what_the_train_held(
    text: str, expected: list[tuple[str, int | None]]
) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


def test_a_train_is_where_it_was_unloaded() -> None:
    (vehicles,) = told("Из Хабаровского края доехал эшелон. Разгрузился в Ельске: 12 «Торов».")
    assert (*names(vehicles)[:2], vehicles["flow"]) == ("Khabarovsk krai", "Yelsk", "in")


def test_a_number_whose_types_the_next_sentence_names_is_their_sum() -> None:
    assert len(told("Над Лидой прошли два вертолёта. Ми-24 и Ми-8 летели низко.")) == 2
    assert len(told("Через Лиду прошли 20 танков. Потом 12 Т-72 и 8 Т-80.")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Через Лиду прошли 20 танков. Потом ещё 12 БМП.",
        "Через Лиду прошли 20 танков. Затем, минут через десять, 12 БМП.",
        "Через Лиду прошли 20 танков. Позже — 12 БМП.",
        "Через Лиду прошли 20 танков. Через час — 12 БМП.",
        "Утром через Лиду прошли 20 танков. Вечером — 12 БМП.",
        "Через Лиду прошли 20 танков. Плюс 12 БМП.",
        "Через Ліду пройшли 20 танків. Потім ще 12 БМП.",
        "Праз Ліду прайшлі 20 танкаў. Пазней яшчэ 12 БМП.",
        "Twenty tanks drove through Lida. Then 12 BMPs.",
    ],
)
def test_what_came_next_is_told_without_a_verb(text: str) -> None:
    tanks, carriers = told(text)
    assert (carriers["equipment_class"], carriers["count_min"], names(carriers)[1]) == ("ifv", 12, "Lida")
    assert tanks["count_min"] == 20


def test_stocks_behind_a_movement_are_no_more_of_it() -> None:
    assert len(told("Через Лиду прошли 20 танков. Ещё 300 танков на складах.")) == 1


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("На Лиду свернули: кран КС-45719, экскаватор, 3 самосвала.", ["engineering", "engineering", "truck"]),
        ("На Лиду ушли кухня, два бензовоза и БТР.", ["truck", "fuel_truck", "apc"]),
        ("В доме в Лиде потёк кран, машина коммунальщиков приехала.", []),
        ("14 «Росомах» приехали в Белосток.", ["apc"]),
        ("На дорогу под Лидой вышли две росомахи.", []),
        ("Через Лиду прошли две С 300.", ["air_defence"]),
        ("С 5 утра через Лиду едут танки.", ["tank"]),
        ("Колонна у Лиды разбита.", []),
        ("Через Лиду прошли два танка, радары их не увидели.", ["tank"]),
    ],
)
def test_words_of_two_meanings_are_read_by_what_stands_beside_them(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text, "2024-06-05")] == classes


def test_loading_told_of_behind_a_list_leaves_the_list_whole() -> None:
    vehicles = told("Из-под Гомеля вывозят «Панцирь» и радар, погрузка на тралы шла всю ночь.", "2022-08-26")
    assert [(each["observed_from"], names(each)[0]) for each in vehicles] == [("2022-08-25", "Homel")] * 2


def test_there_is_whither_the_first_went_not_whence() -> None:
    (wagons,) = told("Эшелон ушёл из Полоцка в Россию, а вчера туда же отправились 16 вагонов.", "2022-11-21")
    assert (names(wagons), wagons["flow"]) == (("Polatsk", "Polatsk", "Russia"), "out")


def test_who_relieves_others_did_not_come_from_where_they_left() -> None:
    left, came = told("Из Беларуси выведен один батальон, ему на смену прибыл другой, примерно 500 человек.")
    assert (left["flow"], came["count_min"], came["origin"]) == ("out", 500, None)


@pytest.mark.parametrize(
    ("text", "told_at"),
    [
        ("Первый эшелон ушёл в Речицу, второй — в Ельск.", [(1, "Rechytsa"), (1, "Yelsk")]),
        ("Перший ешелон пішов на Сарни, другий — у Ковель.", [(1, None), (1, "Kovel")]),
        ("Из Гомеля на Унечу ушли 4 эшелона, из Калинковичей 1.", [(4, "Homel"), (1, "Kalinkavichy")]),
    ],
)
def test_the_second_train_has_its_own_way(text: str, told_at: list[tuple[int, str | None]]) -> None:
    assert [(each["count_min"], names(each)[1]) for each in told(text)] == told_at


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Витебск едут шесть автобусов МАЗ с мобилизованными.", [("vehicle_unspecified", 6)]),
        ("Через Лиду прошли кран МАЗ и скорая УАЗ.", [("engineering", 1), ("vehicle_unspecified", 1)]),
        ("В Калинковичах сел ещё один борт, Ми-26, отставший от других.", [("helicopter", 1)]),
        ("Девятнадцать понтонов на «КамАЗах» проехали Речицу.", [("engineering", 19)]),
        ("Через Жлобин прошёл состав.", [("train", 1)]),
    ],
)
def test_a_make_a_carrier_or_a_type_beside_it_is_no_second_thing(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


def test_since_when_trains_are_numbered_is_no_day_of_this_one() -> None:
    tanks, *_ = told("Из Осиповичей увезли 20 Т-72 — двенадцатый состав с октября.", "2022-12-23")
    assert (tanks["report_kind"], tanks["observed_from"]) == ("observation", None)


def test_what_is_still_on_its_way_is_seen_today() -> None:
    text = "У Смолевичей встречены четыре трала. Всё едет к Борисову."
    assert [each["observed_from"] for each in told(text, "2022-08-30")] == ["2022-08-30"]


def test_a_place_where_all_is_quiet_is_not_where_others_were() -> None:
    assert [names(each)[1] for each in told("Лида: 5 танков; Слоним: тихо.")] == ["Lida"]


@pytest.mark.parametrize(
    "text",
    [
        "Цена подержанного «Урала» с кунгом на площадке под Минском — 14 тысяч.",
        "«Танки идут ромбом» — так назывался доклад на конференции в Полоцке.",
        "Сапёрный батальон очистил поле под Ушачами: обезврежено 37 снарядов.",
        "Число российских военных в Беларуси не превышает 2 тысяч человек.",
        "Военные прибыли на помощь аграриям: 20 машин работают на уборке под Несвижем.",
        "Боец из Бреста поднял 150 кг и стал чемпионом Европы.",
    ],
)
def test_prices_titles_mines_numbers_and_harvests_are_not_told(text: str) -> None:
    assert told(text, "2024-05-16") == []


@pytest.mark.parametrize(
    ("text", "told_at"),
    [
        ("Барановичи - 2 БТР, Лида - 3 КамАЗа и автобус, Минск - танк.",
         [(2, "Baranavichy"), (3, "Lida"), (1, "Lida"), (1, "Minsk")]),
        ("Барановичи — 2 БТР; Лида — КамАЗ.", [(2, "Baranavichy"), (1, "Lida")]),
        ("Барановичи 2 БТР, Лида 3 КамАЗа.", [(2, "Baranavichy"), (3, "Lida")]),
        ("За сутки прошло: Лида — 2 БТР, Брест — 3 КамАЗа.", [(2, "Lida"), (3, "Brest")]),
        ("Ліда — 2 БТР, Брэст — 3 КамАЗы.", [(2, "Lida"), (3, "Brest")]),
        ("🔺 Мачулищи — взлёт МиГ-31К; 🔺 Лида — Су-34, 2 вылета; 🔺 Слоним — тихо; 🔺 Брест — прибыли 5 БТР.",
         [(1, "Machulishchy"), (2, "Lida"), (5, "Brest")]),
    ],
)  # fmt: skip
def test_names_at_the_head_of_items_say_where_each_was(text: str, told_at: list[tuple[int, str]]) -> None:
    assert [(each["count_min"], names(each)[1]) for each in told(text)] == told_at


def test_a_summary_of_a_day_dates_what_it_lists() -> None:
    (trains,) = told("Сводка движения по БЧ за 19 марта. Через Жлобин прошли два поезда.", "2022-03-20")
    assert trains["observed_from"] == "2022-03-19"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Двенадцать Ми-8 перелетели из Лиды под Кобрин. Все машины благополучно приземлились.", [("helicopter", 12)]),
        ("Танкисты замечены под Наровлей: на снимке минимум 8 Т-80У на марше.", [("tank", 8)]),
        ("Перевозка «Искандеров» прошла скрытно: утром четыре СПУ покинули Осиповичи.", [("missile_system", 4)]),
        ("Из Колодищ выехали семь «Волатов» с С-400.", [("truck", 7)]),
        ("Через Лиду прошли два танка и тентованный «Урал».", [("tank", 2), ("truck", 1)]),
    ],
)
def test_machines_launchers_and_loads_are_what_was_told_before_them(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


@pytest.mark.parametrize(
    "unit", ["танковая рота, десять машин", "танковая рота — десять машин", "танковая рота (10 машин)"]
)
def test_the_machines_of_a_tank_company_are_tanks(unit: str) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(f"Через Лиду прошла {unit}.")] == [
        ("tank", 10)
    ]


def test_a_general_word_before_a_colon_is_not_told_beside_its_kinds() -> None:
    text = "В Слоним возвращают танки: во вторник привезли шесть Т-72, в среду — ещё четыре."
    assert [each["count_min"] for each in told(text, "2024-06-06")] == [6, 4]


def test_since_when_somebody_stood_somewhere_is_no_day_of_leaving() -> None:
    (trains,) = told(
        "Десант, стоявший под Брестом с февраля, снялся: 4 апреля из Слуцка ушли два эшелона.", "2022-04-06"
    )
    assert (trains["count_min"], trains["observed_from"]) == (2, "2022-04-04")


def test_who_it_is_for_is_whither_it_goes() -> None:
    (train,) = told("Со станции Слуцк ушёл эшелон. Адресат — Ростовская область.")
    assert (train["flow"], names(train)[2]) == ("out", "Rostov region")


def test_to_speak_of_a_flight_is_no_plan() -> None:
    (flown,) = told("Украина заявила о перелёте двух Ми-8 через границу у Сеньковки; борта поднялись под Гомелем.")
    assert (flown["report_kind"], flown["count_min"]) == ("observation", 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Через Кричев прошли три колонны грузовиков: 16, 21 и 9 машин.", [("truck", 16), ("truck", 21), ("truck", 9)]),
        (
            "В Лиду прибыло до 70 грузовиков, часть колонны, машин двадцать, пошла дальше.",
            [("truck", None), ("truck", 20)],
        ),
    ],
)
def test_machines_are_what_was_told_before_them(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


def test_an_hour_begins_the_next_entry_of_a_log_at_the_same_place() -> None:
    log = told(
        "Станция Новобелицкая, 24.05.2024, 06:10: прошёл эшелон, 29 ваг. 07:45: порожняк 18 ваг. на Калинковичи.",
        "2024-05-25",
    )
    spots = [(each["count_min"], names(each)[1], each["observed_from"]) for each in log]
    station = "Navabelitskaya railway station"
    assert spots == [(29, station, "2024-05-24T06:10:00"), (18, station, "2024-05-24T07:45:00")]
    day = told("Гомель, 3 июня. 06:10: прошли 5 танков. 07:45: 3 БТР. 09:00 — КамАЗ.", "2024-06-04")
    assert [(each["count_min"], names(each)[1]) for each in day] == [(5, "Homel"), (3, "Homel"), (1, "Homel")]


def test_a_question_to_who_lives_there_says_where_it_is() -> None:
    text = "Народ, кто с Добруша? Пропускаем вояк. Двадцать «Уралов» и кран. Пошли на Гомель, едут со стороны Злынки."
    assert {(each["equipment_class"], each["flow"]) for each in told(text, "2022-10-18")} == {
        ("truck", "in"),
        ("engineering", "in"),
    }


def test_a_year_told_without_its_century_is_long_ago() -> None:
    assert told("Ветеран вспоминает: в восемьдесят шестом из Марьиной Горки ушло 70 машин, вернулось 62.") == []
    assert len(told("В восемьдесят пять машин колонна прошла Лиду.")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Из Бреста прибыли три эшелона. Общее число вагонов превысило 120.", [("wagon", 121)]),
        ("В Лиду прибыли КамАЗы, число машин достигло 30.", [("truck", 30)]),
        ("Из Бреста в Лиду едет колонна. Количество машин составляет 40.", [("vehicle_unspecified", 40)]),
        ("Через Лиду прошёл тягач БРЭМ.", [("armoured_vehicle", 1)]),
        ("В Лиду едут пять КамАЗов. Водители ждут ещё одну машину.", [("truck", 5)]),
        ("С аэродрома Быхов в советское время летали Ту-22М3, сейчас там пасут коров.", []),
    ],
)
def test_numbers_told_by_a_verb_and_what_is_awaited(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


def test_an_aside_of_having_gone_says_where_it_comes_back_from() -> None:
    (jets,) = told("Три Су-35С, улетевшие 1 августа в Россию, снова сели в Барановичах.", "2022-08-05")
    assert (jets["flow"], jets["observed_from"], *names(jets)[:2]) == ("in", None, "Russia", "Baranavichy")


def test_a_station_at_the_head_is_where_trains_left_and_came() -> None:
    left, came = told(
        "Станция Калинковичи: вчера отправлено в Россию 38 вагонов, прибыло из России 6 вагонов.", "2022-05-06"
    )
    assert (left["flow"], came["flow"]) == ("out", "in")
    assert {names(left)[1], names(came)[1]} == {"Kalinkavichy railway station"}


def test_what_a_fighter_rose_for_has_its_own_way() -> None:
    fighter, drone = told(
        "МиГ-29 взлетал из Барановичей по тревоге: дрон шёл со стороны Житомира на Столин.", "2024-11-22"
    )
    assert (fighter["equipment_class"], names(fighter)[1]) == ("fighter", "Baranavichy")
    assert (drone["equipment_class"], drone["flow"], names(drone)[0]) == ("uav", "in", "Zhytomyr")


def test_from_a_day_to_another_is_when_it_went_on() -> None:
    (trains,) = told(
        "Дорога подтвердила, что с 10 по 14 декабря перевезла из Витебска в Брест 9 эшелонов.", "2022-12-16"
    )
    assert (trains["observed_from"], trains["observed_to"]) == ("2022-12-10", "2022-12-14")


def test_a_body_behind_a_quoted_make_is_no_second_lorry() -> None:
    assert [each["count_min"] for each in told("Под Лидой шесть «Уралов»-кунгов едут на Гродно.")] == [6]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Через Мозырь прошли 5 санитарных МТ-ЛБ.", [("apc", 5)]),
        ("Через Мозырь прошли 12 ракетовозов.", [("missile_system", 12)]),
        ("Из Мачулищ ушёл Ил-76, в 19:05 — второй, в 20:00 — пара Ми-24.",
         [("transport_aircraft", 1), ("transport_aircraft", 1), ("helicopter", 2)]),
        ("Через Лиду прошёл танк, через час — второй.", [("tank", 1), ("tank", 1)]),
        ("Сижу в Сенно, мимо на Богушевск идут и идут. Уже 30 грузовых.", [("truck", 30)]),
        ("Десантники для учений «Атакующий сокол» прибыли под Брест.", [("personnel", None)]),
    ],
)  # fmt: skip
def test_seconds_carriers_and_names_of_exercises(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected


def test_one_and_the_other_go_their_own_ways() -> None:
    first, second = told(
        "Два тягача ночевали в Петрикове, утром разделились: один поехал на Мозырь, другой — на Житковичи."
    )
    assert (names(first)[2], names(second)[2]) == ("Mazyr", "Zhytkavichy")


def test_what_set_out_is_seen_though_its_arrival_is_expected() -> None:
    (trucks,) = told("Из Лиды вышла колонна, 20 «Уралов», прибытие в Брест ожидается завтра.", "2024-06-10")
    assert (trucks["count_min"], trucks["report_kind"], trucks["observed_from"]) == (20, "observation", None)
