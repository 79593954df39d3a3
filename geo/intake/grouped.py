"""Rows read group by group: what cells say together is read once for all rows that say the same.

A row is read by the functions of `RowReader` and `Assembler`, and says the same as if it were read by itself; only the
order of the work is another. Each group of fields is one part of a row: its values, its share of the row's identity and
of what it tells, and the reasons that it gives. So a row costs some lookups, and not the reading of its words.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from geo.intake import identity
from geo.intake.fields import ROLES, place_field
from geo.intake.groups import Counted, Days, Group, Located, Manner, Memory, Reported, Way
from geo.intake.verdicts import Verdict, verdict_of
from geo.records import tellings
from geo.records.new_sightings import How, Parts, What, When, Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from geo.intake.draft import Draft, RowReader
    from geo.intake.sighting import Assembler
    from geo.intake.verdicts import Reason

_REMEMBERED: Final = 100_000
"""Parts that a group remembers; what is met after more than that is read anew."""
_NOTHING: Final = repr("")
_FEW: Final = 50
"""New cells of a block that are read one by one."""
_MANNER: Final = (
    "unit", "mode", "report_kind", "time_precision", "tlp", "reliability", "credibility", "confidence", "activity",
    "affiliation",
)  # fmt: skip
_COUNT: Final = ("count", "count_min", "count_max", "count_qualifier")
_DATES: Final = ("published", "observed", "observed_from", "observed_to", "time")
_WHAT: Final = ("equipment", "equipment_class")
_PLACE_PARTS: Final = ("lat", "lon", "coordinates", "radius_m", "country", "admin1")
_PLACES: Final = ("geo_precision", *ROLES, *(place_field(role, part) for role in ROLES for part in _PLACE_PARTS))
_TEXTS: Final = ("flow", "source", "via", "note", "movement_id", "row_id")
GROUPED: Final = frozenset((*_MANNER, "url", *_COUNT, *_DATES, *_WHAT, *_PLACES, *_TEXTS))
"""Fields that rows can be read by; a file with any other is read row by row."""

Told = tuple[Verdict, "tuple[Reason, ...]", "tuple[Parts, ...]"]
"""A row's verdict, all there is to say of it, and the sightings that it becomes, none where it is rejected."""


