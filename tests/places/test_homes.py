"""A source's home region tells open names apart, and never makes an answer sure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import GeocodeStatus
from geo.places.homes import home_regions
from geo.places.offline import open_geocoder
from geo.places.query import Geocoded, PlaceQuery
from geo.places.rules import PlaceRules, RuledGeocoder

BREST, HOMEL = ("BY", "Brest region"), ("BY", "Homel region")


def of_a_source(text: str, home: tuple[str, str], **more: str) -> Geocoded:
    geocoder = RuledGeocoder(open_geocoder(), PlaceRules(homes={"Channel": home}), source="Channel")
    return geocoder.geocode(PlaceQuery(text=text, **more))


def test_a_home_is_where_most_of_enough_accepted_sightings_lie() -> None:
    counted = [
        ("near", "BY", "Brest region", 7), ("near", "BY", "Homel region", 2), ("near", None, None, 1),
        ("few", "BY", "Brest region", 7),
        ("everywhere", "BY", "Brest region", 50), ("everywhere", "UA", "Kyiv region", 40),
        ("unknown", "BY", "Brest region", 5), ("unknown", "BY", None, 5),
    ]  # fmt: skip
    assert home_regions(counted) == {"near": BREST}


@pytest.mark.parametrize(("name", "home"), [("Рудня", HOMEL), ("Александровка", HOMEL), ("Полесье", HOMEL)])
def test_among_namesakes_the_one_at_home_gains_and_stays_open(name: str, home: tuple[str, str]) -> None:
    alone, answer = open_geocoder().geocode(PlaceQuery(text=name)), of_a_source(name, home)
    assert answer.status is not GeocodeStatus.RESOLVED
    assert chance_in(answer, home) > 1.3 * chance_in(alone, home)


def chance_in(answer: Geocoded, region: tuple[str, str]) -> float:
    return sum(each.confidence for each in answer.candidates if (each.country, each.admin1) == region)


@pytest.mark.parametrize("name", ["Асіповічы", "Мозырь", "Chernihiv", "Віцебск", "53.9, 27.5", "Homel region"])
def test_what_is_sure_without_it_stays_as_it_is(name: str) -> None:
    assert of_a_source(name, BREST) == open_geocoder().geocode(PlaceQuery(text=name))


def test_no_answer_becomes_sure_by_a_home() -> None:
    """Of 300 names that are open, none is resolved for any source; those at home are likelier."""
    geocoder = open_geocoder()
    gazetteer = geocoder.gazetteers[-1]
    likelier = tried = 0
    for at in range(0, len(gazetteer), len(gazetteer) // 600):
        query = PlaceQuery(text=gazetteer.name(at))
        alone = geocoder.geocode(query)
        country, admin1 = gazetteer.country(at), gazetteer.admin1(at)
        if alone.status is not GeocodeStatus.AMBIGUOUS or alone.place is None or country is None or admin1 is None:
            continue
        tried += 1
        answer = geocoder.geocode(replace(query, home=(country, admin1)))
        assert answer.status is not GeocodeStatus.RESOLVED
        held = [each for each in answer.candidates if (each.country, each.admin1) == (country, admin1)]
        before = [each for each in alone.candidates if (each.country, each.admin1) == (country, admin1)]
        likelier += bool(held) and (not before or held[0].confidence >= before[0].confidence)
    assert tried > 100
    assert likelier > 0.95 * tried


def test_a_source_without_a_home_is_answered_as_anyone() -> None:
    geocoder = RuledGeocoder(open_geocoder(), PlaceRules(homes={"Channel": BREST}), source="Another")
    assert geocoder.geocode(PlaceQuery(text="Рудня")) == open_geocoder().geocode(PlaceQuery(text="Рудня"))
