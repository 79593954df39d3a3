"""Name equipment as exactly as the text does: "Су-30СМ" is a Su-30SM, not just a Su-30."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.inflection import designation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment import Equipment
    from geo.reports.tokens import Token

_DIGIT = re.compile(r"\d")
_LONGEST_SUFFIX = 4


def exact_name(tokens: Sequence[Token], span: tuple[int, int], kind: Equipment) -> str:
    """Return the name of a kind, with the suffix of the type number that the tokens of the span give."""
    for token in tokens[span[0] : span[1]]:
        if token.kind == "word" and _DIGIT.search(token.key):
            exact = _with_suffix(kind.name, designation(token.key))
            if exact is not None:
                return exact
    return kind.name


def _with_suffix(name: str, key: str) -> str | None:
    """Return the part of `name` that `key` begins with, with the rest of the key: "Su-30" and "su30sm" give "Su-30SM"."""
    for part in re.split(r" / | ", name):
        bare = designation(part.lower())
        if not _DIGIT.search(bare) or not key.startswith(bare):
            continue
        suffix = key[len(bare) :]
        if key[:1].isascii() and suffix.endswith("s") and len(suffix) == 1:
            suffix = ""
        if len(suffix) > _LONGEST_SUFFIX or (suffix[:1].isdigit() and bare[-1].isdigit()):
            return None
        return name.replace(part, part + suffix.upper()) if "/" not in name else part + suffix.upper()
    return None
