"""Tell whether words name equipment and say how many of it there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.days.words import open_date_words
from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.numbers.values import number_at
from geo.reports.text.tokens import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_BETWEEN = 3
"""So many words, which say of what sort it is, stand between a number and its noun."""
_OF = frozenset({"of", "из", "з", "із", "зь"})


def names_counted(text: str) -> bool:
    """Tell whether a short text counts equipment, in figures or in words: "20 танков", "две колонны", "Т-72 12 шт"."""
    tokens = cut(text)
    return any(_counts_equipment(tokens, at) for at in range(len(tokens)))


def _counts_equipment(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number starts at a token and equipment stands behind it, or right before it."""
    number = number_at(tokens, at)
    if number is None:
        return False
    lexicon = open_lexicon()
    first = number.after
    if number.value == 1 and first < len(tokens) and tokens[first].key in _OF:
        return False
    months = open_date_words().months
    for noun in range(first, min(first + _BETWEEN + 1, len(tokens))):
        if tokens[noun].kind != "word" or tokens[noun].key in months:
            break
        if lexicon.find(tokens, noun) is not None:
            return True
    before = lexicon.find(tokens, at - 1) if at else None
    return before is not None and before.after == at
