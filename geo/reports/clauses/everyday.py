"""Tell a report of everyday life: goods, prices, feasts and repairs are told of, and nothing of war is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.military import is_military
from geo.reports.text.cues import kinds_of
from geo.reports.text.tokens import EVERYDAY, WAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_CIVIL = frozenset({"civil", "trade", "everyday"})
_OF_WAR = tuple(
    """
    войск войс военн военк армей армия армии армію армії армія вооруж бригад дивизи батальон полк полигон солдат мобилиз бронет брон боев боеприпас
    военторг воинск оккупант россиян вагнер чвк вс рф всу вдв гарнизон
    військ армій озброє дивізі батальйон полігон мобіліз бойов росіян окупант гауз вантажополк зсу пвк
    вайск ваенн ваенк узброе брыгад дывізі батальен палігон салдат мабіліз баяв расіян акупант зброй
    military army armed troop soldier brigade battalion regiment division conscript mobilis mobiliz ammunition weapon wagner range
    тент тэнт tilt
    эшелон ешелон эшалон echelon колонн колон калон convoy column
    """.split()
)
"""Beginnings of words of war; one of them anywhere leaves the vehicles of a report in doubt."""
_CARS = frozenset({"light_vehicle", "bus", "van_minibus"})
_LIFTS = frozenset({"helicopter"})
_HUNDREDS = 200
_THOUSANDS = 1000
"""So many lorries are what crossings count in months."""
_TRAINS = ("поезд", "поїзд", "потяг", "цягнік", "train")
_NO_WAR = ("колонк", "division-of", "полковник", "rangers", "полка-", "полке", "arranged")


def is_everyday(tokens: Sequence[Token], groups: Iterable[Group]) -> bool:
    """Tell whether a report is of everyday life and names neither equipment nor people of war."""
    groups = list(groups)
    civil = bool(groups) and (all(_is_plain(group) for group in groups) or _are_firemen(groups))
    speaks_of = 0
    for token in tokens:
        speaks_of |= token.starts
    if speaks_of & WAR:
        return False
    civil = civil or bool(speaks_of & EVERYDAY)
    return civil and not any(group.kind.id not in _LIFTS and is_military(group, tokens) for group in groups)


def is_of_war(key: str) -> bool:
    """Tell whether a small-letter word speaks of war."""
    return key.startswith(_OF_WAR) and not key.startswith(_NO_WAR)


def is_everyday_word(key: str) -> bool:
    """Tell whether a small-letter word speaks of everyday life."""
    return bool(kinds_of(key) & _CIVIL)


def _are_firemen(groups: Sequence[Group]) -> bool:
    """Tell whether fire engines came, with ambulances at most."""
    return {group.kind.id for group in groups} in ({"fire_engine"}, {"fire_engine", "ambulance"})


def _is_plain(group: Group) -> bool:
    """Tell whether a group is a train and nothing more, or of cars in hundreds, as crossings count them."""
    if group.kind.id == "truck" and group.count is not None and (group.count.count_min or 0) >= _THOUSANDS:
        return True
    if group.kind.id in _CARS:
        return group.count is not None and (group.count.count_min or 0) >= _HUNDREDS
    return group.word.startswith(_TRAINS) and not (group.counted or group.cargo or group.numbered)
