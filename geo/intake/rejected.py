"""The rows that were held back, as a file to mend and upload again: the original rows, each with its reason."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from geo.errors import UsageError
from geo.intake.fields import SAYS_WHO, heading_key
from geo.intake.formats import rows_from_file
from geo.intake.heading_names import REASON_HEADING
from geo.intake.named_persons import FREE_TEXTS, persons_of
from geo.intake.privacy import mask, mask_source
from geo.intake.verdicts import Verdict
from geo.records.csv_text import as_said, neutral

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geo.intake.plan import ImportPlan
    from geo.intake.verdicts import RowVerdict

_BOM: Final = b"\xef\xbb\xbf"
"""By which spreadsheets know UTF-8."""
_MISSING: Final = "[cells are missing]"
"""Cell that keeps a row too long, where leaving a personal column out would make it seem to fit, cells shifted."""


def rejected_csv(plan: ImportPlan, original: bytes, *, review: bool = False) -> bytes:
    """Return the rejected rows of a table as CSV: a column `reason` first, then the cells as the file has them.

    Headings and delimiter are the file's own, the encoding is UTF-8 with BOM; `review` adds the rows in review.
    Columns that were left out as personal data are left out here too, and what is masked in cells is masked. What a
    spreadsheet would run gets an apostrophe in front, which intake takes away again. Return b"" where no row was held
    back, and for texts, which are no table.
    Raises UsageError where `original` is not the file of the plan.
    """
    if hashlib.sha256(original).hexdigest() != plan.file_sha256:
        msg = f"This is not the file that was read as {plan.file_name}; give the same file again"
        raise UsageError(msg)
    wanted = {Verdict.REJECTED, Verdict.REVIEW} if review else {Verdict.REJECTED}
    held = {each.row: each for each in plan.verdicts if each.verdict in wanted}
    if not held or not plan.columns.headings:
        return b""
    rows, _ = rows_from_file(original, plan.file_name, sheet=plan.options.sheet)
    personal = {guess.at for guess in plan.columns.guesses if guess.stripped}
    left_out = personal | {at for at, heading in enumerate(rows.headings) if heading_key(heading) == REASON_HEADING}
    who = {at for name, at in plan.columns.of.items() if name in SAYS_WHO}
    texts = {at for name, at in plan.columns.of.items() if name in FREE_TEXTS}
    persons = persons_of(rows, plan.columns)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=plan.format.delimiter or ",", lineterminator="\r\n")
    # A heading that is blank, as where the table has none, gets the name by which a mapping names the column.
    headings = [mask(said)[0] or name for said, name in zip(rows.headings, plan.columns.headings, strict=True)]
    writer.writerow([REASON_HEADING, *_cells(headings, left_out)])
    for row in rows:
        if row.number in held:
            clean = [mask_source(cell)[0] if at in who else mask(cell)[0] for at, cell in enumerate(row.cells)]
            clean = [persons.mask(cell) if at in texts else cell for at, cell in enumerate(clean)] if persons else clean
            cells = _cells(clean, left_out)
            if len(row.cells) != len(headings) and len(cells) == len(headings) - len(left_out):
                cells.append(_MISSING)
            writer.writerow([neutral(_why(held[row.number])), *cells])
    return _BOM + out.getvalue().replace("\x00", "").encode("utf-8", "replace")


def rejected_name(plan: ImportPlan) -> str:
    """Return a name for the file of rejected rows: "reports-rejected.csv" for "reports.xlsx"."""
    return f"{PurePath(plan.file_name).stem or 'rows'}-rejected.csv"


def _cells(cells: Sequence[str], left_out: Collection[int]) -> list[str]:
    # What a cell says is what intake reads of it: one that was neutralised before is so once, not twice.
    return [neutral(as_said(cell)) for at, cell in enumerate(cells) if at not in left_out]


def _why(verdict: RowVerdict) -> str:
    """Say why a row was held back: each reason with its field, those that only tell something left out."""
    return "; ".join(
        f"{reason.field}: {reason.message}" if reason.field else reason.message
        for reason in verdict.reasons
        if reason.verdict in {Verdict.REJECTED, Verdict.REVIEW}
    )
