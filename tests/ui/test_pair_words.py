"""Two sightings side by side: what differs is marked, what one does not say is no difference, all text is escaped."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from geo.counts.movements import ClassCount
from geo.model import Interval, Qualifier
from geo.ui.pair_words import Compared, classes, compare, place_in_words, table, told_by, when

MALICE = "<img src=x onerror=alert(1)>"


def row(**changes: Any) -> dict[str, Any]:
    about: dict[str, Any] = {
        "sighting_id": "s000001", "movement_id": "m000001", "equipment": "Ural truck", "equipment_class": "truck",
        "unit": "vehicle", "count_min": 30, "count_max": 40, "count_qualifier": "range", "flow": "in", "mode": "rail",
        "activity": None, "affiliation": None, "report_kind": "observation", "source": "Hajun", "via": None,
        "reliability": None, "credibility": None, "url": None, "published": None, "note": None,
        "observed_from": datetime(2022, 12, 8), "observed_to": datetime(2022, 12, 12),  # noqa: DTZ001 - as the mirror keeps it
    }  # fmt: skip
    for role in ("place", "origin", "destination"):
        bare = "" if role == "place" else f"{role}_"
        about |= {role: None, f"{role}_text": None, f"{role}_kind": None, f"{bare}admin1": None, f"{bare}country": None}
    return about | changes


def compared(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Compared]:
    return {line.label: line.compared for line in compare(a, b)}


def test_what_differs_is_told_from_what_one_does_not_say() -> None:
    told = compared(row(mode="rail", affiliation="RU"), row(mode="road", affiliation=None, source="NV"))
    assert told["By"] is Compared.DIFFERENT
    assert told["Told by"] is Compared.BESIDE
    assert told["Forces"] is Compared.ONE_SIDED
    assert told["Equipment"] is Compared.ALIKE
    assert "Note" not in told


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (30, None, "vehicle", Compared.ALIKE),
        (35, 35, "vehicle", Compared.ALIKE),
        (50, 50, "vehicle", Compared.DIFFERENT),
        (35, 35, "wagon", Compared.DIFFERENT),
        (None, None, "vehicle", Compared.ONE_SIDED),
    ],
)
def test_counts_are_alike_where_both_can_be_right(
    low: int | None, high: int | None, unit: str, expected: Compared
) -> None:
    kind = "unknown" if low is None else "range"
    assert compared(row(), row(count_min=low, count_max=high, unit=unit, count_qualifier=kind))["Count"] is expected


def test_days_are_alike_where_both_can_be_right() -> None:
    def seen(first: int | None, last: int | None) -> dict[str, Any]:
        days = [datetime(2022, 12, day) if day else None for day in (first, last)]  # noqa: DTZ001 - as the mirror keeps it
        return row(observed_from=days[0], observed_to=days[1])

    assert compared(seen(8, None), seen(11, 11))["Seen"] is Compared.ALIKE
    assert compared(seen(8, 10), seen(11, 11))["Seen"] is Compared.DIFFERENT
    assert compared(seen(8, 10), seen(None, None))["Seen"] is Compared.ONE_SIDED


def test_one_place_in_two_writings_is_alike() -> None:
    found = {"place": "Asipovichy", "place_kind": "settlement", "admin1": "Mahiliou region", "country": "BY"}
    one, other = row(**found, place_text="Осиповичи"), row(**found, place_text="Asipovichy")
    assert compared(one, other)["At"] is Compared.ALIKE
    assert place_in_words(one, "place") == "Asipovichy, Mahiliou region, BY · said “Осиповичи”"
    assert place_in_words(row(place_text="Tsel"), "place") == "“Tsel”, not found"


def test_hours_are_told_only_where_they_are_known() -> None:
    seven = datetime(2022, 12, 14, 7, 50)  # noqa: DTZ001 - as the mirror keeps it
    assert when(row()) == "2022-12-08 – 2022-12-12"
    assert when(row(observed_from=None, observed_to=seven)) == "… – 2022-12-14 07:50 UTC"
    assert when(row(observed_from=None, observed_to=None)) == ""


def test_nothing_that_a_user_wrote_becomes_markup() -> None:
    said = dict.fromkeys(("equipment", "activity", "note", "source", "via", "place", "url", "affiliation"), MALICE)
    html = table(row(**said, place_kind="settlement"), row(url="javascript:alert(1)"))
    assert "<img" not in html
    assert "href" not in html
    link = table(row(url='https://example.org/"onclick="x'), row())
    assert 'href="https://example.org/&quot;onclick=&quot;x"' in link


def test_a_difference_is_said_to_screen_readers_too() -> None:
    html = table(row(), row(mode="road"))
    assert '<tr class="kordon-different"><th scope="row">By <i aria-label="differs">≠</i></th>' in html


def test_a_movement_is_told_by_its_classes_and_units() -> None:
    def counted(name: str, unit: str, low: int | None, high: int | None, said: Qualifier) -> ClassCount:
        count = Interval(count_min=low, count_max=high, count_qualifier=said)
        return ClassCount(equipment_class=name, unit=unit, count=count, conflict=False)

    told = [
        counted("truck", "vehicle", 30, 40, Qualifier.RANGE),
        counted("truck", "wagon", 26, 26, Qualifier.EXACT),
        counted("armoured_vehicle", "vehicle", None, None, Qualifier.UNKNOWN),
    ]
    assert classes(told) == "30–40 × truck, 26 × truck (wagons), armoured vehicle, no number"
    assert classes([]) == "nothing counted"


def test_who_tells_it_is_said_with_its_grade() -> None:
    assert told_by(row(via="NV", reliability="B", credibility=2)) == "Hajun, via NV · B2"
    assert told_by(row(source="unknown", credibility=3)) == "source not named · ?3"
