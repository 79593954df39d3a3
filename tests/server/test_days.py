"""The bars of the map's timeline, and days asked for beside a token: they narrow what it allows and never widen it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from geo.counts.intervals import interval_of
from geo.model import Status, Unit
from geo.records import shared
from geo.records.filters import Filters
from geo.records.ledger import commit_batch
from tests.records.making import HAJUN, POLONKA, RAILWAYS, batch_of, named, sighting

if TYPE_CHECKING:
    from tests.server.conftest import Client

REGION = "19,43,46,61"


def hold(*sightings: Any) -> None:
    commit_batch(shared.records(), batch_of(sightings))


def on(day: str, low: int | None = 10, high: int | None = 10, **more: Any) -> Any:
    return sighting(low, high, day=date.fromisoformat(day), **more)


def bars(answer: dict[str, Any]) -> dict[str, list[Any]]:
    first = date.fromisoformat(answer["first"])
    return {(first + timedelta(days=at)).isoformat(): rest for at, *rest in answer["bars"]}


def test_a_request_without_a_good_token_is_refused(empty: Client) -> None:
    assert empty.get("/api/days").status == 401


@pytest.mark.parametrize(
    "words",
    [
        {"measure": "tanks"},
        {"first": "yesterday"},
        {"last": "2022-13-01"},
        {"first": "2022-12-02", "last": "2022-12-01"},
        {"from": "2022-12-02", "to": "2022-12-01"},
    ],
)
def test_days_that_make_no_sense_are_refused_with_a_message(empty: Client, words: dict[str, str]) -> None:
    answer = empty.ask("/api/days", **words)
    assert answer.status == 400
    assert answer.data["error"]


def test_an_empty_database_has_no_axis(empty: Client) -> None:
    answer = empty.ask("/api/days").data
    assert (answer["first"], answer["bars"], answer["held"]) == (None, [], [])
    asked = empty.ask("/api/days", first="0001-01-01", last="9999-12-31").data
    assert (asked["by"], asked["bars"]) == ("year", [])


def test_bars_hold_intervals_of_vehicles_open_ends_and_what_has_no_number(client: Client) -> None:
    hold(
        on("2022-12-12", 30, 40),
        on("2022-12-12", 5, 5),
        on("2022-12-13", 50, None),
        on("2022-12-13", 1, 1),
        on("2022-12-14", None, None),
        on("2022-12-15", 16, 16, count=interval_of(16, 16, about=True)),
        on("2022-12-15", 7, 7, unit=Unit.WAGON, equipment_class="wagon"),
        sighting(4, 4, day=None),
    )
    answer = client.ask("/api/days", measure="vehicles").data
    assert (answer["by"], answer["first"], answer["last"]) == ("day", "2022-12-12", "2022-12-15")
    assert bars(answer) == {
        "2022-12-12": [35, 45, 0, 0],
        "2022-12-13": [51, None, 0, 0],
        "2022-12-14": [None, None, 1, 0],
        "2022-12-15": [16, 16, 0, 1],
    }
    assert (answer["undated"], answer["undated_movements"]) == (1, 1)


def test_bars_count_sightings_movements_and_reports_of_what_the_map_shows(client: Client) -> None:
    hold(
        on("2022-12-12", source=HAJUN, movement_key="m1"),
        on("2022-12-12", source=RAILWAYS, url="https://example.org/2", movement_key="m1"),
        on("2022-12-14", status=Status.REVIEW),
        on("2022-12-15"),
    )
    assert bars(client.ask("/api/days").data) == {"2022-12-12": [2], "2022-12-15": [1]}
    assert bars(client.ask("/api/days", measure="movements").data) == {"2022-12-12": [1], "2022-12-15": [1]}
    everything = client.ask("/api/days", Filters(status=("all",))).data
    assert bars(everything)["2022-12-14"] == [1]


@pytest.mark.parametrize("measure", ["sightings", "vehicles"])
def test_days_of_any_year_have_their_bars(client: Client, measure: str) -> None:
    hold(*[on(day, 1, 1) for day in ("0001-01-01", "0999-12-31", "2022-12-01", "9999-12-31")])
    axes = [
        ("0001-01-01", "9999-12-31", "year", 4),
        ("0999-12-01", "0999-12-31", "day", 1),
        ("0001-01-01", "0003-12-31", "week", 1),
        ("0999-01-01", "1009-12-31", "month", 1),
    ]
    for first, last, by, bars_held in axes:
        answer = client.ask("/api/days", first=first, last=last, measure=measure).data
        assert (answer["by"], [row[1] for row in answer["bars"]]) == (by, [1] * bars_held)


@pytest.mark.parametrize(
    ("last", "by", "begins"),
    [("2022-12-31", "day", "2022-12-01"), ("2023-12-31", "week", "2022-11-28"), ("2032-12-31", "month", "2022-12-01"),
     ("2092-12-31", "year", "2022-01-01")],
)  # fmt: skip
@pytest.mark.parametrize("measure", ["sightings", "vehicles"])
def test_the_longer_the_axis_the_longer_what_a_bar_stands_for(
    client: Client, last: str, by: str, begins: str, measure: str
) -> None:
    hold(on("2022-12-01"), on("2022-12-02"), on("2032-05-05"))
    answer = client.ask("/api/days", first="2022-12-01", last=last, measure=measure).data
    assert (answer["by"], answer["first"]) == (by, begins)
    assert len(answer["bars"]) <= 220
    each = 10 if measure == "vehicles" else 1
    assert sum(row[1] for row in answer["bars"]) + answer["after"] * each == 3 * each


def test_a_few_days_far_before_the_rest_are_counted_beside_the_axis(client: Client) -> None:
    many = [on(f"2022-12-{day:02}", url=f"https://example.org/{day}") for day in range(1, 29)] * 3
    hold(on("2009-09-15"), *many)
    answer = client.ask("/api/days").data
    assert (answer["first"], answer["before"], answer["after"]) == ("2022-12-01", 1, 0)
    assert answer["held"] == ["2009-09-15", "2022-12-28"]
    wide = client.ask("/api/days", first="2009-09-15").data
    assert (wide["before"], wide["last"]) == (0, "2022-12-31")


def test_days_beside_a_token_narrow_every_answer_and_never_widen_it(client: Client) -> None:
    hold(on("2022-12-10"), on("2022-12-14"), on("2022-12-18"))
    week = Filters(date_from=date(2022, 12, 12), date_to=date(2022, 12, 20))

    def cells(filters: Filters, **days: str) -> int:
        answer = client.ask("/api/grid", filters, bbox=REGION, zoom=6, **days).data
        return sum(row[2] for row in answer["cells"])

    assert cells(Filters()) == 3
    assert cells(Filters(), **{"from": "2022-12-12"}) == 2
    assert cells(week, **{"from": "2022-12-01", "to": "2022-12-31"}) == 2
    assert cells(week, to="2022-12-15") == 1
    outside = client.ask("/api/grid", week, bbox=REGION, zoom=6, to="2022-12-01")
    assert outside.status == 400
    assert "allows no day" in outside.data["error"]
    told = client.ask("/api/caption", Filters(), to="2022-12-15").data
    assert (told["sightings"], told["last_day"]) == (2, "2022-12-14")
    assert bars(client.ask("/api/days", week).data) == {"2022-12-14": [1], "2022-12-18": [1]}


@pytest.mark.parametrize("measure", ["sightings", "reports", "movements", "vehicles"])
def test_an_answer_that_is_held_gives_way_to_what_came_in_since(client: Client, measure: str) -> None:
    def seen() -> list[tuple[int, int]]:
        answer = client.ask("/api/grid", bbox=REGION, zoom=6, measure=measure).data
        return [tuple(row[2:4]) for row in answer["cells"]]

    assert seen() == []
    hold(on("2022-12-10"))
    assert seen() == seen() == [(1, 1)]
    commit_batch(shared.records(), batch_of([on("2022-12-14"), on("2022-12-18")], "later.csv"))
    assert seen() == [(3, 3)]


def test_places_and_their_movements_are_narrowed_too(client: Client) -> None:
    hold(on("2022-12-10", place=named(POLONKA)), on("2022-12-14", place=named(POLONKA)))
    answer = client.ask("/api/places", bbox=REGION, zoom=9, to="2022-12-11").data
    key = answer["places"][0][0]
    rows = client.ask("/api/movements", place=key, to="2022-12-11").data["movements"]
    assert [row["sightings"][0]["observed_to"] for row in rows] == ["2022-12-10T00:00:00"]
