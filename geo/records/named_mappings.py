"""Named mappings of columns: saved once for a kind of file, listed, found again by the headings of a file, deleted.

What is stored was screened before: headings and names hold nothing personal. Each write has its line in the trail.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.errors import MissingError
from geo.records.numbering import next_number
from geo.records.saved_tables import column_mapping
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.records.database import Records

SAVED, DELETED = "save mapping", "delete mapping"
"""What the trail calls the saving and the deleting of a mapping."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedMapping:
    """A mapping as the database holds it; `mapping` is as its file has it, `made_at` is UTC."""

    name: str
    headings: tuple[str, ...]
    mapping: Mapping[str, Any]
    who: str | None
    made_at: datetime

    def as_answer(self) -> dict[str, Any]:
        """Return it as the command line's JSON."""
        return {
            "name": self.name,
            "headings": list(self.headings),
            "mapping": dict(self.mapping),
            "who": self.who,
            "made_at": self.made_at.isoformat(),
        }


def store_mapping(
    records: Records,
    name: str,
    mapping: Mapping[str, Any],
    *,
    headings: Iterable[str],
    keys: Iterable[str],
    who: str | None = None,
) -> NamedMapping:
    """Store a mapping under a name; one of that name is replaced and stays in the trail.

    `keys` are the headings in the form in which they are compared. Raises DatabaseError where the database cannot be
    written.
    """
    shown = tuple(headings)
    now = _now()
    with records.write() as (connection, change):
        _delete(connection, change, name, who, now)
        values = {"name": name, "headings": list(shown), "mapping": dict(mapping), "who": who, "made_at": now}
        connection.execute(
            column_mapping.insert().values(
                no=next_number(connection, column_mapping), headings_key=_key(keys), change=change, **values
            )
        )
        record(connection, change, SAVED, who=who, after={"mapping": name, "columns": dict(mapping)})
    return NamedMapping(name=name, headings=shown, mapping=mapping, who=who, made_at=now.replace(tzinfo=UTC))


def list_mappings(records: Records) -> list[NamedMapping]:
    """Return all mappings in force, by name."""
    with records.read() as connection:
        return sorted(_held(connection), key=lambda each: each.name.casefold())


def mapping_named(records: Records, name: str) -> NamedMapping:
    """Return the mapping of a name. Raises MissingError that lists what there is."""
    with records.read() as connection:
        held = _held(connection, column_mapping.c.name == name)
        if held:
            return held[0]
        names = [each.name for each in _held(connection)]
    there = f"there are {', '.join(map(repr, sorted(names)))}" if names else "none was saved yet"
    msg = f"There is no mapping {name!r}, and no such file; {there}"
    raise MissingError(msg)


def mapping_for(records: Records, keys: Iterable[str]) -> NamedMapping | None:
    """Return the mapping saved last for the same headings in any order, None where there is none."""
    with records.read() as connection:
        held = _held(connection, column_mapping.c.headings_key == _key(keys))
    return held[-1] if held else None


def delete_mapping(records: Records, name: str, who: str | None = None) -> NamedMapping:
    """Delete a mapping and return it; imports made by it stay. Raises MissingError where there is none of the name."""
    held = mapping_named(records, name)
    with records.write() as (connection, change):
        _delete(connection, change, name, who, _now())
    return held


def _delete(connection: sa.Connection, change: int, name: str, who: str | None, now: datetime) -> None:
    held = _held(connection, column_mapping.c.name == name)
    if not held:
        return
    connection.execute(
        column_mapping.update()
        .where(column_mapping.c.name == name, column_mapping.c.deleted_at.is_(None))
        .values(deleted_at=now, deleted_by=who, change=change)
    )
    record(connection, change, DELETED, who=who, before={"mapping": name, "columns": dict(held[0].mapping)})


def _held(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[NamedMapping]:
    chosen = (
        sa.select(column_mapping)
        .where(column_mapping.c.deleted_at.is_(None), *conditions)
        .order_by(column_mapping.c.no)
    )
    return [
        NamedMapping(
            name=row.name,
            headings=tuple(row.headings),
            mapping=row.mapping,
            who=row.who,
            made_at=row.made_at.replace(tzinfo=UTC),
        )
        for row in connection.execute(chosen)
    ]


def _key(keys: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(keys)).encode("utf-8", "replace")).hexdigest()[:32]


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)
