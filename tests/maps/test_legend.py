"""The legend's words follow the watched country."""

from __future__ import annotations

import pytest

from geo.maps.layer import LayerOptions, data_layer


@pytest.mark.parametrize(("code", "into"), [("BY", "Into Belarus"), ("UA", "Into Ukraine"), ("RU", "Into Russia")])
def test_directions_are_told_of_the_watched_country(code: str, into: str) -> None:
    layer = data_layer("token", options=LayerOptions(watched=code))
    assert layer.query["names"]["flow"]["in"] == into
