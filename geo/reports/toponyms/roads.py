"""Find the numbers of roads: "М5", "Р-31" behind "трасса"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.text.cues import kinds_of
from geo.reports.text.tokens import ROAD

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        if (_ROAD.match(token.key) and "-" not in token.key) or (
            _ROAD_HYPHEN.match(token.key) and at and "road" in kinds_of(tokens[at - 1].key)
        ):
            found.append(at)
    for at in found:
        used[at] = 1
    return found
