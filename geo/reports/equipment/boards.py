"""Tell whether a "борт" is an aircraft: "расійскі борт прызямліўся", "Борт RA-76735 сел в Барановичах"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.cues import cues_of
from geo.reports.text.tokens import CUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Lexicon
    from geo.reports.equipment.terms import Mention
    from geo.reports.text.tokens import Token

_FORMS = frozenset("борт борта борты борти".split())
"""Forms that one or more aircraft have as who acts; the others say where somebody was: "на борту"."""
_ASIDE = frozenset("на за о об пра про по с со з із са в во у под пад під".split())
"""Behind these it is the side of a ship or a lorry."""
_CIVIL = tuple(
    "медиц медыц медич пассажир пасаж санитар санітар чартер чартар гражданск цивільн цывільн туристич турыст".split()
)
_AIRLINES = ("авиакомп", "авіяк", "авіак", "airline")
_NEAR = 8
"""The verb of flying stands so many tokens away at most."""


def is_board(mention: Mention, tokens: Sequence[Token], first: int, after: int, lexicon: Lexicon) -> bool:
    """Tell whether the word means an aircraft, for what is said beside it flies or lands, and no type is told with it."""
    at = mention.first
    if tokens[at].key not in _FORMS or mention.equipment.id != "air":
        return False
    if at > first and (tokens[at - 1].key in _ASIDE or tokens[at - 1].key.startswith(_CIVIL)):
        return False
    if at + 1 < after and tokens[at + 1].key.startswith(_AIRLINES):
        return False
    near = range(max(first, at - _NEAR), min(after, at + _NEAR))
    named = (lexicon.find(tokens, each) for each in range(first, after) if each != at)
    if any(other is not None and other.equipment.unit == "aircraft" for other in named):
        return False
    return any(cue.mode == "air" for each in near if tokens[each].starts & CUE for cue in cues_of(tokens[each].key))
