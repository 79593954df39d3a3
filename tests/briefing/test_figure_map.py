"""The briefing's map: true borders, an honest scale, and names that never stand on one another."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.briefing.figure_sheet import Sheet
from geo.briefing.map_drawing import draw_map
from geo.briefing.map_furniture import round_km
from geo.briefing.map_ground import ground, outline_path
from geo.briefing.map_labels import Label, Placed, Room, Run, place
from geo.briefing.map_marks import Scale, course, scale_of, spread
from geo.briefing.map_projection import fit
from geo.maps.style import theme
from geo.places.geometry import km_on_sphere
from tests.briefing.drawn import ARROWS, MAP, MARKS, briefing, mark

FRAME = (24.0, 84.0, 604.0, 484.0)
REGION = (19.0, 43.0, 46.0, 61.0)


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [("Simferopol", 44.95, 34.10), ("Sevastopol", 44.60, 33.55), ("Donetsk", 48.0, 37.8), ("Kherson", 46.64, 32.6)],
)
def test_what_the_world_recognises_as_ukraine_is_drawn_as_ukraine(name: str, lat: float, lon: float) -> None:
    view = fit(REGION, FRAME)
    at = view.point(lat, lon)
    assert outline_path(view, "UA", None).contains_point(at), name
    assert not outline_path(view, "RU", None).contains_point(at), name


def test_no_country_of_the_region_is_missing() -> None:
    shown = ground(fit(REGION, FRAME), "BY").countries
    assert {"BY", "UA", "RU", "PL", "LT", "LV", "EE", "MD", "RO", "SK", "HU", "BG", "TR", "FI", "SE"} <= set(shown)


@pytest.mark.parametrize("bbox", [(22.9, 51.1, 33.0, 56.3), REGION, (27.3, 53.7, 27.9, 54.0), (26.0, -3.0, 34.0, 4.0)])
def test_positions_go_to_the_page_and_back(bbox: tuple[float, float, float, float]) -> None:
    view = fit(bbox, FRAME)
    west, south, east, north = bbox
    for lat, lon in ((south, west), (north, east), ((south + north) / 2, (west + east) / 2)):
        x, y = view.point(lat, lon)
        assert FRAME[0] - 0.01 <= x <= FRAME[2] + 0.01
        assert FRAME[1] - 0.01 <= y <= FRAME[3] + 0.01
        assert view.degrees(x, y) == pytest.approx((lat, lon), abs=1e-6)


def test_the_scale_bar_holds_within_a_hundredth_all_over_belarus() -> None:
    view = fit(MAP.bbox, FRAME)
    per_point = view.km_at_middle(100) / 100
    for (name, lat, lon), (other, to_lat, to_lon) in (
        (("Brest", 52.10, 23.70), ("Homel", 52.43, 30.98)),
        (("Polatsk", 55.48, 28.78), ("Mazyr", 52.05, 29.25)),
        (("Minsk", 53.90, 27.56), ("Barysau", 54.23, 28.50)),
    ):
        (x1, y1), (x2, y2) = view.point(lat, lon), view.point(to_lat, to_lon)
        true = km_on_sphere((lat, lon), (to_lat, to_lon))
        assert math.hypot(x2 - x1, y2 - y1) * per_point == pytest.approx(true, rel=0.01), (name, other)


@pytest.mark.parametrize(("longest", "shown"), [(150.0, 100), (99.0, 50), (7.3, 5), (1.0, 1), (0.3, 0.2)])
def test_the_scale_bar_is_a_round_number_of_kilometres(longest: float, shown: float) -> None:
    assert round_km(longest) == pytest.approx(shown)


def test_the_area_of_a_circle_grows_with_its_movements() -> None:
    scale = scale_of(MAP, FRAME)
    assert scale.radius(24) / scale.radius(6) == pytest.approx(2)
    crowded = Scale(5000, scale.one)
    assert crowded.radius(5000) > crowded.radius(4000)


spots = st.tuples(st.floats(30, 590), st.floats(90, 480), st.floats(3, 25), st.integers(1, 22))


def overlap(one: Placed, other: Placed) -> bool:
    (l1, t1, r1, b1), (l2, t2, r2, b2) = one.box, other.box
    return l1 < r2 and r1 > l2 and t1 < b2 and b1 > t2


@settings(max_examples=60, deadline=None)
@given(st.lists(spots, max_size=40))
def test_labels_never_stand_on_one_another_on_a_mark_or_across_the_frame(
    given_spots: list[tuple[float, float, float, int]],
) -> None:
    labels = [
        Label(runs=(Run(text="n" * long),), size=11, at=(x, y), reach=r, leads=True) for x, y, r, long in given_spots
    ]
    circles = [(x, y, r) for x, y, r, _ in given_spots]
    placed, left_out = place(labels, Room(FRAME, [(30, 90, 130, 200)], circles))
    assert len(placed) + len(left_out) == len(labels)
    for number, each in enumerate(placed):
        left, top, right, bottom = each.box
        assert left >= FRAME[0]
        assert top >= FRAME[1]
        assert right <= FRAME[2]
        assert bottom <= FRAME[3]
        assert not (left < 130 and top < 200)
        assert not any(overlap(each, other) for other in placed[number + 1 :])
        for x, y, r in circles:
            assert math.hypot(x - min(max(x, left), right), y - min(max(y, top), bottom)) >= r - 1e-6


def test_the_most_important_label_is_the_last_to_go() -> None:
    labels = [Label(runs=(Run(text="Baranavichy"),), size=11, at=(300, 300), reach=3) for _ in range(30)]
    placed, left_out = place(labels, Room(FRAME))
    assert placed[0].label is labels[0]
    assert left_out
    assert left_out[-1] is labels[-1]


def test_circles_of_neighbours_are_moved_apart_and_no_farther_than_they_must() -> None:
    view = fit(MAP.bbox, FRAME)
    near = [mark("Homel", 52.43, 30.98, "10+", 9), mark("Homel too", 52.43, 30.98, "", 4), mark("Brest", 52.1, 23.7)]
    homel, other, brest = spread(near, view, Scale(9, 7.0))
    assert math.hypot(homel.x - other.x, homel.y - other.y) >= (homel.r + other.r) * 0.85
    assert (brest.x, brest.y) == pytest.approx(view.point(52.1, 23.7))


def test_an_arrow_without_a_told_way_is_straight_and_one_along_a_corridor_passes_its_stops() -> None:
    view = fit(MAP.bbox, FRAME)
    straight, curved, far = (course(arrow, view, (5, 5)) for arrow in ARROWS)
    assert straight is not None
    assert curved is not None
    assert far is not None
    start, end = straight.points[0], straight.points[-1]
    for x, y in straight.points:
        assert abs((end[0] - start[0]) * (y - start[1]) - (end[1] - start[1]) * (x - start[0])) < 1.0
    for lat, lon in curved.arrow.course or ():
        x, y = view.point(lat, lon)
        if FRAME[0] + 9 < x < FRAME[2] - 9 and FRAME[1] + 9 < y < FRAME[3] - 9:
            assert min(math.hypot(px - x, py - y) for px, py in curved.points) < 9
    assert far.origin_out
    assert not far.destination_out


def test_labels_that_find_no_room_are_counted() -> None:
    crowd = tuple(mark(f"A long name of a village {n}", 53 + n / 900, 27 + n / 700, "30–40") for n in range(300))
    content = MAP.__class__(heading="", bbox=MAP.bbox, marks=crowd, arrows=(), most=1, legend=())
    left_out = draw_map(Sheet(960, 540, theme("light")), briefing(), content, FRAME)
    assert 200 < left_out < 300


def test_all_labels_of_a_usual_map_find_room() -> None:
    assert draw_map(Sheet(960, 540, theme("light")), briefing(), MAP, FRAME) == 0
    assert len(MARKS) == len(MAP.marks)
