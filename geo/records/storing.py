"""What of a sighting is stored in which form: its times, its counts, its places, its report."""

from __future__ import annotations

import hashlib
import itertools
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from geo.errors import UsageError
from geo.model import GeocodeStatus
from geo.records.bulk import insert_rows
from geo.records.numbering import known_numbers, next_number
from geo.records.placing import place_key, store_places
from geo.records.tables import ROLES, report, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import sqlalchemy as sa

    from geo.model import Interval, Report, Toponym

OPEN: Final = frozenset({GeocodeStatus.AMBIGUOUS.value, GeocodeStatus.NOT_FOUND.value})
"""What a geocoder says of a name that is in doubt: only of these is kept what else they could mean."""
MAX_COUNT = 2**31 - 1
"""Largest count that every database's integer holds."""


def when_columns(first: date | datetime | None, last: date | datetime | None) -> dict[str, Any]:
    """Return the stored times (UTC) and days of an interval.

    A time with a zone is stored in UTC, while its day stays the one that its own clock shows; a time without a zone
    is UTC; a day is stored as its midnight. Raises UsageError where the interval ends before it begins.
    """
    times = {"observed_from": utc(first), "observed_to": utc(last)}
    columns: dict[str, Any] = {**times, "first_day": day_of(first), "last_day": day_of(last)}
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


def day_of(when: date | datetime | None) -> date | None:
    """Return the day as a time's own clock shows it."""
    return when.date() if isinstance(when, datetime) else when


def count_columns(count: Interval) -> tuple[int | None, int | None]:
    """Return the two bounds of a count as they are stored. Raises UsageError where they cannot be."""
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


Line = tuple[int, str]
"""What stands for the report of a row: the object, and the row's key where the report is nameless, else ""."""


def line_of(each: Report, row_key: str) -> Line:
    """Return what stands for the report of a row."""
    return id(each), row_key if each.is_nameless else ""


def report_key(each: Report, row_key: str) -> str:
    """Return what tells one report from another: source, outlet, link, time and wording.

    A nameless report is that of its row only: were it shared, lines of different reports would add up. `row_key` is
    "" for all others.
    """
    parts = (each.source.name, each.via or "", each.url or "", _published(each.published), each.text or "")
    text = "\x1f".join((*parts, row_key) if row_key else parts)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=10_000)
def _published(when: date | datetime | None) -> str:
    return "" if when is None else str(utc(when))


def store_report(connection: sa.Connection, change: int, each: Report, row_key: str) -> int:
    """Store the report of a row, if it is new, and return its number."""
    line = line_of(each, row_key)
    return store_reports(connection, change, {line: each})[line]


def store_reports(connection: sa.Connection, change: int, reports: Mapping[Line, Report]) -> dict[Line, int]:
    """Store the reports and sources that are new; return each report's number by the line that it stands for."""
    keys = {line: report_key(each, line[1]) for line, each in reports.items()}
    by_key = dict(zip(keys.values(), reports.values(), strict=True))
    sources = dict.fromkeys(each.source.name for each in by_key.values())
    source_numbers = known_numbers(connection, source.c.name, sources)
    new = [name for name in sources if name not in source_numbers]
    source_numbers |= zip(new, itertools.count(next_number(connection, source)), strict=False)
    insert_rows(connection, source, ("no", "name", "change"), ((source_numbers[name], name, change) for name in new))
    numbers = known_numbers(connection, report.c.key, by_key)
    unknown = [key for key in by_key if key not in numbers]
    numbers |= zip(unknown, itertools.count(next_number(connection, report)), strict=False)
    told = ((key, by_key[key]) for key in unknown)
    rows = (
        (
            numbers[key],
            key,
            source_numbers[each.source.name],
            each.via,
            each.url,
            each.text,
            utc(each.published),
            change,
        )
        for key, each in told
    )
    insert_rows(connection, report, ("no", "key", "source_no", "via", "url", "text", "published", "change"), rows)
    return {line: numbers[key] for line, key in keys.items()}
