"""The numbered steps that make the record database what `tables.py` says, each in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.errors import DatabaseError
from geo.records.saved_tables import briefing_sentence, briefing_template, column_mapping, overlay
from geo.records.tables import (
    change_sequence,
    decision,
    mending,
    metadata,
    moved,
    place_rule,
    schema_step,
    telling,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_NEVER_CHANGED = "the audit trail is never changed"
_SQLITE_TRIGGER = f"""
CREATE TRIGGER audit_no_{{event}} BEFORE {{event}} ON audit
BEGIN SELECT RAISE(ABORT, '{_NEVER_CHANGED}'); END
"""
_POSTGRES_FUNCTION = f"""
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_NEVER_CHANGED}'; END $$
"""
_POSTGRES_TRIGGER = """
CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
"""
_STEP_LOCK = 0x6B6F72646F6E
"""Advisory lock of PostgreSQL under which steps are taken ("kordon" in ASCII)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One change of the tables: its number, what it does in words, and how."""

    number: int
    name: str
    apply: Callable[[sa.Connection], None]


_FIRST_TABLES = (
    "schema_step", "change_sequence", "setting", "source", "report", "place", "batch", "movement", "sighting", "audit",
)  # fmt: skip


def _first_tables(connection: sa.Connection) -> None:
    metadata.create_all(connection, tables=[metadata.tables[name] for name in _FIRST_TABLES])
    connection.execute(change_sequence.insert().values(id=1, value=0))
    if connection.dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(_SQLITE_TRIGGER.format(event=event))
    else:
        connection.exec_driver_sql(_POSTGRES_FUNCTION)
        connection.exec_driver_sql(_POSTGRES_TRIGGER)


def _place_rules(connection: sa.Connection) -> None:
    place_rule.create(connection)


def _tellings(connection: sa.Connection) -> None:
    """Make the table of what rows tell of; rows stored before it are known by their row keys only."""
    telling.create(connection)


def _decisions(connection: sa.Connection) -> None:
    decision.create(connection)
    moved.create(connection)


def _column_mappings(connection: sa.Connection) -> None:
    column_mapping.create(connection)


def _mendings(connection: sa.Connection) -> None:
    """Make the table of rows that mend held ones; rows stored before it have no name of their own."""
    if "row_mark" not in {each["name"] for each in sa.inspect(connection).get_columns("telling")}:
        connection.exec_driver_sql("ALTER TABLE telling ADD COLUMN row_mark TEXT")
        next(each for each in telling.indexes if each.name == "telling_row_mark").create(connection)
    mending.create(connection)


def _overlays(connection: sa.Connection) -> None:
    overlay.create(connection)


def _briefing_templates(connection: sa.Connection) -> None:
    briefing_template.create(connection)


def _briefing_sentences(connection: sa.Connection) -> None:
    briefing_sentence.create(connection)


STEPS = (
    Step(number=1, name="first tables", apply=_first_tables),
    Step(number=2, name="team rules of places", apply=_place_rules),
    Step(number=3, name="what rows tell of", apply=_tellings),
    Step(number=4, name="decisions on movements", apply=_decisions),
    Step(number=5, name="named mappings of columns", apply=_column_mappings),
    Step(number=6, name="rows that mend held ones", apply=_mendings),
    Step(number=7, name="overlays of the map", apply=_overlays),
    Step(number=8, name="templates of briefings", apply=_briefing_templates),
    Step(number=9, name="sentences of briefings", apply=_briefing_sentences),
)
"""In order, without gaps. A step that has shipped is never edited; the next one mends it."""


def step_reached(connection: sa.Connection) -> int:
    """Return the number of the last step taken, 0 for a new database.

    Raises DatabaseError where the database belongs to another program or to a newer Kordon.
    """
    names = set(sa.inspect(connection).get_table_names())
    if "schema_step" not in names:
        if names & {"sighting", "movement", "audit"} or (names and connection.dialect.name == "sqlite"):
            msg = "holds the tables of another program; give another file with --database or KORDON_DATABASE_URL"
            raise DatabaseError(msg)
        return 0
    reached = connection.execute(sa.select(sa.func.max(schema_step.c.number))).scalar() or 0
    if reached > STEPS[-1].number:
        msg = "was made by a newer Kordon; update Kordon to open it"
        raise DatabaseError(msg)
    return int(reached)


def take_steps(engine: sa.Engine) -> None:
    """Bring the database up to date, one transaction a step; two processes at once do no harm."""
    for step in STEPS:
        with engine.connect().execution_options(kordon_write=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_STEP_LOCK)))
            if step_reached(connection) < step.number:
                step.apply(connection)
                connection.execute(
                    schema_step.insert().values(
                        number=step.number, name=step.name, applied_at=datetime.now(UTC).replace(tzinfo=None)
                    )
                )
