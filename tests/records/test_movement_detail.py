"""One movement in full: its way, its conflicts with who says what, its sources; roll-ups beside their parts."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geo.errors import UsageError
from geo.model import PlaceKind, Report, ReportKind, Source
from geo.records import ledger
from geo.records.duplicate_decisions import Verdict, decide, split, undo
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from geo.records.movement_detail import MovementDetail, movement_detail, movement_trail
from geo.records.summaries import compare_summaries, compare_summary
from tests.records.making import ASIPOVICHY, BELARUS, CHEBARKUL, POLONKA, batch_of, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Sighting
    from geo.records.database import Records
    from geo.records.mirror import Mirror

ORSHA = place("Orsha", 54.51, 30.4, kind=PlaceKind.STATION, admin1="Vitebsk region")
D11, D12, D13 = (date(2022, 12, day) for day in (11, 12, 13))


def outlet(name: str, reliability: str | None = None, credibility: int | None = None, source: str = "Hajun") -> Report:
    about = Source(name=source, reliability=reliability)
    return Report(source=about, via=name, url=f"https://example.org/{name}", credibility=credibility)


@contextmanager
def mirrored(records: Records, told: Sequence[Sighting]) -> Iterator[Mirror]:
    ledger.commit_batch(records, batch_of(told))
    mirror = open_mirror(records)
    yield mirror
    mirror.close()


def first(mirror: Mirror) -> MovementDetail:
    mirror.refresh()
    found = movement_detail(mirror, "m000001")
    assert found is not None
    return found


def test_conflicts_stand_side_by_side_with_sources_and_grades(sqlite_records: Records) -> None:
    told = [
        sighting(3, 3, day=D12, report=outlet("one", "B", 2), movement_key="a", affiliation="RU"),
        sighting(
            2, 2, day=D13, report=outlet("two", "C", 3), movement_key="a", affiliation="BY", place=named(ASIPOVICHY)
        ),
    ]
    with mirrored(sqlite_records, told) as mirror:
        found = {each.field: each for each in first(mirror).conflicts}
    assert found.keys() == {"count", "days", "place", "affiliation"}
    assert [(said.value, said.via, said.reliability, said.credibility) for said in found["count"].said] == [
        ("3", "one", "B", 2),
        ("2", "two", "C", 3),
    ]
    assert [said.value for said in found["place"].said] == ["Polonka station", "Asipovichy"]


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"place": named(BELARUS)}, id="a country that holds the place"),
        pytest.param({"count": sighting(None, None).count}, id="a number that is not said"),
        pytest.param({"observed_from": None, "observed_to": None}, id="days that are not said"),
    ],
)
def test_what_one_does_not_know_is_no_conflict(told: dict[str, Any], sqlite_records: Records) -> None:
    rows = [
        sighting(3, 3, report=outlet("one"), movement_key="a"),
        sighting(3, 3, report=outlet("two"), movement_key="a", **told),
    ]
    with mirrored(sqlite_records, rows) as mirror:
        assert first(mirror).conflicts == ()


def test_one_train_at_three_stations_is_one_movement_with_three_legs_in_order_of_time(records: Records) -> None:
    """Told in any order; its days last from the first leg to the last, and neither days nor places are a conflict."""
    told = [
        sighting(20, 20, day=D13, report=outlet("one"), place=named(POLONKA)),
        sighting(20, 20, day=D11, report=outlet("two"), place=named(ORSHA)),
        sighting(20, 20, day=D12, report=outlet("one"), place=named(ASIPOVICHY)),
    ]
    with mirrored(records, told) as mirror:
        decide(records, "s000001", "s000002", Verdict.LEG)
        decide(records, "s000001", "s000003", Verdict.LEG)
        found = first(mirror)
    assert [(leg.place, leg.first_day, leg.sightings) for leg in found.legs] == [
        ("Orsha", D11, ("s000002",)),
        ("Asipovichy", D12, ("s000003",)),
        ("Polonka station", D13, ("s000001",)),
    ]
    assert found.conflicts == ()
    assert (found.row.first_day, found.row.last_day, found.row.days_conflict) == (D11, D13, False)
    assert [(each.count.count_min, each.count.count_max) for each in found.row.counts] == [(20, 20)]


def test_an_analyst_orders_legs_of_one_day_and_takes_it_back(records: Records) -> None:
    """The latest word holds where words go in a circle; nothing of it changes a count, and the trail tells of it."""
    told = [
        sighting(20, 20, report=outlet("one"), place=named(ASIPOVICHY)),
        sighting(20, 20, report=outlet("one"), place=named(ORSHA)),
        sighting(20, 20, report=outlet("one"), place=named(POLONKA)),
    ]
    asipovichy, orsha, polonka = "s000001", "s000002", "s000003"
    with mirrored(records, told) as mirror:
        decide(records, asipovichy, orsha, Verdict.LEG)
        decide(records, asipovichy, polonka, Verdict.LEG)
        before = first(mirror)
        made = [
            decide(records, orsha, asipovichy, Verdict.BEFORE, who="desk"),
            decide(records, polonka, asipovichy, Verdict.BEFORE),
            decide(records, asipovichy, orsha, Verdict.BEFORE),
        ]
        assert [leg.place for leg in first(mirror).legs] == ["Polonka station", "Asipovichy", "Orsha"]
        assert first(mirror).row.counts == before.row.counts
        with pytest.raises(UsageError, match="already"):
            decide(records, asipovichy, orsha, Verdict.BEFORE)
        undo(records, made[2].id)
        assert [leg.place for leg in first(mirror).legs] == ["Orsha", "Polonka station", "Asipovichy"]
        for each in made[:2]:
            undo(records, each.id)
        assert first(mirror).legs == before.legs
        trail = [(entry.action, entry.who) for entry in movement_trail(mirror, "m000001")]
    assert trail.count(("before", "desk")) == 2


def test_sightings_of_two_movements_have_no_order_and_one_put_in_order_can_be_split(records: Records) -> None:
    told = [
        sighting(20, 20, report=outlet("one"), place=named(ASIPOVICHY)),
        sighting(20, 20, report=outlet("two"), place=named(ORSHA)),
    ]
    with mirrored(records, told) as mirror:
        with pytest.raises(UsageError, match="two movements"):
            decide(records, "s000001", "s000002", Verdict.BEFORE)
        decide(records, "s000001", "s000002", Verdict.LEG)
        decide(records, "s000002", "s000001", Verdict.BEFORE)
        parted = split(records, ["s000002"])
        decide(records, "s000001", "s000002", Verdict.DIFFERENT)
        assert [leg.place for leg in first(mirror).legs] == ["Asipovichy"]
        undo(records, "d0004")
        undo(records, parted.id)
        assert [leg.place for leg in first(mirror).legs] == ["Orsha", "Asipovichy"]


def test_reposts_bring_no_source_and_stock_is_no_flow(sqlite_records: Records) -> None:
    told = [
        sighting(report=outlet("one"), movement_key="a", origin=named(CHEBARKUL), destination=named(POLONKA)),
        sighting(report=outlet("two"), movement_key="a"),
        sighting(report=outlet("three", source="Railway Workers"), movement_key="a"),
    ]
    with mirrored(sqlite_records, told) as mirror:
        found = first(mirror)
    assert (found.independent_sources, found.only_by_name) == (2, 2)
    assert [(each.via, each.brings) for each in found.sources] == [
        ("one", ("hajun",)),
        ("two", ()),
        ("three", ("railway workers",)),
    ]
    assert (found.arrived, found.left, found.present) == (
        ("Polonka station",),
        ("Chebarkul",),
        ("Polonka station",),
    )


def test_what_was_seen_on_its_way_is_bound_and_has_not_arrived(sqlite_records: Records) -> None:
    on_its_way = sighting(
        report=outlet("one"),
        movement_key="a",
        place=named(ASIPOVICHY),
        origin=named(CHEBARKUL),
        destination=named(POLONKA),
    )
    with mirrored(sqlite_records, [on_its_way]) as mirror:
        found = first(mirror)
    assert (found.arrived, found.bound, found.left) == ((), ("Polonka station",), ("Chebarkul",))


def test_the_trail_of_a_movement_is_that_of_its_sightings(sqlite_records: Records) -> None:
    told = [sighting(report=outlet("one")), sighting(report=outlet("two"))]
    with mirrored(sqlite_records, told) as mirror:
        decide(sqlite_records, "s000001", "s000002", Verdict.SAME, who="An analyst")
        mirror.refresh()
        actions = [each.action for each in movement_trail(mirror, "m000001")]
        assert movement_detail(mirror, "m000002") is None
    assert actions == ["import", "moved", "same", "same"]


def test_a_summary_is_compared_with_its_parts_and_never_added(sqlite_records: Records) -> None:
    """60 or more are said; the source's own movements in Belarus in those days are 30-40 and 24."""
    told = [
        sighting(60, None, day=None, observed_from=D11, observed_to=D13, place=named(BELARUS),
                 equipment="vehicles", equipment_class="vehicle_unspecified", report_kind=ReportKind.SUMMARY),
        sighting(30, 40, day=D11, url="https://example.org/2"),
        sighting(24, 24, day=D13, url="https://example.org/3", equipment_class="tank"),
        sighting(90, 90, day=date(2022, 12, 20), url="https://example.org/4"),
    ]  # fmt: skip
    with mirrored(sqlite_records, told) as mirror:
        found = compare_summary(mirror, "s000001")
        assert found is not None
        assert found.text == "says at least 60; parts give 54 to 64"
        assert (found.agrees, found.decided, len(found.movements)) == (True, False, 2)
        decide(sqlite_records, "s000001", "s000002", Verdict.ROLLUP)
        mirror.refresh()
        (found,) = compare_summaries(mirror, Filters())
        assert found.text == "says at least 60; parts give 30 to 40"
        assert (found.agrees, found.decided) == (False, True)
        assert compare_summary(mirror, "s000002") is None
