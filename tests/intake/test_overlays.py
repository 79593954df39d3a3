"""Overlays: shapes and their names out of GeoJSON, KML and KMZ, and nothing else of the file."""

from __future__ import annotations

import io
import json
import math
import secrets
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.geojson import crs_of, fix_of
from geo.intake.overlays import read_overlay
from geo.intake.verdicts import Reason

SQUARE = {"type": "Polygon", "coordinates": [[[28, 53], [29, 53], [29, 54], [28, 54], [28, 53]]]}
KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<NetworkLink><Link><href>https://example.org/more.kml</href></Link></NetworkLink>
<Placemark><name>Road of supply</name><LineString><coordinates>25,52,0 27,53,0</coordinates></LineString></Placemark>
<Placemark><name>Yard</name><Polygon><outerBoundaryIs><LinearRing><coordinates>28,53 29,53 29,54 28,53</coordinates>
</LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>"""


def collection(*features: Any, **members: Any) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **members}).encode()


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def shapes(data: bytes) -> list[tuple[str | None, str]]:
    read = json.loads(read_overlay(data, "file").document)
    return [(each["properties"].get("name"), each["geometry"]["type"]) for each in read["features"]]


def packed(text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", text)
    return held.getvalue()


def test_shapes_of_geojson_come_with_their_names_and_no_other_field() -> None:
    data = collection(feature(SQUARE, name="Asipovichy raion", owner="somebody"), feature(None, name="nowhere"))
    read = read_overlay(data, "raions")
    assert "somebody" not in read.document
    assert json.loads(read.document)["features"] == [
        {
            "type": "Feature",
            "properties": {"name": "Asipovichy raion"},
            "geometry": SQUARE,
        }
    ]
    assert read.remarks == ("Only names and shapes are kept; left out: 1 other field.",)


@pytest.mark.parametrize(
    "data",
    [KML.encode(), packed(KML), KML.replace("UTF-8", "UTF-16").encode("utf-16")],
    ids=["kml", "kmz", "utf-16"],
)
def test_shapes_of_kml_and_kmz_are_read_and_links_are_not_followed(data: bytes) -> None:
    assert shapes(data) == [("Road of supply", "LineString"), ("Yard", "Polygon")]
    assert "links to other files (never followed)" in " ".join(read_overlay(data, "file").remarks)


def test_a_bare_geometry_and_a_single_feature_are_overlays_too() -> None:
    assert shapes(json.dumps(SQUARE).encode()) == [(None, "Polygon")]
    assert shapes(json.dumps(feature(SQUARE, title="A")).encode()) == [("A", "Polygon")]


def test_names_are_screened_and_cut_to_a_length() -> None:
    read = read_overlay(collection(feature(SQUARE, name="ask +375 29 123-45-67 " + "x" * 200)), "file")
    assert "123-45-67" not in read.document
    assert "Something personal was masked in 1 name." in read.remarks
    (name,) = [each["properties"]["name"] for each in json.loads(read.document)["features"]]
    assert len(name) < 120


def test_other_coordinate_systems_are_converted_and_said() -> None:
    projected = {"type": "LineString", "coordinates": [[3_000_000, 7_000_000], [3_100_000, 7_100_000]]}
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    read = read_overlay(collection(feature(projected), crs=crs), "file")
    (shape,) = json.loads(read.document)["features"]
    north = math.degrees(math.atan(math.sinh(7_000_000 / 6_378_137)))  # of the sphere of the web's maps
    assert shape["geometry"]["coordinates"][0] == pytest.approx([26.94946, north], abs=1e-4)
    assert any("EPSG:3857" in remark for remark in read.remarks)


@pytest.mark.parametrize(("code", "position"), [(3857, [3e7, 7e6]), (3857, [0, 1e300]), (4978, [28, 53])])
def test_a_position_beyond_its_coordinate_system_is_no_shape_and_none_is_invented(
    code: int, position: list[float]
) -> None:
    crs = {"type": "name", "properties": {"name": f"EPSG:{code}"}}
    for geometry in ({"type": "Point", "coordinates": position}, {"type": "MultiPoint", "coordinates": [position]}):
        with pytest.raises(InputFileError, match="none of its shapes can be read"):
            read_overlay(collection(feature(geometry), crs=crs), "file")
        fault, _ = fix_of(geometry, crs_of(crs, "file"))
        assert isinstance(fault, Reason)


@pytest.mark.parametrize(
    "beyond",
    [
        {"type": "Point", "coordinates": [500, 95]},
        {"type": "LineString", "coordinates": [[28, 53]]},
        {"type": "Polygon", "coordinates": [[[28, 53], [29, 53]]]},
        {"type": "MultiLineString", "coordinates": [[[28, 53], [29, 53]], [[28, 53]]]},
    ],
)
def test_what_is_no_shape_on_the_globe_is_left_out_and_said(beyond: dict[str, Any]) -> None:
    read = read_overlay(collection(feature(beyond), feature(SQUARE)), "file")
    assert read.shapes == 1
    assert read.remarks == ("Cannot be read, left out: 1 shape.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no GeoJSON, KML or KMZ"),
        (b"place,lat,lon\nMinsk,53.9,27.6\n", "no GeoJSON, KML or KMZ"),
        (b'{"type": "Topology"}', "no GeoJSON"),
        (b"[" * 5000, "no GeoJSON, KML or KMZ"),
        (collection(), "no shape in it"),
        (collection(feature({"type": "Point", "coordinates": ["a"]})), "none of its shapes can be read"),
        (b"<kml><Document/></kml>", "no shape in it"),
        (b'<!DOCTYPE k [<!ENTITY x "y">]><kml>&x;</kml>', "entities"),
        (b" " * (limits.MAX_OVERLAY_BYTES + 1), "32 MB, the limit of an overlay"),
        (collection(*[{}] * (limits.MAX_OVERLAY_POINTS + 1)), "200,000 points, the limits"),
        (packed(KML + "<!-- -->" * 2**22 + secrets.token_hex(2**19)), "more than 32 MB of KML"),
    ],
    ids=[
        "empty",
        "a table",
        "topojson",
        "deep",
        "no feature",
        "no position",
        "no placemark",
        "entities",
        "large",
        "many",
        "large KMZ",
    ],
)
def test_what_is_no_overlay_is_refused_with_the_mend(data: bytes, said: str) -> None:
    with pytest.raises(InputFileError, match=said):
        read_overlay(data, "file")


def test_a_number_too_large_for_a_machine_is_a_shape_that_cannot_be_read() -> None:
    huge = '{"type":"Point","coordinates":[1' + "0" * 400 + ",53]}"
    with pytest.raises(InputFileError, match="none of its shapes can be read"):
        read_overlay(huge.encode(), "huge")


def test_a_shape_across_the_date_line_is_cut_there_and_takes_the_short_way() -> None:
    ring = [[170, 60], [-170, 60], [-170, 70], [170, 70], [170, 60]]
    hole = [[-176, 62], [-174, 62], [-174, 64], [-176, 62]]
    frame = [[-180, -80], [180, -80], [180, 80], [-180, 80], [-180, -80]]
    given = [
        {"type": "Polygon", "coordinates": [ring, hole]},
        {"type": "MultiPolygon", "coordinates": [[ring], SQUARE["coordinates"]]},
        {"type": "LineString", "coordinates": [[170, 60], [-170, 62], [-160, 62]]},
        {"type": "Polygon", "coordinates": [frame]},
        {"type": "Polygon", "coordinates": [[[0, 80], [120, 80], [-120, 80], [0, 80]]]},
    ]
    read = json.loads(read_overlay(collection(*map(feature, given)), "file").document)
    cut, several, line, whole, polar = [shape(each["geometry"]) for each in read["features"]]
    assert cut.bounds == (-180, 60, 180, 70)
    assert (cut.area, several.area) == (20 * 10 - 2, 20 * 10 + 1)
    assert sorted(part.bounds for part in line.geoms) == [(-180, 61, -160, 62), (170, 60, 180, 61)]
    assert whole.area == 360 * 160
    assert (polar.geom_type, len(polar.exterior.coords)) == ("Polygon", 4)


def test_more_points_than_a_browser_draws_are_refused() -> None:
    line = {"type": "LineString", "coordinates": [[20 + at / 1e5, 50] for at in range(limits.MAX_OVERLAY_POINTS + 1)]}
    with pytest.raises(InputFileError, match="200,000 points"):
        read_overlay(collection(feature(line)), "file")


@given(
    st.recursive(
        st.none() | st.floats() | st.text(max_size=5) | st.sampled_from(["Point", "Polygon", "Feature"]),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
            ["type", "coordinates", "geometry", "features", "properties", "name", "geometries"]), inner, max_size=4),
        max_leaves=20,
    )
)  # fmt: skip
def test_whatever_is_in_a_json_file_it_is_read_or_refused(document: object) -> None:
    try:
        read = read_overlay(json.dumps(document).encode(), "file")
    except InputFileError:
        return
    assert read.shapes == len(json.loads(read.document)["features"]) > 0


@pytest.mark.parametrize(
    "geometry", [{"type": [], "coordinates": [1, 2]}, {"type": "LineString", "coordinates": [[28, 53]]}]
)
def test_a_geometry_that_is_none_is_a_fault_of_its_row(geometry: dict[str, Any]) -> None:
    fault, _ = fix_of(geometry)
    assert isinstance(fault, Reason)
