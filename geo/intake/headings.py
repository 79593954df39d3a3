"""Lines of cells to rows under headings: which line holds the headings, and which rows fit below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.rows import RawRow
from geo.intake.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.intake.rows import Lines


def headed(lines: Lines) -> HeadedRows:
    """Return the rows below the line of headings, which is the first line.

    Raises InputFileError where there is no line, the headings cannot be read, or there are too many of them.
    """
    return HeadedRows(lines)


class HeadedRows:
    """The rows of a table; goes through its lines anew each time.

    A row with more or fewer cells than there are headings comes out as a row with a fault.
    """

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        head = next(iter(lines), None)
        if head is None:
            msg = "The file is empty; it needs a line of headings and at least one row"
            raise InputFileError(msg)
        if head.fault is not None:
            msg = f"The line of headings cannot be read: {head.fault.message}"
            raise InputFileError(msg)
        cells = list(head.cells)
        while cells and not cells[-1].strip():
            cells.pop()  # a delimiter at the end of each line makes no column
        if len(cells) > limits.MAX_COLUMNS:
            msg = f"The file has {len(cells)} columns; {limits.MAX_COLUMNS} are the limit: leave out what is not needed"
            raise InputFileError(msg)
        self.headings: tuple[str, ...] = tuple(_printable(cell) for cell in cells)

    def __iter__(self) -> Iterator[RawRow]:
        """Go through the data rows. Raises InputFileError beyond the limit of rows."""
        width = len(self.headings)
        lines = iter(self._lines)
        next(lines)
        for number, (_, cells, fault) in enumerate(lines, start=1):
            if number > limits.MAX_ROWS:
                msg = f"The file has more than {limits.MAX_ROWS:,} rows; split it and import the parts"
                raise InputFileError(msg)
            trouble = fault
            if trouble is None and len(cells) != width:
                while len(cells) > width and not cells[-1].strip():
                    cells.pop()
                if len(cells) != width:
                    trouble = _ragged(len(cells), width)
            yield RawRow(number, cells, trouble)


def _ragged(found: int, width: int) -> Reason:
    mend = (
        'put a cell that holds the delimiter in "quotes"' if found > width else "write a delimiter for each empty cell"
    )
    return Reason(None, "ragged_row", f"the row has {found} cells where there are {width} headings; {mend}")


def _printable(heading: str) -> str:
    """Return a heading as it can be printed and stored."""
    return heading.strip().encode("utf-8", "replace").decode("utf-8")
