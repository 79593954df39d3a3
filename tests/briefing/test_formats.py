"""The formats by themselves: round trips, standards, and what a spreadsheet would run."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from geo.briefing.acts import WATERMARK
from geo.briefing.formats import FORMATS
from geo.briefing.gate import Release, Released, release
from geo.intake.load import commit_import, plan_import
from geo.intake.sample import load_sample
from geo.intake.verdicts import Verdict
from geo.model import PlaceKind
from geo.places.offline import open_geocoder
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.briefing.leaks import NOW
from tests.records.making import batch_of, empty_database, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.model import Sighting
    from geo.records.database import Records

HOW = Release(now=NOW)
PRIVATE = replace(HOW, private=True)
EVERY = Filters(status=("all",), kind=("all",))


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with open_records(empty_database(tmp_path)) as held:
        yield held


def released(records: Records, *told: Sighting, how: Release = HOW, filters: Filters | None = None) -> Released:
    if told:
        ledger.commit_batch(records, batch_of(told))
    return release(open_mirror(records), filters or Filters(), how)


def lines(out: Released) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FORMATS["csv"].write(out).data.decode("utf-8-sig"))))


def test_a_csv_exported_privately_and_imported_again_changes_nothing(records: Records) -> None:
    load_sample(records, open_geocoder(), watched="BY")
    odd = sighting(note='=HYPERLINK(1)\n\'@SUM, "quoted"; привіт', equipment="+7 \u202eUral", activity="-", day=None)
    ledger.commit_batch(records, batch_of([odd, sighting(equipment="=1+1"), sighting(place=None)]))
    before, sequence = queries.count_rows(open_mirror(records), EVERY), records.sequence()
    with released(records, how=PRIVATE, filters=EVERY) as out:
        data = FORMATS["csv"].write(out).data
    plan = plan_import(data, "again.csv", records=records, geocoder=open_geocoder())
    assert plan.count(Verdict.REPEATED) == len(plan.verdicts) == before
    commit_import(records, plan)
    assert records.sequence() == sequence


def test_a_row_that_was_changed_since_its_export_waits_beside_the_one_it_came_from(records: Records) -> None:
    with released(records, sighting(30, 30), sighting(equipment="Kamaz"), how=PRIVATE) as out:
        text = FORMATS["csv"].write(out).data.decode("utf-8-sig")
    plan = plan_import(
        text.replace(",30,30,", ",40,40,").encode(), "changed.csv", records=records, geocoder=open_geocoder()
    )
    first, second = plan.verdicts
    assert (first.verdict, first.reasons[-1].code) == (Verdict.REVIEW, "corrects")
    assert "s000001" in first.reasons[-1].message
    assert (second.verdict, second.sighting_id) == (Verdict.REPEATED, "s000002")


def test_an_export_of_another_database_is_read_as_any_file(records: Records, tmp_path: Path) -> None:
    with released(records, sighting(30, 40, note="seen by many"), how=PRIVATE) as out:
        data = FORMATS["csv"].write(out).data
    (tmp_path / "other").mkdir()
    with open_records(empty_database(tmp_path / "other")) as other:
        plan = plan_import(data, "theirs.csv", records=other, geocoder=open_geocoder())
        commit_import(other, plan)
        (row,) = queries.rows(open_mirror(other), EVERY).to_pylist()
    assert plan.count(Verdict.ACCEPTED) == 1
    assert (row["count_min"], row["count_max"], row["note"], row["flow"]) == (30, 40, "seen by many", "in")
    assert (row["observed_to"], row["lat"]) == (datetime(2022, 12, 16), 53.07)  # noqa: DTZ001 - as stored


def test_a_public_csv_bears_no_seal(records: Records) -> None:
    with released(records, sighting()) as out:
        assert "kordon_seal" not in lines(out)[0]
        assert out.row_keys == {}


@pytest.mark.parametrize("said", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\tx", "\rx", "'=1"])
def test_what_a_spreadsheet_would_run_is_neutral_in_the_file_and_read_as_said(records: Records, said: str) -> None:
    with released(records, sighting(equipment=f"{said}Ural"), how=PRIVATE) as out:
        (line,) = lines(out)
    assert line["equipment"] == f"'{said}Ural"


def test_files_follow_the_filters_exactly(records: Records) -> None:
    told = [sighting(day=date(2022, 12, day), equipment=f"Ural {day}") for day in range(10, 20)]
    filters = Filters(date_from=date(2022, 12, 12), date_to=date(2022, 12, 14))
    with released(records, *told, filters=filters) as out:
        wanted = ["Ural 12", "Ural 13", "Ural 14"]
        assert [line["equipment"] for line in lines(out)] == wanted
        document = json.loads(FORMATS["geojson"].write(out).data)
        assert [each["properties"]["equipment"] for each in document["features"]] == wanted
        assert document["filter"] == "from=2022-12-12; to=2022-12-14"


def test_areas_are_drawn_as_areas_and_never_as_points(records: Records) -> None:
    region = place("Brest region", 52.4, 25.0, kind=PlaceKind.ADMIN1, admin1="Brest region", radius_m=120_000.0)
    district = place("Pinsk district", 52.1, 26.1, kind=PlaceKind.ADMIN2, admin1="Brest region", radius_m=40_000.0)
    for how in (HOW, PRIVATE):
        with released(records, *([] if how is PRIVATE else [sighting(place=named(p)) for p in (region, district)]),
                      how=how) as out:  # fmt: skip
            features = json.loads(FORMATS["geojson"].write(out).data)["features"]
            assert [each["properties"]["drawn"] for each in features] == ["area", "area"]
            assert {each["geometry"]["type"] for each in features} <= {"Polygon", "MultiPolygon"}
            assert all(line["lat"] == line["lon"] == "" for line in lines(out))


def test_a_sighting_without_a_place_is_not_lost(records: Records) -> None:
    with released(records, sighting(place=None), sighting()) as out:
        assert [bool(each["geometry"]) for each in json.loads(FORMATS["geojson"].write(out).data)["features"]] == [
            False,
            True,
        ]
        assert len(lines(out)) == 2
        assert FORMATS["cot"].write(out).unplaced == 1
        assert FORMATS["kml"].write(out).data.count(b"<Placemark") == 2


def test_markup_and_control_characters_of_a_text_are_text(records: Records) -> None:
    nasty = "<script>alert(1)</script> & \x0b ]]> \U0001f69a \u202e"
    with released(records, sighting(note=nasty, equipment=nasty)) as out:
        for name in ("kml", "cot", "atom"):
            data = FORMATS[name].write(out).data
            assert b"<script>" not in data
            assert "<script>alert(1)</script>" in "".join(ET.fromstring(data).itertext()) + str(  # noqa: S314 - our own
                [each.attrib for each in ET.fromstring(data).iter()]  # noqa: S314 - our own
            )


# The base schema of Cursor on Target (event 2.0, MITRE 2003): attributes with the form of their values.
EVENT = {
    "version": r"2\.0", "uid": r"\S+", "type": r"\w+(-\w+)*(;[^;]*)?", "how": r"\w(-\w+)*",
    **dict.fromkeys(("time", "start", "stale"), r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"),
}  # fmt: skip
OPTIONAL = {"access": r".*", "opex": r".*", "qos": r".*"}
POINT = dict.fromkeys(("lat", "lon", "hae", "ce", "le"), r"-?\d+(\.\d+)?")


def test_events_are_cursor_on_target_with_the_radius_as_circular_error_and_a_stale_time(records: Records) -> None:
    hour = sighting(observed_from=None, observed_to=datetime(2022, 12, 16, 20, 53, tzinfo=UTC))
    with released(
        records, sighting(), hour, sighting(day=None, report=replace(sighting().report, published=date(2022, 12, 1)))
    ) as out:
        root = ET.fromstring(FORMATS["cot"].write(out).data)  # noqa: S314 - our own
        rows = {row["sighting_id"]: row for row in out.rows().to_pylist()}
    assert len(root) == 3
    for event in root:
        assert event.tag == "event"
        assert [child.tag for child in event] == ["point", "detail"]
        for name, form in EVENT.items():
            assert _fits(form, event.attrib[name]), name
        assert event.attrib.keys() <= EVENT.keys() | OPTIONAL.keys()
        point = event[0]
        assert point.attrib.keys() == POINT.keys()
        assert all(_fits(form, point.attrib[name]) for name, form in POINT.items())
        assert abs(float(point.attrib["lat"])) <= 90
        assert abs(float(point.attrib["lon"])) <= 180
        row = rows[event.attrib["uid"].removeprefix("kordon.")]
        assert float(point.attrib["ce"]) == row["radius_m"] > 3500
        assert event.attrib["start"] < event.attrib["stale"]
        assert event.attrib["time"] == "2023-01-10T12:00:00.000Z"
        assert len(event.findall("detail/shape/polyline/vertex")) == 4


def _fits(form: str, text: str) -> bool:

    return re.fullmatch(form, text) is not None


def test_the_feed_is_atom_with_latest_first(records: Records) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    with released(records, *(sighting(day=date(2022, 12, day)) for day in (12, 14, 13))) as out:
        root = ET.fromstring(FORMATS["atom"].write(out).data)  # noqa: S314 - our own
    assert root.tag == f"{atom}feed"
    assert all(root.find(f"{atom}{name}") is not None for name in ("id", "title", "updated", "rights"))
    entries = root.findall(f"{atom}entry")
    for entry in entries:
        assert all(entry.find(f"{atom}{name}") is not None for name in ("id", "title", "updated", "author", "content"))
        assert entry.find("{http://www.georss.org/georss}polygon") is not None
    assert [str(entry.findtext(f"{atom}title"))[-10:] for entry in entries] == [
        "2022-12-14",
        "2022-12-13",
        "2022-12-12",
    ]


def test_a_bundle_can_be_checked_file_by_file_and_names_the_view_it_was_made_of(records: Records) -> None:
    filters = Filters(equipment=("Ural",))
    with released(records, sighting(), filters=filters) as out:
        data = FORMATS["bundle"].write(out).data
        table = FORMATS["csv"].write(out).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        handling, *lines = archive.read("SHA256SUMS").decode().splitlines()
        assert handling.startswith("# TLP:CLEAR")
        sums = dict(reversed(line.split("  ")) for line in lines)
        assert sums.keys() == {name for name in archive.namelist() if name != "SHA256SUMS"}
        assert all(hashlib.sha256(archive.read(name)).hexdigest() == told for name, told in sums.items())
        assert archive.read("data/sightings.csv") == table
        assert archive.read("view/briefing.png").startswith(b"\x89PNG")
        view = json.loads(archive.read("view.json"))
        (source,) = csv.DictReader(io.StringIO(archive.read("sources.csv").decode("utf-8-sig")))
    assert (view["address"], view["data_sha256"]) == ("/?equipment=Ural", out.sha256)
    assert (source["source"], source["reports"], source["urls"]) == ("Belarusian Hajun", "1", "https://example.org/1")


def test_every_file_of_a_private_bundle_says_so_in_its_name_and_content(records: Records) -> None:
    with (
        released(records, sighting(), how=PRIVATE) as out,
        zipfile.ZipFile(io.BytesIO(FORMATS["bundle"].write(out).data)) as archive,
    ):
        names = [name for name in archive.namelist() if name != "SHA256SUMS"]
        assert all("-PRIVATE-TLP-RED." in name for name in names)
        readme = archive.read("README-PRIVATE-TLP-RED.txt").decode()
        assert all(name in readme for name in names if name[:6] != "README")
        texts = [name for name in archive.namelist() if not name.endswith(".png")]
        assert all(WATERMARK in archive.read(name).decode("utf-8") for name in texts)
