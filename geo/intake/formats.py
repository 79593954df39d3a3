"""Which format a file has, told from its bytes and never from its name; each format turns into rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError, UsageError
from geo.intake import limits
from geo.intake.archives import ZIP, unpacked
from geo.intake.delimited import DelimitedLines, sniff_delimiter
from geo.intake.encoding import read_text
from geo.intake.fields import is_known
from geo.intake.headings import headed
from geo.intake.rows import Format
from geo.intake.spreadsheet import sheet_lines

if TYPE_CHECKING:
    from geo.intake.rows import Rows

_OLE: Final = b"\xd0\xcf\x11\xe0"
"""First bytes of the compound files of older Office, in which newer Office also puts what has a password."""
_SIGNATURES: Final = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF text"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
"""First bytes of what people pick by mistake (their published magic numbers)."""
_SHORT: Final = {"\t": "tsv"}


def rows_from_file(data: bytes, file_name: str = "", *, sheet: str | None = None) -> tuple[Rows, Format]:
    """Return the rows of a file and its format, told from its bytes; `file_name` is for messages only.

    `sheet` names the sheet of a workbook; None takes the first one with a table. Raises InputFileError, with the mend,
    for a file that is empty, too large or no table, and UsageError for a sheet that is not there.
    """
    name = file_name or "The file"
    _check_size(data, name)
    data, name, opened = unpacked(data, name)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        msg = f"{name} is empty; it needs a line of headings and at least one row"
        raise InputFileError(msg)
    _refuse_others(data, name)
    if data.startswith(ZIP):
        lines = sheet_lines(data, name, sheet=sheet)
        table = headed(lines)
        remarks = (*opened, *lines.remarks, *table.remarks)
        return table, Format(name="xlsx", sheet=lines.name, sheets=lines.sheets, remarks=remarks)
    if sheet is not None:
        msg = f"{name} is no workbook, so it has no sheet {sheet!r}; leave the sheet out"
        raise UsageError(msg)
    text, encoding = read_text(data)
    _refuse_markup(text, name)
    delimiter = sniff_delimiter(text, is_known)
    rows = headed(DelimitedLines(text, delimiter))
    return rows, Format(
        name=_SHORT.get(delimiter, "csv"),
        encoding=encoding,
        delimiter=delimiter,
        remarks=(*opened, *rows.remarks),
    )


def _check_size(data: bytes, name: str) -> None:
    if len(data) > limits.MAX_FILE_BYTES:
        size, limit = len(data) / 2**20, limits.MAX_FILE_BYTES // 2**20
        msg = f"{name} has {size:,.0f} MB; {limit} MB are the limit: split it and import the parts"
        raise InputFileError(msg)


def _refuse_others(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            msg = f"{name} is protected by a password; save it without one and import that"
        else:
            msg = f"{name} is a file of older Office (XLS, DOC), which is not read; save it as XLSX or CSV"
        raise InputFileError(msg)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            msg = f"{name} is {kind}, not a table; save it as CSV (UTF-8) and import that"
            raise InputFileError(msg)


def _refuse_markup(text: str, name: str) -> None:
    start = text.lstrip()[:200].lower()
    kind = None
    if start.startswith(("{", "[{", "[\n", "[ ")):
        kind = "JSON"
    elif start.startswith(("<?xml", "<!doctype", "<html", "<kml", "<gpx", "<rss")):
        kind = "XML or HTML"
    if kind:
        msg = f"{name} is {kind}, not a table; save it as CSV (UTF-8) and import that"
        raise InputFileError(msg)
