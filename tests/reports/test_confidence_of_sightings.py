"""Confidence must tell right sightings from wrong ones on our own annotated reports; the open half only."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from geo.places.offline import open_geocoder
from geo.reports.confidence import Evidence, confidence_of
from geo.reports.stream import extract_stream

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SURE = 0.7
"""Sightings above it are taken for sure here."""


@pytest.fixture(scope="module")
def judged() -> list[tuple[float, bool]]:
    """Return each sighting's confidence and whether all of it is right."""
    sys.path.insert(0, str(BENCHMARKS))
    import _scored  # noqa: PLC0415 - found through the path set above

    reports = [report for language in _scored.LANGUAGES for report in _scored.reports("open", language)]
    lines = [json.dumps({name: report[name] for name in ("id", "text", "published", "source")}) for report in reports]
    answers = [json.loads(answer)["sightings"] for answer in extract_stream(lines, open_geocoder())]
    return [(each["confidence"], right) for each, right in _scored.judged(zip(reports, answers, strict=True))]


def share(judged: list[tuple[float, bool]]) -> float:
    """Return the share that is right."""
    return sum(right for _, right in judged) / len(judged)


def test_sure_sightings_are_wrong_less_than_half_as_often(judged: list[tuple[float, bool]]) -> None:
    sure = [each for each in judged if each[0] >= SURE]
    unsure = [each for each in judged if each[0] < SURE]
    assert 1 - share(sure) < (1 - share(unsure)) / 2


def test_confidence_does_not_promise_more_than_holds(judged: list[tuple[float, bool]]) -> None:
    assert sum(said for said, _ in judged) / len(judged) <= share(judged)


def test_confidence_does_not_drift_away_from_the_truth(judged: list[tuple[float, bool]]) -> None:
    assert abs(sum(said for said, _ in judged) / len(judged) - share(judged)) < 0.25


def test_what_a_sighting_rests_on_raises_or_lowers_its_confidence() -> None:
    plain = Evidence(
        place=0.9, counted=True, dated=True, own_verb=True, origin=False, points_back=False, clauses=1, words=20
    )
    said = confidence_of(plain)
    assert confidence_of(plain._replace(place=0.0)) < said
    assert confidence_of(plain._replace(counted=False)) < said
    assert confidence_of(plain._replace(points_back=True)) < said
    assert confidence_of(plain._replace(words=90)) < said
    assert confidence_of(plain._replace(words=200_000)) == confidence_of(plain._replace(words=100))
