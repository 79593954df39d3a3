"""The districts of Belarus by their adjectives, most of which no rule leads back to a seat (Глыбоцкі, Чаусский)."""

from __future__ import annotations

import csv

import pytest

from geo.model import GeocodeStatus, PlaceKind
from geo.places.districts import COMMUNITY_RADIUS_M
from geo.places.geometry import km_on_sphere
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.settings import DATA_DIR

with (DATA_DIR / "districts.csv").open(encoding="utf-8", newline="") as file:
    DISTRICTS = list(csv.DictReader(file))
LANGUAGES = [
    ("adjective_be", 1, ("і раён", "ага раёна", "ім раёне")),
    ("adjective_ru", 2, ("ий район", "ого района", "ом районе", "ий р-н")),
    ("adjective_uk", 2, ("ий район", "ого району", "ому районі")),
]
"""The column of an adjective, how many letters of it are its case ending, and phrases of three cases."""


def test_all_districts_are_listed_once() -> None:
    assert len(DISTRICTS) == len({row["adjective_be"] for row in DISTRICTS}) == 118


@pytest.mark.parametrize(("column", "ending", "phrases"), LANGUAGES, ids=["be", "ru", "uk"])
def test_a_district_is_found_in_every_case_and_is_never_a_pin(
    column: str, ending: int, phrases: tuple[str, ...]
) -> None:
    geocoder = open_geocoder()
    for row in DISTRICTS:
        for phrase in phrases if row[column] else ():
            answer = geocoder.geocode(PlaceQuery(text=row[column][:-ending] + phrase))
            assert answer.status is GeocodeStatus.REGION, row[column] + phrase
            assert answer.place is not None
            assert (answer.place.country, answer.place.kind) == ("BY", PlaceKind.ADMIN2), row[column] + phrase


@pytest.mark.parametrize(
    ("phrase", "seat"),
    [
        ("Мастоўскі раён", (53.41, 24.54)), ("в Чаусском районе", (53.81, 30.97)),
        ("у Хойніцкім раёне", (51.89, 29.97)),
        ("Lelchytsy district", (51.79, 28.32)), ("Khotsimsk raion", (53.41, 32.58)),
        ("Жовтневий район, Білорусь", (52.64, 28.88)), ("Городоцький район, Білорусь", (55.46, 29.98)),
        ("Лідчына", (53.88, 25.3)), ("на Лидчине", (53.88, 25.3)),
    ],
)  # fmt: skip
def test_it_stands_at_its_own_seat(phrase: str, seat: tuple[float, float]) -> None:
    place = open_geocoder().geocode(PlaceQuery(text=phrase)).place
    assert place is not None
    assert km_on_sphere(seat, (place.lat, place.lon)) < 10


@pytest.mark.parametrize(("phrase", "country"), [("Ивановский район", "RU"), ("Городоцький район", "UA")])
def test_a_named_country_goes_before_the_table(phrase: str, country: str) -> None:
    place = open_geocoder().geocode(PlaceQuery(text=phrase, country=country)).place
    assert place is None or place.country == country


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Есманська громада", "Esman community"),
        ("Nova Sloboda hromada", "Nova Sloboda community"),
        ("у Городнянській громаді", "Horodnia community"),
        ("Шалигинську громаду", "Shalyhyne community"),
    ],
)
def test_a_community_has_a_seat_of_any_size_and_a_smaller_radius(phrase: str, name: str) -> None:
    answer = open_geocoder().geocode(PlaceQuery(text=phrase, country="UA"))
    assert answer.status is GeocodeStatus.REGION
    assert answer.place is not None
    assert answer.place.name == name
    assert answer.place.radius_m == COMMUNITY_RADIUS_M


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("Обухово", "Оршанский район"), ("Абухава", "Аршанскі раён"), ("Обухове", "Оршанський район"),
        ("Obukhovo", "Orsha district"), ("Новое село", "Кобринский район"),
    ],
)  # fmt: skip
def test_a_village_of_a_district_is_no_place_of_another_country(name: str, district: str) -> None:
    place = open_geocoder().geocode(PlaceQuery(text=name, admin1=district)).place
    assert place is None or place.country == "BY"


def test_a_district_that_may_be_one_of_several_rules_nothing_out() -> None:
    asked = PlaceQuery(text="Иваново", admin1="Советский район")
    assert open_geocoder().geocode(asked).place is not None
