"""What stands in one list is told apart: each thing, each train, each way."""

from __future__ import annotations

import pytest

from tests.reports.reading import told


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Два «Урала» и три цистерны проехали Речицу.", ["truck", "fuel_truck"]),
        ("Эшелон из трёх цистерн и пяти вагонов прошёл Речицу.", ["wagon", "wagon"]),
        ("Фургон і два бензовози проїхали Речицю.", ["truck", "fuel_truck"]),
        ("A truck and two fuel trucks passed Rechytsa.", ["truck", "fuel_truck"]),
        ("Экипаж повреждённого А-50 улетел из Мачулищ.", []),
        ("Праз Рэчыцу прайшлі чатыры аўтавозы.", ["truck"]),
    ],
)
def test_a_thing_is_what_it_stands_beside(text: str, classes: list[str]) -> None:
    assert [each["equipment_class"] for each in told(text)] == classes
