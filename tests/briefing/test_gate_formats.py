"""No format lets out what the gate holds: each is written of a database full of secrets, unpacked, and searched."""

from __future__ import annotations

import math
import re
import shutil
import subprocess
import tempfile
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pyogrio
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from geo.briefing.acts import WATERMARK
from geo.briefing.cells import KM_PER_DEGREE, cell_at
from geo.briefing.content import make_briefing
from geo.briefing.formats import FORMATS
from geo.briefing.gate import Release, release
from geo.briefing.model import Block
from geo.briefing.positions import remove_positions
from geo.briefing.request import Request
from geo.model import PlaceKind
from geo.records import ledger
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.briefing.leaks import ALLOWED_SIGHTINGS, NOW, PUBLIC, leaked, secret_batch, unpacked
from tests.briefing.writers import EXPORTS, WRITERS
from tests.records.making import batch_of, empty_database, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.records.mirror import Mirror

HOW = Release(now=NOW)


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    with open_records(empty_database(tmp_path_factory.mktemp("secrets"))) as records:
        ledger.commit_batch(records, secret_batch())
        mirror = open_mirror(records)
        yield mirror
        mirror.close()


def told(data: bytes, name: str) -> str:
    """Return all text of a file, also that of formats which keep it compressed."""
    text, name = unpacked(data), name.removeprefix("brief ")
    if name == "parquet":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "one.parquet"
            file.write_bytes(data)
            frame = gpd.read_parquet(file)
        text += frame.to_csv() + frame.to_wkt().to_csv()
    if name == "gpkg":
        frame = layer_of(data, "gpkg")
        text += frame.to_wkt().to_csv()
    if name == "html":  # the outlines and towns of the region are the same in every page
        text = re.sub(r'<script id="ground".*?</script>|<script>/\* @preserve.*?</script>', "", text, flags=re.DOTALL)
    if name == "pdf":
        if shutil.which("pdftotext") is None:
            pytest.skip("no pdftotext: install poppler-utils (.ci/setup-system)")
        done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        # The figures of its drawing are of the page, not degrees; what can be read of it are its words.
        text = done.stdout.decode("utf-8") + data.decode("utf-8", "replace")
    return text


def layer_of(data: bytes, ending: str) -> gpd.GeoDataFrame:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"one.{ending}"
        file.write_bytes(data)
        if ending == "parquet":  # GDAL as pyogrio carries it has no driver for it
            return gpd.read_parquet(file)
        return gpd.read_file(file, engine="pyogrio")


@pytest.mark.parametrize("name", WRITERS)
def test_no_format_lets_out_what_the_gate_holds(secrets: Mirror, name: str) -> None:
    with release(secrets, Filters(), HOW) as out:
        text = told(WRITERS[name](out), name)
    assert leaked(text) == []
    if name in EXPORTS:
        assert leaked(text, PUBLIC) == list(PUBLIC)
    elif name != "brief png":
        assert "Belarusian Hajun" in text


@pytest.mark.parametrize("name", EXPORTS)
def test_a_private_file_holds_all_of_it_and_says_so(secrets: Mirror, name: str) -> None:
    with release(secrets, Filters(status=("all",)), replace(HOW, private=True)) as out:
        text = told(WRITERS[name](out), name)
    assert WATERMARK in text
    assert "TLP:RED" in text
    assert {"zzred", "zzprivate", "zzfresh", "zzundated"} <= set(leaked(text))


@pytest.mark.parametrize("name", EXPORTS)
def test_every_file_says_whose_it_is_as_of_when_how_chosen_and_of_which_data(secrets: Mirror, name: str) -> None:
    with release(secrets, Filters(equipment=("Ural",), text="truck"), HOW) as out:
        text = told(WRITERS[name](out), name)
        for said in ("TLP:CLEAR", "2023-01-10T12:00:00Z", "equipment=Ural; text=truck", out.sha256, "Belarusian Hajun",
                     "GeoNames (CC BY 4.0)", "cells of 5 km"):  # fmt: skip
            assert said in text, said


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_release_gives_the_same_bytes(secrets: Mirror, name: str) -> None:
    with release(secrets, Filters(), HOW) as one, release(secrets, Filters(), HOW) as other:
        assert EXPORTS[name](one) == EXPORTS[name](other)


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_of_nothing_can_be_written(secrets: Mirror, name: str) -> None:
    with release(secrets, Filters(source=("nobody",)), HOW) as out:
        assert WRITERS[name](out)


