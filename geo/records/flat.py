"""The mirror's tables: one flat row per live sighting, and the small tables it is put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import sqlalchemy as sa

from geo.records.tables import ROLES, batch, decision, moved, movement, place, report, sighting, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLACE: Final = {
    "": "VARCHAR",
    "_text": "VARCHAR",
    "_kind": "VARCHAR",
    "_status": "VARCHAR",
    "_country": "VARCHAR",
    "_admin1": "VARCHAR",
    "_lat": "DOUBLE",
    "_lon": "DOUBLE",
    "_radius_m": "DOUBLE",
    "_confidence": "DOUBLE",
    "_method": "VARCHAR",
}
_BARE: Final = frozenset({"_country", "_admin1", "_lat", "_lon", "_radius_m"})
"""Columns of the place where it was seen that go without the prefix `place`."""


def _role_columns(role: str) -> dict[str, str]:
    return {(end[1:] if role == "place" and end in _BARE else f"{role}{end}"): kind for end, kind in _PLACE.items()}


FLAT: Final[dict[str, str]] = {
    "sighting_no": "INTEGER",
    "movement_no": "INTEGER",
    "batch_no": "INTEGER",
    "row_number": "INTEGER",
    "sample": "BOOLEAN",
    "report_no": "INTEGER",
    "source_no": "INTEGER",
    "source": "VARCHAR",
    "via": "VARCHAR",
    "url": "VARCHAR",
    "published": "TIMESTAMP",
    "reliability": "VARCHAR",
    "credibility": "INTEGER",
    "tlp": "VARCHAR",
    "status": "VARCHAR",
    "report_kind": "VARCHAR",
    "equipment": "VARCHAR",
    "equipment_class": "VARCHAR",
    "unit": "VARCHAR",
    "count_min": "INTEGER",
    "count_max": "INTEGER",
    "count_qualifier": "VARCHAR",
    "mode": "VARCHAR",
    "activity": "VARCHAR",
    "flow": "VARCHAR",
    "affiliation": "VARCHAR",
    "observed_from": "TIMESTAMP",
    "observed_to": "TIMESTAMP",
    "time_precision": "VARCHAR",
    "first_day": "DATE",  # of the movement, as is last_day
    "last_day": "DATE",
    "counted_on": "DATE",
    "days_conflict": "BOOLEAN",
    "place_no": "INTEGER",
    **_role_columns("place"),
    "mx": "INTEGER",
    "my": "INTEGER",
    "border_km": "DOUBLE",
    "origin_no": "INTEGER",
    **_role_columns("origin"),
    "destination_no": "INTEGER",
    **_role_columns("destination"),
    "note": "VARCHAR",
    "confidence": "DOUBLE",
    "review_reasons": "VARCHAR",
    "leg": "INTEGER",  # part of the way within its movement, from 0
    "sole": "BOOLEAN",  # the only live line of its movement in its unit
    "search": "VARCHAR",  # what the text filter looks into: composed, lower case
}
"""Columns of the flat table `sightings` with their DuckDB types; times are UTC."""

_MIRRORED: Final = {
    "source": (source, ("no", "name", "reliability")),
    "report": (report, ("no", "source_no", "via", "url", "published", "credibility")),
    "place": (place, tuple(column.name for column in place.c if column.name not in {"key", "change"})),
    "batch": (batch, ("no", "sample")),
    "movement": (movement, ("no", "first_day", "last_day", "counted_on", "days_conflict")),
    "moved": (moved, ("sighting_no", "leg")),
    "decision": (decision, ("no", "kind", "a_no", "b_no", "revoked_at")),
}
_LEFT_OUT: Final = frozenset({"row_key", "extra", "change"})
FOLLOWED: Final[dict[str, tuple[sa.Table, tuple[str, ...]]]] = {
    **_MIRRORED,
    "sighting": (sighting, tuple(column.name for column in sighting.c if column.name not in _LEFT_OUT)),
}
"""Tables of the record database that the mirror follows, with the columns that it takes."""
_KINDS: Final = (
    (sa.Boolean, "BOOLEAN", pa.bool_()),
    (sa.DateTime, "TIMESTAMP", pa.timestamp("us")),
    (sa.Date, "DATE", pa.date32()),
    (sa.Integer, "INTEGER", pa.int32()),
    (sa.Float, "DOUBLE", pa.float64()),
    (sa.Text, "VARCHAR", pa.string()),
)


def _kind(column: sa.Column[Any]) -> tuple[str, pa.DataType]:
    return next((name, arrow) for kind, name, arrow in _KINDS if isinstance(column.type, kind))


def changed_rows(name: str) -> sa.Select[Any]:
    """Return the query for the rows of a table that changed after `:since`.

    Days, times and truth values come as the database keeps them: Arrow reads them faster than Python does.
    """
    table, names = FOLLOWED[name]
    columns = [
        sa.type_coerce(table.c[each], sa.types.NULLTYPE).label(each)
        if isinstance(table.c[each].type, sa.Date | sa.DateTime | sa.Boolean)
        else table.c[each]
        for each in names
    ]
    return sa.select(*columns).where(table.c.change > sa.bindparam("since"))


def schema_of(name: str) -> pa.Schema:
    """Return the Arrow types that the mirror stores the columns of a table in."""
    table, names = FOLLOWED[name]
    return pa.schema([(each, _kind(table.c[each])[1]) for each in names])


def as_arrow(name: str, chunks: Iterable[Sequence[Sequence[Any]]]) -> pa.Table | None:
    """Return chunks of rows of `changed_rows` as an Arrow table of the types that the mirror stores; None if empty."""
    schema = schema_of(name)
    parts = [
        pa.record_batch(
            [pa.array(values).cast(field.type) for field, values in zip(schema, map(list, columns), strict=True)],
            schema=schema,
        )
        for columns in (zip(*rows, strict=True) for rows in chunks)
    ]
    return pa.Table.from_batches(parts) if parts else None


def create_statements() -> list[str]:
    """Return the statements that make the mirror's empty tables."""
    made = [f"CREATE TABLE sightings ({', '.join(f'{name} {kind}' for name, kind in FLAT.items())})"]
    for name, (table, columns) in _MIRRORED.items():
        fields = ", ".join(f"{each} {_kind(table.c[each])[0]}" for each in columns)
        made.append(f"CREATE TABLE held_{name} ({fields})")
    return made


