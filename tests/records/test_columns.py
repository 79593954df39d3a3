"""What the map counts in narrow columns is what the plain query finds, whatever is asked and whatever changed."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.counts.movements import GENERAL
from geo.model import AREA_KINDS
from geo.records import days, ledger, queries, shares
from geo.records.cells import AGE_DAYS, cell_shift
from geo.records.column_counts import NO_COUNT, Count
from geo.records.counting import intervals
from geo.records.database import open_records
from geo.records.duplicate_decisions import Verdict, decide
from geo.records.engine import SIGHTINGS, compiled, value
from geo.records.filters import Filters
from geo.records.mapping import edges, shown
from geo.records.mirror import Mirror, open_mirror
from geo.records.placing import mercator, unmercator
from geo.records.predicates import COUNTED_KINDS, Shape, passing, pinned
from geo.records.standing import first_of
from geo.records.totals import unit_counts
from tests.records.making import any_batches, batch_of, empty_database, sighting
from tests.records.making import days as some_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.model import Sighting
    from geo.records.cells import Word

Row = dict[str, Any]
BOXES = ((-180.0, -85.0, 180.0, 85.0), (25.0, 53.0, 29.0, 54.0), (0.0, 0.0, 1.0, 1.0))
AREAS = {kind.value for kind in AREA_KINDS}


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


any_filters = st.builds(
    lambda ends, **more: Filters(
        date_from=min(filter(None, ends), default=None) if ends[0] else None,
        date_to=max(filter(None, ends), default=None) if ends[1] else None,
        **more,
    ),
    st.tuples(some_days, some_days),
    status=some("accepted", "review", "rejected", "all"),
    kind=some("observation", "claim", "summary", "all"),
    flow=some("in", "internal", "none"),
    equipment_class=some("truck", "tank"),
    affiliation=some("RU", "none"),
    country=some("BY", "RU", "none"),
    text=st.sampled_from((None, None, "polonka", "т-72")),
    area=some("Brest region", "mahiliou region", "none"),
    bbox=st.sampled_from((None, None, BOXES[1])),
    within=st.sampled_from(((), (), ((52.0, 24.0), (52.0, 30.0), (54.5, 27.0)))),
    near_border=st.sampled_from((None, None, 80.0)),
)


def plain_rows(mirror: Mirror, filters: Filters) -> list[Row]:
    """Return the sightings that the map shows, by the query that every table is made with."""
    shape, values = shown(filters)
    rows: list[Row] = mirror.run_arrow(compiled(_whole, shape), values).to_pylist()
    return rows


def _whole(shape: Shape) -> Any:
    return passing(shape)


def is_pin(row: Row) -> bool:
    return row["lat"] is not None and row["place_kind"] not in AREAS


def grouped(rows: Iterable[Row], key: Callable[[Row], Any]) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def different(rows: Iterable[Row], name: str) -> int:
    return len({row[name] for row in rows})


def word_of(row: Row, by: Word, as_of: date) -> str | None:
    if by != "age":
        word: str | None = row[by]
        return word
    age = None if row["counted_on"] is None else (as_of - row["counted_on"]).days
    return None if age is None else str(sum(age >= end for end in AGE_DAYS))


COUNTED = (
    "unit", "movement_no", "report_no", "leg", "source_no", "equipment_class", "count_min", "count_max",
    "count_qualifier", "sole",
)  # fmt: skip
KEYS = {"cell": ("x", "y"), "place": ("place_no",), "way": ("origin_no", "destination_no", "flow"), "all": ()}
Counts = dict[tuple[Any, ...], Count]


def plain_counts(mirror: Mirror, filters: Filters, box: Any, by: str, zoom: int = 0) -> Counts:
    """Return the interval of each group in its main unit, by the query that totals are made with."""
    shape, values = shown(filters)
    units: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    at = edges(box) if by in {"cell", "place"} else {}
    at |= {"shift": cell_shift(zoom, 64)} if by == "cell" else {}
    for row in mirror.run(compiled(_intervals, shape, by), values | at):
        units[row[: len(KEYS[by])]].append(row[len(KEYS[by]) :])
    found = {}
    for group, counted in units.items():
        unit, _, _, _, low, high, opened, without, about = min(
            counted, key=lambda each: (each[0] != "vehicle", -each[1], each[0])
        )
        found[group] = Count(unit, low, None if opened else high, without, unit_mixed=len(counted) > 1, about=about)
    return found


def _intervals(shape: Shape, by: str) -> Any:
    rows = passing(shape, SIGHTINGS.report_kind.isin(COUNTED_KINDS))
    if by in {"cell", "place"}:
        within_x = rows.mx.between(value("left", "int32"), value("right", "int32"))
        within = pinned(rows) & within_x & rows.my.between(value("top", "int32"), value("bottom", "int32"))
        rows = rows.filter(within | rows.place_kind.isin(sorted(AREAS)) if by == "place" else within)
    if by == "cell":
        rows = rows.mutate(x=rows.mx >> value("shift", "int32"), y=rows.my >> value("shift", "int32"))
    return intervals(rows.select(*KEYS[by], *COUNTED), list(KEYS[by]))


def plain_cells(
    rows: list[Row], box: Any, zoom: int, by: Word, *, as_of: date, counts: Counts
) -> list[tuple[Any, ...]]:
    found = []
    edge: Any = edges(box)
    shift = cell_shift(zoom, 64)
    pins = [row for row in rows if is_pin(row)]
    within = [
        row for row in pins if edge["left"] <= row["mx"] <= edge["right"] and edge["top"] <= row["my"] <= edge["bottom"]
    ]
    for cell, told in grouped(within, lambda row: (row["mx"] >> shift, row["my"] >> shift)).items():
        shares_of = dict(Counter(word_of(row, by, as_of) for row in told))
        middle = unmercator(sum(row["mx"] for row in told) / len(told), sum(row["my"] for row in told) / len(told))
        numbers = len(told), different(told, "movement_no"), different(told, "report_no")
        found.append((-len(told), cell, *middle, *numbers, shares_of, counts.get(cell, NO_COUNT)))
    return [each[2:] for each in sorted(found, key=lambda each: each[:2])]


def assert_counted_as_plainly(mirror: Mirror, filters: Filters, zoom: int, by: Word) -> None:
    rows = plain_rows(mirror, filters)
    as_of = date(2023, 1, 5)
    for box in BOXES:
        cells = queries.grid(mirror, filters, box, zoom, cell_px=64, reports=True, by=by, as_of=as_of)
        assert [
            (each.lat, each.lon, each.sightings, each.movements, each.reports, each.shares, count_of(each))
            for each in cells
        ] == plain_cells(rows, box, zoom, by, as_of=as_of, counts=plain_counts(mirror, filters, box, "cell", zoom))
    for box in BOXES[:2]:
        assert_places_as_plainly(mirror, filters, rows, box)
        assert_ways_as_plainly(mirror, filters, rows, box)
    pins, nowhere = [row for row in rows if is_pin(row)], [row for row in rows if row["lat"] is None]
    placed = [row for row in rows if row["lat"] is not None]
    unplaced = different(rows, "movement_no") - different(placed, "movement_no")
    assert shares.count_pinless(mirror, filters) == (len(placed) - len(pins), len(nowhere), unplaced)
    assert shares.latest_day(mirror, filters) == max(
        (row["counted_on"] for row in pins if row["counted_on"]), default=None
    )
    extent = shares.extent_of_pins(mirror, filters)
    assert (extent[0] if extent else 0) == len(pins)
    if extent:
        corners = [mercator(extent.north, extent.west), mercator(extent.south, extent.east)]
        spread = [[min(row[axis] for row in pins), max(row[axis] for row in pins)] for axis in ("mx", "my")]
        assert corners == [pytest.approx(corner, abs=1) for corner in zip(*spread, strict=True)]
    by_place = grouped(pins, lambda row: f"p{row['place_no']:06d}")
    assert shares.place_shares(mirror, filters, BOXES[0], by=by, as_of=as_of) == {
        place: dict(Counter(word_of(row, by, as_of) for row in told)) for place, told in by_place.items()
    }
    assert_days_as_plainly(mirror, filters, rows)


def count_of(row: Any) -> Count:
    return Count(row.unit, row.count_min, row.count_max, row.without_number, unit_mixed=row.unit_mixed, about=row.about)


def assert_places_as_plainly(mirror: Mirror, filters: Filters, rows: list[Row], box: Any) -> None:
    edge: Any = edges(box)
    seen = [
        row
        for row in rows
        if row["place_kind"] in AREAS
        or (is_pin(row) and edge["left"] <= row["mx"] <= edge["right"] and edge["top"] <= row["my"] <= edge["bottom"])
    ]
    counts = plain_counts(mirror, filters, box, "place")
    plain = []
    for number, told in grouped(seen, lambda row: row["place_no"]).items():
        kinds = Counter((row["equipment_class"], row["affiliation"]) for row in told)
        about = (told[0]["place"], told[0]["place_kind"], told[0]["lat"], told[0]["lon"], told[0]["radius_m"])
        sums = len(told), different(told, "movement_no"), different(told, "report_no")
        in_order = tuple(sorted(kinds, key=lambda each: (-kinds[each], each[0], each[1] or "")))
        plain.append((-len(told), number, about, sums, in_order, counts.get((number,), NO_COUNT)))
    found = queries.places(mirror, filters, box, kinds=True)
    assert [
        ((row.name, row.kind, row.lat, row.lon, row.radius_m), (row.sightings, row.movements, row.reports), row.kinds,
         count_of(row))
        for row in found
    ] == [row[2:] for row in sorted(plain)]  # fmt: skip
    areas = queries.area_counts(mirror, filters)
    assert [(row.key, row.sightings, count_of(row)) for row in areas] == [
        (row.key, row.sightings, count_of(row)) for row in found if row.area
    ]


def assert_ways_as_plainly(mirror: Mirror, filters: Filters, rows: list[Row], box: Any) -> None:
    def crosses(row: Row) -> bool:
        (west, east), (south, north) = (
            sorted((row[f"origin_{axis}"], row[f"destination_{axis}"])) for axis in ("lon", "lat")
        )
        return bool(west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1])

    going = [row for row in rows if row["origin_no"] and row["destination_no"]]
    going = [row for row in going if row["origin_no"] != row["destination_no"] and crosses(row)]
    ended = [row for row in going if {row["origin_kind"], row["destination_kind"]} & AREAS]
    counts = plain_counts(mirror, filters, box, "way")
    plain = []
    for way, told in grouped(
        (row for row in going if row not in ended), lambda row: (row["origin_no"], row["destination_no"], row["flow"])
    ).items():
        (mode, *more) = {row["mode"] for row in told}
        ends = told[0]["origin"], told[0]["origin_lat"], told[0]["destination"], told[0]["destination_lon"]
        sums = len(told), different(told, "movement_no"), None if more else mode
        plain.append((-len(told), way, ends, sums, counts.get(way, NO_COUNT)))
    found = queries.flows(mirror, filters, box)
    assert (found.total, found.endless) == (len(plain), len(ended))
    assert [
        ((row.origin, row.origin_lat, row.destination, row.destination_lon), (row.sightings, row.movements, row.mode),
         count_of(row))
        for row in found.rows
    ] == [row[2:] for row in sorted(plain)]  # fmt: skip
    assert queries.flows(mirror, filters, box, 1, counts=False).rows[:1] == [
        replace(row, **NO_COUNT._asdict()) for row in found.rows[:1]
    ]


def assert_days_as_plainly(mirror: Mirror, filters: Filters, rows: list[Row]) -> None:
    dated = [row for row in rows if row["counted_on"]]
    undated = [row for row in rows if not row["counted_on"]]
    by_day = tuple(sorted(Counter(row["counted_on"] for row in dated).items()))
    assert days.days(mirror, filters) == (by_day, len(undated), different(undated, "movement_no"))
    first, last = date(2022, 12, 27), date(2023, 1, 8)
    within = [row for row in dated if first <= row["counted_on"] <= last]
    weeks = grouped(within, lambda row: first_of("week", row["counted_on"]))
    for counted, count in (
        ("sightings", len),
        ("movements", lambda told: different(told, "movement_no")),
        ("reports", lambda told: different(told, "report_no")),
    ):
        found = days.bars(mirror, filters, by="week", counted=counted, first=first, last=last)  # type: ignore[arg-type]
        assert found == [(week, count(told), count(told), 0, 0) for week, told in sorted(weeks.items())]
    since, until = max(first, filters.date_from or first), min(last, filters.date_to or last)
    by_week = queries.totals(mirror, replace(filters, date_from=since, date_to=until), ("week",), bounded=False)
    vehicles = [row for row in by_week if row.unit == "vehicle"]
    assert [(f"{bar.start:%G-W%V}", *bar[1:]) for bar in days.bars(
        mirror, filters, by="week", counted="vehicles", first=first, last=last
    )] == [(row.period, row.count_min, row.count_max, row.without_number, row.about) for row in vehicles]  # fmt: skip
    assert unit_counts(mirror, filters) == [
        (row.unit, row.movements, row.count_min, row.count_max, row.without_number, row.about, row.low)
        for row in queries.totals(mirror, filters, ())
    ]


@settings(deadline=None, max_examples=8)
@given(any_batches, any_filters, st.integers(0, 20), st.sampled_from(("flow", "equipment_class", "affiliation", "age")))
def test_columns_count_what_the_plain_query_finds_also_after_changes(
    batches: Any, filters: Filters, zoom: int, by: Word
) -> None:
    with tempfile.TemporaryDirectory() as folder, open_records(empty_database(Path(folder))) as records:
        mirror = open_mirror(records)
        assert_counted_as_plainly(mirror, filters, zoom, by)
        for number, rows in enumerate(batches):  # each is followed by what is new alone
            ledger.commit_batch(records, batch_of(rows, f"{number}.csv"))
            mirror.refresh()
            assert_counted_as_plainly(mirror, filters, zoom, by)
        if len(batches[0]) > 1:
            decide(records, "s000001", "s000002", Verdict.LEG)
            mirror.refresh()
            assert_counted_as_plainly(mirror, filters, zoom, by)
        if batches[0]:
            ledger.set_status(records, "s000001", "rejected")
            mirror.refresh()
            assert_counted_as_plainly(mirror, filters, zoom, by)
        mirror.close()


def test_a_far_past_or_future_day_is_counted_like_any_other(tmp_path: Path) -> None:
    with open_records(empty_database(tmp_path)) as records:
        told = [sighting(day=date.min), sighting(day=date.max - timedelta(days=1)), sighting(day=None)]
        ledger.commit_batch(records, batch_of(told))
        mirror = open_mirror(records)
        for filters in (Filters(), Filters(date_from=date.min), Filters(date_to=date.max)):
            assert_counted_as_plainly(mirror, filters, 3, "age")
        mirror.close()


def test_rules_that_few_movements_need_hold_in_the_columns_too(tmp_path: Path) -> None:
    """Vehicles of no kind beside some that the report names, and against those of another; open hulls; legs."""

    def told(key: str, low: int | None, high: int | None, kind: str = "truck", report: int = 1) -> Sighting:
        url = f"https://example.org/{key}{report}"
        return sighting(low, high, movement_key=key, equipment_class=kind, url=url)

    movements = [
        [told("beside", 46, 46, GENERAL), told("beside", 20, 20, "tank"), told("beside", 8, None, report=2)],
        [told("against", 46, 46, GENERAL), told("against", 20, 30, "tank", 2), told("against", 4, 20, report=3)],
        [told("apart", 46, 46, GENERAL), told("apart", 2, 3, "tank", 2)],
        [told("hull", 3, 5), told("hull", 10, None, report=2), told("hull", None, None, report=3)],
        [told("low hull", None, 5), told("low hull", 10, 12, report=2)],
        [told("line", 5, 5), told("line", 7, None), told("line", 40, 40, report=2)],
        [told("legs", 6, 6), told("legs", 7, 7), told("legs", 20, 20, "tank", 2)],
    ]
    with open_records(empty_database(tmp_path)) as records:
        for number, rows in enumerate(movements):
            ledger.commit_batch(records, batch_of(rows, f"{number}.csv"))
        decide(records, "s000017", "s000018", Verdict.LEG)
        mirror = open_mirror(records)
        assert_counted_as_plainly(mirror, Filters(), 8, "flow")
        mirror.close()
