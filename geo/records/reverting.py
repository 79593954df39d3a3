"""Take edits of sightings back: each column as it was before, checked, with a line of its own in the trail."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.errors import MissingError, UsageError
from geo.records.edits import live_row, plain
from geo.records.movement_days import recompute
from geo.records.numbering import Named, number_of, public_id
from geo.records.tables import ROLES, audit, sighting
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.records.database import Records

_ACTIONS = frozenset({"edit", "revert"})
_PLACES = frozenset(f"{role}_no" for role in ROLES)
REVERTS = "reverts"
"""Key under which a line of the trail names the line that it takes back."""


def revert_edit(records: Records, number: int, who: str | None = None) -> int:
    """Take back the edit of the trail's line `number`; return the number of the new line, which can be taken back too.

    Raises MissingError where there is no such line; UsageError where it is no edit of a sighting, where the sighting
    was edited in the same fields since, or where its batch is undone.
    """
    return revert_edits(records, [number], who)[0]


def revert_edits(records: Records, numbers: Iterable[int], who: str | None = None) -> tuple[int, ...]:
    """Take back several edits, the latest first, all of them or none; return the numbers of the new lines.

    Raises as `revert_edit` does.
    """
    with records.write() as (connection, change):
        return revert_within(connection, change, numbers, who)


def revert_within(connection: sa.Connection, change: int, numbers: Iterable[int], who: str | None) -> tuple[int, ...]:
    """Take several edits back as part of a write that does more; return the numbers of the new lines.

    Raises as `revert_edit` does.
    """
    touched: set[int] = set()
    lines = []
    for number in sorted(set(numbers), reverse=True):
        edit = _edit_of(connection, number)
        row = live_row(connection, edit.sighting_no)
        before, after = _words(edit.before), _words(edit.after)
        if any(plain(connection, name, row[name]) != value for name, value in after.items()):
            name = public_id(Named.SIGHTING, edit.sighting_no)
            msg = f"Sighting {name} was edited again since line {number} of the trail; take the later edit back first"
            raise UsageError(msg)
        columns = {name: stored_value(name, value) for name, value in before.items()}
        connection.execute(sighting.update().where(sighting.c.no == row["no"]).values(**columns, change=change))
        touched.add(row["movement_no"])
        about = {"batch_no": row["batch_no"], "sighting_no": row["no"]}
        told = before | {REVERTS: number}
        lines.append(record(connection, change, "revert", who=who, **about, before=after, after=told))
    recompute(connection, change, touched)
    return tuple(lines)


def _edit_of(connection: sa.Connection, number: int) -> sa.Row[Any]:
    edit = connection.execute(sa.select(audit).where(audit.c.no == number)).first()
    if edit is None:
        msg = f"The trail has no line {number}; `python -m geo audit` lists what there is"
        raise MissingError(msg)
    if edit.action not in _ACTIONS or edit.sighting_no is None:
        msg = f"Line {number} of the trail tells of {edit.action}, not of the edit of a sighting; give one of these"
        raise UsageError(msg)
    return edit


def _words(held: dict[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (held or {}).items() if name != REVERTS}


def stored_value(name: str, value: Any) -> Any:
    """Return a value of the trail as the table keeps it."""
    if value is None:
        return None
    if name in _PLACES:
        return number_of(Named.PLACE, value["place"])
    if name == "report_no":
        return number_of(Named.REPORT, value)
    kind = sighting.c[name].type
    if isinstance(kind, sa.DateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(kind, sa.Date) else value
