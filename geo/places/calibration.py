"""Turn the resolver's chances into probabilities that hold, by stratum.

The strata are how the name was met and whether a country or area was named with it. A stratum's curve is p ** power,
held below a ceiling: the power mends too little trust, the ceiling is the share of right answers among the surest. Both
were read off the reliability tables of docs/places.md, the weights being fitted five times without a fifth of the
questions; tests/places/test_calibration.py fails when they no longer hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.places.candidates import Match

if TYPE_CHECKING:
    from collections.abc import Mapping

_POWER_WITH_HINT: Final = 0.7
_POWER_BARE: Final = 0.85

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
    power = _POWER_WITH_HINT if hinted else _POWER_BARE
    return float(min(max(chance, 0.0) ** power, 1.0)) * _CEILINGS[match]
