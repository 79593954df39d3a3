"""What every geocoder keeps to, whichever stands behind the Protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.model import GeocodeStatus
from geo.places.offline import open_geocoder
from geo.places.online import OnlineGeocoder
from geo.places.online_services import OnlineOptions
from geo.places.online_store import OnlineStore
from geo.places.query import Geocoder, PlaceQuery
from geo.places.rules import PlaceRule, PlaceRules, RuledGeocoder, RuleKey
from tests.places.services import AGENT, services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["offline", "online", "ruled", "ruled online"])
def geocoder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Geocoder]:
    held: Geocoder = open_geocoder()
    with services() as server:
        if "online" in request.param:
            options = OnlineOptions(service="photon", user_agent=AGENT, url=server.url)
            store = OnlineStore(tmp_path / "online.sqlite")
            held = OnlineGeocoder(open_geocoder(), options, store, private=lambda _: False)
        if "ruled" in request.param:
            held = RuledGeocoder(
                held, PlaceRules([PlaceRule(rule_id="t1", key=RuleKey(name="the old place"), place=None)])
            )
        yield held


QUERIES = [PlaceQuery(text=text) for text in ("Minsk", "Rozivka", "Qwxyzzk", "Brest region", "52.1, 23.7", "", "🙂")]


class TestEveryGeocoder:
    def test_answers_are_as_many_as_queries_and_in_their_order(self, geocoder: Geocoder) -> None:
        answers = geocoder.geocode_many(QUERIES)
        assert len(answers) == len(QUERIES)
        assert [each.place.name if each.place else None for each in answers][:1] == ["Minsk"]
        assert answers[2].status is GeocodeStatus.NOT_FOUND

    def test_equal_queries_get_equal_answers(self, geocoder: Geocoder) -> None:
        assert [geocoder.geocode(each) for each in QUERIES] == [geocoder.geocode(each) for each in QUERIES]

    def test_a_best_guess_is_among_its_candidates_and_words_are_as_said(self, geocoder: Geocoder) -> None:
        for query in QUERIES:
            answer = geocoder.geocode(query)
            if answer.place is not None:
                assert answer.place in answer.candidates
                assert answer.place.text == query.text
                assert 0 <= answer.place.confidence <= 1

    def test_typed_coordinates_stand(self, geocoder: Geocoder) -> None:
        place = geocoder.geocode(PlaceQuery(text="52.1, 23.7")).place
        assert place is not None
        assert (place.lat, place.lon) == (52.1, 23.7)

    def test_an_area_is_never_a_pin(self, geocoder: Geocoder) -> None:
        assert geocoder.geocode(PlaceQuery(text="Brest region")).status is GeocodeStatus.REGION

    def test_nothing_is_answered_to_nothing(self, geocoder: Geocoder) -> None:
        assert [geocoder.geocode(PlaceQuery(text=text)).place for text in ("", "  ", "🙂", "!?")] == [None] * 4

    def test_no_queries_get_no_answers(self, geocoder: Geocoder) -> None:
        assert geocoder.geocode_many([]) == []
