"""The ledger: imports that can be undone and redone, edits of single sightings, and the trail of all of it.

Every function that writes is one transaction with an audit row and a change number.
"""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.errors import UsageError
from geo.model import Status
from geo.records import joining
from geo.records.edits import set_status, update_sighting, update_sightings
from geo.records.entries import AuditEntry, BatchRecord, NewBatch, NewSighting
from geo.records.mending import mend_within, mended_since, turn_mends
from geo.records.movement_days import recompute
from geo.records.numbering import Named, missing, next_number, number_of, public_id
from geo.records.reverting import revert_edit, revert_edits
from geo.records.storing_batch import store_sightings
from geo.records.tables import audit as audit_table
from geo.records.tables import batch as batch_table
from geo.records.tables import sighting, telling
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.records.database import Records
    from geo.records.entries import Follower

__all__ = [
    "AuditEntry",
    "BatchRecord",
    "NewBatch",
    "NewSighting",
    "audit",
    "batch_sightings",
    "batches",
    "commit_batch",
    "find_batch_by_sha",
    "first_sighting",
    "get_batch",
    "known_row_keys",
    "movement_ids",
    "redo_batch",
    "revert_edit",
    "revert_edits",
    "set_status",
    "undo_batch",
    "update_sighting",
    "update_sightings",
]
_CHUNK = 500


def commit_batch(records: Records, batch: NewBatch, *, stored: Follower | None = None) -> BatchRecord:
    """Store a batch whole, or nothing of it, and return it as it stands.

    `stored` follows the work; what it raises takes all of it back. Sightings with equal `movement_key` share one
    movement; each other one gets its own.
    Raises DatabaseError where the database cannot be written, or where a row of it was stored meanwhile.
    """
    now = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
    with records.write() as (connection, change):
        number = next_number(connection, batch_table)
        values = {
            "file_name": batch.file_name,
            "file_sha256": batch.file_sha256,
            "kind": batch.kind,
            "mapping": batch.mapping,
            "details": batch.details,
            "who": batch.who,
            "rows": batch.rows_total,
            "accepted": batch.accepted,
            "review": batch.review,
            "rejected": batch.rejected,
            "repeated": batch.repeated,
            "sample": batch.sample,
        }
        connection.execute(
            batch_table.insert().values(no=number, created_at=now, undone=False, change=change, **values)
        )
        store_sightings(connection, change, number, batch.sightings, stored)
        mend_within(connection, change, number, batch.mends, batch.who)
        record(connection, change, "import", who=batch.who, batch_no=number, after=values)
        return _read_batch(connection, number)


def undo_batch(records: Records, batch_id: str, who: str | None = None) -> BatchRecord:
    """Take a batch out of all counts and views; nothing is deleted, later edits come back with `redo_batch`.

    Raises MissingError where there is no such batch, UsageError where it is undone already.
    """
    return _turn(records, batch_id, who, undone=True)


def redo_batch(records: Records, batch_id: str, who: str | None = None) -> BatchRecord:
    """Bring an undone batch back as it last stood, edits included.

    Raises MissingError where there is no such batch, UsageError where it is not undone, or where its rows were
    imported since it was undone, again or mended.
    """
    return _turn(records, batch_id, who, undone=False)


def _turn(records: Records, batch_id: str, who: str | None, *, undone: bool) -> BatchRecord:
    number = number_of(Named.BATCH, batch_id)
    with records.write() as (connection, change):
        held = _read_batch(connection, number)
        if held.undone == undone:
            msg = f"Batch {held.id} is {'already undone' if undone else 'not undone'}; there is nothing to do"
            raise UsageError(msg)
        if not undone:
            _refuse_held_twice(connection, held.id, number)
            _refuse_mended(connection, held.id, number)
        connection.execute(batch_table.update().where(batch_table.c.no == number).values(undone=undone, change=change))
        connection.execute(
            sighting.update().where(sighting.c.batch_no == number).values(live=not undone, change=change)
        )
        turn_mends(connection, change, number, who, undone=undone)
        recompute(connection, change, _shared_movements(connection, number))
        record(
            connection,
            change,
            "undo" if undone else "redo",
            who=who,
            batch_no=number,
            before={"undone": not undone},
            after={"undone": undone},
        )
        return _read_batch(connection, number)


