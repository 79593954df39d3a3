"""Store the sightings of a batch with their sources, reports, places and movements, in bulk."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from datetime import UTC, date, datetime, time
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.errors import UsageError
from geo.records import joining
from geo.records.bulk import insert_rows
from geo.records.movement_days import Told, movement_days
from geo.records.numbering import Named, known_numbers, missing, next_number, number_of
from geo.records.placing import place_key, store_places
from geo.records.tables import ROLES, movement, report, sighting, source
from geo.records.tellings import store_tellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.model import Interval, Report, Sighting, Toponym
    from geo.records.entries import Follower, NewSighting

MAX_COUNT = 2**31 - 1
"""Largest count that every database's integer holds."""
_LOOKED_EVERY: Final = 500
"""Rows between two words to whoever follows the work."""


def store_sightings(
    connection: sa.Connection, change: int, batch_no: int, new: Sequence[NewSighting], stored: Follower | None = None
) -> None:
    """Store the sightings of one batch; numbers are given in the order of `new`. `stored` is told how far it is."""
    reports = _store_reports(connection, change, _reports_by_line(new))
    places = _store_toponyms(connection, change, (each.sighting for each in new))
    movements = _store_movements(connection, change, new)
    first = next_number(connection, sighting)
    names = [column.name for column in sighting.c]
    order = itemgetter(*names)

    def rows() -> Iterator[tuple[Any, ...]]:
        for index, each in enumerate(new):
            if stored is not None and index % _LOOKED_EVERY == 0:
                stored.reach(index)
            row = sighting_columns(each.sighting)
            for role in ROLES:
                row |= place_columns(role, getattr(each.sighting, role), places)
            row["no"], row["batch_no"], row["change"], row["live"] = first + index, batch_no, change, True
            row["row_number"], row["row_key"] = each.row_number, each.row_key
            row["movement_no"], row["report_no"] = movements[index], reports[_line(each.sighting.report, each.row_key)]
            yield order(row)

    insert_rows(connection, sighting, names, rows())
    store_tellings(connection, first, new)
    joined = {number_of(Named.MOVEMENT, each.movement_id) for each in new if each.movement_id}
    if joined:
        joining.settle(connection, change, joined)
    if stored is not None:
        stored.end(len(new))


def sighting_columns(each: Sighting) -> dict[str, Any]:
    """Return the stored columns of a sighting's own words; places, report and movement come beside them."""
    extra: dict[str, Any] = {}
    if each.spans:
        extra["spans"] = {name: list(span) for name, span in each.spans.items()}
    for role in ROLES:
        toponym: Toponym | None = getattr(each, role)
        if toponym and toponym.candidates:
            extra.setdefault("candidates", {})[role] = [found.as_answer() for found in toponym.candidates]
    count_min, count_max = _count(each.count)
    return {
        "status": each.status.value,
        "report_kind": each.report_kind.value,
        "equipment": each.equipment,
        "equipment_class": each.equipment_class,
        "unit": each.unit.value,
        "count_min": count_min,
        "count_max": count_max,
        "count_qualifier": each.count.count_qualifier.value,
        "mode": each.mode.value if each.mode else None,
        "activity": each.activity,
        "flow": each.flow.value,
        "affiliation": each.affiliation,
        **when_columns(each.observed_from, each.observed_to),
        "time_precision": each.time_precision.value if each.time_precision else None,
        "reliability": each.report.source.reliability,
        "credibility": each.report.credibility,
        "tlp": each.report.tlp.value,
        "note": each.note,
        "confidence": each.confidence,
        "review_reasons": "\n".join(each.review_reasons) or None,
        "extra": extra or None,
    }


def when_columns(first: date | datetime | None, last: date | datetime | None) -> dict[str, Any]:
    """Return the stored times (UTC) and days of an interval.

    A time with a zone is stored in UTC, while its day stays the one that its own clock shows; a time without a zone
    is UTC; a day is stored as its midnight. Raises UsageError where the interval ends before it begins.
    """
    columns = {"observed_from": utc(first), "observed_to": utc(last), "first_day": _day(first), "last_day": _day(last)}
    if columns["first_day"] and columns["last_day"] and columns["first_day"] > columns["last_day"]:
        msg = f"observed_from {first} is after observed_to {last}; swap the two"
        raise UsageError(msg)
    return columns


def utc(when: date | datetime | None) -> datetime | None:
    """Return a time as the database keeps it: UTC, without a zone; a day as its midnight."""
    if when is None:
        return None
    if not isinstance(when, datetime):
        return datetime.combine(when, time.min)
    return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when


def _day(when: date | datetime | None) -> date | None:
    return when.date() if isinstance(when, datetime) else when


def _count(count: Interval) -> tuple[int | None, int | None]:
    low, high = count.count_min, count.count_max
    for bound in (low, high):
        if bound is not None and not 0 <= bound <= MAX_COUNT:
            msg = f"A count of {bound} cannot be stored; give a number from 0 to {MAX_COUNT}"
            raise UsageError(msg)
    if low is not None and high is not None and low > high:
        msg = f"count_min {low} is above count_max {high}; swap the two"
        raise UsageError(msg)
    return low, high