class GroupReader:
    """Reads blocks of rows without faults; `of` gives each field its column."""

    def __init__(self, reader: RowReader, assembler: Assembler, of: Mapping[str, int]) -> None:
        self._reader = reader
        self._assembler = assembler
        self._of = dict(of)
        self._has_rules = assembler.has_rules
        self._words = Memory(identity.said_words)
        self._blank = reader.begin({})
        self._link_draft = reader.begin({})
        self._told: dict[str, dict[str, tuple[Reason, ...]]] = {name: {} for name in of}
        self._cells = {name: Memory(partial(self._read_cell, name)) for name in of}
        self._groups = {
            fields: (tuple(name for name in fields if name in of), Memory(partial(read, fields)))
            for fields, read in (
                (_MANNER, self._read_manner),
                (_COUNT, self._read_count),
                (_PLACES, self._read_places),
                (_WHAT, self._read_what),
            )
        }
        self._links = Memory(self._read_link)
        self._days_told = tuple(name for name in _DATES if name in of)
        self._days = Memory(self._read_days)
        self._untold = Memory(self._read_untold)
        self._counted = Memory(self._read_counted)
        self._located = Memory(self._read_located)
        self._ways = Memory(self._read_way)
        self._reports = Memory(self._read_report)

    def read(self, rows: Sequence[Sequence[str]], first: int) -> Iterator[Told]:
        """Read rows, numbered from `first` on, in order."""
        self._forget()
        columns = list(zip(*rows, strict=True))
        for name, at in self._of.items():
            self._learn(name, columns[at])
        said = {name: list(map(self._cells[name].__getitem__, columns[at])) for name, at in self._of.items()}
        number = len(rows)
        manner = self._group(_MANNER, said, number)
        days = zip(*(said[name] for name in self._days_told), strict=True) if self._days_told else [()] * number
        blank = [""] * number
        return map(
            self._row,
            range(first, first + number),
            self._told_of_cells(columns, number),
            manner,
            self._links_of(columns, said, number),
            self._group(_COUNT, said, number),
            map(self._days.__getitem__, zip(manner, days, strict=True)),
            self._group(_PLACES, said, number),
            self._group(_WHAT, said, number),
            *(said.get(name, blank) for name in _TEXTS),
        )

    def _row(  # noqa: PLR0917 - called by map, once for each row
        self,
        number: int,
        told: tuple[Reason, ...],
        manner: Manner,
        link: Group,
        count: Group,
        days: Days,
        places: Group,
        what: Group,
        flow: str,
        source: str,
        via: str,
        note: str,
        mark: str,
        row_id: str,
    ) -> Told:
        """Put a row together out of what its groups say, in the order in which a row is read by itself."""
        untold = self._untold[bool(what.words), places] if not (what.words and places.words) else ()
        reasons: tuple[Reason, ...] = ()
        if told or manner.reasons or link.reasons or count.reasons or days.reasons or places.reasons or untold:
            of_groups = (manner.reasons, link.reasons, count.reasons, days.reasons, places.reasons, untold)
            reasons = (*told, *itertools.chain.from_iterable(of_groups))
            if verdict_of(reasons) is Verdict.REJECTED:
                return Verdict.REJECTED, reasons, ()
        counted = self._counted[what, manner]
        located = self._located[places, source if self._has_rules else ""]
        way = self._ways[flow, located]
        if counted.reasons or located.reasons or way.reasons:
            reasons = (*reasons, *counted.reasons, *located.reasons, *way.reasons)
        verdict = verdict_of(reasons) if reasons else Verdict.ACCEPTED
        if verdict is Verdict.REJECTED:
            return verdict, reasons, ()
        report, report_words, report_telling = self._reports[source, via, link.words, days.draft.published, manner]
        parts = Parts(
            number,
            tellings.digest_of(
                counted.words,
                count.words,
                places.words,
                days.words,
                way.words,
                manner.words,
                report_words,
                manner.grades,
                self._words[note],
                self._words[mark],
            ),
            tellings.digest_of(
                report_telling,
                located.telling,
                counted.telling,
                days.telling,
                way.telling,
                manner.kind,
                tellings.mark_words(mark) if mark else _NOTHING,
            ),
            report,
            counted.what,
            count.draft.count,
            located.where,
            days.when,
            manner.how,
            way.flow,
            note or None,
            mark or None,
            row_id or None,
        )
        return verdict, reasons, (parts,)

    def _learn(self, name: str, column: Sequence[str]) -> None:
        """Take in at once the new cells of a column that need no reading of their own."""
        memory = self._cells[name]
        new = set(column) - memory.keys()
        if len(new) > _FEW:
            memory.update((text, text) for text in self._reader.as_they_are(name, new))

    def _forget(self) -> None:
        """Let go of what is met once only, before it fills the memory."""
        for name, memory in self._cells.items():
            if len(memory) > _REMEMBERED:
                memory.clear()
                self._told[name].clear()
        for memory in (
            *(memory for _, memory in self._groups.values()),
            self._links,
            self._days,
            self._located,
            self._words,
        ):
            if len(memory) > _REMEMBERED:
                memory.clear()
        for memory, made_of in ((self._ways, self._located), (self._counted, self._groups[_WHAT][1])):
            if not made_of or len(memory) > _REMEMBERED:
                memory.clear()  # its keys are gone
        if len(self._reports) > _REMEMBERED:
            self._reports.clear()

    def _told_of_cells(self, columns: Sequence[Sequence[str]], number: int) -> Iterable[tuple[Reason, ...]]:
        """Return what is said of each row's cells by themselves, in the order of the fields."""
        troubled = [(self._told[name], columns[at]) for name, at in self._of.items() if self._told[name]]
        if not troubled:
            return [()] * number
        each = [[told.get(text, ()) for text in column] for told, column in troubled]
        return (tuple(itertools.chain.from_iterable(reasons)) for reasons in zip(*each, strict=True))

    def _read_cell(self, name: str, text: str) -> str:
        if not text:
            return ""
        clean, reasons = self._reader.cell(name, text)
        if reasons:
            self._told[name][text] = reasons
        return clean

    def _group(self, fields: tuple[str, ...], said: Mapping[str, list[str]], number: int) -> list[Any]:
        present, memory = self._groups[fields]
        if not present:
            return [memory[()]] * number
        return list(map(memory.__getitem__, zip(*(said[name] for name in present), strict=True)))

    def _draft(self, fields: tuple[str, ...], texts: tuple[str, ...]) -> tuple[dict[str, str], Draft]:
        present, _ = self._groups[fields]
        said = {name: text for name, text in zip(present, texts, strict=True) if text}
        return said, self._reader.begin(said)

    def _read_manner(self, fields: tuple[str, ...], texts: tuple[str, ...]) -> Manner:
        said, draft = self._draft(fields, texts)
        self._reader.read_words(said, draft)
        how = How(draft.mode, draft.activity or None, draft.affiliation or None, draft.report_kind, draft.confidence)
        return Manner(
            draft,
            identity.manner_words(draft),
            tuple(draft.reasons),
            how,
            identity.grades_words(draft),
            repr(draft.report_kind.value),
        )

    def _links_of(self, columns: Sequence[Sequence[str]], said: Mapping[str, list[str]], number: int) -> list[Group]:
        if "url" not in said:
            return [self._links["", False]] * number
        cut = self._told["url"]
        keys = ((clean, text in cut) for clean, text in zip(said["url"], columns[self._of["url"]], strict=True))
        return list(map(self._links.__getitem__, keys))

    def _read_link(self, key: tuple[str, bool]) -> Group:
        text, is_cut = key
        draft = self._link_draft
        draft.url, draft.reasons = "", []
        self._reader.read_link({"url": text} if text else {}, draft)
        # Where something was taken out of a link, that is said already; what is left need be no link.
        return Group(draft, draft.url, () if is_cut else tuple(draft.reasons))

    def _read_count(self, fields: tuple[str, ...], texts: tuple[str, ...]) -> Group:
        said, draft = self._draft(fields, texts)
        self._reader.read_count(said, draft)
        return Group(draft, identity.count_words(draft.count), tuple(draft.reasons))

    def _read_places(self, fields: tuple[str, ...], texts: tuple[str, ...]) -> Group:
        said, draft = self._draft(fields, texts)
        self._reader.read_places(said, draft)
        return Group(draft, identity.places_words(draft) if draft.places else "", tuple(draft.reasons))

    def _read_what(self, fields: tuple[str, ...], texts: tuple[str, ...]) -> Group:
        _, draft = self._draft(fields, texts)
        return Group(draft, draft.equipment or draft.equipment_class, ())

    def _read_days(self, key: tuple[Manner, tuple[str, ...]]) -> Days:
        manner, texts = key
        draft = replace(
            self._blank,
            report_kind=manner.draft.report_kind,
            time_precision=manner.draft.time_precision,
            reasons=[],
        )
        said = {name: text for name, text in zip(self._days_told, texts, strict=True) if text}
        self._reader.read_dates(said, draft)
        when = When(draft.first, draft.last, draft.time_precision)
        telling = tellings.days_words(draft.first, draft.last)
        return Days(draft, identity.dates_words(draft), tuple(draft.reasons), when, telling)

    def _read_untold(self, key: tuple[bool, Group]) -> tuple[Reason, ...]:
        is_told, places = key
        equipment = "something" if is_told else ""
        draft = replace(self._blank, equipment=equipment, places=places.draft.places, reasons=list(places.reasons))
        self._reader.check_told(draft)
        return tuple(draft.reasons[len(places.reasons) :])

    def _read_counted(self, key: tuple[Group, Manner]) -> Counted:
        what, manner = key
        draft = replace(what.draft, unit=manner.draft.unit)
        materiel, unit = self._assembler.materiel_of(draft)
        return Counted(
            What(materiel.equipment, materiel.equipment_class, unit),
            identity.equipment_words(draft, unit),
            tellings.equipment_words(materiel.equipment),
            materiel.reasons,
        )

    def _read_located(self, key: tuple[Group, str]) -> Located:
        places, source = key
        draft = replace(places.draft, source=source or self._blank.source)
        located = self._assembler.located(draft)
        where = Where(*(located[role][0] if role in located else None for role in ROLES))
        reasons = tuple(reason for _, found in located.values() for reason in found)
        return Located(where, tellings.places_words(*where), reasons)

    def _read_way(self, key: tuple[str, Located]) -> Way:
        said, located = key
        flow, reasons = self._assembler.flow_of(said, located.where)
        return Way(flow, identity.said_words(said), repr(flow.value), reasons)

    def _read_report(self, key: tuple[str, str, str, date | datetime | None, Manner]) -> Reported:
        source, via, url, published, manner = key
        draft = manner.draft  # of which nothing but its own fields is asked elsewhere
        draft.source, draft.via, draft.url, draft.published = source or self._blank.source, via, url, published
        report = self._assembler.report_of(draft)
        return Reported(report, identity.report_words(draft), tellings.report_words(report))
