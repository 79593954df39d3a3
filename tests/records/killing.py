"""Kill a process in the middle of a write, as `kill -9` or a power cut would, and look at what is left."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from geo.records.database import open_records
from geo.records.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Callable

    from geo.records.database import Records

_OF_THE_CLOCK = frozenset({"created_at", "at", "applied_at", "made_at"})


def moments(records: Records, work: Callable[[Records], object], kill_at: int | None = None) -> int:
    """Do a piece of work and return how many moments it has: before each statement, and before and after each commit.

    At the moment `kill_at`, counted from 0, the process kills itself with SIGKILL: nothing runs after it.
    """
    seen = 0

    def pass_moment(*_: Any) -> None:
        nonlocal seen
        if seen == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
        seen += 1

    sa.event.listen(records.engine, "before_cursor_execute", pass_moment)
    sa.event.listen(records.engine, "commit", pass_moment)
    try:
        work(records)
    finally:
        sa.event.remove(records.engine, "before_cursor_execute", pass_moment)
        sa.event.remove(records.engine, "commit", pass_moment)
    pass_moment()
    return seen


def killed(url: str, work: Callable[[Records], object], at: int) -> bool:
    """Do a piece of work in a process of its own that is killed at a moment; tell whether it was."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with open_records(url) as records:
                moments(records, work, kill_at=at)
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    assert ended in {0, -signal.SIGKILL}, "the work itself failed"
    return ended == -signal.SIGKILL


def state(records: Records) -> dict[str, list[tuple[object, ...]]]:
    """Return all that a database holds, but for the time of the clock."""
    held = {}
    with records.read() as connection:
        for table in metadata.sorted_tables:
            columns = [column for column in table.c if column.name not in _OF_THE_CLOCK]
            rows = connection.execute(sa.select(*columns).order_by(*table.primary_key)).all()
            held[table.name] = [tuple(str(value) for value in row) for row in rows]
    return held