@pytest.mark.parametrize("name", ["geojson", "kml", "gpkg", "parquet"])
def test_gis_opens_the_file_with_each_sighting_drawn_as_its_cell(secrets: Mirror, name: str) -> None:
    with release(secrets, Filters(), HOW) as out:
        frame = layer_of(FORMATS[name].write(out).data, FORMATS[name].ending)
        cells = {row["sighting_id"]: cell_at(row["lat"], row["lon"]) for row in out.rows().to_pylist()}
    assert len(frame) == ALLOWED_SIGHTINGS
    assert frame.crs == "EPSG:4326"
    for number, shape in zip(frame["sighting_id"], frame.geometry, strict=True):
        assert shape.geom_type == "Polygon"
        assert shape.bounds == pytest.approx(cells[number].bbox)


def test_gdal_finds_the_layer_and_its_credits(secrets: Mirror, tmp_path: Path) -> None:
    file = tmp_path / "one.gpkg"
    with release(secrets, Filters(), HOW) as out:
        file.write_bytes(FORMATS["gpkg"].write(out).data)
    info = pyogrio.read_info(file, layer="sightings")
    assert info["features"] == ALLOWED_SIGHTINGS
    assert "GeoNames" in str(info)


_GLOBE = st.tuples(st.floats(-84, 84, allow_nan=False), st.floats(-179.9, 179.9, allow_nan=False))
_NEAR = st.tuples(st.floats(45, 60, allow_nan=False), st.floats(20, 45, allow_nan=False))
_RADII = st.sampled_from([10.0, 1500.0, 30_000.0])


def _writings(lat: float, lon: float) -> list[str]:
    """Return a position in the writings that people use, each finer than a kilometre."""
    degrees, minutes = int(abs(lat)), abs(lat) % 1 * 60
    east, east_minutes = int(abs(lon)), abs(lon) % 1 * 60
    north, side = "S" if lat < 0 else "N", "W" if lon < 0 else "E"
    return [
        f"{lat:.6f}, {lon:.6f}",
        f"({lon:.5f} {lat:.5f})",
        f"{lat:.4f}/{lon:.4f}",
        f"{lat:.5f}".replace(".", ",") + " " + f"{lon:.5f}".replace(".", ","),
        f"lat={lat:.3f}&lon={lon:.3f}",
        f"{degrees}°{minutes:.3f}'{north} {east}°{east_minutes:.3f}'{side}",
        f"{degrees:02d} {minutes:06.3f}{north} {east:03d} {east_minutes:06.3f}{side}",
        f"https://maps.google.com/?q={lat:.6f}%2C{lon:.6f}",
        f"geo:{lat:.6f},{lon:.6f}",
    ]


