"""Which format a file has, told from its first bytes; each format turns into rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.delimited import DelimitedLines, sniff_delimiter
from geo.intake.encoding import read_text
from geo.intake.fields import is_known
from geo.intake.headings import headed
from geo.intake.rows import Format

if TYPE_CHECKING:
    from geo.intake.rows import Rows

_SIGNATURES: Final = (
    (b"PK\x03\x04", "a ZIP archive or a spreadsheet (XLSX, ODS, KMZ)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (XLS, DOC)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF text"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x1f\x8b", "a gzip archive"),
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


def rows_from_file(data: bytes, file_name: str = "") -> tuple[Rows, Format]:
    """Return the rows of a file and its format, told from its bytes; `file_name` is for messages only.

    Raises InputFileError, with the mend, for a file that is empty, too large or no table.
    """
    name = file_name or "The file"
    if len(data) > limits.MAX_FILE_BYTES:
        msg = (
            f"{name} has {len(data) / 2**20:,.0f} MB; {limits.MAX_FILE_BYTES // 2**20} MB are the limit: "
            "split it and import the parts"
        )
        raise InputFileError(msg)
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        msg = f"{name} is empty; it needs a line of headings and at least one row"
        raise InputFileError(msg)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            msg = f"{name} is {kind}, not a table; save it as CSV (UTF-8) and import that"
            raise InputFileError(msg)
    text, encoding = read_text(data)
    _refuse_markup(text, name)
    delimiter = sniff_delimiter(text, is_known)
    rows = headed(DelimitedLines(text, delimiter))
    return rows, Format(name=_SHORT.get(delimiter, "csv"), encoding=encoding, delimiter=delimiter, remarks=rows.remarks)


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
