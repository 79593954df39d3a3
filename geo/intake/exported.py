"""Rows of a file that Kordon itself exported, known again by their seal: imported unchanged, they change nothing.

What a row said in its first file (its headings, its spelling of a direction, a name without coordinates) is not what is
stored of it, so its identity cannot be read out of an export again. A private CSV therefore carries it: the row's key,
and a digest of the cells beside it, which shows whether somebody changed them since.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.intake.fields import heading_key
from geo.intake.rows import blocks_of
from geo.intake.verdicts import Reason, Verdict, review
from geo.records import ledger
from geo.records.csv_text import as_said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.intake.rows import Rows
    from geo.intake.verdict_list import Verdicts
    from geo.records.database import Records
    from geo.records.new_sightings import NewSightings

HEADING: Final = "kordon_seal"
"""Heading of the column of seals."""
_SEAL: Final = re.compile(r"([0-9a-f]{8,128})\.([0-9a-f]{32})")


class Known(NamedTuple):
    """A row that came out of the database which it is imported into: what it is there, and whether it was changed."""

    sighting_id: str
    changed: bool


def sealed(row_key: str, headings: Sequence[str], cells: Sequence[str]) -> str:
    """Return the seal of a row: its key, and the digest of its cells under their headings, in whatever order."""
    return f"{row_key}.{_digest(headings, cells)}"


def _digest(headings: Sequence[str], cells: Sequence[str]) -> str:
    said = sorted(
        (heading_key(heading), as_said(cell).strip())
        for heading, cell in zip(headings, cells, strict=False)
        if heading_key(heading) != heading_key(HEADING)
    )
    return hashlib.blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def known_exports(records: Records, rows: Rows) -> dict[int, Known]:
    """Return the rows of a file that are exports of sightings held live, by their numbers."""
    headings = rows.headings
    at = next((at for at, each in enumerate(headings) if heading_key(each) == heading_key(HEADING)), None)
    if at is None:
        return {}
    found: dict[int, tuple[str, bool]] = {}
    for block in blocks_of(rows):
        for number, row in enumerate(block.rows, start=block.first):
            cells = row if isinstance(row, list) else list(row.cells)
            seal = _SEAL.fullmatch(as_said(cells[at]).strip()) if at < len(cells) else None
            if seal is not None:
                found[number] = seal[1], _digest(headings, cells) != seal[2]
    held = ledger.known_row_keys(records, dict.fromkeys(key for key, _ in found.values()))
    return {number: Known(held[key], changed) for number, (key, changed) in found.items() if key in held}


def without_known(verdicts: Verdicts, sightings: NewSightings, known: Mapping[int, Known]) -> NewSightings:
    """Call the rows that are known and unchanged repeated, and send the changed ones to a person; return what is left.

    The verdicts are changed in place.
    """
    if not known:
        return sightings
    for at, (_, each) in zip(verdicts.where(known), sorted(known.items()), strict=True):
        if each.changed:
            message = (
                f"this row was exported as {each.sighting_id} and changed since; mend {each.sighting_id} on the page "
                "Sightings, or reject it and then accept this one, else both would count"
            )
            reason = review(None, "corrects", message)
            told = (*verdicts.reasons.get(at, ()), reason)
            if verdicts.verdict_at(at) is not Verdict.REJECTED:
                verdicts.change(at, Verdict.REVIEW, told)
        else:
            message = f"{each.sighting_id} is the same row, exported before; nothing is to do"
            reason = Reason(None, "held_already", message, Verdict.REPEATED)
            verdicts.change(at, Verdict.REPEATED, (reason,), each.sighting_id)
    gone: list[int] = []
    for index, row in enumerate(sightings.row_numbers):
        if (mine := known.get(row)) is not None:
            if mine.changed:
                sightings.set_waiting(index, (f"exported as {mine.sighting_id} and changed since",))
            else:
                gone.append(index)
    return sightings.without(gone) if gone else sightings
