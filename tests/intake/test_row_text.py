"""A text beside cells is read for what they do not tell; typed cells win, and a row has one verdict."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geo.intake.load import commit_import
from geo.intake.verdicts import Verdict
from geo.records import ledger

if TYPE_CHECKING:
    from geo.records.database import Records
    from tests.intake.conftest import Load, Plan

A, V, R, P = Verdict.ACCEPTED, Verdict.REVIEW, Verdict.REJECTED, Verdict.REPEATED
SOURCE = "Belarusian Hajun"


def codes(plan: Plan, text: str, **options: object) -> list[list[str]]:
    return [[reason.code for reason in each.reasons] for each in plan(text, **options).verdicts]


def test_what_cells_do_not_tell_is_read_and_named(plan: Plan) -> None:
    planned = plan('date,text\n2022-12-16,"30 Ural trucks moved from Brest to Kobryn."\n')
    verdict = planned.verdicts[0]
    assert (verdict.verdict, [reason.code for reason in verdict.reasons]) == (V, ["read_from_text"])
    assert "equipment, count, " in verdict.reasons[0].message
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.spans
    assert sighting.observed_from == date(2022, 12, 16)


def test_typed_cells_are_never_overridden(plan: Plan) -> None:
    planned = plan('date,equipment,count,text\n2022-12-16,truck,5,"30 Ural trucks arrived at Kobryn."\n')
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert (sighting.equipment, sighting.count.count_min) == ("truck", 5)
    assert sighting.place is not None
    assert sighting.place.text == "Kobryn"
    assert planned.verdicts[0].verdict is V


def test_a_complete_row_is_not_read_at_all(plan: Plan) -> None:
    said = "30 Ural trucks arrived at Kobryn, call +375291234567"
    text = f'date,equipment,place,count,text\n2022-12-16,truck,Brest,5,"{said}"\n'
    assert codes(plan, text) == [[]]


def test_a_text_of_several_sightings_is_one_row_with_all_of_them(plan: Plan, records: Records) -> None:
    text = (
        'date,text\n2022-12-16,"30 Ural trucks and 12 tanks arrived at Kobryn."\n2022-12-17,Nothing to report today.\n'
    )
    planned = plan(text, source=SOURCE)
    assert [each.verdict for each in planned.verdicts] == [V, R]
    assert [each.row_number for each in planned.sightings] == [1, 1]
    assert sorted(each.sighting.equipment_class for each in planned.sightings) == ["tank", "truck"]
    done = commit_import(records, planned)
    batch = ledger.get_batch(records, str(done.batch))
    assert (batch.rows, batch.review, batch.rejected) == (2, 1, 1)
    again = plan(text, source=SOURCE)
    assert [each.verdict for each in again.verdicts] == [P, R]
    assert not again.sightings


def test_a_text_that_speaks_twice_of_the_equipment_fills_nothing(plan: Plan) -> None:
    text = 'date,equipment,text\n2022-12-16,truck,"10 trucks arrived at Kobryn. 5 trucks left Brest."\n'
    assert codes(plan, text) == [["no_place"]]


def test_personal_data_in_a_text_is_masked_before_it_is_read(load: Load) -> None:
    done = load('date,text\n2022-12-16,"30 tanks arrived at Kobryn, says +375 29 123-45-67"\n')
    sighting = done.plan.sighting_of(1)
    assert sighting is not None
    assert sighting.report.text == "30 tanks arrived at Kobryn, says [phone removed]"
    assert [reason.code for reason in done.verdicts[0].reasons][:2] == ["phone_removed", "read_for_names"]


def test_sentences_under_any_heading_are_read_where_no_column_tells_what(plan: Plan) -> None:
    text = (
        "Wann;Was geschah\n2022-12-16;30 Ural trucks arrived at the town of Kobryn\n"
        "2022-12-17;Two more tanks were seen moving to Brest today\n"
    )
    planned = plan(text)
    assert planned.columns.guesses[1].field == "text"
    assert [each.verdict for each in planned.verdicts] == [V, V]
