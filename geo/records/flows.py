"""Ways from place to place: what the map draws as arrows, and what it counts instead since an end is only an area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import ibis

from geo.model import AREA_KINDS
from geo.records.answers import FlowRow
from geo.records.counting import intervals
from geo.records.engine import PLACES, SIGHTINGS, compiled, value
from geo.records.mapping import NO_COUNT, countable, counts_of, shown, told_by_all
from geo.records.numbering import Named, public_id
from geo.records.predicates import Shape, passing

if TYPE_CHECKING:
    from geo.records.filters import Filters
    from geo.records.mapping import BBox
    from geo.records.mirror import Mirror

_AREAS: Final = tuple(sorted(kind.value for kind in AREA_KINDS))
_LIMIT: Final = " LIMIT $limit"
_WAY: Final = ("origin_no", "destination_no", "flow")
_ENDS: Final = {"_no": "place_no", "": "name", "_lat": "lat", "_lon": "lon", "_kind": "place_kind"}
"""What is asked of each end of a way: by the end of its name, the column of the places."""


class Flows(NamedTuple):
    """The busiest ways between two pins, and how many there are in all.

    `endless` counts the sightings that come from or go to an area: no arrow could be drawn of them.
    """

    rows: list[FlowRow]
    total: int
    endless: int


def flows(mirror: Mirror, filters: Filters, bbox: BBox, limit: int = 300, *, counts: bool = True) -> Flows:
    """Return the ways that may cross `bbox`, busiest first.

    Without `counts` the intervals are left None, which is faster.
    """
    shape, values = shown(filters)
    values |= dict(zip(("view_west", "view_south", "view_east", "view_north"), bbox, strict=True))
    counted = counts_of(mirror, _way_counts, shape, values, 3) if counts else {}
    found = mirror.run(compiled(_ways, shape) + _LIMIT, values | {"limit": max(1, limit)})
    rows = []
    for origin_no, destination_no, flow, *ends, sightings, movements, mode, with_area, _, _ in found:
        if with_area:
            break  # these come last
        origin, o_lat, o_lon, destination, d_lat, d_lon = ends
        rows.append(
            FlowRow(
                origin_key=public_id(Named.PLACE, origin_no),
                origin=origin,
                origin_lat=o_lat,
                origin_lon=o_lon,
                destination_key=public_id(Named.PLACE, destination_no),
                destination=destination,
                destination_lat=d_lat,
                destination_lon=d_lon,
                flow=flow,
                mode=mode,
                sightings=sightings,
                movements=movements,
                **counted.get((origin_no, destination_no, flow), NO_COUNT)._asdict(),
            )
        )
    total, endless = found[0][-2:] if found else (0, 0)
    return Flows(rows[:limit], total, endless or 0)


def _crossing(shape: Shape) -> Any:
    """Return the sightings whose way from origin to destination may cross the view: whose box meets it."""
    table = SIGHTINGS
    ends = [table.origin_lat.notnull(), table.destination_lat.notnull(), table.origin_no != table.destination_no]
    chosen = passing(shape, *ends)
    meets = []
    for axis, low, high in (("lon", "view_west", "view_east"), ("lat", "view_south", "view_north")):
        both = chosen[f"origin_{axis}"], chosen[f"destination_{axis}"]
        meets.append(ibis.least(*both) <= value(high, "float64"))
        meets.append(ibis.greatest(*both) >= value(low, "float64"))
    return chosen.filter(meets)


def _ways(shape: Shape) -> Any:
    chosen = _crossing(shape)
    found = chosen.group_by(list(_WAY)).aggregate(
        sightings=chosen.count(), movements=chosen.movement_no.nunique(), mode=told_by_all(chosen.mode)
    )
    for role in ("origin", "destination"):
        about = {f"{role}{end}": PLACES[name] for end, name in _ENDS.items()}
        found = found.join(PLACES.select(**about), f"{role}_no")
    area = found.origin_kind.isin(_AREAS) | found.destination_kind.isin(_AREAS)
    found = found.mutate(with_area=area)
    found = found.mutate(
        total=found.count(where=~found.with_area).over(),
        endless=found.sightings.sum(where=found.with_area).over(),
    )
    names = [f"{role}{end}" for role in ("origin", "destination") for end in _ENDS if end not in {"_no", "_kind"}]
    told = found.select(*_WAY, *names, "sightings", "movements", "mode", "with_area", "total", "endless")
    return told.order_by([told.with_area, ibis.desc("sightings"), *_WAY])


def _way_counts(shape: Shape, wholes: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    return intervals(countable(_crossing(shape), *_WAY), list(_WAY), wholes=wholes, tellers=False)
