"""The cells of one sheet of a workbook as lines of text, with all that a reader of the sheet would not see."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.cell_text import UNCOMPUTED, serial_time, shortest_number
from geo.intake.encoding import damage_of
from geo.intake.rows import Line
from geo.intake.verdicts import Reason, review
from geo.intake.workbook import unescaped

if TYPE_CHECKING:
    from geo.intake.workbook import Workbook

_RANGE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_MOST_MERGED: Final = 5_000_000
"""Cells below the first of merged ones; only a file made to harm has more, of ranges over each other."""
_FIRST_LETTER: Final = ord("A") - 1


class _Columns(dict[str, int]):
    """Letters of a column to its number from 1 on, each worked out once; 0 for what names no column."""

    def __missing__(self, reference: str) -> int:
        letters = reference.upper()
        at = 0
        if re.fullmatch("[A-Z]{1,3}", letters):
            for letter in letters:
                at = at * 26 + ord(letter) - _FIRST_LETTER
        self[reference] = at
        return at


@dataclass(slots=True)
class SheetCells:
    """Takes the events of a sheet's XML; afterwards `lines` holds its rows that are not blank.

    `hidden_rows` and `hidden_columns` are what the sheet does not show, by number and letter; `formulas` counts those
    whose value was taken, `merged` the ranges that lie over several rows.
    """

    book: Workbook
    name: str
    lines: list[Line] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    formulas: int = 0
    merged: int = 0
    _columns: _Columns = field(default_factory=_Columns)
    _numbers: dict[tuple[bool, str], str] = field(default_factory=dict)
    _held: int = 0
    _merges: list[str] = field(default_factory=list)
    _row: int = 0
    _hidden: bool = False
    _cells: list[str] = field(default_factory=list)
    _fault: Reason | None = None
    _at: int = 0
    _type: str = "n"
    _style: str = ""
    _value: str | None = None
    _formula: bool = False
    _reading: bool = False
    _aside: bool = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if tag == "c":
            reference = attributes.get("r")
            self._at = self._columns[reference.rstrip("0123456789")] if reference else self._at + 1
            self._type = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._value = None
            self._formula = False
        elif tag in {"v", "t"}:
            if not self._aside:
                self._value = self._value or ""
                self._reading = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._begin_row(attributes)
        elif tag == "rPh":
            self._aside = True
        elif tag == "mergeCell":
            self._merges.append(attributes.get("ref", ""))
        elif tag == "col" and attributes.get("hidden") in {"1", "true"}:
            self._hide_columns(attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in {"v", "t"}:
            self._reading = False
        elif tag == "c":
            self._end_cell()
        elif tag == "row":
            self._end_row()
        elif tag == "rPh":
            self._aside = False
        elif tag == "mergeCells":
            self._spread()

    def text(self, text: str) -> None:
        """Take a run of text."""
        if self._reading:
            self._value = (self._value or "") + text

    def _begin_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", "")
        self._row = int(said) if said.isdigit() and len(said) <= 7 else self._row + 1  # noqa: PLR2004 - 1,048,576 rows
        self._hidden = attributes.get("hidden") in {"1", "true"}
        self._cells = []
        self._fault = None
        self._at = 0

    def _end_cell(self) -> None:
        text = self._told()
        if not text:
            return
        cells, at = self._cells, self._at
        if not 0 < at <= limits.MAX_COLUMNS:
            where = "a cell" if not at else f"the cell in column {at:,}"
            message = f"{where} lies beyond the {limits.MAX_COLUMNS} columns that are the limit; move or clear it"
            self._fault = Reason(None, "too_many_columns", message)
            return
        missing = at - 1 - len(cells)
        if missing < 0:
            cells[at - 1] = text
            return
        if missing:
            cells.extend([""] * missing)
        cells.append(text)

    def _told(self) -> str:
        """Return the text of the cell that ends here."""
        value, kind = self._value, self._type
        if self._formula:
            if value is None or (not value and kind != "str"):
                return UNCOMPUTED  # a text may be computed to nothing, a number may not
            self.formulas += 1
        if not value:
            return ""
        if kind == "s":
            number = int(value) if value.strip().isdigit() and len(value) < 10 else -1  # noqa: PLR2004 - below 10^9
            if 0 <= number < len(self.book.strings):
                return self.book.strings[number]
            self._fault = Reason(None, "damaged_cell", "a cell names a text that the workbook has not; save it anew")
            return "?"
        if kind == "n":
            return self._number(value)
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "d":
            return value.strip().replace("T00:00:00", "").replace("T", " ")
        return unescaped(value) if kind in {"str", "inlineStr"} else value

    def _number(self, value: str) -> str:
        style = int(self._style) if self._style.isdigit() and len(self._style) < 7 else 0  # noqa: PLR2004 - 65,490 styles
        is_time = style < len(self.book.dates) and self.book.dates[style]
        key = (is_time, value)
        told = self._numbers.get(key)
        if told is None:
            bare = value.strip()
            told = serial_time(bare, from_1904=self.book.from_1904) if is_time else shortest_number(bare)
            self._numbers[key] = told
        return told

    def _end_row(self) -> None:
        cells = self._cells
        if self._fault is None and not any(cell and not cell.isspace() for cell in cells):
            return
        self._held += len(cells)
        if self._held > limits.MAX_CELLS:
            msg = f"{self.name} has more than {limits.MAX_CELLS:,} cells on a sheet; split it and import the parts"
            raise InputFileError(msg)
        if self._hidden:
            self.hidden_rows.append(self._row)
        self.lines.append(Line(self._row, cells, self._fault or damage_of(cells)))

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdigit() and last.isdigit() and len(first) < 6:  # noqa: PLR2004 - 16,384 columns
            top = min(int(last[:6]), limits.MAX_COLUMNS)
            self.hidden_columns.extend(_letters(at) for at in range(int(first), top + 1))

    def _spread(self) -> None:
        """Give the value of cells that are merged over several rows to each of the rows.

        A row that has nothing else of its own is no row. Over several columns nothing is spread: one value would
        become the answer to several questions.
        """
        numbers = [line.number for line in self.lines]
        left = _MOST_MERGED
        for each in self._merges:
            found = _RANGE.fullmatch(each)
            if found is None or found[2] == found[4]:
                continue
            at, first, last = self._columns[found[1]] - 1, bisect_left(numbers, int(found[2])), int(found[4])
            if first == len(numbers) or numbers[first] != int(found[2]) or at >= len(self.lines[first].cells):
                continue
            text = self.lines[first].cells[at]
            covered = range(first, bisect_left(numbers, last + 1)) if text else range(0)
            left -= len(covered)
            if left < 0:
                msg = f"{self.name} has more merged cells than any honest sheet; part them and save it anew"
                raise InputFileError(msg)
            self.merged += len(covered) > 1
            self._fill(covered, at, text)

    def _fill(self, covered: range, at: int, text: str) -> None:
        doubts = (_merged_number(text, len(covered)),) if text.isdigit() and len(covered) > 1 else ()
        for index in covered:
            line = self.lines[index]
            cells = line.cells
            cells.extend([""] * (at + 1 - len(cells)))
            cells[at] = text
            self.lines[index] = line._replace(doubts=(*line.doubts, *doubts))


def _merged_number(text: str, rows: int) -> Reason:
    message = (
        f"{text[:20]} stands in a merged cell over {rows} rows and was taken for each; write each row's own number"
    )
    return review(None, "merged_number", message)


def _letters(at: int) -> str:
    letters = ""
    while at > 0:
        at, rest = divmod(at - 1, 26)
        letters = chr(rest + 1 + _FIRST_LETTER) + letters
    return letters
