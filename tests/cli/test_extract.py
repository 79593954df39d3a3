"""`extract`, field by field: what each line is answered with, in which order, and how the command ends."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from geo.model import Flow, Mode, Qualifier, ReportKind, TimePrecision, Unit
from geo.reports.equipment.lexicon import CLASSES

if TYPE_CHECKING:
    from tests.cli.conftest import Geo

SEED = (
    "The monitoring channel Belarusian Hajun says that at least 50 Ural army trucks and another convoy of 30 trucks "
    "were moved from Russia to Belarus over the past week"
)
FIELDS = (
    "equipment equipment_class unit count_min count_max count_qualifier mode activity flow affiliation report_kind "
    "place origin destination observed_from observed_to time_precision confidence spans"
).split()
PLACE = "name kind country admin1 lat lon radius_m confidence method text".split()
LISTS = {
    "equipment_class": CLASSES,
    "unit": Unit,
    "count_qualifier": Qualifier,
    "mode": (*Mode, None),
    "flow": Flow,
    "report_kind": ReportKind,
    "time_precision": (*TimePrecision, None),
}


def line(number: object, text: str, **more: object) -> str:
    return json.dumps({"id": number, "text": text, **more}, ensure_ascii=False)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """Texts of all four languages, of every kind of statement, and one in which nothing moved."""
    return [
        SEED,
        "Учора на станцыю Палонка прыбыў цягнік, у ім 20 танкаў Т-72.",
        "Двома десятками вантажівок росіяни їдуть з Гомеля до Мозиря.",
        "Вчера в Мачулищах приземлились два Ил-76. Якобы 12 танков прибыли в Брест.",
        "From 5 to 9 January about 700 soldiers will arrive in Belarus. No convoys moved from Russia to Belarus.",
        "The weather was fine.",
    ]


def test_each_sighting_has_the_fields_of_the_command_line_in_their_order(geo: Geo, texts: list[str]) -> None:
    asked = [line(at, text, published="2022-12-19", source="Own desk") for at, text in enumerate(texts)]
    done = geo("extract", stdin="\n".join(asked).encode())
    assert done.code == 0
    assert [each["id"] for each in done.lines] == list(range(len(texts)))
    assert [each["lang"] for each in done.lines] == ["en", "be", "uk", "ru", "en", "en"]
    assert [list(each) for each in done.lines] == [["id", "lang", "sightings"]] * len(texts)
    assert done.lines[-1]["sightings"] == []
    found = [(text, sighting) for text, each in zip(texts, done.lines, strict=True) for sighting in each["sightings"]]
    assert len(found) >= 6
    for text, sighting in found:
        check_one(text, sighting)


def check_one(text: str, sighting: dict[str, Any]) -> None:
    assert [name for name in sighting if name in FIELDS] == FIELDS
    assert set(sighting) <= {*FIELDS, "source", "proposed"}
    for name, words in LISTS.items():
        assert sighting[name] in list(words)
    for role in ("place", "origin", "destination"):
        place = sighting[role]
        if place is not None:
            assert list(place) == PLACE
            assert place["text"] in text
            assert 0 <= place["confidence"] <= 1
    for end in ("observed_from", "observed_to"):
        assert sighting[end] is None or datetime.fromisoformat(sighting[end])
    assert 0 <= sighting["confidence"] <= 1
    assert sighting["spans"]
    for start, end in sighting["spans"].values():
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]


def test_the_seed_line_is_answered_as_it_should_be(geo: Geo) -> None:
    (answer,) = geo("extract", stdin=line("a", SEED, published="2022-12-19").encode()).lines
    first, second = answer["sightings"]
    assert (first["equipment"], first["unit"]) == ("Ural truck", "vehicle")
    assert (first["count_min"], first["count_max"], first["count_qualifier"]) == (50, None, "at_least")
    assert (second["count_min"], second["count_max"], second["count_qualifier"]) == (30, 30, "exact")
    for each in (first, second):
        assert (each["flow"], each["equipment_class"], each["report_kind"]) == ("in", "truck", "observation")
        assert (each["observed_from"], each["observed_to"], each["time_precision"]) == (
            "2022-12-12",
            "2022-12-19",
            "week",
        )
        assert (each["origin"]["country"], each["origin"]["kind"]) == ("RU", "country")
        assert (each["place"]["country"], each["place"]["kind"]) == ("BY", "country")


def test_a_source_named_in_the_text_goes_before_the_one_that_is_given(geo: Geo) -> None:
    lines = [line(1, SEED, source="Own desk"), line(2, "5 tanks arrived in Mazyr.", source="Own desk")]
    named, given = geo("extract", stdin="\n".join(lines).encode()).lines
    assert {each["source"] for each in named["sightings"]} == {"Belarusian Hajun"}
    assert {each["source"] for each in given["sightings"]} == {"Own desk"}


def test_without_a_published_day_a_relative_day_stays_unknown(geo: Geo) -> None:
    (answer,) = geo("extract", stdin=line(1, SEED).encode()).lines
    assert {(each["observed_from"], each["observed_to"]) for each in answer["sightings"]} == {(None, None)}


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("nonsense", "not JSON"),
        ("[1]", "not an object"),
        ('{"id": 2}', "text"),
        ('{"id": 2, "text": null}', "text"),
        ('{"id": 2, "text": "a", "source": 5}', "source"),
        ('{"id": 2, "text": "a", "published": "soon"}', "published"),
        ('{"id": 2, "text": "a", "published": "0001-01-01"}', "published"),
    ],
)
def test_a_bad_line_is_answered_in_its_place_and_needs_a_look(geo: Geo, bad: str, said: str) -> None:
    done = geo("extract", stdin="\n".join([line(1, SEED), bad, "", line(3, SEED)]).encode())
    assert done.code == 1
    assert [each["id"] for each in done.lines] in ([1, 2, 3], [1, None, 3])
    assert said in done.lines[1]["error"]
    assert all(each["sightings"] for each in (done.lines[0], done.lines[2]))


@pytest.mark.parametrize(
    ("asked", "code"), [("", 0), (line(1, SEED), 0), (line(1, "Good morning!"), 1), (line(1, ""), 1), ("x", 1)]
)
def test_how_the_command_ends(geo: Geo, asked: str, code: int) -> None:
    assert geo("extract", stdin=asked.encode()).code == code


def test_wrong_usage_is_told_in_one_line(geo: Geo) -> None:
    done = geo("extract", "--nonsense")
    assert (done.code, done.out, len(done.err.splitlines())) == (2, "", 1)
