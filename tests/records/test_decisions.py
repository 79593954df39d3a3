"""Decisions on single rows: accept, reject, send back to review, and take any of it back."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.counts.intervals import interval_of
from geo.errors import MissingError, UsageError
from geo.model import Status, TimePrecision
from geo.records import ledger
from geo.records.database import open_records
from geo.records.edits import SENT_BACK, get_sighting
from tests.records.making import ASIPOVICHY, CHEBARKUL, RAILWAYS, batch_of, empty_database, named, sighting

if TYPE_CHECKING:
    import pathlib

    from geo.records.database import Records

DOUBTFUL = sighting(status=Status.REVIEW, review_reasons=("no date", "'Tsel' is not known"))


def test_a_row_is_accepted_sent_back_and_rejected_and_the_trail_tells_all_of_it(records: Records) -> None:
    ledger.commit_batch(records, batch_of([DOUBTFUL]))
    steps = [("accepted", None, None), ("review", None, SENT_BACK), ("rejected", "a drill", "a drill")]
    for status, reason, shown in steps:
        ledger.set_status(records, "s000001", status, "desk", reason=reason)
        held = get_sighting(records, "s000001")
        assert (held["status"], held["review_reasons"]) == (status, shown)
    edits = [entry for entry in ledger.audit(records, "s000001") if entry.action == "edit"]
    assert [entry.after["status"] for entry in edits if entry.after] == [status for status, _, _ in steps]
    assert {entry.who for entry in edits} == {"desk"}


def test_a_decision_taken_back_leaves_the_row_as_it_was(records: Records) -> None:
    ledger.commit_batch(records, batch_of([DOUBTFUL, DOUBTFUL]))
    before = [get_sighting(records, name) for name in ("s000001", "s000002")]
    lines = ledger.set_status(records, ["s000001", "s000002"], "accepted", "desk")
    again = ledger.revert_edits(records, lines, "second")
    assert [get_sighting(records, name) for name in ("s000001", "s000002")] == before
    last = ledger.audit(records)[-1]
    assert (last.action, last.who, last.number) == ("revert", "second", again[-1])
    assert last.after is not None
    assert (last.after["status"], last.after["reverts"]) == ("review", lines[0])


def test_taking_back_can_itself_be_taken_back(records: Records) -> None:
    ledger.commit_batch(records, batch_of([DOUBTFUL]))
    (line,) = ledger.set_status(records, "s000001", "accepted")
    ledger.revert_edit(records, ledger.revert_edit(records, line))
    assert get_sighting(records, "s000001")["status"] == "accepted"


def test_days_of_the_movement_follow_a_decision_taken_back(records: Records) -> None:
    late = sighting(movement_key="a", day=date(2022, 12, 20), source=RAILWAYS)
    ledger.commit_batch(records, batch_of([sighting(movement_key="a"), late]))
    (line,) = ledger.set_status(records, "s000002", "rejected")
    ledger.revert_edit(records, line)
    with records.read() as connection:
        assert connection.exec_driver_sql("SELECT counted_on FROM movement").scalar() in {
            "2022-12-20",
            date(2022, 12, 20),
        }


def test_an_edit_under_a_later_one_is_taken_back_only_after_it(records: Records) -> None:
    ledger.commit_batch(records, batch_of([DOUBTFUL]))
    (first,) = ledger.set_status(records, "s000001", "accepted")
    (second,) = ledger.set_status(records, "s000001", "rejected")
    with pytest.raises(UsageError, match="later edit"):
        ledger.revert_edit(records, first)
    assert get_sighting(records, "s000001")["status"] == "rejected"
    ledger.revert_edits(records, [first, second])
    assert get_sighting(records, "s000001")["status"] == "review"


def test_one_that_cannot_be_taken_back_keeps_all(records: Records) -> None:
    ledger.commit_batch(records, batch_of([DOUBTFUL, DOUBTFUL]))
    lines = ledger.set_status(records, ["s000001", "s000002"], "accepted")
    ledger.set_status(records, "s000001", "rejected")
    with pytest.raises(UsageError, match="s000001"):
        ledger.revert_edits(records, lines)
    assert get_sighting(records, "s000002")["status"] == "accepted"


def test_what_is_no_edit_is_not_taken_back(sqlite_records: Records) -> None:
    ledger.commit_batch(sqlite_records, batch_of([DOUBTFUL]))
    (line,) = ledger.set_status(sqlite_records, "s000001", "accepted")
    ledger.undo_batch(sqlite_records, "b0001")
    with pytest.raises(UsageError, match="redo it first"):
        ledger.revert_edit(sqlite_records, line)
    with pytest.raises(UsageError, match="import"):
        ledger.revert_edit(sqlite_records, 1)
    with pytest.raises(MissingError, match="no line 9"):
        ledger.revert_edit(sqlite_records, 9)


MSK = timezone(timedelta(hours=3))
CHANGES: dict[str, Any] = {
    "count": interval_of(30, 40),
    "place": named(ASIPOVICHY, "Осиповичи"),
    "origin": named(CHEBARKUL),
    "destination": None,
    "observed_from": datetime(2022, 12, 11, 1, 30, tzinfo=MSK),
    "observed_to": date(2022, 12, 20),
    "time_precision": TimePrecision.HOUR,
    "published": datetime(2022, 12, 19, 8, tzinfo=MSK),
    "source": "Railway Workers",
    "url": None,
    "note": "unloaded <b>at night</b>",
    "status": "accepted",
    "credibility": 2,
    "flow": "transit",
}


@settings(max_examples=25, deadline=None)
@given(edits=st.lists(st.sets(st.sampled_from(sorted(CHANGES)), min_size=1), min_size=1, max_size=3))
def test_any_edits_taken_back_leave_every_field_as_it_was(
    edits: list[set[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: pathlib.Path = tmp_path_factory.mktemp("edits")
    with open_records(empty_database(folder)) as records:
        ledger.commit_batch(records, batch_of([DOUBTFUL]))
        before = get_sighting(records, "s000001")
        for names in edits:
            ledger.update_sighting(records, "s000001", {name: CHANGES[name] for name in sorted(names)})
        lines = [entry.number for entry in ledger.audit(records) if entry.action == "edit"]
        ledger.revert_edits(records, lines)
        assert get_sighting(records, "s000001") == before
