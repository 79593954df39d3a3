"""The build's former names: towns renamed since 2016 go by them as by their own."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.model import PlaceKind
from geo.places.artefact import Gazetteer, NewPlace
from geo.places.candidates import Match, find
from geo.places.indexing import write_gazetteer

if TYPE_CHECKING:
    from types import ModuleType

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def former() -> ModuleType:
    sys.path.insert(0, str(DATA / "build"))
    try:
        return importlib.import_module("former_names")
    finally:
        sys.path.remove(str(DATA / "build"))


def town(*names: str, admin1: str = "Lviv region", country: str = "UA", people: int = 9000) -> NewPlace:
    return NewPlace(
        names=names, kind=PlaceKind.SETTLEMENT, country=country, admin1=admin1, lat=50.0, lon=24.0, radius_m=3000.0,
        population=people, origin="geonames",
    )  # fmt: skip


def test_a_former_name_is_one_of_the_town_s_own_in_every_case(former: ModuleType, tmp_path: Path) -> None:
    row = former.Renamed("Lviv region", "Новозір", ("Жовтнезір", "Октябрезир"))
    places = former.with_former_names([town("Novozir", "Новозір"), town("Novozir", "Новозір", people=0)], [row])
    assert [place.still for place in places] == [("Жовтнезір", "Октябрезир"), ()]
    write_gazetteer(tmp_path, places)
    gazetteer = Gazetteer(tmp_path)
    for name, match in (("Жовтнезір", Match.EXACT), ("Октябрезир", Match.EXACT), ("Октябрезире", Match.INFLECTED)):
        assert [(each.place, each.match) for each in find([gazetteer], name)] == [(0, match)]


def test_a_name_that_a_place_of_belarus_bears_stays_among_the_others(former: ModuleType) -> None:
    row = former.Renamed("Lviv region", "Новозір", ("Жовтнезір", "Октябрезир"))
    belarusian = town("Akciabrezir", "Октябрезир", admin1="Minsk region", country="BY", people=0)
    renamed, _ = former.with_former_names([town("Novozir", "Новозір"), belarusian], [row])
    assert renamed.still == ("Жовтнезір",)
    assert "Октябрезир" in renamed.names


def test_a_town_that_no_list_holds_stops_the_build(former: ModuleType) -> None:
    with pytest.raises(KeyError, match="Новозір"):
        former.with_former_names([town("Stryi", "Стрий")], [former.Renamed("Lviv region", "Новозір", ("Жовтнезір",))])


def test_every_row_names_an_area_and_a_year(former: ModuleType) -> None:
    rows = former.read_renamed(DATA / "former_names.csv")
    assert len(rows) > 50
    assert len({(row.admin1, row.name) for row in rows}) == len(rows)
    assert all(row.former and all(row.former) for row in rows)
