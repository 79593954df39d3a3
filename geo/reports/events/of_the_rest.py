"""Tell places that are told of the rest, or of the first alone, which are no groups of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_REST = ("решт", "остальн", "астатн", "рэшт", "rest", "others", "remaining")
_REST_REACH = 4
_FIRST = frozenset({"first", "last"})
_FIRST_REACH = 6


def is_of_the_rest(place: PlaceMention, clause: Clause, tokens: Sequence[Token], used: bytearray) -> bool:
    """Tell whether a place is told of the rest, which is no group of its own: "решту — на Полонку"."""
    if not clause.groups or place.lead <= clause.groups[0].lead:
        return False
    for at in range(place.lead - 1, max(clause.first, place.lead - _REST_REACH) - 1, -1):
        if used[at] == 2:
            return False
        if tokens[at].key.startswith(_REST):
            return used[at - 1] != 2  # "the four others" are a group
    return _is_of_the_first(place, clause, tokens, used)


def _is_of_the_first(place: PlaceMention, clause: Clause, tokens: Sequence[Token], used: bytearray) -> bool:
    """Tell whether a place is told of the first or last of them alone: "eleven over Homel region, the first seen above Brahin"."""
    for at in range(place.lead - 1, max(clause.first + 1, place.lead - _FIRST_REACH) - 1, -1):
        if used[at] == 2:
            return False
        if tokens[at].key in _FIRST and tokens[at - 1].key == "the":
            return at > clause.first + 1 and tokens[at - 2].text == ","
    return False
