"""Rows that mend one imported before: they wait for a person, since counted beside it they would add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from geo.counts.intervals import combine_days, say
from geo.intake.quoting import quoted
from geo.intake.updates import update_of
from geo.intake.verdicts import Reason, remark, review, verdict_of
from geo.model import Flow, Interval, Qualifier
from geo.records.held_rows import held_marks, held_of_movements, held_rows
from geo.records.tellings import batches_of_marks, held_tellings, holds_any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    import sqlalchemy as sa

    from geo.intake.updates import Update
    from geo.intake.verdict_list import Verdicts
    from geo.model import Sighting, Toponym
    from geo.records.database import Records
    from geo.records.entries import NewSighting
    from geo.records.held_rows import HeldOfMovement, HeldRow
    from geo.records.new_sightings import NewSightings
    from geo.records.tellings import HeldTelling

_OPEN_DATE: Final = "ambiguous_date"
"""Code of a row whose date is not decided: nothing says yet that it tells of the same day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A row that contradicts what is held of the same movement: `held` and `said` are the two, in words."""

    row: int
    sighting_id: str
    field: str
    held: str
    said: str
    message: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """A plan's rows beside those of earlier imports: `updates` mend held ones, `conflicts` contradict them."""

    verdicts: Verdicts
    sightings: NewSightings
    updates: tuple[Update, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def beside_held(
    records: Records, verdicts: Verdicts, new: NewSightings, repeated: AbstractSet[str], *, update: bool = False
) -> Beside:
    """Hold back those of a plan's new rows that tell of the same as a row of an earlier import, or let them mend it.

    `repeated` are the sightings whose rows stand unchanged in the same file: their author tells of both, so neither
    mends the other. With `update` a row mends the one that it tells of, if it is one and no other row does. Rows whose
    mark of a movement stands in another import too are told so.
    """
    with records.read() as connection:
        if not holds_any(connection):
            return Beside(verdicts=verdicts, sightings=new)
        marks = {mark for mark in new.marks if mark}
        row_ids = {each for each in new.row_ids if each}
        held = held_tellings(connection, (new.telling(at).hex() for at in range(len(new))))
        elsewhere = batches_of_marks(connection, marks)
        named = held_marks(connection, row_ids)
        if not held and not elsewhere and not named:
            return Beside(verdicts=verdicts, sightings=new)
        beside = _Beside(connection, verdicts, new, repeated)
        beside.find(held, named)
        beside.judge(elsewhere, update=update)
    return beside.found()


class _Beside:
    """One comparison of a plan with what is held."""

    def __init__(
        self, connection: sa.Connection, verdicts: Verdicts, new: NewSightings, repeated: AbstractSet[str]
    ) -> None:
        self._connection = connection
        self._verdicts = verdicts
        self._new = new
        self._repeated = repeated
        self._of: dict[int, tuple[str, ...]] = {}
        self._claims: Counter[str] = Counter()
        self._updates: dict[int, Update] = {}
        self._conflicts: list[Conflict] = []
        self._gone: set[int] = set()
        self._held: dict[str, HeldRow] = {}

    def find(self, held: Mapping[str, list[HeldTelling]], named: Mapping[str, list[str]]) -> None:
        """Find the held sightings that each new row tells of: by its own name in the file, else by what it tells."""
        others_named = (one for of in named.values() for one in of if one not in self._repeated)
        self._held |= held_rows(self._connection, others_named)
        for index, row_id in enumerate(self._new.row_ids):
            others = [
                one.sighting_id
                for one in held.get(self._new.telling(index).hex(), ())
                if one.sighting_id not in self._repeated
            ]
            same = [one for one in named.get((row_id or "").casefold(), ()) if one not in self._repeated]
            by_name = [one for one in same if one in others or self._is_alike(index, one)]
            found = tuple(by_name[-1:] or others)
            if found:
                self._of[index] = found
                self._claims.update(found)

    def judge(self, elsewhere: Mapping[str, str], *, update: bool) -> None:
        """Say of each row what it is to those that are held."""
        with_marks = [mark for mark in self._new.marks if mark]
        missing = {others[-1] for others in self._of.values()} - self._held.keys()
        self._held |= held_rows(self._connection, missing)
        by_mark = held_of_movements(self._connection, with_marks) if with_marks else {}
        for index, at in enumerate(self._verdicts.where(self._new.row_numbers)):
            said = self._verdicts.reasons.get(at, ())
            others = self._of.get(index, ())
            if others and all(reason.code != _OPEN_DATE for reason in said):
                self._told_again(index, at, others, update=update)
                continue
            more = tuple(self._of_mark(index, elsewhere, by_mark))
            if more:
                self._verdicts.change(at, verdict_of((*said, *more)), (*said, *more))

    def found(self) -> Beside:
        """Return what was found."""
        return Beside(
            verdicts=self._verdicts,
            sightings=self._new.without(self._gone),
            updates=tuple(self._updates.values()),
            conflicts=tuple(self._conflicts),
        )

    def _is_alike(self, index: int, sighting_id: str) -> bool:
        """Tell whether a row of the same name is the same row: of one source, and two of what, where and when alike.

        Lists that are numbered from 1 anew each week give the same names to other rows.
        """
        told, held = self._new[index].sighting, self._held[sighting_id]
        if told.report.source.name.casefold() != held.imported["source"].casefold():
            return False
        differ = {change.field for change in update_of(self._new[index], "", held).changes}
        what, where = differ & {"equipment", "equipment_class"}, differ & {"place", "origin", "destination"}
        when = differ & {"observed_from", "observed_to"}
        return sum(map(bool, (what, where, when))) <= 1

    def _told_again(self, index: int, at: int, others: tuple[str, ...], *, update: bool) -> None:
        new, said = self._new[index], self._verdicts.reasons.get(at, ())
        held = self._held[others[-1]]
        found = None
        # Rows that name neither a source nor themselves may be anybody's: nothing is overwritten by a stranger's file.
        is_nobodys = new.sighting.report.is_nameless and not self._new.row_ids[index]
        if len(others) == 1 and self._claims[others[0]] == 1 and not is_nobodys:
            found = self._updates[index] = update_of(new, self._new.telling(index).hex(), held)
        if found is not None and update:
            self._gone.add(index)
            reason = remark(None, "updates", f"{others[0]} is mended by this row: {found.in_words()}")
            self._verdicts.change(at, verdict_of((*said, reason)), (*said, reason), others[0])
            return
        reason = _corrects(new.sighting.count, held, len(others), found)
        self._verdicts.change(at, verdict_of((*said, reason)), (*said, reason))
        self._new.set_waiting(index, (reason.message,))

    def _of_mark(
        self, index: int, elsewhere: Mapping[str, str], by_mark: Mapping[str, list[HeldOfMovement]]
    ) -> Iterator[Reason]:
        mark = self._new.marks[index]
        if not mark:
            return
        conflict = conflict_of(self._new[index], by_mark.get(mark.casefold(), ()))
        if conflict is not None:
            self._conflicts.append(conflict)
            yield remark(conflict.field, "conflicts", conflict.message)
        batch = elsewhere.get(mark.casefold()) if index not in self._new.joins else None
        if batch:
            message = (
                f"{quoted(mark)} is a movement of {batch} too; marks hold within one file, so this row is counted as a "
                f"movement of its own: bring both in one file, or reject one of the two"
            )
            yield remark("movement_id", "movement_mark_elsewhere", message)


def conflict_of(new: NewSighting, held: Iterable[HeldOfMovement]) -> Conflict | None:
    """Return the first thing in which a row contradicts a held one of the same mark.

    Counts of the same class and unit that do not meet, days that do not, another direction, origin or destination. The
    place where it was seen is none: a movement is seen in many.
    """
    for each in held:
        for field, was, said in _contradictions(new.sighting, each):
            message = f"{each.sighting_id} of the same movement says {field} {was}, this row {said}; both cannot be"
            return Conflict(
                row=new.row_number, sighting_id=each.sighting_id, field=field, held=was, said=said, message=message
            )
    return None


def _contradictions(told: Sighting, held: HeldOfMovement) -> Iterator[tuple[str, str, str]]:
    """Yield each field in which the two contradict each other, as held and as said."""
    alike = (told.equipment_class, told.unit.value) == (held.equipment_class, held.unit)
    if alike and not meet(told.count, held.count):
        yield "count", say(held.count), say(told.count)
    first, last = _day(told.observed_from), _day(told.observed_to)
    if combine_days(((first, last), (held.first_day, held.last_day)))[2]:
        yield "days", _days(held.first_day, held.last_day), _days(first, last)
    if told.flow.value != held.flow and Flow.UNKNOWN.value not in {told.flow.value, held.flow}:
        yield "flow", held.flow, told.flow.value
    for role, was in (("origin", held.origin), ("destination", held.destination)):
        toponym: Toponym | None = getattr(told, role)
        said = toponym.place.name if toponym is not None and toponym.place is not None else None
        if said and was and said != was:
            yield role, was, said


def _days(first: date | None, last: date | None) -> str:
    return f"{first}" if first == last else f"{first or 'open'} to {last or 'open'}"


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def meet(one: Interval, other: Interval) -> bool:
    """Tell whether two counts can both be true of one thing; an open end meets everything on its side."""
    low = max((bound for bound in (one.count_min, other.count_min) if bound is not None), default=None)
    high = min((bound for bound in (one.count_max, other.count_max) if bound is not None), default=None)
    return low is None or high is None or low <= high


def _corrects(count: Interval, held: HeldRow, others: int, found: Update | None) -> Reason:
    one, also = held.sighting_id, f" (and {others - 1} more)" if others > 1 else ""
    was = Interval(
        count_min=held.now["count_min"],
        count_max=held.now["count_max"],
        count_qualifier=Qualifier(held.now["count_qualifier"]),
    )
    differs = f"counts {say(was)}" if was != count else f"has the same count, {say(was)}"
    mend = "if this row mends it, "
    if found is not None:
        mend = f"if this row mends it ({found.in_words()}), import the file with “Mend the rows held” on, or "
    message = (
        f"{one}{also} was imported before, tells of the same and {differs}; {mend}reject {one} and then accept this "
        "one, else accept this one beside it"
    )
    return review("count" if was != count else None, "corrects", message)
