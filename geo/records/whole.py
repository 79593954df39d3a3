"""Read a whole table into Arrow without making a Python object of each value: as text, which Arrow parses.

SQLite says each row as JSON, PostgreSQL by COPY as CSV. While one thread has the database say the next rows, another
parses the last ones: neither holds Python's lock for long.
"""

from __future__ import annotations

import re
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import sqlalchemy as sa
from pyarrow import csv

from geo.records.flat import FOLLOWED, as_arrow, changed_rows, schema_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Part = Callable[[], pa.Table | None]

_ROWS: Final = 20_000
"""Rows of SQLite that are parsed at once."""
_BYTES: Final = 8_000_000
"""Bytes of PostgreSQL that are parsed at once."""
_AHEAD: Final = 3
"""Parts that may wait to be parsed: more would only take memory."""
_AT_ONCE: Final = 500
"""Rows that are asked for by their numbers in one query."""
_ODD: Final = re.compile(r'\\[^"\\]')
"""An escape of JSON other than that of a quotation mark or a backslash; CSV knows no such."""
_STEPS: Final = 1e6
"""Steps in one. SQLite promises fifteen digits of a number (sqlite.org, "Floating Point Numbers"): six decimals, nine
before them."""
_LARGE: Final = 1e9
_JSON: Final = (csv.ParseOptions(escape_char="\\", double_quote=False), "null")
_COPIED: Final = (csv.ParseOptions(newlines_in_values=True), "")


def whole_table(connection: sa.Connection, name: str) -> pa.Table | None:
    """Return all rows of a table that the mirror follows, in the types that it stores; None if there are none."""
    said = _copied if connection.dialect.name == "postgresql" else _said
    parts = [part for part in _beside(said(connection, name)) if part is not None]
    return pa.concat_tables(parts) if parts else None


def _beside(parts: Iterable[Part]) -> Iterator[pa.Table | None]:
    """Do each part in a second thread while the next one is brought; give the results in their order."""
    with ThreadPoolExecutor(1) as second:
        waiting: deque[Future[pa.Table | None]] = deque()
        for part in parts:
            waiting.append(second.submit(part))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        yield from (each.result() for each in waiting)


def _said(connection: sa.Connection, name: str) -> Iterator[Part]:
    """Have SQLite say the rows; those with what CSV cannot say are read value by value."""
    table, names = FOLLOWED[name]
    query = sa.select(sa.func.json_array(*(_exactly(table.c[each]) for each in names)))
    rows = connection.execution_options(yield_per=_ROWS).execute(query)
    odd: list[int] = []
    for texts in rows.scalars().partitions(_ROWS):
        plain = []
        for text in texts:
            if "\\" in text and _ODD.search(text):
                odd.append(int(text[1 : text.index(",")]))
            else:
                plain.append(text[1:-1])
        if plain:
            yield partial(_parsed, name, "\n".join(plain).encode(), *_JSON)
    for start in range(0, len(odd), _AT_ONCE):
        asked = changed_rows(name).where(table.c[names[0]].in_(odd[start : start + _AT_ONCE]))
        yield partial(as_arrow, name, [connection.execute(asked, {"since": 0}).all()])


def _exactly(column: sa.Column[Any]) -> sa.ColumnElement[Any]:
    """Return a column as JSON may say it; a number of more digits than SQLite says exactly makes its row an odd one."""
    bare = sa.type_coerce(column, sa.types.NULLTYPE)
    if not isinstance(column.type, sa.Float):
        return bare
    steps = sa.cast(column * _STEPS + 0.5, sa.Integer)
    short = (column < _LARGE) & (column > -_LARGE) & (steps / sa.literal(_STEPS, sa.Float) == column)
    return sa.case((column.is_(None) | short, bare), else_="\n")


def _copied(connection: sa.Connection, name: str) -> Iterator[Part]:
    """Have PostgreSQL copy the rows out; it sends one row a message (its manual, "COPY Operations")."""
    import psycopg  # noqa: PLC0415 - wanted only where PostgreSQL is

    table, names = FOLLOWED[name]
    query = str(sa.select(*(table.c[each] for each in names)).compile(connection))
    driver: Any = connection.connection.driver_connection
    held: list[bytes] = []
    size = 0
    try:
        with driver.cursor() as cursor, cursor.copy(f"COPY ({query}) TO STDOUT (FORMAT csv)") as rows:
            for row in rows:
                held.append(bytes(row))
                size += len(row)
                if size > _BYTES:
                    yield partial(_parsed, name, b"".join(held), *_COPIED)
                    held, size = [], 0
    except psycopg.Error as error:
        raise sa.exc.DBAPIError.instance(query, None, error, psycopg.Error, dialect=connection.dialect) from error
    if held:
        yield partial(_parsed, name, b"".join(held), *_COPIED)


def _parsed(name: str, lines: bytes, parse: csv.ParseOptions, null: str) -> pa.Table:
    schema = schema_of(name)
    convert = csv.ConvertOptions(
        column_types=schema, null_values=[null], strings_can_be_null=True, quoted_strings_can_be_null=False,
        true_values=["1", "t"], false_values=["0", "f"],
    )  # fmt: skip
    # One block: a type is told, so nothing is guessed from the first one, and a value may be of any length.
    read = csv.ReadOptions(column_names=schema.names, block_size=len(lines) + 1, use_threads=False)
    return csv.read_csv(pa.BufferReader(lines), read_options=read, parse_options=parse, convert_options=convert)
