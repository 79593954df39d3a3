"""One row as it says itself: each field read from its cell, before any place is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.intake.cell_readers import (
    GRADES,
    LISTS,
    MARK,
    check_dated,
    check_told,
    read_for_names,
    read_grades,
    read_list,
    read_role,
    read_url,
    screened_cell,
    spreadsheet_error,
    tells_something,
    told_of_release,
    told_of_removal,
)
from geo.intake.cell_text import ERRORS
from geo.intake.fields import PLACE_PARTS, ROLES, SAYS_WHO, place_field
from geo.intake.geo_precision import take_precision
from geo.intake.link_parts import are_plain_links, is_plain_link
from geo.intake.named_persons import FREE_TEXTS, NOBODY
from geo.intake.privacy import Personal, mask, mask_source, may_hold_personal
from geo.intake.releasing import Released
from geo.intake.summing import take_summary
from geo.intake.tally import UNKNOWN, read_tally
from geo.intake.verdicts import Reason
from geo.intake.words import read_side
from geo.model import Mode, ReportKind, TimePrecision, Tlp, Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date, datetime

    from geo.intake.columns import Columns
    from geo.intake.named_persons import NamedPersons
    from geo.intake.positions import SaidPlace
    from geo.intake.row_dates import DateReader
    from geo.model import Interval, Toponym

_REMEMBERED: Final = 200_000
_COUNTED: Final = frozenset({"count", "count_min", "count_max"})
_WORDS: Final = re.compile(r"[^\W_]+(?: [^\W_]+)*")
_MARK: Final = "(?:[A-Za-z]{1,2}-?[0-9]{1,8}|[0-9]{1,5})"
_MARKS: Final = re.compile(_MARK)
"""Short marks of rows, in which nothing personal is looked for."""
_MARKS_ONLY: Final = re.compile(rf"(?:{_MARK}\n)*+{_MARK}")
_NOTHING_RELEASED: Final = Released(kept={})


@dataclass(slots=True)
class Draft:
    """A row as read; blank texts and None are what it does not tell.

    `unit_of_heading` is what the heading of the count says is counted; a row's own unit goes before it.
    `row_id` is the row's own mark in its file; `kind_told` tells that a cell names the kind of report. `text` is set
    where the row lacks something that its text may tell; `read_places` are the places read in it (`row_text.py`).
    `undated` keeps the texts of dates that could not be decided, so that the row keeps its identity.
    """

    number: int
    equipment: str
    equipment_class: str
    flow: str
    activity: str
    affiliation: str
    source: str
    via: str
    note: str
    movement_id: str
    url: str = ""
    count: Interval = UNKNOWN
    places: dict[str, SaidPlace] = field(default_factory=dict)
    first: date | datetime | None = None
    last: date | datetime | None = None
    published: date | datetime | None = None
    time_precision: TimePrecision | None = None
    unit: Unit | None = None
    unit_of_heading: Unit | None = None
    mode: Mode | None = None
    report_kind: ReportKind = ReportKind.OBSERVATION
    tlp: Tlp = Tlp.CLEAR
    reliability: str | None = None
    credibility: int | None = None
    confidence: float | None = None
    row_id: str = ""
    text: str = ""
    kind_told: bool = False
    read_places: dict[str, Toponym] = field(default_factory=dict)
    undated: tuple[str, ...] = ()
    reasons: list[Reason] = field(default_factory=list)


class RowReader:
    """Reads the rows of one file into drafts; remembers cells, since columns repeat themselves.

    `columns` says which column gives each field; `source` is that of rows that name none; `released` what may stay
    although it looked personal, `persons` whom the file names in columns that were left out.
    """

    def __init__(
        self,
        columns: Columns,
        dates: DateReader,
        source: str = "",
        released: Released = _NOTHING_RELEASED,
        persons: NamedPersons = NOBODY,
    ) -> None:
        of = columns.of
        self._unit = columns.unit
        self._codes = columns.codes
        self._released = released
        self._persons = persons
        self._of = tuple((name, at) for name, at in of.items() if name != "text")
        self._text_at = of.get("text")
        self._counted = not of.keys().isdisjoint(_COUNTED)
        self._dates = dates
        self._source = source
        self._lists = tuple((name, kind) for name, kind in LISTS.items() if name in of)
        self._graded = not of.keys().isdisjoint({*GRADES, "grade"})
        self._roles = tuple(
            (role, tuple(part for part in PLACE_PARTS if place_field(role, part) in of))
            for role in ROLES
            if role in of or any(place_field(role, part) in of for part in PLACE_PARTS)
        )
        self._clean: dict[tuple[bool, str], tuple[str, tuple[Personal, ...]]] = {}

    @property
    def row_wise(self) -> bool:
        """Tell whether what becomes of a cell depends on its row: on the text beside it, or on what was released."""
        return self._text_at is not None or bool(self._released.kept) or bool(self._released.named)

    def read(self, number: int, cells: Sequence[str]) -> Draft:
        """Read one row; what is wrong with it stands in its reasons."""
        said, reasons = self._said(cells, self._released.kept.get(number))
        draft = self.begin(said, reasons, number)
        self.read_words(said, draft)
        self.read_link(said, draft)
        self.read_count(said, draft)
        self.read_dates(said, draft)
        self.read_places(said, draft)
        if self._text_at is not None and self._lacks(draft):
            keep = self._released.kept.get(number, {}).get("text")
            draft.text, told = self._screened("text", cells[self._text_at], keep)
            reasons += told
        if not draft.text:
            if self._text_at is not None:
                check_dated(draft)
            self.check_told(draft)
        return draft

    def begin(self, said: Mapping[str, str], reasons: list[Reason] | None = None, number: int = 0) -> Draft:
        """Return a draft that holds the texts of a row as they are said, and what was said of them already."""
        get = said.get
        return Draft(
            number,
            equipment=get("equipment", ""),
            equipment_class=get("equipment_class", ""),
            flow=get("flow", ""),
            activity=get("activity", ""),
            affiliation=read_side(said["affiliation"]) if "affiliation" in said else "",
            source=get("source", self._source),
            via=get("via", ""),
            note=get("note", ""),
            movement_id=get("movement_id", ""),
            row_id=get("row_id", ""),
            kind_told="report_kind" in said,
            unit_of_heading=self._unit,
            reasons=[] if reasons is None else reasons,
        )

    def read_words(self, said: Mapping[str, str], draft: Draft) -> None:
        """Read the words of closed lists, and the grades."""
        for name, kind in self._lists:
            if name in said:
                read_list(name, kind, said[name], draft)
        take_summary(draft)
        if self._graded:
            read_grades(said, draft)

    def read_link(self, said: Mapping[str, str], draft: Draft) -> None:
        """Read the link, on which nothing else in a row depends."""
        if "url" in said:
            read_url(said["url"], draft)

    def read_count(self, said: Mapping[str, str], draft: Draft) -> None:
        """Read the count out of its four cells."""
        get = said.get
        count = read_tally(get("count", ""), get("count_min", ""), get("count_max", ""), get("count_qualifier", ""))
        if isinstance(count, Reason):
            draft.reasons.append(count)
        else:
            draft.count = count

    def read_dates(self, said: Mapping[str, str], draft: Draft) -> None:
        """Read the dates; what kind of statement it is, and how finely time is told, must be read before."""
        self._dates.read(said, draft)
        if self._text_at is None:
            check_dated(draft)

    def read_places(self, said: Mapping[str, str], draft: Draft) -> None:
        """Read the places as they are said."""
        for role, parts in self._roles:
            read_role(role, parts, said, draft)
        if "geo_precision" in said:
            take_precision(said["geo_precision"], draft)

    def check_told(self, draft: Draft) -> None:
        """Find a row that does not tell what was seen, or where."""
        check_told(draft)

    def _lacks(self, draft: Draft) -> bool:
        """Tell whether a row lacks something that its text may tell."""
        dated = draft.first or draft.last or draft.published or draft.undated
        counted = self._counted or draft.count != UNKNOWN
        return not (draft.equipment or draft.equipment_class) or not draft.places or not dated or not counted

    def _said(
        self, cells: Sequence[str], released: Mapping[str, frozenset[Personal]] | None
    ) -> tuple[dict[str, str], list[Reason]]:
        """Return the texts that a row has, screened, and what there is to say: nothing after this sees the rest."""
        said: dict[str, str] = {}
        reasons: list[Reason] = []
        for name, at in self._of:
            if cells[at]:
                keep = released.get(name) if released is not None else None
                text, told = self.cell(name, cells[at], keep)
                if text:
                    said[name] = text
                reasons += told
        return said, reasons

    def cell(self, name: str, text: str, keep: frozenset[Personal] | None = None) -> tuple[str, tuple[Reason, ...]]:
        """Return a cell that is not empty, screened, and what there is to say of it; `keep` are kinds released."""
        if text[0] == "#" and text.strip() in ERRORS:
            return "", (spreadsheet_error(name, text.strip()),)
        text, told = self._screened(name, text, keep)
        if name in self._codes:
            text = self._codes[name].get(text.casefold(), text)
        return text, told

    def as_they_are(self, name: str, texts: Collection[str]) -> list[str]:
        """Return those of some cells of which it is sure at a glance that `cell` leaves them as they are.

        For columns in which every cell is another, as names of rows and links are.
        """
        if name in self._codes or name in SAYS_WHO or (self._persons and name in FREE_TEXTS):
            return []
        if name == "url":
            return list(texts) if are_plain_links(texts) else [text for text in texts if is_plain_link(text)]
        if _MARKS_ONLY.fullmatch("\n".join(texts)):
            return list(texts)
        plain = _MARKS if may_hold_personal(texts) else _WORDS
        return [text for text in texts if plain.fullmatch(text) and tells_something(text)]

    def _screened(self, name: str, text: str, keep: frozenset[Personal] | None) -> tuple[str, tuple[Reason, ...]]:
        """Return a cell without what is personal in it, and what there is to say of that."""
        told: tuple[Reason, ...] = ()
        if keep is not None:
            text, kinds = screened_cell(text, mask_source if name in SAYS_WHO else mask, keep)
            told = tuple(told_of_release(name, keep - set(kinds)))
        else:
            text, kinds = self._screen(name, text)
        if text and self._released.names_a_person(name, text):
            text, kinds = "", (*kinds, Personal.NAME)
        if self._persons and name in FREE_TEXTS and (keep is None or Personal.NAME not in keep):
            said, text = text, self._persons.mask(text)
            kinds = kinds if said == text else (*kinds, Personal.NAME)
        if not kinds and name != "url" and "removed]" in text and MARK.search(text):
            told = (*told, read_for_names(name))  # masked before it came here: a name may stand beside the mark
        return (text, (*told, *told_of_removal(name, kinds))) if kinds or told else (text, ())

    def _screen(self, name: str, text: str) -> tuple[str, tuple[Personal, ...]]:
        key = (name in SAYS_WHO, text)
        found = self._clean.get(key)
        if found is None:
            if len(self._clean) > _REMEMBERED:
                self._clean.clear()
            found = self._clean[key] = screened_cell(text, mask_source if name in SAYS_WHO else mask)
        return found
