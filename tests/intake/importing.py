"""Import a file whole, and check what must always be so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geo.errors import InputFileError, UsageError
from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.intake.rejected import rejected_csv
from geo.intake.verdicts import Verdict
from geo.model import Status
from geo.records import ledger
from tests.intake.conftest import TODAY

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records


def imported(data: bytes, name: str, records: Records, geocoder: Geocoder, source: str | None = None) -> int | None:
    """Import a file whole, check what must always be so, take it out again; return its rows, None where refused."""
    options = ImportOptions(today=TODAY, source=source)

    def planned() -> ImportPlan:
        return plan_import(data, name, records=records, geocoder=geocoder, options=options)

    try:
        plan = planned()
    except (InputFileError, UsageError):
        return None
    sums = [plan.count(verdict) for verdict in Verdict]
    assert sum(sums) == len(plan.verdicts) == len(list(plan.verdicts))
    assert [each.row for each in plan.verdicts] == sorted({each.row for each in plan.verdicts})
    for each in plan.verdicts:
        assert all(reason.message and reason.code for reason in each.reasons)
        assert each.reasons or each.verdict is Verdict.ACCEPTED
    waiting = {new.row_number for new in plan.sightings if new.sighting.status is Status.REVIEW}
    stored = {new.row_number for new in plan.sightings}
    assert stored == {row.row for row in plan.verdicts if row.verdict in {Verdict.ACCEPTED, Verdict.REVIEW}}
    assert waiting == {row.row for row in plan.verdicts if row.verdict is Verdict.REVIEW}
    json.dumps(plan.as_answer())
    assert bool(rejected_csv(plan, data)) == bool(plan.columns.headings and plan.count(Verdict.REJECTED))
    done = commit_import(records, plan)
    assert [(each.row, each.verdict, each.reasons) for each in done.verdicts] == [
        (each.row, each.verdict, each.reasons) for each in plan.verdicts
    ]
    if plan.sightings:
        check_stored(plan, str(done.batch), records)
        again = planned()
        assert again.count(Verdict.REPEATED) == len(again.verdicts) - plan.count(Verdict.REJECTED)
        assert not again.sightings
        ledger.undo_batch(records, str(done.batch))
        assert list(planned().verdicts) == list(plan.verdicts), "undone, it is as it was before"
    return len(plan.verdicts)


def check_stored(plan: ImportPlan, batch: str, records: Records) -> None:
    held = ledger.get_batch(records, batch)
    assert [held.accepted, held.review, held.rejected, held.repeated] == [plan.count(each) for each in Verdict]
    assert held.rows == len(plan.verdicts)
    assert set(ledger.batch_sightings(records, batch)) == {new.row_number for new in plan.sightings}
