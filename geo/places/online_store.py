"""What online geocoding remembers between processes: answers, misses, the next free moment, and failures."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, asked TEXT NOT NULL, at REAL NOT NULL, places TEXT NOT NULL, PRIMARY KEY (service, asked)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS service (
    name TEXT PRIMARY KEY, next_free REAL NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
    closed_until REAL NOT NULL DEFAULT 0
) WITHOUT ROWID;
"""
HIT_DAYS: Final = 180.0
MISS_DAYS: Final = 14.0
"""How long an answer, and the news that there is none, are believed."""
_DAY: Final = 86_400.0


class OnlineStore:
    """A SQLite file shared by all processes of the user. `clock` and `sleep` are given by tests."""

    def __init__(
        self, path: Path, *, clock: Callable[[], float] = time.time, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._clock, self._sleep = path, clock, sleep
        with closing(self._open()) as database:
            database.executescript(_SCHEMA)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=30, isolation_level=None)

    def answer(self, service: str, asked: str) -> list[dict[str, Any]] | None:
        """Return what the service once answered: an empty list for a miss, None where it was not asked of late."""
        with closing(self._open()) as database:
            row = database.execute(
                "SELECT at, places FROM answer WHERE service = ? AND asked = ?", (service, asked)
            ).fetchone()
        if row is None:
            return None
        places: list[dict[str, Any]] = json.loads(row[1])
        days = HIT_DAYS if places else MISS_DAYS
        return places if self._clock() - row[0] < days * _DAY else None

    def keep(self, service: str, asked: str, places: list[dict[str, Any]]) -> None:
        """Keep an answer, or an empty list for a miss."""
        with closing(self._open()) as database:
            database.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
                (service, asked, self._clock(), json.dumps(places, ensure_ascii=False)),
            )

    def wait_for_turn(self, service: str, seconds: float) -> None:
        """Wait until this process may ask: one request each so many seconds, counted over all processes."""
        with closing(self._open()) as database, _transaction(database):
            self._ensure(database, service)
            (next_free,) = database.execute("SELECT next_free FROM service WHERE name = ?", (service,)).fetchone()
            turn = max(self._clock(), next_free)
            database.execute("UPDATE service SET next_free = ? WHERE name = ?", (turn + seconds, service))
        wait = turn - self._clock()
        if wait > 0:
            self._sleep(wait)

    def closed_for(self, service: str) -> float:
        """Return for how many more seconds the service is left alone after failures, 0 where it may be asked."""
        with closing(self._open()) as database:
            row = database.execute("SELECT closed_until FROM service WHERE name = ?", (service,)).fetchone()
        return 0.0 if row is None else max(0.0, float(row[0]) - self._clock())

    def note_failure(self, service: str, *, most: int, rest: float, at_once: bool = False) -> None:
        """Count a failure; after `most` in a row, or at once, leave the service alone for `rest` seconds."""
        with closing(self._open()) as database, _transaction(database):
            self._ensure(database, service)
            (failures,) = database.execute("SELECT failures FROM service WHERE name = ?", (service,)).fetchone()
            closed = self._clock() + rest if at_once or failures + 1 >= most else 0.0
            database.execute(
                "UPDATE service SET failures = ?, closed_until = max(closed_until, ?) WHERE name = ?",
                (0 if closed else failures + 1, closed, service),
            )

    def note_success(self, service: str) -> None:
        """Forget earlier failures."""
        with closing(self._open()) as database, _transaction(database):
            self._ensure(database, service)
            database.execute("UPDATE service SET failures = 0 WHERE name = ?", (service,))

    @staticmethod
    def _ensure(database: sqlite3.Connection, service: str) -> None:
        database.execute("INSERT OR IGNORE INTO service (name) VALUES (?)", (service,))


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Hold the write lock inside the block."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
