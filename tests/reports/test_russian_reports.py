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
    "text",
    [
        "Украинские военные сожгли под Изюмом 11 танков.",
        "На аэродроме в Лиде на стоянке шесть Су-25.",
        "Вратарь отразил два снаряда, команда из Борисова уехала в Жодино на автобусе.",
        "Сапёры на двух машинах выехали в Ушачи, где грибник нашёл мину.",
    ],
)
def test_losses_stands_sports_and_old_mines_are_no_movement(text: str) -> None:
    assert told(text) == []
