"""Fit the weights of duplicates to reports of which it is known which tell of one movement, and score them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geo.counts import duplicates
from geo.counts.candidates import candidate_pairs
from geo.counts.duplicate_weights import HELD, STATED, THRESHOLD
from geo.counts.duplicates import BY_NAME, COMPARABLE, groups_of
from geo.counts.likeness import EVIDENCE, evidence

if TYPE_CHECKING:
    from geo.counts.tellings import Kinds, Tellings

    Rows = list[dict[str, str]]

PULL = 0.5
"""How strongly weights are drawn towards the stated ones (ridge)."""
PROBABLE = 0.7
"""What a pair counts for that the file calls probably the same."""


class Score(NamedTuple):
    """How many pairs were suggested rightly, wrongly, of those called probable, and how many were missed."""

    right: int
    wrong: int
    probable: int
    missed: int

    def __str__(self) -> str:
        strict = self.right + self.wrong + self.probable
        return (
            f"precision {self.right / max(1, self.right + self.wrong):.3f}, recall "
            f"{self.right / max(1, self.right + self.missed):.3f} ({self.right} right, {self.wrong} wrong, "
            f"{self.missed} missed; {self.probable} of pairs called probably the same; were these wrong, precision "
            f"{self.right / max(1, strict):.3f})"
        )


def truth(said: Rows, a: int, b: int) -> float:
    """Return 1 for one movement, PROBABLE where the file calls it probable, else 0."""
    one, other = said[a], said[b]
    if one["movement_id"] == other["movement_id"]:
        return 1.0
    if one["probably_same_as"] == other["movement_id"] or other["probably_same_as"] == one["movement_id"]:
        return PROBABLE
    return 0.0


def score_pairs(
    tellings: Tellings, kinds: Kinds, said: Rows, weights: dict[str, float], only: set[str] | None = None
) -> Score:
    """Score the suggestions under these weights; with `only`, those that touch one of these movements."""
    with _weighing(weights):
        found = duplicates.suggest(tellings, kinds, threshold=THRESHOLD)
    suggested = {tuple(sorted(pair)) for pair in zip(found.one.tolist(), found.other.tolist(), strict=True)}
    counts = dict.fromkeys(("right", "wrong", "probable", "missed"), 0)
    for a, b in itertools.combinations(range(len(said)), 2):
        if only is not None and not {said[a]["movement_id"], said[b]["movement_id"]} & only:
            continue
        true = truth(said, a, b)
        if (a, b) in suggested:
            counts["right" if true == 1 else "probable" if true else "wrong"] += 1
        elif true == 1:
            counts["missed"] += 1
    return Score(**counts)


def stories(tellings: Tellings, kinds: Kinds, said: Rows) -> Score:
    """Score each story (movements that are or may be one) under weights fitted without it, and add up."""
    total = np.zeros(4, dtype=int)
    counted: set[str] = set()
    for movement in dict.fromkeys(row["movement_id"] for row in said):
        if movement in counted:
            continue
        story = _story(said, movement)
        counted |= story
        score = score_pairs(tellings, kinds, said, fit(tellings, kinds, said, without=story), only=story)
        # A wrong pair of two stories is met once in each; it counts half each time, rounded up in the end.
        total = total + np.array([2 * score.right, score.wrong, 2 * score.probable, 2 * score.missed])
    return Score(*(int(-(-each // 2)) for each in total))


def _story(said: Rows, movement: str) -> set[str]:
    story = {movement}
    for _ in range(3):
        for row in said:
            pair = {row["movement_id"], row["probably_same_as"]} - {""}
            if pair & story:
                story |= pair
    return story


def fit(tellings: Tellings, kinds: Kinds, said: Rows, without: set[str] | None) -> dict[str, float]:
    """Return weights fitted by ridge logistic regression on the best lines of each pair of groups, without a story."""
    one, other, _ = candidate_pairs(tellings)
    apart = (tellings.report[one] != tellings.report[other]) & (tellings.summary[one] == tellings.summary[other])
    kept = [
        not without or not {said[a]["movement_id"], said[b]["movement_id"]} & without
        for a, b in zip(one, other, strict=True)
    ]
    one, other = one[apart & kept], other[apart & kept]
    table = np.column_stack([evidence(tellings, kinds, one, other), np.ones(len(one))])
    wanted = np.array([truth(said, a, b) for a, b in zip(one.tolist(), other.tolist(), strict=True)])
    groups = groups_of(tellings, kinds)
    pairs = [tuple(sorted((int(groups[a]), int(groups[b])))) for a, b in zip(one, other, strict=True)]
    comparable = table[:, COMPARABLE].any(axis=1)
    compared = {pair for pair, can in zip(pairs, comparable, strict=True) if can}
    usable = np.array([bool(can) or pair not in compared for pair, can in zip(pairs, comparable, strict=True)])
    start = np.array([*(STATED[name] for name in EVIDENCE), STATED[""]])
    held = np.array([name in HELD for name in EVIDENCE])
    weights = start.copy()
    for _ in range(6):
        odds = np.where(usable, table @ weights, -np.inf)
        best: dict[tuple[int, ...], int] = {}
        for at, pair in enumerate(pairs):
            if usable[at] and (pair not in best or odds[at] > odds[best[pair]]):
                best[pair] = at
        chosen = np.array(sorted(best.values()))
        weights = _ridge(table[chosen], wanted[chosen], start, weights)
        bound = np.abs(start[:-1])
        weights[:-1] = np.sign(start[:-1]) * np.clip(weights[:-1] * np.sign(start[:-1]), bound / 2, bound * 2)
        weights[:-1][held] = start[:-1][held]
    return {"": float(weights[-1])} | {name: float(value) for name, value in zip(EVIDENCE, weights, strict=False)}


def _ridge(table: Any, wanted: Any, start: Any, weights: Any) -> Any:
    """Return the weights of least loss by Newton's method, each step halved until it helps."""
    pull = np.full(len(start), PULL)
    pull[-1] *= 0.3

    def loss(some: Any) -> float:
        odds = table @ some
        return float((np.logaddexp(0, odds) - wanted * odds).sum() + (pull * (some - start) ** 2).sum() / 2)

    for _ in range(40):
        odds = np.clip(table @ weights, -30, 30)
        chance = 1 / (1 + np.exp(-odds))
        slope = table.T @ (chance - wanted) + pull * (weights - start)
        curve = (table.T * (chance * (1 - chance))) @ table + np.diag(pull)
        step, share = np.linalg.solve(curve, slope), 1.0
        while loss(weights - share * step) > loss(weights) and share > 1e-4:
            share /= 2
        weights = weights - share * step
    return weights


class _weighing:  # noqa: N801 - reads as a word in `with`
    """Let `duplicates` weigh by other weights for a while."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    def __enter__(self) -> None:
        self._held = BY_NAME.copy(), duplicates.WEIGHTS[""]
        BY_NAME[:] = [self._weights[name] for name in EVIDENCE]
        duplicates.WEIGHTS[""] = self._weights[""]

    def __exit__(self, *_: object) -> None:
        BY_NAME[:], duplicates.WEIGHTS[""] = self._held
