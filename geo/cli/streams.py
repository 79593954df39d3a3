"""`geocode` and `extract`: a stream of JSON objects, one a line, answered in order."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from geo.cli.exits import LOOK, OK
from geo.places.offline import open_geocoder
from geo.places.stream import geocode_stream

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from geo.settings import Settings

_LONGEST_LINE: Final = 1_000_000
_DEEPEST: Final = 200
"""Brackets that a line may open; an honest one opens a handful."""


def geocode(given: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001 - every command has this shape
    """Answer each line with the place that it names; a bad line is answered with its error."""
    return _write(geocode_stream(_lines(), open_geocoder()), nothing='"place": null')


def extract(given: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001 - every command has this shape
    """Answer each line with the sightings that its text tells of; a bad line is answered with its error."""
    from geo.reports.proposals import open_proposer  # noqa: PLC0415 - `geocode` answers sooner without the reader
    from geo.reports.stream import extract_stream  # noqa: PLC0415 - as above

    proposer = open_proposer(settings.proposals)
    answers = extract_stream(_lines(), open_geocoder(), watched=settings.watched, proposer=proposer)
    return _write(answers, nothing='"sightings": []')


def _lines() -> Iterator[str]:
    """Yield the lines of standard input; one that cannot be a JSON object comes out as a line that says why."""
    for line in sys.stdin.buffer:
        if len(line) > _LONGEST_LINE:
            yield f"longer than {_LONGEST_LINE:,} bytes"
        elif line.count(b"[") + line.count(b"{") > _DEEPEST:
            yield f"more than {_DEEPEST} brackets"
        else:
            try:
                yield line.decode("utf-8-sig")
            except UnicodeDecodeError:
                yield "not UTF-8"


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
