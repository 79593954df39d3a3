"""Record databases for the tests: SQLite files, and a PostgreSQL server of our own that ends with the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from geo.records.database import open_records
from tests.records.making import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.records.database import Records


def _postgres_programs() -> Path | None:
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3]))
    return folders[-1].parent if folders else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a PostgreSQL that listens on a socket in a folder of its own only; give its `host`."""
    programs = _postgres_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed; `apt-get install postgresql` brings what these tests need")
    folder = Path(tempfile.mkdtemp(prefix="kordon-pg-"))
    as_user: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, "postgres")
        as_user = ["runuser", "-u", "postgres", "--"]

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*as_user, programs / program, "-D", folder / "data", *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            timeout=120,
        )

    run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
    try:
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield str(folder)
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres_connection(postgres_server: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(host=postgres_server, user="postgres", dbname="postgres", autocommit=True) as connection:
        yield connection


@pytest.fixture
def postgres_url(postgres_server: str, postgres_connection: psycopg.Connection) -> str:
    """Give the URL of a user whose own, empty schema is all that it sees: made in no time, unlike a database."""
    name = f"kordon_{uuid.uuid4().hex}"
    postgres_connection.execute(f"CREATE ROLE {name} SUPERUSER LOGIN; CREATE SCHEMA {name} AUTHORIZATION {name}")
    return f"postgresql+psycopg://{name}@/postgres?host={postgres_server}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of a new, empty database, of each kind in turn."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path / 'kordon.sqlite'}"


@pytest.fixture
def records(url: str, tmp_path: Path) -> Iterator[Records]:
    with open_records(empty_database(tmp_path) if url.startswith("sqlite") else url) as held:
        yield held


@pytest.fixture
def sqlite_records(tmp_path: Path) -> Iterator[Records]:
    with open_records(empty_database(tmp_path)) as held:
        yield held
