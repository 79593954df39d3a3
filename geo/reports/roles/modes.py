"""Tell by what means a thing went, and whether it was brought rather than came by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Mode
from geo.reports.text.cues import MOVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.events.event import Event
    from geo.reports.groups.group import Group

_BRINGING = tuple(
    """
    вивантаж розвантаж выгруз разгруз выгруж разгруж сгруз згруз unload detrain привез привоз прывез прывоз завез завоз достав дастав
    deliver brought bring підтяг подтян подтяг падцяг стягн стяну стягив стягу сцяг вантаж завантаж погруз грузят грузя загруз load
    """.split()
)
"""Beginnings of verbs of being brought, loaded or unloaded."""
_NOT_FLOWN = ("подн", "підн", "падн", "сел", "сіл", "сяд", "сад", "raised")
_RAILED = frozenset({"train", "wagon"})
_BY_ITSELF = ("ся", "сь", "цца")
"""Endings of verbs of what goes by itself: "подтянулись"."""


def mode_of(event: Event, group: Group, groups: Sequence[Group]) -> Mode | None:
    """Return by what means a group went: air, rail, road, or None where nothing tells it."""
    if group.kind.unit == "aircraft" or ("flown" in event.marks and "road" not in event.marks):
        return Mode.AIR
    rail = not _RAILED.isdisjoint([each.kind.equipment_class for each in (*groups, *event.groups)])
    rail = rail or (group.carrier is not None and group.carrier.endswith(("flatcar", "wagon", "train")))
    if rail or ("rail" in event.marks and "road" not in event.marks and not _leaves_station(event, group)):
        return Mode.RAIL
    if "road" in event.marks or True in [each.gathers for each in event.groups]:
        return Mode.ROAD
    if group.kind.unit == "person" and _flew(event):
        return Mode.AIR
    driven = group.kind.equipment_class in {"truck", "fuel_truck", "light_vehicle"} or group.kind.id == "vehicle"
    went = driven and not MOVING.isdisjoint(event.actions)
    return Mode.ROAD if went and not is_brought(event) else None


def _flew(event: Event) -> bool:
    """Tell whether people went by air by what the verbs say: no company that was roused ("подняли по тревоге") or took its seats."""
    verbs = [event.word_at(at) for clause in event.clauses for at, cue in clause.actions if cue.mode == "air"]
    return any(not verb.startswith(_NOT_FLOWN) for verb in verbs)


def is_brought(event: Event) -> bool:
    """Tell whether it did not come by itself: unloaded, brought, loaded, drawn together, nobody says by what."""
    units = {group.kind.unit for group in event.groups}
    if {"vehicle", "person"} <= units:
        return False
    verbs = [
        event.word_at(at)
        for clause in event.clauses
        for at, cue in clause.actions
        if cue.tense != "noun" and cue.kind != "seen"
    ]
    return bool(verbs) and all(verb.startswith(_BRINGING) and not verb.endswith(_BY_ITSELF) for verb in verbs)


def _leaves_station(event: Event, group: Group) -> bool:
    """Tell whether vehicles drive on from a station: "23 КамАЗа ушли со станции"."""
    if group.kind.unit != "vehicle" or "arrive" in event.actions or not {"move", "depart"} & set(event.actions):
        return False
    stations = [event.word_at(at) for clause in event.clauses for at in [clause.marks.get("rail")] if at is not None]
    return all(word.startswith(("станц", "station")) for word in stations) and event.has("from")


def activity_of(event: Event, group: Group) -> str | None:
    """Return what it did, in a word."""
    air = group.kind.unit == "aircraft"
    for kind, ground, flying in (
        ("arrive", "arrival", "landing"), ("depart", "departure", "takeoff"), ("cross", "border crossing", "border crossing"),
        ("move", "movement", "flight"), ("seen", "sighting", "sighting"), ("be", "sighting", "sighting"),
    ):  # fmt: skip
        if kind in event.actions:
            return flying if air else ground
    return None
