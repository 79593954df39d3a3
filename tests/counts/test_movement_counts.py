"""What the sightings of one movement count together."""

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
    counts = count_classes(
        [line("r1", "truck", interval_of(30, 30)), line("r1", "mixed", interval_of(51, 51), unit="wagon")]
    )
    assert count_units(counts) == {"vehicle": interval_of(30, 30), "wagon": interval_of(51, 51)}


def test_a_class_without_a_number_opens_the_movement() -> None:
    counts = count_classes([line("r1", "tank", interval_of(10, 10)), line("r1", "apc", UNKNOWN)])
    assert count_units(counts) == {"vehicle": interval_of(10, None)}


def test_reports_that_do_not_meet_are_in_conflict() -> None:
    (count,) = count_classes([line("en", "artillery", interval_of(3, 3)), line("de", "artillery", interval_of(2, 2))])
    assert (count.count, count.conflict) == (interval_of(2, 3), True)
