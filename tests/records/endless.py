"""Work without end in a process of its own, to be killed at any moment."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

from geo.records import ledger
from geo.records.database import open_records
from tests.records.making import batch_of, sighting

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

# Each process is forked from one that has imported all of this already, which takes longer than the work itself.
processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.records.endless"])


def work(url: str, act: str, ready: Event) -> None:
    """Import and undo, or undo and redo, until killed; `ready` is set when it begins."""
    records = open_records(url)
    new = batch_of([sighting(number, None) for number in range(3000)], name="two.csv")
    if act == "undo":
        ledger.commit_batch(records, new)
    ready.set()
    while True:
        if act == "undo":
            ledger.undo_batch(records, "b0002")
            ledger.redo_batch(records, "b0002")
        else:
            done = ledger.commit_batch(records, new)
            ledger.undo_batch(records, done.id)
