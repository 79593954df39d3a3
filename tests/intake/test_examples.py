"""The example files of `docs/examples`: every one is read, and all tables tell of the same sightings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from tests.intake.conftest import TODAY

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
TABLES = {
    "sightings.csv": "csv",
    "sightings.tsv": "tsv",
    "russian-cp1251.csv": "csv",
    "sightings.xlsx": "xlsx",
    "sightings.json": "json",
    "sightings.jsonl": "jsonl",
    "sightings.geojson": "geojson",
    "sightings.kml": "kml",
    "sightings.kmz": "kmz",
}
DATA_SETS = {
    "acled.csv": ("ACLED", ["review", "rejected"]),
    "viina.csv": ("VIINA", ["review", "rejected"]),
    "ucdp-ged.csv": ("UCDP GED", ["review", "rejected"]),
    "ushahidi.csv": ("Ushahidi", ["review", "rejected"]),
    "salute.csv": ("SALUTE", ["accepted", "accepted"]),
}
PINS = {"my-maps.kml": "kml", "waypoints.gpx": "gpx"}
POSTS = {"result.json": ("telegram", ["review", "rejected"]), "report.txt": ("text", ["review", "review"])}


def planned(name: str, records: Records, geocoder: Geocoder) -> ImportPlan:
    source = "Example Channel" if name.endswith(".txt") else None
    return plan_import(
        EXAMPLES / name, records=records, geocoder=geocoder, options=ImportOptions(source=source, today=TODAY)
    )


def test_every_example_is_known_to_this_test() -> None:
    assert {file.name for file in EXAMPLES.iterdir()} == TABLES.keys() | PINS.keys() | POSTS.keys() | DATA_SETS.keys()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_of_the_examples_holds_two_rows_for_the_count_and_one_for_review(
    name: str, records: Records, geocoder: Geocoder
) -> None:
    plan = planned(name, records, geocoder)
    assert plan.format.name == TABLES[name]
    assert [each.verdict.value for each in plan.verdicts] == ["accepted", "accepted", "review"]
    assert plan.columns.ignored in {(), ("folder",)}


def test_all_tables_of_the_examples_tell_of_the_same_sightings(records: Records, geocoder: Geocoder) -> None:
    commit_import(records, planned("sightings.csv", records, geocoder))
    for name in TABLES:
        plan = planned(name, records, geocoder)
        assert [each.verdict.value for each in plan.verdicts] == ["repeated"] * 3, name


@pytest.mark.parametrize("name", POSTS)
def test_the_posts_of_the_examples_are_read_into_review(name: str, records: Records, geocoder: Geocoder) -> None:
    plan = planned(name, records, geocoder)
    assert (plan.format.name, [each.verdict.value for each in plan.verdicts]) == POSTS[name]


@pytest.mark.parametrize("name", DATA_SETS)
def test_a_data_set_of_the_examples_is_known_and_what_does_not_move_is_rejected(
    name: str, records: Records, geocoder: Geocoder
) -> None:
    plan = planned(name, records, geocoder)
    assert (plan.columns.layout, [each.verdict.value for each in plan.verdicts]) == DATA_SETS[name]


@pytest.mark.parametrize(("name", "kind"), PINS.items())
def test_pins_tell_what_was_seen_by_their_titles(name: str, kind: str, records: Records, geocoder: Geocoder) -> None:
    plan = planned(name, records, geocoder)
    assert plan.format.name == kind
    assert [each.verdict.value for each in plan.verdicts] == ["accepted", "review"]
    assert [new.sighting.count.count_min for new in plan.sightings] == [3 if kind == "kml" else 5, 10]
