"""Tell whether a text says towards which side of the sky something went: "westwards", "на юго-запад", "на ўсход"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.text.tokens import COMPASS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.events.event import Event
    from geo.reports.text.tokens import Token

_ENGLISH = re.compile(r"(?:north|south)?-?(?:east|west|north|south)(?:ern|-?(?:wards?|bound))?")
_SLAVIC = re.compile(
    r"(?:северо-|юго-|паўночна-|паўднева-|північно-|південно-)?"
    r"(?:север|юг|восток|запад|північ|південь|схід|захід|поўнач|поўдзень|усход|захад)"
)
_SIDES = re.compile(r"(?:північн|південн|паўночн|паўднев|северн|южн)(?:ий|ы|ый)")
_TOWARDS = frozenset({"на", "у", "в"})
_OF = frozenset({"of", "from", "от", "від", "ад", "of-the"})
_LEADING = frozenset(
    "the due heading headed heads head to towards toward further farther went going moved moving sailed flew flying turned turning then drove driving rolled".split()
)


def goes_by_compass(event: Event, tokens: Sequence[Token]) -> bool:
    """Tell whether a clause of an event tells the side of the sky that its things went to, not where they were."""
    return any(clause_goes_by_compass(clause, tokens) for clause in event.clauses)


def clause_goes_by_compass(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell the same of one clause."""
    inside = range(clause.first + 1, clause.after) if clause.starts & COMPASS else ()
    return any(_is_told(tokens, at) for at in inside)


def is_side(key: str) -> bool:
    """Tell whether a small-letter word is a side of the sky."""
    return _SLAVIC.fullmatch(key) is not None or _ENGLISH.fullmatch(key) is not None


def _is_told(tokens: Sequence[Token], at: int) -> bool:
    if not tokens[at].starts & COMPASS:
        return False
    key = tokens[at].key
    if at + 1 < len(tokens) and tokens[at + 1].key in _OF:
        return False
    if _SLAVIC.fullmatch(key):
        before = at - 1 if not _SIDES.fullmatch(tokens[at - 1].key) else at - 2
        return tokens[before].key in _TOWARDS
    if _ENGLISH.fullmatch(key) is None or tokens[at].text[0].isupper():
        return False
    return key.endswith(("ward", "wards", "bound")) or tokens[at - 1].key in _LEADING
