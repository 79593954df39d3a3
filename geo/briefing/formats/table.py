"""CSV: one line a sighting, under the headings that intake reads, safe to open in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.lines import COLUMNS, lines_of
from geo.intake.exported import HEADING, sealed
from geo.records.csv_text import write_csv

if TYPE_CHECKING:
    from geo.briefing.gate import Released

_BOM = b"\xef\xbb\xbf"
"""By which spreadsheets know UTF-8."""


def write_csv_file(released: Released) -> Written:
    """Return the sightings as CSV (RFC 4180, UTF-8 with BOM).

    Each line bears what the file says of itself, so that it holds in whatever order lines are sorted or taken out. A
    private line bears its seal too, by which intake knows it again (`geo.intake.exported`); a public one does not,
    since a seal is made of the exact words. The cut-off stands in no column of its own, which would be taken for a day
    of what was seen.
    """
    told = credits_of(released)
    told["handling"] += f"; cut-off {told.pop('cutoff')}"
    keys = released.row_keys
    columns = (*COLUMNS, *told, *((HEADING,) if keys else ()))
    lines = []
    for line in lines_of(released):
        cells = [_cell(each) for each in (*line.values(), *told.values())]
        if keys:
            said = ["" if each is None else str(each) for each in cells]
            cells.append(sealed(keys[line["sighting_id"]], columns, said))
        lines.append(cells)
    return Written(_BOM + write_csv(columns, lines).encode("utf-8"))


def _cell(value: object) -> object:
    """Return a number with no more figures than it has meaning for."""
    return float(f"{value:.10g}") if isinstance(value, float) else value
