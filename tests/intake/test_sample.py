"""The sample goes through the same import as any file, once, and is honest about what it does not know."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geo.intake.sample import SAMPLE_FILE, load_sample
from geo.intake.verdicts import Verdict
from geo.model import Flow, ReportKind
from geo.records import ledger

if TYPE_CHECKING:
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from tests.intake.conftest import Plan


def test_the_sample_is_loaded_once_and_marked(records: Records, geocoder: Geocoder) -> None:
    first = load_sample(records, geocoder)
    again = load_sample(records, geocoder)
    held = ledger.batches(records)
    assert [batch.sample for batch in held] == [True]
    assert again.batch == first.batch == held[0].id
    assert again.plan.count(Verdict.REPEATED) == held[0].rows == 129


def test_no_row_of_the_sample_is_rejected_and_each_in_review_says_why(plan: Plan) -> None:
    planned = plan(SAMPLE_FILE.read_bytes(), today=date(2026, 6, 1))
    assert planned.count(Verdict.REJECTED) == planned.count(Verdict.REPEATED) == 0
    assert planned.count(Verdict.ACCEPTED) > planned.count(Verdict.REVIEW)
    codes = {reason.code for each in planned.verdicts if each.verdict is Verdict.REVIEW for reason in each.reasons}
    assert codes <= {"ambiguous_place", "unknown_place", "several_places", "no_date"}


def test_the_lexicon_decides_over_the_samples_coarser_classes(plan: Plan) -> None:
    seen = {
        (each.sighting.equipment, each.sighting.equipment_class, each.sighting.unit.value)
        for each in plan(SAMPLE_FILE.read_bytes()).sightings
    }
    assert {
        ("MiG-31K", "fighter", "aircraft"),
        ("petrol carrier", "fuel_truck", "vehicle"),
        ("flat wagons with tracked and wheeled vehicles", "wagon", "wagon"),
        ("Akatsiya howitzer", "sp_artillery", "vehicle"),
        ("Wagner convoy no. 14", "truck", "vehicle"),
        ("soldiers", "personnel", "person"),
    } <= seen
    assert not {text for text, name, _ in seen if name == "other"} - {
        "Su-34 and Su-30SM",
        "fighters and transport aircraft",
    }


def test_flows_are_relative_to_the_watched_country(plan: Plan) -> None:
    def flows(watched: str) -> dict[int, Flow]:
        planned = plan(SAMPLE_FILE.read_bytes(), watched=watched)
        return {each.row_number: each.sighting.flow for each in planned.sightings}

    belarus, ukraine = flows("BY"), flows("UA")
    assert belarus[1] is Flow.IN
    assert ukraine[1] is Flow.UNKNOWN
    mariupol = [row for row, flow in ukraine.items() if flow is Flow.INTERNAL]
    assert mariupol
    assert all(belarus[row] is Flow.UNKNOWN for row in mariupol)


def test_forecasts_and_roll_ups_of_the_sample_are_kept_apart(plan: Plan) -> None:
    kinds = [each.sighting.report_kind for each in plan(SAMPLE_FILE.read_bytes()).sightings]
    assert kinds.count(ReportKind.FORECAST) == 1
    assert kinds.count(ReportKind.SUMMARY) == 4
