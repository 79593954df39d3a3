"""Tell what comes so often, is made or is farmers', from what moved once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.clauses.military import is_military

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_A_DAY = frozenset(
    {
        ("a", "day"),
        ("per", "day"),
        ("a", "week"),
        ("a", "month"),
        ("a", "year"),
        ("per", "year"),
        ("за", "год"),
        ("у", "год"),
        ("в", "год"),
        ("на", "рік"),
        ("за", "рік"),
        ("в", "сутки"),
        ("на", "добу"),
        ("у", "суткі"),
        ("на", "годину"),
        ("на", "день"),
        ("в", "день"),
        ("у", "дзень"),
        ("в", "час"),
        ("у", "гадзіну"),
        ("an", "hour"),
        ("per", "hour"),
    }
)
_EACH_TIME = frozenset({"minutes", "minute", "hour", "hours"})
_SHELLS = 10_000
"""So many shells are what is made, given or spent in months."""
_PER = frozenset(first for first, _ in _A_DAY)
_TRACTORS = frozenset({"tractor", "tractors"})
_FARMS = ("mtz", "farm", "harvest", "plough", "peasant")
_FARM_REACH = 9


def is_of_every_day(group: Group, tokens: Sequence[Token]) -> bool:
    """Tell whether so many come each time, or farmers' tractors: "300 lorries a day", "one low-loader at a time"."""
    at = group.span[1]
    if group.kind.id == "ammunition" and group.count is not None and (group.count.count_min or 0) >= _SHELLS:
        return True
    first = tokens[at].key if at < len(tokens) else ""
    if first in {"at", "every"}:
        behind = [token.key for token in tokens[at : at + 4]]
        if behind[:3] == ["at", "a", "time"] or (first == "every" and not _EACH_TIME.isdisjoint(behind)):
            return True
    if first in _PER and at + 1 < len(tokens) and (tokens[at].key, tokens[at + 1].key) in _A_DAY:
        return not is_military(group, tokens)
    if group.word not in _TRACTORS:
        return False
    return any(token.key.startswith(_FARMS) for token in tokens[max(0, group.lead - _FARM_REACH) : at + _FARM_REACH])
