"""Where the items of a list, the lines under a heading and the parts of a sentence were."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import names, told
from tests.reports.reading import read as read_on


def read(text: str) -> list[dict[str, Any]]:
    """Return the sightings of a report published on 10 February 2023."""
    return read_on(text, "2023-02-10")


def test_the_head_of_a_sentence_or_list_holds_for_what_follows() -> None:
    reads = read("Лунинец, 9 февраля: утром сели 3 Су-25; в обед прилетел Ан-26 из Твери.")
    assert [each["place"]["country"] for each in reads] == ["BY", "BY"]
    assert reads[1]["origin"]["name"] == "Tver"
    reads = read("Жлобін, станцыя:\n7.02 — прыбыў эшалон, 14 танкаў\n8.02 — прыбыў эшалон, 9 БМП-2")
    assert {each["place"]["name"][:7] for each in reads} == {"Zhlobin"}


def test_a_place_and_day_that_stand_last_tell_where_it_was() -> None:
    (carriers,) = read("На Херсонщину снова прошли 17 тралов. Джанкой, 8 февраля.")
    assert carriers["place"]["name"].startswith("Dzhanko")
    (others,) = read("Через Мозырь прошли 17 тралов. Джанкой, 8 февраля.")
    assert others["place"]["name"] == "Mazyr"


@pytest.mark.parametrize(
    "text",
    [
        "In the Kamenets district ten MAZ trucks came to the village of Vidamlia on 13 December.",
        "В Каменецком районе в деревню Видомля 13 декабря пришли десять МАЗов.",
    ],
)
def test_an_area_named_ahead_tells_which_of_several_places_is_meant(text: str) -> None:
    (trucks,) = told(text)
    assert (trucks["place"]["name"], trucks["place"]["country"], trucks["flow"]) == ("Vidomlya", "BY", "internal")


def test_a_line_may_begin_with_an_area_and_the_spot_in_it() -> None:
    (tanks,) = told("Гомельская область, Комарин: 13 декабря прошли 10 танков.")
    assert (tanks["place"]["name"], tanks["place"]["country"]) == ("Komaryn", "BY")
    (guns,) = told("Rostov Oblast, Kuteinikovo: 38 howitzers arrived on 13 December.")
    assert (guns["place"]["text"], guns["place"]["name"]) == ("Kuteinikovo", "Rostov region")


def test_a_heading_is_where_it_was_seen_also_beside_a_way() -> None:
    (trucks,) = told("Армянськ, ранок 12 грудня. З Криму на Херсон 24 вантажівки.")
    assert names(trucks) == ("Crimea", "Armyansk", "Kherson")


def test_every_line_of_a_list_shares_what_stands_before_and_behind_it() -> None:
    ways = [names(each) for each in told("📍 Слуцк\n🚛 12 Уралов\n🚐 3 УАЗа\n➡️ Минск")]
    assert ways == [(None, "Slutsk", "Minsk")] * 2
    ways = [names(each) for each in told("Речица, 14:10\n▪️8 танков\n▪️4 БМП\n▪️1 БРЭМ\nнаправление — Лоев")]
    assert ways == [(None, "Rechytsa", "Loyeu")] * 3
    ways = [names(each) for each in told("З боку Гомеля через Нові Яриловичі зайшло:\n— 15 танків;\n— 20 БТР.")]
    assert ways == [("Homel", "Novi Yarylovychi", None)] * 2


def test_a_place_and_day_that_stand_last_are_where_it_was_whatever_it_came_from() -> None:
    (trucks,) = told("Thirty trucks passed from the Crimean side. Chaplynka, 13 December.")
    assert (trucks["place"]["text"], trucks["observed_from"]) == ("Chaplynka", "2022-12-13")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six Su-34 bombers and two Il-76 planes landed in Lida and Homel respectively on Tuesday.",
            [(6, "Lida"), (2, "Homel")],
        ),
        (
            "Два Ми-8 и три Ми-24 перелетели из Мачулищ в Лунинец и Лиду соответственно.",
            [(2, "Luninets"), (3, "Lida")],
        ),
        ("У Гомель і Брэст прыйшлі адпаведна 20 і 30 вагонаў.", [(20, "Homel"), (30, "Brest")]),
        ("До Гомеля й Жлобина прибули 12 танків і 7 БТР відповідно.", [(12, "Homel"), (7, "Zhlobin")]),
    ],
)
def test_what_is_listed_respectively_is_paired_in_order(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(each["count_min"], each["place"]["name"]) for each in told(text)] == expected


def test_each_of_a_list_goes_where_the_place_right_before_it_says() -> None:
    sent = told("Из Барановичей — на Лунинец 30 «Уралов», оттуда же на Пинск 12 БТР-80.")
    assert [(each["count_min"], each["destination"]["name"]) for each in sent] == [(30, "Luninets"), (12, "Pinsk")]


def test_the_others_land_where_they_are_told_to() -> None:
    flown = told("Six Mi-8 left Ziabrauka at dawn; two turned for Homel, the four others landed at Luninets.")
    assert [(each["count_min"], each["place"]["name"]) for each in flown] == [(2, "Homel"), (4, "Luninets")]


@pytest.mark.parametrize(
    "text",
    [
        "На станции Лида разгрузили 18 танков и 25 «Уралов», в Слониме — 12 гаубиц.",
        "At Lida they unloaded 18 tanks and 25 Urals, at Slonim 12 howitzers.",
    ],
)
def test_what_follows_in_a_part_is_where_the_part_is(text: str) -> None:
    places = [(each["count_min"], each["place"]["name"].split()[0]) for each in told(text)]
    assert places == [(18, "Lida"), (25, "Lida"), (12, "Slonim")]
