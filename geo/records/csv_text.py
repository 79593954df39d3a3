"""Tables as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RUNS = ("=", "+", "-", "@", "\t", "\r")
"""First characters at which spreadsheets take a cell for a formula (OWASP, CSV injection)."""


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the table as CSV (RFC 4180) with a heading line; None is an empty cell.

    A text cell that a spreadsheet would run gets an apostrophe in front; numbers are left as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(column) for column in columns])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(_RUNS):
        return f"'{cell}"
    return cell
