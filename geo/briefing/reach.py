"""Which rows the gate looks at for some filters, before it knows what leaves of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from geo.records.engine import compiled
from geo.records.filters import ALL, Filters
from geo.records.numbering import Named, public_id
from geo.records.predicates import Shape, asked, passing
from geo.records.tables import batch, sighting

if TYPE_CHECKING:
    import pyarrow as pa

    from geo.records.mirror import Mirror


def near_rows(mirror: Mirror, filters: Filters) -> pa.Table:
    """Return the flat rows, in every status, of the movements that could have a row to release for these filters.

    Left out of the question is all that the gate may change: days, positions, words of the text.
    """
    loose = replace(
        filters, date_from=None, date_to=None, bbox=None, within=(), near_border=None, border_with=None,
        text=None, place=(), equipment=(), status=(ALL,), area=(), affiliation=(), source=(),
    )  # fmt: skip
    conditions, values = [], dict[str, object]()
    if loose != Filters(status=(ALL,)):
        shape, values = asked(loose)
        conditions.append(f"movement_no IN ({compiled(_movements, shape)})")
    if filters.date_from or filters.date_to:
        # A movement is counted on a day that one of its rows tells; clocks of reports differ from UTC by a day at most.
        # Rows without a day come along: how many there are is said beside every figure.
        conditions.append(
            "movement_no IN (SELECT movement_no FROM sightings "
            "WHERE coalesce(observed_to, observed_from) >= $gate_from "
            "AND coalesce(observed_from, observed_to) <= $gate_to "
            "OR coalesce(observed_from, observed_to) IS NULL)"
        )
        values["gate_from"] = _days_from(filters.date_from, -2, datetime.min)  # noqa: DTZ901 - as stored, without a zone
        values["gate_to"] = _days_from(filters.date_to, 3, datetime.max)  # noqa: DTZ901 - as stored, without a zone
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return mirror.run_arrow(f"SELECT * FROM sightings{where} ORDER BY sighting_no", values)  # noqa: S608 - fixed names


def imports(mirror: Mirror) -> dict[int, datetime]:
    """Return when each import was made, UTC without a zone."""
    with mirror.records.read() as connection:
        return {each.no: each.created_at for each in connection.execute(sa.select(batch.c.no, batch.c.created_at))}


def _days_from(day: Any, days: int, else_: datetime) -> datetime:
    if day is None:
        return else_
    at = datetime.combine(day, datetime.min.time())
    try:
        return at + timedelta(days=days)
    except OverflowError:
        return else_


def _movements(shape: Shape) -> Any:
    return passing(shape).select("movement_no").distinct()


def row_keys_of(mirror: Mirror, rows: pa.Table) -> dict[str, str]:
    """Return the key of the row that each sighting came from, by the sighting's name."""
    numbers = rows.column("sighting_no").to_pylist()
    found: dict[str, str] = {}
    with mirror.records.read() as connection:
        for start in range(0, len(numbers), _CHUNK):
            chosen = sa.select(sighting.c.no, sighting.c.row_key).where(
                sighting.c.no.in_(numbers[start : start + _CHUNK])
            )
            found |= {public_id(Named.SIGHTING, number): key for number, key in connection.execute(chosen)}
    return found


_CHUNK: Final = 500
