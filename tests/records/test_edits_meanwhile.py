"""Edits that rest on rows as they were read are not stored over what somebody changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.errors import ChangedMeanwhileError
from geo.records import ledger
from geo.records.edits import get_sighting
from tests.records.making import batch_of, sighting

if TYPE_CHECKING:
    from geo.records.database import Records


@pytest.fixture
def held(records: Records) -> list[str]:
    """Ids of two sightings."""
    done = ledger.commit_batch(records, batch_of([sighting(), sighting(20, 20)]))
    return [*ledger.batch_sightings(records, done.id).values()]


def test_what_was_changed_since_it_was_read_is_named_and_nothing_is_stored(records: Records, held: list[str]) -> None:
    read_at = records.sequence()
    ledger.update_sighting(records, held[1], {"note": "theirs"}, "desk 2")
    with pytest.raises(ChangedMeanwhileError, match=held[1]) as refused:
        ledger.update_sightings(records, {each: {"note": "mine"} for each in held}, since=read_at)
    assert refused.value.sighting_ids == (held[1],)
    assert [get_sighting(records, each)["note"] for each in held] == [None, "theirs"]


def test_what_nobody_changed_is_stored(records: Records, held: list[str]) -> None:
    read_at = records.sequence()
    ledger.update_sighting(records, held[1], {"note": "theirs"}, "desk 2")
    assert len(ledger.update_sightings(records, {held[0]: {"note": "mine"}}, since=read_at)) == 1
    assert get_sighting(records, held[0])["note"] == "mine"