_ENDS: Final = ("_no", "_text", "_status", "_confidence", "_method")
_NAMES: Final = {role: tuple(f"{role}{end}" for end in _ENDS) for role in ROLES}
_NOWHERE: Final[dict[str, dict[str, Any]]] = {role: dict.fromkeys(names) for role, names in _NAMES.items()}


def place_columns(role: str, toponym: Toponym | None, places: dict[int, int]) -> dict[str, Any]:
    """Return the stored columns of one place role; `places` gives the number of each place by its `id()`."""
    if toponym is None:
        return _NOWHERE[role]
    found = toponym.place
    number, confidence, method = (
        (places[id(found)], found.confidence, found.method) if found else (None, None, toponym.method)
    )
    return dict(zip(_NAMES[role], (number, toponym.text, toponym.status.value, confidence, method), strict=True))


def store_toponyms(connection: sa.Connection, change: int, toponyms: Iterable[Toponym | None]) -> dict[int, int]:
    """Store the places of toponyms and return the number of each by the place's `id()`."""
    found = {id(each.place): each.place for each in toponyms if each is not None and each.place is not None}
    keys = {identity: place_key(each) for identity, each in found.items()}
    numbers = store_places(connection, change, {keys[identity]: each for identity, each in found.items()})
    return {identity: numbers[key] for identity, key in keys.items()}


def _store_toponyms(connection: sa.Connection, change: int, sightings: Iterable[Sighting]) -> dict[int, int]:
    return store_toponyms(connection, change, (getattr(each, role) for each in sightings for role in ROLES))


_Line = tuple[int, str]
"""What stands for the report of a row: the object, and the row's key where the report is nameless, else ""."""


def _line(each: Report, row_key: str) -> _Line:
    return id(each), row_key if each.is_nameless else ""


def _reports_by_line(new: Iterable[NewSighting]) -> dict[_Line, Report]:
    return {_line(each.sighting.report, each.row_key): each.sighting.report for each in new}


def report_key(each: Report, row_key: str) -> str:
    """Return what tells one report from another: source, outlet, link, time and wording.

    A nameless report is that of its row only: were it shared, lines of different reports would add up. `row_key` is
    "" for all others.
    """
    parts = (each.source.name, each.via, each.url, utc(each.published), each.text, *([row_key] if row_key else []))
    text = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def store_report(connection: sa.Connection, change: int, each: Report, row_key: str) -> int:
    """Store the report of a row, if it is new, and return its number."""
    line = _line(each, row_key)
    return _store_reports(connection, change, {line: each})[line]


def _store_reports(connection: sa.Connection, change: int, reports: Mapping[_Line, Report]) -> dict[_Line, int]:
    """Store the reports and sources that are new; return each report's number by the line that it stands for."""
    keys = {line: report_key(each, line[1]) for line, each in reports.items()}
    by_key = {keys[line]: each for line, each in reports.items()}
    sources = dict.fromkeys(each.source.name for each in by_key.values())
    source_numbers = known_numbers(connection, source.c.name, sources)
    _add(connection, source, source_numbers, ({"name": name, "change": change} for name in sources), "name")
    numbers = known_numbers(connection, report.c.key, by_key)
    rows = (
        {
            "key": key,
            "source_no": source_numbers[each.source.name],
            "via": each.via,
            "url": each.url,
            "text": each.text,
            "published": utc(each.published),
            "change": change,
        }
        for key, each in by_key.items()
    )
    _add(connection, report, numbers, rows, "key")
    return {line: numbers[key] for line, key in keys.items()}


def _add(
    connection: sa.Connection, table: sa.Table, numbers: dict[str, int], rows: Iterable[dict[str, Any]], key: str
) -> None:
    """Store the rows whose key has no number yet, and give them one."""
    new = [row for row in rows if row[key] not in numbers]
    if not new:
        return
    for number, row in enumerate(new, start=next_number(connection, table)):
        row["no"] = numbers[row[key]] = number
    insert_rows(connection, table, list(new[0]), (tuple(row.values()) for row in new))


def _store_movements(connection: sa.Connection, change: int, new: Sequence[NewSighting]) -> list[int]:
    """Store the batch's movements and return the movement's number of each sighting, in order."""
    following = next_number(connection, movement)
    held = _held_movements(connection, {each.movement_id for each in new if each.movement_id})
    by_key: dict[str, int] = {}
    told: dict[int, list[Told]] = defaultdict(list)
    numbers = []
    for each in new:
        key = each.sighting.movement_key
        if each.movement_id:
            numbers.append(held[each.movement_id])
            continue
        number = by_key.get(key, following) if key is not None else following
        if number == following:
            following += 1
            if key is not None:
                by_key[key] = number
        numbers.append(number)
        days = _day(each.sighting.observed_from), _day(each.sighting.observed_to)
        told[number].append(Told(each.sighting.status, each.sighting.report_kind, *days))
    if told:
        names = ["no", "change", *movement_days([])]
        rows = ((number, change, *movement_days(told[number]).values()) for number in told)
        insert_rows(connection, movement, names, rows)
    return numbers


def _held_movements(connection: sa.Connection, names: Iterable[str]) -> dict[str, int]:
    held = {}
    for name in names:
        number = number_of(Named.MOVEMENT, name)
        if not connection.execute(sa.select(movement.c.no).where(movement.c.no == number)).first():
            raise missing(Named.MOVEMENT, name)
        held[name] = number
    return held
