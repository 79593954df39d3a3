"""Name equipment as exactly as the text does: "Су-30СМ" is a Su-30SM, not just a Su-30."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geo.reports.text.inflection import designation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.reports.equipment.lexicon import Equipment
    from geo.reports.text.tokens import Token

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_TYPED = re.compile(r"(?!.*\ds$)(?=.*\d)(?:\d+[A-Z]+\d*|[A-Z][A-Za-z]*-?)[\w/-]*$")
_OF_OTHERS = ("SA-", "SS-")
_LONGEST_SUFFIX = 4


def exact_name(tokens: Sequence[Token], span: tuple[int, int], kind: Equipment) -> str:
    """Return the name of a kind, with the suffix of the type number that the tokens of the span give.

    Where the type is another one of the kind ("Ан-12" of the kind An-26), it alone is the name.
    """
    for token in tokens[span[0] : span[1]]:
        if token.kind == "word" and _DIGIT.search(token.key):
            key = designation(token.key)
            exact = _with_suffix(kind.name, key, plural=token.text.endswith("s")) or _another(kind, key)
            if exact is not None:
                return exact
    return kind.name


def _another(kind: Equipment, key: str) -> str | None:
    """Return a name of the type number that `key` says where a kind has others than its own: "Il-62 passenger aircraft", "2S40 Malva".

    Index numbers of the maker's buyer ("9P140") and names of others for it ("SA-21") do not take the place of a name.
    """
    said = [each for each in kind.designations if _TYPED.match(each) and key.startswith(designation(each.lower()))]
    longest = max(said, key=len, default=None)
    exact = _with_suffix(longest, key) if longest is not None else None
    if exact is None or exact.startswith(_OF_OTHERS) or _number_of(exact) == _number_of(kind.name):
        return None
    series = {each.partition("-")[0] for each in kind.designations}
    parts = [
        [word for word in part.split() if not _DIGIT.search(word) and word.partition("-")[0] not in series]
        for part in kind.name.split(" / ")
    ]
    rest = next(filter(None, parts), [])
    if not rest and exact[0].isdigit():
        return None
    return " ".join([exact, *rest])


def _number_of(name: str) -> str:
    """Return the first number in a name, empty where there is none."""
    found = _NUMBER.search(name)
    return found.group() if found else ""


def _with_suffix(name: str, key: str, *, plural: bool = False) -> str | None:
    """Return the part of `name` that `key` begins with, with the rest of the key: "Su-30" and "su30sm" give "Su-30SM"."""
    for part in re.split(r" / | ", name):
        bare = designation(part.lower())
        if not _DIGIT.search(bare) or not key.startswith(bare):
            continue
        suffix = key[len(bare) :]
        if key[:1].isascii() and suffix.endswith("s") and (plural or len(suffix) == 1):
            suffix = suffix[:-1]  # "T-72Bs"
        if len(suffix) > _LONGEST_SUFFIX or (suffix[:1].isdigit() and bare[-1].isdigit()):
            return None
        return name.replace(part, part + suffix.upper()) if "/" not in name else part + suffix.upper()
    return None
