"""The watched country: distances are those to its border, and flows are told of it; both follow when it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.model import Flow
from geo.records.placing import finite, open_locator, watched_country
from geo.records.tables import ROLES, place, setting, sighting
from geo.records.trail import record

if TYPE_CHECKING:
    from geo.records.database import Records

_FLOWS = "flows"
"""Key of a sighting's `extra` that keeps its flow as told of each country that was watched before."""


def settle_watched(records: Records, watched: str | None) -> None:
    """Make stored distances and flows those of `watched`, with a line in the trail; None keeps the country stored."""
    with records.read() as connection:
        stored = watched_country(connection)
    wanted = (watched or stored).upper()
    if wanted == stored:
        return
    with records.write() as (connection, change):
        connection.execute(setting.delete().where(setting.c.name == "watched"))
        connection.execute(setting.insert().values(name="watched", value=wanted))
        _measure_again(connection, change, wanted)
        turned = _turn_flows(connection, change, stored, wanted)
        after = {"watched": wanted, "flows_changed": turned}
        record(connection, change, "watch", who=None, before={"watched": stored}, after=after)


def _measure_again(connection: sa.Connection, change: int, watched: str) -> None:
    rows = connection.execute(
        sa.select(place.c.no, place.c.lat, place.c.lon).where(place.c.border_km.is_not(None))
    ).all()
    if not rows:
        return
    distances = open_locator().border_km_many([row.lat for row in rows], [row.lon for row in rows], watched)
    connection.execute(
        place.update().where(place.c.no == sa.bindparam("row")).values(border_km=sa.bindparam("km"), change=change),
        [{"row": row.no, "km": finite(km)} for row, km in zip(rows, distances, strict=True)],
    )


def _turn_flows(connection: sa.Connection, change: int, before: str, watched: str) -> int:
    """Tell all flows of another country; each is kept as it was told of the one before. Return how many changed."""
    roles = {role: place.alias() for role in ROLES}
    joined = sighting
    for role, other in roles.items():
        joined = joined.outerjoin(other, sighting.c[f"{role}_no"] == other.c.no)  # type: ignore[assignment]
    countries = [other.c.country.label(role) for role, other in roles.items()]
    rows = connection.execute(
        sa.select(sighting.c.no, sighting.c.flow, sighting.c.extra, *countries).select_from(joined)
    ).all()
    turned = []
    changed = 0
    for row in rows:
        extra = dict(row.extra or {})
        told = {**extra.get(_FLOWS, {}), before: row.flow}
        flow = told.get(watched) or _flow(row.origin, row.place, row.destination, watched).value
        changed += flow != row.flow
        turned.append({"row": row.no, "new_flow": flow, "new_extra": {**extra, _FLOWS: told}})
    if turned:
        connection.execute(
            sighting.update()
            .where(sighting.c.no == sa.bindparam("row"))
            .values(
                flow=sa.bindparam("new_flow"),
                extra=sa.bindparam("new_extra", type_=sighting.c.extra.type),
                change=change,
            ),
            turned,
        )
    return changed


def _flow(start: str | None, at: str | None, end: str | None, watched: str) -> Flow:
    """Return the flow that the countries of origin, place and destination tell; what they leave open is unknown."""
    if start is None or end is None:
        return Flow.UNKNOWN
    if start == end:
        return Flow.INTERNAL if start == watched else Flow.UNKNOWN
    if watched in {start, end}:
        return Flow.IN if end == watched else Flow.OUT
    return Flow.TRANSIT if at == watched else Flow.UNKNOWN
