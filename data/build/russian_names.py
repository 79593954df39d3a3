"""Latin writing of Russian place names, by the BGN/PCGN 1947 system without its apostrophes."""

from __future__ import annotations

import re
from typing import Final

_LATIN: Final = dict(
    zip(
        "абвгдезийклмнопрстуфыэюяёжхцчшщ",
        "a b v g d e z i y k l m n o p r s t u f y e yu ya e zh kh ts ch sh shch".split(),
        strict=True,
    )
) | {"ь": "", "ъ": ""}
_VOWELS: Final = frozenset("аеёиоуыэюяьъй")


def romanised(name: str) -> str:
    """Return the name in Latin letters ("Уречье" is "Urechye")."""
    return re.sub(r"\w+", lambda found: _word(found[0]), name)


def _word(word: str) -> str:
    small = word.lower()
    out = "".join(
        "ye" if letter in "её" and (at == 0 or small[at - 1] in _VOWELS) else _LATIN.get(letter, letter)
        for at, letter in enumerate(small)
    )
    return out.capitalize() if word[:1].isupper() else out
