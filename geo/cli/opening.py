"""Open what a command works on: the record database, its mirror, the filters."""

from __future__ import annotations

import contextlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import OlderDatabaseError, UsageError
from geo.records.database import database_file, default_url, open_records
from geo.records.filters import Filters

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from geo.records.database import Records
    from geo.records.mirror import Mirror
    from geo.settings import Settings


def is_made(settings: Settings) -> bool:
    """Tell whether the record database is there already; a shared one always is."""
    file = database_file(settings.record_url)
    return file is None or file.exists()


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Records]:
    """Give the record database, made where there is none yet."""
    with open_records(default_url(settings), watched=settings.watched) as records:
        yield records


@contextlib.contextmanager
def opened_untouched(settings: Settings) -> Iterator[Records]:
    """Give the record database for reading; where there is none yet, an empty one that is thrown away."""
    if not is_made(settings):
        with _empty() as records:
            yield records
        return
    with open_records(settings.record_url, read_only=True) as records:
        yield records


@contextlib.contextmanager
def _empty() -> Iterator[Records]:
    with (
        tempfile.TemporaryDirectory(prefix="kordon-") as folder,
        open_records(f"sqlite:///{Path(folder) / 'empty.sqlite'}") as records,
    ):
        yield records


@contextlib.contextmanager
def reading(settings: Settings) -> Iterator[Records]:
    """Give the record database for a command that only reads: none is made, and what it watches stays.

    The default file that is not there yet is empty; one that the user names must be there.
    """
    made = _for_reading(settings) if is_made(settings) or settings.database_url else None
    if made is None:
        with _empty() as records:
            yield records
        return
    with made as records:
        if records.watched() != settings.watched:
            told = f"directions and distances are told of {records.watched()}, as they are stored"
            print(f"geo: {told}; importing or opening the app turns them to {settings.watched}", file=sys.stderr)
        yield records


def _for_reading(settings: Settings) -> Records | None:
    """Return the record database; None for the default file where its making was stopped before it held anything."""
    url = settings.record_url
    try:
        return open_records(url, read_only=True)
    except OlderDatabaseError as error:
        if "older" not in str(error):
            if settings.database_url:
                raise
            return None
    with open_records(url):  # brings the tables up to date, where that is allowed
        pass
    return open_records(url, read_only=True)


@contextlib.contextmanager
def changing(settings: Settings) -> Iterator[Records]:
    """Give the record database for a command that changes what is in it: where there is none, there is nothing."""
    if is_made(settings):
        with opened(settings) as records:
            yield records
        return
    with reading(settings) as records:
        yield records


@contextlib.contextmanager
def mirrored(settings: Settings) -> Iterator[Mirror]:
    """Give the mirror of the record database, caught up with it."""
    from geo.records.mirror import open_mirror  # noqa: PLC0415 - DuckDB is wanted by queries only

    with reading(settings) as records:
        mirror = open_mirror(records)
        try:
            mirror.refresh()
            yield mirror
        finally:
            mirror.close()


def filters_of(given: argparse.Namespace) -> Filters:
    """Return the filters of a command line. Raises UsageError that names the word and the mend."""
    words = {
        name.removeprefix("filter_"): value
        for name, value in vars(given).items()
        if name.startswith("filter_") and value is not None
    }
    try:
        return Filters.from_words(words)
    except UsageError as error:
        # Words are named as they are typed here; in the address bar they have no dashes.
        msg = f"--{error}".replace("near_border", "near-border", 1).replace(" is after to ", " is after --to ", 1)
        raise UsageError(msg) from None
