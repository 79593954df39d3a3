"""How far a long import has come: rows done, their rate, and what is left of the time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_TELL_EVERY_S: Final = 0.1
_MINUTE: Final = 60


class Stage(StrEnum):
    """What is being done with the rows."""

    READING = "reading"
    CHECKING = "checking"
    STORING = "storing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """One report of how far a stage has come.

    `done` and `total` count rows (of posts: posts); `total` is None where it is not known yet, and may be about right
    only. `seconds` is the time that the stage has taken.
    """

    stage: Stage
    done: int
    total: int | None
    seconds: float

    @property
    def rate(self) -> float:
        """Return rows per second, 0 before there are any."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def share(self) -> float | None:
        """Return the part that is done, 0 to 1; None where the total is not known."""
        return min(1.0, self.done / self.total) if self.total else None

    @property
    def rest_s(self) -> float | None:
        """Return the seconds that are left at this rate; None where they cannot be told."""
        return max(0, self.total - self.done) / self.rate if self.total and self.rate else None

    def line(self) -> str:
        """Say it in one line: "12,000 of 50,000 rows, 31,000 rows/s, 2 s left"."""
        of = f" of {max(self.total, self.done):,}" if self.total else ""
        parts = [f"{self.stage.value} {self.done:,}{of} rows"]
        if self.rate:
            parts.append(f"{self.rate:,.0f} rows/s")
        if self.rest_s is not None:
            parts.append(f"{_span(self.rest_s)} left")
        return ", ".join(parts)


class Pace:
    """Tells one stage's progress, not more often than somebody can read it."""

    def __init__(self, tell: Callable[[Progress], None] | None, stage: Stage, total: int | None = None) -> None:
        self._tell = tell
        self._stage = stage
        self._total = total
        self._began = time.monotonic()
        self._last = self._began - _TELL_EVERY_S

    def reach(self, done: int) -> None:
        """Tell that so many are done, if it is time to tell again."""
        if self._tell is not None and time.monotonic() - self._last >= _TELL_EVERY_S:
            self._say(self._tell, done, self._total)

    def end(self, done: int) -> None:
        """Tell that the stage is done; this is always told."""
        if self._tell is not None:
            self._say(self._tell, done, done)

    def _say(self, tell: Callable[[Progress], None], done: int, total: int | None) -> None:
        self._last = time.monotonic()
        tell(Progress(stage=self._stage, done=done, total=total, seconds=self._last - self._began))


def _span(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < _MINUTE else f"{seconds / _MINUTE:.0f} min"
