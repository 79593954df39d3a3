"""The shipped tables and outlines: complete, consistent with each other, small, and documented."""

from __future__ import annotations

import csv
import json
import math
import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import pytest

from geo.maps.basemap import base_geometry
from geo.places.areas import open_areas
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

NINE = {"BY", "UA", "RU", "PL", "LT", "LV", "EE", "MD", "RO"}
MAP_FILES = [DATA_DIR / name for name in ("areas.csv", "towns.csv", "labels.csv", "area_labels.csv", "corridors.csv")]
OUTLINES = [DATA_DIR / "map" / name for name in ("areas.topojson", "water.topojson")]


def rows(name: str) -> list[dict[str, str]]:
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_map_s_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in OUTLINES) < 1_400_000
    assert sum(path.stat().st_size for path in (*MAP_FILES, *OUTLINES)) < 1_600_000


@pytest.mark.parametrize("path", OUTLINES, ids=lambda path: path.name)
def test_a_topology_uses_each_of_its_arcs_and_no_other(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    used = {int(number) for number in re.findall(r"-?\d+", json.dumps(arcs_of(document["objects"])))}
    assert {number if number >= 0 else ~number for number in used} == set(range(len(document["arcs"])))


def arcs_of(objects: dict[str, dict[str, object]]) -> list[object]:
    return [
        [each["arcs"] for each in shape["geometries"]] if "geometries" in shape else shape["arcs"]  # type: ignore[attr-defined]
        for shape in objects.values()
    ]


def test_each_arc_of_the_outlines_is_drawn_as_exactly_one_kind_of_line() -> None:
    document = json.loads(OUTLINES[0].read_text(encoding="utf-8"))
    lines = [
        arc
        for kind in ("borders", "shores", "divisions", "small_divisions")
        for [arc] in document["objects"][kind]["arcs"]
    ]
    assert sorted(lines) == list(range(len(document["arcs"])))


def test_areas_have_one_spelling_and_no_alias_names_two() -> None:
    found: dict[str, tuple[str, str]] = {}
    for row in rows("areas.csv"):
        assert row["country"] in NINE
        assert row["name_local"]
        for name in (row["name"], *row["aliases"].split("|")):
            assert name
            assert name == name.strip()
            key = (row["country"], row["name"])
            assert found.setdefault(name.casefold(), key) == key, name


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Gomel region", "Homel region"),
        ("Homiel voblast", "Homel region"),
        ("Homyel voblasts", "Homel region"),
        ("Гомельская область", "Homel region"),
        ("Гомельская обл.", "Homel region"),
        ("Гомельская вобласць", "Homel region"),
        ("obwód homelski", "Homel region"),
        ("Mogilev oblast", "Mahiliou region"),
        ("Магілёўская вобласць", "Mahiliou region"),
        ("Kiev oblast", "Kyiv region"),
        ("Київська область", "Kyiv region"),
        ("Lvov region", "Lviv region"),
        ("Крым", "Crimea"),
        ("Воронежская область", "Voronezh region"),
        ("Krasnodar Territory", "Krasnodar krai"),
        ("Бурятия", "Buryatia"),
        ("Podlaskie voivodeship", "Podlaskie"),
        ("województwo podlaskie", "Podlaskie"),
        ("Lodz voivodeship", "Łódzkie"),
        ("Vilniaus apskritis", "Vilnius county"),
        ("Приднестровье", "Transnistria"),
    ],
)
def test_an_area_is_found_by_its_old_new_and_foreign_names(alias: str, name: str) -> None:
    [found] = [
        row["name"]
        for row in rows("areas.csv")
        if alias.casefold() in {a.casefold() for a in row["aliases"].split("|")}
    ]
    assert found == name


def test_a_bare_town_name_is_no_alias_of_its_region() -> None:
    aliases = {alias for row in rows("areas.csv") for alias in row["aliases"].split("|")}
    assert not aliases & {"Homel", "Gomel", "Brest", "Minsk", "Гомель", "Брест", "Kyiv", "Lublin", "Moscow", "Москва"}


