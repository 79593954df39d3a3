"""The analyst's decision on a place name: its rows, the team rule and the trail in one write, to be undone as one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.errors import MissingError, UsageError
from geo.model import AREA_KINDS, GeocodeStatus, Place, Status, Toponym
from geo.places.rules import RULE_CONFIDENCE, RuleKey, rule_method
from geo.records.checking import checked
from geo.records.edits import edit_within, live_row
from geo.records.numbering import Named, number_of
from geo.records.place_rules import make_rule, next_rule_id, revoke_within
from geo.records.reverting import revert_within
from geo.records.storing import OPEN
from geo.records.tables import ROLES, audit, place_rule
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.records.database import Records
    from geo.records.doubts import Doubt

DECIDED: Final = "place decision"
UNDONE: Final = "undo place decision"
"""What the trail calls a decision and its undoing."""
_BY_HAND: Final = "chosen by an analyst"
_QUOTED: Final = 30
"""Letters of a quoted name by which a reason is known as its own; a long name is quoted in part."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A decision as the trail holds it; `number` is its line, by which it is undone; `at` is UTC.

    `source` None is every source, or one row alone where there is no `rule`; `place` None is "no place".
    `lat` and `lon` (degrees) tell it from others of its name.
    """

    number: int
    at: datetime
    who: str | None
    text: str
    source: str | None
    place: str | None
    lat: float | None
    lon: float | None
    rows: int
    rule: str | None
    undone: bool


def decide(records: Records, doubt: Doubt, place: Place | None, *, remember: bool, who: str | None = None) -> Decision:
    """Give the name its place in all rows of the doubt; None says that it is no place.

    A row in which nothing else is in doubt is accepted. `remember` makes a team rule of it for later imports: of the
    doubt's source, or of every source where it has none. All is stored in one transaction, or nothing.
    Raises UsageError and MissingError where a row was changed or undone meanwhile.
    """
    with records.write() as (connection, change):
        rule = next_rule_id(connection) if remember else None
        method = place.method if place is not None else None
        settled = _settled(place, rule)
        edits = {name: checked(_edit(connection, name, doubt, settled, rule)) for name in doubt.sightings}
        lines = edit_within(connection, change, edits, who)
        if not lines:
            msg = f"No row waits for {doubt.text!r} any more; somebody decided it meanwhile"
            raise UsageError(msg)
        if remember:
            key = RuleKey(name=doubt.name, source=doubt.source)
            found = replace(place, method=method or _BY_HAND) if place is not None else None
            make_rule(connection, change, doubt.text, key, found=found, who=who)
        after = {
            "name": doubt.text,
            "source": doubt.source,
            "place": None if place is None else {"name": place.name, "lat": place.lat, "lon": place.lon},
            "rows": len(lines),
            "rule": rule,
            "lines": [lines[0], lines[-1]],
        }
        number = record(connection, change, DECIDED, who=who, after=after)
        return _decision(_line(connection, number), undone=False)


def undo_decision(records: Records, number: int, who: str | None = None) -> int:
    """Take a decision back: its rows are as they were before, its rule is revoked. Return how many rows changed.

    Raises MissingError where the trail's line is no decision; UsageError where it is undone already, or where one of
    its rows was edited again since or belongs to an undone batch.
    """
    with records.write() as (connection, change):
        held = _line(connection, number)
        if number in _undone(connection):
            msg = f"The decision on {held.after['name']!r} is undone already; there is nothing to do"
            raise UsageError(msg)
        first, last = held.after["lines"]
        lines = revert_within(connection, change, range(first, last + 1), who)
        rule = held.after["rule"]
        if rule is not None and _in_force(connection, rule):
            revoke_within(connection, change, rule, who)
        record(connection, change, UNDONE, who=who, after={"decision": number, "rows": len(lines)})
    return len(lines)


def decisions(records: Records, limit: int = 50) -> list[Decision]:
    """Return the latest decisions, the last one first, undone ones too."""
    chosen = sa.select(audit).where(audit.c.action == DECIDED).order_by(audit.c.no.desc()).limit(limit)
    with records.read() as connection:
        undone = _undone(connection)
        return [_decision(row, undone=row.no in undone) for row in connection.execute(chosen)]


def _decision(row: sa.Row[Any], *, undone: bool) -> Decision:
    said = row.after
    place = said["place"] or {}
    return Decision(
        number=row.no,
        at=row.at.replace(tzinfo=UTC),
        who=row.who,
        text=said["name"],
        source=said["source"],
        place=place.get("name"),
        lat=place.get("lat"),
        lon=place.get("lon"),
        rows=said["rows"],
        rule=said["rule"],
        undone=undone,
    )


def _line(connection: sa.Connection, number: int) -> sa.Row[Any]:
    row = connection.execute(sa.select(audit).where(audit.c.no == number, audit.c.action == DECIDED)).first()
    if row is None:
        msg = f"Line {number} of the trail is no decision on a place; the page Review lists these"
        raise MissingError(msg)
    return row


def _undone(connection: sa.Connection) -> set[int]:
    found = connection.execute(sa.select(audit.c.after).where(audit.c.action == UNDONE)).scalars()
    return {after["decision"] for after in found}


def _in_force(connection: sa.Connection, rule_id: str) -> bool:
    chosen = sa.select(place_rule.c.revoked_at).where(place_rule.c.no == number_of(Named.RULE, rule_id))
    return connection.execute(chosen).scalar_one() is None


def _settled(place: Place | None, rule: str | None) -> Place | None:
    """Return the place as the rows will hold it: how it was found, and that a person chose it."""
    if place is None:
        return None
    how = rule_method(rule) if rule else _BY_HAND
    method = f"{how}: {place.method}" if place.method else how
    return replace(place, confidence=RULE_CONFIDENCE, method=method)


def _edit(
    connection: sa.Connection, sighting_id: str, doubt: Doubt, place: Place | None, rule: str | None
) -> Mapping[str, Any]:
    row = live_row(connection, number_of(Named.SIGHTING, sighting_id))
    roles = [role for role in ROLES if row[f"{role}_text"] and row[f"{role}_status"] in OPEN]
    decided = [role for sighting, role in doubt.rows if sighting == sighting_id and role in roles]
    if row["status"] != Status.REVIEW.value or not decided:
        return {}
    quotes = tuple(repr(row[f"{role}_text"])[:_QUOTED] for role in decided)
    # Intake gives one reason a doubtful name; what is left over are doubts of another sort.
    left = [reason for reason in (row["review_reasons"] or "").splitlines() if not reason.startswith(quotes)]
    changes: dict[str, Any] = {role: _toponym(row[f"{role}_text"], place, rule) for role in decided}
    if left or set(roles) - set(decided):
        changes["review_reasons"] = tuple(left)
    else:
        changes["status"] = Status.ACCEPTED.value
    return changes


def _toponym(text: str, place: Place | None, rule: str | None) -> Toponym:
    if place is None:
        return Toponym(text=text, status=GeocodeStatus.NO_PLACE, method=rule_method(rule) if rule else _BY_HAND)
    status = GeocodeStatus.REGION if place.kind in AREA_KINDS else GeocodeStatus.RESOLVED
    return Toponym(text=text, place=replace(place, text=text), status=status)
