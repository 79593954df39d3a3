"""Pair what is listed with the places and days listed behind it "respectively"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

_TWO = 2
_RESPECTIVELY = frozenset("respectively соответственно відповідно адпаведна адпаведно".split())


def pair_in_order(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Give each group of a clause its own place or day: "six and two landed in Lida and Homel respectively".

    Returns whether anything was paired; nothing is where they are not as many as each other.
    """
    if max(len(clause.places), len(clause.dates)) < _TWO or _RESPECTIVELY.isdisjoint(
        [token.key for token in tokens[clause.first : clause.after]]
    ):
        return False
    groups = clause.groups
    paired = False
    for role in {place.role for place in clause.places}:
        listed = [place for place in clause.places if place.role == role]
        if len(listed) == len(groups) > 1:
            for group, place in zip(groups, listed, strict=True):
                group.places.append(place)
                clause.places.remove(place)
            paired = True
    if len(clause.dates) == len(groups) > 1:
        for group, pair in zip(groups, clause.dates, strict=True):
            group.dates.append(pair)
        clause.dates = []
        paired = True
    return paired
