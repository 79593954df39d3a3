"""Read a border told by both its countries as one place: "the border between Poland and Belarus", "the Belarus-Ukraine border"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import PlaceKind
from geo.reports.text.joining import AND, DASHES
from geo.reports.toponyms.place_cases import role_by_type
from geo.reports.toponyms.place_roles import BORDERS, CASELESS, role_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token
    from geo.reports.toponyms.mention import PlaceMention

_BETWEEN = frozenset("between между паміж поміж між меж of".split())
_JOINTS = AND | DASHES | {"/"}


def join_borders(found: list[PlaceMention], tokens: Sequence[Token], first: int, language: str, watched: str) -> None:
    """Leave of two countries with a border between them the one that is not watched, as the border with it."""
    for number in range(len(found) - 2, -1, -1):
        one, other = found[number], found[number + 1]
        noun = _border_of(one, other, tokens, first)
        if noun is None:
            continue
        border = one if other.country == watched else other
        told = role_before(tokens, min(noun, one.first), first, inflected=True, language=language)
        border.role, border.said, border.lead = told.role, told.said, told.first
        if told.said in CASELESS:
            border.role = role_by_type(told.said, tokens[noun].key, language)
        border.border, border.extent = True, max(other.extent, noun + 1)
        found[number : number + 2] = [border]


def _border_of(one: PlaceMention, other: PlaceMention, tokens: Sequence[Token], first: int) -> int | None:
    """Return the token that says "border" before or behind two joined countries."""
    if other.first - one.after != 1 or not (_is_country(one) and _is_country(other)):
        return None
    if tokens[one.after].key not in _JOINTS or one.country == other.country:
        return None
    behind = other.after
    if behind < len(tokens) and tokens[behind].key.startswith(BORDERS):
        return behind
    before = one.first - 1
    if before > first and tokens[before].key in _BETWEEN:
        before -= 1
    told = before >= first and tokens[before].key.startswith(BORDERS)
    return before if told and (before < one.first - 1 or not tokens[before].key.isascii()) else None


def _is_country(place: PlaceMention) -> bool:
    return place.kind is None and place.hit is not None and place.hit.kind is PlaceKind.COUNTRY
