"""Know seas, straits, lakes and reservoirs by their words: they have no position that a pin could stand at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_WATERS = tuple(
    """
    море моря морі морем мора моры sea протоц проток пролив праліў праліва strait заток залив заліў заліва gulf
    озер возер lake водосховищ водохранилищ вадасховішч
    """.split()
)
_OF_WATER = tuple(
    """
    чорн черн black азов азоў балт baltic касп caspian серед среди міжзем mediterr керч kerch barents баренц баранц
    north северн паўночн північн фінськ финск gulf нароч narach
    """.split()
)
"""What seas, straits and lakes are called by; they have no position that a pin could stand at."""
_STRAITS = tuple("босфор басфор bosphorus дарданел dardanelles ла-манш гибралтар гібралтар gibraltar".split())
"""These need no noun beside them."""
_SEA = frozenset("море моря морю морем морі мора моры водохранилища водохранилищу водосховища вадасховішча".split())
_SEA_ADJECTIVES = ("ое", "ого", "ому", "ом", "ее", "ым", "им", "е", "ае", "ага", "аму", "ім")


def water_behind(tokens: Sequence[Token], at: int, after: int) -> int | None:
    """Return the token behind the name of a sea or strait that starts at `at`: "Чорне море", "Sea of Azov"."""
    if at + 1 < after and tokens[at + 1].key.startswith(_WATERS) and tokens[at].key.startswith(_OF_WATER):
        return at + 2
    if tokens[at].key.startswith(_STRAITS):
        return at + 1
    if at > 1 and tokens[at - 2].key in _SEA and _is_sea_alone(tokens, at, after):
        return at + 1
    if at + 1 < after and tokens[at + 1].key in _SEA and tokens[at].key.endswith(_SEA_ADJECTIVES):
        return at + 2
    if tokens[at].key == "sea" and at + 2 < after and tokens[at + 1].key == "of":
        return at + 3
    return None


def _is_sea_alone(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether a sea needs no noun behind another one: "из Средиземного моря в Чёрное"."""
    named = tokens[at].key.startswith(_OF_WATER) and tokens[at].key.endswith(_SEA_ADJECTIVES)
    return (
        named
        and not _ends_as_town(tokens[at].key)
        and (at + 1 >= after or tokens[at + 1].text[0].islower() or tokens[at + 1].kind == "mark")
    )


def _ends_as_town(key: str) -> bool:
    """Tell whether a word ends in the case of a noun: "в Балтийске", "в Чернигове", not "у Чорне", "у Балтійське"."""
    return key.endswith("е") and not key.endswith(("ое", "ее", "ае", "не", "ьке"))
