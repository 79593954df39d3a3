"""The verdict on each row of a table: by its own words, beside the rows above it, and beside what is held."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING, Final

from geo.intake.corrections import beside_held
from geo.intake.grouped import GROUPED, GroupReader
from geo.intake.rows import blocks_of
from geo.intake.verdict_list import Verdicts
from geo.intake.verdicts import Reason, Verdict, verdict_of
from geo.records import ledger
from geo.records.new_sightings import NewSightings, Parts, parts_of
from geo.records.tellings import digest_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.intake.corrections import Beside
    from geo.intake.draft import Draft, RowReader
    from geo.intake.grouped import Told
    from geo.intake.progress import Pace
    from geo.intake.row_text import RowTexts
    from geo.intake.rows import RawRow, Rows
    from geo.intake.sighting import Assembler
    from geo.model import Sighting
    from geo.records.database import Records

_PLAIN: Final = 2_000
"""Rows that are read together at most, between two looks at the clock."""


class Judge:
    """Goes through the rows of one file once, in order; `verdicts` and `sightings` are what came of them."""

    def __init__(self, reader: RowReader, assembler: Assembler, texts: RowTexts, of: Mapping[str, int]) -> None:
        self.verdicts = Verdicts()
        self.sightings = NewSightings()
        self._reader = reader
        self._assembler = assembler
        self._texts = texts
        together = of.keys() <= GROUPED and not reader.row_wise
        self._groups = GroupReader(reader, assembler, of) if together else None
        self._first: dict[bytes | str, int] = {}
        self._named_so: dict[bytes | str, list[str | None]] = {}
        self._alike: dict[object, object] = {}

    def judge(self, rows: Rows, pace: Pace) -> None:
        """Judge each row; `pace` is told how far it is."""
        for block in blocks_of(rows):
            for start in range(0, len(block.rows), _PLAIN):
                first = block.first + start
                self._judge_some(first, block.rows[start : start + _PLAIN])
                pace.reach(first)
        self._first.clear()  # as large as the file, and asked no more
        pace.end(len(self.verdicts))

    def _judge_some(self, first: int, rows: list[list[str] | RawRow]) -> None:
        """Judge rows, numbered from `first` on: those of which nothing is said yet together, the others alone."""
        plain: list[list[str]] = []
        for number, row in enumerate(rows, start=first):
            if isinstance(row, list) and self._groups is not None:
                plain.append(row)
                continue
            self._judge_plain(number - len(plain), plain)
            plain = []
            self._keep(number, *self._one(number, row))
        self._judge_plain(first + len(rows) - len(plain), plain)

    def _judge_plain(self, first: int, rows: list[list[str]]) -> None:
        if not rows or self._groups is None:
            return
        read = self._groups.read(rows, first)
        keys, numbers = read.parts.keys, read.parts.row_numbers
        if len(set(keys)) < len(keys) or not self._first.keys().isdisjoint(keys):
            for number, told in enumerate(read.one_by_one(), start=first):
                self._keep(number, *told)
            return
        self._first.update(zip(keys, numbers, strict=True))
        start = len(self.sightings)
        self.verdicts.extend(first, read.verdicts, read.reasons)
        self.sightings.extend(read.parts)
        if Verdict.REVIEW in read.verdicts:
            for at, number in enumerate(numbers, start=start):
                if read.verdicts[number - first] is Verdict.REVIEW:
                    self.sightings.set_waiting(at, _waits_for(read.reasons[number - first]))

    def _one(self, number: int, row: list[str] | RawRow) -> Told:
        """Judge a row by itself."""
        doubts: tuple[Reason, ...] = ()
        if not isinstance(row, list):
            if row.fault is not None:
                return Verdict.REJECTED, (row.fault,), ()
            doubts = row.doubts
        draft = self._reader.read(number, row if isinstance(row, list) else row.cells)
        draft.reasons.extend(doubts)
        told, reasons = self._texts.read(draft) if draft.text else self._of_cells(draft)
        row_id = draft.row_id or None
        parts = tuple(parts_of(each, number, bytes.fromhex(key), self._alike, row_id) for each, key in told)
        verdict = verdict_of(reasons)
        return verdict, reasons, () if verdict is Verdict.REJECTED else parts

    def _of_cells(self, draft: Draft) -> tuple[tuple[tuple[Sighting, str], ...], tuple[Reason, ...]]:
        sighting, key, reasons = self._assembler.assemble(draft)
        return ((sighting, key),) if sighting is not None and key is not None else (), reasons

    def _keep(self, number: int, verdict: Verdict, reasons: tuple[Reason, ...], parts: tuple[Parts, ...]) -> None:
        """Keep what a row became, without what a row above says already."""
        new = []
        for each in parts:
            first = self._first.setdefault(each.key, number)
            if first != number and each.row_id is not None:
                each = self._named(each, first)  # noqa: PLW2901 - the same row under another key
                first = self._first.setdefault(each.key, number)
            if first == number:
                new.append(each)
        if parts and not new:
            first = self._first[parts[0].key]
            message = f"row {first} of this file says the same; change one of them if they are two things"
            verdict, reasons = Verdict.REPEATED, (Reason(None, "same_row", message, Verdict.REPEATED),)
        self.verdicts.append(number, verdict, reasons)
        for each in new:
            waits_for = None
            if verdict is not Verdict.ACCEPTED:
                waits_for = each.reasons
                if waits_for is None:
                    waits_for = _waits_for(reasons)
            self.sightings.append(each, waits_for)

    def _named(self, parts: Parts, first: int) -> Parts:
        """Tell rows that say the same, but are other rows by their own names in the file, apart by their order."""
        alike = self._named_so.get(parts.key)
        if alike is None:
            at = bisect.bisect_left(self.sightings.row_numbers, first)
            alike = self._named_so[parts.key] = [self.sightings.row_ids[at]]
        if parts.row_id not in alike:
            alike.append(parts.row_id)
        nth = alike.index(parts.row_id)
        return parts if nth == 0 else parts._replace(key=digest_of(str(parts.key), str(nth)))


def _waits_for(reasons: tuple[Reason, ...]) -> tuple[str, ...]:
    return tuple(reason.message for reason in reasons if reason.verdict is Verdict.REVIEW)


def compared(records: Records, verdicts: Verdicts, sightings: NewSightings, *, update: bool = False) -> Beside:
    """Call the rows that the database holds already repeated, and let new rows join the movements of those.

    With `update` a row that mends a held one does so, instead of waiting beside it. The verdicts are changed in place.
    """
    held = ledger.known_row_keys(records, map(sightings.key, range(len(sightings))))
    if held:
        sightings = _without_held(records, verdicts, sightings, held)
    return beside_held(records, verdicts, sightings, set(held.values()), update=update)


def _without_held(
    records: Records, verdicts: Verdicts, sightings: NewSightings, held: Mapping[str, str]
) -> NewSightings:
    gone: dict[int, str] = {}
    told: dict[str, str] = {}
    for at, mark in enumerate(sightings.marks):
        holder = held.get(sightings.key(at))
        if holder is not None:
            gone[at] = holder
            if mark is not None:
                told[mark] = holder
    left = sightings.without(gone.keys())
    still_new = set(left.row_numbers)
    whole = {row: holder for at, holder in gone.items() if (row := sightings.row_numbers[at]) not in still_new}
    for at, holder in zip(verdicts.where(whole), whole.values(), strict=True):
        message = f"{holder} is the same row, imported before; nothing is to do"
        verdicts.change(at, Verdict.REPEATED, (Reason(None, "held_already", message, Verdict.REPEATED),), holder)
    movements = ledger.movement_ids(records, set(told.values())) if told else {}
    for at, mark in enumerate(left.marks):
        joined = movements.get(told.get(mark or "", ""))
        if joined is not None:
            left.joins[at] = joined
    return left
