"""Filters as words: read, written back, refused with the mend; and what each lets pass."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import UsageError
from geo.model import Flow, Mode, Report, ReportKind, Source, Status, Tlp
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.filters import FILTER_WORDS, Filters
from geo.records.mirror import Mirror, open_mirror
from geo.records.shares import count_areas_left_out
from geo.reports.text.channels import name_channels
from tests.records.making import (
    ASIPOVICHY,
    BELARUS,
    CHEBARKUL,
    HAJUN,
    OUTLET,
    POLONKA,
    batch_of,
    named,
    sighting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "filters"),
    [
        ({}, Filters()),
        ({"from": "2022-12-01", "to": "2022-12-31"}, Filters(date_from=date(2022, 12, 1), date_to=date(2022, 12, 31))),
        ({"class": "Truck,tank"}, Filters(equipment_class=("truck", "tank"))),
        ({"class": ["truck", "tank"]}, Filters(equipment_class=("truck", "tank"))),
        ({"country": "by, ua"}, Filters(country=("BY", "UA"))),
        ({"country": "none"}, Filters(country=("none",))),
        ({"country": "Belarus,ua, russia"}, Filters(country=("BY", "UA", "RU"))),
        ({"class": "Fuel truck"}, Filters(equipment_class=("fuel_truck",))),
        ({"source": r"An\, outlet \\ two,Hajun"}, Filters(source=("An, outlet \\ two", "Hajun"))),
        ({"source": ["An, outlet \\ two"]}, Filters(source=("An, outlet \\ two",))),
        ({"near-border": "25"}, Filters(near_border=25.0)),
        ({"near_border": "2.5"}, Filters(near_border=2.5)),
        ({"near-border": "30:ua"}, Filters(near_border=30.0, border_with="UA")),
        ({"near_border": "30: Ukraine"}, Filters(near_border=30.0, border_with="UA")),
        ({"within": "52,25;54,25;53,27"}, Filters(within=((52.0, 25.0), (54.0, 25.0), (53.0, 27.0)))),
        ({"within": "52,25, 54,25, 53,27, 52,25"}, Filters(within=((52.0, 25.0), (54.0, 25.0), (53.0, 27.0)))),
        ({"within": "52 25; 53 27; 54 25"}, Filters(within=((52.0, 25.0), (53.0, 27.0), (54.0, 25.0)))),
        ({"bbox": "23,51,33,56.5"}, Filters(bbox=(23.0, 51.0, 33.0, 56.5))),
        ({"text": "rail, not road"}, Filters(text="rail, not road")),
        ({"status": "all", "kind": "claim"}, Filters(status=("all",), kind=("claim",))),
        ({"tlp": "AMBER+STRICT"}, Filters(tlp=("amber+strict",))),
        ({"reliability": "b", "credibility": "2,3"}, Filters(reliability=("B",), credibility=("2", "3"))),
        ({"area": "", "text": "  ", "class": []}, Filters()),
    ],
)
def test_words_are_read(words: dict[str, Any], filters: Filters) -> None:
    assert Filters.from_words(words) == filters
    assert Filters.from_words(filters.to_words()) == filters


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"colour": "red"}, "no filter 'colour'"),
        ({"from": "16.12.2022"}, "YYYY-MM-DD"),
        ({"from": "2022-12-31", "to": "2022-12-01"}, "swap"),
        ({"from": "2022-02-30"}, "YYYY-MM-DD"),
        ({"flow": "sideways"}, "in, out, transit"),
        ({"status": "maybe"}, "review, accepted, rejected, all"),
        ({"kind": "rumour"}, "observation"),
        ({"country": "Belorus"}, "did you mean belarus"),
        ({"country": "Q"}, "two letters"),
        ({"class": "nonsense"}, "use one of: truck, fuel_truck"),
        ({"class": "tank,truk"}, "did you mean truck"),
        ({"credibility": "7"}, "1, 2, 3"),
        ({"near_border": "-3"}, "kilometres"),
        ({"near_border": "nan"}, "kilometres"),
        ({"near_border": "5,6"}, "one value"),
        ({"near_border": "30:"}, "30:UA"),
        ({"near_border": ":UA"}, "30:UA"),
        ({"near_border": "30:Atlantis"}, "not known"),
        ({"within": "52,25;54,25"}, "fewer than 3 corners"),
        ({"within": "52,25;54,25;52,25"}, "fewer than 3 corners"),
        ({"within": "52,25;54"}, "no list of corners"),
        ({"within": "nan,25;54,25;53,27"}, "no list of corners"),
        ({"within": "inf,25;54,25;53,27"}, "no list of corners"),
        ({"within": "25,152;25,154;27,153;27,193"}, "latitude goes first"),
        ({"within": "152,25;154,25;153,27"}, "latitude goes first"),
        ({"within": "52,25;54,27;54,25;52,27"}, "crosses or touches itself"),
        ({"within": "52,25;53,26;54,27"}, "mere line"),
        ({"within": "52,170;54,-170;53,-175"}, "date line"),
        ({"within": ";".join(f"{50 + at / 100},{20 + at % 2}" for at in range(101))}, "100 at most"),
        ({"within": "1,1;" * 9_999}, "100 at most"),
        ({"within": "<b>,25;54,25;53,27"}, "no list of corners"),
        ({"bbox": "1,2,3"}, "west,south,east,north"),
        ({"bbox": "33,51,23,56"}, "west,south,east,north"),
        ({"bbox": "nan,51,23,56"}, "west,south,east,north"),
        ({"bbox": "20,51,23,156"}, "west,south,east,north"),
        ({"text": ["a", "b"]}, "one value"),
        ({"source": [str(number) for number in range(501)]}, "500 at most"),
    ],
)
def test_a_word_that_does_not_fit_is_refused_with_the_mend(words: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Filters.from_words(words)


_value = st.text(min_size=1).map(str.strip).filter(lambda text: text and text.lower() != "none")
_several = st.lists(_value, max_size=3, unique=True).map(tuple)
_sources = st.lists(_value.map(name_channels).filter(lambda name: name.lower() != "none"), max_size=3, unique=True).map(
    tuple
)
"""Names of channels stand in small letters, however they are written."""


@given(_sources, _several, st.none() | st.dates(), st.none() | st.floats(0, 1e4))
def test_words_and_filters_are_each_others_inverse(
    sources: tuple[str, ...], areas: tuple[str, ...], day: date | None, border: float | None
) -> None:
    border = None if border is None else round(border, 3)
    filters = Filters(source=sources, area=areas, date_from=day, near_border=border)
    assert Filters.from_words(filters.to_words()) == filters
    assert list(filters.to_words()) == [word for word in FILTER_WORDS if word in filters.to_words()]


ROWS = {
    "train": sighting(
        place=named(POLONKA, "станцыя Палонка"),
        report=Report(
            source=Source(name="Belarusian Hajun", reliability="B"), via="NV", url="https://a.example", credibility=2
        ),
        note="Эшелон с «Уралами» прибыл в район НОЧЬЮ 100%",
        affiliation="RU",
    ),
    "convoy": sighting(
        equipment="BTR-80",
        equipment_class="apc",
        mode=Mode.ROAD,
        flow=Flow.OUT,
        place=named(ASIPOVICHY),
        day=date(2023, 1, 5),
        report=Report(source=OUTLET, tlp=Tlp.AMBER),
        note="50% loaded_with 'quotes'; DROP TABLE sightings",
    ),
    "abroad": sighting(place=named(CHEBARKUL), report=Report(source=HAJUN), mode=None, destination=named(POLONKA)),
    "country": sighting(place=named(BELARUS), report=Report(source=HAJUN), flow=Flow.UNKNOWN, day=None),
    "nowhere": sighting(place=None, origin=named(None, "Міас"), report=Report(source=HAJUN, via="ŁB.ua"), mode=None),
    "review": sighting(status=Status.REVIEW, report=Report(source=HAJUN)),
    "rejected": sighting(status=Status.REJECTED, report=Report(source=HAJUN)),
    "summary": sighting(60, None, report_kind=ReportKind.SUMMARY, report=Report(source=HAJUN)),
}
ACCEPTED = {"train", "convoy", "abroad", "country", "nowhere", "summary"}


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    path: Path = tmp_path_factory.mktemp("filters") / "kordon.sqlite"
    with open_records(f"sqlite:///{path}") as records:
        ledger.commit_batch(records, batch_of(list(ROWS.values())))
        held = open_mirror(records)
        yield held
        held.close()


@pytest.mark.parametrize(
    ("words", "passed"),
    [
        ({}, ACCEPTED),
        ({"status": "all"}, set(ROWS)),
        ({"status": "review,rejected"}, {"review", "rejected"}),
        ({"from": "2022-12-16"}, ACCEPTED - {"country"}),
        ({"from": "2023-01-01"}, {"convoy"}),
        ({"to": "2022-12-16"}, {"train", "abroad", "nowhere", "summary"}),
        ({"country": "RU"}, {"abroad"}),
        ({"country": "BY"}, {"train", "convoy", "country", "summary"}),
        ({"country": "none"}, {"nowhere"}),
        ({"country": "RU,none"}, {"abroad", "nowhere"}),
        ({"area": "brest REGION"}, {"train", "summary"}),
        ({"area": "none"}, {"country", "nowhere"}),
        ({"place": "asipovichy"}, {"convoy"}),
        ({"place": "СТАНЦЫЯ палонка"}, {"train"}),
        ({"equipment": "btr"}, {"convoy"}),
        ({"class": "apc,tank"}, {"convoy"}),
        ({"flow": "unknown"}, {"country"}),
        ({"mode": "none"}, {"abroad", "nowhere"}),
        ({"mode": "road,none"}, {"convoy", "abroad", "nowhere"}),
        ({"affiliation": "ru"}, {"train"}),
        ({"source": r"an\, OUTLET \\ two"}, {"convoy"}),
        ({"source": "An"}, set()),
        ({"reliability": "B"}, {"train"}),
        ({"reliability": "none"}, ACCEPTED - {"train"}),
        ({"credibility": "2"}, {"train"}),
        ({"kind": "summary"}, {"summary"}),
        ({"tlp": "amber"}, {"convoy"}),
        ({"text": "УРАЛАМИ"}, {"train"}),
        ({"text": "ночью"}, {"train"}),
        ({"text": "міАС"}, {"nowhere"}),
        ({"text": "łb.UA"}, {"nowhere"}),
        ({"text": "hajun"}, ACCEPTED - {"convoy"}),
        ({"text": "chebarkul"}, {"abroad"}),
        ({"text": "0%"}, {"train", "convoy"}),
        ({"text": "d_w"}, {"convoy"}),
        ({"text": "%"}, {"train", "convoy"}),
        ({"text": "'; DROP TABLE sightings"}, {"convoy"}),
        ({"text": "nothing like it"}, set()),
        ({"bbox": "25,53,26,53.5"}, {"train", "summary"}),
        ({"bbox": "27,53,29,54"}, {"convoy"}),
        ({"near_border": "100000"}, {"train", "convoy", "abroad", "summary"}),
        ({"near_border": "1"}, set()),
        ({"near_border": "0"}, set()),
        ({"near_border": "0:UA"}, set()),
        ({"within": "52,25;54,25;54,26.5;52,26.5"}, {"train", "summary"}),
        ({"within": "52,26.5;54,26.5;54,25;52,25"}, {"train", "summary"}),
        ({"within": "53.07,25.69;54,25;54,26.5"}, {"train", "summary"}),
        ({"within": "43,19;61,19;61,61;43,61"}, {"train", "convoy", "abroad", "summary"}),
        ({"within": "1,1;2,1;2,2"}, set()),
        ({"within": "52,25;54,25;54,29;52,29", "mode": "road"}, {"convoy"}),
        ({"near_border": "170:UA"}, {"train", "summary"}),
        ({"near_border": "100000:UA"}, {"train", "convoy", "abroad", "summary"}),
        ({"near_border": "100:UA"}, set()),
        ({"near_border": "230:RU"}, {"convoy"}),
        ({"country": "BY", "mode": "road"}, {"convoy"}),
        ({"equipment": "ural,btr,t-72"}, ACCEPTED),
    ],
)
def test_a_filter_lets_pass_what_it_says(mirror: Mirror, words: dict[str, str], passed: set[str]) -> None:
    filters = Filters.from_words(words)
    names = list(ROWS)
    found = queries.rows(mirror, filters, limit=100).to_pylist()
    assert {names[row["row_number"] - 1] for row in found} == passed
    assert queries.count_rows(mirror, filters) == len(passed)


@pytest.mark.parametrize(
    ("neighbour", "said"), [("FR", "name one of LT, LV, PL, RU, UA"), ("BY", "no border"), ("XX", "no border")]
)
def test_a_country_that_is_no_neighbour_is_refused_with_those_that_are(
    mirror: Mirror, neighbour: str, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        queries.count_rows(mirror, Filters(near_border=30.0, border_with=neighbour))


def test_the_places_of_a_shape_follow_what_is_stored_later(tmp_path: Path) -> None:
    shape = Filters.from_words({"within": "52,27;54,27;54,30;52,30"})
    with open_records(f"sqlite:///{tmp_path / 'kordon.sqlite'}") as records:
        ledger.commit_batch(records, batch_of([ROWS["train"]]))
        held = open_mirror(records)
        assert queries.count_rows(held, shape) == 0
        ledger.commit_batch(records, batch_of([ROWS["convoy"]], "two.csv"))
        held.refresh()
        assert queries.count_rows(held, shape) == 1
        assert queries.headline(held, shape).movements == 1
        held.close()


def test_the_same_letter_written_in_two_ways_is_found(mirror: Mirror) -> None:
    """A reporter's й may come as one sign, or as и with a breve."""
    decomposed = unicodedata.normalize("NFD", "РАЙОН")
    assert len(decomposed) == 6
    assert queries.count_rows(mirror, Filters(text=decomposed)) == 1


