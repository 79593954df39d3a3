"""One cell of a stored row that an analyst rewrites: read as import reads it, screened, or refused with the mend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from geo.intake.cell_readers import is_web_link
from geo.intake.fields import ROLES, SAYS_WHO
from geo.intake.posts_mending import written
from geo.intake.privacy import mask, mask_source
from geo.intake.tally import read_tally
from geo.intake.verdicts import Reason
from geo.intake.when import DATE_ORDERS, DateFault, read_span
from geo.intake.words import read_side
from geo.model import UNNAMED_SOURCE, Flow, Interval, Mode, ReportKind, Status, Tlp, Unit
from geo.reports.equipment.lexicon import CLASSES, open_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from geo.model import Toponym
    from geo.places.query import Geocoder

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "status": tuple(each.value for each in Status),
    "equipment_class": tuple(CLASSES),
    "unit": tuple(each.value for each in Unit),
    "flow": tuple(each.value for each in Flow),
    "mode": ("", *(each.value for each in Mode)),
    "report_kind": tuple(each.value for each in ReportKind),
    "tlp": tuple(each.value for each in Tlp),
}
"""Fields of closed lists, with what each may be; blank is not told."""
TEXTS: Final = (
    "count", "equipment", "observed_from", "observed_to", "place", "origin", "destination", "affiliation", "activity",
    "source", "via", "url", "published", "note",
)  # fmt: skip
"""Fields that are written as text, in the writings that import knows."""
EDITABLE: Final = (*WORDS, *TEXTS)


@dataclass(frozen=True, kw_only=True, slots=True)
class CellReader:
    """What reads cells: `geocoder` settles names, `zone` is that of times without one."""

    geocoder: Geocoder
    zone: tzinfo

    def read(self, field: str, text: str) -> dict[str, Any] | Reason:
        """Return the changes that a cell means, as `geo.records.ledger.update_sightings` takes them.

        A blank cell is not told. Return the reason where the text cannot be that field.
        """
        clean = " ".join(text.replace("\x00", "").split())
        if field in WORDS:
            return _word(field, clean)
        shown, taken = (mask_source if field in SAYS_WHO else mask)(clean)
        if taken and field in {"url", "equipment", *ROLES}:
            message = "this looks like a way to reach a person, and is not stored; leave it out"
            return Reason(field, f"{taken[0].name.lower()}_removed", message)
        if field in ROLES:
            return self._place(field, shown)
        if field in {"observed_from", "observed_to", "published"}:
            return self._day(field, shown)
        return _READERS.get(field, _text)(field, shown)

    def _place(self, role: str, text: str) -> dict[str, Any] | Reason:
        found = written(role, text, self.geocoder)
        if isinstance(found, Reason) or found is None or found.place is not None:
            return found if isinstance(found, Reason) else {role: found}
        if found.candidates:
            could = "; ".join(_named(found, at) for at in range(min(3, len(found.candidates))))
            message = f"{text!r} can be {could}: add its country and region, or write coordinates"
            return Reason(role, "ambiguous_place", message)
        return Reason(role, "unknown_place", f"{text!r} is in no list of places: add its region, or write coordinates")

    def _day(self, field: str, text: str) -> dict[str, Any] | Reason:
        if not text:
            return {field: None}
        span = read_span(text, frozenset(DATE_ORDERS), self.zone)
        if isinstance(span, DateFault):
            message = span.message if span.code != "words" else f"{text!r} is no date; write YYYY-MM-DD"
            return Reason(field, span.code, message)
        first, last = span.first or span.last, span.last or span.first
        return {field: first if field == "observed_from" else last}


def _named(found: Toponym, at: int) -> str:
    place = found.candidates[at]
    where = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"{place.name} ({where}) at {place.lat:.2f}, {place.lon:.2f}"


def _word(field: str, text: str) -> dict[str, Any] | Reason:
    if text not in WORDS[field]:
        words = ", ".join(word for word in WORDS[field] if word)
        return Reason(field, "unknown_word", f"{text!r} is no {field.replace('_', ' ')}; use {words}")
    return {field: text or None}


def _count(field: str, text: str) -> dict[str, Any] | Reason:
    count = read_tally(text, "", "", "")
    return {field: count} if isinstance(count, Interval) else count


def _equipment(field: str, text: str) -> dict[str, Any] | Reason:
    if not text:
        return Reason(field, "no_equipment", "say what was seen, as the report says it")
    known = open_lexicon().classify(text)
    if known is None:
        return {field: text}
    return {field: text, "equipment_class": known.equipment_class, "unit": known.unit.value}


def _url(field: str, text: str) -> dict[str, Any] | Reason:
    if text and not is_web_link(text):
        return Reason(field, "bad_url", f"{text[:60]!r} is no web link; write it from https:// on")
    return {field: text or None}


def _source(field: str, text: str) -> dict[str, Any] | Reason:
    return {field: text or UNNAMED_SOURCE}


def _side(field: str, text: str) -> dict[str, Any] | Reason:
    return {field: read_side(text) or None}


def _text(field: str, text: str) -> dict[str, Any] | Reason:
    return {field: text or None}


_READERS: Final[Mapping[str, Callable[[str, str], dict[str, Any] | Reason]]] = {
    "count": _count,
    "equipment": _equipment,
    "url": _url,
    "source": _source,
    "affiliation": _side,
}


def read_row(
    reader: CellReader, cells: Mapping[str, str], held: tuple[date | datetime | None, date | datetime | None]
) -> tuple[dict[str, Any], tuple[Reason, ...]]:
    """Read the cells of one row that were rewritten, together; `held` are its first and last day as they stand.

    What is written into a cell goes before what another cell implies: a class that is chosen before the lexicon's.
    """
    changes: dict[str, Any] = {}
    faults = []
    for field in sorted(cells, key=lambda name: name != "equipment"):
        found = reader.read(field, cells[field])
        if isinstance(found, Reason):
            faults.append(found)
        else:
            changes |= found
    first, last = (
        _day_of(changes.get(end, was)) for end, was in zip(("observed_from", "observed_to"), held, strict=True)
    )
    if first is not None and last is not None and first > last:
        message = f"the first day {first} is after the last day {last}; swap the two or mend the wrong one"
        faults.append(Reason("observed_from", "from_after_to", message))
    return changes, tuple(faults)


def _day_of(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when
