"""Say how far a reading is to be trusted, field by field and as a whole."""

from __future__ import annotations

from math import exp
from typing import NamedTuple


class Evidence(NamedTuple):
    """What a sighting rests on."""

    counted: bool
    specific: bool
    place_confidence: float | None
    named_place: bool
    dated: bool
    published: bool
    own_verb: bool
    inherited: bool
    groups: int
    flow_known: bool
    hedged: bool


WEIGHTS = {
    "base": -0.2, "counted": 0.6, "specific": 0.3, "place": 1.2, "no place": -0.6, "unresolved": -0.9, "dated": 0.3,
    "own verb": 0.5, "inherited": -0.5, "many groups": -0.1, "flow": 0.3, "hedged": -0.2,
}  # fmt: skip
"""Weights of a logistic model; see docs/reader.md for how they were set and how well they hold."""


def confidence_of(evidence: Evidence) -> float:
    """Return the chance that every field of a sighting is right."""
    weights = WEIGHTS
    score = weights["base"]
    score += weights["counted"] * evidence.counted + weights["specific"] * evidence.specific
    if evidence.place_confidence is not None:
        score += weights["place"] * evidence.place_confidence
    elif evidence.named_place:
        score += weights["unresolved"]
    else:
        score += weights["no place"]
    score += weights["dated"] * evidence.dated + weights["own verb"] * evidence.own_verb
    score += weights["inherited"] * evidence.inherited + weights["many groups"] * max(0, evidence.groups - 2)
    score += weights["flow"] * evidence.flow_known + weights["hedged"] * evidence.hedged
    return 1.0 / (1.0 + exp(-score))
