"""Say how far a sighting is to be trusted: the chance that every field of it is right."""

from __future__ import annotations

from math import exp, log
from typing import NamedTuple

_LONGEST = 100
"""A report of more words than this is as hard as one of this many: none longer was fitted."""


class Evidence(NamedTuple):
    """What a sighting rests on.

    `place` is the lowest confidence of its places, 0 where one of them was not found; `words` the length of the
    report; `points_back` that the number stands without a noun; `clauses` how many clauses tell of it.
    """

    place: float
    counted: bool
    dated: bool
    own_verb: bool
    origin: bool
    points_back: bool
    clauses: int
    words: int

    def features(self) -> dict[str, float]:
        """Return what the model weighs, by name."""
        return {
            "base": 1.0,
            "place": self.place,
            "counted": float(self.counted),
            "dated": float(self.dated),
            "own verb": float(self.own_verb),
            "origin": float(self.origin),
            "points back": float(self.points_back),
            "clauses": float(min(3, max(0, self.clauses - 1))),
            "words": log(min(_LONGEST, max(1, self.words))),
        }


WEIGHTS = {
    "base": -0.6, "place": 2.0, "counted": 0.95, "dated": 1.15, "own verb": 0.6, "origin": 0.35, "points back": -0.95, "clauses": -0.45, "words": -0.85,
}  # fmt: skip
"""Weights of a logistic model; docs/accuracy.md tells how they were set and how well they hold."""


def confidence_of(evidence: Evidence) -> float:
    """Return the chance that every field of a sighting is right."""
    score = sum([WEIGHTS[name] * value for name, value in evidence.features().items()])
    return 1.0 / (1.0 + exp(-score))
