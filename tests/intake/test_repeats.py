"""The same file or the same rows again change nothing; undo takes an import out, and it can come back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geo.errors import CancelledError, DatabaseError
from geo.intake.load import commit_import, plan_import
from geo.intake.progress import Stage
from geo.intake.verdicts import Verdict
from geo.model import Unit
from geo.records import ledger, queries
from geo.records.filters import Filters
from geo.records.mirror import open_mirror

if TYPE_CHECKING:
    from geo.intake.plan import ImportResult
    from geo.intake.progress import Progress
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from tests.intake.conftest import Load, Plan

FILE = (
    "movement_id,place,equipment,count,date,source\n"
    "M1,Brest,Ural truck,30,2022-12-16,Hajun\n"
    "M1,Brest,T-72,10,2022-12-16,Hajun\n"
    "M2,Xyzzyville,T-72,10,2022-12-17,Hajun\n"
    "M3,Brest,T-72,-1,2022-12-17,Hajun\n"
)


def numbers(done: ImportResult) -> list[int]:
    return [done.plan.count(verdict) for verdict in Verdict]


def test_the_same_file_twice_changes_nothing(load: Load, records: Records) -> None:
    first = load(FILE)
    sequence = records.sequence()
    again = load(FILE)
    assert numbers(first) == [2, 1, 1, 0]
    assert numbers(again) == [0, 0, 1, 3]
    assert again.batch == first.batch == "b0001"
    assert len(ledger.batches(records)) == 1
    assert records.sequence() == sequence
    assert [each.sighting_id for each in again.verdicts] == [each.sighting_id for each in first.verdicts]


def test_the_rows_of_each_verdict_are_gone_through_in_order(plan: Plan) -> None:
    verdicts = plan(FILE).verdicts
    for verdict in Verdict:
        assert list(verdicts.having(verdict)) == [each for each in verdicts if each.verdict is verdict]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(
            "source,date,count,equipment,place,movement_id\n"
            "Hajun,2022-12-16,30,Ural truck,Brest,M1\nHajun,2022-12-16,10,T-72,Brest,M1\n"
            "Hajun,2022-12-17,10,T-72,Xyzzyville,M2\n",
            id="columns in another order",
        ),
        pytest.param(
            "Movement;Location;Техника;Qty;Дата;Channel\n"
            "M1;Brest;Ural truck;30;16.12.2022;Hajun\nM1;BREST;t-72;10;16.12.2022;Hajun\n"
            "M2;Xyzzyville;T-72;10;17.12.2022;Hajun\n",
            id="other headings, delimiter, date order and case",
        ),
        pytest.param(
            "movement_id,place,equipment,count_min,count_max,observed_from,observed_to,source\n"
            "M1,Brest,Ural truck,30,30,2022-12-16,2022-12-16,Hajun\nM1,Brest,T-72,10,10,2022-12-16,2022-12-16,Hajun\n"
            "M2,Xyzzyville,T-72,10,10,2022-12-17,2022-12-17,Hajun\n",
            id="the same said in other columns",
        ),
    ],
)
def test_the_same_rows_written_otherwise_are_repeated(other: str, load: Load, records: Records) -> None:
    load(FILE)
    assert numbers(load(other)) == [0, 0, 0, 3]
    assert len(ledger.batches(records)) == 1


def test_a_corrected_count_is_no_repeat_and_joins_the_movement_of_the_rows_beside_it(
    load: Load, records: Records
) -> None:
    first = load(FILE)
    corrected = load(FILE.replace("T-72,10,2022-12-16", "T-72,12,2022-12-16"))
    assert numbers(corrected) == [0, 1, 1, 2]
    old, new = first.verdicts[0].sighting_id, corrected.verdicts[1].sighting_id
    assert old is not None
    assert new is not None
    movements = ledger.movement_ids(records, [old, new])
    assert movements[old] == movements[new]


def test_rows_of_one_movement_id_share_a_movement_within_a_file_and_not_across_files(
    load: Load, records: Records
) -> None:
    ids = [each.sighting_id for each in load(FILE).verdicts[:3] if each.sighting_id]
    other = load("movement_id,place,equipment,date\nM1,Minsk,tank,2023-01-01\n").verdicts[0].sighting_id
    assert other is not None
    movements = ledger.movement_ids(records, [*ids, other])
    assert movements[ids[0]] == movements[ids[1]] != movements[ids[2]]
    assert movements[other] not in {movements[each] for each in ids}


def test_rows_without_a_movement_id_make_a_movement_each(load: Load, records: Records) -> None:
    done = load("place,equipment,date\nBrest,tank,2022-12-16\nBrest,truck,2022-12-16\n")
    ids = [each.sighting_id for each in done.verdicts if each.sighting_id]
    assert len(set(ledger.movement_ids(records, ids).values())) == 2


def test_an_undone_file_can_be_imported_anew(load: Load, records: Records) -> None:
    load(FILE)
    ledger.undo_batch(records, "b0001")
    again = load(FILE)
    assert numbers(again) == [2, 1, 1, 0]
    assert again.batch == "b0002"


def test_a_plan_writes_nothing(plan: Plan, records: Records) -> None:
    sequence = records.sequence()
    plan(FILE)
    assert records.sequence() == sequence


def test_a_row_stored_by_somebody_else_meanwhile_stops_the_commit_whole(
    plan: Plan, load: Load, records: Records
) -> None:
    planned = plan(FILE)
    load("movement_id,place,equipment,count,date,source\nM1,Brest,T-72,10,2022-12-16,Hajun\n")
    with pytest.raises(DatabaseError):
        commit_import(records, planned)
    assert len(ledger.batches(records)) == 1


def test_the_batch_keeps_what_the_file_was_read_as(load: Load, records: Records) -> None:
    load("Место;Техника;Дата;Телефон\nБрест;Урал;16.12.2022;80291234567\n".encode("cp1251"))
    held = ledger.batches(records)[0]
    assert held.details["columns"] == {"Место": "place", "Техника": "equipment", "Дата": "observed"}
    assert held.details["stripped_columns"] == ["Телефон"]
    assert (held.details["encoding"], held.details["delimiter"]) == ("cp1251", ";")
    assert held.details["date_orders"] == {"observed": ["dmy"]}


BIG = ("place,equipment,date,note\n" + "".join(f"Brest,tank,2022-12-16,{at} th\n" for at in range(2_500))).encode()


def test_progress_is_told_of_both_halves(records: Records, geocoder: Geocoder) -> None:
    told: list[Progress] = []
    plan = plan_import(BIG, "big.csv", records=records, geocoder=geocoder, progress=told.append)
    commit_import(records, plan, progress=told.append)
    ends = {each.stage: (each.done, each.total, each.share) for each in told}
    assert ends == {Stage.CHECKING: (2_500, 2_500, 1.0), Stage.STORING: (2_500, 2_500, 1.0)}
    for stage in ends:
        done = [each.done for each in told if each.stage is stage]
        assert done == sorted(done)


@pytest.mark.parametrize("when", ["at once", "at the end"])
@pytest.mark.parametrize("stage", ["planned", "stored"])
def test_a_cancelled_import_leaves_nothing_behind(when: str, stage: str, records: Records, geocoder: Geocoder) -> None:
    def stop(now: Progress) -> None:
        if when == "at once" or now.done == now.total:
            raise CancelledError

    sequence = records.sequence()
    plan = plan_import(BIG, "big.csv", records=records, geocoder=geocoder)
    work = {
        "planned": lambda: plan_import(BIG, "big.csv", records=records, geocoder=geocoder, progress=stop),
        "stored": lambda: commit_import(records, plan, progress=stop),
    }
    with pytest.raises(CancelledError):
        work[stage]()
    assert records.sequence() == sequence
    assert ledger.batches(records) == []
    assert len(commit_import(records, plan).verdicts) == 2_500


NAMELESS = (
    "movement_id,place,equipment,count,date\n"
    "M1,Brest,Ural truck,30-40,2022-12-16\n"
    "M1,Brest,Ural truck,at least 30,2022-12-16\n"
    "M1,Brest,Ural truck,35,2022-12-16\n"
)


def week_of(records: Records) -> tuple[int, int, int | None, int | None]:
    (row,) = queries.totals(open_mirror(records), Filters(), ("week",))
    return row.movements, row.reports, row.count_min, row.count_max


def test_rows_that_name_no_source_are_reports_of_their_own_and_combine(load: Load, records: Records) -> None:
    load(NAMELESS)
    assert week_of(records) == (1, 3, 35, 35)
    again = load(NAMELESS)
    assert numbers(again) == [0, 0, 0, 3]
    load(NAMELESS + "M1,Brest,Ural truck,at least 33,2022-12-16\n")
    assert week_of(records) == (1, 4, 35, 35)


@pytest.mark.parametrize("word", ["unknown", "not known", "Неизвестно", "-"])
def test_a_source_that_is_said_to_be_unknown_is_none(word: str, load: Load, records: Records) -> None:
    head, *rows = NAMELESS.splitlines()
    load("\n".join([f"{head},source", *(f"{row},{word}" for row in rows)]))
    assert week_of(records) == (1, 3, 35, 35)


@pytest.mark.parametrize(("heading", "cell"), [("source", "Hajun"), ("via", "NV"), ("url", "https://example.org/1")])
def test_rows_that_name_one_report_are_lines_of_it_and_add_up(
    heading: str, cell: str, load: Load, records: Records
) -> None:
    head, *rows = NAMELESS.splitlines()
    load("\n".join([f"{head},{heading}", *(f"{row},{cell}" for row in rows)]))
    assert week_of(records) == (1, 1, 95, None)


def test_a_row_without_a_source_keeps_its_own_report_when_it_is_edited(load: Load, records: Records) -> None:
    load(NAMELESS)
    for name in ("s000001", "s000002", "s000003"):
        ledger.update_sighting(records, name, {"published": date(2022, 12, 17)})
    assert week_of(records) == (1, 3, 35, 35)


def test_equipment_that_nobody_knows_has_no_unit_either(plan: Plan) -> None:
    planned = plan("place,equipment,count,date\nBrest,Zorblax,3,2022-12-16\n")
    assert planned.sightings[0].sighting.unit is Unit.UNKNOWN
