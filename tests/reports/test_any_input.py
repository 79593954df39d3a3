"""Whatever the input, an answer comes, without a traceback and without a guess."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from random import Random

import pytest

from geo.places.offline import open_geocoder
from geo.reports.equipment.lexicon import open_lexicon
from geo.reports.features import mark_starts
from geo.reports.stream import extract_stream
from geo.reports.text.tokens import cut
from tests.reports.reading import read

MEGABYTE = 1_000_000
REPORTS = sorted((Path(__file__).resolve().parents[2] / "benchmarks" / "reports").glob("open_*.jsonl"))


@pytest.mark.parametrize(
    "text",
    [
        "", " \n\t", "🚀🚛" * 2000, "#танки #tanks @channel https://t.me/x " * 500, "\x00\x07\u200b\u202e" * 500,
        "а" * MEGABYTE, "1" * MEGABYTE, "(" * 50_000, "<b>" * 50_000, "&#" * 50_000, "12 " * 20_000, "и " * 20_000,
        "2 and " * 5_000, "«" * 50_000, "\ud83d", "12.13.2022 99:99 30-", "Мінск" * 5_000, "-" * 10_000,
    ],
    ids=range(18),
)  # fmt: skip
def test_what_says_nothing_gives_nothing(text: str) -> None:
    assert read(text.encode("utf-8", "replace").decode()) == []


def test_a_long_text_is_read_to_its_end() -> None:
    line = "20 декабря 2022 года через Мозырь прошли 10 танков. "
    filler = "Погода стояла тихая, и люди шли по своим делам. "
    text = filler * (MEGABYTE // len(filler)) + line
    (only,) = read(text)
    assert (only["equipment_class"], only["count_min"]) == ("tank", 10)


def test_one_line_without_an_end_is_answered() -> None:
    text = "колонна из 20 танков прошла через Минск и " * 300
    assert {each["count_min"] for each in read(text)} <= {20, None}


@pytest.mark.parametrize(
    "text",
    [
        "Сегодня чepeз Мозырь прошли 10 тaнкoв.",
        "<p>Сегодня через <b>Мозырь</b> прошли&nbsp;10 танков.</p>",
        "Сего\u00adдня через Мо\u200bзырь прошли 10 та\u200bнков 🚛 #танки",
        "Сегодня через Мозырь\r\nпрошли 10 танков.",
    ],
)
def test_markup_and_invisible_or_mixed_letters_do_not_hide_what_is_told(text: str) -> None:
    (only,) = read(text)
    assert (only["equipment_class"], only["count_min"], only["observed_to"]) == ("tank", 10, "2022-12-19")


def test_spans_point_into_the_text_as_it_was_given() -> None:
    text = "<p>Сегодня через <b>Мо\u200bзырь</b> прошли 10 танков.</p>"
    (only,) = read(text)
    start, end = only["spans"]["equipment"]
    assert text[start:end] == "танков"
    start, end = only["spans"]["place"]
    assert text[start:end] == "Мо\u200bзырь"
    start, end = only["spans"]["count"]
    assert text[start:end] == "10"


def test_a_future_day_of_publication_is_taken_as_given() -> None:
    (only,) = read("Вчера через Мозырь прошли 10 танков.", "2031-01-02")
    assert only["observed_to"] == "2031-01-01"


def test_each_field_with_a_value_has_the_words_it_came_from() -> None:
    text = "Вчера из Бреста в Пинск прошли 10 танков."
    (only,) = read(text)
    words = {field: text[start:end] for field, (start, end) in only["spans"].items()}
    assert words["observed"] == "Вчера"
    assert words["origin"] == "Бреста"
    assert words["destination"] == "Пинск"
    assert words["activity"] == "прошли"


def test_shuffled_words_of_reports_never_fail() -> None:
    shuffled = Random(7)  # noqa: S311 - no secret
    lines = [line for path in REPORTS for line in path.read_text(encoding="utf-8").splitlines()]
    words = [word for line in lines for word in json.loads(line)["text"].split()]
    for _ in range(300):
        read(" ".join(shuffled.choices(words, k=40)))


@pytest.mark.parametrize("collects", [True, False])
def test_reading_leaves_the_collector_of_cycles_as_it_was(*, collects: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        read("Сегодня через Мозырь прошли 10 танков.")
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()


def test_no_word_that_is_passed_over_begins_equipment() -> None:
    lexicon = open_lexicon()
    for line in [line for path in REPORTS for line in path.read_text(encoding="utf-8").splitlines()]:
        unmarked, marked = (
            cut(json.loads(line)["text"] + " Су 34, Ту-160."),
            cut(json.loads(line)["text"] + " Су 34, Ту-160."),
        )
        mark_starts(marked)
        found = [lexicon.find(marked, at) for at in range(len(marked))]
        assert found == [lexicon.find(unmarked, at) for at in range(len(unmarked))]
        assert any(mention is not None and marked[mention.first].text == "Су" for mention in found)


def test_an_endless_list_is_read_as_far_as_a_report_goes_and_the_rest_is_told() -> None:
    text = "10 танков прибыли в Мозырь. Номера: " + "12, " * 76_000
    answer = json.loads(next(extract_stream([json.dumps({"id": 1, "text": text})], open_geocoder())))
    assert [each["count_min"] for each in answer["sightings"]] == [10]
    assert text[: answer["unread_from"]].count("12, ") > 50_000
    assert text[answer["unread_from"] :].startswith((",", " ,", "12"))


def test_of_a_text_that_is_read_to_its_end_nothing_is_unread() -> None:
    (answer,) = map(
        json.loads, extract_stream([json.dumps({"id": 1, "text": "10 танков прибыли в Мозырь."})], open_geocoder())
    )
    assert sorted(answer) == ["id", "lang", "sightings"]


def test_of_more_words_than_a_report_has_the_rest_is_told_to_be_unread() -> None:
    text = "10 танков прибыли в Мозырь. " + "и так далее, " * 70_000
    (answer,) = map(json.loads, extract_stream([json.dumps({"id": 1, "text": text})], open_geocoder()))
    assert [each["count_min"] for each in answer["sightings"]] == [10]
    assert len(text) * 0.8 < answer["unread_from"] < len(text)
    assert text[answer["unread_from"]] == ","
