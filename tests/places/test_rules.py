"""The analysts' decisions go before the geocoder's guesses, in the context in which they were made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import GeocodeStatus, Place, PlaceKind
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.places.rules import PlaceRule, PlaceRules, RuledGeocoder, RuleKey, rule_keys

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


def kept(*rules: PlaceRule) -> PlaceRules:
    return PlaceRules(rules)


def test_a_rule_decides_an_ambiguous_name_and_says_so() -> None:
    rules = kept(PlaceRule(rule_id="t1", key=RuleKey(name="rozivka"), place=CHOSEN))
    answer = RuledGeocoder(open_geocoder(), rules).geocode(PlaceQuery(text="ROZIVKA"))
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert (answer.place.lat, answer.place.method, answer.place.text) == (47.0, "team rule t1: picked", "ROZIVKA")


def test_a_rule_of_one_source_leaves_the_others_alone() -> None:
    rules = kept(PlaceRule(rule_id="t1", key=RuleKey(name="rozivka", source="Channel"), place=CHOSEN))
    asked = PlaceQuery(text="Rozivka")
    mine, other = (RuledGeocoder(open_geocoder(), rules, source=each).geocode(asked) for each in ("Channel", "Another"))
    assert mine.status is GeocodeStatus.RESOLVED
    assert other == open_geocoder().geocode(asked)


def test_the_more_special_rule_goes_first() -> None:
    general = PlaceRule(rule_id="general", key=RuleKey(name="rozivka"), place=None)
    special = PlaceRule(rule_id="special", key=RuleKey(name="rozivka", country="UA"), place=CHOSEN)
    geocoder = RuledGeocoder(open_geocoder(), kept(general, special))
    assert geocoder.geocode(PlaceQuery(text="Rozivka", country="UA")).place is not None
    assert geocoder.geocode(PlaceQuery(text="Rozivka")).status is GeocodeStatus.NO_PLACE


def test_no_place_is_a_decision_too() -> None:
    rules = kept(PlaceRule(rule_id="t2", key=RuleKey(name="brest"), place=None))
    answers = RuledGeocoder(open_geocoder(), rules).geocode_many([PlaceQuery(text="Brest"), PlaceQuery(text="Minsk")])
    assert [each.status for each in answers] == [GeocodeStatus.NO_PLACE, GeocodeStatus.RESOLVED]
    assert answers[0].method == "team rule t2"


def test_typed_coordinates_go_before_rules() -> None:
    rules = kept(PlaceRule(rule_id="t3", key=RuleKey(name="52 1 23 7"), place=CHOSEN))
    place = RuledGeocoder(open_geocoder(), rules).geocode(PlaceQuery(text="52.1, 23.7")).place
    assert place is not None
    assert (place.lat, place.lon) == (52.1, 23.7)


@pytest.mark.parametrize(
    ("query", "held"),
    [
        (PlaceQuery(text="Rozivka", country="UA"), True),
        (PlaceQuery(text="Rozivka", admin1="Donetsk oblast"), True),
        (PlaceQuery(text="Rozivka", admin1="Донецкая область"), True),
        (PlaceQuery(text="Rozivka", admin1="Qwxyzzk"), True),
        (PlaceQuery(text="Rozivka", country="BY"), False),
        (PlaceQuery(text="Rozivka", country="UA", admin1="Zaporizhzhia"), False),
    ],
)
def test_a_rule_leaves_alone_what_is_said_to_lie_elsewhere(query: PlaceQuery, held: bool) -> None:  # noqa: FBT001 - a column of the cases
    rules = kept(PlaceRule(rule_id="t1", key=RuleKey(name="rozivka"), place=CHOSEN))
    answer = RuledGeocoder(open_geocoder(), rules).geocode(query)
    assert answer.method.startswith("team rule") is held
    if not held:
        assert answer == open_geocoder().geocode(query)


def test_what_a_rule_decides_helps_the_other_names_of_the_report() -> None:
    near_crimea = replace(CHOSEN, name="Perekop post", lat=46.15, lon=33.7, admin1="Kherson region")
    rules = kept(PlaceRule(rule_id="t1", key=RuleKey(name="the old post"), place=near_crimea))
    asked = [PlaceQuery(text="the old post"), PlaceQuery(text="Oleksandrivka")]
    alone = open_geocoder().geocode(asked[1])
    first, second = RuledGeocoder(open_geocoder(), rules).geocode_many(asked)
    assert first.place is not None
    assert first.place.name == "Perekop post"
    assert second.candidates != alone.candidates
    assert second.candidates[0].lat < 48


@pytest.mark.parametrize(("source", "number"), [(None, 3), ("Channel", 6)])
def test_keys_run_from_the_special_to_the_general(source: str | None, number: int) -> None:
    keys = rule_keys(PlaceQuery(text="Rozivka", country="UA", admin1="Donetsk"), source)
    assert len(keys) == number
    assert keys[-1] == RuleKey(name="rozivka")