def test_facets_count_what_could_be_chosen_beside_the_other_filters(mirror: Mirror) -> None:
    everything = queries.facets(mirror)
    assert everything["status"] == [("accepted", 6), ("rejected", 1), ("review", 1)]
    assert ("none", 1) in everything["country"]
    chosen = queries.facets(mirror, Filters(country=("RU",), mode=("none",)))
    assert dict(chosen["country"]) == {"RU": 1, "none": 1}
    assert dict(chosen["mode"]) == {"none": 1}
    assert dict(chosen["flow"]) == {"in": 1}


def test_the_headline_says_what_is_left_out(mirror: Mirror) -> None:
    """Of observations: five movements of ten trucks each, one without a day; a summary is a row, yet never counted."""
    answer = queries.headline(mirror, Filters())
    assert (answer.movements, answer.sightings, answer.undated, answer.unplaced) == (5, 6, 1, 1)
    assert (answer.in_review, answer.first_day, answer.last_day) == (1, date(2022, 12, 16), date(2023, 1, 5))
    assert (answer.units["vehicle"].count_min, answer.units["vehicle"].count_max) == (50, 50)
    answer = queries.headline(mirror, Filters(date_from=date(2023, 1, 1)))
    assert (answer.movements, answer.sightings, answer.undated) == (1, 1, 1)