def _refuse_held_twice(connection: sa.Connection, batch_id: str, number: int) -> None:
    mine, other = sighting.alias(), sighting.alias()
    twice = connection.execute(
        sa.select(sa.func.count(), sa.func.min(other.c.batch_no))
        .select_from(mine.join(other, mine.c.row_key == other.c.row_key))
        .where(mine.c.batch_no == number, other.c.live.is_(True))
    ).one()
    if twice[0]:
        other_id = public_id(Named.BATCH, twice[1])
        msg = f"{twice[0]} rows of batch {batch_id} were imported again in {other_id}; undo {other_id} first"
        raise UsageError(msg)


def _refuse_mended(connection: sa.Connection, batch_id: str, number: int) -> None:
    """Refuse to bring back rows beside those that mend them: both would count.

    Only imports made while the batch was undone are asked: beside a live batch intake itself held such rows back, and
    an analyst has decided on them since.
    """
    of = audit_table.c
    undone_at = sa.select(sa.func.max(of.no)).where(of.batch_no == number, of.action == "undo").scalar_subquery()
    meanwhile = sa.select(of.batch_no).where(of.action == "import", of.no > undone_at)
    mine, other, my_telling, telling_of_other = (each.alias() for each in (sighting, sighting, telling, telling))
    mended = connection.execute(
        sa.select(sa.func.count(mine.c.no.distinct()), sa.func.min(other.c.batch_no))
        .select_from(
            mine.join(my_telling, my_telling.c.sighting_no == mine.c.no)
            .join(telling_of_other, telling_of_other.c.key == my_telling.c.key)
            .join(other, other.c.no == telling_of_other.c.sighting_no)
        )
        .where(
            mine.c.batch_no == number,
            mine.c.status != Status.REJECTED.value,
            other.c.live.is_(True),
            other.c.status != Status.REJECTED.value,
            other.c.batch_no.in_(meanwhile),
        )
    ).one()
    if mended[0]:
        other_id = public_id(Named.BATCH, mended[1])
        msg = (
            f"{mended[0]} rows of batch {batch_id} were imported in {other_id} with another count or note, and both "
            f"would be added up; undo {other_id} first, or reject its rows that are wrong"
        )
        raise UsageError(msg)


def _shared_movements(connection: sa.Connection, number: int) -> list[int]:
    """Return the movements of a batch of which other batches tell too; only their days can have changed."""
    mine, other = sighting.alias(), sighting.alias()
    found = connection.execute(
        sa.select(mine.c.movement_no)
        .distinct()
        .select_from(mine.join(other, mine.c.movement_no == other.c.movement_no))
        .where(mine.c.batch_no == number, other.c.batch_no != number)
    )
    return list(found.scalars())


def batches(records: Records) -> list[BatchRecord]:
    """Return all batches, oldest first, undone ones too."""
    with records.read() as connection:
        return [_batch_of(row) for row in connection.execute(sa.select(batch_table).order_by(batch_table.c.no))]


def get_batch(records: Records, batch_id: str) -> BatchRecord:
    """Return one batch; raises MissingError where there is no such batch."""
    with records.read() as connection:
        return _read_batch(connection, number_of(Named.BATCH, batch_id))


def find_batch_by_sha(records: Records, sha: str) -> BatchRecord | None:
    """Return the latest batch, not undone, of a file with this SHA-256, or None."""
    chosen = (
        sa.select(batch_table)
        .where(batch_table.c.file_sha256 == sha, batch_table.c.undone.is_(False))
        .order_by(batch_table.c.no.desc())
        .limit(1)
    )
    with records.read() as connection:
        row = connection.execute(chosen).first()
        return _batch_of(row) if row else None


