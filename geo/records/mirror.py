"""The mirror: a copy of the live sightings in DuckDB, in this process's memory, for fast filters and totals.

It holds nothing of its own: it can be thrown away at any moment and follows the record database by its change
sequence. DuckDB may touch no file and no network here.
"""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, TypeVar, cast

import duckdb
import numpy as np

from geo.counts.movements import GENERAL
from geo.records import standing
from geo.records.flat import (
    FOLLOWED,
    as_arrow,
    changed_rows,
    clear_statements,
    create_statements,
    replace_statements,
)
from geo.records.placing import watched_country
from geo.records.shapes import NearNeighbour, Within, place_numbers
from geo.records.standing import UNTOUCHED, Span
from geo.records.whole import whole_table

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa
    import sqlalchemy as sa
    from numpy.typing import NDArray

    from geo.records.database import Records
    from geo.records.shapes import Spot

_T = TypeVar("_T")
_CHUNK = 50_000
_MOST_SPOTS = 64
"""Shapes whose places are kept: more than the filters that a team looks at between two changes."""
_MANY_CHANGED = 50_000
"""Changed sightings after which the columns are read anew as a whole, which is then no slower."""
_NONE: NDArray[np.int32] = np.empty(0, dtype=np.int32)
_ONE_THREAD = 100_000
"""Rows below which one thread answers faster than several, which must first divide the work."""
_WHOLES = f"SELECT count(*) > 0 FROM sightings WHERE NOT sole AND equipment_class = '{GENERAL}'"  # noqa: S608 - a fixed name
_SETTINGS = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "enable_external_access": False,
}


