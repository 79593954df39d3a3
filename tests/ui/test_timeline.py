"""The timeline's chart: intervals with both ends, open ends as arrows, nothing drawn where no number was said."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pandas as pd
import pytest

from geo.records.queries import TotalRow
from geo.ui.timeline import HEADINGS, as_csv, table
from geo.ui.timeline_chart import Choice, chart, first_day, keys, left_out, numbered_span

VEHICLES = Choice(period="week", unit="vehicle")


def row(period: str | None, low: int | None, high: int | None, *, left: int | None = None) -> TotalRow:
    without = int(low is None and high is None)
    return TotalRow(
        period=period, unit="vehicle", count_min=low, count_max=high, movements=1 + (period is None),
        without_number=without, reports=1, sources=1, low=low if left is None else left, high=high,
    )  # fmt: skip


def drawn(rows: list[TotalRow], choice: Choice = VEHICLES, **more: Any) -> dict[str, Any]:
    spec: dict[str, Any] = chart(rows, choice, "light", **more).to_dict()
    return spec


def marks(spec: dict[str, Any]) -> list[str]:
    return [layer["mark"]["type"] for layer in spec["layer"]]


def bars(spec: dict[str, Any]) -> list[tuple[int, int, bool]]:
    held = next(values for values in spec["datasets"].values() if all("low" in each for each in values))
    return [(each["low"], each["high"], each["open"]) for each in held]


def days(spec: dict[str, Any]) -> list[tuple[int, int, int]]:
    domain = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    return [(each["year"], each["month"], each["date"]) for each in domain]


def test_a_closed_interval_has_a_bar_to_each_end_and_no_arrow() -> None:
    spec = drawn([row("2022-W50", 30, 40)])
    assert bars(spec) == [(30, 40, False)]
    assert marks(spec) == ["bar", "bar"]


def test_an_open_end_is_an_arrow_and_no_invented_height() -> None:
    spec = drawn([row("2022-W50", 50, None)])
    assert bars(spec) == [(50, 50, True)]
    assert marks(spec) == ["bar", "bar", "point"]


def test_what_may_be_told_twice_is_a_line_in_its_bar_and_a_word_of_the_legend() -> None:
    spec = drawn([row("2022-W50", 50, 60, left=30), row("2022-W51", 5, 5)])
    assert marks(spec) == ["bar", "bar", "rule"]
    held = next(values for values in spec["datasets"].values() if all("left" in each for each in values))
    assert [(each["left"], each["doubted"]) for each in held] == [(30, True), (5, False)]
    assert "told twice" in keys(0, doubted=True)
    assert "told twice" not in keys(0)
    assert list(table([row("2022-W50", 50, 60, left=30)])["low"]) == [30]


def test_the_day_that_a_movement_is_counted_on_is_said() -> None:
    assert "counted on the last day of its interval" in keys(0)
    assert "counted on the first day" in keys(0, day="first")
    assert "in equal shares on each day" in keys(0, day="spread")


def test_what_has_no_number_has_no_bar_but_a_sign() -> None:
    spec = drawn([row("2022-W50", None, None)])
    assert bars(spec) == [(0, 0, False)]
    assert marks(spec) == ["bar", "bar", "text"]


def test_the_axis_spans_the_days_asked_for_though_nothing_moved_on_them() -> None:
    spec = drawn([row("2022-W50", 30, 40)], days=(date(2022, 12, 1), date(2022, 12, 31)))
    assert days(spec) == [(2022, 12, 1), (2023, 1, 1)]


def test_without_days_asked_for_the_axis_spans_the_bars() -> None:
    assert days(drawn([row("2022-W50", 30, 40), row("2022-W52", 1, 1)])) == [(2022, 12, 12), (2023, 1, 2)]


OLD, LATE = row("2014-W34", None, None), row("2024-W01", None, None)
NUMBERED = [row("2022-W50", 30, 40), row("2022-W51", None, None), row("2022-W52", None, 12)]


def test_periods_without_a_number_beyond_all_numbers_do_not_stretch_the_axis_and_are_told_of() -> None:
    rows = [OLD, *NUMBERED, LATE]
    shown = numbered_span(rows)
    assert shown == NUMBERED
    said = left_out(rows, shown, "week")
    assert said == "1 week before 12 Dec 2022 and 1 week after 26 Dec 2022 without a number"
    assert keys(0, said).endswith(f"In the table only: {said}")
    assert len(table(rows)) == len(rows)


def test_days_asked_for_are_drawn_whether_they_hold_a_number_or_not() -> None:
    rows = [OLD, *NUMBERED, LATE]
    assert numbered_span(rows, (date(2014, 1, 1), None)) == rows[:-1]
    assert numbered_span(rows, (date(2014, 1, 1), date(2024, 12, 31))) == rows


def test_where_nothing_has_a_number_every_period_is_drawn() -> None:
    assert numbered_span([OLD, LATE]) == [OLD, LATE]
    assert left_out([OLD, LATE], [OLD, LATE], "week") == ""


def test_a_bar_stays_wide_enough_to_be_seen_over_many_years() -> None:
    spec = drawn([row("2014-08-18", 1, 1), row("2025-09-30", 1, 1)], Choice(period="day", unit="vehicle"))
    held = next(values for values in spec["datasets"].values() if all("first" in each for each in values))
    widths = [pd.Timestamp(each["last"]) - pd.Timestamp(each["first"]) for each in held]
    assert all(width >= pd.Timedelta(days=11) for width in widths)
    assert 2 <= len(spec["layer"][0]["encoding"]["x"]["axis"]["values"]) <= 12


def test_ticks_of_a_long_axis_stand_at_starts_of_months() -> None:
    spec = drawn([row("2022-W40", 1, 1), row("2023-W40", 1, 1)])
    ticks = [
        (each["year"], each["month"], each["date"]) for each in spec["layer"][0]["encoding"]["x"]["axis"]["values"]
    ]
    assert ticks[:3] == [(2022, 11, 1), (2022, 12, 1), (2023, 1, 1)]


def test_the_csv_holds_the_rows_and_figures_of_the_table_under_the_names_of_the_fields() -> None:
    shown = table([*NUMBERED, row(None, 5, None)])
    heading, *lines = csv.reader(io.StringIO(as_csv(shown, {"handling": "TLP:CLEAR"})))
    assert heading == [*shown.columns, "handling"] == [*HEADINGS, "handling"]
    assert lines == [
        [*("" if pd.isna(cell) else str(cell) for cell in line), "TLP:CLEAR"] for line in shown.itertuples(index=False)
    ]


@pytest.mark.parametrize(
    ("period", "first"),
    [
        ("2022-12-16", date(2022, 12, 16)),
        ("2022-W50", date(2022, 12, 12)),
        ("2022-12", date(2022, 12, 1)),
        ("2020-W53", date(2020, 12, 28)),
    ],
)
def test_a_period_starts_on_its_first_day(period: str, first: date) -> None:
    assert first_day(period) == first


def test_undated_movements_are_told_of_and_stand_in_the_table_only() -> None:
    assert keys(2).endswith("In the table only: 2 undated movements")
    assert "In the table only" not in keys(0)
    assert list(table([row("2022-W50", 1, 2), row(None, 3, 3)])["period"]) == ["2022-W50", "undated"]
