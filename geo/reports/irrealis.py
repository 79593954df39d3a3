"""Tell clauses that tell of nothing that moved: questions, sales, displays, stocks, games, pictures of parked things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.cues import MOVING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses import Clause
    from geo.reports.tokens import Token

_NO = frozenset("no нет ні не няма ніт nope неправда false".split())
_THAT = frozenset({"чтобы", "чтоб", "щоб", "каб"})
_SHOWN = frozenset({"seen", "be", "static"})


def answers_no(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause begins with the "No" that answers the question before it."""
    return tokens[clause.first].key in _NO


def tells_nothing(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause is about something else than a movement, whatever equipment it names."""
    marks = clause.sentence_marks
    kinds = clause.kinds()
    if "trade" in marks or "leisure" in marks:
        return True
    if "display" in marks and not kinds & (MOVING - {"arrive"}):
        return True
    if _is_not_so(clause, tokens):
        return True
    if "factory" in marks and "stock" in marks:
        return True
    if "stock" in marks and not kinds & (MOVING | {"seen"}):
        return True
    return bool(clause.groups) and "imagery" in marks and _is_parked(clause)


def _is_not_so(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause is what somebody does not see or deny: "не видит, чтобы появился батальон"."""
    return "negation" in clause.sentence_marks and tokens[clause.first].key in _THAT


def _is_parked(clause: Clause) -> bool:
    """Tell whether a picture from above only shows things that stand: no column, no train, no movement."""
    moves = any(cue.kind in MOVING for _, cue in clause.actions)
    gathers = any(group.gathers or group.kind.unit == "wagon" for group in clause.groups)
    return not moves and not gathers and clause.kinds() <= _SHOWN