def clear_statements() -> list[str]:
    """Return the statements that empty the mirror."""
    return ["DELETE FROM sightings", *(f"DELETE FROM held_{name}" for name in _MIRRORED)]  # noqa: S608 - fixed names


def replace_statements(name: str, *, anew: bool) -> list[str]:
    """Return the statements that put the rows of `staged_<name>` in the place of what the mirror held of them.

    `anew` says that the mirror is empty. Sightings come last, when all that they are put together from is there.
    """
    if name == "sighting":
        forget = "DELETE FROM sightings WHERE sighting_no IN (SELECT no FROM staged_sighting)"
        insert = f"INSERT INTO sightings BY NAME {_flat_rows()}"
    else:
        number = _MIRRORED[name][1][0]
        forget = f"DELETE FROM held_{name} WHERE {number} IN (SELECT {number} FROM staged_{name})"  # noqa: S608 - fixed names
        insert = f"INSERT INTO held_{name} SELECT * FROM staged_{name}"  # noqa: S608 - fixed names
    return [insert] if anew else [forget, insert]


def _flat_rows() -> str:
    """Return the query that puts the staged live sightings together into flat rows.

    All sightings of a changed movement are staged (`movement_days.recompute`), so `sole` can be seen among them.
    """
    roles, joins = [], []
    own_ends = ("_text", "_status", "_confidence", "_method")
    beside = ", ".join(f"{role}{end}" for role in ROLES for end in own_ends)
    for role in ROLES:
        held = f"{role}_found"
        joins.append(f"LEFT JOIN held_place {held} ON {held}.no = s.{role}_no")
        for flat, end in zip(_role_columns(role), _PLACE, strict=True):
            value = f"s.{role}{end}" if end in own_ends else f"{held}.{end[1:] or 'name'}"
            roles.append(f"{value} AS {flat}")
    words = "s.note, s.equipment, s.activity, r.via, o.name, " + ", ".join(
        f"{role}_found.name, s.{role}_text" for role in ROLES
    )
    return f"""
        SELECT s.no AS sighting_no,
            s.* EXCLUDE (no, live, first_day, last_day, reliability, credibility, {beside}),
            b.sample, r.source_no, o.name AS source, r.via, r.url, r.published,
            coalesce(o.reliability, s.reliability) AS reliability,
            coalesce(r.credibility, s.credibility) AS credibility,
            m.first_day, m.last_day, m.counted_on, m.days_conflict,
            place_found.mx, place_found.my, place_found.border_km, {", ".join(roles)},
            coalesce(moved.leg, 0) AS leg,
            several.movement_no IS NULL AS sole,
            lower(nfc_normalize(concat_ws(chr(10), {words}))) AS search
        FROM staged_sighting s
        JOIN held_report r ON r.no = s.report_no
        JOIN held_source o ON o.no = r.source_no
        JOIN held_movement m ON m.no = s.movement_no
        JOIN held_batch b ON b.no = s.batch_no
        LEFT JOIN held_moved moved ON moved.sighting_no = s.no
        {" ".join(joins)}
        LEFT JOIN (
            SELECT movement_no, unit FROM staged_sighting WHERE live GROUP BY ALL HAVING count(*) > 1
        ) several ON several.movement_no = s.movement_no AND several.unit = s.unit
        WHERE s.live
        ORDER BY m.counted_on, s.no
    """  # noqa: S608 - fixed names
