"""Held sightings as a mended row is compared with them: as imports said them, as they stand, and what hands changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.model import Interval, Qualifier, Status
from geo.records.edits import plain
from geo.records.mending import layers_of
from geo.records.numbering import Named, number_of, public_id
from geo.records.tables import ROLES, report, sighting, source, telling

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHUNK: Final = 500
_COLUMNS: Final = (
    "status", "report_kind", "equipment", "equipment_class", "unit", "count_min", "count_max", "count_qualifier",
    "mode", "activity", "flow", "affiliation", "observed_from", "observed_to", "first_day", "last_day",
    "time_precision", "reliability", "credibility", "tlp", "note", "report_no",
    *(f"{role}_{end}" for role in ROLES for end in ("no", "text", "status", "confidence", "method")),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldRow:
    """A live sighting: what the imports in force say of it, what it says now, and the columns that hands changed.

    Values are in the form of the trail; `source`, `via`, `url` and `published` of its report stand beside its columns.
    """

    sighting_id: str
    imported: dict[str, Any] = field(hash=False)
    now: dict[str, Any] = field(hash=False)
    hand: frozenset[str]


def held_row(connection: sa.Connection, sighting_id: str) -> HeldRow:
    """Return a sighting that is held."""
    number = number_of(Named.SIGHTING, sighting_id)
    row = connection.execute(sa.select(sighting).where(sighting.c.no == number)).one()._mapping  # noqa: SLF001 - SQLAlchemy's public name for it
    now = {name: plain(connection, name, row[name]) for name in _COLUMNS}
    layers = layers_of(connection, number)
    imported = now | {name: value for name, value in layers.imported.items() if name in now}
    hand = frozenset(name for name in imported if imported[name] != now[name])
    imported |= _report_of(connection, imported["report_no"])
    now |= _report_of(connection, now["report_no"])
    return HeldRow(sighting_id=public_id(Named.SIGHTING, number), imported=imported, now=now, hand=hand)


def _report_of(connection: sa.Connection, name: str) -> dict[str, Any]:
    chosen = sa.select(source.c.name, report.c.via, report.c.url, report.c.published).join(source)
    held = connection.execute(chosen.where(report.c.no == number_of(Named.REPORT, name))).one()
    published = held.published.isoformat() if held.published is not None else None
    return {"source": held.name, "via": held.via, "url": held.url, "published": published}


def same_day(when: datetime | None, held: str | None) -> bool:
    """Tell whether a time as it is stored is the one that the trail has."""
    return when == (datetime.fromisoformat(held) if held is not None else None)


def held_marks(connection: sa.Connection, marks: Iterable[str]) -> dict[str, list[str]]:
    """Return the live sightings whose rows bore each name of a row, in small letters; rejected ones count nowhere."""
    wanted, held = list(dict.fromkeys(mark.casefold() for mark in marks)), dict[str, list[str]]()
    for start in range(0, len(wanted), _CHUNK):
        chosen = (
            sa.select(telling.c.row_mark, sighting.c.no)
            .select_from(telling.join(sighting, telling.c.sighting_no == sighting.c.no))
            .where(
                telling.c.row_mark.in_(wanted[start : start + _CHUNK]),
                sighting.c.live.is_(True),
                sighting.c.status != Status.REJECTED.value,
            )
            .order_by(sighting.c.no)
        )
        for mark, number in connection.execute(chosen):
            held.setdefault(mark, []).append(public_id(Named.SIGHTING, number))
    return held


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldCount:
    """What a live sighting counts."""

    sighting_id: str
    equipment_class: str
    unit: str
    count: Interval


def held_counts(connection: sa.Connection, marks: Iterable[str]) -> dict[str, list[HeldCount]]:
    """Return what the live sightings count whose rows bore each mark of a movement, in small letters."""
    wanted, held = list(dict.fromkeys(mark.casefold() for mark in marks)), dict[str, list[HeldCount]]()
    columns = sighting.c
    for start in range(0, len(wanted), _CHUNK):
        chosen = (
            sa.select(
                telling.c.movement_mark,
                columns.no,
                columns.equipment_class,
                columns.unit,
                columns.count_min,
                columns.count_max,
                columns.count_qualifier,
            )
            .select_from(telling.join(sighting, telling.c.sighting_no == columns.no))
            .where(
                telling.c.movement_mark.in_(wanted[start : start + _CHUNK]),
                columns.live.is_(True),
                columns.status != Status.REJECTED.value,
            )
            .order_by(columns.no)
        )
        for mark, number, equipment_class, unit, low, high, qualifier in connection.execute(chosen):
            count = Interval(count_min=low, count_max=high, count_qualifier=Qualifier(qualifier))
            told = HeldCount(
                sighting_id=public_id(Named.SIGHTING, number), equipment_class=equipment_class, unit=unit, count=count
            )
            held.setdefault(mark, []).append(told)
    return held
