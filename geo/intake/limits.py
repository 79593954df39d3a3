"""The limits of a file; each is named in the message of the file that breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.intake.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_FILE_BYTES: Final = 512 * 2**20
MAX_UNPACKED_BYTES: Final = 2**30
"""What all parts of an archive may come to: a workbook of a million rows and ten columns has about half of it."""
MAX_RATIO: Final = 200
"""Times that an archive may grow when unpacked; workbooks of equal rows reach about 100, bombs 1,000."""
RATIO_FROM_BYTES: Final = 32 * 2**20
"""Unpacked size below which nobody minds the ratio."""
MAX_ARCHIVE_PARTS: Final = 10_000
MAX_DOCUMENT_BYTES: Final = 128 * 2**20
"""A JSON document is held in memory as a whole, at up to ten times its size; JSON Lines are not."""
MAX_OVERLAY_BYTES: Final = 32 * 2**20
MAX_OVERLAY_SHAPES: Final = 5_000
MAX_OVERLAY_POINTS: Final = 200_000
"""An overlay is drawn whole in the browser at each move of the map."""
MAX_NESTING: Final = 100
"""Levels of elements, objects or lists in each other; honest files have less than twenty."""
MAX_ROWS: Final = 2_000_000
MAX_COLUMNS: Final = 256
MAX_CELLS: Final = 50_000_000
"""Cells of one sheet, which is held in memory, with the blank ones left of a cell."""
MAX_CELL_CHARS: Final = 32_767
"""What a spreadsheet holds in one cell; a longer one is an open quote or no table."""
MAX_RECORD_LINES: Final = 200
"""Lines that one quoted cell may run over before its quote is held to be left open."""


def too_long(cells: Sequence[str]) -> Reason | None:
    """Return the fault of a row with a cell beyond the limit, None where all are within."""
    if sum(map(len, cells)) > MAX_CELL_CHARS and max(map(len, cells)) > MAX_CELL_CHARS:
        message = f"a cell holds more than {MAX_CELL_CHARS:,} characters; shorten it or close its quote"
        return Reason(None, "cell_too_long", message)
    return None
