"""What stands behind a mark of the map: the movements of a place, a cell, a way, or of no place at all.

Unless a filter asks for other kinds of statement, observations are meant, as everywhere on the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from geo.records.engine import SIGHTINGS, compiled, value
from geo.records.listing import PAGE
from geo.records.mapping import edges, shown, told_by_all
from geo.records.movement_rows import movements_of
from geo.records.numbering import Named, number_of, public_id
from geo.records.predicates import Shape, passing, pinned

if TYPE_CHECKING:
    from geo.records.answers import MovementRow
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror


class Way(NamedTuple):
    """From one located place to another, by their keys, with the flow that it is told with."""

    origin: str
    destination: str
    flow: str


Spot = str | tuple[float, float, float, float] | Way | None
"""A place's key, a box in degrees (west, south, east, north; pins only), a way, or None for what has no place."""


class Behind(NamedTuple):
    """One page of the movements behind a mark, latest first, and how much there is of it in all.

    `place`, `admin1` and `country` are those that every sighting there shares, else None.
    """

    movements: list[MovementRow]
    total: int
    sightings: int
    place: str | None
    admin1: str | None
    country: str | None


def movements_behind(mirror: Mirror, filters: Filters, spot: Spot, *, limit: int, offset: int = 0) -> Behind:
    """Return the movements of which a sighting at a spot passes the filters.

    Each comes with all its live sightings. Raises MissingError for a key that is no place's.
    """
    shape, values = shown(filters)
    kind, more = _bound(spot)
    values |= more
    sums = mirror.run(compiled(_sums, shape, kind), values)[0]
    page = {"limit": max(0, limit), "offset": max(0, offset)}
    numbers = [row[0] for row in mirror.run(compiled(_numbers, shape, kind) + PAGE, values | page)]
    names = [public_id(Named.MOVEMENT, number) for number in numbers]
    return Behind(movements_of(mirror, names, filters), *sums)


def _bound(spot: Spot) -> tuple[str, dict[str, object]]:
    """Return the kind of a spot, which decides the SQL, and its values."""
    if spot is None:
        return "nowhere", {}
    if isinstance(spot, str):
        return "place", {"spot": number_of(Named.PLACE, spot)}
    if isinstance(spot, Way):
        ends = {"start": number_of(Named.PLACE, spot.origin), "end": number_of(Named.PLACE, spot.destination)}
        return "way", {**ends, "going": spot.flow}
    return "box", edges(spot)


def _chosen(shape: Shape, kind: str) -> Any:
    return passing(shape, *_SPOTS[kind](SIGHTINGS))


_SPOTS: Final[dict[str, Any]] = {
    "nowhere": lambda table: [table.lat.isnull()],
    "place": lambda table: [table.place_no == value("spot", "int32")],
    "way": lambda table: [
        table.origin_no == value("start", "int32"),
        table.destination_no == value("end", "int32"),
        table.flow == value("going"),
    ],
    "box": lambda table: [
        pinned(table),
        table.mx.between(value("left", "int32"), value("right", "int32")),
        table.my.between(value("top", "int32"), value("bottom", "int32")),
    ],
}


def _numbers(shape: Shape, kind: str) -> Any:
    chosen = _chosen(shape, kind)
    found = chosen.group_by("movement_no").aggregate(day=chosen.counted_on.max())
    return found.order_by([found.day.desc(nulls_first=False), found.movement_no.desc()]).select("movement_no")


def _sums(shape: Shape, kind: str) -> Any:
    chosen = _chosen(shape, kind)
    shared = {name: told_by_all(chosen[name]) for name in ("place", "admin1", "country")}
    return chosen.aggregate(movements=chosen.movement_no.nunique(), sightings=chosen.count(), **shared)
