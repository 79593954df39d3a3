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


@pytest.mark.parametrize(
    "text",
    [
        "Двадцятьма трьома платформами до Кричева привезли «Гвоздики», а ще шістьма — БТРи.",
        "На 23 платформах в Кричев привезли «Гвоздики», а ещё на шести — БТРы.",
        "На 23 платформах у Крычаў прывезлі «Гвоздзікі», а яшчэ на шасці — БТРы.",
    ],
)
def test_a_number_without_noun_before_its_load_is_of_more_carriers(text: str) -> None:
    counts = [each["count_min"] for each in told(text) if each["equipment_class"] == "wagon"]
    assert counts == [23, 6]
    assert [each["count_min"] for each in told(text) if each["equipment_class"] == "apc"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "До Єльська прийшов ешелон з Ростова. На платформах нарахували 9 САУ.",
        "В Ельск пришёл эшелон из Ростова. На платформах видны 9 САУ.",
    ],
)
def test_a_train_that_is_looked_into_is_told_by_what_it_carries(text: str) -> None:
    (only,) = told(text)
    assert (only["count_min"], only["place"]["name"], only["flow"]) == (9, "Yelsk", "in")


def test_who_takes_a_course_is_where_it_came_to() -> None:
    (only,) = told("Колона заїхала з Росії в Могильовську область і взяла курс на Осиповичі.")
    assert (only["place"]["name"], only["destination"]["name"]) == ("Mahiliou region", "Asipovichy")


def test_what_buyers_get_is_no_sighting() -> None:
    assert told("Підприємство у Жодіні відвантажило покупцям 40 самоскидів, третина піде в Казахстан.") == []


def test_each_line_of_a_morning_list_has_its_own_place() -> None:
    second = told("Ранкова зведенка. Ліда: сіли два МіГ-31К. Барановичі: злетів А-50У.")[1]
    assert (second["place"]["name"], second["origin"]) == ("Baranavichy", None)


@pytest.mark.parametrize(
    "text",
    [
        "З Брагина йшла техніка. Танків бачила 30, тоді збилася, бензовозів зо двадцять, ще «Гради» — не рахувала.",
        "Из Брагина шла техника. Танков видела тридцать, потом сбилась, бензовозов двадцать, «Грады» — не считала.",
    ],
)
def test_who_did_not_count_denies_nothing(text: str) -> None:
    classes = {each["equipment_class"]: each["count_min"] for each in told(text)}
    assert (classes["tank"], classes["fuel_truck"], classes["mlrs"]) == (30, 20, None)


def test_a_train_that_was_only_waited_for_is_no_sighting() -> None:
    (only,) = told("У Речиці 16 МТ-ЛБ чекали на переїзді, доки пройде потяг, а потім рушили в бік Хойників.")
    assert (only["equipment"], only["place"]["name"]) == ("MT-LB", "Rechytsa")


@pytest.mark.parametrize(
    "text",
    [
        "Командувач ВМС: у Чорному морі на чергуванні три носії «Калібрів».",
        "В Чёрном море на боевом дежурстве два корабля.",
    ],
)
def test_ships_on_duty_are_no_sighting(text: str) -> None:
    assert told(text) == []


def test_a_van_beside_lorries_is_read() -> None:
    _, van = told("На Щастя з Луганська проїхали шість «Уралів» та бус «Фольксваген» зі зброєю.")
    assert (van["equipment"], van["count_min"]) == ("van or minibus", 1)


@pytest.mark.parametrize("night", ["У ніч проти 27 жовтня", "Уночі проти 27 жовтня", "Вночі на 27 жовтня"])
def test_a_night_against_a_day_is_the_night_before_it(night: str) -> None:
    (only,) = told(f"{night} через Кричев пройшли 14 танків.", "2022-10-28")
    assert (only["observed_from"], only["observed_to"]) == ("2022-10-26", "2022-10-27")
