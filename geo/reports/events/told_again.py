"""Tell English words that only say how things told of are, or where they had been before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.tokens import COUNT, EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.text.tokens import Token

_MENDED = frozenset("damaged repaired refurbished modernised modernized overhauled captured crippled".split())
_DETERMINERS = frozenset("the a an several some its their these those".split())


def tells_again(clause: Clause, last: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause only says what had been before: "The tanks had been taken from the base in Urechcha"."""
    group = clause.groups[0]
    if len(clause.groups) > 1 or group.counted or group.span[0] != clause.first + 1:
        return False
    same = any(group.kind.equipment_class == other.kind.equipment_class and other.counted for other in last.groups)
    had = group.span[1] < clause.after and tokens[group.span[1]].key == "had"
    return same and had and tokens[clause.first].key in _DETERMINERS


def is_mended(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a participle only describes: "the damaged A-50 took off", "tanks to be repaired"."""
    before = [token.key for token in tokens[max(0, at - 2) : at]]
    if before == ["to", "be"]:
        return True
    if tokens[at].key not in _MENDED or not 0 < at < len(tokens) - 1:
        return False
    told_of = before[-1] in _DETERMINERS or tokens[at - 1].starts & COUNT
    return bool(told_of and tokens[at + 1].starts & EQUIPMENT)
