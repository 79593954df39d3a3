"""The build's neighbours' names: made from the Russian writing of the main name, in the regular correspondences."""

from __future__ import annotations

import importlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.model import PlaceKind
from geo.places.artefact import Gazetteer, NewPlace
from geo.places.candidates import Match, find
from geo.places.indexing import write_gazetteer

if TYPE_CHECKING:
    from types import ModuleType

BUILD = Path(__file__).resolve().parents[2] / "data" / "build"


def module(name: str) -> ModuleType:
    sys.path.insert(0, str(BUILD))
    try:
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(BUILD))


neighbour_names = module("neighbour_names")


def town(*names: str, country: str = "BY", people: int = 20_000) -> NewPlace:
    return NewPlace(
        names=names, kind=PlaceKind.SETTLEMENT, country=country, admin1=None, lat=52.0, lon=30.0, radius_m=3000,
        population=people, origin="geonames",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("russian", "ukrainian", "belarusian"),
    [
        ("речица", "річиця", "рэчыца"),
        ("новозыбков", "новозибків", "навазыбкаў"),
        ("чернобыль", "чорнобиль", "чарнобыль"),
        ("старые дороги", "старі дороги", "старыя дарогі"),
        ("петриков", "петриків", "петрыкаў"),
        ("новороссийск", "новоросійськ", "наварасійск"),
        ("звенчатка", "звенчатка", "звянчатка"),
        ("березовка", "березівка", "бярозаўка"),
        ("великие речки", "великі річки", "вялікія рэчкі"),
        ("марьина горка", "мар'їна гірка", "мар'іна горка"),
    ],
)
def test_regular_correspondences(russian: str, ukrainian: str, belarusian: str) -> None:
    assert ukrainian in neighbour_names.ukrainian(russian)
    assert belarusian in neighbour_names.belarusian(russian)


def test_only_the_main_name_of_a_neighbour_leads_to_others() -> None:
    assert "річиця" in neighbour_names.derived_names(town("Rechytsa", "Речица"))
    assert not neighbour_names.derived_names(town("Toretsk", "Дзержинск", country="RU"))


def test_a_country_s_own_language_gets_no_names_by_rule() -> None:
    listed = town("Ovruch", "Овруч", country="UA")
    assert not any(name == "овруч" for name in neighbour_names.derived_names(listed))
    assert "оўруч" in neighbour_names.derived_names(listed)


def test_small_far_and_foreign_places_get_none() -> None:
    places = [
        town("Rechytsa", "Речица", people=100),
        town("Sokółka", "Соколка", country="PL"),
        replace(town("Omsk", "Омск", country="RU"), lon=73.4),
    ]
    assert [place.derived for place in neighbour_names.with_neighbours_names(places)] == [(), (), ()]


def test_names_by_rule_rank_below_listed_ones_and_find_their_case_forms(tmp_path: Path) -> None:
    places = [replace(town("Rechytsa", "Речица"), derived=("річиця",)), town("Richytsia", "Річиця", country="UA")]
    write_gazetteer(tmp_path, places)
    held = [Gazetteer(tmp_path)]
    assert {each.place: each.match for each in find(held, "Річиця")} == {0: Match.OTHER_INFLECTED, 1: Match.EXACT}
    assert {each.place: each.match for each in find(held, "у Річиці")} == {}
    assert {each.place: each.match for each in find(held, "Річиці")} == {0: Match.OTHER_INFLECTED, 1: Match.INFLECTED}


def test_a_village_of_belarus_is_shown_as_its_crossing_is() -> None:
    curated = module("gazetteer_curated")
    row = dict.fromkeys(("names_be", "names_uk", "names_other"), "") | {
        "name_en": "Makrany crossing (BY side)", "names_ru": "Мокраны", "lat": "52.05", "lon": "30.0",
    }  # fmt: skip
    village, big, abroad = curated.lend_names(
        [town("Mokrany", "Мокраны", people=0), town("Mokrany"), town("Mokrany", country="UA", people=0)], [row]
    )
    assert village.names[0] == "Makrany"
    assert big.names[0] == abroad.names[0] == "Mokrany"


def test_names_made_by_rule_are_left_out_where_they_are_everyday_words() -> None:
    reni = replace(town("Reni", "Рени", country="UA"), derived=("рані", "рэні"))
    (place,) = neighbour_names.without_everyday([reni], {"рані"}.__contains__)
    assert place.derived == ("рэні",)
