"""The bytes of a file or a pipe, within the limit."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Final

from geo.errors import InputFileError
from geo.intake import limits

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

_CHUNK: Final = 2**20


def read_bytes(path: Path) -> bytes:
    """Read a whole file, or a pipe to its end. Raises InputFileError where it cannot be read, or passes the limit."""
    try:
        held = path.stat()
        if not _is_endless(held):
            return _read(path, held)
    except IsADirectoryError:
        msg = f"{path} is a folder; give a file in it, or --folder to import each of them"
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror or error}); check the path and your permission"
    except InputFileError:
        raise
    except ValueError:
        msg = f"{str(path)!r} is no path of a file; correct it"
    else:
        msg = f"{path} is a device, not a file; give a file"
    raise InputFileError(msg) from None


def read_stream(stream: BinaryIO, name: str) -> bytes:
    """Read a stream to its end. Raises InputFileError where it passes the limit."""
    parts = bytearray()
    while chunk := stream.read(_CHUNK):
        parts += chunk
        if len(parts) > limits.MAX_FILE_BYTES:
            raise _too_large(name)
    return bytes(parts)


def _read(path: Path, held: os.stat_result) -> bytes:
    if stat.S_ISFIFO(held.st_mode):
        # A pipe that nobody writes to would be waited for without end; opened so, it is empty at once.
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        os.set_blocking(number, True)
        with os.fdopen(number, "rb") as pipe:
            return read_stream(pipe, path.name)
    if held.st_size > limits.MAX_FILE_BYTES:
        raise _too_large(path.name)
    return path.read_bytes()


def _is_endless(held: os.stat_result) -> bool:
    return stat.S_ISCHR(held.st_mode) or stat.S_ISBLK(held.st_mode)


def _too_large(name: str) -> InputFileError:
    return InputFileError(f"{name} is larger than {limits.MAX_FILE_BYTES // 2**20} MB; split it and import the parts")
