"""Tell what came in the time from the day told before to the day of the report: "Since then 30 ambulances have arrived"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.joining import FROM_DAY
from geo.reports.text.tokens import SINCE

if TYPE_CHECKING:
    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event

_SINCE_THEN = frozenset(
    {("since", "then"), ("тех", "пор"), ("того", "часу"), ("тих", "пір"), ("таго", "часу"), ("тых", "часоў"), ("того", "времени")}
)  # fmt: skip
_THENS = frozenset(word for _, word in _SINCE_THEN)
_ONE_WORD = frozenset({"відтоді"})


def tells_since_then(event: Event) -> bool:
    """Tell whether an event is told of since another one."""
    return any(clause.starts & SINCE and _since_then_in(event, clause) for clause in event.clauses)


def is_since(key: str) -> bool:
    """Tell whether a word may end "since then"."""
    return key in _THENS or key in _ONE_WORD


def _since_then_in(event: Event, clause: Clause) -> bool:
    return any(
        event.word_at(at) in _ONE_WORD or (event.word_at(at) in FROM_DAY and _then_behind(event, at, clause.after))
        for at in range(clause.first, clause.after)
    )


def _then_behind(event: Event, at: int, after: int) -> bool:
    """Tell whether a "since" at a token goes on with "then", "с" with "тех пор"."""
    words = [event.word_at(each) for each in range(at, min(at + 3, after))]
    return tuple(words[:2]) in _SINCE_THEN or tuple(words[1:]) in _SINCE_THEN
