"""Tell whether what came took the place of what had left."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.reports.events.event import Event

_REPLACING = (
    "замін",
    "зміну",
    "змену",
    "смену",
    "замен",
    "взамен",
    "замест",
    "замість",
    "вместо",
    "replac",
    "reliev",
    "instead",
)


def takes_over(event: Event) -> bool:
    """Tell whether "на заміну йому прибув інший", "another landed to replace it" is told of what came."""
    if "arrive" not in event.actions or event.such is None or "depart" not in event.such.actions:
        return False
    words = (event.word_at(at) for clause in event.clauses[:1] for at in range(clause.first, clause.after))
    return any(word.startswith(_REPLACING) for word in words)
