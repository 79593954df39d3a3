"""Text that fits: lines broken at words, long words broken anywhere, what has no room ended by an ellipsis."""

from __future__ import annotations

from typing import Final

from geo.briefing.fonts import Weight, plain, text_width

LINE: Final = 1.28
"""Distance of lines to the font size."""
ELLIPSIS: Final = "…"


def shortened(text: str, width: float, size: float, weight: Weight = "normal") -> str:
    """Return text as it fits into `width` points on one line, with an ellipsis where it was cut."""
    text = plain(text)
    if text_width(text, size, weight) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + ELLIPSIS, size, weight) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrapped(text: str, width: float, size: float, weight: Weight = "normal", lines: int | None = None) -> list[str]:
    """Return the lines of text broken to `width` points; of more than `lines` the last ends with an ellipsis."""
    words = plain(text).split(" ") if plain(text) else []
    broken: list[str] = []
    held = ""
    for word in words:
        longer = f"{held} {word}" if held else word
        if text_width(longer, size, weight) <= width:
            held = longer
            continue
        if held:
            broken.append(held)
        *whole, held = _pieces(word, width, size, weight)
        broken.extend(whole)
        if lines is not None and len(broken) > lines:
            break
    if held:
        broken.append(held)
    if lines is not None and len(broken) > lines:
        broken = [
            *broken[: lines - 1],
            shortened(broken[lines - 1] + " " + broken[lines] + ELLIPSIS, width, size, weight),
        ]
    return broken


def _pieces(word: str, width: float, size: float, weight: Weight) -> list[str]:
    """Break a word that is longer than a line (an address, a title without spaces)."""
    pieces = []
    while word and text_width(word, size, weight) > width:
        low, high = 1, len(word)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if text_width(word[:middle], size, weight) <= width else (low, middle - 1)
        pieces.append(word[:low])
        word = word[low:]
    return [*pieces, word]


def fitted(
    text: str, width: float, sizes: tuple[float, ...], weight: Weight = "normal", lines: int = 1
) -> tuple[float, list[str]]:
    """Return the largest of `sizes` at which text fits into `lines` lines, and them; at the least size it is cut."""
    for size in sizes:
        broken = wrapped(text, width, size, weight)
        if len(broken) <= lines:
            return size, broken
    return sizes[-1], wrapped(text, width, sizes[-1], weight, lines)
