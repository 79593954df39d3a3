"""What a row is told of a village of which only the community is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.intake.locate import Locator
from geo.intake.positions import SaidPlace
from geo.model import GeocodeStatus

if TYPE_CHECKING:
    from geo.places.query import Geocoder


def test_a_village_placed_by_its_community_is_told_so_with_how_far_off_it_may_lie(geocoder: Geocoder) -> None:
    said = SaidPlace(text="Яковенкове", position=None, country="UA", admin1="Crimea")
    toponym, (reason,) = Locator(geocoder).locate({"place": said})["place"]
    assert toponym is not None
    assert toponym.status is GeocodeStatus.AMBIGUOUS
    assert reason.code == "ambiguous_place"
    off = round(toponym.candidates[0].radius_m / 1000.0)
    assert f"only the surroundings are known: the village lies within {off} km of the point" in reason.message
    assert "give lat and lon" in reason.message
