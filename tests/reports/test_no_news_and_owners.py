"""What nobody has news of is denied; whose things are is no thing beside them."""

from __future__ import annotations

import pytest

from tests.reports.reading import read, told


@pytest.mark.parametrize(
    "text",
    [
        "Сообщений о том, что в Речицу перебросили 20 танков, пока не поступало.",
        "Не поступало данных о том, что в Речицу прибыли танки.",
        "Інформації про те, що до Мозиря прибули танки, не надходило.",
        "Паведамленняў, што ў Мазыр прыбылі 12 танкаў, нам не паступала.",
        "Біля кордону ми не відзначаємо, щоб відбувалося якесь переміщення техніки чи особового складу.",
    ],
)
def test_what_no_news_came_of_is_denied_or_passed_over(text: str) -> None:
    assert {each["report_kind"] for each in read(text)} <= {"denial"}


def test_news_that_came_is_told() -> None:
    for text in (
        "Поступило несколько сообщений, что в Речицу прибыли 30 танков, но в лагерь они не заехали.",
        "Чтобы никто не видел, 30 танков в Речицу привезли ночью.",
        "Людей не пустили к дороге, чтобы колонна из 30 танков прошла в Речицу.",
    ):
        assert [each["count_min"] for each in told(text)] == [30]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Понад 70 одиниць техніки ПВК «Вагнер» учора прибули до Осиповичів.", [("vehicle_unspecified", 71)]),
        ("В Осиповичи вчера приехали 15 фур наёмников ЧВК «Вагнер».", [("truck", 15)]),
        ("В Осиповичи вчера приехали 15 фур и 40 вагнеровцев.", [("truck", 15), ("personnel", 40)]),
        (
            "До Осиповичів учора заїхало кілька легкових і вантажних автомобілів.",
            [("light_vehicle", None), ("truck", None)],
        ),
    ],
)
def test_the_company_that_owns_things_is_none_of_them(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(each["equipment_class"], each["count_min"]) for each in told(text)] == expected
