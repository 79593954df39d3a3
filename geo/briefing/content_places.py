"""Where each movement of a briefing stands on its map: once, so that the circles add up to what the sentences say."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.counts.intervals import add, is_unknown
from geo.model import AREA_KINDS, PlaceKind, Unit
from geo.records.totals import FLOWS

if TYPE_CHECKING:
    from geo.briefing.content_rows import Moved, PeriodRows, Row
    from geo.model import Interval

_COARSENESS: Final = {PlaceKind.COUNTRY.value: 3, PlaceKind.ADMIN1.value: 2, PlaceKind.ADMIN2.value: 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A place with the movements that stand there; `row` is a sighting that tells of it.

    `units` are their counts by unit, vehicles first, then the unit of most movements; `without_number` is how many
    movements have no number in that unit. `flows` are their directions with how many go so, most first.
    """

    row: Row
    movements: int
    units: tuple[tuple[str, Interval, int], ...]
    flows: tuple[tuple[str, int], ...]


def standings(period: PeriodRows) -> list[Standing]:
    """Return the places at which the movements of a period stand, fullest first.

    Each stands once, at the closest place that its sightings tell, of these at the one told of last; a country or area
    only where nothing closer is told.
    """
    homes: dict[str, Row] = {}
    for row in period.told:
        if row["lat"] is not None:
            held = homes.get(row["movement_id"])
            if held is None or _rank(row) >= _rank(held):
                homes[row["movement_id"]] = row
    by_place: dict[str, list[Moved]] = defaultdict(list)
    of_place: dict[str, Row] = {}
    for moved in period.movements:
        home = homes.get(moved.movement_id)
        if home is not None:
            by_place[home["place_id"]].append(moved)
            of_place[home["place_id"]] = home
    found = [_standing(of_place[place], there) for place, there in by_place.items()]
    return sorted(found, key=lambda each: (-each.movements, each.row["place"], each.row["lat"], each.row["lon"]))


def _rank(row: Row) -> tuple[int, str]:
    return -_COARSENESS.get(row["place_kind"], 0), str(row["observed_to"] or row["observed_from"] or "")


def _standing(row: Row, there: list[Moved]) -> Standing:
    by_unit: dict[str, list[Interval]] = defaultdict(list)
    flows = Counter(moved.flow for moved in there)
    for moved in there:
        for unit, interval in moved.units.items():
            by_unit[unit].append(interval)
    units = sorted(by_unit, key=lambda unit: (unit != Unit.VEHICLE.value, -len(by_unit[unit]), unit))
    return Standing(
        row=row,
        movements=len(there),
        units=tuple((unit, add(by_unit[unit]), sum(map(is_unknown, by_unit[unit]))) for unit in units),
        flows=tuple(sorted(flows.items(), key=lambda each: (-each[1], FLOWS.index(each[0])))),
    )


def is_area(row: Row) -> bool:
    """Tell whether a sighting's place is drawn as an area, never as a pin."""
    return row["place_kind"] in AREA_KINDS
