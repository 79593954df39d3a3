"""`duplicates`: list the suggestions, decide on them, take a decision back."""

from __future__ import annotations

import itertools
import sys
from typing import TYPE_CHECKING

from geo.cli.exits import LOOK, OK
from geo.cli.opening import changing, filters_of, mirrored, reading
from geo.cli.output import print_json, print_json_list, print_table
from geo.errors import UsageError
from geo.intake.privacy import mask_who
from geo.records import duplicate_decisions as deciding
from geo.records.duplicate_decisions import Verdict
from geo.records.suggesting import count_suggestions, suggestions

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from geo.records.filters import Filters
    from geo.records.mirror import Mirror
    from geo.records.suggesting import Suggestion
    from geo.settings import Settings

_PAGE = 1_000
_SHOWN = 50
"""Rows that a table shows where no limit is given."""
_COLUMNS = ("decision", "verdict", "a", "b", "score", "who", "made_at", "undone")


def duplicates(given: argparse.Namespace, settings: Settings) -> int:
    """List what waits, or do what is asked of two sightings."""
    wanted = {"accept": 2, "reject": 2, "undo": 1}.get(given.action or "", 0)
    if len(given.names) != wanted:
        form = {2: f"{given.action} A B, two sightings", 1: "undo ID, a decision", 0: given.action or "no more words"}
        msg = f"duplicates takes {form[wanted]}; {len(given.names)} names were given"
        raise UsageError(msg)
    if given.action is None:
        return _list(given, settings)
    if given.action == "decisions":
        return _decisions(given, settings)
    with changing(settings) as records:
        who = mask_who(given.who)
        if given.action == "undo":
            made = deciding.undo(records, given.names[0], who)
        else:
            verdict = Verdict(given.verdict) if given.action == "accept" else Verdict.DIFFERENT
            a, b = given.names
            made = deciding.decide(records, a, b, verdict, who=who)
    print_json(made.as_answer())
    return OK


def _list(given: argparse.Namespace, settings: Settings) -> int:
    filters = filters_of(given)
    with mirrored(settings) as mirror:
        if given.json:
            answers = (each.as_answer() for each in _suggestions(mirror, filters, given.limit, given.offset))
            return OK if print_json_list(answers) else LOOK
        shown = list(_suggestions(mirror, filters, given.limit or _SHOWN, given.offset))
        left = count_suggestions(mirror, filters) - given.offset - len(shown)
    print_table(
        ("score", "kind", "a", "b", "a is", "b is", "differences"),
        [
            {
                "score": round(each.score, 2),
                "kind": each.kind,
                "a": each.a,
                "b": each.b,
                "a is": f"{each.row_a['equipment']}, {each.row_a['place'] or each.row_a['destination']}",
                "b is": f"{each.row_b['equipment']}, {each.row_b['place'] or each.row_b['destination']}",
                "differences": "; ".join(reason.text for reason in each.differences),
            }
            for each in shown
        ],
    )
    if left > 0:
        print(f"{left:,} more; give --limit or --json", file=sys.stderr)
    return OK if shown else LOOK


def _decisions(given: argparse.Namespace, settings: Settings) -> int:
    with reading(settings) as records:
        answers = [each.as_answer() for each in deciding.decisions(records, given.limit or sys.maxsize)]
    if given.json:
        print_json_list(answers)
    else:
        print_table(_COLUMNS, answers)
    return OK if answers else LOOK


def _suggestions(mirror: Mirror, filters: Filters, limit: int | None, offset: int) -> Iterator[Suggestion]:
    """Yield suggestions page by page, so that a long list is never held whole."""
    left = limit
    for start in itertools.count(offset, _PAGE):
        size = _PAGE if left is None else min(_PAGE, left)
        page = suggestions(mirror, filters, limit=size, offset=start) if size else []
        yield from page
        left = None if left is None else left - len(page)
        if len(page) < _PAGE:
            return
