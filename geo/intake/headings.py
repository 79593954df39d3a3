"""Lines of cells to rows under headings: which line holds the headings, and which rows fit below them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.delimited import DelimitedLines
from geo.intake.heading_line import LOOKED_AT, find_head
from geo.intake.rows import Block, Line, LineKind, RawRow, in_blocks
from geo.intake.verdicts import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.intake.heading_line import Head
    from geo.intake.rows import Lines


_TOTAL: Final = re.compile(
    r"(?:sub|grand\s)?-?totals?|sum|in all|altogether|итого|итог|всего|общее|общий итог|сумма|разом|усього|всього"
    r"|підсумок|разам|усяго|агулам|вынік|razem|suma|łącznie|ogółem",
    re.IGNORECASE,
)
_MAY_SUM_UP: Final = frozenset({"", *" \t\n\r\v\f", *"tsgiaroиовсрупłТSGIAROИОВСРУПŁTıſᲀᲂᲃ"})
"""How the first cell of such a line may begin; all other lines are not looked at more closely."""
_FIGURES: Final = re.compile(r"[\s\d.,:;~<>≥≤=+/%()–—-]*")
_RULE: Final = re.compile(r":?(?:-{2,}|={2,}|_{2,}|—{2,}):?")
_LONGEST_TOTAL: Final = 40
_TOTAL_LINE: Final = Reason(
    None,
    "total_line",
    "the row is a total of other rows and is never counted beside them; leave it out, or write it as a row of its own "
    "with report_kind summary",
)
_HEADINGS_AGAIN: Final = Reason(
    None, "headings_again", "the row repeats the headings, as where files were put together; leave it out"
)


def headed(lines: Lines) -> HeadedRows:
    """Return the rows below the headings, wherever these stand (`heading_line.find_head`).

    Raises InputFileError where there is no line, the headings cannot be read, or there are too many of them.
    """
    return HeadedRows(lines)


class HeadedRows:
    """The rows of a table; goes through its lines anew each time.

    A row with more or fewer cells than there are headings comes out as a row with a fault, and so do a line of totals
    and the headings told again. `remarks` say in whole sentences where the headings stand if it is not the first line.
    """

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        first = list(itertools.islice(iter(lines), LOOKED_AT))
        if not first:
            msg = "The file is empty; it needs a line of headings and at least one row"
            raise InputFileError(msg)
        head = find_head(first)
        top = first[head.titles]
        if top.fault is not None:
            msg = f"The line of headings cannot be read: {top.fault.message}"
            raise InputFileError(msg)
        if len(head.cells) > limits.MAX_COLUMNS:
            columns = f"{len(head.cells)} columns; {limits.MAX_COLUMNS} are the limit"
            msg = f"The file has {columns}: leave out what is not needed"
            raise InputFileError(msg)
        self.headings: tuple[str, ...] = tuple(_printable(cell) for cell in head.cells)
        self.remarks = tuple(_remarks(head, first))
        self._skipped = head.titles + head.lines
        if head.lines and self._skipped < len(first) and _is_rule(first[self._skipped].cells):
            self.remarks = (*self.remarks, f"Line {first[self._skipped].number} holds dashes and is no row.")
            self._skipped += 1
        self._again = [cell.strip() for cell in top.cells] if head.lines == 1 else None

    def __iter__(self) -> Iterator[RawRow]:
        """Go through the data rows. Raises InputFileError beyond the limit of rows."""
        lines = itertools.islice(iter(self._lines), self._skipped, None)
        for number, line in enumerate(lines, start=1):
            _check_number(number)
            yield self._row(number, line)

    def blocks(self) -> Iterator[Block]:
        """Go through the data rows block by block. Raises InputFileError beyond the limit of rows."""
        if not isinstance(self._lines, DelimitedLines):
            yield from in_blocks(self)
            return
        width, first, skipped = len(self.headings), 1, 0
        again = self._again[0] if self._again else None
        for block in self._lines.blocks():
            lines = block[max(0, self._skipped - skipped) :]
            skipped += len(block) - len(lines)
            _check_number(first + len(lines) - 1)
            if (data := _as_data(lines, width, again)) is not None:
                yield Block(first, data)
                first += len(lines)
                continue
            rows: list[list[str] | RawRow] = []
            for number, cells in enumerate(lines, start=first):
                if (
                    isinstance(cells, list)
                    and len(cells) == width
                    and cells[0][:1] not in _MAY_SUM_UP
                    and cells[0] != again
                ):
                    rows.append(cells)
                    continue
                row = self._row(number, cells if isinstance(cells, Line) else Line(0, cells, None))
                rows.append(row if row.fault is not None else list(row.cells))
            yield Block(first, rows)
            first += len(lines)

    def _row(self, number: int, line: Line) -> RawRow:
        _, cells, fault, doubts = line
        width = len(self.headings)
        trouble = fault or self._no_row(cells)
        if trouble is None and len(cells) != width:
            while len(cells) > width and not cells[-1].strip():
                cells.pop()
            if self._lines.kind is LineKind.SHEET and len(cells) < width:
                cells.extend([""] * (width - len(cells)))  # a sheet holds no cells behind the last one told
            if len(cells) != width:
                trouble = _ragged(len(cells), width, self._lines.kind)
        return RawRow(number, cells, trouble, doubts)

    def _no_row(self, cells: list[str]) -> Reason | None:
        """Return why a line is none of data: it sums up, or it is the headings again."""
        first = cells[0] or next((cell for cell in cells if cell.strip()), "")
        if len(first) <= _LONGEST_TOTAL and _TOTAL.match(first.lstrip()) and _sums_up(cells):
            return _TOTAL_LINE
        if self._again is not None and first == self._again[0] and [cell.strip() for cell in cells] == self._again:
            return _HEADINGS_AGAIN
        return None


def _as_data(lines: Sequence[list[str] | Line], width: int, again: str | None) -> list[list[str] | RawRow] | None:
    """Return lines that are, at a glance, rows of data throughout, each as wide as the headings; else None."""
    rows: list[list[str] | RawRow] = [line for line in lines if type(line) is list and len(line) == width]
    if len(rows) != len(lines):
        return None
    firsts = {row[0] for row in rows if isinstance(row, list)}
    return rows if again not in firsts and _MAY_SUM_UP.isdisjoint(cell[:1] for cell in firsts) else None


def _is_rule(cells: Sequence[str]) -> bool:
    """Tell whether a line holds the dashes that part headings and rows, as in Markdown."""
    told = [cell.strip() for cell in cells if cell.strip()]
    return bool(told) and all(_RULE.fullmatch(cell) for cell in told)


def _check_number(number: int) -> None:
    if number > limits.MAX_ROWS:
        msg = f"The file has more than {limits.MAX_ROWS:,} rows; split it and import the parts"
        raise InputFileError(msg)


def _sums_up(cells: list[str]) -> bool:
    """Tell whether a line says "total" first, with nothing in its other cells but figures.

    Words may stand behind it ("Всего за период"), if there is a figure in another cell.
    """
    told = [cell.strip() for cell in cells if cell.strip()]
    said = _TOTAL.match(told[0])
    if said is None or re.match(r"\w", told[0][said.end() :]):
        return False
    if not all(_FIGURES.fullmatch(rest) for rest in told[1:]):
        return False
    return len(told) > 1 or _FIGURES.fullmatch(told[0][said.end() :]) is not None


def _remarks(head: Head, first: Sequence[Line]) -> Iterator[str]:
    if head.titles == 1:
        yield f"Line {first[0].number} stands above the table and was not read as a row."
    elif head.titles:
        last = first[head.titles - 1].number
        yield f"Lines {first[0].number} to {last} stand above the table and were not read as rows."
    if not head.lines:
        yield "The file has no headings; what its columns are was told by what stands in them."
    if head.lines == 2:  # noqa: PLR2004 - groups and their parts
        at = first[head.titles].number
        yield f"The headings were read from two lines, {at} and {first[head.titles + 1].number}."


def _ragged(found: int, width: int, kind: LineKind) -> Reason:
    if found < width:
        mend = "write a delimiter for each empty cell"
    elif kind is LineKind.SHEET:
        mend = "write a heading above each cell, or clear those without one"
    else:
        mend = 'put a cell that holds the delimiter in "quotes"'
    return Reason(None, "ragged_row", f"the row has {found} cells where there are {width} headings; {mend}")


def _printable(heading: str) -> str:
    """Return a heading as it can be printed and stored."""
    return heading.strip().encode("utf-8", "replace").decode("utf-8")
