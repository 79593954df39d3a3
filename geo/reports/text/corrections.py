"""Tell what a text takes back in the same breath: "not 20 but 12", "не ўчора, а ў панядзелак"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.joining import BUT, NOT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_OPENING = frozenset({"on", "at", "в", "у", "на", "«", "“", '"', "the"})
"""What may stand between a "not" and what it takes back."""
_AS = frozenset({"как", "як", "as"})
_ASIDE = 8
"""What is taken back may be said whose word it was within so many tokens: "не Т-72, як писали чати, а сім «Коаліцій»"."""
_CLOSING = frozenset({"»", "”", '"'})


def contrast_behind(at: int, tokens: Sequence[Token]) -> int | None:
    """Return the token behind ", а", "but", ", але" at token `at`, None where something else stands there."""
    while at < len(tokens) and tokens[at].text in _CLOSING:
        at += 1
    if at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].key in _AS:
        at = next((each for each in range(at + 1, min(len(tokens), at + _ASIDE)) if tokens[each].text == ","), at)
    comma = at < len(tokens) and tokens[at].text == ","
    at += comma
    if at + 1 >= len(tokens) or tokens[at].key not in BUT:
        return None
    return at + 1 if comma or tokens[at].key == "but" else None


def is_corrected(first: int, after: int, tokens: Sequence[Token]) -> bool:
    """Tell whether tokens first..after are taken back: a "not" stands right before them, a "but" right behind.

    So are those behind ", а не": "танков было 18, а не 30".
    """
    before = first - 1
    while before > 0 and tokens[before].key in _OPENING:
        before -= 1
    if before < 0 or tokens[before].key not in NOT:
        return False
    opposed = before > 0 and tokens[before - 1].key in BUT and before - 1 > 0 and tokens[before - 2].text == ","
    return opposed or contrast_behind(after, tokens) is not None
