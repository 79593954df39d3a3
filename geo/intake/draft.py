"""One row as it says itself: each field read from its cell, before any place is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from geo.intake.fields import ROLES, place_field
from geo.intake.positions import SaidPlace, read_position
from geo.intake.privacy import Personal, mask
from geo.intake.tally import UNKNOWN, read_tally
from geo.intake.verdicts import Reason, remark, review
from geo.intake.when import DateFault, Span, read_span
from geo.intake.words import read_credibility, read_grade, read_side, read_word
from geo.model import Mode, ReportKind, TimePrecision, Tlp, Unit
from geo.reports.dates import read_when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import tzinfo
    from enum import StrEnum

    from geo.model import Interval

_BLANKS: Final = frozenset({"-", "--", "–", "—", "n/a", "na", "nan", "null", "none", "?", "nil"})
"""What people write into a cell of which they know nothing."""
_QUOTED: Final = 60
_LISTS: Final[Mapping[str, type[StrEnum]]] = {
    "unit": Unit,
    "mode": Mode,
    "report_kind": ReportKind,
    "time_precision": TimePrecision,
    "tlp": Tlp,
}
_COARSE: Final = (TimePrecision.MONTH, TimePrecision.WEEK, TimePrecision.DAY, TimePrecision.HOUR)
_LONGEST_URL: Final = 2_000
_REMEMBERED: Final = 200_000


@dataclass(slots=True)
class Draft:
    """A row as read; blank texts and None are what it does not tell.

    `undated` keeps the texts of dates that could not be decided, so that the row keeps its identity.
    """

    number: int
    equipment: str = ""
    equipment_class: str = ""
    count: Interval = UNKNOWN
    places: dict[str, SaidPlace] = field(default_factory=dict)
    first: date | datetime | None = None
    last: date | datetime | None = None
    published: date | datetime | None = None
    time_precision: TimePrecision | None = None
    unit: Unit | None = None
    mode: Mode | None = None
    report_kind: ReportKind = ReportKind.OBSERVATION
    tlp: Tlp = Tlp.CLEAR
    flow: str = ""
    activity: str = ""
    affiliation: str = ""
    source: str = ""
    via: str = ""
    url: str = ""
    reliability: str | None = None
    credibility: int | None = None
    confidence: float | None = None
    note: str = ""
    movement_id: str = ""
    undated: tuple[str, ...] = ()
    reasons: list[Reason] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What holds for all rows of a file: date orders of its columns, zone of its times, what is given beside it."""

    orders: Mapping[str, frozenset[str]]
    zone: tzinfo
    today: date
    source: str = ""
    published: date | None = None


