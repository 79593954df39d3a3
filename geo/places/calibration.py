"""Turn the resolver's chances into probabilities that hold, by stratum.

The strata are how the name was met and whether a country or area was named with it. A stratum's curve is a line in
log-odds (Platt 1999), held below a ceiling: the line mends too little trust, the ceiling is the share of right answers
among the surest. Both were read off the reliability tables of docs/places.md; tests/places/test_calibration.py fails
when they no longer hold.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, Final

from geo.places.candidates import Match

if TYPE_CHECKING:
    from collections.abc import Mapping

_WITH_HINT: Final = (1.1, 0.3)
_BARE: Final = (1.1, 0.4)
"""Slope and shift of the line."""
_LEAST: Final = 1e-9

_CEILINGS: Final[Mapping[Match, float]] = {
    Match.EXACT: 0.995,
    Match.OTHER_NAME: 0.995,
    Match.INFLECTED: 0.995,
    Match.OTHER_INFLECTED: 0.98,
    Match.SAME_SOUND: 0.98,
    Match.STEM: 0.98,
    Match.LIKE_SOUND: 0.98,
    Match.ONE_LETTER: 0.97,
}


def calibrated(chance: float, match: Match, *, hinted: bool) -> float:
    """Return the probability that an answer of this chance is right."""
    slope, shift = _WITH_HINT if hinted else _BARE
    held = min(max(chance, _LEAST), 1.0 - _LEAST)
    return float(min(1.0 / (1.0 + (1.0 / held - 1.0) ** slope * exp(-shift)), _CEILINGS[match]))
