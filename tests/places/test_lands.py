"""Lands and districts of towns, and guesses far from the region."""

from __future__ import annotations

import pytest

from geo.model import GeocodeStatus
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.places.scoring import NEIGHBOURHOOD


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [("Мазыршчына", 52.05, 29.25), ("Мазыршчыне", 52.05, 29.25), ("Асіповіцкі раён", 53.3, 28.63)],
)
def test_the_land_or_district_of_a_town_is_an_area_around_it(text: str, lat: float, lon: float) -> None:
    answer = open_geocoder().geocode(PlaceQuery(text=text))
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert (answer.place.lat, answer.place.lon) == pytest.approx((lat, lon), abs=0.1)


def test_a_far_city_is_no_answer_to_a_name_with_a_letter_wrong() -> None:
    answer = open_geocoder().geocode(PlaceQuery(text="Гарлімб"))
    assert answer.place is None
    assert all(place.country in NEIGHBOURHOOD or place.confidence < 0.1 for place in answer.candidates)
