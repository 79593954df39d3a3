"""What the sightings of one movement count together."""

import pytest

from geo.counts.intervals import UNKNOWN, interval_of
from geo.counts.movements import Line, count_classes, count_units
from geo.model import Interval


def line(report: str, equipment_class: str, count: Interval, unit: str = "vehicle") -> Line:
    return Line(report=report, equipment_class=equipment_class, unit=unit, count=count)


def test_lines_of_a_report_add_and_reports_combine() -> None:
    """Two reports of one train: 20 + 3 tanks in the one, at least 20 in the other, and trucks in one only."""
    counts = count_classes(
        [
            line("r1", "tank", interval_of(20, 20)),
            line("r1", "tank", interval_of(3, 3)),
            line("r2", "tank", interval_of(20, None)),
            line("r2", "truck", interval_of(9, 19)),
        ]
    )
    assert [(each.equipment_class, each.count, each.conflict) for each in counts] == [
        ("tank", interval_of(23, 23), False),
        ("truck", interval_of(9, 19), False),
    ]


def test_units_are_never_mixed() -> None:
    """A train of 51 wagons with 30 trucks is not 81 of anything."""
    told = [line("r1", "truck", interval_of(30, 30)), line("r1", "mixed", interval_of(51, 51), unit="wagon")]
    assert count_units(told) == {"vehicle": interval_of(30, 30), "wagon": interval_of(51, 51)}


def test_a_class_without_a_number_opens_the_movement() -> None:
    told = [line("r1", "tank", interval_of(10, 10)), line("r1", "apc", UNKNOWN)]
    assert count_units(told) == {"vehicle": interval_of(10, None)}


def test_reports_that_do_not_meet_are_in_conflict() -> None:
    (count,) = count_classes([line("en", "artillery", interval_of(3, 3)), line("de", "artillery", interval_of(2, 2))])
    assert (count.count, count.conflict) == (interval_of(2, 3), True)


TANKS, TRUCKS = line("r1", "tank", interval_of(21, None)), line("r1", "truck", interval_of(16, 16))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([line("r2", "vehicle_unspecified", interval_of(46, 46))], interval_of(46, 46), id="they meet"),
        pytest.param([line("r2", "vehicle_unspecified", interval_of(30, 30))], interval_of(30, None), id="conflict"),
        pytest.param([line("r2", "vehicle_unspecified", UNKNOWN)], interval_of(37, None), id="without a number"),
        pytest.param([line("r1", "vehicle_unspecified", interval_of(9, 9))], interval_of(46, None), id="beside them"),
    ],
)
def test_vehicles_of_no_kind_are_those_of_which_others_name_the_kind(told: list[Line], expected: Interval) -> None:
    """21 tanks or more and 16 trucks in one report, "46 vehicles" in another: one train of 46, not of 83."""
    assert count_units([TANKS, TRUCKS, *told]) == {"vehicle": expected}
