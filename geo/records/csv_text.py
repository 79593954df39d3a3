"""Tables as CSV that a spreadsheet opens without running anything in it, and that come back as they were."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RUNS: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""Beginnings that spreadsheets take for a formula (OWASP, CSV injection), also behind apostrophes of ours."""
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the table as CSV (RFC 4180) with a heading line; None is an empty cell.

    A text cell that a spreadsheet would run gets an apostrophe in front; numbers are left as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(column) for column in columns])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def neutral(text: str) -> str:
    """Return a cell that no spreadsheet runs: with an apostrophe in front where it would. A number runs nothing."""
    return f"'{text}" if _RUNS.match(text) and not _NUMBER.fullmatch(text) else text


def as_said(cell: str) -> str:
    """Return a cell without the apostrophe that `neutral`, or a spreadsheet, put in front of what would be run.

    What `neutral` gives comes back as it was, also where it began with apostrophes of its own.
    """
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _RUNS.match(cell) else cell
