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
