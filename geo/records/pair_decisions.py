"""Decisions on pairs of sightings as they are stored and told; what makes them is in `duplicate_decisions.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.records import joining
from geo.records.numbering import Named, missing, next_number, number_of, public_id
from geo.records.tables import decision
from geo.records.trail import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.records.database import Records


class Verdict(StrEnum):
    """What was decided of two sightings, a and b.

    Of SPLIT, a was taken out of the movement of b; of BEFORE, the stop of a comes before that of b on their way.
    """

    SAME = "same"
    LEG = "leg"
    ROLLUP = "rollup"  # a is the summary, b one of its parts
    DIFFERENT = "different"
    SPLIT = "split"
    BEFORE = "before"


@dataclass(frozen=True, kw_only=True, slots=True)
class PairDecision:
    """A decision as it stands; `a` and `b` are sightings, `id` (d0001) is what undoes it; times are UTC.

    `score` is that of the suggestion that was decided, if there was one.
    """

    id: str
    verdict: Verdict
    a: str
    b: str
    score: float | None
    who: str | None
    made_at: datetime
    undone_by: str | None
    undone_at: datetime | None

    @property
    def undone(self) -> bool:
        """Tell whether it was taken back."""
        return self.undone_at is not None

    def as_answer(self) -> dict[str, object]:
        """Return the decision as the command line's JSON."""
        return {
            "decision": self.id,
            "verdict": self.verdict.value,
            "a": self.a,
            "b": self.b,
            "score": self.score,
            "who": self.who,
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "undone": self.undone,
        }


def decisions(
    records: Records,
    limit: int = 50,
    *,
    offset: int = 0,
    in_force: bool = False,
    verdict: Verdict | None = None,
    sighting: str | None = None,
) -> list[PairDecision]:
    """Return the latest decisions, the last one first; those undone too, unless only those in force are asked.

    `verdict` asks for those of one kind, `sighting` (s000001) for those about it. Raises MissingError where that is no
    name of a sighting.
    """
    chosen = _chosen(in_force=in_force, verdict=verdict, sighting=sighting)
    chosen = chosen.order_by(decision.c.no.desc()).limit(limit).offset(offset)
    with records.read() as connection:
        return [decision_of(row) for row in connection.execute(chosen)]


def count_decisions(
    records: Records, *, in_force: bool = False, verdict: Verdict | None = None, sighting: str | None = None
) -> int:
    """Return how many decisions `decisions` would list without a limit. Raises as it does."""
    chosen = _chosen(in_force=in_force, verdict=verdict, sighting=sighting)
    with records.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(chosen.subquery())).scalar_one())


def still_in_force(records: Records, names: Sequence[str]) -> list[PairDecision]:
    """Return those decisions of `names` (d0001) that nobody undid, in the order in which they were made."""
    numbers = [number_of(Named.DECISION, each) for each in names]
    chosen = _chosen(in_force=True, verdict=None, sighting=None).where(decision.c.no.in_(numbers))
    with records.read() as connection:
        return [decision_of(row) for row in connection.execute(chosen.order_by(decision.c.no))]


def _chosen(*, in_force: bool, verdict: Verdict | None, sighting: str | None) -> sa.Select[Any]:
    chosen = sa.select(decision).where(decision.c.of_no.is_(None))
    if in_force:
        chosen = chosen.where(decision.c.revoked_at.is_(None))
    if verdict is not None:
        chosen = chosen.where(decision.c.kind == verdict.value)
    if sighting is not None:
        number = number_of(Named.SIGHTING, sighting)
        part = decision.alias()  # of a decision of several parts, any may be about it
        parts = sa.select(part.c.of_no).where(sa.or_(part.c.a_no == number, part.c.b_no == number), part.c.of_no > 0)
        chosen = chosen.where(sa.or_(decision.c.a_no == number, decision.c.b_no == number, decision.c.no.in_(parts)))
    return chosen


def store(
    connection: sa.Connection,
    change: int,
    verdict: Verdict,
    pair: tuple[int, int],
    *,
    who: str | None,
    score: float | None = None,
    details: dict[str, Any] | None = None,
    of: int | None = None,
) -> int:
    """Store a decision in force and return its number; `details` is what undoing it must put back."""
    number = next_number(connection, decision)
    connection.execute(
        decision.insert().values(
            no=number,
            kind=verdict.value,
            a_no=pair[0],
            b_no=pair[1],
            of_no=of,
            score=score,
            details=details or None,
            who=who,
            made_at=_now(),
            change=change,
        )
    )
    return number


