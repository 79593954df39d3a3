"""The build's Ukraine: villages take a known point or their community's middle; names are written as the rules say."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from geo.model import PlaceKind
from geo.places.artefact import BY_COMMUNITY, NewPlace

if TYPE_CHECKING:
    from types import ModuleType

BUILD = Path(__file__).resolve().parents[2] / "data" / "build"


def module(name: str) -> ModuleType:
    sys.path.insert(0, str(BUILD))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(BUILD))


ukraine, ukrainian_names = module("gazetteer_ukraine"), module("ukrainian_names")


def town(name: str, lat: float, lon: float) -> NewPlace:
    return NewPlace(
        names=(name,), kind=PlaceKind.SETTLEMENT, country="UA", admin1="Sumy region", lat=lat, lon=lon, radius_m=2500.0
    )


def official(name: str, community: str) -> object:
    return ukraine.Official(name, "Sumy region", "P1", community)


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Згурівка", "Zghurivka"),
        ("Єланець", "Yelanets"),
        ("Кам'янське", "Kamianske"),
        ("Нове Їжакове", "Nove Yizhakove"),
        ("Знам'янка-Друга", "Znamianka-Druha"),
        ("Щасливе", "Shchaslyve"),
    ],
)
def test_names_are_romanised_as_the_national_rule_says(name: str, latin: str) -> None:
    assert ukrainian_names.romanised(name) == latin


@pytest.mark.parametrize(
    ("name", "russian"),
    [
        ("Новомихайлівка", "Новомихайловка"),
        ("Миколаївка", "Николаевка"),
        ("Калинівка", "Калиновка"),
        ("Олексіївка", "Алексеевка"),
        ("Катеринівка", "Екатериновка"),
        ("Луганське", "Луганское"),
        ("Біла Криниця", "Белая Криница"),
        ("Верхня Сироватка", "Верхняя Сироватка"),
        ("Степне", "Степное"),
    ],
)
def test_names_get_their_russian_counterpart(name: str, russian: str) -> None:
    assert russian in ukrainian_names.russian(name)
    assert len(ukrainian_names.russian(name)) <= 3


def test_a_village_of_one_name_takes_the_point_of_the_town_that_it_is() -> None:
    villages = [official("Битиця", "H1"), official("Кияниця", "H1")]
    towns, others = ukraine.settlements(villages, [town("Bytytsia", 51.0, 34.7)], {"Sumy region": 200.0})
    assert towns[0].names == ("Bytytsia", "Битиця")
    assert [each.names[0] for each in others] == ["Kyianytsia"]


def test_namesakes_go_to_the_community_that_is_near() -> None:
    villages = [official("Степанівка", "H1"), official("Степанівка", "H2"), official("Лебедин", "H2")]
    points = [town("Stepanivka", 50.6, 34.5), town("Lebedyn", 50.58, 34.48)]
    assert ukraine.matched(villages, points) == {2: 1, 1: 0}


def test_a_village_without_a_point_stands_in_the_middle_of_its_community_and_says_so() -> None:
    villages = [official(name, "H1") for name in ("Лебедин", "Кияниця", "Битиця")]
    points = [town("Lebedyn", 50.5, 34.5), town("Kyianytsia", 50.7, 34.7)]
    _, (place,) = ukraine.settlements(villages, points, {"Sumy region": 314.0})
    assert (place.lat, place.lon) == (50.6, 34.6)
    assert place.flags == BY_COMMUNITY
    assert place.radius_m == 15_000.0


def test_a_village_of_an_unknown_community_stands_in_the_middle_of_its_district() -> None:
    villages = [official("Лебедин", "H1"), official("Битиця", "H2")]
    _, (place,) = ukraine.settlements(villages, [town("Lebedyn", 50.5, 34.5)], {"Sumy region": 314.0})
    assert (place.lat, place.lon) == (50.5, 34.5)


def test_villages_of_a_district_of_which_nothing_is_known_are_left_out() -> None:
    assert ukraine.settlements([official("Битиця", "H1")], [], {"Sumy region": 314.0}) == ([], [])


def test_the_codifier_gives_each_settlement_its_oblast(tmp_path: Path) -> None:
    areas = module("gazetteer_areas")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        [], [], ["Кодифікатор"], ["Перший рівень"],
        ["UA59", None, None, None, None, "O", "Сумська"],
        ["UA59", "P1", None, None, None, "P", "Сумський"],
        ["UA59", "P1", "H1", None, None, "H", "Сумська "],
        ["UA59", "P1", "H1", "C1", None, "C", "Кам’янка "],
    ):  # fmt: skip
        sheet.append(row)
    book.save(tmp_path / "kodifikator.xlsx")
    found = ukraine.read_codifier(tmp_path / "kodifikator.xlsx", areas.read_areas(BUILD.parent / "areas.csv"))
    assert found == [ukraine.Official("Кам'янка", "Sumy region", "P1", "H1")]
