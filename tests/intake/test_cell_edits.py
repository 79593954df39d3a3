"""An edited cell is read as import reads it, screened, or refused with a message that says how to mend it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from geo.intake.cell_edits import EDITABLE, CellReader, read_row
from geo.intake.verdicts import Reason
from geo.model import Interval, Qualifier
from geo.records.checking import FIELDS, checked

if TYPE_CHECKING:
    from geo.places.query import Geocoder

OPEN = (None, None)


@pytest.fixture
def reader(geocoder: Geocoder) -> CellReader:
    return CellReader(geocoder=geocoder, zone=ZoneInfo("Europe/Minsk"))


def interval(low: int | None, high: int | None, said: Qualifier) -> Interval:
    return Interval(count_min=low, count_max=high, count_qualifier=said)


@pytest.mark.parametrize(
    ("field", "text", "meant"),
    [
        ("count", "30-40", interval(30, 40, Qualifier.RANGE)),
        ("count", "30–40", interval(30, 40, Qualifier.RANGE)),
        ("count", "at least 50", interval(50, None, Qualifier.AT_LEAST)),
        ("count", "", interval(None, None, Qualifier.UNKNOWN)),
        ("observed_from", "13.12.2022", date(2022, 12, 13)),
        ("observed_to", "2022-12", date(2022, 12, 31)),
        ("observed_from", "2022-12", date(2022, 12, 1)),
        ("observed_from", "", None),
        ("flow", "in", "in"),
        ("mode", "", None),
        ("affiliation", "Россия", "RU"),
        ("source", "", "unknown"),
        ("url", "https://example.org/1", "https://example.org/1"),
        ("note", "call +375 29 111-22-33", "call [phone removed]"),
    ],
)
def test_a_cell_is_read(reader: CellReader, field: str, text: str, meant: object) -> None:
    assert reader.read(field, text) == {field: meant}


def test_a_time_is_read_in_the_zone_or_in_the_one_that_it_names(reader: CellReader) -> None:
    local = reader.read("observed_from", "13.12.2022 14:30")
    named = reader.read("observed_from", "2022-12-13 11:30 UTC")
    assert isinstance(local, dict)
    assert isinstance(named, dict)
    assert isinstance(local["observed_from"], datetime)
    assert local["observed_from"] == named["observed_from"]


def test_equipment_brings_the_class_and_unit_of_the_lexicon_where_none_is_chosen(reader: CellReader) -> None:
    changes, faults = read_row(reader, {"equipment": "MiG-31K"}, OPEN)
    assert (changes["equipment_class"], changes["unit"], faults) == ("fighter", "aircraft", ())
    chosen, _ = read_row(reader, {"equipment_class": "tank", "equipment": "MiG-31K"}, OPEN)
    assert chosen["equipment_class"] == "tank"


def test_a_place_is_settled_by_name_or_coordinates_and_never_guessed(reader: CellReader) -> None:
    found: Any = reader.read("place", "Mazyr")
    assert found["place"].place.country == "BY"
    at: Any = reader.read("place", "52.05, 29.25")
    assert (at["place"].place.lat, at["place"].place.lon) == (52.05, 29.25)
    assert reader.read("origin", "") == {"origin": None}


@pytest.mark.parametrize(
    ("field", "text", "code", "mend"),
    [
        ("count", "40-30", None, ""),
        ("observed_from", "2022-13-45", None, ""),
        ("observed_from", "03/04/2022", "ambiguous_date", ""),
        ("observed_from", "some day", None, "YYYY-MM-DD"),
        ("place", "Aleksandrovka", "ambiguous_place", "add its country and region"),
        ("place", "Qwxzptown", "unknown_place", "coordinates"),
        ("place", "a.b@example.org", "email_removed", "leave it out"),
        ("flow", "sideways", "unknown_word", "use in, out"),
        ("equipment", " ", "no_equipment", "say what was seen"),
        ("url", "javascript:alert(1)", "bad_url", "https://"),
    ],
)
def test_what_cannot_be_is_refused_with_the_mend(
    reader: CellReader, field: str, text: str, code: str | None, mend: str
) -> None:
    found = reader.read(field, text)
    assert isinstance(found, Reason)
    assert found.field is not None
    assert code in {None, found.code}
    assert mend in found.message


def test_days_are_checked_against_the_one_that_stays(reader: CellReader) -> None:
    _, faults = read_row(reader, {"observed_from": "2022-12-20"}, (date(2022, 12, 10), date(2022, 12, 15)))
    assert [fault.code for fault in faults] == ["from_after_to"]


def test_every_cell_is_a_field_that_the_records_take(reader: CellReader) -> None:
    assert set(EDITABLE) - {"count"} <= set(FIELDS)
    changes, faults = read_row(
        reader, {"count": "5", "place": "Mazyr", "published": "2022-12-14", "tlp": "amber", "status": "accepted"}, OPEN
    )
    assert not faults
    assert checked(changes)["count_min"] == 5
