"""Measure how well and how fast reports are read: `python benchmarks/reports.py [open] [blind] [--speed]`.

Figures of our own annotated set by language, confidence against the truth, and speed beside a bare tokenizer in the
same process. The blind half is for figures only; nothing of its texts is printed.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from _scored import FIGURES, LANGUAGES, figures, judged, reports, tally

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geo.places.offline import open_geocoder  # noqa: E402
from geo.reports.stream import extract_stream  # noqa: E402

RUNS = 5
CLAUSES = (
    "утром 12 танков в Брест, ", "по тревоге подняли МиГ-29 из Лиды, ", "первый из Бреста, второй из Гомеля, ",
    "три колонны по 15 машин, ", "двумя днями раньше 12 танков, ", "с тех пор 3 танка прибыли в Брест, ",
    "drones flew into Belarus from Ukraine; one of them passed over Mazyr; ", "12 tanks arrived in Brest. ",
    "MiG-31K 12 times, ", "из Бреста в Курск вышел эшелон, прибыть должен 27-го, ", "Брест Гомель Минск ",
    "пушки и гаубицы, ", "12, ",
)  # fmt: skip
"""Said over and over in one endless line, each of these must cost twice as much at twice the length, not four times."""
SHORT_LINE = 60_000
WORD = re.compile(r"\w+|[^\w\s]")
BINS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def read(asked: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Return each report with the sightings read from it."""
    lines = (json.dumps({name: report[name] for name in ("id", "text", "published", "source")}) for report in asked)
    answers = extract_stream(lines, open_geocoder())
    return [(report, json.loads(answer)["sightings"]) for report, answer in zip(asked, answers, strict=True)]


def print_figures(halves: list[str]) -> None:
    """Print a table of the figures, a line a half and language."""
    print(f"{'':10}" + "".join(f"{name:>10}" for name in FIGURES))
    for half in halves:
        for language in LANGUAGES:
            shares = figures(tally(read(reports(half, language))))
            print(f"{half:6}{language:4}" + "".join(f"{shares[name]:10.3f}" for name in FIGURES))


def print_reliability(halves: list[str]) -> None:
    """Print how often sightings of each confidence are right in every field."""
    for half in halves:
        answers = [each for language in LANGUAGES for each in judged(read(reports(half, language)))]
        print(f"\n{half}: confidence, sightings, mean confidence, share right")
        for low, high in itertools.pairwise(BINS):
            inside = [(answer["confidence"], right) for answer, right in answers if low <= answer["confidence"] < high]
            if inside:
                mean = sum(said for said, _ in inside) / len(inside)
                share = sum(right for _, right in inside) / len(inside)
                print(f"{low:.1f}-{high:.1f} {len(inside):6} {mean:8.3f} {share:8.3f}")


def print_speed() -> None:
    """Print reports read a second of CPU beside a bare tokenizer, and the time to a first answer."""
    asked = [report for language in LANGUAGES for report in reports("open", language)]
    lines = [json.dumps({name: report[name] for name in ("id", "text", "published", "source")}) for report in asked]
    geocoder = open_geocoder()
    list(extract_stream(lines, geocoder))
    rates, bare = [], []
    for _ in range(RUNS):
        rates.append(_rate(lambda: list(extract_stream(lines, geocoder)), len(lines)))
        bare.append(_rate(lambda: [WORD.findall(report["text"]) for report in asked], len(asked)))
    ratio = max(bare) / max(rates)
    print(f"\nwarm: {max(rates):.0f} reports/s of CPU; a bare tokenizer {max(bare):.0f}, {ratio:.0f} times as fast")
    megabyte = " ".join(report["text"].replace("\n", " ") for report in asked) * 20
    line = json.dumps({"id": 1, "text": megabyte[:1_000_000], "published": "2022-12-19"})
    print(f"one line of 1 MB: {1 / _rate(lambda: list(extract_stream([line], geocoder)), 1):.1f} s of CPU")
    print_long_lines(geocoder)
    whole = min(_lasts([sys.executable, "-m", "geo", "extract"], lines[0]) for _ in range(RUNS))
    floor = min(_lasts([sys.executable, "-c", "pass"], "") for _ in range(RUNS))
    print(f"first answer: {whole:.2f} s from the start of the process, {whole / floor:.0f} times a bare Python")


def print_long_lines(geocoder: Any) -> None:
    """Print how many times as long each endless line takes at twice its length."""
    print("twice the length takes so many times as long:")
    for clause in CLAUSES:
        times = []
        for length in (SHORT_LINE, 2 * SHORT_LINE):
            line = json.dumps({"id": 1, "text": clause * (length // len(clause)), "published": "2024-05-16"})
            times.append(1 / _rate(partial(_read, line, geocoder), 1))
        print(f"  {times[1] / times[0]:.1f}  {clause.strip()}")


def _read(line: str, geocoder: Any) -> None:
    list(extract_stream([line], geocoder))


def _lasts(command: list[str], text: str) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, input=text, text=True, capture_output=True, check=False)
    return time.perf_counter() - began


def _rate(work: Any, count: int) -> float:
    before = time.process_time()
    work()
    return count / (time.process_time() - before)


def main() -> None:
    """Print what is asked for; the open half where nothing is."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("halves", nargs="*", choices=["open", "blind"], default="open")
    asked.add_argument("--speed", action="store_true")
    chosen = asked.parse_args()
    halves = [chosen.halves] if isinstance(chosen.halves, str) else chosen.halves
    print_figures(halves)
    print_reliability(halves)
    if chosen.speed:
        print_speed()


if __name__ == "__main__":
    main()