class RowReader:
    """Reads the rows of one file into drafts; remembers cells, since columns repeat themselves."""

    def __init__(self, of: Mapping[str, int], setting: Setting) -> None:
        self._of = tuple(of.items())
        self._setting = setting
        self._clean: dict[str, tuple[str, tuple[Personal, ...]]] = {}
        self._spans: dict[tuple[str, str, date | None], Span | DateFault] = {}

    def read(self, number: int, cells: Sequence[str]) -> Draft:
        """Read one row; what is wrong with it stands in its reasons."""
        draft = Draft(number)
        said = self._said(cells, draft)
        for name in ("equipment", "equipment_class", "flow", "activity", "source", "via", "note", "movement_id"):
            if name in said:
                setattr(draft, name, said[name])
        draft.source = draft.source or self._setting.source
        if "affiliation" in said:
            draft.affiliation = read_side(said["affiliation"])
        self._read_lists(said, draft)
        self._read_grades(said, draft)
        if "url" in said:
            self._read_url(said["url"], draft)
        count = read_tally(*(said.get(name, "") for name in ("count", "count_min", "count_max", "count_qualifier")))
        if isinstance(count, Reason):
            draft.reasons.append(count)
        else:
            draft.count = count
        self._read_dates(said, draft)
        for role in ROLES:
            self._read_place(role, said, draft)
        _check_told(draft)
        return draft

    def _said(self, cells: Sequence[str], draft: Draft) -> dict[str, str]:
        """Return the texts that a row has, screened: nothing after this sees what was removed."""
        said = {}
        for name, at in self._of:
            text = cells[at].strip()
            if not text:
                continue
            found = self._clean.get(text)
            if found is None:
                if len(self._clean) > _REMEMBERED:
                    self._clean.clear()
                found = self._clean[text] = mask(" ".join(text.split()) if name != "note" else text)
            text, kinds = found
            if text.lower() not in _BLANKS:
                said[name] = text
            for kind in kinds:
                code = f"{kind.name.lower()}_removed"
                draft.reasons.append(remark(name, code, f"{_article(kind)} was removed from {name} and is not stored"))
        return said

    def _read_lists(self, said: Mapping[str, str], draft: Draft) -> None:
        for name, kind in _LISTS.items():
            if name not in said:
                continue
            word = read_word(kind, said[name])
            if word is None:
                allowed = ", ".join(kind)
                message = f"{quoted(said[name])} is no {name}; use {allowed}, or leave it blank"
                draft.reasons.append(Reason(name, "unknown_word", message))
            else:
                setattr(draft, name, word)

    def _read_grades(self, said: Mapping[str, str], draft: Draft) -> None:
        if "reliability" in said:
            draft.reliability = read_grade(said["reliability"])
            if draft.reliability is None:
                message = f"{quoted(said['reliability'])} is no reliability; use A to F, or leave it blank"
                draft.reasons.append(Reason("reliability", "unknown_word", message))
        if "credibility" in said:
            draft.credibility = read_credibility(said["credibility"])
            if draft.credibility is None:
                message = f"{quoted(said['credibility'])} is no credibility; use 1 to 6, or leave it blank"
                draft.reasons.append(Reason("credibility", "unknown_word", message))
        if "confidence" in said:
            draft.confidence = _share(said["confidence"])
            if draft.confidence is None:
                message = f"{quoted(said['confidence'])} is no confidence; use a number from 0 to 1, or leave it blank"
                draft.reasons.append(Reason("confidence", "bad_number", message))

    def _read_url(self, text: str, draft: Draft) -> None:
        if _is_web_link(text):
            draft.url = text
        elif not any(reason.field == "url" for reason in draft.reasons):
            message = f"{quoted(text)} is no link that can be kept; write it from https:// on, or leave it blank"
            draft.reasons.append(review("url", "bad_url", message))

    def _read_dates(self, said: Mapping[str, str], draft: Draft) -> None:
        published = self._span("published", said, None, draft)
        draft.published = (published.last or published.first) if published else self._setting.published
        spans = {name: self._span(name, said, draft.published, draft) for name in _OBSERVED if name in said}
        first = spans.get("observed_from") or spans.get("observed")
        last = spans.get("observed_to") or spans.get("observed")
        draft.first = first.first if first else None
        draft.last = last.last if last else None
        told = {span.precision for span in (first, last) if span}
        if draft.time_precision is None:
            draft.time_precision = next((precision for precision in _COARSE if precision in told), None)
        draft.reasons.extend(_check_days(draft, self._setting.today))

    def _span(self, name: str, said: Mapping[str, str], published: date | None, draft: Draft) -> Span | None:
        text = said.get(name)
        if text is None:
            return None
        day = _day(published)
        key = (name, text, day)
        span = self._spans.get(key)
        if span is None:
            if len(self._spans) > _REMEMBERED:
                self._spans.clear()
            span = self._spans[key] = self._read_span(name, text, day)
        if isinstance(span, Span):
            return span
        make = review if span.code == "ambiguous_date" else Reason
        draft.reasons.append(make(name, span.code, span.message))
        draft.undated = (*draft.undated, text)
        return None

    def _read_span(self, name: str, text: str, published: date | None) -> Span | DateFault:
        orders = self._setting.orders.get(name, frozenset())
        span = read_span(text, orders, self._setting.zone)
        if not isinstance(span, DateFault):
            return span
        if span.code != "words":
            return DateFault(span.code, span.message)
        when = read_when(text, published, next(iter(orders)) if len(orders) == 1 else "dmy")
        if when is not None:
            return Span(self._local(when.first), self._local(when.last), when.precision)
        return DateFault("bad_date", f"{quoted(text)} is no date; write YYYY-MM-DD")

    def _local(self, when: date | datetime | None) -> date | datetime | None:
        if isinstance(when, datetime) and when.tzinfo is None:
            return when.replace(tzinfo=self._setting.zone)
        return when

    def _read_place(self, role: str, said: Mapping[str, str], draft: Draft) -> None:
        parts = {part: said.get(place_field(role, part), "") for part in _PARTS}
        if role not in said and not any(parts.values()):
            return
        position = read_position(role, parts["lat"], parts["lon"], parts["coordinates"])
        if isinstance(position, Reason):
            draft.reasons.append(position)
            position = None
        text = said.get(role, "")
        if text or position is not None:
            draft.places[role] = SaidPlace(text, position, parts["country"], parts["admin1"])