@st.composite
def _placed(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a sighting at exact positions, with one of them written into one of its texts."""
    spots = [draw(_NEAR) for _ in range(3)]
    kind = draw(st.sampled_from([PlaceKind.SETTLEMENT, PlaceKind.POINT, PlaceKind.AIRFIELD]))
    places = [place("Polonka", *spot, kind=kind, radius_m=draw(_RADII)) for spot in spots]
    writing = draw(st.sampled_from(_writings(*spots[0])))
    field = draw(st.sampled_from(["note", "activity", "equipment", "place", "url"]))
    about: dict[str, Any] = dict(zip(("place", "origin", "destination"), map(named, places), strict=True))
    if field == "place":
        about["place"] = named(place(writing, *spots[0], kind=PlaceKind.POINT), writing)
    elif field == "url":
        about["url"] = f"https://example.org/map?at={writing.replace(' ', '')}"
    else:
        about[field] = f"Ural trucks at {writing} heading west"
    return {"spots": spots, "about": about}


_NUMBER = re.compile(r"(?<![\d.])-?\d{1,3}\.\d+(?![\d.])")
"""A decimal number; not a part of a version, as of the library that wrote a file."""


def _finer(text: str, spots: list[tuple[float, float]]) -> list[float]:
    """Return the numbers of a text that are nearer to a true coordinate than chance and the cells allow."""
    exact = {round(each, 3) for spot in spots for each in spot}
    cells = [cell_at(*spot) for spot in spots]
    public = {round(abs(edge), 5) for cell in cells for edge in (*cell.bbox, cell.lat, cell.lon)}
    said = {abs(float(number)) for number in _NUMBER.findall(text)}
    near = 0.0011  # a thousandth of a degree, some 100 m
    return sorted(
        number
        for number in said
        if round(number, 5) not in public and any(abs(number - abs(each)) < near for each in exact)
    )


def _words_of(told_of: Any) -> Iterator[str]:
    """Return every text in a briefing: what is drawn of it has no other words."""
    if isinstance(told_of, str):
        yield told_of
    elif isinstance(told_of, dict):
        for each in told_of.values():
            yield from _words_of(each)
    elif isinstance(told_of, tuple):
        for each in told_of:
            yield from _words_of(each)
    elif is_dataclass(told_of):
        for part in fields(told_of):
            yield from _words_of(getattr(told_of, part.name))


@settings(max_examples=5, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(told_of=st.lists(_placed(), min_size=6, max_size=9), box=st.booleans())
def test_no_output_holds_a_position_finer_than_the_public_cell(told_of: list[dict[str, Any]], *, box: bool) -> None:
    spots = [spot for each in told_of for spot in each["spots"]]
    lat, lon = spots[0]
    filters = Filters(bbox=(lon - 0.001, lat - 0.001, lon + 0.001, lat + 0.001)) if box else Filters()
    with tempfile.TemporaryDirectory() as folder, open_records(empty_database(Path(folder))) as records:
        ledger.commit_batch(records, batch_of([sighting(**each["about"]) for each in told_of]))
        mirror = open_mirror(records)
        with release(mirror, filters, replace(HOW, private=True)) as out:
            assert _finer(told(WRITERS["csv"](out), "csv"), spots), "this test finds what is there to be found"
        with release(mirror, filters, HOW) as out:
            assert out.sightings >= 1
            briefing = make_briefing(out, Request(title=f"Week at {lat:.4f}, {lon:.4f}", blocks=tuple(Block)))
            assert _finer("\n".join(_words_of(briefing)), spots) == []
            middles = {(cell.lat, cell.lon) for cell in (cell_at(*spot) for spot in spots)}
            assert briefing.map is not None
            assert {(mark.lat, mark.lon) for mark in briefing.map.marks} <= middles
            for name, write in EXPORTS.items():
                data = write(out)
                assert _finer(told(data, name).replace(out.sha256, ""), spots) == [], name
                if name in {"geojson", "gpkg", "parquet", "kml"}:
                    for shape in layer_of(data, FORMATS[name].ending).geometry:
                        _assert_coarse(shape)


@settings(max_examples=300)
@given(spot=_NEAR, at=st.integers(0, 8), before=st.sampled_from(["", "at ", "стояли ", "grid: ", "12 trucks, "]))
def test_no_writing_of_a_position_stays_in_a_text(spot: tuple[float, float], at: int, before: str) -> None:
    writing = _writings(*spot)[at]
    text, found = remove_positions(f"{before}{writing} until 20:53 on 16.12.2022", 5.0)
    assert found
    assert not re.search(r"\d[.,]\d{3}", text.replace("16.12.2022", ""))
    assert text.startswith(before)
    assert text.endswith("until 20:53 on 16.12.2022")


def _assert_coarse(shape: Any) -> None:
    west, south, east, north = shape.bounds
    wide = (east - west) * math.cos(math.radians(max(abs(south), abs(north)))) * KM_PER_DEGREE
    assert shape.geom_type == "Polygon"
    assert (north - south) * KM_PER_DEGREE >= 5 - 0.01
    assert wide >= 5 - 0.01


@settings(max_examples=200)
@given(_GLOBE, st.sampled_from([1.0, 5.0, 20.0, 100.0]))
def test_a_cell_holds_its_position_and_is_the_cell_of_its_own_middle(spot: tuple[float, float], size: float) -> None:
    cell = cell_at(*spot, size)
    lat, lon = spot
    assert cell.south - 1e-5 <= lat <= cell.north + 1e-5
    assert cell.west - 1e-5 <= lon <= cell.east + 1e-5
    assert cell_at(cell.lat, cell.lon, size) == cell
    assert (cell.north - cell.south) * KM_PER_DEGREE >= size - 0.01
    far = math.hypot((lat - cell.lat), (lon - cell.lon) * math.cos(math.radians(lat))) * KM_PER_DEGREE * 1000
    assert far <= cell.radius_m * 1.02 + 10
