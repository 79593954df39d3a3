"""The build's Ukraine: villages take a known point or their community's middle; names are written as the rules say."""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from geo.model import PlaceKind
from geo.places.artefact import BY_COMMUNITY, VILLAGE, NewPlace

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
postal, russian_names = module("gazetteer_postal"), module("russian_names")
codes = module("gazetteer_codes")


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
    ("name", "latin"),
    [("Уречье", "Urechye"), ("Елизово", "Yelizovo"), ("Щорс", "Shchors"), ("Большие Зыки", "Bolshiye Zyki")],
)
def test_russian_names_are_romanised_by_bgn_pcgn(name: str, latin: str) -> None:
    assert russian_names.romanised(name) == latin


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
    towns, others = ukraine.settlements(villages, [town("Bytytsia", 51.0, 34.7)], [], {"Sumy region": 200.0})
    assert towns[0].names == ("Bytytsia", "Битиця")
    assert [each.names[0] for each in others] == ["Kyianytsia"]


def test_namesakes_go_to_the_community_that_is_near() -> None:
    villages = [official("Степанівка", "H1"), official("Степанівка", "H2"), official("Лебедин", "H2")]
    points = [town("Stepanivka", 50.6, 34.5), town("Lebedyn", 50.58, 34.48)]
    assert ukraine.matched(villages, points) == {2: 1, 1: 0}


def test_a_village_without_a_point_stands_in_the_middle_of_its_community_and_says_so() -> None:
    villages = [official(name, "H1") for name in ("Лебедин", "Кияниця", "Битиця")]
    points = [town("Lebedyn", 50.5, 34.5), town("Kyianytsia", 50.7, 34.7)]
    _, (place,) = ukraine.settlements(villages, points, [], {"Sumy region": 314.0})
    assert (place.lat, place.lon) == (50.6, 34.6)
    assert place.flags == BY_COMMUNITY | VILLAGE
    assert place.radius_m == 13_500.0


def test_a_village_of_an_unknown_community_stands_in_the_middle_of_its_district() -> None:
    villages = [official("Лебедин", "H1"), official("Битиця", "H2")]
    _, (place,) = ukraine.settlements(villages, [town("Lebedyn", 50.5, 34.5)], [], {"Sumy region": 314.0})
    assert (place.lat, place.lon) == (50.5, 34.5)


def test_villages_of_a_district_of_which_nothing_is_known_are_left_out() -> None:
    assert ukraine.settlements([official("Битиця", "H1")], [], [], {"Sumy region": 314.0}) == ([], [])


def posted(name: str, lat: float, lon: float, *codes: int) -> object:
    return postal.Posted(name, "UA", "Sumy region", lat, lon, codes)


def test_a_village_takes_the_point_of_the_postal_place_of_its_name_near_its_community() -> None:
    villages = [official(name, "H1") for name in ("Лебедин", "Кияниця", "Битиця")]
    points = [posted("Кияниця", 50.6, 34.6), posted("Битиця", 51.9, 34.5)]
    _, (near, far) = ukraine.settlements(villages, [town("Lebedyn", 50.5, 34.5)], points, {"Sumy region": 314.0})
    assert (near.names[1], near.lat, near.lon, near.flags, near.origin) == ("Кияниця", 50.6, 34.6, VILLAGE, "postal")
    assert (far.names[1], far.flags) == ("Битиця", BY_COMMUNITY | VILLAGE)


def test_each_of_several_namesakes_takes_the_postal_place_nearest_to_its_community() -> None:
    villages = [official(name, code) for code in ("H1", "H2") for name in ("Степанівка",)]
    villages += [official("Лебедин", "H2"), official("Кияниця", "H1")]
    towns = [town("Lebedyn", 50.5, 34.5), town("Kyianytsia", 51.1, 34.9)]
    points = [posted("Степанівка", 50.6, 34.5), posted("Степанівка", 51.0, 34.9)]
    _, (first, second) = ukraine.settlements(villages, towns, points, {"Sumy region": 314.0})
    assert (first.lat, second.lat) == (51.0, 50.6)


def test_a_postal_place_under_a_name_that_the_codifier_no_longer_has_is_kept_under_it() -> None:
    villages = [official("Лебедин", "H1")]
    points = [posted("Жовтневе", 50.6, 34.6), posted("Лебедин", 50.5, 34.5)]
    _, (renamed,) = ukraine.settlements(villages, [town("Lebedyn", 50.5, 34.5)], points, {"Sumy region": 314.0})
    assert (renamed.names[0], renamed.lat, renamed.flags) == ("Zhovtneve", 50.6, VILLAGE)


def test_a_postal_place_at_a_town_of_its_name_is_not_given_to_a_namesake_in_the_next_community() -> None:
    villages = [official("Степанівка", "H1"), official("Лебедин", "H1"), official("Степанівка", "H2")]
    villages += [official("Кияниця", "H2")]
    towns = [town("Stepanivka", 50.6, 34.5), town("Lebedyn", 50.58, 34.48), town("Kyianytsia", 50.7, 34.7)]
    points = [posted("Степанівка", 50.601, 34.501)]
    _, (namesake,) = ukraine.settlements(villages, towns, points, {"Sumy region": 314.0})
    assert (namesake.lat, namesake.lon, namesake.origin) == (50.7, 34.7, "katottg")


