"""One row as it says itself: each field read from its cell, before any place is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from geo.intake.cell_text import ERRORS, UNCOMPUTED
from geo.intake.fields import PLACE_PARTS, ROLES, SAYS_WHO, place_field
from geo.intake.positions import read_place
from geo.intake.privacy import Personal, Screen, mask, mask_source
from geo.intake.quoting import quoted
from geo.intake.releasing import Released
from geo.intake.tally import UNKNOWN, read_tally
from geo.intake.verdicts import Reason, remark, review
from geo.intake.words import read_credibility, read_grade, read_side, read_word
from geo.model import Mode, ReportKind, TimePrecision, Tlp, Unit
from geo.records.csv_text import as_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime
    from enum import StrEnum

    from geo.intake.positions import SaidPlace
    from geo.intake.row_dates import DateReader
    from geo.model import Interval

_BLANKS: Final = frozenset({"-", "--", "–", "—", "n/a", "na", "nan", "null", "none", "?", "nil"})
"""What people write into a cell of which they know nothing."""
_LISTS: Final[Mapping[str, type[StrEnum]]] = {
    "unit": Unit,
    "mode": Mode,
    "report_kind": ReportKind,
    "time_precision": TimePrecision,
    "tlp": Tlp,
}
_UNREAD: Final[Mapping[str, StrEnum]] = {
    "unit": Unit.UNKNOWN,
    "tlp": Tlp.RED,
    "report_kind": ReportKind.OBSERVATION,
}
"""What is kept of a word that nobody can read: no unit is guessed, and the strictest marking holds."""
_PLACE_FAULTS: Final = frozenset({"bad_coordinates", "half_coordinates"})
_LONGEST_URL: Final = 2_000
_PLAIN_URL: Final = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/?][^\s<>\"\x00-\x20\x7f@]*)?")
_REMEMBERED: Final = 200_000
_NOTHING_RELEASED: Final = Released(kept={})


@dataclass(slots=True)
class Draft:
    """A row as read; blank texts and None are what it does not tell.

    `unit_of_heading` is what the heading of the count says is counted; a row's own unit goes before it.
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
    undated: tuple[str, ...] = ()
    reasons: list[Reason] = field(default_factory=list)


class RowReader:
    """Reads the rows of one file into drafts; remembers cells, since columns repeat themselves.

    `of` gives each field its column; `source` is that of rows that name none, `unit` what the heading of the count
    says is counted; `released` what may stay although it looked personal.
    """

    def __init__(
        self,
        of: Mapping[str, int],
        dates: DateReader,
        source: str = "",
        unit: Unit | None = None,
        released: Released = _NOTHING_RELEASED,
    ) -> None:
        self._unit = unit
        self._released = released
        self._of = tuple(of.items())
        self._dates = dates
        self._source = source
        self._lists = tuple((name, kind) for name, kind in _LISTS.items() if name in of)
        self._graded = not of.keys().isdisjoint(_GRADES)
        self._roles = tuple(
            (role, tuple(part for part in PLACE_PARTS if place_field(role, part) in of))
            for role in ROLES
            if role in of or any(place_field(role, part) in of for part in PLACE_PARTS)
        )
        self._clean: dict[tuple[bool, str], tuple[str, tuple[Personal, ...]]] = {}

    def read(self, number: int, cells: Sequence[str]) -> Draft:
        """Read one row; what is wrong with it stands in its reasons."""
        reasons: list[Reason] = []
        said = self._said(cells, reasons, self._released.kept.get(number))
        get = said.get
        draft = Draft(
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
            unit_of_heading=self._unit,
            reasons=reasons,
        )
        for name, kind in self._lists:
            if name in said:
                _read_list(name, kind, said[name], draft)
        if self._graded:
            _read_grades(said, draft)
        if "url" in said:
            _read_url(said["url"], draft)
        count = read_tally(get("count", ""), get("count_min", ""), get("count_max", ""), get("count_qualifier", ""))
        if isinstance(count, Reason):
            reasons.append(count)
        else:
            draft.count = count
        self._dates.read(said, draft)
        for role, parts in self._roles:
            _read_place(role, parts, said, draft)
        _check_told(draft)
        return draft

    def _said(
        self, cells: Sequence[str], reasons: list[Reason], released: Mapping[str, frozenset[Personal]] | None
    ) -> dict[str, str]:
        """Return the texts that a row has, screened: nothing after this sees what was removed."""
        said = {}
        for name, at in self._of:
            text = cells[at]
            if not text:
                continue
            if text[0] == "#" and text.strip() in ERRORS:
                reasons.append(_spreadsheet_error(name, text.strip()))
                continue
            if released is not None and name in released:
                text, kinds = _screened(text, mask_source if name in SAYS_WHO else mask, released[name])
                reasons.extend(_told_of_release(name, released[name] - set(kinds)))
            else:
                text, kinds = self._screen(name, text)
            if text and self._released.names_a_person(name, text):
                text, kinds = "", (*kinds, Personal.NAME)
            if text:
                said[name] = text
            reasons.extend(_told_of_removal(name, kinds))
        return said

    def _screen(self, name: str, text: str) -> tuple[str, tuple[Personal, ...]]:
        key = (name in SAYS_WHO, text)
        found = self._clean.get(key)
        if found is None:
            if len(self._clean) > _REMEMBERED:
                self._clean.clear()
            found = self._clean[key] = _screened(text, mask_source if name in SAYS_WHO else mask)
        return found


