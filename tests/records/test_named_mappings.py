"""Named mappings in the record database, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.errors import MissingError
from geo.records.named_mappings import delete_mapping, list_mappings, mapping_for, mapping_named, store_mapping

if TYPE_CHECKING:
    from geo.records.database import Records


def test_a_mapping_is_stored_found_and_deleted(records: Records) -> None:
    store_mapping(records, "b", {"columns": {"x": "place"}}, headings=["X", "y"], keys=["x", "y"], who="desk")
    store_mapping(records, "A", {"columns": {"x": "origin"}}, headings=["x", "Y"], keys=["y", "x"])
    assert [each.name for each in list_mappings(records)] == ["A", "b"]
    assert mapping_named(records, "b").as_answer() | {"made_at": ""} == {
        "name": "b", "headings": ["X", "y"], "mapping": {"columns": {"x": "place"}}, "who": "desk", "made_at": "",
    }  # fmt: skip
    latest = mapping_for(records, ["y", "x"])
    assert latest is not None
    assert latest.name == "A"
    assert mapping_for(records, ["x"]) is None
    delete_mapping(records, "A")
    with pytest.raises(MissingError, match="there are 'b'"):
        mapping_named(records, "A")
