"""Tell whether what is counted is of war: by its kind, its cargo, or the words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.groups.cargo import WAGNER
from geo.reports.text.tokens import WAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_EVERYDAY = frozenset(
    {"truck", "light_vehicle", "vehicle_unspecified", "fuel_truck", "personnel", "train", "wagon", "convoy", "ship"}
)
"""Classes that carry on everyday life too."""
_AIRLINERS = frozenset({"tu134_154", "air"})
_FREIGHT = frozenset({"container"})
_FORCES = frozenset({"unit_bn", "pmc", "airborne_troops", "special_forces"})
_OF_WAR = (
    "военн",
    "військов",
    "вайсков",
    "ваенн",
    "армей",
    "армій",
    "military",
    "army",
    "урал",
    "ural",
    "броне",
    "brone",
)


def is_warlike(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause names arms or people of war."""
    return any(is_military(group, tokens) for group in clause.groups) or _names_fighters(clause, tokens)


def is_military(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether a group is of war: by its kind, its cargo, or a word beside it."""
    if group.kind.id == "tank_transporter" and tokens[group.span[0]].key == "tank":
        return True
    everyday = group.kind.equipment_class in _EVERYDAY or group.kind.id in _AIRLINERS
    if not everyday or set(group.cargo) - _FREIGHT or group.kind.id in _FORCES:
        return True
    near = range(max(0, group.lead - 2), group.span[1])
    return any(tokens[at].key.startswith(_OF_WAR) for at in near)


def _names_fighters(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a column is one of fighters, whatever civil vehicles are in it: "вагнераўцы на пожарных машинах"."""
    return bool(clause.starts & WAR) and any(
        tokens[at].key.startswith(WAGNER) for at in range(clause.first, clause.after)
    )
