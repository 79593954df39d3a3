"""The routes of the overlays: for those with a good token only, and only what lies over the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.records import shared
from geo.records.overlays import add_overlay, remove_overlay

if TYPE_CHECKING:
    from tests.server.conftest import Client

SHAPES = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"<b>"},"geometry":null}]}'


def test_overlays_are_listed_and_each_is_sent_as_geojson(client: Client) -> None:
    made, _ = add_overlay(shared.records(), "raions", document=SHAPES, shapes=1, sha256="a" * 64)
    assert client.ask("/api/overlays").data == {"overlays": [{"no": made.no, "name": "raions", "shapes": 1}]}
    answer = client.ask("/api/overlay", no=made.no)
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.data["features"][0]["properties"]["name"] == "<b>"
    remove_overlay(shared.records(), made.no)
    assert client.ask("/api/overlays").data == {"overlays": []}
    assert client.ask("/api/overlay", no=made.no).status == 404


@pytest.mark.parametrize("number", ["", "-1", "1.5", "x", "99999999999999999999"])
def test_a_number_that_is_none_is_refused(empty: Client, number: str) -> None:
    answer = empty.ask("/api/overlay", no=number)
    assert (answer.status, "whole number" in answer.data["error"]) == (400, True)


@pytest.mark.parametrize("path", ["/api/overlays", "/api/overlay"])
def test_who_has_no_token_gets_no_overlay(empty: Client, path: str) -> None:
    assert empty.get(path, no=1).status == 401
