"""A corrected file mends the rows that it tells of anew, if asked to: shown before, audited, undone and redone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from geo.errors import UsageError
from geo.intake.load import commit_import
from geo.intake.verdicts import Verdict
from geo.model import Status
from geo.records import ledger, queries
from geo.records.edits import get_sighting
from geo.records.filters import Filters
from geo.records.mirror import open_mirror

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan, ImportResult
    from geo.records.database import Records
    from tests.intake.conftest import Load, Plan

HEAD = "event_id,movement_id,place,equipment,count,date,source,note\n"
FILE = (
    HEAD
    + "e1,M1,Brest,Ural truck,30,2022-12-16,Hajun,\n"
    + "e2,,Minsk,T-72,10,2022-12-17,Hajun,at the station\n"
    + "e3,,Aleksandrovka,T-72,5,2022-12-18,Hajun,\n"
)
MENDED = FILE.replace("T-72,10,", "T-72,12,").replace("e1,M1,Brest", "e1,M1,Homel")


def weeks(records: Records) -> list[tuple[Any, Any, int | None, int | None]]:
    rows = queries.totals(open_mirror(records), Filters(), ("week",))
    return [(row.period, row.movements, row.count_min, row.count_max) for row in rows]


def words(plan: ImportPlan) -> list[tuple[int, str, list[tuple[str, str, str]]]]:
    return [
        (each.row, each.sighting_id, [(change.field, change.before, change.after) for change in each.changes])
        for each in plan.updates
    ]


def numbers(done: ImportResult) -> list[int]:
    return [done.plan.count(verdict) for verdict in Verdict]


DIFFERENCE = [
    (1, "s000001", [("place", "Brest", "Homel")]),
    (2, "s000002", [("count", "10", "12")]),
]


def test_the_difference_is_shown_and_nothing_is_done_unasked(load: Load, plan: Plan, records: Records) -> None:
    load(FILE)
    before = weeks(records)
    planned = plan(MENDED)
    assert words(planned) == DIFFERENCE
    assert [str(each.verdict) for each in planned.verdicts] == ["review", "review", "repeated"]
    assert "place Brest → Homel" in planned.verdicts[0].reasons[-1].message
    commit_import(records, planned)
    assert weeks(records) == before


def test_asked_to_it_mends_the_held_rows_instead_of_adding_some(load: Load, records: Records) -> None:
    load(FILE)
    done = load(MENDED, update=True)
    assert words(done.plan) == DIFFERENCE
    assert numbers(done) == [2, 0, 0, 1]
    assert [each.sighting_id for each in done.verdicts] == ["s000001", "s000002", "s000003"]
    assert [reason.code for reason in done.verdicts[1].reasons] == ["updates"]
    assert weeks(records) == [("2022-W50", 2, 42, 42)]
    assert get_sighting(records, "s000001")["place"] == "Homel"
    assert len(ledger.batch_sightings(records, "b0002")) == 0


def test_both_files_again_change_nothing(load: Load, records: Records) -> None:
    load(FILE)
    load(MENDED, update=True)
    sequence = records.sequence()
    for file in (MENDED, FILE):
        again = load(file, update=True)
        assert numbers(again) == [0, 0, 0, 3]
        assert [each.sighting_id for each in again.verdicts] == ["s000001", "s000002", "s000003"]
    assert records.sequence() == sequence


def test_undo_takes_the_mending_back_and_redo_lays_it_on_again(load: Load, records: Records) -> None:
    load(FILE)
    before = weeks(records)
    load(MENDED, update=True)
    after = weeks(records)
    for _ in range(2):
        ledger.undo_batch(records, "b0002")
        assert weeks(records) == before
        assert get_sighting(records, "s000001")["place_text"] == "Brest"
        ledger.redo_batch(records, "b0002")
        assert weeks(records) == after
    told = [(each.action, each.batch_id) for each in ledger.audit(records, "s000002")]
    assert told == [("import", "b0001"), ("edit", "b0002"), *[("undo", "b0002"), ("redo", "b0002")] * 2]
    ledger.undo_batch(records, "b0002")
    assert numbers(load(FILE)) == [0, 0, 0, 3]


def test_imports_that_mend_one_row_are_undone_in_any_order(load: Load, records: Records) -> None:
    load(FILE)
    for count in (12, 15):
        load(FILE.replace("T-72,10,", f"T-72,{count},"), update=True)

    def count_now() -> int:
        found = get_sighting(records, "s000002")["count_min"]
        assert isinstance(found, int)
        return found

    assert count_now() == 15
    ledger.undo_batch(records, "b0002")
    assert count_now() == 15
    ledger.undo_batch(records, "b0003")
    assert count_now() == 10
    ledger.redo_batch(records, "b0002")
    assert count_now() == 12
    ledger.redo_batch(records, "b0003")
    assert count_now() == 15


def test_an_edit_by_hand_stays_whatever_is_undone_and_a_file_never_overwrites_it(load: Load, records: Records) -> None:
    load(FILE)
    load(MENDED, update=True)
    ledger.update_sighting(records, "s000002", {"count_min": 13, "count_max": 13, "note": "seen by two"})
    ledger.undo_batch(records, "b0002")
    assert get_sighting(records, "s000002")["count_min"] == 13
    ledger.redo_batch(records, "b0002")
    done = load(MENDED.replace("T-72,12,", "T-72,14,"), update=True)
    (update,) = done.plan.updates
    assert [(each.field, each.before, each.after) for each in update.conflicts] == [("count", "13", "14")]
    assert update.changes == ()
    held = get_sighting(records, "s000002")
    assert (held["count_min"], held["note"]) == (13, "seen by two")


def test_an_edit_taken_back_lets_the_files_speak_again(load: Load, records: Records) -> None:
    load(FILE)
    load(MENDED, update=True)
    (line,) = ledger.update_sightings(records, {"s000002": {"note": "by hand"}})
    ledger.revert_edit(records, line)
    ledger.undo_batch(records, "b0002")
    held = get_sighting(records, "s000002")
    assert (held["note"], held["count_min"]) == ("at the station", 10)


def test_a_correction_that_settles_a_doubt_accepts_the_row(load: Load, records: Records) -> None:
    load(FILE)
    assert get_sighting(records, "s000003")["status"] == Status.REVIEW
    load(FILE.replace("e3,,Aleksandrovka", "e3,,Brest"), update=True)
    held = get_sighting(records, "s000003")
    assert (held["status"], held["review_reasons"], held["place_text"]) == (Status.ACCEPTED, None, "Brest")
    ledger.undo_batch(records, "b0002")
    assert get_sighting(records, "s000003")["status"] == Status.REVIEW


def test_a_list_numbered_anew_names_other_rows(load: Load, records: Records) -> None:
    load(FILE)
    other = load(HEAD + "e1,,Homel,BMP-2,3,2022-12-16,Hajun,\ne2,,Minsk,T-72,4,2022-12-17,Other,\n", update=True)
    assert other.plan.updates == ()
    assert numbers(other) == [2, 0, 0, 0]
    assert len(weeks(records)) == 1


def test_two_rows_that_would_mend_one_wait(load: Load, plan: Plan) -> None:
    load(HEAD + ",,Minsk,T-72,10,2022-12-17,Hajun,\n")
    two = plan(HEAD + ",,Minsk,T-72,12,2022-12-17,Hajun,\n,,Minsk,T-72,5,2022-12-17,Hajun,\n", update=True)
    assert [str(each.verdict) for each in two.verdicts] == ["review", "review"]
    assert two.updates == ()


def test_rows_alike_but_for_their_own_names_are_rows_of_their_own(load: Load, records: Records) -> None:
    twice = HEAD + "e1,,Minsk,T-72,10,2022-12-17,Hajun,\ne2,,Minsk,T-72,10,2022-12-17,Hajun,\n"
    assert numbers(load(twice)) == [2, 0, 0, 0]
    assert numbers(load(twice)) == [0, 0, 0, 2]
    assert weeks(records) == [("2022-W50", 2, 20, 20)]


def test_a_mended_row_that_was_imported_anew_meanwhile_is_not_brought_back_beside_it(
    load: Load, records: Records
) -> None:
    load(FILE)
    load(MENDED, update=True)
    ledger.undo_batch(records, "b0002")
    load(MENDED)
    with pytest.raises(UsageError, match="undo b0003 first"):
        ledger.redo_batch(records, "b0002")


def test_a_row_that_contradicts_the_movement_that_it_tells_of_is_told(load: Load, plan: Plan) -> None:
    load(FILE)
    more = plan(FILE + "e4,M1,Brest,Ural truck,50-60,2022-12-16,Flagshtok,\n")
    (conflict,) = more.conflicts
    assert (conflict.row, conflict.sighting_id, conflict.held, conflict.said) == (4, "s000001", "30", "50–60")
    assert [reason.code for reason in more.verdicts[3].reasons] == ["conflicts"]
    assert plan(FILE + "e4,M1,Brest,Ural truck,at least 20,2022-12-16,Flagshtok,\n").conflicts == ()


@pytest.mark.parametrize(
    ("row", "conflict"),
    [
        ("Brest,Ural truck,30,2022-12-20,in,Minsk", ("days", "2022-12-16", "2022-12-20")),
        ("Brest,Ural truck,30,2022-12-16,out,Minsk", ("flow", "in", "out")),
        ("Brest,Ural truck,30,2022-12-16,in,Homel", ("destination", "Minsk", "Homel")),
        ("Brest,T-72,99,2022-12-16,in,Minsk", None),
        ("Baranavichy,Ural truck,30,2022-12-16,,", None),
    ],
)
def test_days_flow_and_way_may_contradict_as_counts_do(
    row: str, conflict: tuple[str, str, str] | None, load: Load, plan: Plan
) -> None:
    head = "movement_id,source,place,equipment,count,date,direction,destination\n"
    load(f"{head}M1,Hajun,Brest,Ural truck,30,2022-12-16,in,Minsk\n")
    conflicts = [(each.field, each.held, each.said) for each in plan(f"{head}M1,Flagshtok,{row}\n").conflicts]
    assert conflicts == ([] if conflict is None else [conflict])


def test_many_corrected_rows_cost_no_more_queries_than_few(load: Load, plan: Plan, records: Records) -> None:
    def asked(number: int) -> int:
        head = "event_id,place,equipment,count,date,source\n"
        rows = [
            f"n{number}-{at},Brest,T-72,{{}},2022-12-{at % 28 + 1:02},Source {number} {at}\n" for at in range(number)
        ]
        load(head + "".join(row.format(5) for row in rows))
        statements: list[object] = []

        def note(*said: object) -> None:
            statements.append(said[2])

        sa.event.listen(records.engine, "before_cursor_execute", note)
        found = plan(head + "".join(row.format(6) for row in rows))
        sa.event.remove(records.engine, "before_cursor_execute", note)
        assert len(found.updates) == number
        return len(statements)

    assert asked(40) <= asked(4) + 2


def test_a_row_that_names_neither_its_source_nor_itself_mends_nothing(load: Load) -> None:
    load("place,equipment,count,date\nMinsk,T-72,10,2022-12-17\n")
    other = load("place,equipment,count,date\nMinsk,T-72,12,2022-12-17\n", update=True)
    assert other.plan.updates == ()
    assert [str(each.verdict) for each in other.verdicts] == ["review"]
