"""Opening, locking and losing the record database: one line that says how to mend it, and nothing half written."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from geo.errors import DatabaseError
from geo.records import database, ledger, queries
from geo.records.database import default_url, open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from geo.records.steps import STEPS, take_steps
from geo.records.tables import metadata
from geo.settings import Settings
from tests.records.endless import processes, work
from tests.records.making import ASIPOVICHY, BELARUS, batch_of, named, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.records.database import Records

ROOT = Path(__file__).parents[2]


def _not_a_database(path: Path) -> None:
    path.write_bytes(b"movement_id,source\n" * 100)


def _another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


def _a_newer_kordon(path: Path) -> None:
    open_records(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO schema_step VALUES (99, 'later', '2030-01-01')")


def _a_torn_file(path: Path) -> None:
    open_records(f"sqlite:///{path}").close()
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_not_a_database, "is not a database"),
        (_another_program, "another program"),
        (_a_newer_kordon, "update Kordon"),
        (_a_torn_file, "damaged"),
        (Path.mkdir, "is a folder"),
    ],
)
def test_a_file_that_is_no_record_database_is_said_to_be_so(tmp_path: Path, spoil: object, said: str) -> None:
    path = tmp_path / "kordon.sqlite"
    spoil(path)  # type: ignore[operator]
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(DatabaseError, match=said) as caught:
        open_records(f"sqlite:///{path}")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://host/name", "knows no database 'mysql'"),
        ("kordon.sqlite", "cannot be read"),
        ("", "cannot be read"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("sqlite:////nowhere/at/all/kordon.sqlite", "no folder /nowhere/at/all"),
        ("postgresql+psycopg://desk:secret@127.0.0.1:9/kordon", "cannot be reached"),
        ("postgres://desk:secret@127.0.0.1:9/kordon", "cannot be reached"),
        ("postgresql://127.0.0.1:notaport/kordon", "cannot be read"),
    ],
)
def test_a_url_that_leads_nowhere_is_said_to_be_so(url: str, said: str) -> None:
    with pytest.raises(DatabaseError, match=re.escape(said)) as caught:
        open_records(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_postgres_database_is_named(postgres_server: str) -> None:
    with pytest.raises(DatabaseError, match="createdb"):
        open_records(f"postgresql+psycopg://postgres@/nowhere?host={postgres_server}")


def test_reading_only_needs_a_database_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="does not exist"):
        open_records(f"sqlite:///{tmp_path / 'none.sqlite'}", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_database_opened_for_reading_answers_and_says_how_to_write(url: str) -> None:
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of([sighting()]))
    with open_records(url, read_only=True) as records:
        assert not records.writable
        assert len(ledger.batches(records)) == 1
        mirror = open_mirror(records)
        assert queries.count_rows(mirror, Filters()) == 1
        with pytest.raises(DatabaseError, match=r"write permission|ask its owner"):
            ledger.undo_batch(records, "b0001")
        assert records.sequence() == 1


def test_a_file_without_write_permission_opens_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's answer is stood in for, since the tests may run as root, who may write everywhere."""
    url = f"sqlite:///{tmp_path / 'kordon.sqlite'}"
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of([sighting()]))
    monkeypatch.setattr(database.os, "access", lambda _path, mode: mode != os.W_OK)
    with open_records(url) as records:
        assert not records.writable
        assert [batch.id for batch in ledger.batches(records)] == ["b0001"]
        with pytest.raises(DatabaseError, match=r"write permission|ask its owner"):
            ledger.commit_batch(records, batch_of([sighting()], name="two.csv"))
    with pytest.raises(DatabaseError, match="may not write to the folder"):
        open_records(f"sqlite:///{tmp_path / 'new.sqlite'}")


_HOLDING = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def _lock_of_another_process(path: Path) -> Iterator[None]:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDING, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline().strip() == b"held"
        yield
        process.stdin.close()


def test_a_locked_database_is_read_but_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kordon.sqlite"
    monkeypatch.setattr(database, "BUSY_S", 0.2)
    with open_records(f"sqlite:///{path}") as records:
        ledger.commit_batch(records, batch_of([sighting()]))
    with _lock_of_another_process(path), open_records(f"sqlite:///{path}") as records:
        assert queries.count_rows(open_mirror(records), Filters()) == 1
        with pytest.raises(DatabaseError, match="locked by another program"):
            ledger.commit_batch(records, batch_of([sighting()], name="two.csv"))
    with open_records(f"sqlite:///{path}") as records:
        assert len(ledger.batches(records)) == 1


