"""Rows read group by group: what cells say together is read once for all rows that say the same.

A row is read by the functions of `RowReader` and `Assembler`, and says the same as if it were read by itself; only the
order of the work is another. Each group of fields is one part of a row: its values, its share of the row's identity and
of what it tells, and the reasons that it gives. So a row costs some lookups, and not the reading of its words.
"""

from __future__ import annotations

import itertools
from functools import partial
from operator import add, attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from geo.intake import identity
from geo.intake.fields import ROLES, place_field
from geo.intake.group_making import DATES, GroupMaking
from geo.intake.groups import Counted, Days, Group, Located, Manner, Memory, Way
from geo.intake.verdicts import Verdict, verdict_of
from geo.records import tellings
from geo.records.new_sightings import PartColumns, Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geo.intake.draft import RowReader
    from geo.intake.sighting import Assembler
    from geo.intake.verdicts import Reason

_REMEMBERED: Final = 100_000
"""Parts that a group remembers; what is met after more than that is read anew."""
_FEW: Final = 50
"""New cells of a block that are read one by one."""
_MANNER: Final = (
    "unit", "mode", "report_kind", "time_precision", "tlp", "reliability", "credibility", "confidence", "activity",
    "affiliation",
)  # fmt: skip
_COUNT: Final = ("count", "count_min", "count_max", "count_qualifier")
_WHAT: Final = ("equipment", "equipment_class")
_PLACE_PARTS: Final = ("lat", "lon", "coordinates", "radius_m", "country", "admin1")
_PLACES: Final = ("geo_precision", *ROLES, *(place_field(role, part) for role in ROLES for part in _PLACE_PARTS))
_TEXTS: Final = ("flow", "source", "via", "note", "movement_id", "row_id")
GROUPED: Final = frozenset((*_MANNER, "url", *_COUNT, *DATES, *_WHAT, *_PLACES, *_TEXTS))
"""Fields that rows can be read by; a file with any other is read row by row."""

Told = tuple[Verdict, "tuple[Reason, ...]", "tuple[Parts, ...]"]
"""A row's verdict, all there is to say of it, and the sightings that it becomes, none where it is rejected."""
_Reasons = list["tuple[Reason, ...]"]
"""What there is to say of each row of a block."""


class ReadRows(NamedTuple):
    """Rows that were read together: the verdict on each, what there is to say of it, and the parts of all sightings.

    `parts` has one entry for each row that is not rejected, in order.
    """

    verdicts: list[Verdict]
    reasons: _Reasons
    parts: PartColumns

    def one_by_one(self) -> Iterator[Told]:
        """Go through the same rows one by one."""
        made = map(Parts, *self.parts)
        for verdict, reasons in zip(self.verdicts, self.reasons, strict=True):
            yield verdict, reasons, () if verdict is Verdict.REJECTED else (next(made),)


class _Said(NamedTuple):
    """What the rows of a block say, group by group, each a column of all rows."""

    manner: Sequence[Manner]
    link: Sequence[str]
    counts: Sequence[Group]
    days: Sequence[Days]
    places: Sequence[Group]
    what: Sequence[Group]
    flow: Sequence[str]
    source: Sequence[str]
    via: Sequence[str]
    note: Sequence[str]
    mark: Sequence[str]
    row_id: Sequence[str]

    def only(self, chosen: Sequence[bool]) -> _Said:
        """Return the same of some rows only."""
        return _Said._make(list(itertools.compress(column, chosen)) for column in self)


