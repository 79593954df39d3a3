"""How many sources tell of a thing independently: ten outlets that repeat one channel are one source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.counts.wordings import same_words
from geo.model import UNNAMED_SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

_SEVERAL: Final = re.compile(r"\s*[;/]\s*|\s+(?:and|і|и|та|ды)\s+")
"""What stands between the names of two sources that a report gives for one statement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """One report: who says it (perhaps several: "Hajun / Railway Workers"), the outlet that carried it, its words."""

    source: str
    via: str | None = None
    text: str | None = None


def origins(source: str) -> tuple[str, ...]:
    """Return the sources that a report names, in small letters: "A / B" are two."""
    return tuple(dict.fromkeys(part.casefold() for part in _SEVERAL.split(source.strip()) if part))


def independent(statements: Sequence[Statement]) -> tuple[frozenset[str], ...]:
    """Return the sources that each statement brings, in order; an empty set where it only repeats another.

    An outlet that carries another's words brings that other. Nearly the same words are one statement: it is of those
    that the fullest of its tellings names, and who else says the same words repeats them. Unnamed sources bring nobody.
    """
    told = _told_in_one(statements)
    heard: set[str] = set()
    found = []
    for at in range(len(statements)):
        alike = [other for other in range(len(statements)) if told[other] == told[at]]
        fullest = min((_named(statements[other]) for other in alike), key=lambda names: (-len(names), sorted(names)))
        brought = fullest - heard
        heard |= brought
        found.append(frozenset(brought))
    return tuple(found)


def count_independent(statements: Sequence[Statement]) -> int:
    """Return how many sources tell of it independently; the order of the statements does not matter."""
    return len(frozenset().union(*independent(statements)))


def only_by_name(statements: Sequence[Statement]) -> int:
    """Return how many of the independent sources are told apart by their names alone: nobody holds their words.

    Where outlets of several names print one message, only their words give it away.
    """
    brought = independent(statements)
    worded = {name for each in statements if each.text for name in _named(each)}
    return len(frozenset().union(*brought) - worded)


def _told_in_one(statements: Sequence[Statement]) -> list[int]:
    """Return, for each statement, the first of those that have nearly its words."""
    first = list(range(len(statements)))
    worded = [at for at, each in enumerate(statements) if each.text]
    for place, at in enumerate(worded):
        for other in worded[:place]:
            if first[at] != first[other] and same_words(statements[at].text or "", statements[other].text or ""):
                joined = {first[at], first[other]}
                first = [min(joined) if each in joined else each for each in first]
    return first


def _named(statement: Statement) -> frozenset[str]:
    return frozenset(origins(statement.source)) - {UNNAMED_SOURCE}
