"""`import` of several files or of a folder, as cron does it: each file a batch, what was imported before left alone."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli.exits import FAILED, LOOK, OK
from geo.cli.intake import answer, import_one
from geo.cli.opening import is_made, opened_untouched
from geo.cli.output import print_json, printable
from geo.errors import InputFileError, UsageError
from geo.intake.files import read_bytes
from geo.intake.privacy import mask
from geo.records import ledger

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from geo.records.entries import BatchRecord
    from geo.settings import Settings

_UNFINISHED = (".part", ".partial", ".tmp", ".crdownload", ".download", "~")
"""Endings under which programs keep what they have not written to its end."""


def import_several(given: argparse.Namespace, settings: Settings) -> int:
    """Import each file, or say what would become of it; a file that cannot be read does not stop the others.

    A file whose bytes were imported before, as it is or undone since, is passed over: what an analyst undid does not
    come back by itself. The answer is one line of JSON a file.
    """
    if "-" in given.file or given.rejected:
        what = "-" if "-" in given.file else "--rejected"
        msg = f"{what} goes with one file; import that file by itself"
        raise UsageError(msg)
    worst = OK
    for path in _files_in(given.file) if given.folder else map(Path, given.file):
        worst = max(worst, _one(path, given, settings))
    return worst


def _one(path: Path, given: argparse.Namespace, settings: Settings) -> int:
    try:
        before = _stamp(path)
        data = read_bytes(path)
        if _stamp(path) != before:
            _say(given, path, "still being written")
            return LOOK
        held = _held(data, settings)
        if held is not None:
            _say(given, path, "undone since" if held.undone else "imported before", held.id)
            return OK
        done, code = import_one(data, path.name, given, settings)
    except InputFileError as error:
        if given.json:
            print_json({"file_name": path.name, "error": str(error)})
        print(f"geo: {printable(path.name)}: {' '.join(str(error).split())}", file=sys.stderr)
        return FAILED
    answer(done, given, named=True)
    return code


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return the size and the time of the last change, None of what is not there."""
    try:
        held = path.stat()
    except OSError:
        return None
    return held.st_size, held.st_mtime_ns


def _held(data: bytes, settings: Settings) -> BatchRecord | None:
    if not is_made(settings):
        return None
    sha = hashlib.sha256(data).hexdigest()
    with opened_untouched(settings) as records:
        return next((each for each in reversed(ledger.batches(records)) if each.file_sha256 == sha), None)


def _say(given: argparse.Namespace, path: Path, why: str, batch: str | None = None) -> None:
    """Say that a file was passed over."""
    name = mask(path.name)[0]
    if given.json:
        print_json({"file_name": name, "skipped": why} | ({"batch": batch} if batch else {}))
    else:
        print(f"{printable(name)}: {why}{f' ({batch})' if batch else ''}")


def _files_in(folders: list[str]) -> Iterator[Path]:
    """Yield the finished files that lie in folders, oldest first."""
    for folder in map(Path, folders):
        try:
            found = [each for each in folder.iterdir() if each.is_file() and not _is_unfinished(each.name)]
            yield from sorted(found, key=lambda each: (each.stat().st_mtime_ns, each.name))
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else error
            msg = f"{folder} cannot be read as a folder ({why}); check the path and your permission"
            raise InputFileError(msg) from None


def _is_unfinished(name: str) -> bool:
    return name.startswith((".", "~")) or name.lower().endswith(_UNFINISHED)
