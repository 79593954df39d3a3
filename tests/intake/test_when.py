"""Dates are kept as said; the order of day and month is decided for a column, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from geo.intake.load import plan_import
from geo.intake.plan import ImportOptions
from geo.intake.verdicts import Verdict
from geo.intake.when import DateFault, Span, order_of, read_span
from geo.model import TimePrecision
from tests.intake.conftest import TODAY

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from tests.intake.conftest import Plan

MINSK = ZoneInfo("Europe/Minsk")
ANY = frozenset({"dmy", "mdy"})


@pytest.mark.parametrize(
    ("cells", "orders"),
    [
        (["2022-12-16", "", "soon"], set()),
        (["16/12/2022", "03/04/2022"], {"dmy"}),
        (["12/16/2022", "03/04/2022"], {"mdy"}),
        (["03/04/2022", "05/06/2022"], {"dmy", "mdy"}),
        (["03.04.2022"], {"dmy"}),
        (["04.16.2022"], {"mdy"}),
        (["16/12/2022", "12/16/2022"], set()),
        (["22-12-16", "22-12-31"], {"dmy", "ymd"}),
        (["45-12-16", "22-12-31"], {"ymd"}),
    ],
)
def test_a_column_leaves_open_only_the_orders_that_all_its_dates_allow(cells: list[str], orders: set[str]) -> None:
    assert order_of(cells) == orders


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-12-16", date(2022, 12, 16)),
        ("2022/12/16", date(2022, 12, 16)),
        ("20221216", date(2022, 12, 16)),
        ("16.12.2022", date(2022, 12, 16)),
        ("16/12/22", date(2022, 12, 16)),
        ("05/05/2022", date(2022, 5, 5)),
    ],
)
def test_a_day_is_read_as_the_day_that_was_written(text: str, day: date) -> None:
    assert read_span(text, ANY, MINSK) == Span(day, day, TimePrecision.DAY)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2022-12-16 01:00", datetime(2022, 12, 15, 22, 0, tzinfo=UTC)),
        ("16.12.2022 01:00", datetime(2022, 12, 15, 22, 0, tzinfo=UTC)),
        ("12/16/2022 8:53 PM", datetime(2022, 12, 16, 17, 53, tzinfo=UTC)),
        ("2022-12-16T01:00:30Z", datetime(2022, 12, 16, 1, 0, 30, tzinfo=UTC)),
        ("2022-12-16T01:00+05:00", datetime(2022, 12, 15, 20, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_in_its_own_zone_else_in_that_of_the_file(text: str, time: datetime) -> None:
    span = read_span(text, ANY, MINSK)
    assert isinstance(span, Span)
    assert span.first == time
    assert span.precision is TimePrecision.HOUR


def test_a_month_and_a_week_are_spans() -> None:
    assert read_span("2022-12", ANY, MINSK) == Span(date(2022, 12, 1), date(2022, 12, 31), TimePrecision.MONTH)
    assert read_span("02.2024", ANY, MINSK) == Span(date(2024, 2, 1), date(2024, 2, 29), TimePrecision.MONTH)
    assert read_span("2022-W50", ANY, MINSK) == Span(date(2022, 12, 12), date(2022, 12, 18), TimePrecision.WEEK)


@pytest.mark.parametrize(
    ("text", "orders", "code"),
    [
        ("03/04/2022", ANY, "ambiguous_date"),
        ("2022-02-30", ANY, "impossible_date"),
        ("31/11/2022", ANY, "impossible_date"),
        ("16/12/2022", frozenset({"mdy"}), "impossible_date"),
        ("2022-12-16 24:00", ANY, "impossible_date"),
        ("2022-12-16T10:00+99:00", ANY, "impossible_date"),
        ("2022-12-16T10:00+03:75", ANY, "impossible_date"),
        ("2022-12-16T10:00-15:00", ANY, "impossible_date"),
        ("12/16/2022 13:00 PM", ANY, "impossible_date"),
        ("2022-13", ANY, "impossible_date"),
        ("2022-W60", ANY, "impossible_date"),
        ("9999-12", ANY, "impossible_date"),
        ("0022-12-16", ANY, "impossible_date"),
        ("soon", ANY, "words"),
        ("44911", ANY, "serial_date"),
    ],
)
def test_what_is_no_date_is_said_to_be_none(text: str, orders: frozenset[str], code: str) -> None:
    fault = read_span(text, orders, MINSK)
    assert isinstance(fault, DateFault)
    assert fault.code == code


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("16-Dec-22", "2022-12-16", "2022-12-16"),
        ("16/Dec/2022", "2022-12-16", "2022-12-16"),
        ("16DEC22", "2022-12-16", "2022-12-16"),
        ("5 Apr 22", "2022-04-05", "2022-04-05"),
        ("16 дек 22 г.", "2022-12-16", "2022-12-16"),
        ("17 grudnia 2022 r.", "2022-12-17", "2022-12-17"),
        ("17-gru-22", "2022-12-17", "2022-12-17"),
        ("grudzień 2022", "2022-12-01", "2022-12-31"),
        ("Dec 2022", "2022-12-01", "2022-12-31"),
        ("Fri 16 Dec 2022 14:30:00 +0300", "2022-12-16 14:30:00+03:00", "2022-12-16 14:30:00+03:00"),
        ("16.12.2022 в 14.30", "2022-12-16 14:30:00+03:00", "2022-12-16 14:30:00+03:00"),
        ("week 50 2022", "2022-12-12", "2022-12-18"),
        ("03-04.12.2022", "2022-12-03", "2022-12-04"),
        ("30.11-01.12.2022 г.", "2022-11-30", "2022-12-01"),
        ("31.12-01.01.2023", "2022-12-31", "2023-01-01"),
        ("16 Dec 2022 - 18 Dec 2022", "2022-12-16", "2022-12-18"),
    ],
)
def test_a_spelled_day_and_two_days_in_a_cell_are_read(said: str, first: str, last: str, plan: Plan) -> None:
    sighting = plan(f"place;equipment;date\nBrest;tank;{said}\n").sighting_of(1)
    assert sighting is not None
    assert (str(sighting.observed_from), str(sighting.observed_to)) == (first, last)


@pytest.mark.parametrize("said", ["16-Foo-22", "07-03.12.2022", "Dec 18", "32-Dec-22"])
def test_a_spelling_that_is_no_day_is_refused(said: str, plan: Plan) -> None:
    planned = plan(f"place;equipment;date\nBrest;tank;{said}\n")
    assert planned.verdicts[0].verdict is Verdict.REJECTED


def test_the_columns_of_one_file_help_each_other_to_their_order(plan: Plan) -> None:
    head = "place,equipment,observed_from,published\n"
    planned = plan(f"{head}Brest,tank,03/04/2022,25/04/2022\n")
    assert planned.sightings[0].sighting.observed_from == date(2022, 4, 3)


def test_the_mapping_says_the_order_where_the_file_leaves_it_open(plan: Plan) -> None:
    planned = plan("place,equipment,date\nBrest,tank,03/04/2022\n", date_order="mdy")
    assert planned.sightings[0].sighting.observed_from == date(2022, 3, 4)


def test_an_undecided_date_is_left_open_and_asked(plan: Plan) -> None:
    planned = plan("place,equipment,date\nBrest,tank,03/04/2022\n")
    assert planned.sightings[0].sighting.observed_from is None
    assert {"4 March 2022", "3 April 2022"} <= set(_days(planned.verdicts[0].reasons[0].message))


def _days(message: str) -> list[str]:
    return message.split(" can be ")[1].split(",", maxsplit=1)[0].split(" or ")


def test_a_relative_date_needs_the_day_of_publication(plan: Plan) -> None:
    planned = plan("place,equipment,date,published\nBrest,tank,yesterday,2022-12-16\nBrest,tank,yesterday,\n")
    assert planned.sightings[0].sighting.observed_from == date(2022, 12, 15)
    assert [reason.code for reason in planned.verdicts[1].reasons] == ["bad_date"]


def test_the_time_zone_of_the_mapping_is_used(plan: Plan) -> None:
    planned = plan("place,equipment,date\nBrest,tank,2022-12-16 12:00\n", time_zone="Europe/Warsaw")
    assert planned.sightings[0].sighting.observed_from == datetime(2022, 12, 16, 11, 0, tzinfo=UTC)


def test_a_column_of_day_numbers_is_read_as_the_days_they_are(plan: Plan) -> None:
    planned = plan("place,equipment,date\nBrest,tank,44909\nMinsk,tank,44910.5\n")
    first, second = planned.sighting_of(1), planned.sighting_of(2)
    assert first is not None
    assert second is not None
    assert first.observed_from == date(2022, 12, 14)
    assert str(second.observed_from) == "2022-12-15 12:00:00+03:00"


def test_a_day_number_among_written_dates_waits_in_review(plan: Plan) -> None:
    planned = plan("place,equipment,date\nBrest,tank,44909\nMinsk,tank,16.12.2022\nOrsha,tank,17.12.2022\n")
    assert [reason.code for reason in planned.verdicts[0].reasons] == ["serial_date"]


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("162053ZDEC22", "2022-12-16 23:53:00+03:00"),
        ("162053CDEC2022", "2022-12-16 20:53:00+03:00"),
        ("162053J Dec 22", "2022-12-16 20:53:00+03:00"),
        ("162053RDEC22", "2022-12-17 04:53:00+03:00"),
    ],
)
def test_a_date_time_group_is_read(said: str, time: str, plan: Plan) -> None:
    sighting = plan(f"place,equipment,date\nBrest,tank,{said}\n").sighting_of(1)
    assert sighting is not None
    assert str(sighting.observed_from) == time


@pytest.mark.parametrize(
    ("row", "time"),
    [
        ("2022-12-16,20:53", "2022-12-16 20:53:00+03:00"),
        ("16.12.2022,2053", "2022-12-16 20:53:00+03:00"),
        ("20221216,8:05 pm", "2022-12-16 20:05:00+03:00"),
        ("2022-12-16 10:00,20:53", "2022-12-16 10:00:00+03:00"),
    ],
)
def test_a_time_of_day_stands_behind_its_day(row: str, time: str, plan: Plan) -> None:
    sighting = plan(f"place,equipment,date,time\nBrest,tank,{row}\n").sighting_of(1)
    assert sighting is not None
    assert str(sighting.observed_from) == time


@pytest.mark.parametrize(
    ("head", "cells", "day", "precision"),
    [
        ("year,month,day", "2022,12,16", date(2022, 12, 16), "day"),
        ("Год,Месяц,День", "2022,декабря,16", date(2022, 12, 16), "day"),
        ("iyear,imonth,iday", "2022,12,0", date(2022, 12, 1), "month"),
        ("year,month", "2022,December", date(2022, 12, 1), "month"),
        ("year,date", "2021,2022-12-16", date(2022, 12, 16), "day"),
    ],
)
def test_a_day_in_parts_is_put_together(head: str, cells: str, day: date, precision: str, plan: Plan) -> None:
    sighting = plan(f"place,equipment,{head}\nBrest,tank,{cells}\n").sighting_of(1)
    assert sighting is not None
    assert (sighting.observed_from, sighting.time_precision) == (day, precision)


def test_a_time_that_is_none_leaves_the_day_and_waits(plan: Plan) -> None:
    planned = plan("place,equipment,date,time\nBrest,tank,2022-12-16,at night\n")
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.observed_from == date(2022, 12, 16)
    assert [reason.code for reason in planned.verdicts[0].reasons] == ["bad_time"]


@pytest.mark.parametrize("said", ["1671213180", "1671213180000"])
def test_seconds_since_1970_are_the_moment_they_are(said: str, plan: Plan) -> None:
    sighting = plan(f"place,equipment,timestamp\nBrest,tank,{said}\n").sighting_of(1)
    assert sighting is not None
    assert str(sighting.observed_from) == "2022-12-16 20:53:00+03:00"


@pytest.mark.parametrize(
    ("head", "cells", "time"),
    [
        ("Date (UTC)", "2022-12-16 20:53", "2022-12-16 23:53:00+03:00"),
        ("Date", "2022-12-16 20:53", "2022-12-16 20:53:00+03:00"),
        ("date,Time (UTC)", "2022-12-16,20:53", "2022-12-16 23:53:00+03:00"),
        ("date,Час (Київ)", "2022-12-16,20:53", "2022-12-16 21:53:00+03:00"),
        ("Date (UTC)", "2022-12-16 20:53+01:00", "2022-12-16 22:53:00+03:00"),
        ("Date (UTC)", "2022-12-16", "2022-12-16"),
    ],
)
def test_a_zone_in_the_heading_is_that_of_its_times(head: str, cells: str, time: str, plan: Plan) -> None:
    sighting = plan(f"place,equipment,{head}\nBrest,tank,{cells}\n").sighting_of(1)
    assert sighting is not None
    assert str(sighting.observed_from) == time


@pytest.mark.parametrize("later", ["16.12.2022", "44911"])
def test_a_date_far_below_the_first_rows_still_decides_the_order_of_its_column(
    later: str, records: Records, geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.intake.survey._SAMPLE_ROWS", 2)
    dates = [
        "2022-12-14",
        "2022-12-15",
        later,
        *([str(44870 + n) for n in range(40)] if later.isdigit() else ["03/04/2022"]),
    ]
    rows = [f"Brest;tank;{number};{day}" for number, day in enumerate(dates, start=1)]
    data = "\n".join(["place;equipment;count;date", *rows]).encode()

    def planned() -> ImportPlan:
        return plan_import(data, "file.csv", records=records, geocoder=geocoder, options=ImportOptions(today=TODAY))

    told = planned()
    monkeypatch.setattr("geo.intake.load.orders_in_sample", lambda *_: None)
    whole = planned()
    assert told.date_orders == whole.date_orders == {"observed": frozenset({"serial" if later.isdigit() else "dmy"})}
    assert (list(told.verdicts), list(told.sightings)) == (list(whole.verdicts), list(whole.sightings))
