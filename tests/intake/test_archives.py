"""Archives from anyone are read within the limits or refused with the mend; nothing of them touches the disk."""

from __future__ import annotations

import gzip
import re
import zlib

import pytest

from geo.errors import InputFileError
from geo.intake.formats import rows_from_file
from tests.intake.workbooks import HEADINGS, ROW, archive, workbook

TABLE = b"place,equipment\nBrest,tank\n"
BOMB = archive({"xl/workbook.xml": b"<a/>", "[Content_Types].xml": b"", "xl/worksheets/sheet1.xml": bytes(64 * 2**20)})


def locked(data: bytes) -> bytes:
    """Return an archive whose first part says that it is encrypted."""
    marked = bytearray(data)
    marked[6] |= 1
    marked[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(marked)


def damaged(data: bytes) -> bytes:
    """Return an archive whose first part has a byte changed."""
    at = data.index(b"a.csv") + 12
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "name", "inner"),
    [
        (gzip.compress(TABLE), "file.csv.gz", "file.csv"),
        (gzip.compress(TABLE[:10]) + gzip.compress(TABLE[10:]) + bytes(512), "file.csv.gz", "file.csv"),
        (archive({"folder/file.csv": TABLE, "__MACOSX/file.csv": b"x", ".DS_Store": b"x"}), "a.zip", "file.csv"),
        (archive({"+375 29 123-45-67.csv": TABLE}), "a.zip", "[phone removed].csv"),
    ],
    ids=["gzip", "gzip in pieces", "zip with what a Mac puts beside", "zip with a name that is somebody's"],
)
def test_one_packed_file_is_read_and_told(data: bytes, name: str, inner: str) -> None:
    rows, kind = rows_from_file(data, name)
    assert [list(row.cells) for row in rows] == [["Brest", "tank"]]
    assert kind.name == "csv"
    assert kind.remarks == (f"{name} was unpacked; {inner} in it was read.",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (archive({}), "without a file"),
        (archive({"a.csv": TABLE, "b.csv": TABLE}), "archive of 2 files (a.csv, b.csv)"),
        (archive({"../a.csv": TABLE}), "leads out of the archive"),
        (archive({"a/../../b.csv": TABLE}), "leads out of the archive"),
        (archive({"/etc/cron.d/a.csv": TABLE}), "leads out of the archive"),
        (archive({"C:\\a.csv": TABLE}), "leads out of the archive"),
        (archive({"a.zip": archive({"b.csv": TABLE})}), "archive or workbook within an archive"),
        (archive({"a.csv": workbook([HEADINGS, ROW])}), "archive or workbook within an archive"),
        (gzip.compress(gzip.compress(TABLE)), "archive or workbook within an archive"),
        (archive({"folder/": b""}), "without a file"),
        (locked(archive({"a.csv": TABLE})), "password"),
        (damaged(archive({"a.csv": TABLE})), "its part 'a.csv' cannot be unpacked"),
        (gzip.compress(TABLE)[:-12], "damaged gzip"),
        (b"\x1f\x8b\x08\x00" + bytes(40), "damaged gzip"),
        (BOMB, "times when unpacked"),
        (gzip.compress(bytes(64 * 2**20)), "times when unpacked"),
        (archive({"word/document.xml": b"", "[Content_Types].xml": b""}), "Word document"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}), "OpenDocument"),
        (archive({"Index/Document.iwa": b"", "[Content_Types].xml": b""}), "Apple"),
        (archive({"[Content_Types].xml": b""}), "without a workbook"),
    ],
    ids=range(20),
)
def test_what_is_no_single_file_within_the_limits_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputFileError, match=re.escape(words)):
        rows_from_file(data, "file.bin")


def test_an_archive_of_too_many_parts_or_too_large_a_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.intake.limits.MAX_FILE_BYTES", 300)
    for data in (archive({"a.csv": TABLE * 40}), gzip.compress(TABLE * 40)):
        with pytest.raises(InputFileError, match="when unpacked; split it"):
            rows_from_file(data, "file.bin")
    monkeypatch.setattr("geo.intake.limits.MAX_ARCHIVE_PARTS", 2)
    with pytest.raises(InputFileError, match="holds 3 files; 2 are the limit"):
        rows_from_file(archive(dict.fromkeys("abc", b"")), "file.bin")
    monkeypatch.setattr("geo.intake.limits.MAX_UNPACKED_BYTES", 20)
    with pytest.raises(InputFileError, match="MB are the limit"):
        rows_from_file(archive({"a.csv": TABLE}), "file.bin")


def test_a_gzip_bomb_is_given_up_long_before_it_is_unpacked() -> None:
    packer = zlib.compressobj(9, wbits=31)
    packed = b"".join([*(packer.compress(bytes(2**24)) for _ in range(16)), packer.flush()])
    with pytest.raises(InputFileError, match="which no honest file does"):
        rows_from_file(packed, "file.gz")
