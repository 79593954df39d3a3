"""Odd files: what each is, and the exact verdict of each of its rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from geo.intake.verdicts import Verdict

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan

A, V, R, P = Verdict.ACCEPTED, Verdict.REVIEW, Verdict.REJECTED, Verdict.REPEATED
PUBLISHED = date(2022, 12, 20)


class Odd(NamedTuple):
    """A file, the verdict of each of its rows, each reason's (row, code), and words that the remarks hold."""

    file: str | bytes
    verdicts: tuple[Verdict, ...]
    codes: tuple[tuple[int, str], ...] = ()
    remarks: tuple[str, ...] = ()


def one(row: str, head: str = "place,equipment,count,date") -> str:
    return f"{head}\n{row}\n"


def check(planned: ImportPlan, odd: Odd) -> None:
    """Hold a plan against what was expected: each row with its verdict and reasons, none lost, each remark told."""
    assert tuple(each.verdict for each in planned.verdicts) == odd.verdicts, planned.as_answer()["verdicts"]
    codes = tuple((each.row, reason.code) for each in planned.verdicts for reason in each.reasons)
    assert codes == odd.codes
    assert [each.row for each in planned.verdicts] == list(range(1, len(odd.verdicts) + 1))
    said = planned.format.remarks
    for words in odd.remarks:
        assert any(words in remark for remark in said), (words, said)