def test_a_locked_postgres_is_read_but_not_written(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_S", 1)
    with open_records(postgres_url) as records, records.engine.connect() as other:
        other.execute(sa.text("SELECT value FROM change_sequence FOR UPDATE"))
        assert ledger.batches(records) == []
        with pytest.raises(DatabaseError, match="locked by another program"):
            ledger.commit_batch(records, batch_of([sighting()]))


def test_a_full_disk_leaves_nothing_half_written(sqlite_records: Records) -> None:
    ledger.commit_batch(sqlite_records, batch_of([sighting()]))
    with sqlite_records.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    many = batch_of([sighting(number, None, note="a long note " * 40) for number in range(500)], name="two.csv")
    with pytest.raises(DatabaseError, match="disk is full"):
        ledger.commit_batch(sqlite_records, many)
    assert [batch.id for batch in ledger.batches(sqlite_records)] == ["b0001"]
    assert sqlite_records.sequence() == 1


@pytest.mark.parametrize("act", ["import", "undo"])
@pytest.mark.parametrize("wait", [0.0, 0.07, 0.19, 0.31, 0.45])
def test_killed_at_any_moment_a_batch_is_there_whole_or_not_at_all(url: str, act: str, wait: float) -> None:
    """The process imports and undoes without end and is killed without warning; the next start is clean."""
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of([sighting()]))
    ready = processes.Event()
    process = processes.Process(target=work, args=(url, act, ready))
    process.start()
    assert ready.wait(60)
    process.join(wait)
    process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with open_records(url) as records:
        rows = queries.rows(open_mirror(records), Filters(), limit=100_000).to_pylist()
        held = {}
        for row in rows:
            held[row["batch_id"]] = held.get(row["batch_id"], 0) + 1
        batches = ledger.batches(records)
        assert held == {batch.id: batch.rows for batch in batches if not batch.undone}
        assert [entry.change for entry in ledger.audit(records)] == list(range(1, records.sequence() + 1))
        assert ledger.undo_batch(records, "b0001").undone


def test_steps_taken_twice_change_nothing(url: str) -> None:
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of([sighting()]))
        take_steps(records.engine)
        assert len(ledger.batches(records)) == 1
        with records.engine.connect() as connection:
            taken = connection.exec_driver_sql("SELECT number, name FROM schema_step ORDER BY number").all()
            names = set(sa.inspect(connection).get_table_names())
        assert [tuple(row) for row in taken] == [(step.number, step.name) for step in STEPS]
        assert names == set(metadata.tables)
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))


def test_no_table_has_a_column_for_a_person(sqlite_records: Records) -> None:
    with sqlite_records.engine.connect() as connection:
        inspector = sa.inspect(connection)
        columns = {column["name"] for table in inspector.get_table_names() for column in inspector.get_columns(table)}
    assert not {
        name for name in columns if re.search("witness|reporter|author|phone|handle|mail|address|user|^ip$", name)
    }


def test_sqlite_keeps_what_it_said_was_stored(sqlite_records: Records) -> None:
    with sqlite_records.engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_watched_country_decides_the_distances(url: str) -> None:
    """Asipovichy lies more than 100 km inside Belarus, and farther from Ukraine still."""
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of([sighting(place=named(ASIPOVICHY)), sighting(place=named(BELARUS))]))
        first = {row["place"]: row["border_km"] for row in queries.rows(open_mirror(records), Filters()).to_pylist()}
    with open_records(url, watched="ua") as records:
        mirror = open_mirror(records)
        second = {row["place"]: row["border_km"] for row in queries.rows(mirror, Filters()).to_pylist()}
        number = records.sequence()
    assert first["Belarus"] is second["Belarus"] is None
    assert 100 < first["Asipovichy"] < second["Asipovichy"] < 400
    with open_records(url) as records:
        assert records.sequence() == number


def test_the_default_file_gets_its_folder(tmp_path: Path) -> None:
    settings = Settings(user_dir=str(tmp_path / "new" / "folder"))
    with open_records(default_url(settings)) as records:
        assert records.sequence() == 0
    assert [path.name for path in (tmp_path / "new" / "folder").glob("*.sqlite")] == ["kordon.sqlite"]
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(DatabaseError, match="KORDON_USER_DIR"):
        default_url(Settings(user_dir=str(blocked / "folder")))