class Mirror:
    """A copy of the live sightings; threads may share it. `sequence` is the change number it has reached.

    `wholes` tells that some movement may have vehicles of which nobody said the kind beside others.
    """

    def __init__(self, records: Records) -> None:
        self.records = records
        self._lock = threading.Lock()
        self._pending_lock = threading.Lock()
        self._duckdb: Any = duckdb.connect(":memory:", config=dict(_SETTINGS))
        self.sequence = 0
        self._touched = UNTOUCHED
        self.wholes = False
        self._pending: object = None
        self._pending_at = -1
        self._columns: object = None
        self._columns_at = -1
        self._changed: list[NDArray[np.int32]] | None = None
        self._spots: tuple[int, dict[Spot, list[int]]] = (-1, {})
        for statement in (*create_statements(), standing.TABLE):
            self._duckdb.execute(statement)

    def close(self) -> None:
        """Free the copy's memory."""
        self._duckdb.close()

    def cursor(self) -> Any:
        """Return a DuckDB cursor of one's own; it sees whole refreshes only."""
        return self._duckdb.cursor()

    def run(self, sql: str, parameters: dict[str, object]) -> list[tuple[Any, ...]]:
        """Run a query with named parameters ($name) and return its rows."""
        found: list[tuple[Any, ...]] = self.cursor().execute(sql, self._bound(parameters)).fetchall()
        return found

    def run_arrow(self, sql: str, parameters: dict[str, object]) -> pa.Table:
        """Run a query with named parameters ($name) and return its rows as an Arrow table."""
        return self.cursor().sql(sql, params=self._bound(parameters)).to_arrow_table()

    def run_numbers(self, sql: str, parameters: dict[str, object]) -> NDArray[np.int32]:
        """Run a query of one column of whole numbers, none of them null, and return these."""
        (found,) = self.cursor().execute(sql, self._bound(parameters)).fetchnumpy().values()
        return np.asarray(found, dtype=np.int32)

    def _bound(self, parameters: dict[str, object]) -> dict[str, object]:
        """Return the parameters with the numbers of its places where a spot stands, worked out once until a change."""
        return {
            name: self._numbers(given) if isinstance(given, (Within, NearNeighbour)) else given
            for name, given in parameters.items()
        }

    def _numbers(self, spot: Spot) -> list[int]:
        # One reference for both, so that numbers of before a change never come among those of after it.
        at, spots = self._spots
        if at != self.sequence or len(spots) >= _MOST_SPOTS:
            spots = {}
            self._spots = self.sequence, spots
        found = spots.get(spot)
        if found is None:
            with self.records.read() as connection:
                watched = watched_country(connection)
            found = spots[spot] = place_numbers(self.cursor(), spot, watched)
        return found

    def refresh(self) -> int:
        """Catch up with the record database and return the change number reached.

        Costs one indexed look-up where nothing changed. Readers see the old state or the new one, never a mix.
        Raises DatabaseError where the record database cannot be read.
        """
        if self.records.sequence() == self.sequence:
            return self.sequence
        with self._lock, self.records.read() as connection:
            reached = self.records.sequence_in(connection)
            if reached != self.sequence:
                self._follow(connection, reached)
        return self.sequence

    def settle(self, make_anew: Callable[[Any, Span], None]) -> None:
        """Let `make_anew(cursor, touched)` bring the standing totals up to date, where sightings changed since."""
        if self._touched == UNTOUCHED:
            return
        with self._lock:
            if self._touched == UNTOUCHED:
                return
            cursor = self.cursor()
            cursor.execute("BEGIN")
            try:
                make_anew(cursor, self._touched)
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")
            self._touched = UNTOUCHED

    def pending(self, work_out: Callable[[Mirror, _T | None], _T]) -> _T:
        """Return what `work_out` makes of the suggestions that wait, made anew only where anything changed since.

        It is given what it made before, if it did.
        """
        if self._pending_at != self.sequence:
            with self._pending_lock:
                reached = self.sequence
                if self._pending_at != reached:
                    self._pending = work_out(self, cast("_T | None", self._pending))
                    self._pending_at = reached
        return cast("_T", self._pending)

    def knows_pending(self) -> bool:
        """Tell whether the suggestions that wait are worked out for what the mirror holds now."""
        return self._pending_at == self.sequence

    def columns(self, make: Callable[[Mirror, _T | None, NDArray[np.int32] | None], _T]) -> _T:
        """Return what `make` makes of the sightings as columns, made anew only where any changed since.

        It is given what it made before and the numbers of the sightings that changed since, None where all may have.
        """
        if self._columns_at != self.sequence:
            with self._lock:
                if self._columns_at != self.sequence:
                    changed = None if self._changed is None else np.concatenate([_NONE, *self._changed])
                    before = cast("_T | None", self._columns)
                    if before is None or changed is None or len(changed):
                        self._columns = make(self, before, changed)
                    self._changed, self._columns_at = [], self.sequence
        return cast("_T", self._columns)

    def _follow(self, connection: sa.Connection, reached: int) -> None:
        cursor = self.cursor()
        cursor.execute("BEGIN")
        try:
            since = self.sequence
            if reached < since:  # another database took the place of the one we followed
                since, self._changed = 0, None
                for statement in (*clear_statements(), standing.CLEAR):
                    cursor.execute(statement)
            touched = self._touched
            for name in FOLLOWED:
                span, numbers = _replace(connection, cursor, name, since)
                touched = touched.with_(span)
                self._note(numbers)
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")
        self.sequence, self._touched = reached, touched
        self.wholes = cursor.execute(_WHOLES).fetchall()[0][0]
        held = cursor.execute("SELECT count(*) FROM sightings").fetchall()[0][0]
        cursor.execute(f"SET threads = {1 if held < _ONE_THREAD else os.cpu_count() or 1}")

    def _note(self, changed: NDArray[np.int32]) -> None:
        """Note the numbers of changed sightings for the columns; very many are as good as all."""
        if self._changed is not None and len(changed):
            self._changed.append(changed)
            if sum(map(len, self._changed)) > _MANY_CHANGED:
                self._changed = None


def _replace(connection: sa.Connection, cursor: Any, name: str, since: int) -> tuple[Span, NDArray[np.int32]]:
    """Take over the rows of one table that changed after `since`; return the days and numbers of sightings touched."""
    if since == 0:
        staged = whole_table(connection, name)
    else:
        rows = connection.execution_options(yield_per=_CHUNK).execute(changed_rows(name), {"since": since})
        staged = as_arrow(name, rows.partitions(_CHUNK))
    if staged is None:
        return UNTOUCHED, _NONE
    cursor.register(f"staged_{name}", staged)
    touched = _days(cursor, name)
    for statement in replace_statements(name, anew=since == 0):
        cursor.execute(statement)
    touched = touched.with_(_days(cursor, name))
    cursor.unregister(f"staged_{name}")
    return touched, staged.column("no").to_numpy() if name == "sighting" else _NONE


def _days(cursor: Any, name: str) -> Span:
    return Span(*cursor.execute(standing.TOUCHED).fetchall()[0]) if name == "sighting" else UNTOUCHED


def open_mirror(records: Records) -> Mirror:
    """Return a mirror of the record database, caught up with it.

    Raises DatabaseError where the record database cannot be read.
    """
    mirror = Mirror(records)
    mirror.refresh()
    return mirror
