"""The legend's words follow the watched country."""

from __future__ import annotations

import json
from typing import Any

import pytest

from geo.maps.colouring import COLOURS, KEYS, legend_names
from geo.maps.layer import LayerOptions, data_layer, look
from geo.maps.style import LABEL_FONT


@pytest.mark.parametrize(("code", "into"), [("BY", "Into Belarus"), ("UA", "Into Ukraine"), ("RU", "Into Russia")])
def test_directions_are_told_of_the_watched_country(code: str, into: str) -> None:
    assert look()["names"]["flow"]["in"].format(look()["countries"][code]) == into


def test_a_change_of_filters_sends_no_colours_and_no_words_of_the_legend() -> None:
    sent = json.dumps(data_layer("token", options=LayerOptions(theme="dark")).query)
    assert len(sent) < 250
    assert not any(word in sent for word in ("Belarus", "#", LABEL_FONT))


@pytest.mark.parametrize("colour", KEYS)
def test_every_key_of_a_legend_has_a_name_and_a_colour(colour: Any) -> None:
    assert set(legend_names(colour, "Belarus")) == set(KEYS[colour]) == set(COLOURS[colour])


def test_steps_of_age_meet_without_gap_or_overlap() -> None:
    names = list(legend_names("age", "Belarus").values())
    assert names == ["Last 3 days", "4–7 days", "8–30 days", "31–90 days", "More than 90 days", "Date not said"]
