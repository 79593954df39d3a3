"""Confidence means probability, on questions of our own making (benchmarks/calibration_set.py draws them)."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from geo.model import GeocodeStatus
from geo.places.artefact import FORM_BITS, Gazetteer
from geo.places.evidence import km_between
from geo.places.offline import OfflineGeocoder
from geo.places.query import PlaceQuery
from geo.settings import DATA_DIR

QUESTIONS = Path(__file__).with_name("calibration.csv")
NEAR_KM = 10.0


class Without(Gazetteer):
    """The shipped gazetteer with some places taken out, as if it never held them."""

    __slots__ = ("hidden",)
    hidden: frozenset[int]

    def found(self, trie: str, key: str) -> Any:
        items = super().found(trie, key)
        if trie == "forms":
            return [item for item in items if item >> FORM_BITS not in self.hidden]
        return items if trie == "near" else [item for item in items if item not in self.hidden]


@dataclass(frozen=True)
class Result:
    way: str
    hint: str
    status: GeocodeStatus
    confidence: float | None
    right: bool


@pytest.fixture(scope="module")
def results() -> list[Result]:
    gazetteer = Without(DATA_DIR / "gazetteer")
    gazetteer.hidden = frozenset()
    geocoder = OfflineGeocoder([gazetteer])
    at = defaultdict(set)
    for place in range(len(gazetteer)):
        at[round(gazetteer.columns["lat"][place], 4), round(gazetteer.columns["lon"][place], 4)].add(place)
    out = []
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            point = float(row["lat"]), float(row["lon"])
            here = at[round(point[0], 4), round(point[1], 4)]
            gazetteer.hidden = frozenset(here) if row["hidden"] == "1" else frozenset()
            query = PlaceQuery(text=row["text"], country=row["country"] or None, admin1=row["admin1"] or None)
            answer = geocoder.by_name(query.text, query)
            place = answer.place
            right = place is not None and km_between(point, (place.lat, place.lon)) <= NEAR_KM
            confidence = None if place is None or answer.status is GeocodeStatus.REGION else place.confidence
            out.append(Result(row["way"], row["hint"], answer.status, confidence, right))
    return out


def calibration_error(results: list[Result]) -> float:
    """Return the expected calibration error over ten equal bins of confidence (Naeini and others 2015)."""
    bins = defaultdict(list)
    for each in results:
        if each.confidence is not None:
            bins[min(9, int(10 * each.confidence))].append(each)
    answered = sum(map(len, bins.values()))
    return (
        sum(
            abs(sum(each.confidence or 0.0 for each in held) - sum(each.right for each in held))
            for held in bins.values()
        )
        / answered
    )


def test_confidence_means_probability(results: list[Result]) -> None:
    assert len(results) == 3000
    assert calibration_error(results) <= 0.03


@pytest.mark.parametrize(("hint", "most"), [("area", 0.03), ("country", 0.05), ("none", 0.05)])
def test_confidence_means_probability_with_each_hint(results: list[Result], hint: str, most: float) -> None:
    assert calibration_error([each for each in results if each.hint == hint]) <= most


@pytest.mark.parametrize("way", ["name", "other", "romanised", "inflected", "slip"])
def test_what_is_sure_is_right(results: list[Result], way: str) -> None:
    sure = [each for each in results if each.way == way and each.confidence is not None and each.confidence >= 0.9]
    assert len(sure) >= 20
    assert sum(each.right for each in sure) / len(sure) >= 0.9


def test_missing_villages_come_out_as_not_found_or_open_sooner_than_wrong(results: list[Result]) -> None:
    resolved = [each for each in results if each.status is GeocodeStatus.RESOLVED]
    assert sum(each.right for each in resolved) / len(resolved) >= 0.93


@pytest.mark.parametrize(("way", "least"), [("name", 0.9), ("other", 0.88), ("romanised", 0.8), ("inflected", 0.88)])
def test_places_that_are_held_are_found_in_every_writing(way: str, least: float) -> None:
    geocoder = OfflineGeocoder([Gazetteer(DATA_DIR / "gazetteer")])
    right = asked = 0
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["way"] != way or row["hint"] != "area":
                continue
            query = PlaceQuery(text=row["text"], country=row["country"], admin1=row["admin1"] or None)
            place = geocoder.geocode(query).place
            asked += 1
            right += (
                place is not None
                and km_between((float(row["lat"]), float(row["lon"])), (place.lat, place.lon)) <= NEAR_KM
            )
    assert right / asked >= least, f"{right} of {asked}"
