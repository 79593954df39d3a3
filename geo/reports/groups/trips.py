"""What aircraft do, by nouns that are counted in their place: "two flights of Il-76", "49 залётаў «Шахедаў»"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.numbers.counts import UNKNOWN
from geo.reports.text.cues import cues_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.numbers.counts import Count
    from geo.reports.text.tokens import Token

TRIPS = tuple(
    """
    landing take-off takeoff flight sortie посад взлет вылет рейс прилет зліт зльот виліт вильот приліт прильот
    пасад узлет рэйс прылет залет заліт пралет проліт пролет уварван вторжен вторгнен incursion
    """.split()
)
"""Beginnings of nouns of what aircraft do, which are counted in their place."""
_FLIGHTS = frozenset(
    "flights landings sorties take-offs takeoffs рейсов рейса посадок посадки вылетов вылета вильотів вильоти рейсів рейси рэйсаў рэйсы вылетаў пасадак".split()
)
_TIMES = frozenset("times раз раза рази разів разы разоў".split())


def count_flights(count: Count, found: Sequence[Group], tokens: Sequence[Token], noun: str) -> bool:
    """Give aircraft named without a number that of their flights: "An-124s and Il-76s made nine landings".

    `found` are the groups told before, `noun` what is counted. How often they took off tells nobody how many there
    are: "МиГ-31К поднимались 47 раз". Returns whether it was flights of aircraft.
    """
    group = found[-1] if found else None
    often = noun in _TIMES
    if group is None or not (often or noun in _FLIGHTS):
        return False
    if group.counted or group.kind.unit != "aircraft" or group.single:
        return False
    between = tokens[group.span[1] : count.first]
    landed = any(cue.kind == "arrive" for token in between for cue in cues_of(token.key))
    group.count, group.count_span = count.interval if landed or not often else UNKNOWN, (count.first, count.after)
    return True
