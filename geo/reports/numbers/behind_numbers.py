"""Tell what may stand behind a number without a noun: nothing, "in a row", "can be seen in the clip"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.text.tokens import Token

_VISIBLE = (
    "visible",
    "discernible",
    "recognisable",
    "recognizable",
    "identifiable",
    "in-shot",
    "видны",
    "видно",
    "видні",
    "видать",
    "відаць",
    "бачна",
    "видна",
)
_ARE = frozenset({"are", "were", "is"})
_MADE_OUT = (
    "seen",
    "counted",
    "made",
    "distinguished",
    "identified",
    "discerned",
    "spotted",
    "recognised",
    "recognized",
)
_TAILS = (
    ("in", "a", "row"),
    ("north",),
    ("south",),
    ("east",),
    ("west",),
    ("northbound",),
    ("southbound",),
    ("eastbound",),
    ("westbound",),
    ("in", "line"),
    ("in", "all"),
    ("this", "time"),
    ("that", "time"),
    ("altogether",),
    ("again",),
    ("подряд",),
    ("поспіль",),
    ("запар",),
)
"""Behind a bare number these tell of no other thing."""
_SUMS = (("in", "all"), ("in", "total"), ("all", "told"), ("altogether",))
_BY_WHOM = frozenset(
    {("according", "to"), ("by", "our"), ("by", "his"), ("by", "her"), ("by", "their"), ("he", "says"), ("she", "says")}
)
"""Behind a number that closes an aside these say who counted: "drones, twenty according to Kyiv"."""


def is_closed(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether nothing that is counted stands at a token: a mark, the end, or "in a row", "this time"."""
    if at >= after or tokens[at].kind == "mark":
        return True
    keys = tuple(token.key for token in tokens[at : at + 3])
    end = at + next((len(tail) for tail in _TAILS if keys[: len(tail)] == tail), 0)
    return end > at and (end >= after or tokens[end].kind == "mark")


def is_made_out(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether so many can be made out: "At least nine can be counted", "Eleven are visible", "12 видны"."""
    keys = [token.key for token in tokens[at : at + 3]]
    if keys[:1] and keys[0].startswith(_VISIBLE):
        return True
    if keys[:1] and keys[0] in _ARE:
        return keys[1:2] != [] and keys[1].startswith(_VISIBLE)
    return keys[:2] in (["can", "be"], ["could", "be"]) and keys[2:] != [] and keys[2].startswith(_MADE_OUT)


def is_summed(tokens: Sequence[Token], at: int, after: int) -> bool:
    """Tell whether "in all", "in total", "altogether" closes a clause behind a number: "lorries without plates, twelve in all"."""
    keys = tuple(token.key for token in tokens[at : at + 2])
    if keys in _BY_WHOM:
        return True
    end = at + next((len(tail) for tail in _SUMS if keys[: len(tail)] == tail), 0)
    return end > at and (end >= after or tokens[end].kind == "mark")
