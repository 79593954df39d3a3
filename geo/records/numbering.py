"""Numbers of rows and the names that users see for them: s000001, m000001, b0001."""

from __future__ import annotations

import itertools
import re
from enum import StrEnum
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.errors import MissingError

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHUNK = 500
"""Values in one IN list, below every database's limit."""


class Named(StrEnum):
    """Rows that users see by name; the value is the first letter of the name."""

    SIGHTING = "s"
    MOVEMENT = "m"
    REPORT = "r"
    PLACE = "p"
    SOURCE = "o"
    BATCH = "b"
    RULE = "t"
    DECISION = "d"


_SHORT = frozenset({Named.SOURCE, Named.BATCH, Named.RULE, Named.DECISION})
_LISTED_BY = {Named.BATCH: "batches", Named.MOVEMENT: "movements", Named.DECISION: "duplicates decisions"}


def digits(kind: Named) -> int:
    """Return how many digits a name has at least."""
    return 4 if kind in _SHORT else 6


def public_id(kind: Named, number: int) -> str:
    """Return the name of a row: `public_id(Named.SIGHTING, 1)` is "s000001"."""
    return f"{kind.value}{number:0{digits(kind)}d}"


def number_of(kind: Named, name: str) -> int:
    """Return the number in a name; raises MissingError where it is not the name of such a row."""
    found = re.fullmatch(rf"{kind.value}?0*([0-9]{{1,9}})", name.strip().lower())
    if not found:
        msg = f"There is no {kind.name.lower()} {name!r}; its name looks like {public_id(kind, 1)}"
        raise MissingError(msg)
    return int(found.group(1))


def missing(kind: Named, name: str) -> MissingError:
    """Return the error that says there is no such row."""
    listed = _LISTED_BY.get(kind, "sightings")
    return MissingError(f"There is no {kind.name.lower()} {name!r}; `python -m geo {listed}` lists what there is")


def known_numbers(connection: sa.Connection, column: sa.Column[str], keys: Iterable[str]) -> dict[str, int]:
    """Return the number of the row in which the unique `column` has each key, for the keys that are held.

    The statement is one text however many keys there are: for many, writing it anew took longer than the answer.
    """
    table = column.table
    numbers: dict[str, int] = {}
    if next_number(connection, table) == 1:
        return numbers
    format_column = connection.dialect.identifier_preparer.format_column
    key, number = format_column(column), format_column(table.c.no)
    arrays = connection.dialect.name == "postgresql"
    chosen = "= ANY(%s)" if arrays else f"IN ({', '.join('?' * _CHUNK)})"
    # Names come from our own table definitions; values are bound.
    statement = f"SELECT {key}, {number} FROM {table.name} WHERE {key} {chosen}"  # noqa: S608
    left = iter(keys)
    while some := list(itertools.islice(left, _CHUNK)):
        bound = (some,) if arrays else (*some, *itertools.repeat(some[-1], _CHUNK - len(some)))
        numbers.update({row[0]: row[1] for row in connection.exec_driver_sql(statement, bound)})
    return numbers


def next_number(connection: sa.Connection, table: sa.Table) -> int:
    """Return the next free number of a table; in a write it stays free, since writers stand in line."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.no), 0) + 1)).scalar_one())
