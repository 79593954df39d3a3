"""Tell when a people's name means its soldiers: where they are counted, or give ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

PEOPLES = frozenset("russians россияне россиян росіяни росіян расіяне расіян расейцы расейцаў".split())
_GIVING_GROUND = tuple(
    """
    отход отош отступ отвод отвел ретирова відход відій відійш відступ відвод відвел ретирува адыход адыйш адышл адступ
    адвод адвял адвел рэцірава retreat withdr pull fall fell
    """.split()
)
"""Beginnings of verbs of an army that gives ground."""
_REACH = 6
_OUT_OF = frozenset("from of off від от с со из из-под ад з із са од зі із-під з-під з-пад спад".split())
_GROUND = ("позиц", "пазіц", "пазыц", "рубеж", "рубіж", "плацдарм", "position", "bridgehead", "their")


_FIGHTERS = frozenset({"fighter", "fighters"})
_OF_THE_AIR = (
    "air", "fly", "flew", "flown", "flight", "took", "takeoff", "land", "scrambl", "jet", "plane", "bomber", "mig", "su-", "f-", "intercept", "squadron",
    "sortie", "sky", "pilot", "helicopter",
)  # fmt: skip
_BANDS = (
    "wagner", "mercenar", "militia", "militant", "rebel", "insurgent", "separatist", "chechen", "kadyrov", "akhmat", "pmc", "volunteer", "azov", "hezbollah",
)  # fmt: skip
"""Beside these "fighters" are men."""
_BAND_REACH = 12
"""A band is named so near to its fighters."""
_THEIR = frozenset("his her their our foreign armed enemy resistance".split())


def are_men(tokens: Sequence[Token], at: int, first: int, after: int) -> bool:
    """Tell whether the English "fighters" at a token are men: "convoys of fighters of the Wagner Group", "his fighters".

    Where the sentence speaks of the air they are aircraft; else men where a band that fights is named beside them.
    """
    if tokens[at].key not in _FIGHTERS:
        return False
    if any(tokens[each].key.startswith(_OF_THE_AIR) for each in range(first, after) if each != at):
        return False
    if at > first and tokens[at - 1].key in _THEIR:
        return True
    near = tokens[max(0, at - _BAND_REACH) : at + _BAND_REACH]
    return any(token.key.startswith(_BANDS) for token in near)


def gives_ground(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether a verb of giving ground, and the ground, stand behind token `first`: "россияне отходят с позиций"."""
    for at in range(first, min(after, first + _REACH)):
        if tokens[at].key.startswith(_GIVING_GROUND):
            behind = range(at + 1, min(after - 1, at + _REACH))
            return any(tokens[each].key in _OUT_OF and _is_ground(tokens[each + 1]) for each in behind)
    return False


def _is_ground(token: Token) -> bool:
    """Tell whether a word names ground that an army holds: a place, its positions."""
    return token.text[0].isupper() or token.key.startswith(_GROUND)
