"""A border told by both its countries is one place, and so are the districts along a border."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reports.reading import read as read_on


def only(text: str) -> dict[str, Any]:
    """Return the one sighting of a report published on 9 March 2023."""
    (sighting,) = read_on(text, "2023-03-09")
    return sighting


def shown(place: dict[str, Any] | None) -> str | None:
    """Return the name of a place of a sighting, its text where it has none."""
    return None if place is None else place.get("name") or place["text"]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("Yesterday 7 howitzers were moved to the border between Belarus and Ukraine.", "border with Ukraine"),
        ("Yesterday 7 howitzers were moved to the border between Poland and Belarus.", "border with Poland"),
        ("Yesterday 7 howitzers were moved to the border of Latvia and Belarus.", "border with Latvia"),
        ("Yesterday 7 howitzers were moved to the Belarus – Lithuania border.", "border with Lithuania"),
        ("Учора 7 гаўбіц перакінулі да мяжы паміж Беларуссю і Украінай.", "border with Ukraine"),
        ("Учора 7 гаўбіц перакінулі на мяжу паміж Польшчай і Беларуссю.", "border with Poland"),
        ("Учора 7 гаубиць перекинули до кордону між Білоруссю та Україною.", "border with Ukraine"),
        ("Вчера 7 гаубиц перебросили к границе между Беларусью и Литвой.", "border with Lithuania"),
        ("Вчера 7 гаубиц перебросили к границе Польши и Беларуси.", "border with Poland"),
        ("Вчера 7 гаубиц перебросили на границу с Украиной.", "border with Ukraine"),
    ],
)
def test_goal_is_border_between_two_countries(text: str, goal: str) -> None:
    sighting = only(text)
    assert shown(sighting["destination"]) == goal
    assert sighting["origin"] is None
    assert sighting["flow"] == "unknown"


def test_headline_on_border_between_two_countries_tells_no_trip() -> None:
    sighting = only("7 howitzers on the border between Poland and Belarus")
    assert shown(sighting["place"]) == "border with Poland"
    assert (sighting["origin"], sighting["destination"]) == (None, None)
    assert sighting["flow"] == "unknown"


def test_trip_between_two_countries_stays_a_trip() -> None:
    sighting = only("Вчера 7 гаубиц везли между Беларусью и Литвой.")
    assert (shown(sighting["origin"]), shown(sighting["destination"])) == ("Belarus", "Lithuania")


def test_border_between_two_countries_may_be_left() -> None:
    sighting = only("Yesterday 7 howitzers moved from the border between Poland and Belarus to Lida.")
    assert (shown(sighting["origin"]), shown(sighting["destination"])) == ("border with Poland", "Lida")


@pytest.mark.parametrize(
    "text",
    [
        "Вчера 7 белорусских гаубиц выдвинулись в приграничные с Украиной районы.",
        "Вчера 7 гаубиц выдвинулись в районы, граничащие с Украиной.",
        "Вчера 7 гаубиц выдвинулись в приграничье с Украиной.",
        "Учора 7 гаубиць висунулися в прикордонні райони з Україною.",
        "Учора 7 гаубиць перекинули у прикордонну зону з Україною.",
        "Учора 7 гаубиць перекинули у райони, що межують з Україною.",
        "Учора 7 гаўбіц рушылі ў памежныя з Украінай раёны.",
        "Учора 7 гаўбіц перакінулі ў раёны, якія мяжуюць з Украінай.",
        "Yesterday 7 howitzers moved to areas bordering Ukraine.",
        "Yesterday 7 howitzers moved to the border areas with Ukraine.",
        "Yesterday 7 howitzers moved to districts that border Ukraine.",
    ],
)
def test_lands_along_border_are_gone_to(text: str) -> None:
    sighting = only(text)
    assert shown(sighting["destination"]) == "border with Ukraine"
    assert sighting["origin"] is None
    assert sighting["flow"] == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "Вчера в приграничных с Украиной районах заметили 7 гаубиц.",
        "Учора у районах, що межують з Україною, помітили 7 гаубиць.",
        "Учора ў памежных з Украінай раёнах заўважылі 7 гаўбіц.",
    ],
)
def test_lands_along_border_are_where_it_was_seen(text: str) -> None:
    sighting = only(text)
    assert shown(sighting["place"]) == "border with Ukraine"
    assert (sighting["origin"], sighting["destination"]) == (None, None)


def test_lands_along_border_may_be_left() -> None:
    sighting = only("Вчера 7 гаубиц вывезли из приграничных с Украиной районов.")
    assert shown(sighting["origin"]) == "border with Ukraine"
    assert sighting["destination"] is None
