"""The sightings of one batch by their parts: what repeats from row to row is held once, so that a million fit."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, overload

from geo.model import Flow, Interval, Mode, Report, ReportKind, Sighting, Status, TimePrecision, Toponym, Unit
from geo.records.entries import NewSighting
from geo.records.tellings import telling_digest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date, datetime


class What(NamedTuple):
    """What was counted."""

    equipment: str
    equipment_class: str
    unit: Unit


class Where(NamedTuple):
    """The place in each of its roles."""

    place: Toponym | None
    origin: Toponym | None
    destination: Toponym | None


class When(NamedTuple):
    """The interval of time, and how finely it was told."""

    observed_from: date | datetime | None
    observed_to: date | datetime | None
    time_precision: TimePrecision | None


class How(NamedTuple):
    """The rest of a row that is told in few words."""

    mode: Mode | None
    activity: str | None
    affiliation: str | None
    report_kind: ReportKind
    confidence: float | None


class Parts(NamedTuple):
    """One sighting as its parts; `key` is the row's identity (16 bytes, or any text), `telling` what it tells of.

    `row_id` is the row's own name in its file, where it has any; `reasons` are those for which this
    sighting waits, where they are not those of its row.
    """

    row_number: int
    key: bytes | str
    telling: bytes
    report: Report
    what: What
    counted: Interval
    where: Where
    when: When
    how: How
    flow: Flow
    note: str | None
    mark: str | None
    row_id: str | None = None
    spans: dict[str, tuple[int, int]] | None = None
    reasons: tuple[str, ...] | None = None


class PartColumns(NamedTuple):
    """Many sightings by their parts, as columns in the order of `Parts`; none of them has spans or waits."""

    row_numbers: Sequence[int]
    keys: Sequence[bytes]
    tellings: Sequence[bytes]
    reports: Sequence[Report]
    what: Sequence[What]
    counts: Sequence[Interval]
    where: Sequence[Where]
    when: Sequence[When]
    how: Sequence[How]
    flows: Sequence[Flow]
    notes: Sequence[str | None]
    marks: Sequence[str | None]
    row_ids: Sequence[str | None]


_LISTS: Final = ("keys", "reports", "what", "counts", "where", "when", "how", "flows", "notes", "marks", "row_ids")
_FEW: Final = ("statuses", "reasons", "joins", "spans")


class NewSightings(Sequence[NewSighting]):
    """Sightings to be stored, in order. Each is made when it is asked for; parts that are alike are one object.

    A list holds one part of all of them; what few have is held by their place in the order: `reasons` of those in
    review, `joins` (the movement that is held already), `spans`, `statuses` other than accepted.
    """

    def __init__(self) -> None:
        self.row_numbers = array("q")
        self.keys: list[bytes | str] = []
        self.tellings = bytearray()
        self.reports: list[Report] = []
        self.what: list[What] = []
        self.counts: list[Interval] = []
        self.where: list[Where] = []
        self.when: list[When] = []
        self.how: list[How] = []
        self.flows: list[Flow] = []
        self.notes: list[str | None] = []
        self.marks: list[str | None] = []
        self.row_ids: list[str | None] = []
        self.statuses: dict[int, Status] = {}
        self.reasons: dict[int, tuple[str, ...]] = {}
        self.joins: dict[int, str] = {}
        self.spans: dict[int, dict[str, tuple[int, int]]] = {}

    @classmethod
    def of(cls, sightings: Iterable[NewSighting]) -> NewSightings:
        """Return the same sightings by their parts."""
        if isinstance(sightings, NewSightings):
            return sightings
        made, alike = cls(), dict[object, object]()
        for each in sightings:
            made._add_whole(each, alike)
        return made

    def append(self, parts: Parts, waits_for: tuple[str, ...] | None = None) -> None:
        """Add a sighting: accepted, or in review for the reasons that are given (there may be none)."""
        at = len(self.keys)
        if waits_for is not None:
            self.set_waiting(at, waits_for)
        if parts.spans:
            self.spans[at] = parts.spans
        self.extend(PartColumns._make([part] for part in parts[: len(PartColumns._fields)]))

    def extend(self, some: PartColumns) -> None:
        """Add sightings of which none waits, in order."""
        self.row_numbers.extend(some.row_numbers)
        self.tellings += b"".join(some.tellings)
        for name in _LISTS:
            getattr(self, name).extend(getattr(some, name))

    def set_waiting(self, index: int, reasons: tuple[str, ...]) -> None:
        """Send a sighting to review, for these reasons beside those that it has."""
        self.statuses[index] = Status.REVIEW
        if reasons:
            self.reasons[index] = (*self.reasons.get(index, ()), *reasons)

    def distinct_where(self) -> list[Where]:
        """Return the places of the sightings, those that are one object once."""
        return list(dict(zip(map(id, self.where), self.where, strict=True)).values())

    def telling(self, index: int) -> bytes:
        """Return what a sighting tells of, 16 bytes."""
        return bytes(self.tellings[16 * index : 16 * index + 16])

    def key(self, index: int) -> str:
        """Return the identity of a sighting's row as it is stored."""
        key = self.keys[index]
        return key if isinstance(key, str) else key.hex()

    def without(self, left_out: Collection[int]) -> NewSightings:
        """Return the sightings but for those at these places in the order."""
        if not left_out:
            return self
        made, kept = NewSightings(), [at for at in range(len(self)) if at not in left_out]
        made.row_numbers = array("q", (self.row_numbers[at] for at in kept))
        made.tellings = bytearray().join(self.tellings[16 * at : 16 * at + 16] for at in kept)
        for name in _LISTS:
            held = getattr(self, name)
            setattr(made, name, [held[at] for at in kept])
        for name in _FEW:
            held = getattr(self, name)
            if held:
                setattr(made, name, {now: held[at] for now, at in enumerate(kept) if at in held})
        return made

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, index: int) -> NewSighting: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[NewSighting, ...]: ...
    def __getitem__(self, index: int | slice) -> NewSighting | tuple[NewSighting, ...]:
        """Make the sighting at a place in the order, or those of a slice."""
        if isinstance(index, slice):
            return tuple(self._made(at) for at in range(*index.indices(len(self))))
        return self._made(range(len(self))[index])

    def __iter__(self) -> Iterator[NewSighting]:
        return map(self._made, range(len(self)))

    def _made(self, at: int) -> NewSighting:
        what, where, when, how = self.what[at], self.where[at], self.when[at], self.how[at]
        made = Sighting(
            report=self.reports[at],
            count=self.counts[at],
            flow=self.flows[at],
            status=self.statuses.get(at, Status.ACCEPTED),
            review_reasons=self.reasons.get(at, ()),
            note=self.notes[at],
            movement_key=self.marks[at],
            spans=self.spans.get(at, {}),
            equipment=what.equipment,
            equipment_class=what.equipment_class,
            unit=what.unit,
            place=where.place,
            origin=where.origin,
            destination=where.destination,
            observed_from=when.observed_from,
            observed_to=when.observed_to,
            time_precision=when.time_precision,
            mode=how.mode,
            activity=how.activity,
            affiliation=how.affiliation,
            report_kind=how.report_kind,
            confidence=how.confidence,
        )
        row_number = self.row_numbers[at]
        return NewSighting(sighting=made, row_number=row_number, row_key=self.key(at), movement_id=self.joins.get(at))

    def _add_whole(self, new: NewSighting, alike: dict[object, object]) -> None:
        told, at = new.sighting, len(self.keys)
        self.append(parts_of(told, new.row_number, new.row_key, alike))
        if told.status is not Status.ACCEPTED:
            self.statuses[at] = told.status
        if told.review_reasons:
            self.reasons[at] = told.review_reasons
        if new.movement_id is not None:
            self.joins[at] = new.movement_id


def parts_of(
    told: Sighting, row_number: int, key: bytes | str, alike: dict[object, object], row_id: str | None = None
) -> Parts:
    """Return a sighting as its parts; `alike` keeps what is met again."""
    keep = alike.setdefault
    what = What(told.equipment, told.equipment_class, told.unit)
    when = When(told.observed_from, told.observed_to, told.time_precision)
    how = How(told.mode, told.activity, told.affiliation, told.report_kind, told.confidence)
    where = Where(told.place, told.origin, told.destination)
    return Parts(
        row_number,
        key,
        telling_digest(told),
        told.report,
        keep(("what", what), what),  # type: ignore[arg-type]
        keep(("count", told.count), told.count),  # type: ignore[arg-type]
        keep(("where", *map(id, where)), where),  # type: ignore[arg-type]
        keep(("when", when), when),  # type: ignore[arg-type]
        keep(("how", how), how),  # type: ignore[arg-type]
        told.flow,
        told.note,
        told.movement_key,
        row_id,
        told.spans or None,
        told.review_reasons,
    )
