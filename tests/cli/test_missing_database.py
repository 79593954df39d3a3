"""Commands that only read make no database, and what cannot be written or read to its end is said so."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from geo.doctor import is_running
from geo.errors import DatabaseError
from geo.intake import limits
from geo.intake.files import read_bytes
from geo.records.database import open_records
from geo.records.steps import _FIRST_TABLES
from geo.records.tables import metadata
from tests.cli.test_bad_input import GOOD, refused

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Geo

READING = (["batches"], ["audit"], ["sightings"], ["movements"], ["totals"])


@pytest.mark.parametrize("command", [*READING, ["undo", "b0001"], ["redo", "b0001"], ["audit", "--sighting", "s1"]])
def test_a_mistyped_path_makes_no_database(command: list[str], geo: Geo, tmp_path: Path) -> None:
    for url in (f"sqlite:///{tmp_path / 'kordn.sqlite'}", f"sqlite:///{tmp_path / 'kordn.sqlite'}?mode=rw"):
        refused(geo(*command, "--database", url), "kordn.sqlite", "does not exist", "correct the path")
    assert not list(tmp_path.rglob("*kordn*"))


@pytest.mark.parametrize("command", READING)
def test_the_default_database_that_is_not_there_yet_is_empty(command: list[str], geo: Geo, tmp_path: Path) -> None:
    done = geo(*command, "--json")
    assert done.json == []
    assert done.code == (1 if command[0] in {"sightings", "movements", "totals"} else 0)
    assert not list(tmp_path.rglob("*.sqlite"))


def test_undoing_in_a_default_database_that_is_not_there_says_that_there_is_no_batch(geo: Geo, tmp_path: Path) -> None:
    refused(geo("undo", "b0001"), "b0001")
    assert not list(tmp_path.rglob("*.sqlite"))


@pytest.mark.parametrize("command", READING)
def test_an_empty_file_is_not_made_a_database_by_reading(command: list[str], geo: Geo, tmp_path: Path) -> None:
    file = tmp_path / "empty.sqlite"
    file.touch()
    refused(geo(*command, "--database", f"sqlite:///{file}"), "holds nothing yet")
    assert file.read_bytes() == b""


def test_reading_brings_the_tables_of_an_older_kordon_up_to_date(geo: Geo, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'old.sqlite'}"
    with open_records(url) as records, records.engine.begin() as connection:
        tables = set(sa.inspect(connection).get_table_names())
        made_later = tables & (metadata.tables.keys() - {"place_rule", *_FIRST_TABLES})
        for name in made_later:
            connection.execute(sa.text(f"DROP TABLE {name}"))
        connection.execute(sa.text("DELETE FROM schema_step WHERE number > 2"))
    assert made_later
    assert geo("batches", "--json", "--database", url).json == []


def test_reading_leaves_what_is_watched_and_says_so(geo: Geo, file: str) -> None:
    geo("import", file)
    done = geo("sightings", "--json", "--flow", "in", KORDON_WATCHED="UA")
    assert len(done.json) == 2
    assert done.err.count("\n") == 1
    assert "told of BY" in done.err
    assert [entry["action"] for entry in geo("audit", "--json").json] == ["import"]


def test_a_database_that_may_only_be_read_says_how_to_write(geo: Geo, file: str, tmp_path: Path) -> None:
    geo("import", file)
    url = f"sqlite:///{tmp_path / 'user' / 'kordon.sqlite'}"
    with open_records(url, read_only=True) as records, pytest.raises(DatabaseError) as error, records.write():
        pass
    assert "write permission on the file and its folder" in str(error.value)


@pytest.mark.skipif(sys.platform == "win32", reason="devices and named pipes are of Unix")
class TestEndless:
    @pytest.mark.parametrize("path", ["/dev/zero", "/dev/urandom"])
    def test_a_device_is_no_file(self, path: str, geo: Geo) -> None:
        refused(geo("import", path), path, "device")

    def test_a_pipe_that_nobody_writes_to_is_empty(self, geo: Geo, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        refused(geo("import", str(pipe)), "empty")

    def test_a_pipe_that_is_written_to_is_read(self, geo: Geo, tmp_path: Path) -> None:
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        writer = os.open(pipe, os.O_RDWR)
        os.write(writer, GOOD)
        holder = os.open(pipe, os.O_RDONLY)  # keeps what was written until the command reads it
        os.close(writer)
        try:
            assert geo("import", str(pipe), "--json").json["accepted"] == 1
        finally:
            os.close(holder)

    def test_a_pipe_without_end_is_left_at_the_limit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(limits, "MAX_FILE_BYTES", 2**21)
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        holder = os.open(pipe, os.O_RDWR)
        with subprocess.Popen(["/bin/sh", "-c", 'exec /usr/bin/yes > "$0"', str(pipe)]) as writer:
            try:
                assert os.read(holder, 1) == b"y"
                with pytest.raises(ValueError, match="larger than 2 MB"):
                    read_bytes(pipe)
            finally:
                writer.terminate()
                os.close(holder)


def test_whether_a_process_runs_is_never_asked_where_asking_is_a_signal() -> None:
    assert is_running(os.getpid()) is True
    assert is_running(os.getpid(), system="nt") is None
