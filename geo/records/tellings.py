"""What each stored row tells of, as its file said it: a corrected row is not to be counted beside the one it mends."""

from __future__ import annotations

import hashlib
import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.model import Interval, Qualifier, Status
from geo.records.bulk import Table
from geo.records.numbering import Named, public_id
from geo.records.tables import sighting, telling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.model import Flow, Report, ReportKind, Sighting, Toponym
    from geo.records.new_sightings import NewSightings

_CHUNK = 500
"""Values in one IN list, below every database's limit."""
TYPED = "coordinates"
"""Method of a place whose coordinates stand in the row itself."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldTelling:
    """A live sighting that tells of the same thing, with its count and note as they now stand."""

    sighting_id: str
    count: Interval
    note: str | None


def telling_key(told: Sighting) -> str:
    """Return what a row tells of, 32 hex digits: equal for two rows that differ only in how many they say.

    It is made of the report, the places and the equipment as said, the days, the flow, the kind of statement and the
    file's own mark of a movement; not of count, note, grades, or anything that the gazetteer made of a name.
    """
    return telling_digest(told).hex()


def telling_digest(told: Sighting) -> bytes:
    """Return what `telling_key` says in hex digits, as 16 bytes."""
    return digest_of(
        report_words(told.report),
        places_words(told.place, told.origin, told.destination),
        equipment_words(told.equipment),
        days_words(told.observed_from, told.observed_to),
        kind_words(told.flow, told.report_kind),
        mark_words(told.movement_key),
    )


def digest_of(*words: str) -> bytes:
    """Return 16 bytes that stand for the words of a row's parts, in this order."""
    return digest_of_words(f"({', '.join(words)})")


def digest_of_words(words: str) -> bytes:
    """Return 16 bytes that stand for the words of a row's parts, put together as `digest_of` does."""
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def report_words(report: Report) -> str:
    """Return the part of a telling that names the report."""
    return f"{_who_words(report.source.name, report.via or '')}, {report.url!r}, {_when(report.published)!r}"


def places_words(place: Toponym | None, origin: Toponym | None, destination: Toponym | None) -> str:
    """Return the part of a telling that names the places."""
    return f"{_place(place)!r}, {_place(origin)!r}, {_place(destination)!r}"


def equipment_words(equipment: str) -> str:
    """Return the part of a telling that names what was seen."""
    return repr(" ".join(equipment.casefold().split()))


def days_words(first: date | datetime | None, last: date | datetime | None) -> str:
    """Return the part of a telling that names its days."""
    return f"{_when(first)!r}, {_when(last)!r}"


def kind_words(flow: Flow, report_kind: ReportKind) -> str:
    """Return the part of a telling that says which way it went, and what kind of statement it is."""
    return f"{flow.value!r}, {report_kind.value!r}"


def mark_words(mark: str | None) -> str:
    """Return the part of a telling that is the file's own mark of a movement."""
    return repr((mark or "").casefold())


@lru_cache(maxsize=10_000)
def _who_words(source: str, via: str) -> str:
    return f"{source.casefold()!r}, {via.casefold()!r}"


@lru_cache(maxsize=10_000)
def _when(when: date | datetime | None) -> str | None:
    if isinstance(when, datetime) and when.tzinfo is not None:
        when = when.astimezone(UTC)
    return when.isoformat() if when is not None else None


def _place(said: Toponym | None) -> tuple[object, ...] | None:
    if said is None:
        return None
    typed = said.place if said.place is not None and said.place.method == TYPED else None
    where = (round(typed.lat, 6), round(typed.lon, 6)) if typed is not None else None
    return " ".join(said.text.casefold().split()), where


def store_tellings(connection: sa.Connection, first: int, new: NewSightings) -> None:
    """Store what each sighting of a batch tells of; `first` is the number of the first of them."""
    into, said = Table(connection, telling, ("sighting_no", "key", "movement_mark", "row_mark")), new.tellings.hex()
    null, keys = into.null, (said[at : at + 32] for at in range(0, len(said), 32))
    into.insert(
        (number, key, null if mark is None else mark.casefold(), null if row_id is None else row_id.casefold())
        for number, key, mark, row_id in zip(itertools.count(first), keys, new.marks, new.row_ids, strict=False)
    )


def holds_any(connection: sa.Connection) -> bool:
    """Tell whether any row was ever stored."""
    return connection.execute(sa.select(telling.c.sighting_no).limit(1)).first() is not None


def held_tellings(connection: sa.Connection, keys: Iterable[str]) -> dict[str, list[HeldTelling]]:
    """Return the live sightings that tell of each key, oldest first; those that were rejected count nowhere."""
    held = dict[str, list[HeldTelling]]()
    wanted = list(dict.fromkeys(keys))
    columns = sighting.c
    for start in range(0, len(wanted), _CHUNK):
        chosen = (
            sa.select(
                telling.c.key, columns.no, columns.count_min, columns.count_max, columns.count_qualifier, columns.note
            )
            .select_from(telling.join(sighting, telling.c.sighting_no == columns.no))
            .where(
                telling.c.key.in_(wanted[start : start + _CHUNK]),
                columns.live.is_(True),
                columns.status != Status.REJECTED.value,
            )
            .order_by(columns.no)
        )
        for key, number, low, high, qualifier, note in connection.execute(chosen):
            count = Interval(count_min=low, count_max=high, count_qualifier=Qualifier(qualifier))
            found = HeldTelling(sighting_id=public_id(Named.SIGHTING, number), count=count, note=note)
            held.setdefault(key, []).append(found)
    return held


def batches_of_marks(connection: sa.Connection, marks: Iterable[str]) -> dict[str, str]:
    """Return the latest live batch that used each mark of a movement, by the mark in small letters."""
    wanted, held = list(dict.fromkeys(mark.casefold() for mark in marks)), dict[str, str]()
    for start in range(0, len(wanted), _CHUNK):
        chosen = (
            sa.select(telling.c.movement_mark, sa.func.max(sighting.c.batch_no))
            .select_from(telling.join(sighting, telling.c.sighting_no == sighting.c.no))
            .where(telling.c.movement_mark.in_(wanted[start : start + _CHUNK]), sighting.c.live.is_(True))
            .group_by(telling.c.movement_mark)
        )
        held.update({mark: public_id(Named.BATCH, number) for mark, number in connection.execute(chosen)})
    return held