def test_a_village_without_a_point_stands_among_those_of_its_community_whose_codes_are_next_to_its_own() -> None:
    villages = [official(name, "H1") for name in ("Лебедин", "Кияниця", "Битиця")]
    points = [posted("Лебедин", 50.5, 34.5, 42201), posted("Кияниця", 50.6, 34.6, 42250)]
    towns = [town("Lebedyn", 50.5, 34.5)]
    mailed = [postal.Mailed("Битиця", "UA", "Sumy region", 42251)]
    _, (_, place) = ukraine.settlements(villages, towns, points, {"Sumy region": 314.0}, mailed)
    assert (place.lat, place.lon) == pytest.approx((50.6, 34.6), abs=0.001)
    assert (place.radius_m, place.flags) == (12_500.0, BY_COMMUNITY | VILLAGE)
    far = [postal.Mailed("Битиця", "UA", "Sumy region", 42230)]
    _, (_, place) = ukraine.settlements(villages, towns, points, {"Sumy region": 314.0}, far)
    assert (place.lat, place.radius_m) == (50.55, 13_500.0)


def test_a_village_of_belarus_that_only_its_code_locates_stands_among_the_next_codes_of_its_district() -> None:
    district = [postal.Posted("Колодежи", "BY", "Minsk region", 53.7, 28.5, (222437,))]
    district += [postal.Posted("Уречье", "BY", "Minsk region", 52.9, 27.9, (222399,))]
    rows = [("Озяты", 222438), ("Рубеж", 222438), ("Птичь", 222450), ("Уречье", 222436)]
    mailed = [postal.Mailed(name, "BY", "Minsk region", code) for name, code in rows]
    held = [replace(town("Urechcha", 53.7, 28.4), names=("Urechcha", "Уречье"), country="BY")]
    (place,) = codes.villages_of_belarus(mailed, district, held, lambda name: name == "Рубеж")
    assert (place.names, place.lat, place.lon) == (("Ozyaty", "Озяты"), 53.7, 28.5)
    assert (place.radius_m, place.flags) == (codes.RADIUS_M, BY_COMMUNITY | VILLAGE)


def dump(folder: Path, rows: list[tuple[str, str, str, str, float, float, float]]) -> Path:
    keys = ("country_code", "postal_code", "city", "state", "latitude", "longitude", "accuracy")
    path = folder / "geonames_data.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(dict(zip(keys, row, strict=True))) + "\n" for row in rows)
    return path


def test_postal_places_are_taken_where_the_point_is_their_own_and_in_the_area_that_they_name(tmp_path: Path) -> None:
    rows = [
        ("BY", "222399", "Уречье", "Minsk", 52.948, 27.893, 4.0),
        ("BY", "222398", "Уречье (Слободской с/с)", "Minsk", 52.948, 27.893, 4.0),
        ("BY", "222437", "Колодежи", "Minsk", 53.7186, 28.5685, 4.0),
        ("BY", "222438", "Озяты", "Minsk", 53.1, 27.5, 1.0),
        ("BY", "222440", "Птичь", "Minsk", 52.1827, 28.8125, 4.0),
        ("BY", "220012", "Минск 12", "Minsk", 53.9, 27.5, 4.0),
        ("RU", "664000", "Иркутск", "Иркутская Область", 52.28, 104.3, 4.0),
    ]
    found, guessed = postal.read_postal(dump(tmp_path, rows))
    assert [(each.name, each.admin1, each.codes) for each in found] == [
        ("Колодежи", "Minsk region", (222437,)),
        ("Уречье", "Minsk region", (222398, 222399)),
    ]
    assert guessed == [postal.Mailed("Озяты", "BY", "Minsk region", 222438)]


def test_villages_of_neighbours_are_taken_where_nothing_of_their_name_is_near_and_no_word_is_meant() -> None:
    held = [replace(town("Urechcha", 52.95, 27.89), names=("Urechcha", "Уречье"), country="BY")]
    near = postal.Posted("Уречье", "BY", "Minsk region", 52.948, 27.893)
    new = postal.Posted("Колодежи", "BY", "Minsk region", 53.7186, 28.5685)
    word = postal.Posted("Рубеж", "RU", "Bryansk region", 53.2, 34.3)
    towns, (village,) = postal.with_villages([near, new, word], held, lambda name: name == "Рубеж")
    assert towns == held
    assert (village.names, village.country, village.flags) == (("Kolodezhi", "Колодежи"), "BY", VILLAGE)


def test_a_place_that_has_only_latin_names_gets_its_cyrillic_one_from_the_postal_place_there() -> None:
    held = [replace(town("Lel’chitsy", 51.79, 28.33), country="BY")]
    (named,), new = postal.with_villages(
        [postal.Posted("Лельчицы", "BY", "Homel region", 51.787, 28.321)], held, lambda _: False
    )
    assert (named.names, new) == (("Lel’chitsy", "Лельчицы"), [])


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
