"""Whether two texts are one, told on: the same words but for a heading, a link or a line more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz

if TYPE_CHECKING:
    from collections.abc import Iterable

ALIKE: Final = 88.0
"""Similarity (0-100, RapidFuzz's token set ratio) from which two texts are held for one."""
_SHORTEST: Final = 40
"""Letters below which many a text is like another by chance."""
_LONGER: Final = 2
"""How many times as long the longer one may be: a digest of many things is not the one that it repeats."""
_LINK: Final = re.compile(r"https?://\S+|@\w+|[^\w\s]")


def plain(text: str) -> str:
    """Return the bare words of a text: no links, no marks, small letters."""
    return " ".join(_LINK.sub(" ", text.lower()).split())


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts have nearly the same words."""
    first, second = plain(one), plain(other)
    shorter, longer = sorted((len(first), len(second)))
    if shorter < _SHORTEST or longer > _LONGER * shorter:
        return False
    return first == second or fuzz.token_set_ratio(first, second, score_cutoff=ALIKE) > 0


def alike_words(pairs: Iterable[tuple[str, str]]) -> list[bool]:
    """Tell of each pair of texts whether they have nearly the same words; equal pairs are looked at once."""
    known: dict[tuple[str, str], bool] = {}
    answers = []
    for pair in pairs:
        if pair not in known:
            known[pair] = same_words(*pair)
        answers.append(known[pair])
    return answers
