"""Rows that mend one imported before: they wait for a person, since counted beside it they would add up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from geo.counts.intervals import say
from geo.intake.quoting import quoted
from geo.intake.verdicts import Reason, RowVerdict, Verdict, remark, review, verdict_of
from geo.model import Status
from geo.records.tellings import batches_of_marks, held_tellings, telling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from geo.model import Sighting
    from geo.records.database import Records
    from geo.records.entries import NewSighting
    from geo.records.tellings import HeldTelling

_OPEN_DATE: Final = "ambiguous_date"
"""Code of a row whose date is not decided: nothing says yet that it tells of the same day."""


def beside_held(
    records: Records, verdicts: Iterable[RowVerdict], new: Iterable[NewSighting], repeated: AbstractSet[str]
) -> tuple[tuple[RowVerdict, ...], tuple[NewSighting, ...]]:
    """Return a plan's verdicts and new rows, those held back that tell of the same as a row of an earlier import.

    `repeated` are the sightings whose rows stand unchanged in the same file: their author tells of both, so neither
    mends the other. Rows whose mark of a movement stands in another import too are told so.
    """
    rows = tuple(new)
    if not rows:
        return tuple(verdicts), rows
    keys = [telling_key(each.sighting) for each in rows]
    marks = {each.sighting.movement_key for each in rows if each.sighting.movement_key and not each.movement_id}
    with records.read() as connection:
        held = held_tellings(connection, keys)
        elsewhere = batches_of_marks(connection, marks)
    if not held and not elsewhere:
        return tuple(verdicts), rows
    by_row = {each.row: each for each in verdicts}
    done = []
    for each, key in zip(rows, keys, strict=True):
        verdict = by_row[each.row_number]
        others = [one for one in held.get(key, ()) if one.sighting_id not in repeated]
        more = tuple(_reasons(each, others, elsewhere, verdict))
        by_row[each.row_number] = _with(verdict, more)
        done.append(replace(each, sighting=_held_back(each.sighting, more)) if more else each)
    return tuple(by_row.values()), tuple(done)


def _reasons(
    new: NewSighting, others: list[HeldTelling], elsewhere: dict[str, str], verdict: RowVerdict
) -> Iterator[Reason]:
    if others and all(reason.code != _OPEN_DATE for reason in verdict.reasons):
        yield _corrects(new.sighting, others)
        return
    mark = new.sighting.movement_key
    batch = elsewhere.get(mark.casefold()) if mark and not new.movement_id else None
    if mark and batch:
        message = (
            f"{quoted(mark)} is a movement of {batch} too; marks hold within one file, so this row is counted as a "
            f"movement of its own: bring both in one file, or reject one of the two"
        )
        yield remark("movement_id", "movement_mark_elsewhere", message)


def _corrects(new: Sighting, others: list[HeldTelling]) -> Reason:
    one = others[-1]
    also = f" (and {len(others) - 1} more)" if len(others) > 1 else ""
    differs = f"counts {say(one.count)}" if one.count != new.count else f"has the same count, {say(one.count)}"
    message = (
        f"{one.sighting_id}{also} was imported before, tells of the same and {differs}; if this row mends it, reject "
        f"{one.sighting_id} and then accept this one, else accept this one beside it"
    )
    return review("count" if one.count != new.count else None, "corrects", message)


def _with(verdict: RowVerdict, more: tuple[Reason, ...]) -> RowVerdict:
    if not more:
        return verdict
    reasons = (*verdict.reasons, *more)
    return replace(verdict, verdict=verdict_of(reasons), reasons=reasons)


def _held_back(sighting: Sighting, more: tuple[Reason, ...]) -> Sighting:
    why = tuple(reason.message for reason in more if reason.verdict is Verdict.REVIEW)
    if not why:
        return sighting
    return replace(sighting, status=Status.REVIEW, review_reasons=(*sighting.review_reasons, *why))
