"""Who tells of what moved, and where it vanished or its men were taken, is no sighting; a count told next is."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


@pytest.mark.parametrize(
    "text",
    [
        "Паводле дадзеных польскіх памежнікаў, над Белавежай праляцеў Мі-8.",
        "По данным польских пограничников, над Беловежей пролетел Ми-8.",
        "За даними польських прикордонників, над Біловежею пролетів Мі-8.",
    ],
)
def test_whose_word_it_is_did_not_move(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["equipment_class"] == "helicopter"


@pytest.mark.parametrize(
    "text",
    [
        "«Шахед» праляцеў над Брагінам і знік з радараў.",
        "«Шахед» пролетел над Брагином и исчез с радаров.",
        "Шахед пролетів над Брагіном і зник з радарів.",
    ],
)
def test_a_radar_that_something_vanished_from_did_not_move(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["equipment_class"] == "uav"


@pytest.mark.parametrize(
    "text",
    [
        "Сотню мабілізаваных з Уфы прывезлі ў вайсковую частку пад Пінскам, яшчэ сорак — у Кобрын.",
        "Сотню мобилизованных из Уфы привезли в воинскую часть под Пинском, ещё сорок — в Кобрин.",
    ],
)
def test_a_unit_that_men_are_brought_to_is_where_they_came(text: str) -> None:
    found = told(text)
    assert [(each["count_min"], names(each)[1]) for each in found] == [(100, "Pinsk"), (40, "Kobryn")]


@pytest.mark.parametrize(
    "text",
    [
        "Міма Століна ўсю ноч ішлі танкі. Сусед налічыў 63 машыны.",
        "Через Столин шли танки. Сосед насчитал 63 машины.",
        "Tanks went through Stolin. A neighbour counted 63 vehicles.",
    ],
)
def test_a_count_told_next_is_of_what_went(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment_class"], sighting["count_min"]) == ("tank", 63)


@pytest.mark.parametrize(
    "text",
    [
        "Пад Пінскам стаіць на святлафоры калона, яна едзе на палігон. Бачу дванаццаць БТР-80.",
        "Под Пинском идёт колонна. Вижу двенадцать БТР-80.",
        "A column is moving near Pinsk. I can see twelve BTR-80s.",
    ],
)
def test_what_is_seen_in_a_column_stands_for_it(text: str) -> None:
    (sighting,) = told(text)
    assert (sighting["equipment_class"], sighting["count_min"]) == ("apc", 12)


@pytest.mark.parametrize(
    "text",
    [
        "9 аўтобусаў паехалі ў бок Крычава, далей — на расійскую мяжу.",
        "9 автобусов поехали в сторону Кричева, дальше — к границе с Россией.",
    ],
)
def test_a_border_gone_to_is_not_entered_through(text: str) -> None:
    (sighting,) = told(text)
    assert sighting["flow"] == "internal"


def test_perhaps_in_short_opens_a_range() -> None:
    (sighting,) = told("Праз Слонім ішлі 25 машын, мо 30.")
    assert (sighting["count_min"], sighting["count_max"]) == (25, 30)


def test_vehicles_told_of_a_division_are_vehicles() -> None:
    found = told("З Барысава выехаў ракетны дывізіён: да дзясятка машын, у тым ліку тры «Палянэзы».")
    assert [each["equipment_class"] for each in found] == ["vehicle_unspecified", "mlrs"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Trucks on the move\n\nTwelve trucks entered Brest.\n\nSource: Belaruski Hajun", "Belarusian Hajun"),
        ("Photo: RIA Novosti\n\nTwelve trucks entered Brest.\n\nBelaruski Gayun wrote of it.", "Belarusian Hajun"),
        ("Twelve trucks entered Brest.\n\nTASS and BelTA wrote of it.", None),
        ("Фото: УНІАН\n\nДо Бреста заїхали 12 вантажівок.", None),
    ],
)
def test_the_only_source_of_an_article_says_all_of_it_and_a_picture_is_no_word(text: str, source: str | None) -> None:
    (sighting,) = told(text)
    assert sighting["source"] == source


def test_each_of_two_sources_says_its_own() -> None:
    text = "According to TASS, 12 trucks entered Brest.\n\nBelsat says that 14 tanks arrived in Lida."
    assert [each["source"] for each in told(text)] == ["TASS", "Belsat"]
