"""What a text takes back, answers or puts right: the number, the kind, the day or the question before."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Not 20 but 12 tanks went from Barysau to Orsha today.", ("tank", 12)),
        ("Сегодня в Оршу пришло не 30 грузовиков, а десять.", ("truck", 10)),
        ("Сьогодні до Пінська пройшли не «Гради», а шість «Ураганів».", ("mlrs", 6)),
        ("Сёння праз Слонім прайшло не 50 танкаў, а дзевяць.", ("tank", 9)),
        ("В Столине насчитали шесть танков, нет, семь.", ("tank", 7)),
        ("На Столін пайшло дзесяць бензавозаў, не, хлушу, дзевяць.", ("fuel_truck", 9)),
    ],
)
def test_what_is_put_right_counts(text: str, expected: tuple[str, int]) -> None:
    (only,) = told(text)
    assert (only["equipment_class"], only["count_min"]) == expected


def test_a_day_put_right_is_the_day() -> None:
    (only,) = told("Не сьогодні, а вчора через Пінськ пройшло 12 танків.")
    assert (only["observed_from"], only["observed_to"]) == ("2022-12-18", "2022-12-18")


@pytest.mark.parametrize(
    "text",
    [
        "Танки под Гомелем? Нет: 8 БТР прошли вчера через Речицу.",
        "Танки? Ні, вісім БТР: пройшли вчора через Речицю.",
    ],
)
def test_a_no_may_tell_what_did_happen(text: str) -> None:
    (only,) = told(text)
    assert (only["equipment_class"], only["count_min"]) == ("apc", 8)


@pytest.mark.parametrize(
    "text",
    [
        "Кажуть, уночі через Новозибків на Гомель пройшло 40 танків, але підтверджень цьому немає.",
        "Якобы вчера в Зябровку привезли «Искандеры», но подтверждений этому мы не имеем.",
    ],
)
def test_what_nobody_confirmed_is_a_claim_not_a_denial(text: str) -> None:
    assert {each["report_kind"] for each in read(text)} == {"claim"}


@pytest.mark.parametrize(
    "text",
    [
        "The border service has recorded no build-up of equipment near Brest over the past day.",
        "За сутки перамяшчэнняў войскаў каля Пінска не адзначана.",
    ],
)
def test_nothing_recorded_is_no_sighting(text: str) -> None:
    assert told(text) == []


def test_a_question_and_its_answer_tell_together() -> None:
    first, second = told("Что везли вчера в Пинск из Лунинца? Шесть «Панцирей» и два КамАЗа.")
    assert (first["count_min"], second["count_min"]) == (6, 2)
    assert {(each["origin"]["name"], each["place"]["name"]) for each in (first, second)} == {("Luninets", "Pinsk")}


def test_a_no_may_only_say_where_instead() -> None:
    (only,) = told("Ан-26 вчера сел в Лиде? Нет, в Барановичах.")
    assert only["place"]["name"].startswith("Baranavichy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("На Гомель прошли 20 танков. Уточнение: не 20, а 12.", ("tank", 12)),
        ("До Ліди вчора зайшли 30 танків. UPD: перерахували, 34.", ("tank", 34)),
        ("На Гомель прайшлі 20 танкаў. Удакладненне: танкаў было дванаццаць.", ("tank", 12)),
        ("У Ліду зайшлі 30 танкаў. Удакладняем: не танкаў, а САУ.", ("sp_artillery", 30)),
    ],
)
def test_a_later_sentence_puts_a_number_or_a_kind_right(text: str, expected: tuple[str, int]) -> None:
    (only,) = told(text)
    assert (only["equipment_class"], only["count_min"]) == expected


@pytest.mark.parametrize(
    "text", ["В Лиду вошли 30 танков. Поправка: в Слоним.", "Учора не ў Ліду, а ў Слонім прыйшлі 30 танкаў."]
)
def test_a_place_put_right_is_the_place(text: str) -> None:
    (only,) = told(text)
    assert only["place"]["name"] == "Slonim"


@pytest.mark.parametrize(
    "text",
    [
        "Вчера сообщали о 12 «Искандерах» в Осиповичах. Это ошибка: эшелон пришёл пустым.",
        "Кажуть, у Ліду зайшло 30 танків. Насправді там нічого такого не було.",
        "Пішуць, што ўчора ў Баранавічы прыйшлі 20 танкаў. Гэта не так.",
        "Пишуть, що вчора до Лунинця прибули 20 танків. Перевірили: фото старе.",
    ],
)
def test_what_the_next_sentence_calls_false_is_no_sighting(text: str) -> None:
    assert told(text) == []
