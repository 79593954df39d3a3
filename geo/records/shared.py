"""What one process holds open once, for the server's routes and the pages alike: settings, record database, mirror."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import sqlalchemy as sa

from geo.records.database import default_url, open_records
from geo.records.mirror import Mirror
from geo.records.tables import sighting
from geo.settings import Settings, read_settings

if TYPE_CHECKING:
    from geo.records.database import Records

_lock = threading.RLock()
_open: dict[str, tuple[Records, Mirror]] = {}
"""At most one entry: the record database that the settings name, under its URL."""


def settings() -> Settings:
    """Return the settings as the environment now holds them."""
    return read_settings()


def records() -> Records:
    """Return the record database, opened at the first call.

    Raises DatabaseError where it cannot be opened.
    """
    return _both()[0]


def mirror() -> Mirror:
    """Return the mirror, caught up with the record database.

    Raises DatabaseError where the record database cannot be opened or read.
    """
    held = _both()[1]
    held.refresh()
    return held


def to_copy() -> int:
    """Return how many sightings whoever asks for the mirror must first wait for; 0 once they were copied.

    Raises DatabaseError where the record database cannot be opened or read.
    """
    held, copy = _both()
    if copy.sequence:
        return 0
    with held.read() as connection:
        return int(connection.execute(sa.select(sa.func.count()).where(sighting.c.live)).scalar_one())


def close() -> None:
    """Close what is open and forget it; the next call opens anew."""
    with _lock:
        while _open:
            _, (held, copy) = _open.popitem()
            copy.close()
            held.close()


def _both() -> tuple[Records, Mirror]:
    chosen = settings()
    url = chosen.record_url
    with _lock:
        if url not in _open:
            close()
            held = open_records(default_url(chosen), watched=chosen.watched)
            _open[url] = (held, Mirror(held))  # copied at its first refresh: what only asks the records does not wait
        return _open[url]
