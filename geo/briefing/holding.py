"""Which rows stay back, and why: one first reason a row, in a fixed order."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from geo.briefing.forces import is_ukrainian
from geo.model import Status, Tlp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

STATUS, UKRAINIAN, TLP, UNDATED, EMBARGO, PERSONAL = (
    "status", "ukrainian", "tlp", "undated", "embargo", "personal",
)  # fmt: skip
OUTSIDE, PRIVATE_NOTE, POSITION = "outside", "private_note", "position"
HELD_ROWS: Final = (STATUS, UKRAINIAN, TLP, UNDATED, EMBARGO, PERSONAL, OUTSIDE)
"""Reasons for which whole sightings stay back, the first that fits each."""
HELD_PARTS: Final = (PRIVATE_NOTE, POSITION)
"""Reasons for which a part of a sighting stays back, and the rest leaves."""
_DAY_LATER: Final = "date_trunc('day', observed_to) + INTERVAL 1 DAY"
_FROM: Final = "date_trunc('day', coalesce(observed_from, observed_to))"
_ENDS: Final = f"""
CASE
    WHEN observed_to IS NOT NULL THEN CASE time_precision
        WHEN 'hour' THEN observed_to + INTERVAL 1 HOUR
        WHEN 'week' THEN greatest({_DAY_LATER}, {_FROM} + INTERVAL 7 DAY)
        WHEN 'month' THEN greatest({_DAY_LATER}, {_FROM} + INTERVAL 31 DAY)
        ELSE {_DAY_LATER} END
    WHEN report_kind = 'forecast' THEN NULL
    ELSE greatest(least(
        CASE WHEN published = date_trunc('day', published) THEN published + INTERVAL 1 DAY ELSE published END,
        imported_at), observed_from)
END
"""
"""When it was over at the latest (UTC): the end of the hour, day, week or month last told. Where no last day is told,
it was seen before it was published, and before it was imported; of a forecast not even that is known."""
_REASONS: Final = f"""
SELECT sighting_no, CASE
    WHEN status <> '{Status.ACCEPTED.value}' THEN '{STATUS}'
    WHEN $ukrainian = false AND movement_no IN (SELECT unnest($ukrainian_movements)) THEN '{UKRAINIAN}'
    WHEN NOT list_contains($marks, tlp) THEN '{TLP}'
    WHEN $hours > 0 AND coalesce(({_ENDS}) > $before, true)
        THEN CASE WHEN observed_to IS NULL THEN '{UNDATED}' ELSE '{EMBARGO}' END
END AS reason FROM judged_rows JOIN judged_batches USING (batch_no)
"""  # noqa: S608 - fixed names
_STRICTNESS: Final = tuple(each.value for each in Tlp)


def reasons(
    cursor: Any,
    rows: pa.Table,
    imported: Mapping[int, datetime],
    *,
    now: datetime,
    tlp: Tlp,
    embargo_hours: int,
    ukrainian: bool,
) -> list[str | None]:
    """Return why each flat row stays back, None where nothing speaks against it but its texts.

    `imported` tells when each batch was, UTC without a zone; `now` is UTC.

    One row of Ukrainian forces holds back all of its movement: its other rows tell of the same thing.
    """
    cursor.register("judged_rows", rows)
    batches = {
        "batch_no": pa.array(imported, pa.int32()),
        "imported_at": pa.array(imported.values(), pa.timestamp("us")),
    }
    cursor.register("judged_batches", pa.table(batches))
    values = {
        "ukrainian": ukrainian,
        "ukrainian_movements": [-1, *(() if ukrainian else sorted(_ukrainian_movements(rows)))],
        "marks": list(_STRICTNESS[: _STRICTNESS.index(tlp.value) + 1]),
        "hours": embargo_hours,
        "before": now.replace(tzinfo=None) - timedelta(hours=embargo_hours),
    }
    found = dict(cursor.execute(_REASONS, values).fetchall())
    cursor.unregister("judged_rows")
    cursor.unregister("judged_batches")
    return [found[number] for number in rows.column("sighting_no").to_pylist()]


def _ukrainian_movements(rows: pa.Table) -> set[int]:
    names = ("movement_no", "status", "affiliation", "equipment", "activity", "note")
    columns = (rows.column(name).to_pylist() for name in names)
    return {
        movement
        for movement, status, side, equipment, activity, note in zip(*columns, strict=True)
        if status != Status.REJECTED.value
        and is_ukrainian(side, equipment, "" if side else f"{activity or ''}\n{note or ''}")
    }
