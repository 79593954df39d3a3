"""Tell whether more equipment is listed behind a word that alone may be an everyday one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.numbers.counts import count_at
from geo.reports.text.joining import LIST_JOINTS
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon, Mention
    from geo.reports.text.tokens import Token

_OF_ANYBODY = frozenset({"vehicle_unspecified", "light_vehicle"})
_MADE = frozenset({"truck", "light_vehicle"})
_VEHICLES = frozenset({"vehicle", "system"})


def list_follows(mention: Mention, tokens: Sequence[Token], lexicon: Lexicon, after: int) -> bool:
    """Tell whether more equipment is listed right behind: "Tigrs and Typhoons"."""
    at = mention.after
    if at + 1 >= after or tokens[at].key not in LIST_JOINTS:
        return False
    return lexicon.find(tokens, at + 1) is not None if tokens[at + 1].kind == "word" else False


def leads_list(mention: Mention, tokens: Sequence[Token], lexicon: Lexicon, after: int) -> bool:
    """Tell whether vehicles of war are listed behind: "кран КС-45719, экскаватор, 3 самосвала", "кухня, два «Урала»"."""
    at = mention.after
    at += at < after and any(map(str.isdigit, tokens[at].key))
    if at + 1 >= after or tokens[at].key not in LIST_JOINTS:
        return False
    count = count_at(tokens, at + 1)
    at = count.after if count is not None else at + 1
    while at < after and tokens[at].text in OPEN_QUOTES:
        at += 1
    behind = lexicon.find(tokens, at) if at < after and tokens[at].kind == "word" else None
    if behind is None or behind.equipment.equipment_class in _OF_ANYBODY or behind.equipment.unit not in _VEHICLES:
        return False
    return count is not None or not behind.term.guarded


def is_of_make(mention: Mention, tokens: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether the make of a lorry or car stands behind what it carries: "кран МАЗ", "скорая УАЗ"."""
    at = mention.after
    while at < len(tokens) and tokens[at].text in OPEN_QUOTES:
        at += 1
    behind = lexicon.find(tokens, at) if at < len(tokens) and tokens[at].kind == "word" else None
    return behind is not None and behind.equipment.equipment_class in _MADE and tokens[at].text[0].isupper()
