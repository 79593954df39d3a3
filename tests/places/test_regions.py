"""Regions that no office draws: areas without outlines, of the country that all their parts are of, never a pin."""

from __future__ import annotations

import pytest

from geo.model import GeocodeStatus, PlaceKind
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.places.regions import read_regions


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Сибирь", "Siberia", "RU"), ("Сибири", "Siberia", "RU"), ("Сібіру", "Siberia", "RU"),
        ("Дальнего Востока", "Russian Far East", "RU"), ("на Далёкім Усходзе", "Russian Far East", "RU"),
        ("the Russian Far East", "Russian Far East", "RU"), ("из Поволжья", "Volga region", "RU"),
        ("Южного Урала", "Urals", "RU"), ("на Північному Кавказі", "North Caucasus", "RU"),
        ("Донбасса", "Donbas", "UA"), ("на Данбасе", "Donbas", "UA"), ("Donbas, Ukraine", "Donbas", "UA"),
        ("Галичини", "Galicia", "UA"), ("на Палессі", "Polesia", None), ("стран Балтии", "Baltic states", None),
    ],
)  # fmt: skip
def test_a_region_is_an_area_without_a_pin(text: str, name: str, country: str | None) -> None:
    answer = open_geocoder().geocode(PlaceQuery(text=text))
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert (answer.place.name, answer.place.kind, answer.place.country) == (name, PlaceKind.ADMIN1, country)


@pytest.mark.parametrize(
    "text", ["деревня Палессе", "Палессе, Гомельская вобласць", "Полесье", "станция Сибирь", "Урал", "Восток"]
)
def test_a_village_or_half_a_name_is_no_region(text: str) -> None:
    names = {region.name for region in read_regions().values()}
    assert all(each.name not in names for each in open_geocoder().geocode(PlaceQuery(text=text)).candidates)


def test_a_region_holds_its_parts() -> None:
    for name, parts in {"Сибирь": ["Омск", "Красноярск"], "Дальний Восток": ["Хабаровск", "Южно-Сахалинск"]}.items():
        region = open_geocoder().geocode(PlaceQuery(text=name)).place
        assert region is not None
        for part in parts:
            town = open_geocoder().geocode(PlaceQuery(text=part)).place
            assert town is not None
            assert abs(town.lat - region.lat) * 111_000 < region.radius_m < 6_000_000


def test_each_part_is_an_area_of_the_gazetteer_in_the_country_of_the_region() -> None:
    for region in set(read_regions().values()):
        for country, name in region.areas:
            found = open_geocoder().geocode(PlaceQuery(text=name, country=country)).place
            assert found is not None
            assert (found.country, found.kind) in {(country, PlaceKind.ADMIN1), (country, PlaceKind.COUNTRY)}
            assert region.country in {country, None}
