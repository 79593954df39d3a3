"""Edit single sightings: checked, audited, and part of the batch's undo and redo."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.errors import ChangedMeanwhileError, UsageError
from geo.model import Report, Source, Status, Tlp
from geo.records.checking import checked
from geo.records.movement_days import recompute
from geo.records.numbering import Named, missing, number_of, public_id
from geo.records.storing import place_columns, store_report, store_toponyms, when_columns
from geo.records.tables import ROLES, batch, place, report, sighting, source
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.records.database import Records

SENT_BACK = "sent back to review"
"""Reason of a row that was sent back to review without another one."""
_REPORT_FIELDS = frozenset({"source", "via", "url", "published"})


def update_sighting(
    records: Records, sighting_id: str, changes: Mapping[str, Any], who: str | None = None
) -> dict[str, Any]:
    """Change fields of one sighting and return it as `get_sighting` does.

    Fields and what they take: `geo.records.checking.FIELDS`. Texts must have passed the privacy screen.
    Raises MissingError where there is no such sighting, UsageError where a field or value does not fit, or where
    its batch is undone.
    """
    _edit(records, {sighting_id: changes}, who)
    return get_sighting(records, sighting_id)


def update_sightings(
    records: Records, edits: Mapping[str, Mapping[str, Any]], who: str | None = None, *, since: int | None = None
) -> tuple[int, ...]:
    """Change fields of several sightings, each its own, all of them or none.

    `since` is the change number at which they were read; ChangedMeanwhileError says which were changed after it, and
    nothing is stored. Return the numbers of the trail's lines, one for each sighting that changed; `revert_edits` takes
    them. Raises MissingError and UsageError as `update_sighting` does.
    """
    return _edit(records, edits, who, since)


def set_status(
    records: Records,
    sighting_ids: str | Iterable[str],
    status: Status | str,
    who: str | None = None,
    *,
    reason: str | None = None,
) -> tuple[int, ...]:
    """Accept, reject or send back to review; all of the sightings or none.

    `reason` says why, in words that passed the privacy screen. A row sent back without one says so itself.
    Return the numbers of the trail's lines, one for each sighting that changed; `revert_edits` takes them.
    Raises MissingError and UsageError as `update_sighting` does.
    """
    names = [sighting_ids] if isinstance(sighting_ids, str) else list(sighting_ids)
    wanted: dict[str, Any] = {"status": status} | ({"review_reasons": (reason,)} if reason else {})
    return _edit(records, dict.fromkeys(names, wanted), who)


def _edit(
    records: Records, edits: Mapping[str, Mapping[str, Any]], who: str | None, since: int | None = None
) -> tuple[int, ...]:
    edited = {name: checked(changes) for name, changes in edits.items()}
    with records.write() as (connection, change):
        if since is not None:
            _refuse_changed(connection, edited, since)
        return edit_within(connection, change, edited, who)


def _refuse_changed(connection: sa.Connection, names: Iterable[str], since: int) -> None:
    changed = [name for name in names if live_row(connection, number_of(Named.SIGHTING, name))["change"] > since]
    if changed:
        raise ChangedMeanwhileError(changed)


def edit_within(
    connection: sa.Connection,
    change: int,
    edited: Mapping[str, Mapping[str, Any]],
    who: str | None,
    batch_no: int | None = None,
) -> tuple[int, ...]:
    """Store checked changes of several sightings as part of a write that does more; return the trail's lines.

    `batch_no` is the import that changes them, where one does.
    """
    touched: set[int] = set()
    lines = []
    for name, wanted in edited.items():
        row = live_row(connection, number_of(Named.SIGHTING, name))
        columns, before, after = _difference(connection, change, row, wanted)
        if not after:
            continue
        touched.add(row["movement_no"])
        connection.execute(sighting.update().where(sighting.c.no == row["no"]).values(**columns, change=change))
        about = {"batch_no": batch_no or row["batch_no"], "sighting_no": row["no"]}
        lines.append(record(connection, change, "edit", who=who, **about, before=before, after=after))
    recompute(connection, change, touched)
    return tuple(lines)


def live_row(connection: sa.Connection, number: int) -> dict[str, Any]:
    """Return the stored columns of a sighting that may be edited.

    Raises MissingError where there is no such sighting, UsageError where its batch is undone.
    """
    row = connection.execute(sa.select(sighting).where(sighting.c.no == number)).first()
    name = public_id(Named.SIGHTING, number)
    if row is None:
        raise missing(Named.SIGHTING, name)
    if not row.live:
        msg = f"Sighting {name} belongs to batch {public_id(Named.BATCH, row.batch_no)}, which is undone; redo it first"
        raise UsageError(msg)
    return dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it


def _difference(
    connection: sa.Connection, change: int, row: dict[str, Any], wanted: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return the columns to store, and the trail's before and after, of those that differ from the stored row."""
    columns = {name: value for name, value in wanted.items() if name in sighting.c}
    if {"observed_from", "observed_to"} & wanted.keys():
        columns.update(_when(row, wanted))
    for role in ROLES:
        if role in wanted:
            numbers = store_toponyms(connection, change, [wanted[role]])
            columns.update(place_columns(role, wanted[role], numbers))
    if _REPORT_FIELDS & wanted.keys():
        told = _report(connection, row["report_no"], wanted)
        columns["report_no"] = store_report(connection, change, told, row["row_key"])
    if columns.get("status", row["status"]) != row["status"] and "review_reasons" not in columns:
        # What was in doubt is settled, and the trail keeps it; a row that waits says for what.
        columns["review_reasons"] = SENT_BACK if columns["status"] == Status.REVIEW.value else None
    columns = {name: value for name, value in columns.items() if value != row[name]}
    low, high = (columns.get(name, row[name]) for name in ("count_min", "count_max"))
    if low is not None and high is not None and low > high:
        msg = f"count_min {low} is above count_max {high}; swap the two"
        raise UsageError(msg)
    before = {name: plain(connection, name, row[name]) for name in columns}
    after = {name: plain(connection, name, value) for name, value in columns.items()}
    return columns, before, after


