"""A copy of what may leave: a mirror that holds nothing else, so that no query on it can find what was held back."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import sqlalchemy as sa

from geo.intake.privacy import mask
from geo.records.database import Records
from geo.records.mirror import Mirror
from geo.records.placing import watched_country
from geo.records.standing import UNTOUCHED, Span
from geo.records.tables import ROLES, audit, batch, change_sequence, report, setting, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHUNK: Final = 500
_SEARCHED: Final = ", ".join(
    ("note", "equipment", "activity", "via", "source", *(f"{role}{end}" for role in ROLES for end in ("", "_text")))
)
_INSERT: Final = f"""
INSERT INTO sightings BY NAME SELECT r.* REPLACE (
    count(*) OVER (PARTITION BY movement_no, unit) = 1 AS sole,
    lower(nfc_normalize(concat_ws(chr(10), {_SEARCHED}))) AS search
) FROM released_rows r ORDER BY counted_on, sighting_no
"""  # noqa: S608 - fixed names
_PLACES: Final = "INSERT INTO held_place BY NAME " + " UNION BY NAME ".join(
    f"SELECT DISTINCT {role}_no AS no, {role} AS name, {role}_kind AS kind, "  # noqa: S608 - fixed names
    f"{lead}country AS country, {lead}admin1 AS admin1, {lead}lat AS lat, {lead}lon AS lon, {lead}radius_m AS radius_m "
    f"FROM released_rows WHERE {role}_no IS NOT NULL AND {lead}lat IS NOT NULL"
    for role, lead in ((role, "" if role == "place" else f"{role}_") for role in ROLES)
)
_DAYS: Final = (
    "SELECT min(counted_on), max(counted_on), coalesce(bool_or(counted_on IS NULL), false), count(*) FROM sightings"
)
_WHOLES: Final = "SELECT count(*) > 0 FROM sightings WHERE NOT sole"


class ReleasedRecords(Records):
    """The few tables beside the mirror that queries look into, made when first asked for; nothing can be written.

    Texts of reports serve to compare their wording only. They are those of released reports, screened.
    """

    def __init__(self, records: Records, reports: Sequence[int]) -> None:
        engine = sa.create_engine(
            "sqlite://", poolclass=sa.StaticPool, connect_args={"check_same_thread": False, "isolation_level": None}
        )
        super().__init__(engine, url="what was released", writable=False)
        self._origin: Records | None = records
        self._reports = reports

    @contextlib.contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Give a connection to what was released."""
        if self._origin is not None:
            self._fill(self._origin)
            self._origin = None
        with super().read() as connection:
            yield connection

    def _fill(self, records: Records) -> None:
        held: list[dict[str, Any]] = []
        with records.read() as connection:
            watched = watched_country(connection)
            for start in range(0, len(self._reports), _CHUNK):
                some = self._reports[start : start + _CHUNK]
                chosen = sa.select(report.c.no, report.c.text).where(report.c.no.in_(some), report.c.text.is_not(None))
                held += [{"no": number, "text": mask(text)[0]} for number, text in connection.execute(chosen)]
        with self.engine.begin() as connection:
            for table in (change_sequence, setting, report, sighting, batch, audit):
                columns = ", ".join(f'"{each.name}"' for each in table.c)
                connection.exec_driver_sql(f"CREATE TABLE {table.name} ({columns})")
            connection.execute(setting.insert().values(name="watched", value=watched))
            if held:
                connection.execute(sa.insert(report).values(no=sa.bindparam("no"), text=sa.bindparam("text")), held)


class ReleasedMirror(Mirror):
    """A mirror that holds what was released, at one moment, and follows nothing."""

    def __init__(self, mirror: Mirror, rows: pa.Table) -> None:
        reports = sorted(set(rows.column("report_no").to_pylist()))
        super().__init__(ReleasedRecords(mirror.records, reports))
        cursor = self.cursor()
        cursor.execute("SET threads = 1")
        cursor.register("released_rows", rows)
        cursor.execute(_INSERT)
        cursor.execute(_PLACES)
        cursor.unregister("released_rows")
        numbers = set(rows.column("sighting_no").to_pylist())
        held = mirror.run_arrow("SELECT * FROM held_decision WHERE revoked_at IS NULL", {})
        both = [
            a in numbers and b in numbers
            for a, b in zip(held.column("a_no").to_pylist(), held.column("b_no").to_pylist(), strict=True)
        ]
        if any(both):
            cursor.register("released_decisions", held.filter(pa.array(both)))
            cursor.execute("INSERT INTO held_decision BY NAME SELECT * FROM released_decisions")
            cursor.unregister("released_decisions")
        first, last, undated, count = cursor.execute(_DAYS).fetchall()[0]
        self._touched = Span(first, last, undated) if count else UNTOUCHED
        self.wholes = bool(cursor.execute(_WHOLES).fetchall()[0][0])
        self.sequence = max(1, mirror.sequence)

    def refresh(self) -> int:
        """Return the change number at which it was released."""
        return self.sequence

    def close(self) -> None:
        """Free the copy's memory."""
        super().close()
        self.records.close()
