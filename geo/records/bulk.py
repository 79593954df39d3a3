"""Insert many rows at once, past the cost of building one statement's parameters a row."""

from __future__ import annotations

import contextlib
import itertools
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geo.records.entries import Follower

_CHUNK: Final = 5_000
_REBUILT_FROM: Final = 10_000
"""Rows from which on it is worth while to build an index anew."""
_NAN: Final = float("nan")
"""What stands for NULL in values bound for SQLite, which stores a NaN as NULL (sqlite.org, "Binding Values").

Python's driver sends each None through its adapters: 54 of them took 22 µs a row, 54 NaN take 3.
"""


class Table:
    """One table to insert into, in the connection's transaction: by executemany in SQLite, by COPY in PostgreSQL.

    Both take values as SQLAlchemy would store them; `ready` turns values into these, once for all rows that share them.
    """

    def __init__(self, connection: sa.Connection, table: sa.Table, names: Sequence[str]) -> None:
        self._connection = connection
        self._table = table
        self._columns = [table.c[name] for name in names]
        self._processors = {
            name: process for name in names if (process := _processor(connection.dialect, table.c[name])) is not None
        }
        self.null: Any = _NAN if connection.dialect.name == "sqlite" else None
        """What stands for NULL in rows that are ready."""

    def ready(self, names: Sequence[str], values: Iterable[Any]) -> tuple[Any, ...]:
        """Return the values of some columns as the database takes them."""
        processors = self._processors
        return tuple(
            [
                self.null if value is None else processors[name](value) if name in processors else value
                for name, value in zip(names, values, strict=True)
            ]
        )

    def insert(self, rows: Iterable[Sequence[Any]], stored: Follower | None = None) -> None:
        """Insert rows whose values are ready, in the order of the names; `stored` is told how many are done."""
        dialect = self._connection.dialect
        quoted = ", ".join(dialect.identifier_preparer.format_column(column) for column in self._columns)
        if dialect.name == "postgresql":
            followed = rows if stored is None else _followed(rows, stored)
            _copy(self._connection, f"COPY {self._table.name} ({quoted}) FROM STDIN", followed)
            return
        # Names come from our own table definitions; values are bound.
        marks = ", ".join("?" * len(self._columns))
        statement = f"INSERT INTO {self._table.name} ({quoted}) VALUES ({marks})"  # noqa: S608
        left, done = iter(rows), 0
        while chunk := list(itertools.islice(left, _CHUNK)):
            if stored is not None:
                stored.reach(done)
            self._connection.exec_driver_sql(statement, chunk)
            done += len(chunk)


def _followed(rows: Iterable[Sequence[Any]], stored: Follower) -> Iterator[Sequence[Any]]:
    for index, row in enumerate(rows):
        if index % _CHUNK == 0:
            stored.reach(index)
        yield row


@contextlib.contextmanager
def indexed_after(connection: sa.Connection, *tables: sa.Table, rows: int) -> Iterator[None]:
    """Build the indexes of tables after the block, which inserts so many rows, where that is less work than to follow.

    A tree that grows row by row in no order costs about twice what sorting once does. That holds in SQLite, as long
    as the tables hold fewer rows than are added; PostgreSQL would lock others out meanwhile. All of it is part of the
    transaction, so whatever ends the block leaves the indexes as they were.
    """
    indexes = [index for table in tables for index in sorted(table.indexes, key=lambda index: str(index.name))]
    if rows < _REBUILT_FROM or connection.dialect.name != "sqlite" or any(_rows(connection, t) > rows for t in tables):
        yield
        return
    for index in indexes:
        index.drop(connection)
    yield
    for index in indexes:
        index.create(connection)


def _rows(connection: sa.Connection, table: sa.Table) -> int:
    key = next(iter(table.primary_key))
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(key), 0))).scalar_one())


def insert_rows(
    connection: sa.Connection, table: sa.Table, names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows given as values of the columns `names`, in the connection's transaction."""
    into = Table(connection, table, names)
    into.insert(_each_ready(into, names, rows))


def _each_ready(into: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    return map(into.ready, itertools.repeat(tuple(names)), rows)


def _copy(connection: sa.Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    import psycopg  # noqa: PLC0415 - wanted only where PostgreSQL is

    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor().copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise sa.exc.DBAPIError.instance(statement, None, error, psycopg.Error, dialect=connection.dialect) from error


def _processor(dialect: sa.Dialect, column: sa.Column[Any]) -> Callable[[Any], Any] | None:
    """Return how SQLAlchemy writes this column's values; days and times repeat, so each is written once."""
    if isinstance(column.type, sa.Boolean):  # both drivers take truth values as they are
        return None
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    if process is None or not isinstance(column.type, sa.Date | sa.DateTime):
        return process
    written: dict[Any, Any] = {}

    def remembered(value: Any) -> Any:
        if value not in written:
            written[value] = process(value)
        return written[value]

    return remembered
