"""Score a reader on annotated reports by the rules of `benchmarks/reports/README.md`."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = Path(__file__).resolve().parent / "reports"
LANGUAGES = ("en", "ru", "uk", "be")
FIELDS = ("equipment", "count", "place", "flow", "dates")
FIGURES = ("found", "clean", *FIELDS, "exact", "quiet")
_SCORED = frozenset({"observation", "claim"})
_NEAR_KM = 15.0
_EARTH_KM = 6371.0
_NOT_TELLING = frozenset({"military", "army", "of", "and", "the", "with", "on", "russian"})
_WORD = re.compile(r"[a-z0-9]+")


class Pair(NamedTuple):
    """An answer put beside a gold item: their numbers, and which fields agree."""

    gold: int
    answer: int
    agrees: dict[str, bool]

    @property
    def exact(self) -> bool:
        """Whether every scored field is right."""
        return all(self.agrees.values())


def reports(half: str, language: str) -> list[dict[str, Any]]:
    """Return the reports of one half ("open", "blind") in one language."""
    path = FOLDER / f"{half}_{language}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def scored(items: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the items that are scored: observations and claims."""
    return [item for item in items if item.get("report_kind", "observation") in _SCORED]


def pairs(gold: list[dict[str, Any]], answers: list[dict[str, Any]]) -> list[Pair]:
    """Pair each answer with at most one gold item, the best fit first; a pair shares the equipment or the count."""
    ranked = []
    for number, item in enumerate(gold):
        for place, answer in enumerate(answers):
            agrees = _agreement(item, answer)
            if agrees["equipment"] or agrees["count"]:
                weight = sum(agrees.values()) + agrees["equipment"] + agrees["count"]
                ranked.append((-weight, number, place, agrees))
    taken_gold: set[int] = set()
    taken: set[int] = set()
    chosen = []
    for _, number, place, agrees in sorted(ranked, key=lambda each: each[:3]):
        if number not in taken_gold and place not in taken:
            taken_gold.add(number)
            taken.add(place)
            chosen.append(Pair(number, place, agrees))
    return chosen


def tally(read: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> Counter[str]:
    """Count, over (report, answers), what the figures are made of."""
    counts: Counter[str] = Counter()
    for report, answers in read:
        gold, said = scored(report["gold"]), scored(answers)
        matched = pairs(gold, said)
        counts.update(gold=len(gold), answers=len(said), pairs=len(matched), exact=sum(pair.exact for pair in matched))
        counts.update({field: sum(pair.agrees[field] for pair in matched) for field in FIELDS})
        if not gold:
            counts.update(silent=1, quiet=not said)
    return counts


def figures(counts: Counter[str]) -> dict[str, float]:
    """Return the figures as shares."""
    parts = {
        "found": ("pairs", "gold"),
        "clean": ("pairs", "answers"),
        "exact": ("exact", "gold"),
        "quiet": ("quiet", "silent"),
    }
    parts |= {field: (field, "pairs") for field in FIELDS}
    return {name: counts[parts[name][0]] / max(1, counts[parts[name][1]]) for name in FIGURES}


def judged(read: Iterable[tuple[dict[str, Any], list[dict[str, Any]]]]) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield each scored answer with whether all of it is right."""
    for report, answers in read:
        said = scored(answers)
        right = {pair.answer for pair in pairs(scored(report["gold"]), said) if pair.exact}
        for number, answer in enumerate(said):
            yield answer, number in right


def _agreement(gold: dict[str, Any], answer: dict[str, Any]) -> dict[str, bool]:
    alike = gold.get("equipment_class") is not None and gold["equipment_class"] == answer["equipment_class"]
    named = _words(gold["equipment"]) & (_words(answer["equipment"]) | _words(answer["equipment_class"]))
    days = ("observed_from", "observed_to")
    return {
        "equipment": alike or bool(named),
        "count": (gold.get("count_min"), gold.get("count_max")) == (answer["count_min"], answer["count_max"]),
        "place": gold.get("place") is None or any(_same_place(gold, answer[role]) for role in ("place", "destination")),
        "flow": gold.get("flow") in {None, answer["flow"]},
        "dates": all(_same_day(gold.get(day), answer[day]) for day in days),
    }


def _words(text: str | None) -> set[str]:
    found = _WORD.findall((text or "").lower().replace("-", ""))
    return {word.removesuffix("s") if len(word) > 3 else word for word in found} - _NOT_TELLING


def _same_place(gold: dict[str, Any], place: dict[str, Any] | None) -> bool:
    if place is None:
        return False
    if _words(gold["place"]) & _words(place["name"]) or gold["place"].lower() == str(place["text"]).lower():
        return True
    if gold.get("place_lat") is None or place["lat"] is None:
        return False
    return _km(gold["place_lat"], gold["place_lon"], place["lat"], place["lon"]) <= _NEAR_KM


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance by the haversine formula."""
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def _same_day(gold: str | None, said: str | None) -> bool:
    if gold is None:
        return True
    if said is None:
        return False
    return abs((date.fromisoformat(said[:10]) - date.fromisoformat(gold)).days) <= 1