def batch_sightings(records: Records, batch_id: str) -> dict[int, str]:
    """Return the sighting that each row of a batch became, by row number."""
    chosen = sa.select(sighting.c.row_number, sighting.c.no).where(
        sighting.c.batch_no == number_of(Named.BATCH, batch_id)
    )
    with records.read() as connection:
        return {row: public_id(Named.SIGHTING, number) for row, number in connection.execute(chosen)}


def first_sighting(records: Records, batch_id: str) -> int:
    """Return the number of the first sighting of a batch; the others follow it in the order of its rows."""
    chosen = sa.select(sa.func.min(sighting.c.no)).where(sighting.c.batch_no == number_of(Named.BATCH, batch_id))
    with records.read() as connection:
        return int(connection.execute(chosen).scalar() or 0)


def known_row_keys(records: Records, keys: Iterable[str]) -> dict[str, str]:
    """Return the live sighting that holds each row key, for the keys that are held."""
    wanted, known = iter(keys), dict[str, str]()
    with records.read() as connection:
        if next_number(connection, sighting) == 1:
            return known
        while some := list(itertools.islice(wanted, _CHUNK)):
            chosen = sa.select(sighting.c.row_key, sighting.c.no).where(
                sighting.c.row_key.in_(some), sighting.c.live.is_(True)
            )
            known.update({key: public_id(Named.SIGHTING, number) for key, number in connection.execute(chosen)})
            known |= mended_since(connection, some)
    return known


def movement_ids(records: Records, sighting_ids: Iterable[str]) -> dict[str, str]:
    """Return the movement that each sighting came as, so that a corrected row can come as that of the rows beside it.

    Analysts' decisions on those then hold for it too.
    """
    wanted = [number_of(Named.SIGHTING, each) for each in sighting_ids]
    with records.read() as connection:
        return {
            public_id(Named.SIGHTING, each.sighting): public_id(Named.MOVEMENT, each.home)
            for each in joining.standings(connection, sightings=wanted)
        }


def audit(records: Records, sighting_id: str | None = None) -> list[AuditEntry]:
    """Return the trail, oldest first; of one sighting: its edits and what happened to its batch.

    Raises MissingError where there is no such sighting.
    """
    chosen = sa.select(audit_table).order_by(audit_table.c.no)
    with records.read() as connection:
        if sighting_id is not None:
            number = number_of(Named.SIGHTING, sighting_id)
            batch_no = connection.execute(sa.select(sighting.c.batch_no).where(sighting.c.no == number)).scalar()
            if batch_no is None:
                raise missing(Named.SIGHTING, sighting_id)
            of_batch = sa.and_(audit_table.c.batch_no == batch_no, audit_table.c.sighting_no.is_(None))
            chosen = chosen.where(sa.or_(audit_table.c.sighting_no == number, of_batch))
        return [_entry_of(row) for row in connection.execute(chosen)]


def _read_batch(connection: sa.Connection, number: int) -> BatchRecord:
    row = connection.execute(sa.select(batch_table).where(batch_table.c.no == number)).first()
    if row is None:
        raise missing(Named.BATCH, public_id(Named.BATCH, number))
    return _batch_of(row)


def _batch_of(row: sa.Row[Any]) -> BatchRecord:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    return BatchRecord(
        id=public_id(Named.BATCH, values.pop("no")),
        created_at=values.pop("created_at").replace(tzinfo=UTC),
        **{name: value for name, value in values.items() if name != "change"},
    )


def _entry_of(row: sa.Row[Any]) -> AuditEntry:
    values = row._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    return AuditEntry(
        number=values["no"],
        change=values["change"],
        at=values["at"].replace(tzinfo=UTC),
        who=values["who"],
        action=values["action"],
        batch_id=public_id(Named.BATCH, values["batch_no"]) if values["batch_no"] else None,
        sighting_id=public_id(Named.SIGHTING, values["sighting_no"]) if values["sighting_no"] else None,
        before=values["before"],
        after=values["after"],
    )
