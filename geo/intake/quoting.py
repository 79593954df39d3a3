"""How a message quotes a cell."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 60


def quoted(text: str) -> str:
    """Return a cell as a message quotes it: short, in quotes. The cell was screened for personal data before."""
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
