"""KML and KMZ as people send them: the exact verdict of each placemark, and what of the map was left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError
from geo.intake.formats import rows_from_file
from tests.intake.odd import PUBLISHED, A, Odd, R, V, check
from tests.intake.workbooks import archive

if TYPE_CHECKING:
    from tests.intake.conftest import Plan

POINT = "<Point><coordinates>27.5615,53.9045,0</coordinates></Point>"


def kml(*inner: str, head: str = '<?xml version="1.0" encoding="UTF-8"?>', name: str = "My map") -> str:
    return f'{head}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>{name}</name>{"".join(inner)}</Document></kml>'


def mark(geometry: str = POINT, beside: str = "", **data: str) -> str:
    told = "".join(
        f'<Data name="{key}"><value>{text}</value></Data>' for key, text in {"equipment": "tank", **data}.items()
    )
    return f"<Placemark>{beside}<ExtendedData>{told}</ExtendedData>{geometry}</Placemark>"


RING = "27.0,53.0,0 27.2,53.0,0 27.2,53.2,0 27.0,53.2,0 27.0,53.0,0"
BOUNDARY = f"<LinearRing><coordinates>\n {RING}\n</coordinates></LinearRing>"
POLYGON = f"<Polygon><outerBoundaryIs>{BOUNDARY}</outerBoundaryIs></Polygon>"
TRACK = (
    "<Track><when>2022-12-16T10:00:00Z</when><when>2022-12-16T09:00:00Z</when>"
    "<coord>27.5 53.9 0</coord><coord>27.6 53.8 0</coord></Track>"
)
TAKEN = ((1, "shape_taken"),)
GPX = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>'
WAYPOINT = '<wpt lat="53.9045" lon="27.5615"><time>2022-12-16T10:00:00Z</time><name>{}</name></wpt>'
PIN = "<Placemark><name>{}</name><TimeStamp><when>2022-12-16</when></TimeStamp>" + POINT + "</Placemark>"
CASES = {
    "a count and its equipment as the title of a pin": Odd(kml(PIN.format("3 tanks T-72")), (A,)),
    "a sentence as the title of a pin": Odd(
        kml(PIN.format("10 Ural trucks towards Brest"), PIN.format("Point 3")),
        (V, R),
        ((1, "read_from_text"), (2, "no_equipment")),
    ),
    "equipment as the title of a pin that tells of no movement": Odd(
        kml(PIN.format("Train, 30 flatcars with T-62"), PIN.format("Old mill")),
        (V, R),
        ((1, "read_from_text"), (2, "no_equipment")),
    ),
    "waypoints of GPX": Odd(
        GPX.format(WAYPOINT.format("3 tanks") + WAYPOINT.format("30 Urals moving towards Brest")),
        (A, V),
        ((2, "read_from_text"),),
    ),
    "a track is nobody's business": Odd(
        GPX.format(WAYPOINT.format("3 tanks") + '<trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk>'),
        (A,),
        (),
        ("1 × tracks",),
    ),
    "a waypoint off the globe": Odd(
        GPX.format(WAYPOINT.format("3 tanks").replace("53.9045", "153.9")), (R,), ((1, "bad_coordinates"),)
    ),
    "a point": Odd(kml(mark()), (A,)),
    "two points in folders": Odd(kml(f"<Folder><name>Tanks</name>{mark()}</Folder>", mark(place="Minsk")), (A, A)),
    "without a document": Odd(f"<kml>{mark()}</kml>", (A,)),
    "a prefix": Odd(re.sub("<(/?)", r"<\1k:", kml(mark(), head="")).replace("xmlns", "xmlns:k"), (A,)),
    "no geometry and a name": Odd(kml(mark("", place="Brest")), (A,)),
    "no geometry and no name": Odd(kml(mark("")), (R,), ((1, "no_place"),)),
    "the title as the place": Odd(kml(mark("", beside="<name>Brest</name>")), (A,)),
    "a title that nobody knows, beside a point": Odd(kml(mark(beside="<name>Third column</name>")), (A,)),
    "white space about the commas of a point": Odd(
        kml(mark("<Point><coordinates> 27.5615, 53.9045, 0 </coordinates></Point>")), (A,)
    ),
    "white space about the commas of a line": Odd(
        kml(mark("<LineString><coordinates>27.5, 53.9 27.6 , 53.8</coordinates></LineString>")), (A,), TAKEN
    ),
    "a polygon": Odd(kml(mark(POLYGON)), (A,), TAKEN),
    "a polygon in a geometry of several": Odd(
        kml(mark(f"<MultiGeometry>{POLYGON}{POLYGON}</MultiGeometry>")), (A,), TAKEN
    ),
    "a point far from the polygon beside it": Odd(
        kml(mark(f"<MultiGeometry>{POINT}{POLYGON}</MultiGeometry>")), (V,), ((1, "wide_shape"),)
    ),
    "one point in a geometry of several": Odd(kml(mark(f"<MultiGeometry>{POINT}</MultiGeometry>")), (A,)),
    "an empty geometry": Odd(kml(mark("<Point><coordinates/></Point>", place="Brest")), (A,)),
    "a track": Odd(kml(mark(TRACK)), (A,), TAKEN),
    "latitude first": Odd(
        kml(mark("<Point><coordinates>53.9045,27.5615</coordinates></Point>")), (V,), ((1, "swapped_coordinates"),)
    ),
    "beyond the pole": Odd(
        kml(mark("<Point><coordinates>27.5,153.9</coordinates></Point>")), (R,), ((1, "bad_coordinates"),)
    ),
    "words for numbers": Odd(
        kml(mark("<Point><coordinates>here</coordinates></Point>")), (R,), ((1, "bad_geometry"),)
    ),
    "a moment": Odd(kml(mark(beside="<TimeStamp><when>2022-12-16</when></TimeStamp>")), (A,)),
    "a time span": Odd(
        kml(mark(beside="<TimeSpan><begin>2022-12-14</begin><end>2022-12-16</end></TimeSpan>")), (A,)
    ),
    "a time span that ends before it begins": Odd(
        kml(mark(beside="<TimeSpan><begin>2022-12-17</begin><end>2022-12-16</end></TimeSpan>")),
        (R,),
        ((1, "from_after_to"),),
    ),
    "data by a schema": Odd(
        kml(
            "<Schema id='s'><SimpleField name='equipment' type='string'/></Schema><Placemark><ExtendedData>"
            "<SchemaData schemaUrl='#s'><SimpleData name='equipment'>tank</SimpleData></SchemaData></ExtendedData>"
            f"{POINT}</Placemark>"
        ),
        (A,),
    ),
    "one name twice with two values": Odd(
        kml(mark().replace("</ExtendedData>", '<Data name="equipment"><value>bus</value></Data></ExtendedData>')),
        (R,),
        ((1, "name_twice"),),
    ),
    "a telephone number in the description": Odd(
        kml(mark(beside="<description><![CDATA[call<br>+375 29 123-45-67]]></description>")),
        (V,),
        ((1, "phone_removed"), (1, "read_for_names")),
    ),
    "links and pictures": Odd(
        kml("<NetworkLink><Link><href>http://198.51.100.7/x.kml</href></Link></NetworkLink><GroundOverlay/>", mark()),
        (A,),
        (),
        ("1 × links to other files (never followed), 1 × pictures laid over the ground",),
    ),
    "cp1251": Odd(
        kml(mark("", place="Барановичи"), head='<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"), (A,)
    ),
    "utf-16": Odd(kml(mark("", place="Барановичи"), head="").encode("utf-16"), (A,)),
    "damaged bytes in one placemark": Odd(
        kml(mark(place="Минск"), mark(place="Orsha")).encode().replace(b"Orsha", b"Or\xffsha"),
        (A, R),
        ((2, "lost_letters"),),
    ),
    "a description of a megabyte": Odd(
        kml(mark(beside=f"<description>{'x' * 2**20}</description>")), (R,), ((1, "cell_too_long"),)
    ),
    "a packed map": Odd(archive({"images/icon-1.png": b"x", "doc.kml": kml(mark())}), (A,)),
    "a packed map among others": Odd(
        archive({"files/other.kml": kml(mark(), mark()), "doc.kml": kml(mark())}), (A,), (), ("only doc.kml was read",)
    ),
    "a packed map by a name of its own": Odd(archive({"Мая мапа.kml": kml(mark())}), (A,)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_each_placemark_of_an_odd_map_has_its_verdict(name: str, plan: Plan) -> None:
    check(plan(CASES[name].file, published=PUBLISHED), CASES[name])


LAUGHS = '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (kml(mark(place="&c;"), head=LAUGHS), "declares a document type"),
        (kml(mark(place="&x;"), head=OUTSIDE), "declares a document type"),
        (kml(mark(), head='<!DOCTYPE kml SYSTEM "http://198.51.100.7/x.dtd">'), "declares a document type"),
        (archive({"doc.kml": kml(mark(place="&c;"), head=LAUGHS)}), "declares a document type"),
        (kml(mark())[:-30], "no well-formed XML"),
        (kml(mark(place="&nbsp;")), "no well-formed XML"),
        (kml("<Folder>" * 500), "nests elements deeper than 100"),
        (kml(), "holds no placemark"),
        (kml("<NetworkLink/>"), "links to other files (never followed) are not read"),
        ("<gpx><trk/></gpx>", "no waypoint"),
        ("<!-- a --><html></html>", "a web page"),
        (archive({"../doc.kml": kml(mark())}), "leads out of the archive"),
        (archive({"doc.kml": archive({"doc.kml": kml(mark())})}), "no well-formed XML"),
    ],
    ids=range(13),
)
def test_a_map_that_cannot_be_read_is_refused_with_the_mend(data: str | bytes, words: str) -> None:
    with pytest.raises(InputFileError, match=re.escape(words)):
        rows_from_file(data if isinstance(data, bytes) else data.encode(), "map.kml")


def test_a_placemark_tells_its_folder_its_times_and_its_description_in_words() -> None:
    said = (
        "<![CDATA[<img src='http://198.51.100.7/a.png'><b>Ural</b> trucks &amp; buses<br>column of 30"
        "<script>alert(1)</script>]]>"
    )
    beside = (
        f"<name>Polonka</name><description>{said}</description>"
        "<TimeSpan><begin>2022-12-14</begin><end>2022-12-16</end></TimeSpan>"
    )
    inner = f"<Folder><name>December</name><Folder><name>Rail</name>{mark(beside=beside)}</Folder></Folder>"
    rows, kind = rows_from_file(kml(inner).encode())
    assert kind.name == "kml"
    assert dict(zip(rows.headings, next(iter(rows)).cells, strict=True)) == {
        "placemark": "Polonka",
        "description": "Ural trucks & buses\ncolumn of 30",
        "begin": "2022-12-14",
        "end": "2022-12-16",
        "equipment": "tank",
        "folder": "December / Rail",
        "lat": "53.9045",
        "lon": "27.5615",
    }


def test_markup_that_was_not_escaped_costs_no_words() -> None:
    rows, _ = rows_from_file(kml(mark(beside="<description>a <b>column</b> of 30</description>")).encode())
    assert (
        dict(zip(rows.headings, next(iter(rows)).cells, strict=True))["description"].split() == "a column of 30".split()
    )
