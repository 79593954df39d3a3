"""On which day a movement is counted, where a user chooses another than the last."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import UsageError
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.records.making import OUTLET, RAILWAYS, any_batches, batch_of, empty_database, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.model import Sighting

D8, D11, D12 = (date(2022, 12, day) for day in (8, 11, 12))
Rows = list[tuple[Any, ...]]


def counted(told: Sequence[Sequence[Sighting]], day: str, by: tuple[str, ...], filters: Filters | None = None) -> Rows:
    with tempfile.TemporaryDirectory() as folder, open_records(empty_database(Path(folder))) as records:
        for number, rows in enumerate(told):
            ledger.commit_batch(records, batch_of(rows, name=f"{number}.csv"))
        mirror = open_mirror(records)
        found = queries.totals(mirror, filters or Filters(), by, day=day)
        mirror.close()
    for row in found:
        bounds = [each for each in (row.low, row.count_min, row.count_max, row.high) if each is not None]
        assert bounds == sorted(bounds)
    return [(row.period, row.unit, row.movements, row.reports, row.count_min, row.count_max) for row in found]


TRAIN = sighting(30, 40, observed_from=D8, observed_to=D11)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("last", [("2022-12-11", "vehicle", 1, 1, 30, 40)]),
        ("first", [("2022-12-08", "vehicle", 1, 1, 30, 40)]),
        (
            "spread",
            [
                ("2022-12-08", "vehicle", 1, 1, 8, 10),
                ("2022-12-09", "vehicle", 1, 1, 8, 10),
                ("2022-12-10", "vehicle", 1, 1, 7, 10),
                ("2022-12-11", "vehicle", 1, 1, 7, 10),
            ],
        ),
    ],
)
def test_a_movement_of_four_days_is_counted_on_the_days_asked_for(day: str, expected: Rows) -> None:
    assert counted([[TRAIN]], day, ("day",)) == expected


def test_days_of_the_filters_are_those_that_are_counted_on() -> None:
    till_the_tenth = Filters(date_to=date(2022, 12, 10))
    assert counted([[TRAIN]], "last", ("month",), till_the_tenth) == []
    assert counted([[TRAIN]], "first", ("month",), till_the_tenth) == [("2022-12", "vehicle", 1, 1, 30, 40)]
    assert counted([[TRAIN]], "spread", ("month",), till_the_tenth) == [("2022-12", "vehicle", 1, 1, 23, 30)]


def test_what_has_no_end_or_no_number_stays_so_on_every_day() -> None:
    told = [sighting(3, None, observed_from=D11, observed_to=D12), sighting(None, None, observed_from=D11, observed_to=D12, place=named(place("Brest", 52.1, 23.7)))]  # fmt: skip  # noqa: E501
    assert counted([told], "spread", ("day",)) == [
        ("2022-12-11", "vehicle", 2, 1, 2, None),
        ("2022-12-12", "vehicle", 2, 1, 1, None),
    ]


def test_reports_and_sources_are_those_that_tell_of_what_is_counted() -> None:
    told = [
        sighting(5, 5, movement_key="a", source=source, observed_from=D11, observed_to=D12)
        for source in (RAILWAYS, OUTLET)
    ]
    assert [row[:4] for row in counted([told], "spread", ("day",))] == [
        ("2022-12-11", "vehicle", 1, 2),
        ("2022-12-12", "vehicle", 1, 2),
    ]
    assert [row[3] for row in counted([told], "spread", ("month", "source"))] == [1, 1]


def test_another_day_is_refused() -> None:
    with pytest.raises(UsageError, match="last, first, spread"):
        counted([[TRAIN]], "middle", ("day",))


@settings(max_examples=6, deadline=None)
@given(any_batches, st.sampled_from(("day", "week", "month")))
def test_shares_add_up_to_the_whole(batches: list[list[Sighting]], by: str) -> None:
    whole = counted(batches, "last", ())
    spread = counted(batches, "spread", (by,))
    for _, unit, _, _, low, _ in whole:
        lows = [row[4] for row in spread if row[1] == unit and row[4] is not None]
        assert (sum(lows) if lows else None) == low