def settle(
    connection: sa.Connection,
    change: int,
    sightings: Iterable[int],
    number: int,
    who: str | None,
    *,
    homes: Iterable[int] = (),
) -> None:
    """Bring the movements of these sightings in line with what is in force, with a line for each that moved."""
    of = {each.home for each in joining.standings(connection, sightings=list(sightings))} | set(homes)
    for each in joining.settle(connection, change, of):
        if each.before == each.after:
            continue
        record(
            connection,
            change,
            "moved",
            who=who,
            sighting_no=each.sighting,
            movement_no=each.after,
            before={"movement": public_id(Named.MOVEMENT, each.before)},
            after={
                "movement": public_id(Named.MOVEMENT, each.after),
                "decision": public_id(Named.DECISION, number),
            },
        )


def tell(connection: sa.Connection, change: int, verdict: Verdict, number: int, who: str | None) -> None:
    """Write the decision into the trail of both sightings."""
    held = read(connection, number)
    about = {"decision": held.id, "a": held.a, "b": held.b, "score": held.score}
    for name in (held.a, held.b):
        record(connection, change, verdict.value, who=who, sighting_no=number_of(Named.SIGHTING, name), after=about)


def revoke(connection: sa.Connection, change: int, numbers: list[int], who: str | None) -> None:
    """Mark decisions as no longer in force."""
    connection.execute(
        decision.update().where(decision.c.no.in_(numbers)).values(revoked_at=_now(), revoked_by=who, change=change)
    )


def row_of(connection: sa.Connection, number: int) -> sa.Row[Any]:
    """Return the stored decision; raises MissingError where there is none."""
    row = connection.execute(sa.select(decision).where(decision.c.no == number)).first()
    if row is None:
        raise missing(Named.DECISION, public_id(Named.DECISION, number))
    return row


def read(connection: sa.Connection, number: int) -> PairDecision:
    """Return a decision as it stands; raises MissingError where there is none."""
    return decision_of(row_of(connection, number))


def decision_of(row: sa.Row[Any]) -> PairDecision:
    """Return a stored decision in words."""
    return PairDecision(
        id=public_id(Named.DECISION, row.no),
        verdict=Verdict(row.kind),
        a=public_id(Named.SIGHTING, row.a_no),
        b=public_id(Named.SIGHTING, row.b_no),
        score=row.score,
        who=row.who,
        made_at=row.made_at.replace(tzinfo=UTC),
        undone_by=row.revoked_by,
        undone_at=row.revoked_at.replace(tzinfo=UTC) if row.revoked_at else None,
    )


def _now() -> datetime:
    """Return the time as the database keeps it: UTC, without a zone, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0, tzinfo=None)


def said_before(connection: sa.Connection, sightings: Iterable[int]) -> list[tuple[int, int]]:
    """Return the pairs (first, then) of stops that an analyst put in order, of these sightings; the latest first."""
    found: dict[int, tuple[int, int]] = {}
    for some in joining.chunks(sorted(sightings)):
        chosen = sa.select(decision.c.no, decision.c.a_no, decision.c.b_no).where(
            decision.c.kind == Verdict.BEFORE.value, decision.c.revoked_at.is_(None), decision.c.a_no.in_(some)
        )
        found.update({number: (a, b) for number, a, b in connection.execute(chosen)})
    return [found[number] for number in sorted(found, reverse=True)]


def between(connection: sa.Connection, movement_no: int, other_no: int) -> list[PairDecision]:
    """Return the decisions in force that stand between sightings of two movements."""
    mine = [each.sighting for each in joining.told_of(connection, movement_no)]
    others = [each.sighting for each in joining.told_of(connection, other_no)]
    pairs = sa.or_(
        sa.and_(decision.c.a_no.in_(mine), decision.c.b_no.in_(others)),
        sa.and_(decision.c.a_no.in_(others), decision.c.b_no.in_(mine)),
    )
    within = (Verdict.SPLIT.value, Verdict.BEFORE.value)  # said of one movement, not of two
    standing = sa.and_(decision.c.revoked_at.is_(None), decision.c.kind.not_in(within))
    found = connection.execute(sa.select(decision).where(pairs, standing).order_by(decision.c.no))
    return [decision_of(row) for row in found]
