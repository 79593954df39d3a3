"""Totals against the same worked out by hand or in plain Python; the laws that no order of work may break."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import UsageError
from geo.model import UNNAMED_SOURCE, Flow, Report, ReportKind, Source, Status, Unit
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import Mirror, open_mirror
from tests.records.making import (
    ASIPOVICHY,
    BELARUS,
    OUTLET,
    RAILWAYS,
    Row,
    any_batches,
    batch_of,
    counted_on,
    empty_database,
    movements_of,
    named,
    sighting,
    totals_by_hand,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Sighting
    from geo.records.database import Records

D8, D12, D16 = (date(2022, 12, day) for day in (8, 12, 16))
GROUPINGS = (
    (),
    ("day",),
    ("week",),
    ("month", "area"),
    ("week", "equipment_class"),
    ("day", "flow"),
    ("month", "source"),
    ("country",),
    ("week", "area", "country", "flow", "equipment_class", "source"),
)


@contextmanager
def fresh() -> Iterator[Records]:
    with tempfile.TemporaryDirectory() as folder, open_records(empty_database(Path(folder))) as held:
        yield held


@contextmanager
def mirrored(batches: Sequence[Sequence[Sighting]]) -> Iterator[Mirror]:
    with fresh() as records:
        for number, sightings in enumerate(batches):
            ledger.commit_batch(records, batch_of(sightings, name=f"{number}.csv"))
        mirror = open_mirror(records)
        yield mirror
        mirror.close()


def answered(mirror: Mirror, filters: Filters | None = None, by: Sequence[str] = ()) -> list[Row]:
    rows = [row.as_answer(tuple(by)) for row in queries.totals(mirror, filters or Filters(), by)]
    for row in rows:
        low = row.pop("low")
        assert row.pop("high") == row["count_max"]
        assert low is None if row["count_min"] is None else 0 <= low <= row["count_min"]
        if not {"day", "week", "month"} & set(by):
            assert row.pop("period") is None
    return rows


def in_order(rows: list[Row]) -> list[tuple[str, ...]]:
    return sorted(tuple(f"{name}={value}" for name, value in sorted(row.items())) for row in rows)


def interval(mirror: Mirror, filters: Filters | None = None) -> list[tuple[Any, ...]]:
    return [
        (row.unit, row.movements, row.count_min, row.count_max, row.without_number)
        for row in queries.totals(mirror, filters or Filters(), ())
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([sighting(50, None), sighting(30, 30)], ("vehicle", 2, 80, None, 0), id="open"),
        pytest.param([sighting(30, 40), sighting(20, 20)], ("vehicle", 2, 50, 60, 0), id="range"),
        pytest.param([sighting(None, 12), sighting(3, 3)], ("vehicle", 2, 3, 15, 0), id="up to"),
        pytest.param([sighting(None, 12)], ("vehicle", 1, None, 12, 0), id="up to alone"),
        pytest.param([sighting(None, None), sighting(3, 3)], ("vehicle", 2, 3, 3, 1), id="without a number"),
        pytest.param([sighting(None, None)], ("vehicle", 1, None, None, 1), id="nothing known"),
        pytest.param(
            [sighting(30, 40, movement_key="a"), sighting(30, None, movement_key="a", source=RAILWAYS)],
            ("vehicle", 1, 30, 40, 0),
            id="two reports meet",
        ),
        pytest.param(
            [sighting(3, 3, movement_key="a"), sighting(2, 2, movement_key="a", source=RAILWAYS)],
            ("vehicle", 1, 2, 3, 0),
            id="two reports conflict",
        ),
        pytest.param(
            [sighting(20, 20, movement_key="a"), sighting(3, 3, movement_key="a")],
            ("vehicle", 1, 23, 23, 0),
            id="two lines of one report add",
        ),
        pytest.param(
            [
                sighting(20, 20, movement_key="a"),
                sighting(4, None, movement_key="a", equipment_class="ifv"),
                sighting(5, None, movement_key="a", equipment_class="ifv", source=RAILWAYS),
            ],
            ("vehicle", 1, 25, None, 0),
            id="classes add, reports of a class combine",
        ),
        pytest.param(
            [sighting(10, 10, movement_key="a"), sighting(None, None, movement_key="a", equipment_class="apc")],
            ("vehicle", 1, 10, None, 0),
            id="a class without a number opens the movement",
        ),
        pytest.param(
            [sighting(), sighting(60, None, report_kind=ReportKind.SUMMARY)], ("vehicle", 1, 10, 10, 0), id="summary"
        ),
        pytest.param([sighting(), sighting(report_kind=ReportKind.DENIAL)], ("vehicle", 1, 10, 10, 0), id="denial"),
        pytest.param([sighting(), sighting(report_kind=ReportKind.FORECAST)], ("vehicle", 1, 10, 10, 0), id="forecast"),
        pytest.param([sighting(), sighting(report_kind=ReportKind.CLAIM)], ("vehicle", 1, 10, 10, 0), id="claim"),
        pytest.param([sighting(), sighting(status=Status.REVIEW)], ("vehicle", 1, 10, 10, 0), id="in review"),
    ],
)
def test_a_total_is_what_the_rules_say(told: list[Sighting], expected: tuple[Any, ...]) -> None:
    with mirrored([told]) as mirror:
        assert interval(mirror) == [expected]


def test_units_stand_apart() -> None:
    """A train of 51 wagons with 30 trucks is 51 wagons and 30 vehicles, and one movement."""
    train = [sighting(51, 51, unit=Unit.WAGON, movement_key="a"), sighting(30, 30, movement_key="a")]
    with mirrored([train]) as mirror:
        assert interval(mirror) == [("vehicle", 1, 30, 30, 0), ("wagon", 1, 51, 51, 0)]
        assert queries.headline(mirror, Filters()).movements == 1


def test_claims_are_counted_when_asked_for_and_summaries_never() -> None:
    told = [
        sighting(1, 1),
        sighting(20, 20, report_kind=ReportKind.CLAIM),
        sighting(60, None, report_kind=ReportKind.SUMMARY),
    ]
    with mirrored([told]) as mirror:
        assert interval(mirror, Filters(kind=("claim",))) == [("vehicle", 1, 20, 20, 0)]
        assert interval(mirror, Filters(kind=("claim", "observation"))) == [("vehicle", 2, 21, 21, 0)]
        assert interval(mirror, Filters(kind=("all",))) == [("vehicle", 2, 21, 21, 0)]
        assert interval(mirror, Filters(kind=("summary",))) == []


def test_a_movement_is_counted_in_its_closest_area_and_its_telling_flow() -> None:
    """One outlet names the country, the other the town; one says in, the other does not know."""
    told = [
        sighting(50, None, movement_key="a", place=named(BELARUS), flow=Flow.UNKNOWN),
        sighting(50, 50, movement_key="a", place=named(ASIPOVICHY), source=RAILWAYS),
    ]
    with mirrored([told]) as mirror:
        (row,) = queries.totals(mirror, Filters(), ("area", "country", "flow"))
        assert (row.area, row.country, row.flow) == ("Mahiliou region", "BY", "in")
        assert (row.movements, row.reports, row.sources, row.count_min, row.count_max) == (1, 2, 2, 50, 50)


def test_under_each_source_stands_what_it_says() -> None:
    told = [sighting(3, 3, movement_key="a"), sighting(2, 2, movement_key="a", source=OUTLET)]
    with mirrored([told]) as mirror:
        rows = queries.totals(mirror, Filters(), ("source",))
        assert [(row.source, row.count_min, row.count_max) for row in rows] == [
            ("An, outlet \\ two", 2, 2),
            ("Belarusian Hajun", 3, 3),
        ]


@pytest.mark.parametrize(
    ("by", "periods"),
    [
        ("day", ["2022-12-31", "2023-01-01", None]),
        ("week", ["2022-W52", None]),
        ("month", ["2022-12", "2023-01", None]),
    ],
)
def test_periods_are_named_and_the_undated_come_last(by: str, periods: list[str | None]) -> None:
    told = [sighting(day=None), sighting(day=date(2023, 1, 1)), sighting(day=date(2022, 12, 31))]
    with mirrored([told]) as mirror:
        assert [row.period for row in queries.totals(mirror, Filters(), (by,))] == periods


def test_dates_bound_the_counted_day_and_the_undated_drop_out() -> None:
    told = [sighting(1, 1, day=D8), sighting(2, 2, day=D12), sighting(4, 4, day=D16), sighting(8, 8, day=None)]
    with mirrored([told]) as mirror:
        assert interval(mirror) == [("vehicle", 4, 15, 15, 0)]
        assert interval(mirror, Filters(date_from=D12)) == [("vehicle", 2, 6, 6, 0)]
        assert interval(mirror, Filters(date_to=D12)) == [("vehicle", 2, 3, 3, 0)]
        assert interval(mirror, Filters(date_from=D8, date_to=D8)) == [("vehicle", 1, 1, 1, 0)]
        assert queries.headline(mirror, Filters(date_from=D12)).undated == 1


@pytest.mark.parametrize(("by", "said"), [(("year",), "year"), (("day", "week"), "one period"), (("unit",), "unit")])
def test_an_unknown_grouping_is_refused_with_the_mend(by: tuple[str, ...], said: str) -> None:
    with mirrored([]) as mirror, pytest.raises(UsageError, match=said):
        queries.totals(mirror, Filters(), by)


def test_an_empty_database_has_no_totals() -> None:
    with mirrored([]) as mirror:
        assert queries.totals(mirror, Filters(), ("week",)) == []
        assert queries.headline(mirror, Filters()).units == {}


@settings(max_examples=25, deadline=None)
@given(any_batches, st.sampled_from(GROUPINGS))
def test_totals_are_what_plain_python_makes_of_them(batches: list[list[Sighting]], by: tuple[str, ...]) -> None:
    with mirrored(batches) as mirror:
        assert in_order(answered(mirror, by=by)) == in_order(totals_by_hand(movements_of(batches), by))
        with_claims = totals_by_hand(movements_of(batches), by, claims=True)
        assert in_order(answered(mirror, Filters(kind=("observation", "claim")), by)) == in_order(with_claims)


@settings(max_examples=25, deadline=None)
@given(any_batches, st.sampled_from(GROUPINGS), st.dates(date(2022, 12, 24), date(2023, 1, 12)), st.integers(0, 20))
def test_a_span_of_days_holds_just_the_movements_counted_in_it(
    batches: list[list[Sighting]], by: tuple[str, ...], first: date, length: int
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    with mirrored(batches) as mirror:
        movements = movements_of(batches).items()
        chosen = {name: told for name, told in movements if first <= (counted_on(told) or date.min) <= last}
        found = answered(mirror, Filters(date_from=first, date_to=last), by)
        assert in_order(found) == in_order(totals_by_hand(chosen, by))


@settings(max_examples=20, deadline=None)
@given(any_batches, st.none() | st.dates(date(2022, 12, 24), date(2023, 1, 12)), st.sampled_from(((), ("in",))))
def test_the_headline_counts_in_each_unit_what_totals_do(
    batches: list[list[Sighting]], first: date | None, flow: tuple[str, ...]
) -> None:
    filters = Filters(date_from=first, flow=flow)
    with mirrored(batches) as mirror:
        units = {row.unit: row for row in queries.totals(mirror, filters, ())}
        answer = queries.headline(mirror, filters)
        assert answer.units == {unit: row.interval for unit, row in units.items()}
        assert answer.without_number == sum(row.without_number for row in units.values())
        lows = {unit: row.low for unit, row in units.items() if row.low is not None and row.low != row.count_min}
        assert answer.lows == lows


@settings(max_examples=12, deadline=None)
@given(any_batches, st.randoms(), st.sampled_from(GROUPINGS))
def test_the_order_of_imports_never_changes_a_total(
    batches: list[list[Sighting]], random: Any, by: tuple[str, ...]
) -> None:
    with mirrored(batches) as mirror:
        first = answered(mirror, by=by)
    shuffled = [random.sample(rows, len(rows)) for rows in batches]
    random.shuffle(shuffled)
    with mirrored(shuffled) as mirror:
        assert in_order(answered(mirror, by=by)) == in_order(first)


@settings(max_examples=12, deadline=None)
@given(any_batches)
def test_no_bound_of_a_total_passes_another(batches: list[list[Sighting]]) -> None:
    with mirrored(batches) as mirror:
        for row in queries.totals(mirror, Filters(), ("week", "equipment_class")):
            assert row.without_number <= row.movements
            assert 1 <= row.sources <= row.reports
            bounds = [each for each in (row.low, row.count_min, row.count_max, row.high) if each is not None]
            assert bounds == sorted(bounds)
            assert (row.low is None) == (row.count_min is None)
            assert (row.high is None) == (row.count_max is None)


def test_rows_of_one_movement_without_a_source_combine_and_never_add_up(records: Records) -> None:
    nameless = Report(source=Source(name=UNNAMED_SOURCE))
    said = [(30, 40), (30, None), (35, 35)]
    ledger.commit_batch(records, batch_of([sighting(*each, report=nameless, movement_key="a") for each in said]))
    (row,) = queries.totals(open_mirror(records), Filters(), ("week",))
    assert (row.movements, row.reports, row.count_min, row.count_max) == (1, 3, 35, 35)


@pytest.mark.parametrize("word", ["day", "week", "month"])
def test_standing_totals_have_the_order_of_those_worked_out_anew(word: str, sqlite_records: Records) -> None:
    units = (Unit.WAGON, Unit.AIRCRAFT, Unit.VEHICLE, Unit.TRAIN, Unit.UNKNOWN)
    days = (D16, None, D8, date(2023, 1, 2), D12)
    told = [sighting(unit=unit, day=day) for day in days for unit in units]
    mirror = open_mirror(sqlite_records)
    for at, each in enumerate(told):
        ledger.commit_batch(sqlite_records, batch_of([each], name=f"{at}.csv"))
        mirror.refresh()
        queries.totals(mirror, Filters(), (word,))
    standing = queries.totals(mirror, Filters(), (word,))
    assert standing == queries.totals(mirror, Filters(status=("accepted",)), (word,))
    assert standing[-1].period is None
