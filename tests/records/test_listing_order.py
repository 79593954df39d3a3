"""Rows can be asked for in the order of any of their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.intake.sample import load_sample
from geo.places.offline import open_geocoder
from geo.records import queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.records.mirror import Mirror


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    file: Path = tmp_path_factory.mktemp("order") / "kordon.sqlite"
    with open_records(f"sqlite:///{file}") as records:
        load_sample(records, open_geocoder())
        held = open_mirror(records)
        held.refresh()
        yield held
        held.close()


@pytest.mark.parametrize("column", queries.COLUMNS)
def test_rows_come_in_the_order_of_a_column_with_unknown_last(mirror: Mirror, column: str) -> None:
    values = queries.rows(mirror, Filters(status=("all",)), limit=200, order=column)[column].to_pylist()
    known = [value for value in values if value is not None]
    assert known == sorted(known)
    assert values[: len(known)] == known
