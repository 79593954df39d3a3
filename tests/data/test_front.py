"""The build's front: a line of towns, and which settlements it marks."""

from __future__ import annotations

import importlib
import itertools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.model import PlaceKind
from geo.places.artefact import NEAR_FRONT, VILLAGE, NewPlace

if TYPE_CHECKING:
    from types import ModuleType

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def front() -> ModuleType:
    sys.path.insert(0, str(DATA / "build"))
    try:
        return importlib.import_module("front")
    finally:
        sys.path.remove(str(DATA / "build"))


def place(lat: float, lon: float, *, country: str = "UA", kind: PlaceKind = PlaceKind.SETTLEMENT) -> NewPlace:
    return NewPlace(
        names=("Made-up",), kind=kind, country=country, admin1=None, lat=lat, lon=lon, radius_m=1.0, flags=VILLAGE
    )


def test_the_line_runs_from_the_dnipro_s_mouth_to_the_russian_border_and_along_it(front: ModuleType) -> None:
    line = front.read_front(DATA / "front.csv")
    assert line[0][0] == pytest.approx((46.61, 31.55), abs=0.01)
    assert all(before[1] == after[0] for before, after in itertools.pairwise(line))
    at_border = next(at for at, (_, two, _) in enumerate(line) if two == pytest.approx((50.29, 36.94), abs=0.01))
    assert {km for _, _, km in line[: at_border + 1]} == {30.0}
    assert {km for _, _, km in line[at_border + 1 :]} == {15.0}
    assert line[-1][1] == pytest.approx((52.09, 31.78), abs=0.01)


def test_a_distance_is_that_from_the_nearest_point_of_the_stretch(front: ModuleType) -> None:
    one, two, three = (47.0, 30.0), (47.0, 31.0), (48.0, 31.0)
    assert front.km_from((47.1, 30.5), one, two) == pytest.approx(11.1, abs=0.1)
    assert front.km_from((47.5, 31.2), two, three) == pytest.approx(15.0, abs=0.2)
    assert front.km_from((47.0, 29.0), one, two) == pytest.approx(75.8, abs=0.5)


def test_ukraine_s_settlements_along_it_are_marked_and_keep_their_other_marks(front: ModuleType) -> None:
    line = [((47.0, 30.0), (47.0, 31.0), 30.0)]
    here, far, abroad = place(47.2, 30.5), place(47.4, 30.5), place(47.2, 30.5, country="MD")
    field = place(47.2, 30.5, kind=PlaceKind.AIRFIELD)
    marked = front.with_front([here, far, abroad, field], line)
    assert [each.flags for each in marked] == [NEAR_FRONT | VILLAGE, VILLAGE, VILLAGE, VILLAGE]
