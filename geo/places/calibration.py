"""Turn the resolver's chances into probabilities that hold, stratum by stratum: by how the name was met.

A stratum's curve is p ** power, held below a ceiling: the power mends too much or too little trust, the ceiling is
the share of right answers among the surest, where the rest are namesakes that no gazetteer holds. Both were read off
the reliability tables of docs/places.md; tests/places/test_calibration.py fails when they no longer hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.places.candidates import Match

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_LETTERS: Final = (1.0, 0.995)
_BY_SOUND: Final = (1.0, 0.98)
_BY_A_LETTER: Final = (1.0, 0.97)

_CURVES: Final[Mapping[Match, tuple[float, float]]] = {
    Match.EXACT: _BY_LETTERS,
    Match.OTHER_NAME: _BY_LETTERS,
    Match.INFLECTED: _BY_LETTERS,
    Match.SAME_SOUND: _BY_SOUND,
    Match.STEM: _BY_SOUND,
    Match.LIKE_SOUND: _BY_SOUND,
    Match.ONE_LETTER: _BY_A_LETTER,
}


def calibrated(chance: float, match: Match) -> float:
    """Return the probability that an answer of this chance is right."""
    power, ceiling = _CURVES[match]
    return float(min(max(chance, 0.0) ** power, 1.0)) * ceiling
