"""Tell clauses that only say that nobody knows how many came: "It was not clear how many soldiers had moved"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.clauses.parting import Clause
    from geo.reports.text.tokens import Token

HOW_MANY = frozenset({"сколько", "скільки", "колькі"})
_UNKNOWN = (
    "unknown", "unclear", "неизв", "невід", "невяд", "незраз", "неяс", "няяс",
)  # fmt: skip
_KNOWN = (
    "known", "clear", "specif", "disclos", "reveal", "say", "said",
    "известн", "ясно", "уточн", "сообщ", "раскр", "відомо", "повідом", "вядом", "паведам",
)  # fmt: skip
_NOT = frozenset("not wasn't isn't n't didn't doesn't hasn't не ня nor never".split())
_REACH = 6


def leaves_number_open(clause: Clause, tokens: Sequence[Token]) -> bool:
    """Tell whether how many came is what a clause says to be unknown."""
    if any(group.count is not None and group.count.count_min is not None for group in clause.groups):
        return False
    asked = next((at for at in range(clause.first, clause.after) if _asks(tokens, at, clause.after)), None)
    if asked is None or any(group.lead < asked for group in clause.groups):
        return False  # "Komaryn: a column; how many vehicles is unknown"
    near = [token.key for token in tokens[max(0, asked - _REACH) : asked]]
    near += [token.key for token in tokens[max(asked, clause.after - _REACH) : clause.after + 1]]
    if any(key.startswith(_UNKNOWN) for key in near):
        return True
    return any(
        key in _NOT and any(each.startswith(_KNOWN) for each in near[at : at + 3]) for at, key in enumerate(near)
    )


def _asks(tokens: Sequence[Token], at: int, after: int) -> bool:
    key = tokens[at].key
    return key in HOW_MANY or (key == "how" and at + 1 < after and tokens[at + 1].key == "many")