def _told_of_removal(name: str, kinds: Iterable[Personal]) -> Iterator[Reason]:
    for kind in kinds:
        code = f"{kind.name.lower()}_removed"
        yield remark(name, code, f"{_article(kind)} was removed from {name} and is not stored")
    if kinds and name != "url":
        message = f"something personal was removed from {name}: read the rest for names of people"
        mend = "where there is one, reject the row and import it without the name"
        yield review(name, "read_for_names", f"{message}; {mend}")


def _told_of_release(name: str, kinds: Iterable[Personal]) -> Iterator[Reason]:
    for kind in sorted(kinds):
        code = f"{kind.name.lower()}_released"
        yield remark(name, code, f"what looked like {_article(kind)} in {name} was released by hand and is stored")


def _spreadsheet_error(name: str, text: str) -> Reason:
    if text == UNCOMPUTED:
        message = "the cell holds a formula that was never computed; open the file in a spreadsheet and save it"
    else:
        message = f"the cell holds the error {text} of a spreadsheet; mend its formula, or clear the cell"
    return Reason(name, "error_cell", message)


def _screened(text: str, screen: Screen, keep: frozenset[Personal] = frozenset()) -> tuple[str, tuple[Personal, ...]]:
    """Return a cell without personal data, "" where it tells nothing, with the kinds that were removed."""
    text, kinds = screen(" ".join(as_said(text).split()), keep)
    return ("" if text.lower() in _BLANKS else text), kinds


def _read_list(name: str, kind: type[StrEnum], text: str, draft: Draft) -> None:
    word = read_word(kind, text)
    if word is not None:
        setattr(draft, name, word)
        return
    kept = _UNREAD.get(name)
    if kept is not None:
        setattr(draft, name, kept)
    words = ", ".join(kind)
    message = f"{quoted(text)} is no {name}; use {words}, or leave it blank; {kept or 'nothing'} is kept till then"
    draft.reasons.append(review(name, "unknown_word", message))


def _share(text: str) -> float | None:
    if not re.fullmatch(r"\d*[.,]?\d+%?", text):
        return None
    number = float(text.rstrip("%").replace(",", ".")) / (100 if text.endswith("%") else 1)
    return number if number <= 1 else None


_GRADES: Final[Mapping[str, tuple[Callable[[str], object], str]]] = {
    "reliability": (read_grade, "A to F"),
    "credibility": (read_credibility, "1 to 6"),
    "confidence": (_share, "a number from 0 to 1"),
}


def _read_grades(said: Mapping[str, str], draft: Draft) -> None:
    for name, (read, allowed) in _GRADES.items():
        if name not in said:
            continue
        grade = read(said[name])
        setattr(draft, name, grade)
        if grade is None:
            message = f"{quoted(said[name])} is no {name}; use {allowed}, or leave it blank"
            draft.reasons.append(review(name, "unknown_word", message))


def _read_url(text: str, draft: Draft) -> None:
    if _is_web_link(text):
        draft.url = text
    elif not any(reason.field == "url" for reason in draft.reasons):
        message = f"{quoted(text)} is no link that can be kept; write it from https:// on, or leave it blank"
        draft.reasons.append(review("url", "bad_url", message))


def _is_web_link(text: str) -> bool:
    if len(text) > _LONGEST_URL:
        return False
    if _PLAIN_URL.fullmatch(text):
        return True
    if re.search(r"[\s<>\"\x00-\x1f\x7f]", text):
        return False
    try:
        link = urlsplit(text)
        host = link.hostname
        _ = link.port
    except ValueError:
        return False
    return link.scheme in {"http", "https"} and bool(host) and link.username is None and "." in str(host)


def _read_place(role: str, present: Sequence[str], said: Mapping[str, str], draft: Draft) -> None:
    parts = {part: said[name] for part in present if (name := place_field(role, part)) in said}
    place, reasons = read_place(role, said.get(role, ""), parts)
    draft.reasons.extend(reasons)
    if place is not None:
        draft.places[role] = place


def _article(kind: Personal) -> str:
    word = {Personal.PHONE: "phone number", Personal.EMAIL: "e-mail address", Personal.IP: "IP address"}.get(kind, kind)
    return f"an {word}" if word[0] in "eaiou" or kind is Personal.IP else f"a {word}"


def _check_told(draft: Draft) -> None:
    if not draft.equipment and not draft.equipment_class:
        message = "the row does not tell what was seen; fill in equipment or equipment_class"
        draft.reasons.append(Reason("equipment", "no_equipment", message))
    if not draft.places and not any(reason.code in _PLACE_FAULTS for reason in draft.reasons):
        message = "the row does not tell where; fill in place, lat and lon, origin or destination"
        draft.reasons.append(Reason("place", "no_place", message))
