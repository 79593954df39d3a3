"""A mapping is saved once for a kind of file, offered for the same headings, and deleted; the trail tells of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.errors import InputFileError, MissingError, UsageError
from geo.intake.load import commit_import
from geo.intake.mapping import ColumnMapping
from geo.intake.saved_mappings import mapping_of, read_saved, save_mapping, suggested
from geo.records import ledger
from geo.records.named_mappings import delete_mapping, list_mappings

if TYPE_CHECKING:
    from geo.records.database import Records
    from tests.intake.conftest import Plan

FILE = "Wo,Was,Wann,Zahl,Rest\nBrest,tank,03/04/2022,3,x\nMinsk,truck,05/06/2022,5,y\n"
SAID = {"Wo": "place", "Was": "equipment", "Wann": "observed", "Zahl": "count", "Rest": None}


def test_the_mapping_of_an_import_is_saved_and_reads_the_next_file(plan: Plan, records: Records) -> None:
    planned = plan(FILE, columns=SAID, date_order="dmy", time_zone="Europe/Kyiv", watched="UA")
    save_mapping(records, "desk table", mapping_of(planned), headings=planned.columns.headings, who="desk")
    held = read_saved(records, "desk table")
    assert dict(held.columns) == SAID
    assert (held.date_order, held.time_zone, held.watched) == ("dmy", "Europe/Kyiv", "UA")
    assert [each.name for each in list_mappings(records)] == ["desk table"]


def test_what_was_guessed_is_saved_too(plan: Plan) -> None:
    planned = plan("place,equipment,date,weather\nBrest,tank,16.12.2022,rain\n")
    assert dict(mapping_of(planned).columns) == {"place": "place", "equipment": "equipment", "date": "observed"}
    assert mapping_of(planned).date_order == "dmy"


def test_it_is_offered_for_the_same_headings_in_any_order(plan: Plan, records: Records) -> None:
    text = "place,equipment,date\nBrest,tank,2022-12-16\n"
    planned = plan(text)
    assert planned.suggested is None
    save_mapping(records, "ours", mapping_of(planned), headings=planned.columns.headings)
    assert plan("Equipment,DATE,place\ntank,2022-12-16,Brest\n").suggested == "ours"
    assert plan("place,equipment,date,x\nBrest,tank,2022-12-16,1\n").suggested is None
    assert plan(text, columns={"place": "place"}).suggested is None


def test_a_file_that_lacks_a_column_is_told_of_the_mapping_saved_for_it(plan: Plan, records: Records) -> None:
    save_mapping(records, "ours", ColumnMapping(columns={"a": "place"}), headings=["a", "b"])
    with pytest.raises(InputFileError, match="'ours' was saved for these headings"):
        plan("a,b\nx,y\n")


def test_a_table_without_headings_is_offered_none(plan: Plan, records: Records) -> None:
    text = "2022-12-16,Brest,Ural truck,30\n2022-12-17,Minsk,tank,5\n2022-12-18,Orsha,KamAZ,7\n"
    planned = plan(text)
    save_mapping(records, "ours", mapping_of(planned), headings=planned.columns.headings)
    assert suggested(records, planned.columns.guesses) is None


def test_saving_again_replaces_and_deleting_takes_it_out_of_use(records: Records) -> None:
    save_mapping(records, "ours", ColumnMapping(columns={"a": "place"}), headings=["a"])
    save_mapping(records, "ours", ColumnMapping(columns={"a": "origin"}), headings=["a"])
    assert dict(read_saved(records, "ours").columns) == {"a": "origin"}
    delete_mapping(records, "ours", "desk")
    assert list_mappings(records) == []
    with pytest.raises(MissingError, match="none was saved yet"):
        read_saved(records, "ours")
    actions = [entry.action for entry in ledger.audit(records)]
    assert actions == ["save mapping", "delete mapping", "save mapping", "delete mapping"]


def test_nothing_personal_is_saved(records: Records) -> None:
    mapping = ColumnMapping(columns={"call +375 29 123-45-67": None, "Wo": "place"})
    save_mapping(records, "ours", mapping, headings=["call +375 29 123-45-67", "Wo"], who="ivan@example.org")
    told = json.dumps([entry.as_answer() for entry in ledger.audit(records)])
    assert "123-45-67" not in told
    assert "ivan@" not in told
    assert list_mappings(records)[0].headings == ("call [phone removed]", "Wo")


@pytest.mark.parametrize("name", ["", "  ", "x" * 81, "call +375 29 123-45-67"])
def test_a_name_that_cannot_be_kept_is_refused(name: str, records: Records) -> None:
    with pytest.raises(UsageError, match="A mapping needs a name"):
        save_mapping(records, name, ColumnMapping(), headings=["a"])


def test_a_saved_mapping_imports_as_one_from_a_file(plan: Plan, records: Records) -> None:
    save_mapping(records, "ours", ColumnMapping(columns=SAID, date_order="dmy"), headings=list(SAID))
    planned = plan(FILE, columns=read_saved(records, "ours").columns, date_order="dmy")
    done = commit_import(records, planned)
    assert ledger.get_batch(records, str(done.batch)).mapping["columns"] == SAID
