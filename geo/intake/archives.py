"""Archives from anyone: opened only within the limits, and never unpacked onto the disk."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.privacy import mask

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import IO

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
"""First bytes of a ZIP archive, and of an empty one."""
GZIP: Final = b"\x1f\x8b"
_CHUNK: Final = 2**20
_LOCKED: Final = 0x1
"""The flag of a part that is encrypted (APPNOTE 6.3.10, 4.4.4)."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_OUTWARD: Final = re.compile(r"^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)")
_BESIDE: Final = re.compile(r"(^|/)(__MACOSX/|\.)|/$", re.IGNORECASE)
"""Parts that programs put beside the files, and folders."""
_PACKED: Final = (".zip", ".gz", ".7z", ".rar", ".kmz", ".xlsx", ".xlsm", ".tar", ".bz2", ".xz")
_LISTED: Final = 8


@contextmanager
def open_archive(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP archive whose parts may be read. Raises InputFileError, with the mend, for any other.

    Refused are a damaged archive, parts with a password, a path that leads out of the archive, and what would come to
    more than the limits. What the parts say of their size holds: `zipfile` reads no byte beyond it.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, struct.error):
        msg = f"{name} is a damaged ZIP archive or workbook; save or download it again"
        raise InputFileError(msg) from None
    with archive:
        _check(archive.infolist(), len(data), name)
        yield archive


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    """Return a part of an archive as it is unpacked. Raises InputFileError where it is damaged, or beyond the limit."""
    if archive.getinfo(part).file_size > limits.MAX_FILE_BYTES:
        raise _too_large(name)
    with open_part(archive, part, name) as stream:
        return stream.read()


@contextmanager
def open_part(archive: zipfile.ZipFile, part: str, name: str) -> Iterator[IO[bytes]]:
    """Open a part of an archive to be read. Raises InputFileError where it is damaged, also while it is read."""
    try:
        with archive.open(part) as stream:
            yield stream
    except InputFileError:
        raise  # by what reads the part
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, ValueError, NotImplementedError, struct.error):
        msg = f"{name} is damaged: its part {part!r} cannot be unpacked; save or download it again"
        raise InputFileError(msg) from None


def unpacked(data: bytes, name: str) -> tuple[bytes, str, tuple[str, ...]]:
    """Return the one file in a gzip or plain ZIP archive with its name and a remark; any other file as it is.

    Workbooks and KMZ are ZIP archives of their own kind and come back as they are. Raises InputFileError for an
    archive within an archive, one of several files, and one beyond the limits.
    """
    if data.startswith(GZIP):
        inner = _gunzip(data, name)
        shown = re.sub(r"\.t?gz(ip)?$", "", name, flags=re.IGNORECASE) or name
        _refuse_packed(inner, shown, name)
        return inner, shown, (f"{name} was unpacked; {shown} in it was read.",)
    if not data.startswith(ZIP):
        return data, name, ()
    with open_archive(data, name) as archive:
        parts = [part for part in archive.namelist() if not _BESIDE.search(part)]
        if _is_document(parts) or _is_map(parts):
            return data, name, ()
        part = _only(parts, name)
        inner = read_part(archive, part, name)
    shown = mask(PurePosixPath(part).name)[0]
    _refuse_packed(inner, shown, name)
    return inner, shown, (f"{name} was unpacked; {shown} in it was read.",)


def is_map(data: bytes, name: str) -> bool:
    """Tell whether an archive is a map (KMZ). Raises InputFileError for an archive that is refused."""
    with open_archive(data, name) as archive:
        return not _is_document(archive.namelist()) and _is_map(archive.namelist())


def _is_document(parts: Sequence[str]) -> bool:
    """Tell whether the parts of an archive are those of an office document."""
    return "[Content_Types].xml" in parts or "mimetype" in parts or "Index/Document.iwa" in parts


def _is_map(parts: Sequence[str]) -> bool:
    return any(part.lower().endswith(".kml") for part in parts)


def _check(parts: Sequence[zipfile.ZipInfo], packed: int, name: str) -> None:
    if len(parts) > limits.MAX_ARCHIVE_PARTS:
        msg = f"{name} holds {len(parts):,} files; {limits.MAX_ARCHIVE_PARTS:,} are the limit"
        raise InputFileError(msg)
    for part in parts:
        if _OUTWARD.search(part.filename):
            path = mask(part.filename)[0][:60]
            msg = f"{name} holds a path that leads out of the archive ({path!r}); make the archive anew"
            raise InputFileError(msg)
        if part.flag_bits & _LOCKED:
            msg = f"{name} is protected by a password; save it without one and import that"
            raise InputFileError(msg)
        if part.compress_type not in _METHODS:
            msg = f"{name} is packed in a way that few programs know; make the archive anew as a plain ZIP"
            raise InputFileError(msg)
    _check_growth(sum(part.file_size for part in parts), packed, name)


def _check_growth(size: int, packed: int, name: str) -> None:
    if size > limits.MAX_UNPACKED_BYTES:
        msg = (
            f"{name} would come to {size / 2**20:,.0f} MB when unpacked; {limits.MAX_UNPACKED_BYTES // 2**20:,} MB are "
            "the limit: split it and import the parts"
        )
        raise InputFileError(msg)
    if size > limits.RATIO_FROM_BYTES and size > packed * limits.MAX_RATIO:
        msg = (
            f"{name} would grow {size // max(packed, 1):,} times when unpacked, which no honest file does; "
            f"{limits.MAX_RATIO} times are the limit: unpack it yourself and import what is in it"
        )
        raise InputFileError(msg)


def _only(parts: Sequence[str], name: str) -> str:
    """Return the one file of an archive."""
    if not parts:
        msg = f"{name} is an archive without a file in it; give the file itself"
        raise InputFileError(msg)
    if len(parts) > 1:
        shown = ", ".join(mask(part)[0][:60] for part in parts[:_LISTED]) + (", ..." if len(parts) > _LISTED else "")
        msg = f"{name} is an archive of {len(parts):,} files ({shown}); unpack it and import them one by one"
        raise InputFileError(msg)
    return parts[0]


def _refuse_packed(inner: bytes, shown: str, name: str) -> None:
    if inner.startswith((*ZIP, GZIP, b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!")) or shown.lower().endswith(_PACKED):
        msg = f"{name} holds an archive or workbook within an archive ({shown}); unpack it and import that"
        raise InputFileError(msg)


def _gunzip(data: bytes, name: str) -> bytes:
    """Unpack gzip (RFC 1952), all its members, no byte beyond the limits."""
    out = bytearray()
    left = data
    try:
        while left:
            member = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            while left and not member.eof:
                out += member.decompress(left, _CHUNK)
                left = member.unconsumed_tail
                if len(out) > limits.MAX_FILE_BYTES:
                    raise _too_large(name)
                _check_growth(len(out), len(data), name)
            if not member.eof:
                raise _damaged_gzip(name)
            left = member.unused_data.lstrip(b"\0")
    except zlib.error:
        raise _damaged_gzip(name) from None
    return bytes(out)


def _damaged_gzip(name: str) -> InputFileError:
    return InputFileError(f"{name} is a damaged gzip archive; save or download it again")


def _too_large(name: str) -> InputFileError:
    size = limits.MAX_FILE_BYTES // 2**20
    return InputFileError(f"{name} comes to more than {size} MB when unpacked; split it and import the parts")
