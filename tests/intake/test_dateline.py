"""A pasted page may bear its day on a line of its own; no other day is taken for the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from geo.intake.dateline import day_borne

TODAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Saturday, 15 July 2023, 09:55", date(2023, 7, 15)),
        ("Anna Nowak, Monday, 18 August 2025, 16:31", date(2025, 8, 18)),
        ("August 11, 2024 2:31:07 PM", date(2024, 8, 11)),
        ("21 ноября 2023, 10:56", date(2023, 11, 21)),
        ("Опубліковано: 14 грудня 2022, 12:33", date(2022, 12, 14)),
        ("15 чэрвеня 2023 г.", date(2023, 6, 15)),
        ("2022-01-23", date(2022, 1, 23)),
        ("Published: 12/19/2022", date(2022, 12, 19)),
    ],
)
def test_a_day_alone_on_a_line_is_the_day_of_the_page(line: str, day: date) -> None:
    assert day_borne(f"Columns on the road\n\n{line}\n\nYesterday 12 trucks left Lida.", today=TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "On 15 July 2023 twelve trucks left Lida.",
        "19 декабря 2022 года в Брест прибыли 12 танков.",
        "Published: 11/08/2022\n\nTwelve trucks left Lida.",
        "15 July\n\nTwelve trucks left Lida.",
        "15 July 2023\n16 July 2023\n\nTwelve trucks left Lida.",
        "15 July 2033\n\nTwelve trucks left Lida.",
        "19 May 2023 - 21 May 2023\n\nTwelve trucks left Lida.",
        "15 July 2023: 12 Urals",
        f"Yesterday 12 trucks left Lida{' for a camp far away' * 5}.\n\nRead also\n\n07.01.2024 / 16:00",
        "",
    ],
)
def test_any_other_day_is_none(text: str) -> None:
    assert day_borne(text, today=TODAY) is None
