"""Killed at any moment, an import, an undo or a redo is done whole or not at all, and the next start is clean."""

from __future__ import annotations

import os
import signal
import sqlite3
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from geo.errors import DatabaseError
from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.places.offline import open_geocoder
from geo.records import ledger
from geo.records.database import open_records
from tests.intake.test_updates import FILE, MENDED
from tests.records.killing import killed, moments, state
from tests.records.making import empty_database

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geo.intake.progress import Progress
    from geo.records.database import Records


def load(file: str) -> Callable[[Records], object]:
    def work(records: Records) -> object:
        options = ImportOptions(update=True)
        plan = plan_import(file.encode(), "file.csv", records=records, geocoder=open_geocoder(), options=options)
        return commit_import(records, plan)

    return work


WORKS: dict[str, Callable[[Records], object]] = {
    "import": load(FILE),
    "import that mends": load(MENDED + "e9,,Homel,BMP-2,4,2022-12-19,Hajun,\n"),
    "undo of what mended": lambda records: ledger.undo_batch(records, "b0002"),
    "redo of what mended": lambda records: ledger.redo_batch(records, "b0002"),
    "undo": lambda records: ledger.undo_batch(records, "b0001"),
    "redo": lambda records: ledger.redo_batch(records, "b0001"),
}
POINTS = {"import": 20, "undo": 20}
SOME_POINTS = 6
"""Moments of each piece of work at which it is killed: the first, the last, and some between."""


def points(name: str, number: int) -> list[int]:
    wanted = POINTS.get(name, SOME_POINTS)
    return sorted({round(at * (number - 1) / (wanted - 1)) for at in range(wanted)})


@pytest.fixture
def _rebuilding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the indexes be built anew in every import, as in those of many rows."""
    monkeypatch.setattr("geo.records.bulk._REBUILT_FROM", 0)


@pytest.mark.usefixtures("_rebuilding")
def test_killed_at_any_moment_all_of_it_is_done_or_nothing(url: str, tmp_path: Path) -> None:
    twin = tmp_path / "twin"
    twin.mkdir()
    if url.startswith("sqlite"):
        empty_database(tmp_path)
    kills = 0
    with open_records(empty_database(twin)) as undisturbed:
        for name, work in WORKS.items():
            before = state(undisturbed)
            number = moments(undisturbed, work)
            after = state(undisturbed)
            assert before != after
            for at in points(name, number):
                kills += killed(url, work, at)
                with open_records(url) as records:
                    left = state(records)
                    assert left in (before, after), f"{name}, killed at moment {at} of {number}"
                if left == after:
                    break
            else:
                with open_records(url) as records:
                    work(records)
                    assert state(records) == after
        if url.startswith("sqlite"):
            with sqlite3.connect(tmp_path / "kordon.sqlite") as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            connection.close()
    assert kills >= 40


def test_killed_while_rows_are_being_stored_it_leaves_nothing(tmp_path: Path) -> None:
    url = empty_database(tmp_path)
    rows = "".join(f"Brest,tank,2022-12-16,{number} th\n" for number in range(30_000))
    plan = None
    with open_records(url) as records:
        plan = plan_import(
            f"place,equipment,date,note\n{rows}".encode(), "big.csv", records=records, geocoder=open_geocoder()
        )
    child = os.fork()
    if child == 0:

        def stop(now: Progress) -> None:
            if now.done > 10_000:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            with open_records(url) as records:
                commit_import(records, plan, progress=stop)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL
    with open_records(url) as records:
        assert ledger.batches(records) == []
        done = commit_import(records, plan)
        assert len(ledger.batch_sightings(records, str(done.batch))) == 30_000


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path) -> None:
    url = empty_database(tmp_path)
    with open_records(url) as records:
        load(FILE)(records)
        before = state(records)
        rows = "".join(f"Brest,tank,2022-12-16,{number} th\n" for number in range(5_000))
        plan = plan_import(
            f"place,equipment,date,note\n{rows}".encode(), "big.csv", records=records, geocoder=open_geocoder()
        )

        def fill(connection: sqlite3.Connection, _: object) -> None:
            # A file that may not grow is what a full disk is to SQLite (SQLITE_FULL).
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages + 10}")

        records.engine.dispose()
        sa.event.listen(records.engine, "connect", fill)
        with pytest.raises(DatabaseError, match="disk"):
            commit_import(records, plan)
        sa.event.remove(records.engine, "connect", fill)
        records.engine.dispose()
        assert state(records) == before
        assert commit_import(records, plan).batch == "b0002"


def test_two_processes_that_import_one_file_at_once_store_it_once(url: str, tmp_path: Path) -> None:
    if url.startswith("sqlite"):
        empty_database(tmp_path)
    with open_records(url) as records:
        plan = plan_import(FILE.encode(), "file.csv", records=records, geocoder=open_geocoder())
    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            code = 3
            try:
                with open_records(url) as records:
                    commit_import(records, plan)
                code = 0
            except DatabaseError:
                code = 2
            finally:
                os._exit(code)
        children.append(child)
    ended = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children)
    assert ended == [0, 2]
    with open_records(url) as records:
        assert [each.id for each in ledger.batches(records)] == ["b0001"]
        assert len(ledger.batch_sightings(records, "b0001")) == 3