@pytest.mark.parametrize("order", ["counted_on", "-counted_on", "count_min", "-place", "sighting_id", "-published"])
def test_pages_of_rows_hold_each_row_once(mirror: Mirror, order: str) -> None:
    every = Filters(status=("all",))
    pages = [queries.rows(mirror, every, limit=3, offset=offset, order=order).to_pylist() for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 2, 0]
    found = [row for page in pages for row in page]
    assert len({row["sighting_id"] for row in found}) == len(ROWS)
    values = [row[order.removeprefix("-")] for row in found if row[order.removeprefix("-")] is not None]
    assert values == sorted(values, reverse=order.startswith("-"))


@pytest.mark.parametrize("order", ["witness", "search", "count_min; DROP TABLE sightings", ""])
def test_rows_are_ordered_by_known_columns_only(mirror: Mirror, order: str) -> None:
    with pytest.raises(UsageError, match="cannot be ordered"):
        queries.rows(mirror, Filters(), order=order)


def test_the_range_of_days_is_told(mirror: Mirror) -> None:
    assert queries.date_range(mirror) == (date(2022, 12, 16), date(2023, 1, 5))


@pytest.mark.parametrize(
    "words",
    [
        {"bbox": "19,43,61,61"},
        {"within": "43,19;61,19;61,61;43,61"},
        {"near_border": "9000:UA"},
        {"area": "brest region,none of all"},
    ],
)
def test_areas_that_a_filter_leaves_out_are_counted(mirror: Mirror, words: dict[str, str]) -> None:
    assert count_areas_left_out(mirror, Filters.from_words(words)) == 1
    assert count_areas_left_out(mirror, Filters.from_words(words | {"country": "RU"})) == 0
    assert count_areas_left_out(mirror, Filters()) == 0


@pytest.mark.parametrize("area", ["none", "Brest region,none", "Belgorod region", "Atlantis"])
def test_of_an_area_that_a_country_does_not_have_nothing_is_left_out(mirror: Mirror, area: str) -> None:
    assert count_areas_left_out(mirror, Filters.from_words({"area": area})) == 0
