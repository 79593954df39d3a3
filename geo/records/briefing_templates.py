"""Saved templates of briefings: stored, listed, deleted and brought back; each write has its line in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.errors import MissingError
from geo.records.numbering import next_number
from geo.records.saved_tables import briefing_template
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records.database import Records

SAVED, DELETED, RESTORED = "save template", "delete template", "restore template"
"""What the trail calls the three writes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SavedTemplate:
    """A template as the database holds it; `made_at` is UTC."""

    no: int
    name: str
    document: Mapping[str, Any]
    who: str | None
    made_at: datetime


def save(records: Records, name: str, document: Mapping[str, Any], *, who: str | None = None) -> SavedTemplate:
    """Store a template, screened before, under a name; one of that name is replaced.

    Raises DatabaseError where the database cannot be written.
    """
    now = _now()
    with records.write() as (connection, change):
        for each in _held(connection, _in_force(), briefing_template.c.name == name):
            _turn(connection, change, each.no, {"deleted_at": now, "deleted_by": who})
        number = next_number(connection, briefing_template)
        values = {"name": name, "document": dict(document), "who": who, "made_at": now}
        connection.execute(briefing_template.insert().values(no=number, change=change, **values))
        record(connection, change, SAVED, who=who, after={"template": name, **document})
        (made,) = _held(connection, briefing_template.c.no == number)
    return made


def list_saved(records: Records) -> list[SavedTemplate]:
    """Return the templates in force, by name."""
    with records.read() as connection:
        return sorted(_held(connection, _in_force()), key=lambda each: each.name.casefold())


def delete_template(records: Records, name: str, who: str | None = None) -> SavedTemplate:
    """Delete a template and return it; `restore_template` brings it back. Raises MissingError where there is none."""
    with records.write() as (connection, change):
        held = _held(connection, _in_force(), briefing_template.c.name == name)
        if not held:
            msg = f"There is no saved template {name!r}"
            raise MissingError(msg)
        _turn(connection, change, held[0].no, {"deleted_at": _now(), "deleted_by": who})
        record(connection, change, DELETED, who=who, before={"template": name, **held[0].document})
    return held[0]


def restore_template(records: Records, number: int, who: str | None = None) -> SavedTemplate:
    """Bring a deleted template back in the place of any that has its name now.

    Raises MissingError where none of this number was deleted.
    """
    with records.write() as (connection, change):
        held = _held(connection, ~_in_force(), briefing_template.c.no == number)
        if not held:
            msg = "There is no such deleted template; reload the page for the list"
            raise MissingError(msg)
        for each in _held(connection, _in_force(), briefing_template.c.name == held[0].name):
            _turn(connection, change, each.no, {"deleted_at": _now(), "deleted_by": who})
        _turn(connection, change, number, {"deleted_at": None, "deleted_by": None})
        record(connection, change, RESTORED, who=who, after={"template": held[0].name, **held[0].document})
    return held[0]


def _in_force() -> sa.ColumnElement[bool]:
    return briefing_template.c.deleted_at.is_(None)


def _turn(connection: sa.Connection, change: int, number: int, values: Mapping[str, object]) -> None:
    chosen = briefing_template.update().where(briefing_template.c.no == number)
    connection.execute(chosen.values(change=change, **values))


def _held(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[SavedTemplate]:
    columns = [briefing_template.c[name] for name in ("no", "name", "document", "who", "made_at")]
    rows = connection.execute(sa.select(*columns).where(*conditions).order_by(briefing_template.c.no)).mappings()
    return [SavedTemplate(**{**row, "made_at": row["made_at"].replace(tzinfo=UTC)}) for row in rows]


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)
