"""Bytes to text: which encoding a file is in."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake.alphabets import tell_encoding
from geo.intake.limits import too_long
from geo.intake.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

LOST_LETTERS: Final = Reason(
    None,
    "lost_letters",
    "the row holds bytes that are no letters of the file's encoding; save the file anew as UTF-8",
)
"""The fault of a row with lost bytes."""

_NUL: Final = Reason(None, "nul_character", "a cell holds a NUL character, which no text has; take it out")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOST: Final = re.compile("[\ud800-\udfff\ufffd]")
_LOOK: Final = 200_000
"""Bytes looked at when an encoding is told from the letters."""
_ENOUGH: Final = 20_000
"""Bytes beyond which an encoding is no better told."""
_MOSTLY: Final = 0.9
_FEW_NULS: Final = 10
"""NUL bytes that a damaged text may hold, or one in a thousand; a file with more is no text."""


def read_text(data: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding that it was read in.

    Bytes that the encoding does not have come out as lone surrogates (see `has_lost_bytes`), so that a single
    damaged row can be told from a file in another encoding. Raises InputFileError for what is no text.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "surrogateescape" if name == "utf-8" else "replace"), name
    wide = _wide(data)
    if wide is not None:
        return data.decode(wide, "replace"), wide
    if data.count(0) > max(_FEW_NULS, len(data) // 1_000):
        msg = "The file holds NUL bytes, so it is no text table; export it as CSV (UTF-8) and import that"
        raise InputFileError(msg)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(data):
        return data.decode("utf-8", "surrogateescape"), "utf-8"
    name = tell_encoding(_telling(data))
    return data.decode(name, "replace"), name


def names_its_encoding(data: bytes) -> bool:
    """Tell whether a file begins with the mark of its encoding, so that nothing had to be told from its letters."""
    return data.startswith(tuple(mark for mark, _ in _MARKS))


def _telling(data: bytes) -> bytes:
    """Return the first lines that hold letters beyond ASCII: they tell the encoding."""
    lines: list[bytes] = []
    left = _ENOUGH
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line[:left])
            left -= len(line)
        if left <= 0:
            break
    return b"".join(lines)


def damage_of(cells: Sequence[str]) -> Reason | None:
    """Return the fault of a row whose cells are too long, or hold what is no character; None where all are sound."""
    if fault := too_long(cells):
        return fault
    text = "".join(cells)
    if "\0" in text:
        return _NUL
    return LOST_LETTERS if has_lost_bytes(text) else None


def is_damaged(text: str) -> bool:
    """Tell whether a text holds what is no character: lost bytes, or a NUL."""
    return "\0" in text or has_lost_bytes(text)


def has_lost_bytes(text: str) -> bool:
    """Tell whether the text holds bytes that its encoding does not have."""
    return not text.isascii() and _LOST.search(text) is not None


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without its mark by the zero bytes of its Latin letters, digits and delimiters."""
    head = data[:2000]
    if len(head) < 4 or head.count(0) < max(1, len(head) // 8):  # noqa: PLR2004 - two characters
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_mostly_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few damaged bytes from another encoding, in which hardly any sequence is valid."""
    high = sum(byte >= 0x80 for byte in data[:_LOOK])  # noqa: PLR2004 - beyond ASCII
    text = data[:_LOOK].decode("utf-8", "surrogateescape")
    lost = sum("\udc80" <= char <= "\udcff" for char in text)
    return high > 0 and 1 - lost / high >= _MOSTLY
