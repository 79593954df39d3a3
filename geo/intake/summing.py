"""Rows that call themselves a total: they are kept as summaries, and never counted beside their parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geo.intake.verdicts import remark
from geo.model import ReportKind

if TYPE_CHECKING:
    from geo.intake.draft import Draft

_SUMMING: Final = re.compile(
    r"(?:a )?(?:summary|roll-?up|round-?up|(?:grand |overall )?totals?|in total|in all)"
    r"|сводка|итог|итого|всего|зведення|підсумок|усього|всього|разом|зводка|вынік|усяго|разам|podsumowanie|razem",
    re.IGNORECASE,
)


def take_summary(draft: Draft) -> None:
    """Call a row a summary where its activity is one and no cell says what kind of report it is; say so."""
    if draft.kind_told or not _SUMMING.fullmatch(draft.activity.strip(" .:!")):
        return
    draft.report_kind = ReportKind.SUMMARY
    message = "the activity calls it a summary, so it is kept beside its parts and never added; else say report_kind"
    draft.reasons.append(remark("report_kind", "summary", message))
