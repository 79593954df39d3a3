"""Overlays in the record database: one of each file, taken off and put back, with a trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from geo.errors import MissingError
from geo.records.overlays import add_overlay, list_overlays, overlay_document, remove_overlay, restore_overlay
from geo.records.tables import audit

if TYPE_CHECKING:
    from geo.records.database import Records

SHAPES = '{"type":"FeatureCollection","features":[]}'


def added(records: Records, name: str = "raions", sha256: str = "a" * 64) -> int:
    made, _ = add_overlay(records, name, document=SHAPES, shapes=3, sha256=sha256, who="desk 2")
    return made.no


def test_an_overlay_is_stored_once_and_listed(records: Records) -> None:
    number = added(records)
    again, new = add_overlay(records, "other name", document=SHAPES, shapes=3, sha256="a" * 64)
    assert (again.no, new) == (number, False)
    (only,) = list_overlays(records)
    assert (only.name, only.shapes, only.who) == ("raions", 3, "desk 2")
    assert overlay_document(records, number) == SHAPES


def test_taken_off_it_is_gone_and_put_back_it_is_the_same(records: Records) -> None:
    number, other = added(records), added(records, "roads", "b" * 64)
    remove_overlay(records, number, "desk 2")
    assert [each.no for each in list_overlays(records)] == [other]
    with pytest.raises(MissingError, match="no overlay"):
        overlay_document(records, number)
    with pytest.raises(MissingError, match="no overlay"):
        remove_overlay(records, number)
    restore_overlay(records, number, "desk 2")
    assert [each.no for each in list_overlays(records)] == [number, other]
    with pytest.raises(MissingError, match="no overlay"):
        restore_overlay(records, number)


def test_each_write_is_in_the_trail_and_moves_the_sequence(records: Records) -> None:
    before = records.sequence()
    number = added(records)
    remove_overlay(records, number, "desk 2")
    restore_overlay(records, number)
    assert records.sequence() == before + 3
    with records.read() as connection:
        told = connection.execute(sa.select(audit.c.action, audit.c.who).order_by(audit.c.no)).all()
    assert [tuple(row) for row in told][-3:] == [
        ("add overlay", "desk 2"), ("remove overlay", "desk 2"), ("restore overlay", None),
    ]  # fmt: skip
