"""What stands in one list is told apart: each thing, each train, each way."""

from __future__ import annotations

import pytest

from tests.reports.reading import names, told


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


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "Из восьми Су-34, базировавшихся в Лиде, четыре вчера вернулись в Россию, ещё два перелетели в Минск.",
            [(4, "Lida", "out"), (2, "Lida", "internal")],
        ),
        ("Of the eight Su-34s based in Lida, four returned to Russia yesterday.", [(4, "Lida", "out")]),
        ("З шасці вагонаў, што стаялі ў Оршы, тры ўчора пагналі на Смаленск.", [(3, "Orsha", "out")]),
    ],
)
def test_a_part_leaves_from_where_the_whole_stood(text: str, ways: list[tuple[int, str, str]]) -> None:
    assert [(each["count_max"], names(each)[0], each["flow"]) for each in told(text)] == ways


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Эшелон с Т-62М — не менее 23 на 12 платформах — вчера прошёл Смоленск.", [23, 12]),
        ("T-62Ms, at least 23 on 12 flatcars, passed Smolensk yesterday.", [23, 12]),
        ("Трыццаць адзінак — танкі і БМП на трэйлерах — учора вярнуліся ў Слонім.", [30, None, None]),
    ],
)
def test_a_dash_opens_what_a_number_is_of(text: str, counts: list[int | None]) -> None:
    assert [each["count_min"] for each in told(text)] == counts


def test_an_iron_road_is_a_railway() -> None:
    (system,) = told("Вчера С-400 вывезли из Лунинца по железной дороге.")
    assert (system["mode"], system["flow"]) == ("rail", "unknown")
