"""What is held of a column: the field that it fills, how sure that is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geo.intake.privacy import Personal

USED_FROM: Final = 0.8
"""Confidence from which a guess is used unasked; below it, it is only told."""


class Why(StrEnum):
    """What a guess rests on, in words that stand behind "told by"."""

    MAPPING = "your mapping"
    LAYOUT = "the layout"
    HEADING = "heading"
    CONTENT = "what stands in it"
    BOTH = "both"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another field that a column may fill, with its confidence (0-1)."""

    field: str
    confidence: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnGuess:
    """One column of a file, in the order of the file.

    `at` counts from 0; `heading` is the name by which a mapping names the column: its heading, "column 3" where it has
    none, "date (2)" where it is the second of that heading. `field` is the best guess, None where there is none, and
    `used` tells whether the column fills it; a doubtful guess is told and not used. `confidence` goes from 0 to 1.
    `rank` tells how directly the column says its field: of two columns for one field the lower one fills it.
    `unit` is what the heading says is counted ("Count (wagons)"). `personal` is set for a column that is left out as
    personal data, and for one that was so and was released (`released`).
    """

    at: int
    heading: str
    field: str | None = None
    confidence: float = 0.0
    why: Why = Why.NOTHING
    used: bool = False
    rank: int = 0
    alternatives: tuple[Alternative, ...] = ()
    personal: Personal | None = None
    released: bool = False
    unit: str | None = None
    note: str = ""

    @property
    def stripped(self) -> bool:
        """Tell whether the column is left out as personal data."""
        return self.personal is not None and not self.released

    def as_answer(self) -> dict[str, object]:
        """Return the guess as the command line's JSON has it; columns count from 1."""
        answer: dict[str, object] = {
            "column": self.at + 1,
            "heading": self.heading,
            "field": self.field,
            "confidence": round(self.confidence, 2),
            "why": str(self.why),
            "used": self.used,
            "alternatives": [
                {"field": each.field, "confidence": round(each.confidence, 2)} for each in self.alternatives
            ],
        }
        if self.personal is not None:
            answer |= {"personal": str(self.personal), "released": self.released}
        if self.unit:
            answer["unit"] = self.unit
        if self.note:
            answer["note"] = self.note
        return answer
