"""Reports in running text become checked lines, and nothing is read that was not said."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.places.offline import open_geocoder
from geo.reports.stream import extract_stream

SEED = (
    "The monitoring channel Belarusian Hajun says that at least 50 Ural army trucks and another convoy of 30 trucks "
    "were moved from Russia to Belarus over the past week"
)


def read(text: str, published: str | None = "2022-12-19") -> list[dict[str, Any]]:
    line = json.dumps({"id": 1, "text": text, "published": published})
    (answer,) = (json.loads(each) for each in extract_stream([line], open_geocoder()))
    sightings: list[dict[str, Any]] = answer["sightings"]
    return sightings


def test_the_seed_report_gives_its_two_groups_with_their_own_numbers() -> None:
    first, second = read(SEED)
    assert (first["equipment"], first["count_min"], first["count_max"]) == ("Ural truck", 50, None)
    assert first["count_qualifier"] == "at_least"
    assert (second["equipment_class"], second["count_min"], second["count_max"]) == ("truck", 30, 30)
    for each in (first, second):
        assert (each["flow"], each["observed_from"], each["observed_to"]) == ("in", "2022-12-12", "2022-12-19")
        assert (each["origin"]["kind"], each["origin"]["country"]) == ("country", "RU")
        assert (each["place"]["kind"], each["place"]["country"]) == ("country", "BY")
        assert each["source"] == "Belarusian Hajun"


def test_each_value_carries_the_words_it_came_from() -> None:
    first, _ = read(SEED)
    start, end = first["spans"]["count"]
    assert SEED[start:end] == "at least 50"
    start, end = first["spans"]["equipment"]
    assert SEED[start:end] == "Ural army trucks"


@pytest.mark.parametrize(
    ("text", "field", "value", "words"),
    [
        ("Two Su-30SM landed at Machulishchy from Russia.", "flow", "in", "Russia"),
        ("Ten trucks crossed the border into Belarus on 12 December.", "flow", "in", "border"),
        ("A convoy of 30 trucks drove along the M8 near Homel.", "mode", "road", "M8"),
        ("На станцію Гудогай приїхав російський ешелон.", "mode", "rail", "станцію"),
        ("На станцію Гудогай приїхав російський ешелон.", "affiliation", "RU", "російський"),
        ("Ten trucks allegedly came to Mazyr from Russia.", "report_kind", "claim", "allegedly"),
        ("Калона з 20 машын заўтра прыбудзе ў Асіповічы.", "report_kind", "forecast", "прыбудзе"),
    ],
)
def test_what_was_concluded_points_at_the_word_that_settled_it(text: str, field: str, value: str, words: str) -> None:
    (only,) = read(text)
    start, end = only["spans"][field]
    assert (only[field], text[start:end]) == (value, words)


def test_what_no_word_tells_has_no_span() -> None:
    (only,) = read("A convoy of 30 trucks drove along the M8 near Homel.")
    assert not {"flow", "affiliation", "report_kind", "observed"} & only["spans"].keys()


@pytest.mark.parametrize(
    ("text", "equipment_class", "low", "high"),
    [
        ("Вчера на станцию Полонка прибыл эшелон с 20 танками Т-72.", "tank", 20, 20),
        ("Учора на станцыю Палонка прыбыў цягнік, у ім 20 танкаў Т-72.", "tank", 20, 20),
        ("Учора на станцію Полонка прибули щонайменше 20 танків Т-72.", "tank", 20, None),
        ("Yesterday 20 T-72 tanks arrived at Polonka station.", "tank", 20, 20),
    ],
)
def test_the_same_news_reads_alike_in_four_languages(
    text: str, equipment_class: str, low: int, high: int | None
) -> None:
    tanks = [each for each in read(text) if each["equipment_class"] == equipment_class]
    assert [(each["count_min"], each["count_max"], each["observed_to"]) for each in tanks] == [
        (low, high, "2022-12-18")
    ]


def test_a_relative_day_without_a_published_date_stays_unknown() -> None:
    (only,) = read("Yesterday 20 T-72 tanks arrived at Polonka station.", published=None)
    assert only["observed_from"] is None
    assert only["observed_to"] is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The minister said that relations with the neighbours are good.",
        "Дождь с градом прошёл над Брестом, температура 12 градусов.",
        "🚀" * 50,
        "<b>nothing</b>\x00\u200b",
    ],
)
def test_where_nothing_moved_nothing_is_read(text: str) -> None:
    assert read(text) == []


def test_a_bad_line_is_answered_and_the_stream_goes_on() -> None:
    good = json.dumps({"id": 2, "text": SEED, "published": "2022-12-19"})
    bad, answered = (json.loads(each) for each in extract_stream(["{not json", good], open_geocoder()))
    assert "error" in bad
    assert (answered["id"], len(answered["sightings"])) == (2, 2)


@pytest.mark.parametrize("published", ["9999-12-31", "0001-01-01", "soon"])
def test_a_published_date_outside_the_calendar_is_answered_and_the_stream_goes_on(published: str) -> None:
    bad = json.dumps({"id": 1, "text": "10 tanks arrive in Brest next week", "published": published})
    good = json.dumps({"id": 2, "text": SEED, "published": "2022-12-19"})
    refused, answered = (json.loads(each) for each in extract_stream([bad, good], open_geocoder()))
    assert "published" in refused["error"]
    assert len(answered["sightings"]) == 2


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    for each in read(text):
        assert each["equipment_class"]
