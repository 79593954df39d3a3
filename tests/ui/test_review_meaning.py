"""Coordinates that an analyst types become a place, or a message that says the mend."""

from __future__ import annotations

import pytest

from geo.model import Place
from geo.ui.review_meaning import place_of


@pytest.mark.parametrize(
    ("text", "point", "how"),
    [
        ("52.1, 23.7", (52.1, 23.7), "(decimal degrees)"),
        ("52,1; 23,7", (52.1, 23.7), "(decimal degrees)"),
        ("123.7, 52.1", (52.1, 123.7), "(decimal degrees, longitude first)"),
        ("52°06′00″N 23°42′00″E", (52.1, 23.7), ""),
        ("9G4C4P22+22", None, "plus code"),
    ],
)
def test_coordinates_are_read_in_many_writings_and_their_order_is_told(
    text: str, point: tuple[float, float] | None, how: str
) -> None:
    place = place_of("Nowhereville", text)
    assert isinstance(place, Place)
    assert how in place.method
    assert place.name == place.text == "Nowhereville"
    assert place.radius_m > 0
    if point is not None:
        assert (round(place.lat, 4), round(place.lon, 4)) == point


def test_a_point_has_the_country_and_area_of_our_own_outlines() -> None:
    place = place_of("x", "44.95, 34.11")
    assert isinstance(place, Place)
    assert place.country == "UA"


@pytest.mark.parametrize("text", ["somewhere north", "52.1", "95, 190", "nan, nan", "<b>1</b>, 2"])
def test_what_is_no_position_is_said_to_be_so(text: str) -> None:
    assert isinstance(place_of("x", text), str)
