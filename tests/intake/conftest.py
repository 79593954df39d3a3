"""A real record database in a file of its own, and the real offline geocoder."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest

from geo.intake.load import commit_import, plan_import
from geo.intake.mapping import ColumnMapping
from geo.intake.plan import ImportOptions
from geo.places.offline import open_geocoder
from geo.records.database import open_records
from tests.records.making import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.intake.plan import ImportPlan, ImportResult
    from geo.places.query import Geocoder
    from geo.records.database import Records

TODAY = date(2024, 6, 1)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with open_records(empty_database(tmp_path)) as held:
        yield held


@pytest.fixture(scope="session")
def geocoder() -> Geocoder:
    return open_geocoder()


class Plan(Protocol):
    def __call__(self, file: str | bytes, **options: object) -> ImportPlan: ...


class Load(Protocol):
    def __call__(self, file: str | bytes, **options: object) -> ImportResult: ...


@pytest.fixture
def plan(records: Records, geocoder: Geocoder) -> Plan:
    """Plan a file given as text or bytes; `columns`, `date_order`, `time_zone` and `watched` make its mapping."""

    def run(file: str | bytes, **options: object) -> ImportPlan:
        said = {
            name: options.pop(name) for name in ("columns", "date_order", "time_zone", "watched") if name in options
        }
        mapping = ColumnMapping(**said)  # type: ignore[arg-type]
        data = file.encode() if isinstance(file, str) else file
        chosen = ImportOptions(**{"mapping": mapping, "today": TODAY, **options})  # type: ignore[arg-type]
        return plan_import(data, "file.csv", records=records, geocoder=geocoder, options=chosen)

    return run


@pytest.fixture
def load(records: Records, plan: Plan) -> Load:
    """Plan a file and commit it."""

    def run(file: str | bytes, **options: object) -> ImportResult:
        return commit_import(records, plan(file, **options))

    return run
