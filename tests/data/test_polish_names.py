"""The build's names of Polish towns in the letters of their neighbours."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.model import PlaceKind
from geo.places.artefact import NewPlace

if TYPE_CHECKING:
    from types import ModuleType

BUILD = Path(__file__).resolve().parents[2] / "data" / "build"


@pytest.fixture(scope="module")
def polish() -> ModuleType:
    sys.path.insert(0, str(BUILD))
    try:
        return importlib.import_module("polish_names")
    finally:
        sys.path.remove(str(BUILD))


def town(name: str, *more: str, lon: float = 23.0, people: int = 2000) -> NewPlace:
    return NewPlace(
        names=(name, *more), kind=PlaceKind.SETTLEMENT, country="PL", admin1=None, lat=52.0, lon=lon, radius_m=3000,
        population=people, origin="geonames",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "russian", "belarusian"),
    [
        ("Terespol", "тересполь", "тэрэспаль"),
        ("Siemiatycze", "семятичи", "семяцічы"),
        ("Bielsk Podlaski", "бельск-подляски", "бельск-падляскі"),
        ("Hajnówka", "хайнувка", "гайнаўка"),
        ("Kuźnica", "кузница", "кузніца"),
        ("Dąbrowa Białostocka", "домброва-бялостоцка", "дамброва-бяластоцка"),
        ("Rzeszów", "жешув", "жэшаў"),
        ("Drohiczyn", "дрогичин", "драгічын"),
    ],
)
def test_names_are_written_by_sound(polish: ModuleType, name: str, russian: str, belarusian: str) -> None:
    assert russian in polish.russian(name)
    assert belarusian in polish.belarusian(name)


def test_towns_near_the_border_and_big_ones_get_names_that_no_list_has(polish: ModuleType) -> None:
    places = [
        town("Terespol", "Тересполь"),
        town("Orla", people=300),
        town("Konin", lon=18.3),
        town("Konin", lon=18.3, people=70_000),
    ]
    near, small, far, big = polish.with_cyrillic_names(places)
    assert "тэрэспаль" in near.derived
    assert "тересполь" not in near.derived
    assert small.derived == far.derived == ()
    assert "конин" in big.derived
