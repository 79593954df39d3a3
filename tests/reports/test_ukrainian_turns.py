"""Spoken hours, denials beside what moved, words of doubt, numbers day by day."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, told


@pytest.mark.parametrize(
    "text",
    [
        "О пів на п'яту над Хойниками пролетіло чотири Мі-8.",
        "Десь о пів до восьмої через Хойники пройшло чотири Мі-8.",
        "Около половины пятого над Хойниками пролетели четыре Ми-8.",
        "А палове пятай над Хойнікамі праляцелі чатыры Мі-8.",
        "At half past four, four Mi-8s flew over Khoiniki.",
    ],
)
def test_an_hour_in_words_is_of_the_published_day(text: str) -> None:
    (only,) = told(text, "2023-03-14")
    assert (only["count_min"], only["observed_from"], only["observed_to"]) == (4, "2023-03-14", "2023-03-14")


@pytest.mark.parametrize(
    "text",
    [
        "Техніка не їде назад: навпаки, під Столин перекинули ще вісімнадцять БМП-2.",
        "Техника назад не едет: наоборот, под Столин перебросили ещё 18 БМП-2.",
    ],
)
def test_what_did_not_go_denies_nothing_behind_the_colon(text: str) -> None:
    (only,) = told(text)
    assert (only["equipment"], only["count_min"], only["place"]["name"]) == ("BMP-2", 18, "Stolin")


def test_ukrainian_words_of_doubt_make_a_claim() -> None:
    for word in ("ніби", "наче", "неначе"):
        (only,) = read(f"Пишуть, {word} в Полоцьк прибуло 500 мобілізованих.")
        assert only["report_kind"] == "claim"


@pytest.mark.parametrize(
    "text",
    [
        "Виїзд із Зябрівки триває. 31 березня — 40 машин, 1 квітня — 65, сьогодні нарахували 22.",
        "Вывод из Зябровки продолжается. 31 марта — 40 машин, 1 апреля — 65, сегодня — 22.",
    ],
)
def test_each_day_of_a_list_keeps_its_number(text: str) -> None:
    days = [(each["count_min"], each["observed_from"]) for each in told(text, "2022-04-02")]
    assert days == [(40, "2022-03-31"), (65, "2022-04-01"), (22, "2022-04-02")]
