"""JSON Lines in, JSON Lines out, in order; a bad line is answered, never dropped."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from geo.model import GeocodeStatus
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.places.stream import geocode_stream

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample_sightings.csv"
PLACE_FIELDS = ["name", "kind", "country", "admin1", "lat", "lon", "radius_m", "confidence", "method", "text"]


def answers(*lines: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in geocode_stream(lines, open_geocoder())]


def test_answers_have_the_fixed_fields_in_order() -> None:
    (answer,) = answers('{"id": "a1", "text": "Asipovichy", "country": "BY", "near": [53.3, 28.6]}')
    assert list(answer) == ["id", "status", "place", "candidates"]
    assert answer["id"] == "a1"
    assert answer["status"] == "resolved"
    assert isinstance(answer["place"], dict)
    assert list(answer["place"]) == PLACE_FIELDS


def test_nothing_found_is_null() -> None:
    (answer,) = answers('{"id": 7, "text": "Qwxyzzk"}')
    assert answer == {"id": 7, "status": "not_found", "place": None, "candidates": []}


@pytest.mark.parametrize(
    ("line", "number", "said"),
    [
        ("not json", None, "not JSON"),
        ("[1, 2]", None, "not an object"),
        ('{"id": 3}', 3, 'no "text"'),
        ('{"id": 4, "text": 12}', 4, 'no "text"'),
        ('{"id": 5, "text": "Brest", "near": [1]}', 5, "[lat, lon]"),
        ('{"id": 6, "text": "Brest", "near": ["a", true]}', 6, "[lat, lon]"),
        ('{"id": 7, "text": "Brest", "country": 5}', 7, "not a string"),
    ],
)
def test_a_bad_line_is_answered_and_the_stream_goes_on(line: str, number: int | None, said: str) -> None:
    bad, good = answers(line, '{"id": 9, "text": "Brest"}')
    assert bad["id"] == number
    assert said in str(bad["error"])
    assert good["status"] == "resolved"


def test_ids_of_any_kind_and_repeated_questions_are_answered_in_order() -> None:
    lines = [
        '{"id": null, "text": "Brest"}',
        '{"id": "б\\"", "text": "Brest"}',
        "",
        '{"id": {"x": 1}, "text": "Brest"}',
    ]
    found = answers(*lines)
    assert [each["id"] for each in found] == [None, 'б"', {"x": 1}]
    assert found[0]["place"] == found[1]["place"] == found[2]["place"]


def test_odd_text_never_breaks_the_stream() -> None:
    texts = [
        "",
        "\u0000",
        "🙂" * 50,
        "ў" * 3000,
        "((((((",
        "a-b-c-d",
        "; ; ;",
        "/",
        "км от",
        "между и",
        "\ud83d",
        "10 km of",
    ]
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)]
    assert [each["id"] for each in answers(*lines)] == list(range(len(texts)))


WHY_OPEN = {
    # what stays open in the sample, and why
    "1311th tank reserve base, Russia": "the base itself is not located",
    "Asipovichy-1 or Polonka": "names two places",
    "Bekasovo-Sortirovochnoye": "a station without its type word",
    "Bronnaya Gora": "a station without its type word",
    "Navabelitskaya": "a station without its type word",
    "Novokolosovo": "a station without its type word",
    "Mokrany": "a crossing without its type word",
    "Onokhoi, Russia": "a station without its type word",
    "Uspenskaya, Rostov region": "a station without its type word",
    "Asipovichy station": "the town's stations are numbered",
    "Morozovka": "many of the name",
    "Borisovka": "many of the name",
    "Rozivka": "many of the name",
    "Chebarkul": "far from the watched country, no area said",
    "Belaya Soroka": "a village known only from the curated list",
    "Yeysk station": "no such station is held",
    "Tsel": "not held",
    "Stalichny station, Minsk": "not held",
    "Zaslonava station": "not held",
    "Zaslonovo station": "not held",
    "Zaslonovo station, Vitebsk region": "not held",
    "border with Ukraine": "a line, not a place",
}


def test_every_place_of_the_sample_is_settled_or_open_for_a_stated_reason() -> None:
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        texts = {
            row[column].strip()
            for row in csv.DictReader(file)
            for column in ("place_reported", "place", "origin", "destination")
            if (row.get(column) or "").strip()
        }
    assert len(texts) > 100
    settled = {GeocodeStatus.RESOLVED, GeocodeStatus.REGION}
    still_open = {text for text in texts if open_geocoder().geocode(PlaceQuery(text=text)).status not in settled}
    unexplained = {text for text in still_open - set(WHY_OPEN) if ";" not in text and "/" not in text}
    assert unexplained == set()
