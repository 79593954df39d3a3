"""Fit the weights of confidence on annotated reports: `python benchmarks/confidence.py [FILE ...]`.

Without files the open half of `benchmarks/reports` is taken. Prints the weights of a logistic model of few features,
the loss of cross-validation (reports held out whole) beside the loss of one constant, and how well the held-out chances
hold. The weights in `geo/reports/confidence.py` are such a fit, with the base lowered to what unseen texts showed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from datetime import date
from math import exp, log
from pathlib import Path
from typing import Any

from _scored import FOLDER, LANGUAGES, pairs, scored

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from geo.places.offline import open_geocoder
from geo.reports.confidence import WEIGHTS
from geo.reports.reader import read_report

Row = tuple[int, list[float], bool]
"""The fold of the report, the features of a sighting, whether all of the sighting is right."""

FOLDS = 10
STEPS = 1500
RATE = 0.5
RIDGE = 0.001
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def rows_of(files: list[Path]) -> list[Row]:
    """Read every report and return a row for each sighting that is scored."""
    geocoder = open_geocoder()
    rows: list[Row] = []
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for number, report in enumerate(map(json.loads, lines)):
        published = date.fromisoformat(report["published"]) if report.get("published") else None
        read = read_report(report["text"], published=published, source=report.get("source"), geocoder=geocoder)
        told = [(each, answer) for each in read for answer in [each.as_answer()] if scored([answer])]
        right = {pair.answer for pair in pairs(scored(report["gold"]), [answer for _, answer in told]) if pair.exact}
        for at, (sighting, _) in enumerate(told):
            if sighting.evidence is not None:
                rows.append((number % FOLDS, list(sighting.evidence.features().values()), at in right))
    return rows


def fitted(rows: list[Row]) -> list[float]:
    """Return the weights of least loss, by gradient descent with a little ridge."""
    weights = [0.0] * len(rows[0][1])
    for _ in range(STEPS):
        slope = [0.0] * len(weights)
        for _, features, right in rows:
            error = chance(weights, features) - right
            for at, value in enumerate(features):
                slope[at] += error * value
        weights = [
            weight - RATE * (step / len(rows) + RIDGE * weight) for weight, step in zip(weights, slope, strict=True)
        ]
    return weights


def chance(weights: list[float], features: list[float]) -> float:
    """Return the chance that a sighting with these features is right."""
    return 1 / (1 + exp(-sum(weight * value for weight, value in zip(weights, features, strict=True))))


def loss(said: list[tuple[float, bool]]) -> float:
    """Return the mean logarithmic loss."""
    return -sum(log(share if right else 1 - share) for share, right in said) / len(said)


def held_out(rows: list[Row]) -> list[tuple[float, bool]]:
    """Return each sighting's chance by the weights of the other folds, and whether it is right."""
    said: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        weights = fitted([row for row in rows if row[0] != fold])
        said += [(chance(weights, features), right) for held, features, right in rows if held == fold]
    return said


def print_fit(rows: list[Row]) -> None:
    """Print the fit of all rows and what cross-validation says of it."""
    for name, weight in zip(WEIGHTS, fitted(rows), strict=True):
        print(f"{name:12} {weight:6.2f}   in use {WEIGHTS[name]:6.2f}")
    said = held_out(rows)
    constant = sum(right for _, right in said) / len(said)
    print(f"\n{len(rows)} sightings, {constant:.3f} right; loss held out {loss(said):.3f}, ", end="")
    print(f"of one constant {loss([(constant, right) for _, right in said]):.3f}")
    for low, high in itertools.pairwise(BINS):
        inside = [(share, right) for share, right in said if low <= share < high]
        if inside:
            mean = sum(share for share, _ in inside) / len(inside)
            held = sum(right for _, right in inside) / len(inside)
            print(f"{low:.1f}-{high:.1f} {len(inside):6} {mean:8.3f} {held:8.3f}")


def main() -> None:
    """Fit on the files asked for."""
    asked: Any = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="*", type=Path)
    files = asked.parse_args().files or [FOLDER / f"open_{language}.jsonl" for language in LANGUAGES]
    print_fit(rows_of(files))


if __name__ == "__main__":
    main()
