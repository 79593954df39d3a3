"""`sightings`, `movements` and `totals`."""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING, Any

from geo.cli.exits import LOOK, OK
from geo.cli.opening import filters_of, mirrored
from geo.cli.output import print_csv, print_json_list, print_table
from geo.cli.row_answers import sighting_answer
from geo.counts.intervals import say
from geo.errors import UsageError
from geo.model import Interval, Qualifier
from geo.records import queries
from geo.records.answers import GROUPS, PERIODS
from geo.records.movement_detail import details

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from geo.records.filters import Filters
    from geo.records.mirror import Mirror
    from geo.records.movement_detail import MovementDetail
    from geo.settings import Settings

_PAGE = 10_000
_SHOWN = 50
"""Rows that a table shows where no limit is given."""
_NUMBERS = (
    "movements", "reports", "sources", "count_min", "count_max", "unit", "without_number", "low", "high", "about",
)  # fmt: skip


def sightings(given: argparse.Namespace, settings: Settings) -> int:
    """List sightings."""
    filters = filters_of(given)
    with mirrored(settings) as mirror:
        if given.json:
            rows = (sighting_answer(row) for row in _rows(mirror, filters, given.limit, given.offset))
            return OK if print_json_list(rows) else LOOK
        held = queries.count_rows(mirror, filters)
        shown = list(_rows(mirror, filters, given.limit or _SHOWN, given.offset))
    print_table(
        ("sighting", "day", "place", "equipment", "count", "flow", "source", "status"),
        [
            {
                "sighting": row["sighting_id"],
                "day": row["counted_on"],
                "place": row["place"] or row["place_text"],
                "equipment": row["equipment"],
                "count": _count(row),
                "flow": row["flow"],
                "source": row["source"],
                "status": row["status"],
            }
            for row in shown
        ],
    )
    _tell_rest(held - given.offset - len(shown))
    return OK if shown else LOOK


def movements(given: argparse.Namespace, settings: Settings) -> int:
    """List movements with their sightings, intervals and conflicts."""
    filters = filters_of(given)
    with mirrored(settings) as mirror:
        if given.json:
            answers = (
                {
                    **found.row.as_answer(),
                    **found.as_answer(),
                    "sightings": [sighting_answer(row) for row in found.row.sightings],
                }
                for found in _details(mirror, filters, given.limit, given.offset)
            )
            return OK if print_json_list(answers) else LOOK
        shown = list(_details(mirror, filters, given.limit or _SHOWN, given.offset))
    print_table(
        ("movement", "day", "area", "flow", "counts", "reports", "sources", "independent", "conflict"),
        [
            {
                "movement": found.row.movement_id,
                "day": found.row.counted_on,
                "area": found.row.area or found.row.country,
                "flow": found.row.flow,
                "counts": ", ".join(f"{say(each.count)} {each.equipment_class}" for each in found.row.counts),
                "reports": found.row.reports,
                "sources": found.row.sources,
                "independent": found.independent_sources,
                "conflict": ", ".join(dict.fromkeys(each.field for each in found.conflicts)),
            }
            for found in shown
        ],
    )
    return OK if shown else LOOK


def totals(given: argparse.Namespace, settings: Settings) -> int:
    """Count movements by period and group."""
    if given.json and given.csv:
        msg = "--json and --csv are two answers; give one of them"
        raise UsageError(msg)
    by = _by(given.by)
    filters = filters_of(given)
    with mirrored(settings) as mirror:
        answers = [row.as_answer(by) for row in queries.totals(mirror, filters, by, day=given.day)]
    columns = ("period", *(word for word in by if word in GROUPS), *_NUMBERS)
    if given.json:
        print_json_list(answers)
    elif given.csv:
        print_csv(columns, answers)
    else:
        print_table(columns, answers)
    return OK if answers else LOOK


def _by(text: str) -> tuple[str, ...]:
    asked = (word.strip() for word in text.split(",") if word.strip())
    words = tuple("equipment_class" if word == "class" else word for word in asked)
    for word in words:
        if word not in PERIODS + GROUPS:
            msg = f"--by {word!r} is not known; give {', '.join(PERIODS)}, then any of {', '.join(GROUPS)}"
            raise UsageError(msg)
    if sum(word in PERIODS for word in words) != 1 or len(set(words)) != len(words):
        msg = f"--by is {text!r}; give one period ({', '.join(PERIODS)}) and each group once, as week,area"
        raise UsageError(msg)
    return words


def _rows(mirror: Mirror, filters: Filters, limit: int | None, offset: int) -> Iterator[dict[str, Any]]:
    """Yield flat rows page by page, so that a long list is never held whole."""
    left = limit
    for start in itertools.count(offset, _PAGE):
        size = _PAGE if left is None else min(_PAGE, left)
        page: list[dict[str, Any]] = queries.rows(mirror, filters, limit=size, offset=start).to_pylist() if size else []
        yield from page
        left = None if left is None else left - len(page)
        if len(page) < _PAGE:
            return


def _details(mirror: Mirror, filters: Filters, limit: int | None, offset: int) -> Iterator[MovementDetail]:
    left = limit
    for start in itertools.count(offset, _PAGE):
        size = _PAGE if left is None else min(_PAGE, left)
        page = queries.movements(mirror, filters, limit=size, offset=start) if size else []
        yield from details(mirror, page)
        left = None if left is None else left - len(page)
        if len(page) < _PAGE:
            return


def _count(row: dict[str, Any]) -> str:
    count = Interval(
        count_min=row["count_min"], count_max=row["count_max"], count_qualifier=Qualifier(row["count_qualifier"])
    )
    return f"{say(count)} {row['unit']}"


def _tell_rest(left: int) -> None:
    if left > 0:
        print(f"{left:,} more; give --limit or --json", file=sys.stderr)
