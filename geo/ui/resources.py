"""What the pages share: settings, record database, mirror, geocoder; opened once a process, never changed by a page."""

from __future__ import annotations

from contextlib import nullcontext
from threading import Thread
from typing import TYPE_CHECKING, Final

import streamlit as st

from geo.intake.sample import load_sample
from geo.places.offline import open_geocoder
from geo.records import ledger, queries, shared
from geo.records.pending import pending
from geo.settings import Settings, read_settings

if TYPE_CHECKING:
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from geo.records.ledger import BatchRecord
    from geo.records.mirror import Mirror


COMPARING: Final = "kordon-comparing"
_AT_ONCE: Final = 20_000
"""Sightings that are compared or copied before the page is drawn without a word; more are waited for."""


def settings() -> Settings:
    """Return the settings of this process."""
    return shared.settings()


def records() -> Records:
    """Return the open record database."""
    return shared.records()


def mirror() -> Mirror:
    """Return the mirror, caught up with the record database."""
    return shared.mirror()


def geocoder() -> Geocoder:
    """Return the offline geocoder."""
    return open_geocoder()


def open_all() -> None:
    """Open what the pages need; on the first start with a database that never held a batch, show the sample in it.

    Raises DatabaseError where the record database cannot be opened.
    """
    _first_start(read_settings().record_url)
    waited_for = shared.to_copy()
    with st.spinner(f"Getting {waited_for:,} sightings ready") if waited_for > _AT_ONCE else nullcontext():
        mirror()


@st.cache_resource(show_spinner="Opening the record database")
def _first_start(_url: str) -> bool:
    held = records()
    if settings().sample and held.writable and not ledger.batches(held):
        load_sample(held, geocoder(), watched=settings().watched)
        return True
    return False


def knows_told_twice() -> bool:
    """Tell whether it is known what may be told twice; in a large database that is worked out beside the page."""
    held = mirror()
    if not held.knows_pending() and held.run("SELECT count(*) FROM sightings", {})[0][0] > _AT_ONCE:
        _begin_comparing(held.sequence, settings().record_url, held)
        return held.knows_pending()
    return True


@st.cache_resource(show_spinner=False, max_entries=1)
def _begin_comparing(sequence: int, url: str, _mirror: Mirror) -> Thread:  # noqa: ARG001 - the key
    comparing = Thread(target=pending, args=(_mirror,), name=COMPARING, daemon=True)
    comparing.start()
    return comparing


def batches() -> list[BatchRecord]:
    """Return the imports, read anew only where something was stored since."""
    held = mirror()
    return _batches(held.sequence, settings().record_url, records())


@st.cache_data(show_spinner=False, max_entries=4)
def _batches(sequence: int, url: str, _records: Records) -> list[BatchRecord]:  # noqa: ARG001 - the key
    return ledger.batches(_records)


def facets() -> dict[str, list[tuple[str, int]]]:
    """Return, for each filter word, the values that the database holds with how many sightings have each."""
    held = mirror()
    return _facets(held.sequence, settings().record_url, held)


@st.cache_data(show_spinner=False, max_entries=4)
def _facets(sequence: int, url: str, _mirror: Mirror) -> dict[str, list[tuple[str, int]]]:  # noqa: ARG001 - the key
    return queries.facets(_mirror)
