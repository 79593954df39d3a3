"""Seas and gulfs: areas of no country, in four languages and every case, never a pin."""

from __future__ import annotations

import pytest

from geo.model import GeocodeStatus, PlaceKind
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.places.seas import read_seas, sea_named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("в Баренцевом море", "Barents Sea"),
        ("над Баранцавым морам", "Barents Sea"),
        ("Чорного моря", "Black Sea"),
        ("у Чорным моры", "Black Sea"),
        ("Sea of Azov", "Sea of Azov"),
        ("the Black Sea", "Black Sea"),
        ("Азовському морі", "Sea of Azov"),
        ("Morze Bałtyckie", "Baltic Sea"),
        ("из Белого моря", "White Sea"),
        ("Финский залив", "Gulf of Finland"),
    ],
)
def test_a_sea_is_a_region_without_a_country(text: str, name: str) -> None:
    answer = open_geocoder().geocode(PlaceQuery(text=text))
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert (answer.place.name, answer.place.kind, answer.place.country) == (name, PlaceKind.ADMIN1, None)
    assert answer.place.radius_m > 50_000


@pytest.mark.parametrize(
    "text", ["Минское море", "Белорусское море", "Черноморское", "Odesa, Black Sea", "Black", "море"]
)
def test_what_only_sounds_like_a_sea_is_none(text: str) -> None:
    assert sea_named(text) is None


def test_no_two_seas_begin_alike() -> None:
    beginnings = [(each, sea.name) for sea in read_seas() for each in sea.beginnings]
    for each, name in beginnings:
        assert {other for beginning, other in beginnings if each.startswith(beginning)} == {name}
