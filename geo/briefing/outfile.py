"""Write a file whole or not at all, and never over another one by accident."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import KordonError, OutputFileError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def written(path: Path, data: bytes, *, force: bool = False, private: bool = False) -> Iterator[None]:
    """Make sure that a file can be made beside `path`; when the block ends well, write it and put it in its place.

    Within the block is the time to log what leaves: nothing of `data` is on the disk before, and nothing is left where
    that fails. A private file can be read by its owner only.
    Raises OutputFileError where `path` exists and `force` is not set, or cannot be written.
    """
    check_out(path, force=force)
    beside = None
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
        beside = Path(name)
        with os.fdopen(number, "wb") as file:
            yield
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            beside.chmod(0o666 & ~_umask())
        if force:
            beside.replace(path)
        else:
            _put(beside, path)
    except OSError as error:
        if isinstance(error, KordonError):
            raise
        msg = f"{path} cannot be written ({error.strerror or error}); give another path"
        raise OutputFileError(msg) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)


def check_out(path: Path, *, force: bool = False) -> None:
    """Refuse a path that cannot be written to. Raises OutputFileError with the mend."""
    if path.is_dir():
        msg = f"{path} is a folder; give a file in it"
    elif path.exists() and not force:
        msg = f"{path} exists already; give another name, or --force to write over it"
    elif not path.parent.is_dir():
        msg = f"There is no folder {path.parent}; make it, or correct the path"
    else:
        return
    raise OutputFileError(msg)


def _put(beside: Path, path: Path) -> None:
    """Name the file; unlike a renaming, a link refuses where somebody made one of that name meanwhile."""
    try:
        os.link(beside, path)
    except FileExistsError:
        msg = f"{path} exists already; give another name, or --force to write over it"
        raise OutputFileError(msg) from None
    except OSError:  # a file system without links
        check_out(path)
        beside.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
