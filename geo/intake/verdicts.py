"""What becomes of a row, and why: faults of a row are data, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What becomes of a row. Every row of a file has exactly one."""

    ACCEPTED = "accepted"
    REVIEW = "review"
    REJECTED = "rejected"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing to say of a row: the field, a fixed code, and a message that says how to mend it.

    `verdict` is what it does to the row: REJECTED and REVIEW hold it back, ACCEPTED only tells
    (a phone number was removed), REPEATED names where the same row is held already.
    """

    field: str | None
    code: str
    message: str
    verdict: Verdict = Verdict.REJECTED

    def as_answer(self) -> dict[str, object]:
        """Return the reason as the command line's JSON has it."""
        return {"field": self.field, "code": self.code, "message": self.message}


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """The verdict on one row, counted from 1 at the first data row, blank lines not counted."""

    row: int
    verdict: Verdict
    reasons: tuple[Reason, ...] = ()
    sighting_id: str | None = None

    def as_answer(self) -> dict[str, object]:
        """Return the verdict as the command line's JSON has it."""
        answer: dict[str, object] = {"row": self.row, "verdict": str(self.verdict)}
        if self.sighting_id is not None:
            answer["sighting_id"] = self.sighting_id
        answer["reasons"] = [reason.as_answer() for reason in self.reasons]
        return answer


def verdict_of(reasons: tuple[Reason, ...]) -> Verdict:
    """Return the verdict that reasons lead to: the heaviest decides, none is accepted."""
    if not reasons:
        return Verdict.ACCEPTED
    held = {reason.verdict for reason in reasons}
    for verdict in (Verdict.REJECTED, Verdict.REPEATED, Verdict.REVIEW):
        if verdict in held:
            return verdict
    return Verdict.ACCEPTED


def review(field: str | None, code: str, message: str) -> Reason:
    """Return a reason that sends the row to review."""
    return Reason(field, code, message, Verdict.REVIEW)


def remark(field: str | None, code: str, message: str) -> Reason:
    """Return a reason that only tells something of the row."""
    return Reason(field, code, message, Verdict.ACCEPTED)
