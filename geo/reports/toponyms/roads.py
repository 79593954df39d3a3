"""Find the numbers of roads: "М5", "Р-31" behind "трасса"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.text.cues import kinds_of
from geo.reports.text.tokens import ROAD
from geo.reports.toponyms.mention import PlaceMention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.places.matching import Names
    from geo.reports.text.tokens import Token

_ROAD = re.compile(r"(?:[мрpmнhrкk]\d{1,4}|[мрнmpe]-\d{1,2}|е\d{2,3}|e\d{2,3})(?:/[мрpmнhe]?\d{1,4})?$")
_ROAD_HYPHEN = re.compile(r"[мрнmph]-\d{1,3}$")


def is_road(key: str) -> bool:
    """Tell whether a small-letter word is the number of a road."""
    return _ROAD.match(key) is not None


def find_roads(tokens: Sequence[Token], used: bytearray) -> list[int]:
    """Mark the numbers of roads ("М5", "Р-31" behind трасса) as used and return where they stand."""
    found = []
    for at, token in enumerate(tokens):
        if not token.starts & ROAD or token.kind != "word" or used[at]:
            continue
        named = open_lexicon().find(tokens, at)
        if named is not None and named.after > at + 1:
            continue  # "M1 Abrams"
        if (_ROAD.match(token.key) and "-" not in token.key) or (
            _ROAD_HYPHEN.match(token.key) and at and "road" in kinds_of(tokens[at - 1].key)
        ):
            found.append(at)
    for at in found:
        used[at] = 1
    return found


def ends_of_road(
    tokens: Sequence[Token], at: int, span: tuple[int, int], used: bytearray, names: Names
) -> list[PlaceMention]:
    """Return both ends of a road that one word names by them ("the Minsk-Homel highway"), as "between A and B" does."""
    token, (first, after) = tokens[at], span
    if "-" not in token.text or used[at] or token.text.count("-") != 1 or not token.text[0].isupper():
        return []
    beside = [tokens[each].key for each in (at - 1, at + 1) if first <= each < after]
    heads = at == first and at + 1 < after and tokens[at + 1].text in {",", ":", "—", "–", "."}
    known = [(name, names.known(name)) for name in token.text.split("-")]
    if not (heads or any("road" in kinds_of(key) for key in beside)) or any(
        hit is None or not hit.kind for _, hit in known
    ):
        return []
    ends = []
    for (name, hit), role in zip(known, ("from", "to"), strict=True):
        mention = PlaceMention(at, at + 1, name, hit, None)
        mention.role = role
        ends.append(mention)
    return ends
