"""Raise the names of towns in a message written all in small letters: "з бабруйска на парычы 6 уралаў"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.reports.text.small_words import open_small_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matching import Names
    from geo.reports.text.tokens import Token

_SHORTEST = 4
_ENDS = frozenset(".!?…:;")
_BESIDE = frozenset({"-", "–", "—", "→", ",", "(", "/"})
_EQUIPMENT = 2
"""What `used` says of tokens that name equipment, which may be written with a capital in any message."""
_CHAT = 60
"""So many words at most has a message in which nobody troubles to write capitals."""


def raise_names(tokens: Sequence[Token], names: Names, used: bytearray) -> None:
    """Give towns their capital letter where no word but the first of a sentence has one.

    A town is believed behind a preposition, beside a dash or comma, or at the head of a sentence, and where its name is
    no everyday word. Only `Token.text` changes; the spans stay true.
    """
    if len(tokens) > _CHAT or not any(token.kind == "word" for token in tokens):
        return
    if _has_capitals(tokens, used):
        return
    prepositions = open_small_words().prepositions
    for at, token in enumerate(tokens):
        if used[at] or token.kind != "word" or len(token.text) < _SHORTEST or not token.text[0].islower():
            continue
        before = tokens[at - 1].key if at else "."
        if not (before in prepositions or before in _BESIDE or before in _ENDS):
            continue
        name = token.text.capitalize()
        hit = names.known(name)
        if hit is None or hit.kind is not PlaceKind.SETTLEMENT or hit.common_word or hit.needs_type or not hit.people:
            continue
        token.text = name


def _has_capitals(tokens: Sequence[Token], used: bytearray) -> bool:
    """Tell whether any word within a sentence begins with a capital and is neither an abbreviation nor equipment."""
    before = "."
    for at, token in enumerate(tokens):
        within = token.kind == "word" and before not in _ENDS and used[at] != _EQUIPMENT
        if within and token.text[0].isupper() and not token.text.isupper():
            return True
        before = token.text
    return False