class GroupReader:
    """Reads blocks of rows without faults; `of` gives each field its column."""

    def __init__(self, reader: RowReader, assembler: Assembler, of: Mapping[str, int]) -> None:
        self._reader = reader
        self._of = dict(of)
        self._has_rules = assembler.has_rules
        make = GroupMaking(reader, assembler)
        self._words = Memory(identity.said_words)
        self._marks = Memory(tellings.mark_words)
        self._told: dict[str, dict[str, tuple[Reason, ...]]] = {name: {} for name in of}
        self._cells = {name: Memory(partial(self._read_cell, name)) for name in of}
        self._links = Memory(lambda key: make.link(key[0], is_cut=key[1]))
        self._manner = self._group(_MANNER, make.manner)
        self._count = self._group(_COUNT, make.count)
        self._places = self._group(_PLACES, make.places)
        self._what = self._group(_WHAT, make.what)
        self._dated = tuple(name for name in DATES if name in of)
        self._days = Memory(lambda key: make.days(self._dated, *key))
        self._untold = Memory(lambda key: make.untold(key[1], is_told=key[0]))
        self._counted = Memory(lambda key: make.counted(*key))
        self._located = Memory(lambda key: make.located(*key))
        self._ways = Memory(lambda key: make.way(*key))
        self._reports = Memory(lambda key: make.report(*key))

    def read(self, rows: Sequence[Sequence[str]], first: int) -> ReadRows:
        """Read rows, numbered from `first` on, in order."""
        self._forget()
        said, reasons = self._read_groups(list(zip(*rows, strict=True)), len(rows))
        numbers: Sequence[int] = range(first, first + len(rows))
        kept = [verdict is not Verdict.REJECTED for verdict in _verdicts_of(reasons)]
        if all(kept):
            parts, reasons = self._together(numbers, said, reasons)
        else:
            some = list(itertools.compress(reasons, kept))
            parts, some = self._together(list(itertools.compress(numbers, kept)), said.only(kept), some)
            more = iter(some)
            reasons = [next(more) if is_kept else each for each, is_kept in zip(reasons, kept, strict=True)]
        verdicts = _verdicts_of(reasons)
        alive = [verdicts[number - first] is not Verdict.REJECTED for number in parts.row_numbers]
        return ReadRows(verdicts, reasons, parts if all(alive) else _only(parts, alive))

    def _read_groups(self, columns: Sequence[Sequence[str]], number: int) -> tuple[_Said, _Reasons]:
        """Return what rows say by their groups, and what there is to say of these."""
        cells = {name: self._said(name, columns[at]) for name, at in self._of.items()}
        blank = [""] * number

        def group(fields: tuple[tuple[str, ...], Memory]) -> list[Any]:
            present, memory = fields
            keys = zip(*(cells[name] for name in present), strict=True) if present else [()] * number
            return list(map(memory.__getitem__, keys))

        manner, count, places, what = map(group, (self._manner, self._count, self._places, self._what))
        dated = zip(*(cells[name] for name in self._dated), strict=True) if self._dated else [()] * number
        days = list(map(self._days.__getitem__, zip(manner, dated, strict=True)))
        link, of_links = self._links_of(columns, cells, blank)
        untold = [
            () if seen.words and where.words else self._untold[bool(seen.words), where]
            for seen, where in zip(what, places, strict=True)
        ]
        reasons = self._told_of_cells(columns, number)
        for more in (_reasons(manner), of_links, _reasons(count), _reasons(days), _reasons(places), untold):
            reasons = _joined(reasons, more)
        texts = (cells.get(name, blank) for name in _TEXTS)
        return _Said(manner, link, count, days, places, what, *texts), reasons

    def _together(self, numbers: Sequence[int], said: _Said, reasons: _Reasons) -> tuple[PartColumns, _Reasons]:
        """Put the parts of rows together out of what their groups say; the reasons are those of the whole row then."""
        sources = said.source if self._has_rules else itertools.repeat("")
        counted: list[Counted] = list(map(self._counted.__getitem__, zip(said.what, said.manner, strict=True)))
        located: list[Located] = list(map(self._located.__getitem__, zip(said.places, sources, strict=False)))
        ways: list[Way] = list(map(self._ways.__getitem__, zip(said.flow, located, strict=True)))
        published = map(attrgetter("published"), said.days)
        lines = zip(said.source, said.via, said.link, published, said.manner, strict=True)
        reports = list(map(self._reports.__getitem__, lines))
        for more in (counted, located, ways):
            reasons = _joined(reasons, _reasons(more))
        words, marks, digest = self._words, self._marks, tellings.digest_of_words
        keys = [
            digest(
                f"({what.words}, {count.words}, {places.words}, {days.words}, {way.words}, {manner.words}, "
                f"{report.words}, {manner.grades}, {words[note]}, {words[mark]})"
            )
            for what, count, places, days, way, manner, report, note, mark in zip(
                counted,
                said.counts,
                said.places,
                said.days,
                ways,
                said.manner,
                reports,
                said.note,
                said.mark,
                strict=True,
            )
        ]
        told = [
            digest(
                f"({report.telling}, {place.telling}, {what.telling}, {days.telling}, {way.telling}, {manner.kind}, "
                f"{marks[mark]})"
            )
            for report, place, what, days, way, manner, mark in zip(
                reports, located, counted, said.days, ways, said.manner, said.mark, strict=True
            )
        ]
        parts = PartColumns(
            numbers,
            keys,
            told,
            [each.report for each in reports],
            [each.what for each in counted],
            [each.draft.count for each in said.counts],
            [each.where for each in located],
            [each.when for each in said.days],
            [each.how for each in said.manner],
            [each.flow for each in ways],
            *([text or None for text in column] for column in (said.note, said.mark, said.row_id)),
        )
        return parts, reasons

    def _said(self, name: str, column: Sequence[str]) -> Sequence[str]:
        """Return the cells of a column, screened; new ones that need no reading of their own are taken in at once."""
        memory = self._cells[name]
        distinct = set(column)
        new = distinct - memory.keys()
        if len(new) > _FEW:
            plain = self._reader.as_they_are(name, new)
            if len(plain) == len(distinct) == len(column):
                return column  # other cells in each row, as names of rows are: none of them comes again
            memory.update(zip(plain, plain, strict=True))
            if len(plain) == len(distinct):
                return column
        return list(map(memory.__getitem__, column))

    def _forget(self) -> None:
        """Let go of what is met once only, before it fills the memory."""
        for name, memory in self._cells.items():
            if len(memory) > _REMEMBERED:
                memory.clear()
                self._told[name].clear()
        groups = (self._manner[1], self._count[1], self._places[1], self._what[1])
        for memory in (*groups, self._links, self._days, self._located, self._words, self._marks):
            if len(memory) > _REMEMBERED:
                memory.clear()
        for memory, made_of in ((self._ways, self._located), (self._counted, self._what[1])):
            if not made_of or len(memory) > _REMEMBERED:
                memory.clear()  # its keys are gone
        if len(self._reports) > _REMEMBERED:
            self._reports.clear()

    def _told_of_cells(self, columns: Sequence[Sequence[str]], number: int) -> _Reasons:
        """Return what is said of each row's cells by themselves, in the order of the fields."""
        reasons: _Reasons = [()] * number
        for name, at in self._of.items():
            told = self._told[name]
            if told:
                reasons = _joined(reasons, [told.get(text, ()) for text in columns[at]])
        return reasons

    def _read_cell(self, name: str, text: str) -> str:
        if not text:
            return ""
        clean, reasons = self._reader.cell(name, text)
        if reasons:
            self._told[name][text] = reasons
        return clean

    def _group(self, fields: tuple[str, ...], make: Callable[..., Any]) -> tuple[tuple[str, ...], Memory]:
        """Return those of some fields that the file has, and the memory of what their cells say together."""
        present = tuple(name for name in fields if name in self._of)
        return present, Memory(partial(make, present))

    def _links_of(
        self, columns: Sequence[Sequence[str]], cells: Mapping[str, Sequence[str]], blank: list[str]
    ) -> tuple[Sequence[str], _Reasons]:
        """Return the link of each row as it is kept, and what there is to say of it."""
        if "url" not in cells:
            return blank, [()] * len(blank)
        column, clean, cut = columns[self._of["url"]], cells["url"], self._told["url"]
        if clean is column:  # links in plain letters throughout
            return column, [()] * len(blank)
        keys = ((text, said in cut) for text, said in zip(clean, column, strict=True))
        links, reasons = zip(*map(self._links.__getitem__, keys), strict=True)
        return links, list(reasons)


def _only(parts: PartColumns, chosen: Sequence[bool]) -> PartColumns:
    return PartColumns._make(list(itertools.compress(column, chosen)) for column in parts)


def _reasons(groups: Sequence[Any]) -> _Reasons:
    return [group.reasons for group in groups]


def _joined(some: _Reasons, more: _Reasons) -> _Reasons:
    """Return what there is to say of each row by both; a row of which one says nothing keeps the other's own tuple."""
    return list(map(add, some, more)) if any(more) else some


def _verdicts_of(reasons: _Reasons) -> list[Verdict]:
    """Return the verdict on each row; rows mostly share what is said of them."""
    if not any(reasons):
        return [Verdict.ACCEPTED] * len(reasons)
    verdicts = {identity: verdict_of(each) for identity, each in {id(each): each for each in reasons}.items()}
    return [verdicts[id(each)] for each in reasons]
