"""Going to a place: names and coordinates in any writing, refused without a token, bounded whatever is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.places.offline import open_geocoder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.server.conftest import Client


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("Баранавічы", 53.13, 26.01),
        ("53.9, 27.56", 53.9, 27.56),
        ("53°54'N 27°34'E", 53.9, 27.567),
        ("36U UA 12345 12345", 49.734, 30.396),
        ("10 km north of Minsk", 53.99, 27.567),
    ],
)
def test_names_and_positions_in_any_writing_are_found(empty: Client, text: str, lat: float, lon: float) -> None:
    best = empty.ask("/api/find", text=text).data["found"][0]
    assert (best["lat"], best["lon"]) == (pytest.approx(lat, abs=0.02), pytest.approx(lon, abs=0.02))
    assert best["reach"] > 0


def test_several_places_of_a_name_are_offered_each_once(empty: Client) -> None:
    found = empty.ask("/api/find", text="Brest").data["found"]
    assert found[0]["country"] == "BY"
    assert 1 < len(found) <= 8
    assert len({(place["name"], place["lat"]) for place in found}) == len(found)


@pytest.mark.parametrize("text", ["53.9", "NaN, 12", "999, 999", "<b>", "'; drop table sightings"])
def test_what_is_no_place_finds_nothing(empty: Client, text: str) -> None:
    answer = empty.ask("/api/find", text=text)
    assert (answer.status, answer.data["found"]) == (200, [])


@pytest.mark.parametrize("text", ["", " ", "x" * 201])
def test_no_text_or_too_long_a_one_is_refused_with_the_mend(empty: Client, text: str) -> None:
    answer = empty.ask("/api/find", text=text)
    assert answer.status == 400
    assert "up to 200 characters" in answer.data["error"]


def test_a_gazetteer_of_ones_own_that_is_damaged_is_said_and_not_a_traceback(client: Client, tmp_path: Path) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "manifest.json").write_text("{")
    open_geocoder.cache_clear()
    try:
        answer = client.ask("/api/find", text="Minsk")
    finally:
        open_geocoder.cache_clear()
    assert (answer.status, "gazetteer" in answer.data["error"]) == (503, True)


def test_who_has_no_token_finds_nothing(empty: Client) -> None:
    assert empty.get("/api/find", text="Minsk").status == 401
