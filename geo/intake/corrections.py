"""Rows that mend one imported before: they wait for a person, since counted beside it they would add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.counts.intervals import say
from geo.intake.quoting import quoted
from geo.intake.verdicts import Reason, Verdict, remark, review, verdict_of
from geo.records.tellings import batches_of_marks, held_tellings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from geo.intake.verdict_list import Verdicts
    from geo.model import Interval
    from geo.records.database import Records
    from geo.records.new_sightings import NewSightings
    from geo.records.tellings import HeldTelling

_OPEN_DATE: Final = "ambiguous_date"
"""Code of a row whose date is not decided: nothing says yet that it tells of the same day."""


def beside_held(
    records: Records, verdicts: Verdicts, new: NewSightings, repeated: AbstractSet[str]
) -> tuple[Verdicts, NewSightings]:
    """Hold back those of a plan's new rows that tell of the same as a row of an earlier import; both come back.

    `repeated` are the sightings whose rows stand unchanged in the same file: their author tells of both, so neither
    mends the other. Rows whose mark of a movement stands in another import too are told so.
    """
    marks = {mark for at, mark in enumerate(new.marks) if mark and at not in new.joins}
    with records.read() as connection:
        held = held_tellings(connection, (new.telling(at).hex() for at in range(len(new))))
        elsewhere = batches_of_marks(connection, marks)
    if not held and not elsewhere:
        return verdicts, new
    for index, at in enumerate(verdicts.where(new.row_numbers)):
        others = [one for one in held.get(new.telling(index).hex(), ()) if one.sighting_id not in repeated]
        said = verdicts.reasons.get(at, ())
        more = tuple(_reasons(new, index, others, elsewhere, said))
        if more:
            verdicts.change(at, verdict_of((*said, *more)), (*said, *more))
        why = tuple(reason.message for reason in more if reason.verdict is Verdict.REVIEW)
        if why:
            new.set_waiting(index, why)
    return verdicts, new


def _reasons(
    new: NewSightings, index: int, others: list[HeldTelling], elsewhere: dict[str, str], said: tuple[Reason, ...]
) -> Iterator[Reason]:
    if others and all(reason.code != _OPEN_DATE for reason in said):
        yield _corrects(new.counts[index], others)
        return
    mark = new.marks[index]
    batch = elsewhere.get(mark.casefold()) if mark and index not in new.joins else None
    if mark and batch:
        message = (
            f"{quoted(mark)} is a movement of {batch} too; marks hold within one file, so this row is counted as a "
            f"movement of its own: bring both in one file, or reject one of the two"
        )
        yield remark("movement_id", "movement_mark_elsewhere", message)


def _corrects(count: Interval, others: list[HeldTelling]) -> Reason:
    one = others[-1]
    also = f" (and {len(others) - 1} more)" if len(others) > 1 else ""
    differs = f"counts {say(one.count)}" if one.count != count else f"has the same count, {say(one.count)}"
    message = (
        f"{one.sighting_id}{also} was imported before, tells of the same and {differs}; if this row mends it, reject "
        f"{one.sighting_id} and then accept this one, else accept this one beside it"
    )
    return review("count" if one.count != count else None, "corrects", message)
