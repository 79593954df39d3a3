"""How answers are written: JSON, CSV, or a table for people."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.records.csv_text import write_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WIDEST = 40


def print_json(answer: object) -> None:
    """Print an answer as one line of JSON."""
    print(json.dumps(answer, ensure_ascii=False, default=_plain))


def print_json_with(answer: Mapping[str, object], name: str, items: Iterable[object]) -> None:
    """Print an answer as one line of JSON, with a long list as its last entry that is never held whole."""
    head = json.dumps(answer, ensure_ascii=False, default=_plain)[:-1]
    sys.stdout.write(f"{head}{', ' if answer else ''}{json.dumps(name)}: [")
    for number, item in enumerate(items):
        sys.stdout.write((", " if number else "") + json.dumps(item, ensure_ascii=False, default=_plain))
    sys.stdout.write("]}\n")


def print_json_list(answers: Iterable[object]) -> int:
    """Print answers as a JSON array, one a line, and return how many; long lists are never held whole."""
    number = 0
    sys.stdout.write("[")
    for answer in answers:
        sys.stdout.write(",\n" if number else "\n")
        sys.stdout.write(json.dumps(answer, ensure_ascii=False, default=_plain))
        number += 1
    sys.stdout.write("\n]\n" if number else "]\n")
    return number


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as CSV that a spreadsheet opens without running anything in it."""
    sys.stdout.write(write_csv(columns, ([row[column] for column in columns] for row in rows)))


def print_table(columns: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> None:
    """Print rows as aligned text; numbers stand at the right."""
    cells = [[_cell(row[column]) for column in columns] for row in rows]
    widths = [max([len(head), *(len(line[at]) for line in cells)]) for at, head in enumerate(columns)]
    right = [all(isinstance(row[column], int | float | None) for row in rows) for column in columns]
    for line in [list(columns), *cells]:
        parts = [
            text.rjust(width) if numeric else text.ljust(width)
            for text, width, numeric in zip(line, widths, right, strict=True)
        ]
        print("  ".join(parts).rstrip())


def printable(text: str) -> str:
    """Return text without what a terminal would obey (escapes, line breaks)."""
    return "".join(char if char.isprintable() else " " for char in text)


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = printable(str(value))
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    msg = f"{type(value).__name__} has no JSON form"
    raise TypeError(msg)
