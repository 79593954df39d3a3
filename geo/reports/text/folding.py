"""Look-alikes of letters, digits, dashes and spaces, written as their plain forms: what is hidden by them is found."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ODD: Final = re.compile(
    r"[^\x00-\x7f\u00a0-\u00ac\u00ae-\u00b6\u00b8-\u036f\u0370-\u0482\u048a-\u052f\u2013\u2014\u2018-\u201f\u2026\u2116]"
)
"""Cheap test: text without any of these has nothing to fold."""
_NOTHING: Final = frozenset({"Cf", "Me"})
"""Categories of characters that take no place: zero-width marks, soft hyphens, enclosing keycaps."""
_DOTS: Final = frozenset("\u00b7\u2022\u2027\u2219\u22c5\u30fb")


def fold(text: str) -> str:
    """Return text with look-alikes of ASCII written as ASCII (Unicode's NFKC, and dashes and spaces of every kind)."""
    return text.translate(_TABLE) if _ODD.search(text) else text


class _Folding(dict[int, str]):
    """What each character is written as, found out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = plain = _plain(char)
        return plain


_TABLE: Final = _Folding()


def _plain(char: str) -> str:
    if char.isascii():
        return char
    category = unicodedata.category(char)
    if category in _NOTHING or 0xFE00 <= ord(char) <= 0xFE0F:
        return ""
    if category == "Zs":
        return " "
    if category == "Pd" or char in "\u2212\u2043\u02d7":
        return "-"
    if char in _DOTS:
        return "."
    if category == "Nd":
        return str(unicodedata.decimal(char))
    compatible = unicodedata.normalize("NFKC", char)
    return compatible if len(compatible) == 1 and compatible.isascii() else char
