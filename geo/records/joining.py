"""Which movement each sighting is of: what it came as, and the analysts' decisions in force. Nothing else decides.

A sighting came as some movement, its home. Decisions that two sightings tell of one movement ("same", or "leg" of one
way) join their homes; a movement is all homes so joined, and bears the smallest number of them. So it never matters in
which order decisions were made or taken back, nor whether the import of a sighting between two others is undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import sqlalchemy as sa

from geo.records.movement_days import recompute
from geo.records.tables import decision, moved, sighting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SAME: Final = "same"
LEG: Final = "leg"
JOINS: Final = (SAME, LEG)
"""Kinds of decision that make one movement of two."""
_CHUNK: Final = 500


class Move(NamedTuple):
    """A sighting that changed its movement, or its part of the way; numbers of rows."""

    sighting: int
    before: int
    after: int
    leg: int


class Standing(NamedTuple):
    """Where a sighting stands: the movement it came as, the one it is counted in, its part of the way."""

    sighting: int
    home: int
    movement: int
    leg: int


class Sets:
    """Disjoint sets of numbers, each named by its smallest member."""

    def __init__(self) -> None:
        self._of: dict[int, int] = {}

    def find(self, number: int) -> int:
        """Return the smallest member of the set that a number is in."""
        root = number
        while (above := self._of.get(root, root)) != root:
            root = above
        while (above := self._of.get(number, number)) != root:
            self._of[number] = root
            number = above
        return root

    def join(self, one: int, other: int) -> None:
        """Make one set of the two that these numbers are in."""
        first, second = sorted((self.find(one), self.find(other)))
        self._of[second] = first

    def members(self) -> dict[int, list[int]]:
        """Return the members, in order, of each set that was ever joined, by its smallest one."""
        found: dict[int, list[int]] = {}
        for number in sorted({*self._of, *self._of.values()}):
            found.setdefault(self.find(number), []).append(number)
        return found


_HOME = sa.func.coalesce(moved.c.home_no, sighting.c.movement_no)


def standings(
    connection: sa.Connection, *, homes: Collection[int] = (), sightings: Collection[int] = ()
) -> list[Standing]:
    """Return where sightings stand, live or not: those given, and those that came as one of `homes`; in order."""
    chosen = (
        sa.select(sighting.c.no, _HOME, sighting.c.movement_no, sa.func.coalesce(moved.c.leg, 0))
        .select_from(sighting.outerjoin(moved, moved.c.sighting_no == sighting.c.no))
        .order_by(sighting.c.no)
    )
    found: dict[int, Standing] = {}
    for some in chunks(homes):
        elsewhere = sa.select(moved.c.sighting_no).where(moved.c.home_no.in_(some))
        either = sa.or_(sighting.c.movement_no.in_(some), sighting.c.no.in_(elsewhere))
        wanted = set(some)
        found |= {row[0]: Standing(*row) for row in connection.execute(chosen.where(either)).all() if row[1] in wanted}
    for some in chunks(sightings):
        found |= {row[0]: Standing(*row) for row in connection.execute(chosen.where(sighting.c.no.in_(some)))}
    return [found[number] for number in sorted(found)]


def told_of(connection: sa.Connection, movement_no: int, *, live: bool = False) -> list[Standing]:
    """Return where the sightings of a movement stand, in order; `live` leaves out those of undone batches."""
    chosen = sa.select(sighting.c.no).where(sighting.c.movement_no == movement_no)
    if live:
        chosen = chosen.where(sighting.c.live.is_(True))
    return standings(connection, sightings=connection.execute(chosen).scalars().all())


def give_home(connection: sa.Connection, change: int, sighting_no: int, home_no: int) -> None:
    """Say that a sighting came as another movement; `settle` then moves it there."""
    values = {"home_no": home_no, "change": change}
    done = connection.execute(moved.update().where(moved.c.sighting_no == sighting_no).values(values))
    if not done.rowcount:
        connection.execute(moved.insert().values(sighting_no=sighting_no, leg=0, **values))


def joined_homes(connection: sa.Connection) -> Sets:
    """Return the homes that decisions in force join."""
    return _sets(connection)[0]


def settle(connection: sa.Connection, change: int, homes: Collection[int]) -> list[Move]:
    """Bring the movements of these homes in line with the decisions in force; return what moved.

    Days are worked out anew, and all sightings of the movements touched are marked as changed.
    """
    joined, stations = _sets(connection)
    wanted = {joined.find(home) for home in homes}
    members = joined.members()
    all_homes = {each for root in wanted for each in members.get(root, [root])} | set(homes)
    legs = _legs(joined, stations, all_homes)
    moves = []
    held = standings(connection, homes=all_homes)
    for each in held:
        to, leg = joined.find(each.home), legs[each.home]
        if (each.movement, each.leg) != (to, leg):
            moves.append(Move(each.sighting, each.movement, to, leg))
    _store(connection, change, moves, {each.sighting: each.home for each in held})
    recompute(connection, change, {each.before for each in moves} | {each.after for each in moves} | wanted)
    return moves


def _sets(connection: sa.Connection) -> tuple[Sets, Sets]:
    """Return the homes that decisions join, and those joined by what is more than a leg of one way."""
    one, other = sighting.alias(), sighting.alias()
    home_of_one, home_of_other = moved.alias(), moved.alias()
    edges = connection.execute(
        sa.select(
            decision.c.kind,
            sa.func.coalesce(home_of_one.c.home_no, one.c.movement_no),
            sa.func.coalesce(home_of_other.c.home_no, other.c.movement_no),
        )
        .select_from(
            decision.join(one, one.c.no == decision.c.a_no)
            .join(other, other.c.no == decision.c.b_no)
            .outerjoin(home_of_one, home_of_one.c.sighting_no == one.c.no)
            .outerjoin(home_of_other, home_of_other.c.sighting_no == other.c.no)
        )
        .where(decision.c.kind.in_(JOINS), decision.c.revoked_at.is_(None))
    )
    joined, stations = Sets(), Sets()
    for kind, home, other_home in edges:
        joined.join(home, other_home)
        if kind == SAME:
            stations.join(home, other_home)
    return joined, stations


def _legs(joined: Sets, stations: Sets, homes: Iterable[int]) -> dict[int, int]:
    """Number the parts of each way: homes joined by legs only are parts of their own, in order of their numbers."""
    parts: dict[int, list[int]] = {}
    for home in sorted(homes):
        station = stations.find(home)
        known = parts.setdefault(joined.find(home), [])
        if station not in known:
            known.append(station)
    return {home: parts[joined.find(home)].index(stations.find(home)) for home in homes}


def _store(connection: sa.Connection, change: int, moves: list[Move], homes: dict[int, int]) -> None:
    for some in chunks(moves):
        numbers = [each.sighting for each in some]
        known = set(
            connection.execute(sa.select(moved.c.sighting_no).where(moved.c.sighting_no.in_(numbers))).scalars()
        )
        new = [each for each in some if each.sighting not in known]
        if new:
            rows = [
                {"sighting_no": each.sighting, "home_no": homes[each.sighting], "leg": each.leg, "change": change}
                for each in new
            ]
            connection.execute(moved.insert(), rows)
        for each in some:
            connection.execute(
                moved.update().where(moved.c.sighting_no == each.sighting).values(leg=each.leg, change=change)
            )
            connection.execute(
                sighting.update().where(sighting.c.no == each.sighting).values(movement_no=each.after, change=change)
            )


def chunks(values: Collection[Any]) -> Iterable[list[Any]]:
    """Return values in lists that are short enough for one query."""
    held = list(values)
    return (held[start : start + _CHUNK] for start in range(0, len(held), _CHUNK))
