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


def test_a_day_on_which_nothing_came_leaves_the_days_before_it() -> None:
    sent = told(
        "Осиновка: вывозят имущество. 12 октября — 9 платформ, 14 октября — 17 с бочками, 15-го — уже ни одной."
    )
    assert [(each["count_min"], each["observed_from"]) for each in sent] == [(9, "2022-10-12"), (17, "2022-10-14")]


def test_a_capital_that_acts_is_no_part_of_the_name_before_it() -> None:
    (tanks,) = told("Под Ельском Минск сосредоточил 20 танков.")
    assert tanks["place"]["name"] == "Yelsk"


def test_a_question_gives_its_place_and_day_to_what_was_counted() -> None:
    vehicles = told(
        "Что за колонна стояла сегодня у Дзержинска? Насчитал 5 БТР, потом тронулись на Столбцы.", "2023-02-09"
    )
    assert [(names(each)[1], each["observed_from"]) for each in vehicles] == [("Dziarzhynsk", "2023-02-09")]


def test_an_hour_with_a_dot_is_no_day() -> None:
    came, left = told(
        "Ил-76 МЧС России в 14.10 сел в Мачулищах, прилетел из Казани. Через час улетел обратно.", "2023-08-24"
    )
    assert (came["flow"], left["flow"], came["observed_from"]) == ("in", "out", None)
    (tanks,) = told("12.05 в 14.10 через Лиду прошли 12 танков.", "2023-05-14")
    assert tanks["observed_from"][:10] == tanks["observed_to"][:10] == "2023-05-12"
    assert told("Вертолёт МЧС сел в Лиде.") == []


def test_a_train_is_where_it_was_unloaded() -> None:
    (vehicles,) = told("Из Хабаровского края доехал эшелон. Разгрузился в Ельске: 12 «Торов».")
    assert (*names(vehicles)[:2], vehicles["flow"]) == ("Khabarovsk krai", "Yelsk", "in")


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
