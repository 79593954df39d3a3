"""What rows tell of is found again in every kind of database."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.errors import UsageError
from geo.model import Interval, Qualifier, Status
from geo.records import ledger
from geo.records.tellings import batches_of_marks, held_tellings, telling_key
from tests.records.making import batch_of, sighting

if TYPE_CHECKING:
    from geo.model import Sighting
    from geo.records.database import Records


def test_rows_that_tell_of_the_same_are_found_while_they_count(records: Records) -> None:
    told = sighting(10, 10)
    mended = replace(told, count=Interval(count_min=12, count_max=12, count_qualifier=Qualifier.EXACT), note="anew")
    key = telling_key(told)
    assert telling_key(mended) == key != telling_key(sighting(10, 10, url="https://example.org/2"))
    ledger.commit_batch(records, batch_of([told, mended]))
    with records.read() as connection:
        held = held_tellings(connection, [key, "unheard"])
    assert {name: [each.sighting_id for each in found] for name, found in held.items()} == {key: ["s000001", "s000002"]}
    assert [each.count.count_min for each in held[key]] == [10, 12]
    ledger.set_status(records, "s000001", Status.REJECTED)
    with records.read() as connection:
        assert [each.sighting_id for each in held_tellings(connection, [key])[key]] == ["s000002"]
    ledger.undo_batch(records, "b0001")
    with records.read() as connection:
        assert held_tellings(connection, [key]) == {}


def test_a_mark_names_the_latest_batch_that_uses_it(records: Records) -> None:
    for number in range(1, 4):
        row = replace(sighting(url=f"https://example.org/{number}"), movement_key="M1")
        ledger.commit_batch(records, batch_of([row], name=f"{number}.csv"))
    ledger.undo_batch(records, "b0003")
    with records.read() as connection:
        assert batches_of_marks(connection, ["m1", "M2"]) == {"m1": "b0002"}


def ten_and_twelve() -> tuple[Sighting, Sighting]:
    told = sighting(10, 10)
    return told, replace(told, count=Interval(count_min=12, count_max=12, count_qualifier=Qualifier.EXACT))


def test_a_batch_does_not_come_back_beside_the_rows_that_mend_it(records: Records) -> None:
    told, mended = ten_and_twelve()
    ledger.commit_batch(records, batch_of([told], name="1.csv"))
    ledger.undo_batch(records, "b0001")
    ledger.commit_batch(records, batch_of([mended], name="2.csv"))
    with pytest.raises(UsageError, match=r"1 rows of batch b0001 were imported in b0002 .* undo b0002 first"):
        ledger.redo_batch(records, "b0001")
    assert ledger.get_batch(records, "b0001").undone
    ledger.undo_batch(records, "b0002")
    assert not ledger.redo_batch(records, "b0001").undone


def test_a_batch_comes_back_beside_rows_that_an_analyst_took_while_it_counted(records: Records) -> None:
    told, another = ten_and_twelve()
    ledger.commit_batch(records, batch_of([told], name="1.csv"))
    ledger.commit_batch(records, batch_of([another], name="2.csv"))
    ledger.undo_batch(records, "b0001")
    assert not ledger.redo_batch(records, "b0001").undone
