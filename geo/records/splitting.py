"""Take sightings out of their movement, to be undone as one; homes that sightings are given for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.errors import UsageError
from geo.records import joining
from geo.records.edits import live_row
from geo.records.numbering import Named, next_number, number_of
from geo.records.pair_decisions import PairDecision, Verdict, read, revoke, settle, store, tell
from geo.records.tables import decision, movement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.records.database import Records


def split(records: Records, sighting_ids: Iterable[str], who: str | None = None) -> PairDecision:
    """Take sightings out of their movement; together they are a movement of their own from now on.

    Decisions between them and those that stay are taken back, and come back in force when the split is undone.
    Raises MissingError where there is no such sighting; UsageError where they are not of one movement, or are
    all of it.
    """
    out = sorted({number_of(Named.SIGHTING, each) for each in sighting_ids})
    with records.write() as (connection, change):
        rows = [live_row(connection, number) for number in out]
        of = {row["movement_no"] for row in rows}
        if len(of) != 1:
            msg = "Give sightings of one movement; what is to be taken out of others is a split of its own"
            raise UsageError(msg)
        told = joining.told_of(connection, of.pop())
        stay = [each.sighting for each in told if each.sighting not in set(out)]
        if not stay:
            msg = "These are all sightings of the movement; leave out those that are to stay"
            raise UsageError(msg)
        homes = {each.sighting: each.home for each in told}
        number = store(connection, change, Verdict.SPLIT, (out[0], stay[0]), who=who)
        revoked = _revoke_between(connection, change, set(out), set(stay), who)
        new = _new_homes(connection, change, {each: homes[each] for each in out}, {homes[each] for each in stay})
        for some in (out, stay):
            _keep_together(connection, change, some, number, who)
        details = {"homes": {str(each): homes[each] for each in new}, "revoked": revoked}
        connection.execute(decision.update().where(decision.c.no == number).values(details=details))
        settle(connection, change, [*out, *stay], number, who, homes=homes.values())
        tell(connection, change, Verdict.SPLIT, number, who)
        return read(connection, number)


def home_of_its_own(connection: sa.Connection, change: int, one: int, other: int) -> dict[str, Any]:
    """Give `other` a home of its own where both came as one movement, so that it can be another part of its way."""
    first, second = (joining.standings(connection, sightings=[number])[0] for number in (one, other))
    if first.home == second.home:
        new = _new_homes(connection, change, {other: second.home}, {first.home})
        return {"homes": {str(each): second.home for each in new}}
    if first.movement == second.movement and first.leg == second.leg:
        msg = "Another decision says that these are the same; undo it first (`duplicates decisions` names it)"
        raise UsageError(msg)
    return {}


def _new_homes(connection: sa.Connection, change: int, out: dict[int, int], stay: set[int]) -> list[int]:
    """Give sightings whose home others keep a new one, one for each home; return those sightings."""
    given: dict[int, int] = {}
    changed = []
    for number, home in sorted(out.items()):
        if home not in stay:
            continue
        if home not in given:
            given[home] = next_number(connection, movement)
            connection.execute(movement.insert().values(no=given[home], days_conflict=False, change=change))
        joining.give_home(connection, change, number, given[home])
        changed.append(number)
    return changed


def _keep_together(connection: sa.Connection, change: int, some: list[int], number: int, who: str | None) -> None:
    """Join what a split would leave apart on one of its sides, as part of the split."""
    joined = joining.joined_homes(connection)
    held = joining.standings(connection, sightings=some)
    first = held[0]
    for each in held[1:]:
        if joined.find(each.home) != joined.find(first.home):
            store(connection, change, Verdict.SAME, (first.sighting, each.sighting), who=who, of=number)
            joined.join(each.home, first.home)


def _revoke_between(
    connection: sa.Connection, change: int, out: set[int], stay: set[int], who: str | None
) -> list[int]:
    chosen = sa.select(decision.c.no, decision.c.a_no, decision.c.b_no).where(
        decision.c.kind.in_(joining.JOINS), decision.c.revoked_at.is_(None)
    )
    crossing = [
        number for number, a, b in connection.execute(chosen) if (a in out and b in stay) or (a in stay and b in out)
    ]
    revoke(connection, change, crossing, who)
    return crossing
