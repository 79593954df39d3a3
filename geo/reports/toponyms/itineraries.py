"""Read places with times between them as a way: "11:10 Svislach — 12:25 Vaukavysk", "Орша 24.11, Минск 25.11"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_SHORT_WAY = 2
_ON_THE_WAY = frozenset("past ст о в у а at then потом потім потым".split())


def read_itinerary(found: list[PlaceMention], tokens: Sequence[Token], used: bytearray, first: int) -> None:
    """Give the places of a sentence that starts at token `first` the roles of a way where times stand between them."""
    start, last = 0, len(found) - 1
    while start < last:
        end = start
        while end < last and _times_between(found[end], found[end + 1], tokens, used):
            end += 1
        way = found[start : end + 1]
        if len(way) > 1 and (len(way) > _SHORT_WAY or _is_timed(way[0], tokens, used, first)):
            for mention in way:
                mention.role = "via"
            way[0].role, way[-1].role = "from", "at"
        start = end + 1


def _times_between(before: PlaceMention, mention: PlaceMention, tokens: Sequence[Token], used: bytearray) -> bool:
    """Tell whether only marks and a time stand between two places without roles of their own."""
    if {before.role, mention.role} - {"", "at", "via"}:
        return False
    timed = False
    for at in range(before.extent, mention.first):
        token = tokens[at]
        time = used[at] == 1 or token.kind in {"clock", "date"}
        timed = timed or time
        if not (time or token.kind == "mark" or token.key in _ON_THE_WAY):
            return False
    return timed


def _is_timed(mention: PlaceMention, tokens: Sequence[Token], used: bytearray, first: int) -> bool:
    """Tell whether a time stands right before a place."""
    at = mention.lead - 1
    return at >= first and (used[at] == 1 or tokens[at].kind in {"clock", "date"})
