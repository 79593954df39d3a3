"""The days of movements, worked out anew from the rows that are left of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import sqlalchemy as sa

from geo.records.movement_days import Told, movement_days
from geo.records.tables import sighting

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from geo.records.database import Records

_CHUNK: Final = 500
_TYPES: Final = {
    "first_day": pa.date32(), "last_day": pa.date32(), "counted_on": pa.date32(), "days_conflict": pa.bool_(),
}  # fmt: skip


def days_anew(records: Records, rows: pa.Table, movements: Collection[int]) -> pa.Table:
    """Return flat rows in which `movements`, which lost rows, have the days that their other rows tell."""
    of_row = rows.column("movement_no").to_pylist()
    at = [place for place, movement in enumerate(of_row) if movement in movements]
    if not at:
        return rows
    names = ("sighting_no", "status", "report_kind", "leg")
    columns = {name: rows.column(name).to_pylist() for name in names}
    said = _days_said(records, [columns["sighting_no"][place] for place in at])
    told: dict[int, list[Told]] = defaultdict(list)
    for place in at:
        first, last = said.get(columns["sighting_no"][place], (None, None))
        each = Told(columns["status"][place], columns["report_kind"][place], first, last, columns["leg"][place])
        told[of_row[place]].append(each)
    anew = {movement: movement_days(each) for movement, each in told.items()}
    for name, kind in _TYPES.items():
        values: list[Any] = rows.column(name).to_pylist()
        for place in at:
            values[place] = anew[of_row[place]][name]
        rows = rows.set_column(rows.schema.get_field_index(name), name, pa.array(values, kind))
    return rows


def _days_said(records: Records, numbers: list[int]) -> dict[int, tuple[date | None, date | None]]:
    """Return the days that each sighting itself tells, by the clock of its report."""
    found: dict[int, tuple[date | None, date | None]] = {}
    with records.read() as connection:
        for start in range(0, len(numbers), _CHUNK):
            some = numbers[start : start + _CHUNK]
            chosen = sa.select(sighting.c.no, sighting.c.first_day, sighting.c.last_day).where(sighting.c.no.in_(some))
            found |= {number: (first, last) for number, first, last in connection.execute(chosen)}
    return found
