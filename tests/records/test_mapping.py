"""What the map asks: cells, places, areas, ways; and movements with their sightings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import MissingError
from geo.model import Flow, ReportKind, Status, Unit
from geo.records import ledger, queries
from geo.records.behind import Way, movements_behind
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import Mirror, open_mirror
from geo.records.placing import WORLD, mercator, unmercator
from tests.records.making import (
    ASIPOVICHY,
    BELARUS,
    CHEBARKUL,
    OUTLET,
    POLONKA,
    RAILWAYS,
    batch_of,
    named,
    place,
    sighting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

REGION = (19.0, 43.0, 46.0, 61.0)
WORLDWIDE = (-180.0, -90.0, 180.0, 90.0)
NEAR_POLONKA = place("Lesnaya", 53.08, 25.72, admin1="Brest region")
TOLD = [
    sighting(20, 20, movement_key="train", origin=named(CHEBARKUL), destination=named(POLONKA)),
    sighting(20, None, movement_key="train", source=RAILWAYS, origin=named(CHEBARKUL), destination=named(POLONKA)),
    sighting(4, None, movement_key="train", equipment_class="ifv"),
    sighting(26, 26, movement_key="train", equipment_class="mixed", unit=Unit.WAGON),
    sighting(None, None, place=named(NEAR_POLONKA), source=OUTLET, day=date(2022, 12, 20)),
    sighting(3, 3, place=named(ASIPOVICHY), flow=Flow.OUT, origin=named(ASIPOVICHY), destination=named(BELARUS)),
    sighting(50, None, place=named(BELARUS), origin=named(None, "Russia"), destination=named(BELARUS)),
    sighting(1, 1, place=None),
    sighting(60, None, report_kind=ReportKind.SUMMARY),
    sighting(9, 9, status=Status.REVIEW),
]


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    with open_records(f"sqlite:///{tmp_path_factory.mktemp('map') / 'kordon.sqlite'}") as records:
        ledger.commit_batch(records, batch_of(TOLD))
        held = open_mirror(records)
        yield held
        held.close()


def test_far_out_neighbours_share_a_cell_and_close_up_they_part(mirror: Mirror) -> None:
    """The train: 20 trucks and 4 or more IFV are 24 or more vehicles, with 26 wagons beside; Lesnaya has no number."""
    far = queries.grid(mirror, Filters(), REGION, 5)
    polonka, asipovichy = far
    assert (polonka.sightings, polonka.movements, polonka.unit, polonka.unit_mixed) == (5, 2, "vehicle", True)
    assert (polonka.count_min, polonka.count_max, polonka.without_number) == (24, None, 1)
    assert (asipovichy.sightings, asipovichy.count_min, asipovichy.count_max, asipovichy.unit_mixed) == (1, 3, 3, False)
    close = queries.grid(mirror, Filters(), REGION, 14)
    assert [(cell.sightings, cell.movements) for cell in close] == [(4, 1), (1, 1), (1, 1)]
    assert close[0].lat == pytest.approx(POLONKA.lat, abs=1e-4)
    assert close[0].lon == pytest.approx(POLONKA.lon, abs=1e-4)


def test_a_view_holds_what_lies_in_it_and_no_area(mirror: Mirror) -> None:
    assert [cell.sightings for cell in queries.grid(mirror, Filters(), (28.0, 53.0, 29.0, 54.0), 8)] == [1]
    assert queries.grid(mirror, Filters(), (0.0, 0.0, 1.0, 1.0), 8) == []


@pytest.mark.parametrize("zoom", [-3, 0, 8, 20, 99])
def test_any_zoom_of_the_whole_world_is_answered(mirror: Mirror, zoom: int) -> None:
    cells = queries.grid(mirror, Filters(), WORLDWIDE, zoom)
    assert sum(cell.sightings for cell in cells) == 6
    assert len(queries.grid(mirror, Filters(), WORLDWIDE, zoom, limit=1)) == 1


def test_without_counts_cells_are_the_same_but_for_their_intervals(mirror: Mirror) -> None:
    bare = queries.grid(mirror, Filters(), REGION, 5, counts=False)
    assert [cell.sightings for cell in bare] == [5, 1]
    assert {cell.unit for cell in bare} == {None}


def test_the_map_shows_other_kinds_of_statement_only_when_asked(mirror: Mirror) -> None:
    (cell,) = queries.grid(mirror, Filters(kind=("summary",)), REGION, 5)
    assert (cell.sightings, cell.count_min, cell.unit) == (1, None, None)


def test_places_are_listed_with_areas_marked(mirror: Mirror) -> None:
    found = {row.name: row for row in queries.places(mirror, Filters(), REGION)}
    assert {name: row.area for name, row in found.items()} == {
        "Polonka station": False,
        "Lesnaya": False,
        "Asipovichy": False,
        "Belarus": True,
    }
    polonka = found["Polonka station"]
    assert (polonka.sightings, polonka.movements, polonka.count_min, polonka.count_max) == (4, 1, 24, None)
    assert polonka.kinds == ()
    close = next(row for row in queries.places(mirror, Filters(), REGION, kinds=True) if row.name == "Polonka station")
    assert [name for name, _ in close.kinds] == ["truck", "ifv", "mixed"]
    assert (found["Lesnaya"].count_min, found["Lesnaya"].without_number) == (None, 1)
    assert [row.name for row in queries.area_counts(mirror, Filters())] == ["Belarus"]
    only_pins_of_view = queries.places(mirror, Filters(), (28.0, 53.0, 29.0, 54.0))
    assert {row.name for row in only_pins_of_view} == {"Asipovichy", "Belarus"}
    assert len(queries.places(mirror, Filters(), REGION, limit=2)) == 2


def test_ways_join_pins_and_what_has_an_area_at_an_end_is_counted(mirror: Mirror) -> None:
    """Two outlets tell of the train from Chebarkul: one movement, 20 trucks. "Russia" was not located: no arrow."""
    (first,), total, endless = queries.flows(mirror, Filters(), REGION)
    assert (first.origin, first.destination, first.flow) == ("Chebarkul", "Polonka station", "in")
    assert (first.sightings, first.movements, first.count_min, first.count_max) == (2, 1, 20, 20)
    assert (total, endless) == (1, 1)
    assert queries.flows(mirror, Filters(flow=("out",)), REGION) == ([], 0, 1)


def test_a_way_is_drawn_where_it_may_cross_the_view(mirror: Mirror) -> None:
    between = queries.flows(mirror, Filters(), (40.0, 53.5, 42.0, 54.5))
    assert [row.origin for row in between.rows] == ["Chebarkul"]
    assert queries.flows(mirror, Filters(), (40.0, 43.0, 42.0, 44.0)) == ([], 0, 0)


def test_behind_each_mark_stand_the_movements_that_it_counts(mirror: Mirror) -> None:
    marks = queries.places(mirror, Filters(), REGION)
    for mark in marks:
        behind = movements_behind(mirror, Filters(), mark.key, limit=50)
        assert (behind.total, behind.sightings) == (mark.movements, mark.sightings)
        assert len(behind.movements) == behind.total
        assert behind.place == mark.name
    for way in queries.flows(mirror, Filters(), WORLDWIDE).rows:
        spot = Way(way.origin_key, way.destination_key, way.flow)
        behind = movements_behind(mirror, Filters(), spot, limit=50)
        assert (behind.total, behind.sightings) == (way.movements, way.sightings)


def test_behind_a_cell_are_only_pins_and_pages_hold_each_movement_once(mirror: Mirror) -> None:
    cell = (25.0, 53.0, 26.0, 53.5)
    whole = movements_behind(mirror, Filters(), cell, limit=50)
    assert whole.sightings == 5
    pages = [movements_behind(mirror, Filters(), cell, limit=1, offset=at) for at in range(whole.total + 1)]
    names = [row.movement_id for page in pages for row in page.movements]
    assert names == [row.movement_id for row in whole.movements]
    days = [row.counted_on for row in whole.movements]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    assert whole.admin1 == "Brest region"
    assert movements_behind(mirror, Filters(), (0.0, 0.0, 1.0, 1.0), limit=5) == ([], 0, 0, None, None, None)
    with pytest.raises(MissingError):
        movements_behind(mirror, Filters(), "nonsense", limit=5)


def test_movements_come_with_their_sightings_counts_and_conflicts(mirror: Mirror) -> None:
    rows = queries.movements(mirror, Filters())
    assert queries.count_movements(mirror, Filters()) == len(rows) == 5
    assert rows[0].counted_on == date(2022, 12, 20)
    train = next(row for row in rows if row.movement_id == "m000001")
    assert (train.reports, train.sources, train.flow, train.area) == (2, 2, "in", "Brest region")
    assert len(train.sightings) == 4
    assert [(each.unit, each.equipment_class, each.count.count_min, each.count.count_max) for each in train.counts] == [
        ("vehicle", "ifv", 4, None),
        ("vehicle", "truck", 20, 20),
        ("wagon", "mixed", 26, 26),
    ]
    assert not train.conflict
    answer = train.as_answer()
    assert answer["movement"] == "m000001"
    assert [row.movement_id for row in queries.movements(mirror, Filters(), 2, 1)] == [
        row.movement_id for row in rows[1:3]
    ]
    assert queries.get_movement(mirror, "m000001") == train
    assert queries.get_movement(mirror, "m000999") is None


def test_a_conflict_of_counts_or_days_is_flagged(tmp_path_factory: pytest.TempPathFactory) -> None:
    told = [
        sighting(3, 3, movement_key="a"),
        sighting(2, 2, movement_key="a", source=RAILWAYS, day=date(2022, 12, 18)),
    ]
    with open_records(f"sqlite:///{tmp_path_factory.mktemp('conflict') / 'kordon.sqlite'}") as records:
        ledger.commit_batch(records, batch_of(told))
        (row,) = queries.movements(open_mirror(records), Filters())
    assert row.days_conflict
    assert (row.first_day, row.last_day) == (date(2022, 12, 16), date(2022, 12, 18))
    (count,) = row.counts
    assert (count.count.count_min, count.count.count_max, count.conflict) == (2, 3, True)


def test_an_empty_database_answers_every_question(sqlite_records: object) -> None:
    empty = open_mirror(sqlite_records)  # type: ignore[arg-type]
    assert queries.grid(empty, Filters(), REGION, 5) == []
    assert queries.places(empty, Filters(), REGION) == []
    assert queries.flows(empty, Filters(), REGION) == ([], 0, 0)
    assert queries.movements(empty, Filters()) == []
    assert queries.rows(empty, Filters()).num_rows == 0
    assert queries.date_range(empty) == (None, None)
    assert set(queries.facets(empty)) == set(queries.facets(empty, Filters()))
    assert queries.headline(empty, Filters()).movements == 0


@given(st.floats(-85, 85), st.floats(-180, 179.999))
def test_mercator_comes_back_to_within_a_metre(lat: float, lon: float) -> None:
    mx, my = mercator(lat, lon)
    assert 0 <= mx < WORLD
    assert 0 <= my < WORLD
    assert unmercator(mx + 0.5, my + 0.5) == pytest.approx((lat, lon), abs=1e-5)
