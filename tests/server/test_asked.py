"""What the map's routes are asked: refused with the mend where it makes no sense."""

from __future__ import annotations

import pytest

from geo.errors import UsageError
from geo.server.asked import read_bbox, read_whole


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("23,51,33,57", (23, 51, 33, 57)),
        ("-180,-90,180,90", (-180, -90, 180, 90)),
        (" 23.5 , 51 , 23.6 , 51.1 ", (23.5, 51, 23.6, 51.1)),
    ],
)
def test_a_box_is_west_south_east_north(text: str, box: tuple[float, ...]) -> None:
    assert read_bbox(text) == box


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not four numbers"),
        ("23,51,33", "not four numbers"),
        ("23,51,33,57,1", "not four numbers"),
        ("a,b,c,d", "not four numbers"),
        ("nan,51,33,57", "not four numbers"),
        ("23,51,inf,57", "not four numbers"),
        ("33,51,23,57", "reversed, empty or crosses the date line"),
        ("170,51,-170,57", "date line"),
        ("23,57,33,51", "upside down"),
        ("23,51,23,57", "empty"),
        ("23,51,33,51", "empty"),
        ("-181,51,33,57", "beyond the globe"),
        ("23,51,33,91", "beyond the globe"),
        ("23,51,1e308,57", "beyond the globe"),
    ],
)
def test_a_box_that_makes_no_sense_is_refused_with_the_mend(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        read_bbox(text)
    assert "give bbox=west,south,east,north" in str(refused.value)


@pytest.mark.parametrize("text", ["", "-1", "21", "6.5", "six", "٣", "²", "9" * 5000])
def test_a_zoom_that_is_no_whole_number_in_range_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="zoom is no whole number from 0 to 20"):
        read_whole("zoom", text, 20)


def test_a_whole_number_in_range_is_read() -> None:
    assert [read_whole("zoom", text, 20) for text in ("0", "7", "20")] == [0, 7, 20]
