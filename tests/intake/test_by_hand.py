"""A sighting written by hand passes the same reading and the same screen as a row of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geo.errors import UsageError
from geo.intake.by_hand import NAME, click_radius_m, plan_by_hand
from geo.intake.load import commit_import
from geo.intake.plan import ImportOptions
from geo.intake.verdicts import Verdict
from geo.model import Flow
from geo.records import ledger
from tests.intake.conftest import TODAY

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records

SAID = {"equipment": "Ural truck", "count": "30-40", "place": "Mazyr", "observed": "13.12.2022", "flow": "into Belarus"}


@pytest.fixture
def by_hand(records: Records, geocoder: Geocoder) -> Any:
    def run(**said: str) -> ImportPlan | None:
        return plan_by_hand(said, records=records, geocoder=geocoder, options=ImportOptions(today=TODAY))

    return run


def test_it_is_read_as_a_row_is(by_hand: Any) -> None:
    plan = by_hand(**SAID)
    sighting = plan.sighting_of(1)
    assert plan.verdicts[0].verdict is Verdict.ACCEPTED
    assert (sighting.count.count_min, sighting.count.count_max) == (30, 40)
    assert f"{sighting.observed_from:%Y-%m-%d}" == "2022-12-13"
    assert sighting.flow is Flow.IN


@pytest.mark.parametrize("missing", ["equipment", "place", "observed"])
def test_it_is_none_while_it_tells_not_what_where_and_when(by_hand: Any, missing: str) -> None:
    assert by_hand(**{**SAID, missing: " "}) is None
    assert by_hand() is None


def test_coordinates_win_over_the_name_and_tell_how_far_off_they_may_be(by_hand: Any) -> None:
    place = by_hand(**SAID, coordinates="52.05, 29.25", radius_m="1700").sighting_of(1).place.place
    assert (place.lat, place.lon, place.radius_m) == (52.05, 29.25, 1700)


def test_what_is_personal_is_taken_out_of_every_field(by_hand: Any) -> None:
    plan = by_hand(**SAID, note="call +375 29 111-22-33", source="write to a.b@example.org")
    assert plan.verdicts[0].verdict is Verdict.REVIEW
    assert "111-22-33" not in repr(plan)
    assert "example.org" not in repr(plan)


def test_the_same_sighting_twice_changes_nothing(by_hand: Any, records: Records) -> None:
    commit_import(records, by_hand(**SAID))
    assert by_hand(**SAID).verdicts[0].verdict is Verdict.REPEATED
    assert [each.file_name for each in ledger.batches(records)] == [NAME]


def test_a_date_that_could_be_two_waits(by_hand: Any) -> None:
    assert by_hand(**{**SAID, "observed": "03/04/2022"}).verdicts[0].verdict is Verdict.REVIEW


def test_a_field_that_there_is_not_is_refused(by_hand: Any) -> None:
    with pytest.raises(UsageError, match="no field 'witness'"):
        by_hand(**SAID, witness="somebody")


def test_a_click_is_as_near_as_the_map_was() -> None:
    assert click_radius_m(0, 0) == 940_000
    assert [click_radius_m(53, zoom) for zoom in (6, 10, 14)] == [8_800, 550, 35]
