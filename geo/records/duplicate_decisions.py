"""What analysts decide of two sightings: the same, a leg of the same way, a roll-up of the other, or different.

Each decision is one write with its lines in the trail, and can be taken back at any time: the movements follow from the
decisions still in force (`joining.py`). A pair that was decided is not asked again, nor is any pair of two movements
between whose sightings it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.errors import UsageError
from geo.model import ReportKind
from geo.records import joining
from geo.records.edits import edit_within, live_row
from geo.records.numbering import Named, missing, number_of, public_id
from geo.records.pair_decisions import (
    PairDecision,
    Verdict,
    between,
    decisions,
    read,
    revoke,
    row_of,
    said_before,
    settle,
    store,
    tell,
)
from geo.records.reverting import revert_within
from geo.records.splitting import home_of_its_own, split
from geo.records.tables import decision
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.records.database import Records

__all__ = ["UNDONE", "PairDecision", "Verdict", "decide", "decisions", "join_movements", "split", "undo"]
UNDONE: Final = "undo decision"
"""What the trail calls the undoing of a decision; the decision itself is called by its verdict."""


def decide(
    records: Records, a: str, b: str, verdict: Verdict, *, who: str | None = None, score: float | None = None
) -> PairDecision:
    """Decide of sightings `a` and `b`, in one transaction.

    SAME and LEG make one movement of their two; lines of one report then add up, reports and legs are held against
    each other. ROLLUP makes `a` a summary, which never counts, with `b` as one of its parts. DIFFERENT is remembered.
    BEFORE says in which order their way has the stops of the two, above what their days say.
    Raises MissingError where there is no such sighting; UsageError where both are one, a batch is undone, or what is
    in force says otherwise.
    """
    if verdict is Verdict.SPLIT:
        msg = "A split is made by `split`, which is told every sighting to take out"
        raise UsageError(msg)
    one, other = number_of(Named.SIGHTING, a), number_of(Named.SIGHTING, b)
    with records.write() as (connection, change):
        if one == other:
            msg = f"{a} is one sighting; give two to compare"
            raise UsageError(msg)
        rows = [live_row(connection, number) for number in (one, other)]
        _refuse(connection, rows, verdict)
        details: dict[str, Any] = {}
        if verdict is Verdict.LEG:
            details = home_of_its_own(connection, change, one, other)
        if verdict is Verdict.ROLLUP and rows[0]["report_kind"] != ReportKind.SUMMARY.value:
            edited = {public_id(Named.SIGHTING, one): {"report_kind": ReportKind.SUMMARY.value}}
            details = {"lines": list(edit_within(connection, change, edited, who))}
        number = store(connection, change, verdict, (one, other), who=who, score=score, details=details)
        if verdict in joining.JOINS:
            settle(connection, change, (one, other), number, who)
        tell(connection, change, verdict, number, who)
        return read(connection, number)


def join_movements(records: Records, movement_ids: Sequence[str], who: str | None = None) -> PairDecision:
    """Make one movement of several, as one decision that is undone as one. Raises as `decide` does."""
    numbers = list(dict.fromkeys(number_of(Named.MOVEMENT, each) for each in movement_ids))
    with records.write() as (connection, change):
        firsts = [_first_of(connection, number) for number in numbers]
        if not firsts[1:]:
            msg = "Give two movements or more to make one of them"
            raise UsageError(msg)
        leading = None
        for other in firsts[1:]:
            rows = [live_row(connection, number) for number in (firsts[0], other)]
            _refuse(connection, rows, Verdict.SAME)
            number = store(connection, change, Verdict.SAME, (firsts[0], other), who=who, of=leading)
            leading = leading or number
            settle(connection, change, (firsts[0], other), number, who)
            tell(connection, change, Verdict.SAME, number, who)
        return read(connection, leading or 0)


def undo(records: Records, decision_id: str, who: str | None = None) -> PairDecision:
    """Take a decision back, whatever was decided since; the pair may be asked again.

    Raises MissingError where there is no such decision; UsageError where it is undone already, or where what it
    changed was changed again since.
    """
    wanted = number_of(Named.DECISION, decision_id)
    with records.write() as (connection, change):
        held = row_of(connection, wanted)
        leading = held.of_no or held.no
        chosen = sa.select(decision).where(sa.or_(decision.c.no == leading, decision.c.of_no == leading))
        parts = [row for row in connection.execute(chosen.order_by(decision.c.no)) if row.revoked_at is None]
        if held.revoked_at is not None or not parts:
            msg = f"Decision {public_id(Named.DECISION, wanted)} is undone already; there is nothing to do"
            raise UsageError(msg)
        touched = [number for row in parts for number in (row.a_no, row.b_no)]
        before = {each.home for each in joining.standings(connection, sightings=touched)}
        revoke(connection, change, [row.no for row in parts], who)
        for row in parts:
            touched += _put_back(connection, change, row, who)
        settle(connection, change, touched, leading, who, homes=before)
        _refuse_contradiction(connection, touched)
        for row in parts:
            about = {"decision": public_id(Named.DECISION, row.no), "verdict": row.kind}
            for number in (row.a_no, row.b_no):
                record(connection, change, UNDONE, who=who, sighting_no=number, after=about)
        return read(connection, leading)


def _refuse(connection: sa.Connection, rows: list[dict[str, Any]], verdict: Verdict) -> None:
    """Refuse what contradicts a decision in force, naming it."""
    one, other = rows
    names = [public_id(Named.SIGHTING, row["no"]) for row in rows]
    together = one["movement_no"] == other["movement_no"]
    if verdict is Verdict.BEFORE:
        _refuse_order(connection, rows, names)
        return
    if together and verdict is not Verdict.LEG:
        name = public_id(Named.MOVEMENT, one["movement_no"])
        if verdict is Verdict.SAME:
            msg = f"{names[0]} and {names[1]} are of one movement already, {name}; there is nothing to do"
        else:
            msg = f"{names[0]} and {names[1]} are of one movement, {name}; {_way_apart(connection, rows)}"
        raise UsageError(msg)
    for held in between(connection, one["movement_no"], other["movement_no"]):
        contrary = held.verdict is Verdict.DIFFERENT or verdict is Verdict.DIFFERENT
        # Of a roll-up it matters which is the sum; every other verdict is the same either way round.
        pair = [held.a, held.b] if verdict is Verdict.ROLLUP else sorted((held.a, held.b))
        again = held.verdict is verdict and pair == (names if verdict is Verdict.ROLLUP else sorted(names))
        if again or (contrary and held.verdict is verdict):
            msg = f"That was decided before, in {held.id}; there is nothing to do"
            raise UsageError(msg)
        if contrary:
            said = f"{held.id} says of {held.a} and {held.b}: {held.verdict.value}"
            msg = f"{said}; undo it first, with duplicates undo {held.id}"
            raise UsageError(msg)


def _way_apart(connection: sa.Connection, rows: list[dict[str, Any]]) -> str:
    """Say what takes two sightings of one movement apart: the decisions that joined it, else a split."""
    apart = "split it first, on the page Movements"
    if len({each.home for each in joining.standings(connection, sightings=[row["no"] for row in rows])}) == 1:
        return f"their file says so; {apart}"
    told = [each.sighting for each in joining.told_of(connection, rows[0]["movement_no"])]
    chosen = sa.select(decision).where(
        decision.c.kind.in_(joining.JOINS),
        decision.c.revoked_at.is_(None),
        decision.c.a_no.in_(told),
        decision.c.b_no.in_(told),
    )
    joined = list(connection.execute(chosen.order_by(decision.c.no)))
    pair = {row["no"] for row in rows}
    on_both = [row for row in joined if {row.a_no, row.b_no} == pair]
    names = list(dict.fromkeys(public_id(Named.DECISION, row.of_no or row.no) for row in on_both or joined))
    if len(names) == 1:
        return f"{names[0]} made it; undo it first, with duplicates undo {names[0]}"
    if names:
        return f"{', '.join(names[:-1])} and {names[-1]} made it; undo the one that joins these two first"
    return apart


def _refuse_order(connection: sa.Connection, rows: list[dict[str, Any]], names: list[str]) -> None:
    """Refuse to order what is no way, or what the latest word on the two says already."""
    one, other = rows
    if one["movement_no"] != other["movement_no"]:
        msg = f"{names[0]} and {names[1]} are of two movements; make them legs of one first, then put these in order"
        raise UsageError(msg)
    pair = (one["no"], other["no"])
    latest = next((each for each in said_before(connection, pair) if set(each) == set(pair)), None)
    if latest == pair:
        msg = f"{names[0]} was put before {names[1]} already; there is nothing to do"
        raise UsageError(msg)


def _refuse_contradiction(connection: sa.Connection, touched: list[int]) -> None:
    """Refuse to bring two sightings together of which a decision in force says that they are different."""
    of = {each.movement for each in joining.standings(connection, sightings=touched)}
    for number in sorted(of):
        told = [each.sighting for each in joining.told_of(connection, number)]
        chosen = sa.select(decision).where(
            decision.c.kind == Verdict.DIFFERENT.value,
            decision.c.revoked_at.is_(None),
            decision.c.a_no.in_(told),
            decision.c.b_no.in_(told),
        )
        held = connection.execute(chosen).first()
        if held is not None:
            name = public_id(Named.DECISION, held.no)
            msg = f"This would make one movement of two that {name} calls different; undo {name} first"
            raise UsageError(msg)


def _put_back(connection: sa.Connection, change: int, row: sa.Row[Any], who: str | None) -> list[int]:
    """Undo what a decision changed beside itself; return the sightings whose movement may change by it."""
    details = row.details or {}
    touched = []
    for sighting_no, home in details.get("homes", {}).items():
        joining.give_home(connection, change, int(sighting_no), home)
        touched.append(int(sighting_no))
    if details.get("revoked"):
        connection.execute(
            decision.update()
            .where(decision.c.no.in_(details["revoked"]), _led_by_one_in_force())
            .values(revoked_at=None, revoked_by=None, change=change)
        )
    if details.get("lines"):
        heir = connection.execute(
            sa.select(decision.c.no).where(
                decision.c.kind == Verdict.ROLLUP.value, decision.c.a_no == row.a_no, decision.c.revoked_at.is_(None)
            )
        ).scalar()
        if heir is None:
            revert_within(connection, change, details["lines"], who)
        else:  # another decision still says that it is a summary; undoing that one makes it what it was
            kept = {"lines": details["lines"]}
            connection.execute(decision.update().where(decision.c.no == heir).values(details=kept))
    return touched


def _led_by_one_in_force() -> sa.ColumnElement[bool]:
    """Return the condition that a decision is no part of another that was undone meanwhile."""
    leading = decision.alias()
    in_force = sa.select(leading.c.no).where(leading.c.revoked_at.is_(None))
    return sa.or_(decision.c.of_no.is_(None), decision.c.of_no.in_(in_force))


def _first_of(connection: sa.Connection, movement_no: int) -> int:
    live = [each.sighting for each in joining.told_of(connection, movement_no, live=True)]
    if not live:
        raise missing(Named.MOVEMENT, public_id(Named.MOVEMENT, movement_no))
    return live[0]
