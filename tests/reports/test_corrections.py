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
        ("Праз Пінск прайшлі 4 танкі. Паведамлялі пра 4, але іх было сем.", ("tank", 7)),
        ("Праз Пінск прайшлі 4 танкі. Насамрэч сем.", ("tank", 7)),
        ("Через Пинск прошли 4 танка. На самом деле их было семь.", ("tank", 7)),
        ("Через Пинск прошли 4 танка. Позже выяснилось, что их было не 4, а семь.", ("tank", 7)),
        ("Через Пінськ пройшли 4 танки. Насправді танків було сім.", ("tank", 7)),
        ("4 tanks passed Pinsk. It turned out that there were seven.", ("tank", 7)),
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


def test_only_a_sentence_of_its_number_puts_a_number_right() -> None:
    first, _ = told("Праз Пінск прайшлі 4 танкі. Насамрэч там былі і два БТР.")
    assert (first["equipment_class"], first["count_min"]) == ("tank", 4)


@pytest.mark.parametrize(
    "text",
    [
        "Інфармацыя пра дзве калоны танкаў на трасе М5 не адпавядае рэчаіснасці.",
        "Заява, што праз Гомель пайшлі пяць танкаў, не мае нічога агульнага з рэчаіснасцю.",
        "Информация о двух колоннах танков на трассе М5 не соответствует действительности.",
        "Повідомлення про колону з 20 танків біля Лельчиць не відповідає дійсності.",
        "Reports that 20 tanks crossed into Belarus near Homel do not correspond to reality.",
    ],
)
def test_what_is_unlike_reality_is_no_sighting(text: str) -> None:
    assert told(text) == []


def test_what_is_so_in_reality_is_a_sighting() -> None:
    (only,) = told("Паведамлялі пра дзесяць, але ў рэчаіснасці праз Гомель прайшло пяць танкаў.")
    assert only["count_min"] == 5


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("На Гомель адпраўлена 4 вайсковыя эшалоны, зваротных няма.", [4]),
        ("Через Гомель прошли 5 танков, движения в обратную сторону нет.", [5]),
        ("Через Гомель пройшло 5 танків і 2 БТР, номерів немає.", [5, 2]),
        ("Прыйшлі 5 танкаў у Гомель, лёс двух невядомы.", [5]),
        ("У Гомель прыйшлі 9 танкаў, у лес — яшчэ пяць.", [9, 5]),
    ],
)
def test_what_is_lacking_beside_it_denies_no_movement(text: str, counts: list[int]) -> None:
    assert [each["count_min"] for each in told(text)] == counts
