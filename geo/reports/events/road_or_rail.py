"""Read words that mean one thing on a road and another on rails: coaches, tankers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group

_DRIVEN = frozenset({"truck", "fuel_truck", "light_vehicle"})
_TWOFOLD = frozenset({"bus", "tank_wagon", "fuel_truck"})
"""Kinds whose words may mean another."""
_TANKERS = ("цистерн", "цыстэрн", "бочк", "бочек")


def tell_road_from_rail(groups: Sequence[Group], event: Event, lexicon: Lexicon) -> None:
    """Read "coaches" beside wagons as carriages, "цистерны" beside lorries on a road as fuel trucks."""
    if _TWOFOLD.isdisjoint([group.kind.id for group in groups]):
        return
    rail = any(group.kind.equipment_class in {"train", "wagon"} for group in groups if not _is_tanker(group))
    for group in groups:
        if rail and group.kind.id == "bus" and group.word in {"coach", "coaches"}:
            group.kinds = [lexicon.get("passenger_wagon")]
        if "rail" in event.marks and group.kind.id == "fuel_truck" and _is_called_tank(group):
            group.kinds = [lexicon.get("tank_wagon")]
    if rail or "rail" in event.marks or any(group.gathers and group.kind.id != "convoy" for group in event.groups):
        return
    if any(group.kind.equipment_class in _DRIVEN or group.kind.id == "convoy" for group in (*groups, *event.groups)):
        for group in groups:
            if _is_tanker(group):
                group.kinds = [lexicon.get("fuel_truck")]


def _is_tanker(group: Group) -> bool:
    return group.kind.id == "tank_wagon" and group.word.startswith(_TANKERS) and len(group.kinds) == 1


def _is_called_tank(group: Group) -> bool:
    """Tell whether a tank of fuel is what came to a station: "на станцію прибуло 6 цистерн з пальним"."""
    return group.noun is not None and group.noun[0].startswith(_TANKERS)
