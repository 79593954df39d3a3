"""The analysts' decisions go before the geocoder's guesses, in the context in which they were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.model import GeocodeStatus, Place, PlaceKind
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.places.rules import PlaceRule, RuledGeocoder, RuleKey, rule_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

CHOSEN = Place(
    name="Rozivka by the sea",
    kind=PlaceKind.SETTLEMENT,
    country="UA",
    admin1="Donetsk region",
    lat=47.0,
    lon=37.0,
    radius_m=1000,
    confidence=1.0,
    method="picked",
    text="Rozivka",
)


class Kept:
    """Rules kept in a dict."""

    def __init__(self, *rules: PlaceRule) -> None:
        self.rules = {rule.key: rule for rule in rules}

    def rule(self, keys: Sequence[RuleKey]) -> PlaceRule | None:
        return next((self.rules[key] for key in keys if key in self.rules), None)


def test_a_rule_decides_an_ambiguous_name_and_says_so() -> None:
    rules = Kept(PlaceRule(rule_id="t1", key=RuleKey(name="rozivka"), place=CHOSEN))
    answer = RuledGeocoder(open_geocoder(), rules).geocode(PlaceQuery(text="ROZIVKA"))
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert (answer.place.lat, answer.place.method, answer.place.text) == (47.0, "team rule t1", "ROZIVKA")


def test_a_rule_of_one_source_leaves_the_others_alone() -> None:
    rules = Kept(PlaceRule(rule_id="t1", key=RuleKey(name="rozivka", source="Channel"), place=CHOSEN))
    asked = PlaceQuery(text="Rozivka")
    mine, other = (RuledGeocoder(open_geocoder(), rules, source=each).geocode(asked) for each in ("Channel", "Another"))
    assert mine.status is GeocodeStatus.RESOLVED
    assert other == open_geocoder().geocode(asked)


def test_the_more_special_rule_goes_first() -> None:
    general = PlaceRule(rule_id="general", key=RuleKey(name="rozivka"), place=None)
    special = PlaceRule(rule_id="special", key=RuleKey(name="rozivka", country="UA"), place=CHOSEN)
    geocoder = RuledGeocoder(open_geocoder(), Kept(general, special))
    assert geocoder.geocode(PlaceQuery(text="Rozivka", country="UA")).place is not None
    assert geocoder.geocode(PlaceQuery(text="Rozivka")).status is GeocodeStatus.NOT_FOUND


def test_no_place_is_a_decision_too() -> None:
    rules = Kept(PlaceRule(rule_id="t2", key=RuleKey(name="brest"), place=None))
    answers = RuledGeocoder(open_geocoder(), rules).geocode_many([PlaceQuery(text="Brest"), PlaceQuery(text="Minsk")])
    assert [each.status for each in answers] == [GeocodeStatus.NOT_FOUND, GeocodeStatus.RESOLVED]


def test_typed_coordinates_go_before_rules() -> None:
    rules = Kept(PlaceRule(rule_id="t3", key=RuleKey(name="52 1 23 7"), place=CHOSEN))
    place = RuledGeocoder(open_geocoder(), rules).geocode(PlaceQuery(text="52.1, 23.7")).place
    assert place is not None
    assert (place.lat, place.lon) == (52.1, 23.7)


@pytest.mark.parametrize(("source", "number"), [(None, 3), ("Channel", 6)])
def test_keys_run_from_the_special_to_the_general(source: str | None, number: int) -> None:
    keys = rule_keys(PlaceQuery(text="Rozivka", country="UA", admin1="Donetsk"), source)
    assert len(keys) == number
    assert keys[-1] == RuleKey(name="rozivka")
