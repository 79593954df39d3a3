"""Write the audit trail: who did what when, with the values before and after."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from geo.records.numbering import next_number
from geo.records.tables import audit

if TYPE_CHECKING:
    import sqlalchemy as sa


def record(
    connection: sa.Connection,
    change: int,
    action: str,
    *,
    who: str | None,
    batch_no: int | None = None,
    sighting_no: int | None = None,
    movement_no: int | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> int:
    """Append one line to the trail, in the transaction of the write that it tells of; return its number.

    `before` and `after` hold only what changed, and nothing personal: texts were screened before they came here.
    """
    number = next_number(connection, audit)
    connection.execute(
        audit.insert().values(
            no=number,
            change=change,
            at=datetime.now(UTC).replace(microsecond=0, tzinfo=None),
            who=who,
            action=action,
            batch_no=batch_no,
            sighting_no=sighting_no,
            movement_no=movement_no,
            before=before,
            after=after,
        )
    )
    return number