def _when(row: dict[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return the time columns; an end that is not edited keeps its own day."""
    columns = when_columns(wanted.get("observed_from"), wanted.get("observed_to"))
    for end, day in (("observed_from", "first_day"), ("observed_to", "last_day")):
        if end not in wanted:
            columns[end], columns[day] = row[end], row[day]
    first, last = columns["first_day"], columns["last_day"]
    if first and last and first > last:
        msg = f"observed_from {first} is after observed_to {last}; swap the two"
        raise UsageError(msg)
    return columns


def _report(connection: sa.Connection, number: int, wanted: Mapping[str, Any]) -> Report:
    chosen = sa.select(report, source.c.name).join(source).where(report.c.no == number)
    held = connection.execute(chosen).one()
    return Report(
        source=Source(name=wanted.get("source", held.name)),
        via=wanted.get("via", held.via),
        url=wanted.get("url", held.url),
        text=held.text,
        published=wanted.get("published", held.published),
        tlp=Tlp.CLEAR,
    )


def plain(connection: sa.Connection, name: str, value: Any) -> Any:
    """Return a value as the trail keeps it: numbers of other tables as the words they stand for."""
    if value is not None and name in {f"{role}_no" for role in ROLES}:
        held = connection.execute(sa.select(place.c.name, place.c.lat, place.c.lon).where(place.c.no == value)).one()
        return {"place": public_id(Named.PLACE, value), "name": held.name, "lat": held.lat, "lon": held.lon}
    if value is not None and name == "report_no":
        return public_id(Named.REPORT, value)
    return value.isoformat() if isinstance(value, date | datetime) else value


def get_sighting(records: Records, sighting_id: str) -> dict[str, Any]:
    """Return one sighting from the record database, undone or not: its columns, report, source and places.

    `candidates` (of ambiguous places) and `spans` (of the reader) are there where they were stored.
    Raises MissingError where there is no such sighting.
    """
    roles = {role: place.alias() for role in ROLES}
    joined = sighting.join(batch).join(report).join(source)
    for role, other in roles.items():
        joined = joined.outerjoin(other, sighting.c[f"{role}_no"] == other.c.no)
    chosen = sa.select(
        sighting,
        source.c.name.label("source"),
        report.c.via,
        report.c.url,
        report.c.published,
        report.c.text.label("report_text"),
        *[
            other.c[name].label(role if name == "name" else f"{role}_{name}")
            for role, other in roles.items()
            for name in ("name", "kind", "country", "admin1", "lat", "lon", "radius_m")
        ],
    ).select_from(joined)
    with records.read() as connection:
        row = connection.execute(chosen.where(sighting.c.no == number_of(Named.SIGHTING, sighting_id))).first()
    if row is None:
        raise missing(Named.SIGHTING, sighting_id)
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it
    extra = values.pop("extra") or {}
    named = {
        "sighting_id": (Named.SIGHTING, "no"),
        "movement_id": (Named.MOVEMENT, "movement_no"),
        "batch_id": (Named.BATCH, "batch_no"),
        "report_id": (Named.REPORT, "report_no"),
    }
    ids = {name: public_id(kind, values.pop(column)) for name, (kind, column) in named.items()}
    hidden = {"row_key", "change", *(f"{role}_no" for role in ROLES)}
    return {**ids, **{name: value for name, value in values.items() if name not in hidden}, **extra}
