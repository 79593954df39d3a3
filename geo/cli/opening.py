"""Open what a command works on: the record database, its mirror, the filters."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import UsageError
from geo.records.database import default_url, open_records
from geo.records.filters import Filters

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from geo.records.database import Records
    from geo.records.mirror import Mirror
    from geo.settings import Settings


def is_made(settings: Settings) -> bool:
    """Tell whether the record database is there already; a shared one always is."""
    url = settings.record_url
    return not url.startswith("sqlite:///") or Path(url.removeprefix("sqlite:///")).expanduser().exists()


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Records]:
    """Give the record database, made where there is none yet."""
    with open_records(default_url(settings), watched=settings.watched) as records:
        yield records


@contextlib.contextmanager
def opened_untouched(settings: Settings) -> Iterator[Records]:
    """Give the record database for reading; where there is none yet, an empty one that is thrown away."""
    if not is_made(settings):
        with (
            tempfile.TemporaryDirectory(prefix="kordon-") as folder,
            open_records(f"sqlite:///{Path(folder) / 'empty.sqlite'}") as records,
        ):
            yield records
        return
    with open_records(settings.record_url, read_only=True) as records:
        yield records


@contextlib.contextmanager
def mirrored(settings: Settings) -> Iterator[Mirror]:
    """Give the mirror of the record database, caught up with it."""
    from geo.records.mirror import open_mirror  # noqa: PLC0415 - DuckDB is wanted by queries only

    with opened(settings) as records:
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
        msg = f"--{error}"
        raise UsageError(msg) from None
