"""Overlays of the map: stored, listed, taken away and put back; each write has its line in the trail.

What is stored was screened before (`geo.intake.overlays`): shapes and their names, nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.errors import MissingError
from geo.records.numbering import next_number
from geo.records.saved_tables import overlay
from geo.records.trail import record

if TYPE_CHECKING:
    from geo.records.database import Records

ADDED, REMOVED, RESTORED = "add overlay", "remove overlay", "restore overlay"
"""What the trail calls the three writes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlay:
    """An overlay without its shapes; `shapes` is their number, `made_at` UTC."""

    no: int
    name: str
    sha256: str
    shapes: int
    who: str | None
    made_at: datetime


def add_overlay(
    records: Records, name: str, *, document: str, shapes: int, sha256: str, who: str | None = None
) -> tuple[Overlay, bool]:
    """Store an overlay; return it, and False where the same file already lies over the map, which changes nothing.

    `document` is screened GeoJSON, `sha256` that of the file it came from.
    """
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    told = {"name": name, "sha256": sha256, "shapes": shapes, "document": document, "who": who, "made_at": now}
    with records.write() as (connection, change):
        held = _held(connection, overlay.c.deleted_at.is_(None), overlay.c.sha256 == sha256)
        if held:
            return held[0], False
        number = next_number(connection, overlay)
        connection.execute(overlay.insert().values(no=number, change=change, **told))
        record(connection, change, ADDED, who=who, after={"overlay": number, "name": name, "sha256": sha256})
        (made,) = _held(connection, overlay.c.no == number)
    return made, True


def list_overlays(records: Records) -> list[Overlay]:
    """Return the overlays that lie over the map, the oldest first."""
    with records.read() as connection:
        return _held(connection, overlay.c.deleted_at.is_(None))


def overlay_document(records: Records, number: int) -> str:
    """Return the GeoJSON of an overlay. Raises MissingError where none of this number lies over the map."""
    asked = sa.select(overlay.c.document).where(overlay.c.no == number, overlay.c.deleted_at.is_(None))
    with records.read() as connection:
        document: str | None = connection.execute(asked).scalar()
    if document is None:
        raise MissingError(_missing(number))
    return document


def remove_overlay(records: Records, number: int, who: str | None = None) -> None:
    """Take an overlay off the map; it can be put back. Raises MissingError where none of this number lies there."""
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    _turn(records, number, REMOVED, who, {"deleted_at": now, "deleted_by": who}, lying=True)


def restore_overlay(records: Records, number: int, who: str | None = None) -> None:
    """Put an overlay back that was taken off. Raises MissingError where none of this number was."""
    _turn(records, number, RESTORED, who, {"deleted_at": None, "deleted_by": None}, lying=False)


def _turn(
    records: Records, number: int, action: str, who: str | None, values: dict[str, object], *, lying: bool
) -> None:
    state = overlay.c.deleted_at.is_(None) if lying else overlay.c.deleted_at.is_not(None)
    with records.write() as (connection, change):
        held = _held(connection, overlay.c.no == number, state)
        if not held:
            raise MissingError(_missing(number))
        connection.execute(overlay.update().where(overlay.c.no == number).values(change=change, **values))
        record(connection, change, action, who=who, after={"overlay": number, "name": held[0].name})


def _held(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> list[Overlay]:
    columns = [overlay.c[name] for name in ("no", "name", "sha256", "shapes", "who", "made_at")]
    rows = connection.execute(sa.select(*columns).where(*conditions).order_by(overlay.c.no)).mappings()
    return [Overlay(**{**row, "made_at": row["made_at"].replace(tzinfo=UTC)}) for row in rows]


def _missing(number: int) -> str:
    return f"There is no overlay {number} on the map; reload the page for the list"
