"""Which format a file has, told from its bytes and never from its name; each format turns into rows of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError, UsageError
from geo.intake import limits
from geo.intake.archives import ZIP, is_map, unpacked
from geo.intake.delimited import DelimitedLines, sniff_delimiter
from geo.intake.encoding import names_its_encoding, read_text
from geo.intake.fields import is_known
from geo.intake.gpx import gpx_rows
from geo.intake.headings import headed
from geo.intake.json_records import JsonRecords
from geo.intake.kml import kml_rows
from geo.intake.named_rows import NamedRows
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
_HEAD: Final = 10_000
_ROOT: Final = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+)?(?:[\w.-]+:)?([a-z][\w.-]*)", re.IGNORECASE | re.DOTALL
)
"""The first element of XML or HTML, behind its declaration and comments, or as the type of the document."""
_JSON: Final = re.compile(r"[\s\x1e]*(?:\{|\[\s*[\[{\]])")
"""How JSON with objects in it begins; in RFC 8142 a separator stands before each."""


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
    if data.startswith(ZIP) and not is_map(data, name):
        lines = sheet_lines(data, name, sheet=sheet)
        table = headed(lines)
        remarks = (*opened, *lines.remarks, *table.remarks)
        return table, Format(name="xlsx", sheet=lines.name, sheets=lines.sheets, remarks=remarks)
    if sheet is not None:
        msg = f"{name} is no workbook, so it has no sheet {sheet!r}; leave the sheet out"
        raise UsageError(msg)
    return _map_or_text(data, name, opened)


def _map_or_text(data: bytes, name: str, opened: tuple[str, ...]) -> tuple[Rows, Format]:
    if data.startswith(ZIP):
        rows, kind, remarks = kml_rows(data, name)
        return rows, Format(name=kind, remarks=(*opened, *remarks))
    text, encoding = read_text(data)
    marked = names_its_encoding(data)
    root = _ROOT.match(text[:_HEAD])
    if root is not None:
        if root[1].lower() == "gpx":
            rows, remarks = gpx_rows(data, name)
            return rows, Format(name="gpx", encoding=encoding, encoding_marked=marked, remarks=(*opened, *remarks))
        if root[1].lower() != "kml":
            what = "a web page (HTML)" if root[1].lower() in {"html", "head", "body"} else f"XML ({root[1][:20]})"
            msg = f"{name} is {what}, not a table or map; save it as CSV (UTF-8), KML or GPX and import that"
            raise InputFileError(msg)
        rows, kind, remarks = kml_rows(data, name)
        return rows, Format(name=kind, encoding=encoding, encoding_marked=marked, remarks=(*opened, *remarks))
    if _JSON.match(text) is not None:
        records = JsonRecords(text, name)
        rows = NamedRows(records, name)
        return rows, Format(
            name=records.kind, encoding=encoding, encoding_marked=marked, remarks=(*opened, *records.remarks())
        )
    delimiter = sniff_delimiter(text, is_known)
    table = headed(DelimitedLines(text, delimiter))
    remarks = (*opened, *table.remarks)
    return table, Format(
        name=_SHORT.get(delimiter, "csv"),
        encoding=encoding,
        encoding_marked=marked,
        delimiter=delimiter,
        remarks=remarks,
    )


def is_text(data: bytes) -> bool:
    """Tell whether a file can be running text or a text table, by its first bytes: no other format begins like them."""
    if data.startswith((*ZIP, _OLE, *(signature for signature, _ in _SIGNATURES))):
        return False
    head = data[:_HEAD].decode("utf-8-sig", "replace")
    root = _ROOT.match(head)
    return _JSON.match(head) is None and (root is None or root[1].lower() not in {"kml", "gpx", "html"})


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
