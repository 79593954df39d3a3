"""Know the rivers of the region: a river that a bridge, a ferry or a bank is told of is no spot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_RIVERS = ("припят", "прип'ят", "прыпят", "прыпяц", "pripyat", "prypiat", "prypyat", "pripiat", "днепр", "дніпр", "дняпр", "dnieper", "dnepr", "неман", "нема", "neman",
           "nyoman", "сож", "sozh", "березин", "бярэзін", "берэзін", "biarezina", "berezina", "двин", "дзвін", "dvina", "dzvina", "буг", "bug", "десн", "desna")  # fmt: skip
_RIVER_REACH = 3
_UP_TO = (["к"], ["ко"])
"""A column goes "к Днепру"; to the town of that name it goes "в Днепр", "на Днепр"."""
_OVER = frozenset("через цераз праз за across over river of по па уздоўж вздоўж вдоль вздовж уздовж".split())
_BY_RIVER = frozenset("on along across over up down".split())
_SMALL = frozenset("on in at by near from to with while where which after before this last yesterday".split())
_BY_WATER = ("ю", "ом", "ем", "єм", "ам", "ям")
"""Endings by which a river is the way taken: "пройшли Прип'яттю"."""
_OF_RIVER = ("мост", "міст", "мосце", "bridge", "берег", "бераг", "беразе", "bank", "река", "реки", "реке", "реку", "ріц", "ріка", "ріку", "річк", "рака", "раку", "рацэ",
             "паром", "перепра", "перапра", "понтон", "форсир", "форсува", "ferry", "pontoon")  # fmt: skip


def is_river(mention: PlaceMention, tokens: Sequence[Token]) -> bool:
    """Tell whether a name is that of a river, and nothing says that a place of that name is meant."""
    return mention.kind is None and tokens[mention.first].key.startswith(_RIVERS)


def _has_article(mention: PlaceMention, tokens: Sequence[Token]) -> bool:
    """Tell whether "the" stands before a name and no noun behind it, as no town is called: "an exercise on the Horyn"."""
    at = mention.extent
    behind = tokens[at] if at < len(tokens) else None
    bare = behind is None or behind.kind != "word" or behind.key in _SMALL
    before = [token.key for token in tokens[max(0, mention.first - 2) : mention.first]]
    return bare and not mention.wide and mention.kind is None and before[1:] == ["the"] and before[0] in _BY_RIVER


def pass_rivers(found: list[PlaceMention], tokens: Sequence[Token], first: int) -> None:
    """Drop the rivers that a bridge, a ferry or a bank is told of, in the sentence that starts at token `first`."""
    for mention in [each for each in found if each.first > first and _has_article(each, tokens)]:
        if len(found) > 1:
            found.remove(mention)
    for mention in [each for each in found if is_river(each, tokens)]:
        before = [tokens[at].key for at in range(max(first, mention.first - _RIVER_REACH), mention.first)]
        by_water = not mention.role and tokens[mention.first].key.endswith(_BY_WATER) and len(found) > 1
        if (
            by_water
            or before[-1:] in _UP_TO
            or mention.role == "via"
            or any(key in _OVER or key.startswith(_OF_RIVER) for key in before)
        ):
            found.remove(mention)
