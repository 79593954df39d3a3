"""`geocode` and `extract`: a stream of JSON objects, one a line, answered in order."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from geo.cli.exits import LOOK, OK
from geo.cli.online import geocoder_for
from geo.cli.sharing import answer_on_all_cores
from geo.json_lines import BadLine, read_lines
from geo.places.offline import open_geocoder
from geo.places.rules import PlaceRules, RuledGeocoder
from geo.places.stream import geocode_stream
from geo.records.rules_in_force import read_rules

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from geo.settings import Settings


def geocode(given: argparse.Namespace, settings: Settings) -> int:
    """Answer each line with the place that it names; a bad line is answered with its error.

    A line names no source, so the rules of one source alone do not hold here.
    """
    rules = _rules(given, settings, homes=False)
    with geocoder_for(given, settings) as geocoder:
        ruled = RuledGeocoder(geocoder, rules)
        gc.freeze()  # what is open now is never garbage
        gc.set_threshold(*_SELDOM)

        def answer(lines: Iterable[str | BadLine]) -> Iterator[str]:
            return geocode_stream(lines, ruled)

        given_in = sys.stdin.buffer
        answers = answer(read_lines(given_in)) if given.online else answer_on_all_cores(given_in, answer)
        return _write(answers, nothing='"place": null')


_SELDOM = (50_000, 20, 50)
"""Answers leave no circles behind: looking for garbage as often as by default takes a tenth of the time."""


def extract(given: argparse.Namespace, settings: Settings) -> int:
    """Answer each line with the sightings that its text tells of; a bad line is answered with its error."""
    from geo.reports.proposals import open_proposer  # noqa: PLC0415 - `geocode` answers sooner without the reader
    from geo.reports.stream import extract_stream  # noqa: PLC0415 - as above

    rules = _rules(given, settings, homes=True)
    proposer = open_proposer(settings.proposals)
    geocoder = open_geocoder()

    def answer(lines: Iterable[str | BadLine]) -> Iterator[str]:
        return extract_stream(lines, geocoder, watched=settings.watched, rules=rules, proposer=proposer)

    given_in = sys.stdin.buffer
    # what a plug-in's model holds may not live in several processes
    answers = answer_on_all_cores(given_in, answer) if proposer is None else answer(read_lines(given_in))
    return _write(answers, nothing='"sightings": []')


def _rules(given: argparse.Namespace, settings: Settings, *, homes: bool) -> PlaceRules:
    """Return the team's rules, none where no record database holds any; none is made to look for them."""
    return PlaceRules() if given.no_rules else read_rules(settings.record_url, homes=homes)


def _write(answers: Iterable[str], *, nothing: str) -> int:
    """Write answers as they come and return the exit code; `nothing` marks an answer in which nothing was found."""
    asked = found = bad = False
    for answer in answers:
        asked = True
        if '"error": ' in answer:
            bad = True
        elif nothing not in answer:
            found = True
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
    return LOOK if bad or (asked and not found) else OK