def test_towns_lie_in_their_country_or_within_three_kilometres_of_it() -> None:
    towns = rows("towns.csv")
    places = [(float(row["lat"]), float(row["lon"])) for row in towns]
    found = open_areas().locate(*zip(*places, strict=True))
    strays = [
        (row["name"], open_areas().border_km(*place, row["country"]))
        for row, place, (country, _) in zip(towns, places, found, strict=True)
        if country not in {row["country"], None}
    ]
    assert len(strays) < 0.02 * len(towns)
    assert all(kilometres < 3 for _, kilometres in strays)


@pytest.mark.parametrize(
    ("name", "zoom"),
    [("Minsk", 4), ("Kyiv", 4), ("Moscow", 4), ("Warsaw", 4), ("Brest", 5), ("Homel", 5), ("Hrodna", 5),
     ("Mahiliou", 5), ("Vitsebsk", 5), ("Babruisk", 6), ("Baranavichy", 6), ("Mazyr", 6), ("Pinsk", 6),
     ("Simferopol", 6), ("Kherson", 6), ("Asipovichy", 7), ("Luninets", 7), ("Yelsk", 8), ("Machulishchy", 9)],
)  # fmt: skip
def test_important_towns_are_labelled_early(name: str, zoom: int) -> None:
    [town] = [row for row in rows("towns.csv") if row["name"] == name]
    assert int(town["min_zoom"]) <= zoom


def test_capitals_are_labelled_before_any_other_town_of_their_country() -> None:
    for country, capital in {"BY": "Minsk", "UA": "Kyiv", "PL": "Warsaw", "LT": "Vilnius", "EE": "Tallinn"}.items():
        first = min(
            (row for row in rows("towns.csv") if row["country"] == country), key=lambda row: int(row["min_zoom"])
        )
        assert first["name"] == capital


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    east = (one[1] - other[1]) * math.cos(math.radians((one[0] + other[0]) / 2))
    return 111.195 * math.hypot(one[0] - other[0], east)


def test_corridors_run_from_stop_to_stop_in_order() -> None:
    for corridor, group in groupby(rows("corridors.csv"), key=lambda row: row["corridor_id"]):
        stops = list(group)
        assert [int(row["seq"]) for row in stops] == list(range(1, len(stops) + 1)), corridor
        assert len({(row["mode"], row["ref"]) for row in stops}) == 1
        assert stops[0]["mode"] in {"road", "rail"}
        places = [(float(row["lat"]), float(row["lon"])) for row in stops]
        legs = [kilometres(*leg) for leg in pairwise(places)]
        assert all(1 < leg < 170 for leg in legs), corridor
        for before, (one, other), direct in zip(places, pairwise(legs), places[2:], strict=False):
            assert one + other < 1.6 * kilometres(before, direct), f"{corridor} turns back"


def test_one_stop_has_one_place_in_every_corridor() -> None:
    found: dict[str, tuple[str, str, str]] = {}
    for row in rows("corridors.csv"):
        place = (row["country"], row["lat"], row["lon"])
        assert found.setdefault(row["place_en"], place) == place


def test_corridor_stops_lie_in_their_country_or_at_its_border() -> None:
    for row in rows("corridors.csv"):
        lat, lon = float(row["lat"]), float(row["lon"])
        if open_areas().country_at(lat, lon) != row["country"]:
            assert open_areas().border_km(lat, lon, row["country"]) < 1, row["place_en"]


def test_the_base_map_s_file_is_the_same_each_time_and_fits_a_page() -> None:
    first = base_geometry()
    base_geometry.cache_clear()
    assert base_geometry() == first
    assert len(first) < 1_500_000
    assert b"http" not in first


@pytest.mark.parametrize("path", [*MAP_FILES, *OUTLINES], ids=lambda path: path.name)
def test_each_file_is_listed_with_its_origin(path: Path) -> None:
    listed = (DATA_DIR / "SOURCES.md").read_text(encoding="utf-8")
    assert f"`{path.relative_to(DATA_DIR)}`" in listed
