"""The answer above every drawing: no unit is dropped, and what the figures leave out or hold in doubt is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from geo.counts.intervals import UNKNOWN, interval_of
from geo.model import Unit
from geo.records.filters import Filters
from geo.records.queries import Headline
from geo.ui.headline import grouped, limits, sentence, shown, span


def answer(**given: Any) -> Headline:
    whole: dict[str, Any] = {
        "movements": 3, "sightings": 5, "reports": 4, "sources": 2, "undated": 0, "unplaced": 0, "in_review": 0,
        "without_number": 0, "first_day": date(2022, 12, 12), "last_day": date(2022, 12, 19), "units": {},
    }  # fmt: skip
    return Headline(**{**whole, **given})


def test_every_unit_is_told_however_many_there_are() -> None:
    told = sentence(answer(units={unit.value: interval_of(number, None) for number, unit in enumerate(Unit, start=1)}))
    for number in range(1, len(Unit) + 1):
        assert f"<b>{number}+</b>" in told


def test_a_unit_without_a_number_is_said_to_have_none() -> None:
    assert "people <b>no number</b>" in sentence(answer(units={"person": UNKNOWN}))


def test_what_would_be_left_if_all_that_may_be_told_twice_is_stands_beside_the_figures() -> None:
    told = answer(units={"vehicle": interval_of(840, None), "wagon": interval_of(20, 20)}, lows={"vehicle": 800})
    assert "if all that may be told twice is: vehicles 800+" in limits(told, Filters())
    assert "told twice" not in limits(answer(units={"wagon": interval_of(20, 20)}), Filters())


def test_units_have_their_plurals_and_an_unknown_one_is_said_in_plain_words() -> None:
    told = sentence(answer(units={"aircraft": interval_of(6, 6), "unknown": interval_of(16, None)}))
    assert "aircraft <b>6</b>" in told
    assert "things of unknown kind <b>16+</b>" in told


def test_thousands_stand_apart() -> None:
    assert [grouped(interval_of(118_133, None)), grouped(interval_of(900, 1_200))] == ["118,133+", "900–1,200"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ((), "41 awaiting review, not counted"),
        (("accepted",), "41 awaiting review, not counted"),
        (("all",), "41 awaiting review, counted here"),
        (("accepted", "review"), "41 awaiting review, counted here"),
    ],
)
def test_rows_in_review_are_said_to_be_counted_only_where_they_are(status: tuple[str, ...], said: str) -> None:
    assert said in limits(answer(in_review=41), Filters(status=status))


def test_rejected_rows_that_are_counted_are_said_to_be() -> None:
    assert "1 sighting rejected, counted here" in limits(answer(), Filters(status=("all",)), rejected=1)


@pytest.mark.parametrize(
    ("day", "said"), [(None, "2 without a date"), (date(2022, 1, 1), "2 without a date, left out")]
)
def test_undated_movements_are_said_to_be_left_out_where_the_dates_leave_them_out(day: date | None, said: str) -> None:
    assert limits(answer(undated=2), Filters(date_from=day)).endswith(said)


def test_filters_are_said_in_words_so_that_a_picture_stands_alone() -> None:
    told = shown(Filters(date_from=date(2022, 12, 1), equipment_class=("truck", "tank"), status=("all",), text="<b>"))
    assert "counted on <b>2022-12-01 – …</b>" in told
    assert "class <b>truck, tank</b>" in told
    assert "of any status" in told
    assert "text <b>&lt;b&gt;</b>" in told
    assert shown(Filters(status=("accepted",))) == ""


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2022, 12, 12), date(2022, 12, 19), "12 – 19 Dec 2022"),
        (date(2022, 11, 2), date(2022, 12, 19), "2 Nov – 19 Dec 2022"),
        (date(2021, 11, 2), date(2022, 12, 19), "2 Nov 2021 – 19 Dec 2022"),
        (date(2022, 12, 19), date(2022, 12, 19), "19 Dec 2022"),
        (None, None, ""),
    ],
)
def test_days_are_said_without_repeating_month_or_year(first: date | None, last: date | None, said: str) -> None:
    assert span(first, last) == said
