"""What goes into the ledger and what it answers: batches, sightings of a batch, the audit trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 - dataclass field types are read at run time
from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - dataclass field types are read at run time
from typing import Any, Protocol

from geo.errors import UsageError
from geo.model import Sighting  # noqa: TC001 - dataclass field types are read at run time


@dataclass(frozen=True, kw_only=True, slots=True)
class NewSighting:
    """One sighting to be stored.

    `row_number` counts the file's data rows from 1. `row_key` is the row's stable identity (hex): it is unique
    among all rows of live batches, so intake tells two alike rows of one file apart or calls the second repeated.
    `movement_id` joins a movement that is already held, where the analyst's own `movement_key` says so.
    """

    sighting: Sighting
    row_number: int
    row_key: str
    movement_id: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Mend:
    """A row that mends a held sighting instead of adding its own.

    `changes` are fields and values as `update_sighting` takes them, `row_key` and `telling` those of the new row (hex).
    """

    sighting_id: str
    changes: Mapping[str, Any] = field(hash=False)
    row_key: str
    telling: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NewBatch:
    """One import to be stored whole or not at all.

    `rows_total` = accepted + review + rejected + repeated, all counted by intake; `sightings` are those of the first
    two (a sighting that intake itself rejects is not stored), but for rows that mend held ones, which are `mends`.
    `mapping` and `details` are kept as JSON and hold headings and settings only, never cells. Texts were screened for
    personal data by intake.
    """

    file_name: str
    file_sha256: str
    kind: str
    rows_total: int
    accepted: int
    review: int
    rejected: int
    repeated: int
    sightings: Sequence[NewSighting]
    mends: Sequence[Mend] = ()
    mapping: dict[str, Any] = field(default_factory=dict)
    details: dict[str, Any] = field(default_factory=dict)
    who: str | None = None
    sample: bool = False

    def __post_init__(self) -> None:
        """Refuse verdicts that do not add up, so that no row can be lost in silence."""
        if self.rows_total != self.accepted + self.review + self.rejected + self.repeated:
            msg = f"The verdicts of {self.file_name} do not add up to its {self.rows_total} rows"
            raise UsageError(msg)


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchRecord:
    """One import as the ledger holds it; `created_at` is UTC."""

    id: str
    file_name: str
    file_sha256: str
    kind: str
    created_at: datetime
    who: str | None
    rows: int
    accepted: int
    review: int
    rejected: int
    repeated: int
    undone: bool
    sample: bool
    mapping: dict[str, Any] = field(hash=False)
    details: dict[str, Any] = field(hash=False)

    def as_answer(self) -> dict[str, object]:
        """Return the batch as the command line's JSON."""
        return {
            "batch": self.id,
            "file_name": self.file_name,
            "file_sha256": self.file_sha256,
            "kind": self.kind,
            "created_at": self.created_at.isoformat(timespec="seconds"),
            "who": self.who,
            "rows": self.rows,
            "accepted": self.accepted,
            "review": self.review,
            "rejected": self.rejected,
            "repeated": self.repeated,
            "undone": self.undone,
            "sample": self.sample,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditEntry:
    """One line of the trail: who did what when, and the values before and after. `change` orders all writes."""

    number: int
    change: int
    at: datetime
    who: str | None
    action: str
    batch_id: str | None
    sighting_id: str | None
    before: dict[str, Any] | None = field(hash=False)
    after: dict[str, Any] | None = field(hash=False)

    def as_answer(self) -> dict[str, object]:
        """Return the entry as the command line's JSON."""
        return {
            "number": self.number,
            "change": self.change,
            "at": self.at.isoformat(timespec="seconds"),
            "who": self.who,
            "action": self.action,
            "batch": self.batch_id,
            "sighting": self.sighting_id,
            "before": self.before,
            "after": self.after,
        }


class Follower(Protocol):
    """What is told how many sightings of a batch are stored; whatever it raises takes all of them back."""

    def reach(self, done: int) -> None:
        """So many are stored."""
        ...

    def end(self, done: int) -> None:
        """All are stored, and about to be committed."""
        ...
