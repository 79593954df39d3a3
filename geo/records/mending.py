"""Rows of an import that mend held sightings: part of their batch, undone and redone with it, in any order.

What a sighting says is laid in layers, in the order of the trail: what its own import said, what later imports mended,
what analysts edited. An undone import is a layer left out; an edit that was taken back is one too.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.errors import UsageError
from geo.records.checking import checked
from geo.records.edits import edit_within, plain
from geo.records.movement_days import recompute
from geo.records.numbering import Named, number_of, public_id
from geo.records.reverting import REVERTS, stored_value
from geo.records.tables import audit, batch, mending, sighting, telling
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.records.entries import Mend

_LAYERS: Final = ("edit", "revert")
"""Actions of the trail that lay something over what a sighting said."""


def mend_within(connection: sa.Connection, change: int, batch_no: int, mends: Iterable[Mend], who: str | None) -> None:
    """Let the rows of a batch mend the sightings that they tell of anew, each change with its line in the trail.

    Raises MissingError and UsageError as `update_sighting` does.
    """
    for each in mends:
        number = number_of(Named.SIGHTING, each.sighting_id)
        lines = edit_within(connection, change, {each.sighting_id: checked(each.changes)}, who, batch_no)
        held = connection.execute(
            sa.select(sighting.c.row_key, telling.c.key).outerjoin(telling).where(sighting.c.no == number)
        ).one()
        connection.execute(
            mending.insert().values(
                batch_no=batch_no,
                sighting_no=number,
                audit_no=lines[0] if lines else None,
                old_key=held.row_key,
                new_key=each.row_key,
                old_telling=held.key or "",
                new_telling=each.telling,
            )
        )
        _set_keys(connection, change, number, each.row_key, each.telling)


def turn_mends(connection: sa.Connection, change: int, batch_no: int, who: str | None, *, undone: bool) -> None:
    """Take back what a batch mended, or lay it on again; the batch itself is marked already.

    Raises UsageError where the rows as they were before stand in another import by now.
    """
    touched = set()
    mended = list(connection.execute(sa.select(mending.c.sighting_no).where(mending.c.batch_no == batch_no)).scalars())
    for number in mended:
        row = dict(connection.execute(sa.select(sighting).where(sighting.c.no == number)).one()._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
        now = layers_of(connection, number).effective
        before = {name: plain(connection, name, row[name]) for name in now}
        after = {name: value for name, value in now.items() if before[name] != value}
        if after:
            columns = {name: stored_value(name, value) for name, value in after.items()}
            connection.execute(sighting.update().where(sighting.c.no == number).values(**columns, change=change))
            record(
                connection,
                change,
                "undo" if undone else "redo",
                who=who,
                batch_no=batch_no,
                sighting_no=number,
                before={name: before[name] for name in after},
                after=after,
            )
            touched.add(row["movement_no"])
        _turn_keys(connection, change, number)
    recompute(connection, change, touched)


class Layers:
    """What was laid over one sighting: `imported` is what imports in force say, `effective` what it says now.

    Both hold the columns that were ever changed, in the form of the trail.
    """

    def __init__(self) -> None:
        self.imported: dict[str, Any] = {}
        self.effective: dict[str, Any] = {}


def layers_of(connection: sa.Connection, number: int) -> Layers:
    """Return the layers of a sighting."""
    return layers_of_each(connection, (number,)).get(number) or Layers()


def layers_of_each(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, Layers]:
    """Return the layers of those of some sightings, not more than an IN list holds, that were ever changed."""
    lines = connection.execute(
        sa.select(audit.c.sighting_no, audit.c.no, audit.c.before, audit.c.after, mending.c.batch_no, batch.c.undone)
        .select_from(
            audit.outerjoin(mending, mending.c.audit_no == audit.c.no).outerjoin(
                batch, batch.c.no == mending.c.batch_no
            )
        )
        .where(audit.c.sighting_no.in_(numbers), audit.c.action.in_(_LAYERS))
        .order_by(audit.c.sighting_no, audit.c.no)
    ).all()
    return {number: _layers(list(of)) for number, of in itertools.groupby(lines, key=lambda line: line.sighting_no)}


def _layers(lines: Sequence[Any]) -> Layers:
    taken_back = _taken_back(lines)
    found = Layers()
    for line in lines:
        for name, value in (line.before or {}).items():
            if name != REVERTS:
                found.imported.setdefault(name, value)
                found.effective.setdefault(name, value)
        if line.no in taken_back or line.undone:
            continue
        after = {name: value for name, value in (line.after or {}).items() if name != REVERTS}
        found.effective |= after
        if line.batch_no is not None:
            found.imported |= after
    return found


def _taken_back(lines: Sequence[Any]) -> set[int]:
    """Return the lines that do not hold: those taken back by a later line that holds, and what takes them back."""
    gone: set[int] = set()
    for line in reversed(lines):
        reverts = (line.after or {}).get(REVERTS)
        if reverts is not None and line.no not in gone:
            gone |= {line.no, int(reverts)}
        elif reverts is not None:
            gone.add(line.no)
    return gone


def mended_since(connection: sa.Connection, keys: Sequence[str]) -> dict[str, str]:
    """Return the live sighting that held each row key until an import mended it, for the keys of which there is one."""
    found = connection.execute(
        sa.select(mending.c.old_key, mending.c.sighting_no)
        .join(batch, batch.c.no == mending.c.batch_no)
        .join(sighting, sighting.c.no == mending.c.sighting_no)
        .where(mending.c.old_key.in_(keys), batch.c.undone.is_(False), sighting.c.live.is_(True))
    )
    return {key: public_id(Named.SIGHTING, number) for key, number in found}


def _turn_keys(connection: sa.Connection, change: int, number: int) -> None:
    """Give a sighting the row key of the last import in force that mended it, else the one that it came with."""
    chosen = (
        sa.select(mending, batch.c.undone)
        .join(batch, batch.c.no == mending.c.batch_no)
        .where(mending.c.sighting_no == number)
        .order_by(mending.c.batch_no)
    )
    mended = connection.execute(chosen).all()
    in_force = [each for each in mended if not each.undone]
    key, told = (
        (in_force[-1].new_key, in_force[-1].new_telling) if in_force else (mended[0].old_key, mended[0].old_telling)
    )
    twice = connection.execute(
        sa.select(sighting.c.batch_no).where(
            sighting.c.row_key == key, sighting.c.live.is_(True), sighting.c.no != number
        )
    ).scalar()
    if twice is not None:
        other = public_id(Named.BATCH, twice)
        msg = f"Row {public_id(Named.SIGHTING, number)} as it was stands in {other} by now; undo {other} first"
        raise UsageError(msg)
    _set_keys(connection, change, number, key, told)


def _set_keys(connection: sa.Connection, change: int, number: int, key: str, told: str) -> None:
    connection.execute(sighting.update().where(sighting.c.no == number).values(row_key=key, change=change))
    if told:
        connection.execute(telling.update().where(telling.c.sighting_no == number).values(key=told))
