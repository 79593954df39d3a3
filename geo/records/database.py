"""The record database: open it, read it, write to it in whole transactions."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import sqlalchemy as sa

from geo.errors import DatabaseError, OlderDatabaseError
from geo.records.faults import told
from geo.records.placing import watched_country
from geo.records.steps import STEPS, step_reached, take_steps
from geo.records.tables import change_sequence
from geo.records.watching import settle_watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from geo.settings import Settings

CACHE_KIB = 256 * 1024
"""SQLite's page cache. With its default of 2 MB, a million rows took 183 s; with a large one, 10 s."""
BUSY_S = 5.0
"""How long a writer waits for another one before it says that the database is locked."""


class Records:
    """An open record database. Threads may share it; close it, or use it in `with`.

    `url`       as given, without a password: fit for messages
    `writable`  False where the database is read-only: reading works, every write raises DatabaseError
    """

    def __init__(self, engine: sa.Engine, *, url: str, writable: bool) -> None:
        self.engine = engine
        self.url = url
        self.writable = writable

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    def sequence(self) -> int:
        """Return the number of the last write; it grows by one with each."""
        with self.read() as connection:
            return self.sequence_in(connection)

    def sequence_in(self, connection: sa.Connection) -> int:
        """Return the number of the last write that this connection sees."""
        return int(connection.execute(_SEQUENCE).scalar_one())

    def watched(self) -> str:
        """Return the ISO2 code of the country that flows and distances are told of."""
        with self.read() as connection:
            return watched_country(connection)

    @contextlib.contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one moment of the database until the block ends."""
        with told(self.url), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextlib.contextmanager
    def write(self) -> Iterator[tuple[sa.Connection, int]]:
        """Give a connection and the number of this write; all of the block is stored, or nothing.

        Writers stand in line: the number is taken first, so numbers become visible in their order.
        Raises DatabaseError where the database is read-only, locked for longer than BUSY_S, or full.
        """
        if not self.writable:
            of_file = self.engine.dialect.name == "sqlite"
            mend = "give yourself write permission on the file and its folder" if of_file else "ask its owner for it"
            msg = f"The record database {self.url} may only be read; to write, {mend}, or name another with --database"
            raise DatabaseError(msg)
        with (
            told(self.url),
            self.engine.connect().execution_options(kordon_write=True) as connection,
            connection.begin(),
        ):
            connection.execute(_NEXT)
            yield connection, self.sequence_in(connection)


_SEQUENCE = sa.select(change_sequence.c.value).where(change_sequence.c.id == 1)
_NEXT = change_sequence.update().where(change_sequence.c.id == 1).values(value=change_sequence.c.value + 1)


def default_url(settings: Settings) -> str:
    """Return the URL that the settings name; where it is the default file, make the user's folder for it."""
    if not settings.database_url:
        try:
            settings.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            msg = f"The folder {settings.folder} cannot be made ({error.strerror}); set KORDON_USER_DIR to another one"
            raise DatabaseError(msg) from error
    return settings.record_url


def open_records(url: str, *, read_only: bool = False, watched: str | None = None) -> Records:
    """Open the record database at `url`; a new one is made where none is.

    `url` is `sqlite:///file` or `postgresql+psycopg://user@host/name`. `watched` is the ISO2 code of the country to
    whose border distances are stored and of which flows are told; None keeps what the database has, at first "BY".
    Raises DatabaseError, with the mend, where it cannot be opened.
    """
    parsed = _parse(url)
    shown = _shown(parsed)
    with told(shown):
        engine, writable = _sqlite(parsed, read_only) if parsed.drivername == "sqlite" else _postgres(parsed, read_only)
        try:
            writable = _bring_up_to_date(engine, writable=writable)
        except BaseException:
            engine.dispose()
            raise
    records = Records(engine, url=shown, writable=writable)
    if writable:
        settle_watched(records, watched)
    return records


def _bring_up_to_date(engine: sa.Engine, *, writable: bool) -> bool:
    """Take the steps that are missing; return whether the database may be written to."""
    with engine.connect() as connection:
        reached = step_reached(connection)
        if connection.dialect.name == "postgresql":
            writable = writable and connection.exec_driver_sql("SHOW transaction_read_only").scalar() == "off"
    if reached < STEPS[-1].number:
        if not writable:
            said = "is of an older Kordon" if reached else "holds nothing yet"
            msg = f"{said}, and was opened for reading only; write to it once, as with an import, or correct its name"
            raise OlderDatabaseError(msg)
        take_steps(engine)
    return writable


def database_file(url: str) -> Path | None:
    """Return the file that a URL names; None for a shared database. Raises DatabaseError where it is no URL."""
    parsed = _parse(url)
    return Path(str(parsed.database)).expanduser() if parsed.drivername == "sqlite" else None


def _parse(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url.strip())
    except (sa.exc.ArgumentError, ValueError):
        msg = "The record database's URL cannot be read; give sqlite:///file or postgresql+psycopg://user@host/name"
        raise DatabaseError(msg) from None
    if parsed.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername != "sqlite":
        msg = f"Kordon knows no database {parsed.drivername!r}; give sqlite:///file or postgresql+psycopg://user@host/name"
        raise DatabaseError(msg)
    if not parsed.database or parsed.database == ":memory:":
        msg = "A record database in memory would be lost; give a file, as in sqlite:///kordon.sqlite"
        raise DatabaseError(msg)
    return parsed


def _shown(url: sa.URL) -> str:
    return str(url.database) if url.drivername == "sqlite" else url.set(query={}).render_as_string(hide_password=True)


def _sqlite(url: sa.URL, read_only: bool) -> tuple[sa.Engine, bool]:  # noqa: FBT001 - private, called once
    path = Path(str(url.database)).expanduser()
    if not path.parent.is_dir():
        msg = f"cannot be made: there is no folder {path.parent}; make it, or correct the path"
        raise DatabaseError(msg)
    if path.is_dir():
        msg = "is a folder; give a file in it"
        raise DatabaseError(msg)
    if read_only and not path.exists():
        msg = "does not exist; import something first, or correct the path"
        raise DatabaseError(msg)
    may_write = os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
    if not path.exists() and not may_write:
        msg = f"cannot be made: you may not write to the folder {path.parent}; give another path"
        raise DatabaseError(msg)
    writable = may_write and not read_only
    engine = sa.create_engine("sqlite://", creator=lambda: _connect_sqlite(path, writable), poolclass=sa.QueuePool)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine, writable


def _connect_sqlite(path: Path, writable: bool) -> sqlite3.Connection:  # noqa: FBT001 - private, called once
    uri = path.resolve().as_uri()
    if not writable:
        # With nobody able to write beside it there is no log to follow, and no lock file can be made.
        immutable = not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()
        uri += "?immutable=1" if immutable else "?mode=ro"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
        held = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if writable and (not held or "schema_step" in held):  # a file of another program is left as it is
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _begin_sqlite(connection: sa.Connection) -> None:
    write = connection.get_execution_options().get("kordon_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _postgres(url: sa.URL, read_only: bool) -> tuple[sa.Engine, bool]:  # noqa: FBT001 - private, called once
    options = f"-c lock_timeout={BUSY_S:.0f}s -c TimeZone=UTC"
    if read_only:
        options += " -c default_transaction_read_only=on"
    arguments: dict[str, Any] = {"connect_timeout": round(BUSY_S), "options": options}
    return sa.create_engine(url, connect_args=arguments, pool_pre_ping=True), not read_only
