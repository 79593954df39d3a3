"""Tell what is only written on a vehicle: "бензовозы с надписью «Росгвардия»", "lorries marked "Military Police""."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.no_deeds import MADE
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.terms import Mention
    from geo.reports.text.tokens import Token

_WRITTEN = (
    "надпис", "надпіс", "напис", "подпис", "підпис", "подпіс", "налепк", "наклейк", "наліпк", "маркировк", "маркуванн", "маркіроўк", "эмблем", "емблем",
    "логотип", "лагатып", "лаготып", "шеврон", "шэўрон", "таблич", "таблічк", "вывеск", "вывіск", "трафарет", "inscri", "letter", "labell", "stencil", "sticker", "logo", "emblem",
)  # fmt: skip
_MARKED = frozenset({"marked", "marking", "markings", "reading", "painted", "words", "word", "saying"})
"""Before a quotation these too tell what is written."""
_REACH = 3


def is_inscribed(mention: Mention, tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a name of equipment or troops in a sentence from `first` on is what stands written on something."""
    at = mention.first - 1
    quoted = at >= first and tokens[at].text in OPEN_QUOTES
    for each in range(at - quoted, max(first, at - quoted - _REACH) - 1, -1):
        if tokens[each].kind != "word":
            return False
        if tokens[each].key.startswith(_WRITTEN) or (quoted and tokens[each].key in _MARKED):
            return quoted or each == at or tokens[mention.first].text[0].isupper()
    return False


def is_served(mention: Mention, tokens: Sequence[Token]) -> bool:
    """Tell whether people are only those whom something is made for: "trucks intended for supplying troops"."""
    if mention.equipment.unit != "person" or mention.first < len(("intended", "for", "supplying")):
        return False
    made, what_for, verb = (token.key for token in tokens[mention.first - 3 : mention.first])
    return verb.endswith("ing") and what_for == "for" and made in MADE
