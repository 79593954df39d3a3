"""Lists of what stands where, what is hunted, and who pulls things together."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told

STATE = """Состояние авиационной группы в Беларуси выглядит следующим образом:
• аэродром «Лида» — 3 штурмовика Су-25;
• аэродром «Барановичи» — 7 истребителей Су-30СМ.
Вчера из Лиды в Россию улетели 2 Су-24."""


def test_a_list_of_what_stands_where_tells_no_movement() -> None:
    assert [(each["equipment"], each["count_min"]) for each in told(STATE)] == [("Su-24", 2)]


def test_what_is_hunted_went_its_own_way() -> None:
    jet, drone = told("Вчера из Барановичей подняли Су-30 на перехват «Шахеда», который залетел в Беларусь у Лоева.")
    assert (jet["equipment_class"], jet["activity"], names(jet)[1]) == ("fighter", "takeoff", "Baranavichy")
    assert (drone["equipment_class"], names(drone)[1], drone["flow"]) == ("uav", "Loyeu", "in")
    assert drone["observed_from"] == jet["observed_from"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Оккупанты стягивают тяжёлое вооружение в сторону Херсона.", []),
        ("Окупанти стягують військову техніку у бік Херсона.", ["vehicle_unspecified"]),
        ("Солдаты стягиваются к Херсону.", ["personnel"]),
        ("Из 40 тысяч бойцов в Беларусь переехало не более 10%.", []),
    ],
)
def test_who_pulls_things_together_is_none_of_them(text: str, expected: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == expected


def test_aircraft_that_wait_over_a_town_are_seen_there() -> None:
    jets, radar = told("Учора 4 Су-34 злетіли з Липецька; борт А-50 чекав на них над Речицею.")
    assert (jets["count_min"], radar["equipment_class"], names(radar)[1]) == (4, "awacs", "Rechytsa")
    assert told("Учора під Речицею 4 вантажівки чекали на дозвіл.") == []


def test_the_days_of_a_drill_are_not_those_of_who_came() -> None:
    (jets,) = told(
        "Три Су-34 вчера прилетели в Барановичи. Совместные учения стартовали 5 декабря и продлятся до 1 февраля."
    )
    assert (jets["report_kind"], jets["observed_from"]) == ("observation", "2022-12-18")


def test_border_services_and_army_districts_are_no_places() -> None:
    (carriers,) = told("Учора 14 БТР Західного військового округу прибули до Мозиря, передає Держприкордонслужбу.")
    assert names(carriers)[1] == "Mazyr"
