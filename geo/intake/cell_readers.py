"""Single fields of a row read from their cells: words of closed lists, grades, links, places, and what was masked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from geo.intake.cell_text import BLANKS, UNCOMPUTED
from geo.intake.fields import place_field
from geo.intake.positions import read_place
from geo.intake.privacy import Personal
from geo.intake.quoting import quoted
from geo.intake.row_dates import DATE_FIELDS
from geo.intake.verdicts import Reason, remark, review
from geo.intake.words import read_credibility, read_grade, read_word
from geo.model import Mode, ReportKind, TimePrecision, Tlp, Unit
from geo.records.csv_text import as_said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from enum import StrEnum

    from geo.intake.draft import Draft
    from geo.intake.privacy import Screen

LISTS: Final[Mapping[str, type[StrEnum]]] = {
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
MARK: Final = re.compile(r"\[[a-z ]+ removed\]")
"""What stands where something personal was masked, in a file that we gave back too."""
_NOT_READ: Final = frozenset({"url", "row_id"})
"""Fields that hold no words: what is left of them need not be read for names."""
_BOTH_GRADES: Final = re.compile(r"([A-Fa-f])\s?[-/]?\s?([1-6])")
_PLACE_FAULTS: Final = frozenset({"bad_coordinates", "half_coordinates"})
_LONGEST_URL: Final = 2_000
_PLAIN_URL: Final = re.compile(r"https?://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/?][^\s<>\"\x00-\x20\x7f@]*)?")


def told_of_removal(name: str, kinds: Iterable[Personal]) -> Iterator[Reason]:
    """Yield what to say of a field out of which something personal was taken."""
    for kind in kinds:
        code = f"{kind.name.lower()}_removed"
        yield remark(name, code, f"{_article(kind)} was removed from {name} and is not stored")
    if kinds and name not in _NOT_READ:
        yield read_for_names(name)


def read_for_names(name: str) -> Reason:
    """Return the reason of a field beside whose mark the name of a person may stand."""
    message = f"something personal was removed from {name}: read the rest for names of people"
    mend = "where there is one, reject the row and import it without the name"
    return review(name, "read_for_names", f"{message}; {mend}")


def told_of_release(name: str, kinds: Iterable[Personal]) -> Iterator[Reason]:
    """Yield what to say of a field in which something was released by hand."""
    for kind in sorted(kinds):
        code = f"{kind.name.lower()}_released"
        yield remark(name, code, f"what looked like {_article(kind)} in {name} was released by hand and is stored")


def spreadsheet_error(name: str, text: str) -> Reason:
    """Return what to say of a cell that holds an error of a spreadsheet."""
    if text == UNCOMPUTED:
        message = "the cell holds a formula that was never computed; open the file in a spreadsheet and save it"
    else:
        message = f"the cell holds the error {text} of a spreadsheet; mend its formula, or clear the cell"
    return Reason(name, "error_cell", message)


def screened_cell(
    text: str, screen: Screen, keep: frozenset[Personal] = frozenset()
) -> tuple[str, tuple[Personal, ...]]:
    """Return a cell without personal data, "" where it tells nothing, with the kinds that were removed."""
    text, kinds = screen(" ".join(as_said(text).split()), keep)
    return (text if tells_something(text) else ""), kinds


def tells_something(text: str) -> bool:
    """Tell whether a cell holds more than what people write where they know nothing."""
    return text.lower() not in BLANKS


def read_list(name: str, kind: type[StrEnum], text: str, draft: Draft) -> None:
    """Read a word of a closed list into its field of the draft."""
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


GRADES: Final[Mapping[str, tuple[Callable[[str], object], str]]] = {
    "reliability": (read_grade, "A to F"),
    "credibility": (read_credibility, "1 to 6"),
    "confidence": (_share, "a number from 0 to 1"),
}


def read_grades(said: Mapping[str, str], draft: Draft) -> None:
    """Read the grades of a row; both at once ("B2") where they share a cell."""
    if "grade" in said:
        both = _BOTH_GRADES.fullmatch(said["grade"])
        if both is None:
            message = f"{quoted(said['grade'])} is no grade; use A1 to F6, or leave it blank"
            draft.reasons.append(review("grade", "unknown_word", message))
        else:
            draft.reliability, draft.credibility = both[1].upper(), int(both[2])
    for name, (read, allowed) in GRADES.items():
        if name not in said:
            continue
        grade = read(said[name])
        setattr(draft, name, grade)
        if grade is None:
            message = f"{quoted(said[name])} is no {name}; use {allowed}, or leave it blank"
            draft.reasons.append(review(name, "unknown_word", message))


def read_url(text: str, draft: Draft) -> None:
    """Read a web link; what is none is told and not kept."""
    if is_web_link(text):
        draft.url = text
    elif not any(reason.field == "url" for reason in draft.reasons):
        message = f"{quoted(text)} is no link that can be kept; write it from https:// on, or leave it blank"
        draft.reasons.append(review("url", "bad_url", message))


def is_web_link(text: str) -> bool:
    """Tell whether a text is a link of the web that can be kept."""
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


def read_role(role: str, present: Sequence[str], said: Mapping[str, str], draft: Draft) -> None:
    """Read the place of a role, name and position, into the draft."""
    parts = {part: said[name] for part in present if (name := place_field(role, part)) in said}
    place, reasons = read_place(role, said.get(role, ""), parts)
    draft.reasons.extend(reasons)
    if place is not None:
        draft.places[role] = place


def _article(kind: Personal) -> str:
    word = {Personal.PHONE: "phone number", Personal.EMAIL: "e-mail address", Personal.IP: "IP address"}.get(kind, kind)
    return f"an {word}" if word[0] in "eaiou" or kind is Personal.IP else f"a {word}"


def check_dated(draft: Draft) -> None:
    """Tell of a row that names no day at all: nothing invents one, and it is counted apart."""
    if not (draft.first or draft.last or draft.published or draft.undated) and not any(
        reason.field in DATE_FIELDS for reason in draft.reasons
    ):
        message = (
            "the row names no day, so it is counted apart and stands on no day of the timeline; fill in date if known"
        )
        draft.reasons.append(remark("observed", "no_date", message))


def check_told(draft: Draft) -> None:
    """Reject a row that does not tell what was seen, or where."""
    if not draft.equipment and not draft.equipment_class:
        message = "the row does not tell what was seen; fill in equipment or equipment_class"
        draft.reasons.append(Reason("equipment", "no_equipment", message))
    if not draft.places and not any(reason.code in _PLACE_FAULTS for reason in draft.reasons):
        message = "the row does not tell where; fill in place, lat and lon, origin or destination"
        draft.reasons.append(Reason("place", "no_place", message))
