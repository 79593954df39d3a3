"""The analysts' own grades on the Admiralty scale: how far a source is believed, and what one report is worth.

They stand above the grades that files say. The scale is that of NATO's AJP-2.1: reliability A-F, credibility 1-6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.errors import MissingError
from geo.records.checking import checked
from geo.records.numbering import Named, missing, number_of
from geo.records.tables import report, sighting, source
from geo.records.trail import record

if TYPE_CHECKING:
    from geo.records.database import Records


def grade_source(records: Records, name: str, reliability: str | None, who: str | None = None) -> str | None:
    """Grade a source A-F, None takes the grade away; return the grade that it had.

    Raises MissingError where no report is of this source, UsageError for a grade that is none.
    """
    grade = checked({"reliability": reliability})["reliability"]
    with records.write() as (connection, change):
        held = connection.execute(sa.select(source).where(source.c.name == name)).first()
        if held is None:
            msg = f"No report is of a source {name!r}; choose one that reports name"
            raise MissingError(msg)
        if held.reliability != grade:
            connection.execute(source.update().where(source.c.no == held.no).values(reliability=grade, change=change))
            _touch(connection, change, sa.select(report.c.no).where(report.c.source_no == held.no))
            before, after = ({"source": name, "reliability": each} for each in (held.reliability, grade))
            record(connection, change, "grade", who=who, before=before, after=after)
        return str(held.reliability) if held.reliability else None


def grade_report(records: Records, report_id: str, credibility: int | None, who: str | None = None) -> int | None:
    """Grade a report 1-6, None takes the grade away; return the grade that it had.

    Raises MissingError where there is no such report, UsageError for a grade that is none.
    """
    grade = checked({"credibility": credibility})["credibility"]
    with records.write() as (connection, change):
        held = connection.execute(sa.select(report).where(report.c.no == number_of(Named.REPORT, report_id))).first()
        if held is None:
            raise missing(Named.REPORT, report_id)
        if held.credibility != grade:
            connection.execute(report.update().where(report.c.no == held.no).values(credibility=grade, change=change))
            _touch(connection, change, sa.select(report.c.no).where(report.c.no == held.no))
            before, after = ({"report": report_id, "credibility": each} for each in (held.credibility, grade))
            record(connection, change, "grade", who=who, before=before, after=after)
        return int(held.credibility) if held.credibility else None


def _touch(connection: sa.Connection, change: int, reports: sa.Select[tuple[int]]) -> None:
    """Mark the sightings of reports as changed: the mirror holds the grade in each of their rows."""
    connection.execute(sighting.update().where(sighting.c.report_no.in_(reports)).values(change=change))
