"""Workbooks of our own making: whole ones by openpyxl, and parts that no spreadsheet would write, by hand."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

HEADINGS = ("place", "equipment", "count", "date")
ROW = ("Brest", "Ural truck", 30, "2022-12-16")


def workbook(
    *tables: Sequence[Sequence[object]], change: Callable[[Worksheet], None] | None = None, names: Iterable[str] = ()
) -> bytes:
    """Return an XLSX of one sheet for each table; `change` is done to the last sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    named = iter(names)
    for number, table in enumerate(tables, start=1):
        sheet = book.create_sheet(next(named, f"Sheet{number}"))
        for row in table:
            sheet.append(list(row))
    if change is not None:
        change(book.worksheets[-1])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """Return a workbook, or any archive, with parts put in or replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part not in parts:
                new.writestr(part, old.read(part))
        for part, content in parts.items():
            new.writestr(part, content)
    return out.getvalue()


def with_cells(cells: str, after: str = "") -> bytes:
    """Return a workbook whose one sheet has these rows in XML, and `after` below them."""
    sheet = (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
        f'main"><sheetData>{cells}</sheetData>{after}</worksheet>'
    )
    return with_parts(workbook([HEADINGS]), {"xl/worksheets/sheet1.xml": sheet})


def text_row(number: int, *texts: str, attributes: str = "") -> str:
    """Return a row of text cells in XML."""
    cells = "".join(
        f'<c r="{chr(ord("A") + at)}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for at, text in enumerate(texts)
        if text
    )
    return f'<row r="{number}"{attributes}>{cells}</row>'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part, content in parts.items():
            new.writestr(part, content)
    return out.getvalue()
