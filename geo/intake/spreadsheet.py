"""XLSX and XLSM workbooks: one sheet as lines of cells, and what of it the user ought to know.

Of the well-kept readers openpyxl takes three times as long and tells neither hidden rows, merged cells nor formulas
without a value where it streams; python-calamine gives errors as blank cells, and a single cell far from the others
makes it ask for so much memory that the process ends. So the cells are read here, from the XML as it streams by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError, UsageError
from geo.intake.archives import open_archive, open_part
from geo.intake.fields import is_known
from geo.intake.rows import Line, LineKind
from geo.intake.sheet import SheetCells
from geo.intake.workbook import read_workbook
from geo.intake.xml_events import read_xml

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence

    from geo.intake.workbook import Sheet, Workbook

_SHOWN: Final = 8
_LEAST: Final = 2
"""Lines and columns of the smallest table, and headings by which one of sightings is known."""
_LOOKED_AT: Final = 20
"""Lines in which headings are looked for."""


class SheetLines:
    """The lines of one sheet, held in memory; `name` is the sheet's, `sheets` are all that the workbook has."""

    kind = LineKind.SHEET

    def __init__(self, lines: Sequence[Line], *, name: str, sheets: tuple[str, ...], remarks: tuple[str, ...]) -> None:
        self._lines = lines
        self.name = name
        self.sheets = sheets
        self.remarks = remarks

    def __iter__(self) -> Iterator[Line]:
        """Go through the lines; each comes as a copy, since readers trim and fill its cells."""
        for number, cells, fault, doubts in self._lines:
            yield Line(number, cells.copy(), fault, doubts)


def sheets_of(data: bytes, name: str = "The file") -> tuple[str, ...]:
    """Return the names of the sheets of a workbook that can be chosen, in its order.

    Raises InputFileError where the data are no workbook that can be read.
    """
    with open_archive(data, name) as archive:
        return tuple(sheet.name for sheet in read_workbook(archive, name).sheets)


def sheet_lines(data: bytes, name: str, *, sheet: str | None = None) -> SheetLines:
    """Read the named sheet of a workbook, or the first one that its user sees with known headings, or any table.

    Raises InputFileError for a workbook that cannot be read or has no table, UsageError for a sheet that is not there.
    """
    with open_archive(data, name) as archive:
        book = read_workbook(archive, name)
        names = tuple(each.name for each in book.sheets)
        if sheet is not None:
            chosen = next((each for each in book.sheets if each.name.casefold() == sheet.strip().casefold()), None)
            if chosen is None:
                msg = f"{name} has no sheet {sheet!r}; its sheets are {_listed([repr(each) for each in names])}"
                raise UsageError(msg)
            cells = _read(archive, book, chosen, name)
        else:
            chosen, cells = _first_table(archive, book, name)
    return SheetLines(cells.lines, name=chosen.name, sheets=names, remarks=_remarks(book, chosen, cells))


def _first_table(archive: zipfile.ZipFile, book: Workbook, name: str) -> tuple[Sheet, SheetCells]:
    """Return the first sheet seen that has headings which are known, else the first with a table at all."""
    first = None
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        cells = _read(archive, book, sheet, name)
        if sum(len(line.cells) >= _LEAST for line in cells.lines) >= _LEAST:
            if any(sum(map(is_known, line.cells)) >= _LEAST for line in cells.lines[:_LOOKED_AT]):
                return sheet, cells
            first = first or (sheet, cells)
    if first is not None:
        return first
    hidden = [repr(sheet.name) for sheet in book.sheets if sheet.hidden]
    beside = f" (hidden sheets are read only when named: {_listed(hidden)})" if hidden else ""
    msg = f"{name} has no sheet with a table{beside}; it needs a line of headings and at least one row"
    raise InputFileError(msg)


def _read(archive: zipfile.ZipFile, book: Workbook, sheet: Sheet, name: str) -> SheetCells:
    cells = SheetCells(book, name)
    with open_part(archive, sheet.part, name) as stream:
        read_xml(stream, cells, name)
    return cells


def _remarks(book: Workbook, sheet: Sheet, cells: SheetCells) -> tuple[str, ...]:
    said = []
    others = [f"{each.name} (hidden)" if each.hidden else each.name for each in book.sheets if each is not sheet]
    if others:
        said.append(f"The sheet {sheet.name} was read; not read: {_listed(others)}.")
    hidden = _listed([*map(str, cells.hidden_rows)])
    if hidden:
        said.append(f"Hidden or filtered rows of the sheet were read as well: {hidden}.")
    if cells.hidden_columns:
        said.append(f"Hidden columns of the sheet were read as well: {_listed(cells.hidden_columns)}.")
    if cells.merged:
        said.append(f"Cells merged over several rows: {cells.merged:,}; their value was taken for each of the rows.")
    if cells.formulas:
        said.append(f"Cells with formulas: {cells.formulas:,}; none was run, the values last saved were taken.")
    if book.macros:
        said.append("The workbook holds macros; they were neither run nor read.")
    return tuple(said)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
