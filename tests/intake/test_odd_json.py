"""JSON, JSON Lines and GeoJSON as people send them: the exact verdict of each row."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from geo.errors import InputFileError
from geo.intake.formats import rows_from_file
from tests.intake.odd import PUBLISHED, A, Odd, P, R, V, check

if TYPE_CHECKING:
    from tests.intake.conftest import Plan

GOOD = {"place": "Brest", "equipment": "Ural truck", "count": 30, "date": "2022-12-16"}
MINSK = {"place": "Minsk", "equipment": "tank", "count": 5, "date": "2022-12-17"}


def lines(*said: object) -> str:
    return "".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in said)


def one_count(count: str) -> str:
    return f'[{{"place": "Brest", "equipment": "tank", "count": {count}}}]'


JSON = {
    "a list": Odd(json.dumps([GOOD, MINSK]), (A, A)),
    "a list of lists with its headings first": Odd(json.dumps([list(GOOD), list(GOOD.values())]), (A,)),
    "the lists of a sheet in the answer of a service": Odd(
        json.dumps({"range": "A1:D3", "values": [list(GOOD), list(GOOD.values()), list(GOOD.values())]}),
        (A, P),
        ((2, "same_row"),),
    ),
    "a list over many lines": Odd(json.dumps([GOOD, MINSK], indent=2), (A, A)),
    "one object": Odd(json.dumps(GOOD), (A,)),
    "the answer of a service": Odd(json.dumps({"status": 200, "count": 2, "data": [GOOD, MINSK]}), (A, A)),
    "a list two levels down": Odd(json.dumps({"result": {"total": 1, "records": [GOOD]}}), (A,)),
    "objects by their keys": Odd(json.dumps({"a1": GOOD, "a2": MINSK}), (A, A)),
    "utf-16": Odd(json.dumps([{**GOOD, "place": "Брест"}], ensure_ascii=False).encode("utf-16"), (A,)),
    "a byte order mark": Odd("\ufeff" + json.dumps([GOOD]), (A,)),
    "cp1251": Odd(json.dumps([{**GOOD, "place": "Барановичи"}], ensure_ascii=False).encode("cp1251"), (A,)),
    "escaped letters": Odd('[{"place": "\\u0411\\u0440\\u0435\\u0441\\u0442", "equipment": "tank"}]', (A,)),
    "names that only some have": Odd(json.dumps([{"place": "Brest", "equipment": "tank"}, GOOD]), (A, A)),
    "nothing known": Odd(json.dumps([{**GOOD, "count": None, "note": None}]), (A,)),
    "a number with a point": Odd(one_count("30.0"), (A,)),
    "a number with an exponent": Odd(one_count("3e1"), (A,)),
    "a number of 5,000 figures": Odd(
        one_count("9" * 5000), (R,), ((1, "bad_count"),)
    ),
    "a number beyond all numbers": Odd(one_count("1e999999"), (R,), ((1, "bad_count"),)),
    "not a number": Odd(one_count("NaN"), (A,)),
    "an infinity": Odd(one_count("Infinity"), (R,), ((1, "bad_count"),)),
    "a word twice with one value": Odd('[{"place": "Brest", "place": "Brest", "equipment": "tank"}]', (A,)),
    "a word twice with two values": Odd(
        '[{"place": "Brest", "place": "Minsk", "equipment": "tank"}]', (R,), ((1, "name_twice"),)
    ),
    "a word twice by its path": Odd(
        '[{"place": "Brest", "lat.x": 1, "lat": {"x": 2}, "equipment": "tank"}]', (R,), ((1, "name_twice"),)
    ),
    "a list of words": Odd(json.dumps([{**GOOD, "note": ["one", "two"]}]), (A,)),
    "places in a list": Odd(json.dumps([{**GOOD, "place": ["Brest", "Minsk"]}]), (V,), ((1, "several_places"),)),
    "a list of objects within a record": Odd(
        json.dumps([{**GOOD, "sources": [{"a": 1}, {"a": 2}]}]), (A,), (), ("nested too deeply: sources",)
    ),
    "a record beside one list of its own": Odd(json.dumps({**GOOD, "sources": [{"a": 1}, {"a": 2}]}), (A,)),
    "an entry that is no object": Odd(
        json.dumps([GOOD, 5, [GOOD]]), (A, R, R), ((2, "not_an_object"), (3, "not_an_object"))
    ),
    "a NUL": Odd(json.dumps([{**GOOD, "note": "a\0b"}]), (R,), ((1, "nul_character"),)),
    "half of a character": Odd(
        '[{"place": "Brest", "equipment": "tank", "note": "\\ud83d"}]', (R,), ((1, "lost_letters"),)
    ),
    "damaged bytes in one record": Odd(
        json.dumps([{**GOOD, "place": "Брест"}, MINSK], ensure_ascii=False).encode().replace(b"tank", b"t\xffnk"),
        (A, R),
        ((2, "lost_letters"),),
    ),
    "a text of a megabyte": Odd(json.dumps([{**GOOD, "note": "x" * 2**20}]), (R,), ((1, "cell_too_long"),)),
    "a formula": Odd(json.dumps([{**GOOD, "note": "=1+1"}]), (A,)),
}  # fmt: skip
LINES = {
    "lines": Odd(lines(GOOD, MINSK), (A, A)),
    "lines with blank ones": Odd("\n" + lines(GOOD, "", "  ", MINSK) + "\n", (A, A)),
    "lines of Windows": Odd(lines(GOOD, MINSK).replace("\n", "\r\n"), (A, A)),
    "a bad line": Odd(lines(GOOD, '{"place": "Brest", ', MINSK), (A, R, A), ((2, "bad_json"),)),
    "a bad first line": Odd(lines('{"place": ', GOOD), (R, A), ((1, "bad_json"),)),
    "a line that is a number": Odd(lines(GOOD, 17), (A, R), ((2, "not_an_object"),)),
    "a line that nests without end": Odd(lines(GOOD, "[" * 100_000), (A, R), ((2, "bad_json"),)),
    "a line separator within a text": Odd(
        lines(json.dumps({**GOOD, "note": "a\u2028b"}, ensure_ascii=False), MINSK), (A, A)
    ),
    "damaged bytes in one line": Odd(
        lines(json.dumps({**GOOD, "place": "Брест"}, ensure_ascii=False), MINSK).encode().replace(b"tank", b"t\xffnk"),
        (A, R),
        ((2, "lost_letters"),),
    ),
}  # fmt: skip


def feature(geometry: object, **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": {"equipment": "tank", **properties}}


def point(*position: object) -> dict[str, object]:
    return {"type": "Point", "coordinates": list(position)}


def collection(*features: object, **members: object) -> str:
    return json.dumps({**members, "type": "FeatureCollection", "features": list(features)})


def crs(name: str) -> dict[str, object]:
    return {"type": "name", "properties": {"name": name}}


SQUARE = [[27.0, 53.0], [27.2, 53.0], [27.2, 53.2], [27.0, 53.2], [27.0, 53.0]]
TAKEN = ((1, "shape_taken"),)
GEOJSON = {
    "points": Odd(collection(feature(point(27.5615, 53.9045)), feature(point(27.5, 53.9, 210.5))), (A, A)),
    "one feature": Odd(json.dumps(feature(point(27.5615, 53.9045))), (A,)),
    "features, a line each": Odd(lines(feature(point(27.5, 53.9)), feature(point(27.6, 53.8))), (A, A)),
    "features, a separator each": Odd(
        "".join(f"\x1e{json.dumps(feature(point(27.5, north)))}\n" for north in (52, 53)), (A, A)
    ),
    "no geometry and a name": Odd(collection(feature(None, place="Brest"), feature(point(27.5, 53.9))), (A, A)),
    "no geometry and no name": Odd(collection(feature(None), feature(point(27.5, 53.9))), (R, A), ((1, "no_place"),)),
    "an empty point": Odd(collection(feature(point(), place="Brest")), (A,)),
    "no properties": Odd(
        collection({"type": "Feature", "geometry": point(27.5, 53.9), "properties": None}, feature(point(27.5, 53.9))),
        (R, A),
        ((1, "no_equipment"),),
    ),
    "a name beside the point": Odd(collection(feature(point(27.5615, 53.9045), place="Xyzzyville")), (A,)),
    "latitude first": Odd(collection(feature(point(53.9045, 27.5615))), (V,), ((1, "swapped_coordinates"),)),
    "beyond the pole": Odd(collection(feature(point(27.5, 153.9))), (R,), ((1, "bad_coordinates"),)),
    "metres without saying so": Odd(collection(feature(point(3068172.4, 7142101.2))), (R,), ((1, "bad_coordinates"),)),
    "zero, zero": Odd(collection(feature(point(0, 0))), (R,), ((1, "bad_coordinates"),)),
    "words for numbers": Odd(collection(feature(point("east", "north"))), (R,), ((1, "bad_geometry"),)),
    "one number": Odd(collection(feature(point(27.5))), (R,), ((1, "bad_geometry"),)),
    "a geometry of no known kind": Odd(collection(feature({"type": "Circle"})), (R,), ((1, "bad_geometry"),)),
    "a polygon": Odd(collection(feature({"type": "Polygon", "coordinates": [SQUARE]})), (A,), TAKEN),
    "a polygon that crosses itself": Odd(
        collection(feature({"type": "Polygon", "coordinates": [[SQUARE[n] for n in (0, 2, 1, 3, 0)]]})), (A,), TAKEN
    ),
    "a polygon of two corners": Odd(
        collection(feature({"type": "Polygon", "coordinates": [SQUARE[:2]]})), (R,), ((1, "bad_geometry"),)
    ),
    "a polygon that leaves the globe": Odd(
        collection(feature({"type": "Polygon", "coordinates": [[[0, 91], *SQUARE]]})), (R,), ((1, "bad_geometry"),)
    ),
    "a line": Odd(collection(feature({"type": "LineString", "coordinates": SQUARE[:3]})), (A,), TAKEN),
    "a line across the country": Odd(
        collection(feature({"type": "LineString", "coordinates": [[23.7, 52.1], [30.2, 55.2]]})),
        (V,),
        ((1, "wide_shape"),),
    ),
    "several points": Odd(collection(feature({"type": "MultiPoint", "coordinates": SQUARE})), (A,), TAKEN),
    "a collection of geometries": Odd(
        collection(feature({"type": "GeometryCollection", "geometries": [point(27.0, 53.0), point(27.2, 53.2)]})),
        (A,),
        TAKEN,
    ),
    "columns of the same position": Odd(collection(feature(point(27.5615, 53.9045), lat=53.9045, lon=27.5615)), (A,)),
    "columns of another position": Odd(
        collection(feature(point(27.5615, 53.9045), latitude="52.1", longitude="23.7")), (V,), ((1, "two_positions"),)
    ),
    "a column of positions with a gap": Odd(
        collection(feature(point(27.5615, 53.9045), lat="", lon=""), feature(None, lat=53.9, lon=27.5)), (A, A)
    ),
    "the system of GeoJSON by name": Odd(
        collection(feature(point(27.5, 53.9)), crs=crs("urn:ogc:def:crs:OGC:1.3:CRS84")), (A,)
    ),
    "WGS 84 by name": Odd(collection(feature(point(27.5, 53.9)), crs=crs("EPSG:4326")), (A,)),
    "web mercator": Odd(
        collection(feature(point(3068172.4, 7142101.2)), crs=crs("urn:ogc:def:crs:EPSG::3857")),
        (A,),
        (),
        ("converted from EPSG:3857",),
    ),
}  # fmt: skip
CASES = {**JSON, **LINES, **GEOJSON}


@pytest.mark.parametrize("name", CASES)
def test_each_row_of_odd_json_has_its_verdict(name: str, plan: Plan) -> None:
    check(plan(CASES[name].file, published=PUBLISHED), CASES[name])


def test_each_kind_is_told_by_its_name(plan: Plan) -> None:
    kinds = [plan(next(iter(kind.values())).file, published=PUBLISHED).format.name for kind in (JSON, LINES, GEOJSON)]
    assert kinds == ["json", "jsonl", "geojson"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("[]", "holds an empty list"),
        ("{}", "what was seen"),
        ('{"status": 200, "data": []}', "holds an empty list"),
        ('[{"place": "Brest",\n "equipment": }]', "damaged at line 2, column 15"),
        ('[{"place": "Brest"}', "damaged at line 1"),
        ("[" * 100_000, "nests objects or lists deeper"),
        ('{"a":' * 100_000, "nests objects or lists deeper"),
        (json.dumps({"a": [GOOD], "b": [GOOD]}), "several lists of objects (a, b)"),
        (json.dumps([{f"c{n}": n for n in range(300)}]), "256"),
        ('{"type": "Topology", "objects": {}}', "TopoJSON"),
        (collection(feature(point(1, 2)), crs=crs("EPSG:999999")), "EPSG:999999"),
        (collection(feature(point(1, 2)), crs=crs("my own system")), "is not known"),
        (collection(feature(point(1, 2)), crs={"type": "link", "properties": {"href": "http://x/"}}), "is not known"),
        (json.dumps(point(27.5, 53.9)), "what was seen"),
    ],
    ids=range(14),
)
def test_json_without_sightings_is_refused_with_the_mend(data: str, words: str, plan: Plan) -> None:
    with pytest.raises(InputFileError, match=re.escape(words)):
        plan(data, published=PUBLISHED)


def test_a_document_beyond_the_limit_is_refused_and_lines_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.intake.limits.MAX_DOCUMENT_BYTES", 200)
    rows, _ = rows_from_file(lines(*[GOOD] * 9).encode())
    assert sum(1 for _ in rows) == 9
    with pytest.raises(InputFileError, match="save it as JSON Lines"):
        rows_from_file(json.dumps([GOOD] * 9).encode())


def cells(data: str) -> dict[str, str]:
    rows, _ = rows_from_file(data.encode())
    return dict(zip(rows.headings, next(iter(rows)).cells, strict=True))


def test_objects_within_objects_have_dotted_names_and_numbers_stay_as_written() -> None:
    long = "123456789012345678901234567890"
    said = f'[{{"a": {{"b": 1.50, "c": [true, null, "x"], "d": [{{"e": 10}}]}}, "f": "1.50", "g": {long}}}]'
    assert cells(said) == {
        "a.b": "1.5", "a.c": "true; x", "a.d.e": "10", "f": "1.50", "g": long,
    }  # fmt: skip


def test_a_point_keeps_its_figures_and_a_shape_has_a_radius_that_holds_it() -> None:
    assert cells(collection(feature(point(27.5, 53.904512), id=7))) == {
        "equipment": "tank", "id": "7", "lat": "53.904512", "lon": "27.500000",
    }  # fmt: skip
    square = cells(collection(feature({"type": "Polygon", "coordinates": [SQUARE]})))
    assert (square["lat"], square["lon"]) == ("53.10000", "27.10000")
    assert int(square["radius_m"]) == pytest.approx(13_000, rel=0.02)
    mercator = cells(collection(feature(point(3068172.4, 7142101.2)), crs=crs("EPSG:3857")))
    assert (float(mercator["lat"]), float(mercator["lon"])) == pytest.approx((53.8516, 27.5619), abs=0.001)