_OBSERVED: Final = ("observed", "observed_from", "observed_to")
_PARTS: Final = ("lat", "lon", "coordinates", "country", "admin1")


def quoted(text: str) -> str:
    """Return a cell as a message quotes it: short, and screened before."""
    return repr(text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…")


def _article(kind: Personal) -> str:
    word = {Personal.PHONE: "phone number", Personal.EMAIL: "e-mail address", Personal.IP: "IP address"}.get(kind, kind)
    return f"an {word}" if word[0] in "eaiou" or kind is Personal.IP else f"a {word}"


def _share(text: str) -> float | None:
    if not re.fullmatch(r"\d*[.,]?\d+%?", text):
        return None
    number = float(text.rstrip("%").replace(",", ".")) / (100 if text.endswith("%") else 1)
    return number if number <= 1 else None


def _is_web_link(text: str) -> bool:
    if len(text) > _LONGEST_URL or re.search(r"[\s<>\"\x00-\x1f\x7f]", text):
        return False
    try:
        link = urlsplit(text)
        host = link.hostname
        _ = link.port
    except ValueError:
        return False
    return link.scheme in {"http", "https"} and bool(host) and link.username is None and "." in str(host)


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _check_days(draft: Draft, today: date) -> list[Reason]:
    first, last, published = _day(draft.first), _day(draft.last), _day(draft.published)
    reasons = []
    if first is not None and last is not None and first > last:
        message = f"observed_from {first} is after observed_to {last}; swap them or mend the wrong one"
        reasons.append(Reason("observed_from", "from_after_to", message))
    if published is not None and published > today:
        reasons.append(review("published", "in_future", f"published {published} is in the future; mend the date"))
    if draft.report_kind is ReportKind.FORECAST:
        return reasons
    name, latest = max(
        ((name, day) for name, day in (("observed_to", last), ("observed_from", first)) if day is not None),
        key=lambda each: each[1],
        default=("", None),
    )
    if latest is None:
        return reasons
    if latest > today:
        reasons.append(
            review(name, "in_future", f"{name} {latest} is in the future; mend it, or say report_kind forecast")
        )
    elif published is not None and latest > published:
        message = (
            f"{name} {latest} is after the day of publication {published}; mend it, leave an expected day blank, "
            "or say report_kind forecast"
        )
        reasons.append(review(name, "after_published", message))
    return reasons


def _check_told(draft: Draft) -> None:
    if not draft.equipment and not draft.equipment_class:
        message = "the row does not tell what was seen; fill in equipment or equipment_class"
        draft.reasons.append(Reason("equipment", "no_equipment", message))
    if not draft.places and not any(reason.code in _PLACE_FAULTS for reason in draft.reasons):
        message = "the row does not tell where; fill in place, lat and lon, origin or destination"
        draft.reasons.append(Reason("place", "no_place", message))


_PLACE_FAULTS: Final = frozenset({"bad_coordinates", "half_coordinates"})
