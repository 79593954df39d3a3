"""Typed positions in every writing are read, and what is none is not taken for one."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import GeocodeStatus, PlaceKind
from geo.places.coordinates import check_coordinates, read_coordinates, read_point
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("52.1, 23.7", 52.1, 23.7),
        ("52.43652 30.96949", 52.43652, 30.96949),
        ("(52.1; 23.7)", 52.1, 23.7),
        ("52,1 23,7", 52.1, 23.7),
        ("-33.9, 18.4", -33.9, 18.4),
        ("170.5, 52.25", 52.25, 170.5),
        ("geo:52.1,23.7", 52.1, 23.7),
        ("lat: 52.1 lon: 23.7", 52.1, 23.7),
        ("широта 52.1, долгота 23.7", 52.1, 23.7),
        ("N52.1 E23.7", 52.1, 23.7),
        ("52.1N23.7E", 52.1, 23.7),
        ("23.7E, 52.1N", 52.1, 23.7),
        ("52.1°N, 23.7°E", 52.1, 23.7),
        ("52°06'30\"N 23°42'10\"E", 52.108333, 23.702778),
        ("N52°06'30\" E23°42'10\"", 52.108333, 23.702778),
        ("52°06′30″ с.ш. 23°42′10″ в.д.", 52.108333, 23.702778),
        ("52.1° пн. ш. 23.7° сх. д.", 52.1, 23.7),
        ("52°06'30\" 23°42'10\"", 52.108333, 23.702778),
        ("52 06 30 N, 23 42 10 E", 52.108333, 23.702778),
        ("N 52 06.5 E 23 42.2", 52.108333, 23.703333),
        ("52° 6.5' N, 23° 42.2' E", 52.108333, 23.703333),
        ("N 52° 06' 30\", E 23° 42' 10\"", 52.108333, 23.702778),
        ("52° 06' 30\" 23° 42' 10\"", 52.108333, 23.702778),
        ("52,1234° N 23,7654° E", 52.1234, 23.7654),
        ("E 23.7 N 52.1", 52.1, 23.7),
        ("520630N0234210E", 52.108333, 23.702778),
        ("35UPV1234567890", 53.84735, 28.70774),
        ("35U PV 12345 67890", 53.84735, 28.70774),
        ("36U 321000 5781000", 52.15045, 30.38360),
        ("9G5C4MJW+F4", 53.131187, 28.695313),
    ],
)
def test_positions_are_read(text: str, lat: float, lon: float) -> None:
    found = read_coordinates(text)
    assert found is not None
    assert found == pytest.approx((lat, lon), abs=2e-5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Asipovichy",
        "12, 30",
        "52.1N 23.7N",
        "10 km",
        "M1",
        "50-60",
        "2022-12-18",
        "18.12.2022",
        "95.1, 200.5",
        "52°66'00\"N 23°42'10\"E",
        "60V ZZ 99999 99999",
        "C++",
        "N52.1 N23.7",
        "0.0, 0.0",
        "51 30, 12 40",
        "1.5 + 2.5",
    ],
)
def test_what_is_no_position_is_not_taken_for_one(text: str) -> None:
    assert read_coordinates(text) is None


@given(st.text(max_size=60))
def test_reading_never_raises(text: str) -> None:
    point = read_point(text)
    assert point is None or check_coordinates(point.lat, point.lon) is None


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9))
def test_printed_decimals_are_read_back(lat: float, lon: float) -> None:
    text = f"{lat:.5f}, {lon:.5f}"
    if check_coordinates(float(f"{lat:.5f}"), float(f"{lon:.5f}")) is None:
        assert read_coordinates(text) == pytest.approx((lat, lon), abs=1e-5)


@pytest.mark.parametrize(
    ("lat", "lon", "said"),
    [
        (52.1, 23.7, None),
        (95.0, 30.0, "swapped"),
        (91.0, 200.0, "latitude"),
        (0.0, 0.0, "missing"),
        (10.0, 181.0, "longitude"),
        (math.nan, 1.0, "not a number"),
    ],
)
def test_what_is_wrong_with_a_position_is_said(lat: float, lon: float, said: str | None) -> None:
    message = check_coordinates(lat, lon)
    assert (message is None) if said is None else (message is not None and said in message)


@pytest.mark.parametrize(("text", "radius"), [("52.1, 23.7", 5560), ("52.43652, 30.96949", 10), ("35UPV1267", 7100)])
def test_the_radius_says_how_finely_it_was_typed(text: str, radius: float) -> None:
    answer = open_geocoder().geocode(PlaceQuery(text=text))
    assert answer.status is GeocodeStatus.RESOLVED
    assert answer.place is not None
    assert answer.place.kind is PlaceKind.POINT
    assert answer.place.radius_m == pytest.approx(radius, rel=0.1) or text.startswith("35U")


@pytest.mark.parametrize(
    ("text", "country", "lat"),
    [
        ("27.561, 53.902", "BY", 53.902),
        ("53.902, 27.561", "BY", 53.902),
        ("27.561, 53.902", None, 53.902),
        ("50.45, 30.52", "UA", 50.45),
        ("30.52, 50.45", "UA", 50.45),
    ],
)
def test_swapped_positions_are_turned_by_the_named_country_or_the_region(
    text: str, country: str | None, lat: float
) -> None:
    place = open_geocoder().geocode(PlaceQuery(text=text, country=country)).place
    assert place is not None
    assert place.lat == pytest.approx(lat)
