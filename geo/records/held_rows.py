"""Held sightings as a mended row is compared with them: as imports said them, as they stand, and what hands changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.model import Interval, Qualifier, Status
from geo.records.edits import plain
from geo.records.mending import layers_of_each
from geo.records.numbering import Named, number_of, public_id
from geo.records.tables import ROLES, place, report, sighting, source, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geo.records.mending import Layers

_CHUNK: Final = 500
_PLACES: Final = tuple(f"{role}_no" for role in ROLES)
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


def held_rows(connection: sa.Connection, sighting_ids: Iterable[str]) -> dict[str, HeldRow]:
    """Return sightings that are held, by their names; as many queries for hundreds as for one."""
    wanted, held = [number_of(Named.SIGHTING, each) for each in dict.fromkeys(sighting_ids)], dict[str, HeldRow]()
    for start in range(0, len(wanted), _CHUNK):
        some = wanted[start : start + _CHUNK]
        rows = connection.execute(sa.select(sighting).where(sighting.c.no.in_(some))).mappings().all()
        words = _Words(connection, rows)
        layers = layers_of_each(connection, some)
        said = {
            row["no"]: (now, now | _known(layers.get(row["no"]), now))
            for row in rows
            for now in [{name: words.of(name, row[name]) for name in _COLUMNS}]
        }
        reports = _reports_of(connection, {each["report_no"] for both in said.values() for each in both})
        for number, (now, imported) in said.items():
            name = public_id(Named.SIGHTING, number)
            held[name] = HeldRow(
                sighting_id=name,
                imported=imported | reports[imported["report_no"]],
                now=now | reports[now["report_no"]],
                hand=frozenset(column for column in imported if imported[column] != now[column]),
            )
    return held


def _known(layers: Layers | None, now: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in layers.imported.items() if name in now} if layers is not None else {}


class _Words:
    """Values of some rows as the trail keeps them; each place that they name is asked for once."""

    def __init__(self, connection: sa.Connection, rows: Sequence[sa.RowMapping]) -> None:
        self._connection = connection
        self._places: dict[int, Any] = {}
        for number in {row[name] for row in rows for name in _PLACES if row[name] is not None}:
            self._places[number] = plain(connection, _PLACES[0], number)

    def of(self, name: str, value: Any) -> Any:
        """Return a value of a column in words."""
        if name in _PLACES:
            return None if value is None else self._places[value]
        return plain(self._connection, name, value)


def _reports_of(connection: sa.Connection, names: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what each report is, by its name."""
    wanted, found = [number_of(Named.REPORT, name) for name in names], dict[str, dict[str, Any]]()
    columns = report.c.no, source.c.name, report.c.via, report.c.url, report.c.published
    for start in range(0, len(wanted), _CHUNK):
        chosen = sa.select(*columns).join(source).where(report.c.no.in_(wanted[start : start + _CHUNK]))
        for number, name, via, url, published in connection.execute(chosen):
            when = published.isoformat() if published is not None else None
            found[public_id(Named.REPORT, number)] = {"source": name, "via": via, "url": url, "published": when}
    return found


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
class HeldOfMovement:
    """What a live sighting tells of its movement; `origin` and `destination` are the names of places, as resolved."""

    sighting_id: str
    equipment_class: str
    unit: str
    count: Interval
    flow: str
    first_day: date | None
    last_day: date | None
    origin: str | None
    destination: str | None


def held_of_movements(connection: sa.Connection, marks: Iterable[str]) -> dict[str, list[HeldOfMovement]]:
    """Return what the live sightings tell of whose rows bore each mark of a movement, in small letters."""
    wanted, held = list(dict.fromkeys(mark.casefold() for mark in marks)), dict[str, list[HeldOfMovement]]()
    columns, origin, destination = sighting.c, place.alias(), place.alias()
    joined = telling.join(sighting, telling.c.sighting_no == columns.no)
    joined = joined.outerjoin(origin, columns.origin_no == origin.c.no)
    joined = joined.outerjoin(destination, columns.destination_no == destination.c.no)
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
                columns.flow,
                columns.first_day,
                columns.last_day,
                origin.c.name.label("origin"),
                destination.c.name.label("destination"),
            )
            .select_from(joined)
            .where(
                telling.c.movement_mark.in_(wanted[start : start + _CHUNK]),
                columns.live.is_(True),
                columns.status != Status.REJECTED.value,
            )
            .order_by(columns.no)
        )
        for row in connection.execute(chosen):
            qualifier = Qualifier(row.count_qualifier)
            told = HeldOfMovement(
                sighting_id=public_id(Named.SIGHTING, row.no),
                equipment_class=row.equipment_class,
                unit=row.unit,
                count=Interval(count_min=row.count_min, count_max=row.count_max, count_qualifier=qualifier),
                flow=row.flow,
                first_day=row.first_day,
                last_day=row.last_day,
                origin=row.origin,
                destination=row.destination,
            )
            held.setdefault(row.movement_mark, []).append(told)
    return held
