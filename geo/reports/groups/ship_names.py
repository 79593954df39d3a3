"""Count ships by their names: "the landing ships Minsk and Korolev", "БДК «Минск» и «Королёв»"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.model import Interval, Qualifier
from geo.reports.text.cues import cues_of
from geo.reports.text.joining import LIST_JOINTS
from geo.reports.text.tokens import OPEN_QUOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.groups.group import Group
    from geo.reports.text.tokens import Token

_CLOSE = frozenset("\"'»”“’")
_LONGEST = 3
"""Words of a name without quotes at most: "Admiral Makarov"."""


def name_ships(group: Group, tokens: Sequence[Token], at: int, after: int) -> None:
    """Let the names behind the word for a ship say how many there are."""
    number, end = names_behind(tokens, at, after)
    if number and group.count is None:
        group.count = Interval(count_min=number, count_max=number, count_qualifier=Qualifier.EXACT)
        group.count_span = (at, end)
        group.span = (group.span[0], max(end, group.span[1]))


def names_behind(tokens: Sequence[Token], at: int, after: int) -> tuple[int, int]:
    """Return how many names of ships stand at a token behind the word for a ship, and the token behind the last."""
    number, end = 0, at
    while at < after:
        behind = _name_at(tokens, at, after)
        if behind is None:
            break
        number, end = number + 1, behind
        at = behind
        while at < after and tokens[at].key in LIST_JOINTS:
            at += 1
        if at == behind:
            break
    return number, end


def _name_at(tokens: Sequence[Token], at: int, after: int) -> int | None:
    """Return the token behind one name: words in quotes, or in Latin letters a few with a capital each."""
    quoted = tokens[at].text in OPEN_QUOTES
    each = at + quoted
    while each < after and each - at - quoted < _LONGEST and _is_of_name(tokens[each], quoted=quoted):
        each += 1
    if each == at + quoted:
        return None
    if quoted:
        return each + 1 if each < after and tokens[each].text in _CLOSE else None
    return each


def _is_of_name(token: Token, *, quoted: bool) -> bool:
    if token.kind != "word" or not token.text[0].isupper():
        return False
    return quoted or (token.key.isascii() and not cues_of(token.key))
