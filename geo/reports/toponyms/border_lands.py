"""Read the lands along a border, told by the country beyond it: "приграничные с Украиной районы", "areas bordering Ukraine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.reports.text.cues import MOVING, kinds_of
from geo.reports.text.joining import WHO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

LEADS = frozenset({"с", "со", "з", "із", "зі", "зь", "са", "with", "bordering", "border", "on"})
"""What stands right before the country beyond."""
_ALONG = (
    "приграничн",
    "пограничн",
    "прикордонн",
    "памежн",
    "пагранічн",
    "смежн",
    "суміжн",
    "сумежн",
    "border",
    "frontier",
)
_BORDERING = ("граничащ", "гранича", "межую", "мяжую", "прилегающ", "bordering")
_LANDS = ("район", "раен", "област", "вобласц", "вобласт", "зон", "полос", "смуг", "паласу", "паласе", "територ", "территор", "тэрытор",
          "местност", "місцевост", "мясцовасц", "area", "district", "region", "zone", "strip", "territor", "oblast")  # fmt: skip
_BORDERLANDS = ("приграничь", "пограничь", "порубежь", "прикордонн", "памежж", "пагранічч", "borderland")
_SAME_IN_BOTH = "ье"
"""A noun with this ending has one form for going there and being there: "в приграничье"."""
_WITHIN = tuple("ых их іх ой ай ій ом ым ім ей".split())
"""Adjectives with these endings tell being there: "в приграничных районах"."""
_LANDS_WITHIN = ("ах", "ях", "е", "ні", "жы", "чы")


def land_before(tokens: Sequence[Token], first: int, limit: int) -> tuple[int, str] | None:
    """Return where the words for a land along the border with the name at `first` start, and their role: "at" or "to"."""
    at = first - 1
    key = tokens[at].key
    if key not in LEADS or at <= limit:
        return None
    if key == "on":
        at -= 1
        key = tokens[at].key
    if key in {"bordering", "border"}:
        return _land_that_borders(tokens, at, limit)
    if not key.isascii() and tokens[at - 1].key.startswith(_BORDERING):
        return _land_that_borders(tokens, at - 1, limit)
    return _land_along(tokens, at - 1, first, limit)


def _land_that_borders(tokens: Sequence[Token], verb: int, limit: int) -> tuple[int, str] | None:
    """Return the land that a verb or participle tells of: "areas bordering", "районы, граничащие с"."""
    at = verb - 1
    while at > limit and (tokens[at].text == "," or tokens[at].key in WHO):
        at -= 1
    if at <= limit or not tokens[at].key.startswith(_LANDS):
        return None
    if tokens[verb].key == "border" and at == verb - 1:
        return None  # "a district border"
    return at, "at" if tokens[at].key.endswith(_LANDS_WITHIN) else "to"


def _land_along(tokens: Sequence[Token], at: int, first: int, limit: int) -> tuple[int, str] | None:
    """Return the land called by an adjective or a noun of its own: "border areas with", "в приграничье с"."""
    key = tokens[at].key
    if key.startswith(_LANDS):
        return (at - 1, _whither(tokens[at - 1].key)) if at > limit and tokens[at - 1].key.startswith(_ALONG) else None
    land_behind = first + 1 < len(tokens) and tokens[first + 1].key.startswith(_LANDS)
    if key.startswith(_BORDERLANDS) and not land_behind:
        if key.endswith(_SAME_IN_BOTH):
            moves = at - 2 >= limit and bool(kinds_of(tokens[at - 2].key) & MOVING)
            return at, "to" if moves else "at"
        return at, "at" if key.endswith(_LANDS_WITHIN) else "to"
    return (at, _whither(key)) if key.startswith(_ALONG) and land_behind else None


def _whither(adjective: str) -> str:
    return "at" if adjective.endswith(_WITHIN) else "to"
