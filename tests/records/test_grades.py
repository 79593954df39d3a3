"""The analysts' own grades stand above those of files, hold for all reports of a source, and stand in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.errors import MissingError, UsageError
from geo.records import ledger, queries
from geo.records.filters import Filters
from geo.records.grades import grade_report, grade_source
from geo.records.mirror import open_mirror
from tests.records.making import batch_of, sighting

if TYPE_CHECKING:
    from geo.records.database import Records

NAME = "Belarusian Hajun"


def graded(records: Records) -> list[tuple[str, str | None, int | None]]:
    rows = queries.rows(open_mirror(records), Filters(), order="sighting_id").to_pylist()
    return [(row["source"], row["reliability"], row["credibility"]) for row in rows]


def test_a_source_is_graded_for_all_that_it_tells_and_the_filter_finds_it(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(), sighting(), sighting()]))
    name = graded(records)[0][0]
    mirror = open_mirror(records)
    assert grade_source(records, name, "B", "desk") is None
    assert {(source, grade) for source, grade, _ in graded(records)} == {(name, "B")}
    mirror.refresh()
    assert queries.count_rows(mirror, Filters(reliability=("B",))) == 3
    assert grade_source(records, name, None, "desk") == "B"
    mirror.refresh()
    assert queries.count_rows(mirror, Filters(reliability=("B",))) == 0
    told = [(entry.who, entry.before, entry.after) for entry in ledger.audit(records) if entry.action == "grade"]
    assert told == [
        ("desk", {"source": name, "reliability": None}, {"source": name, "reliability": "B"}),
        ("desk", {"source": name, "reliability": "B"}, {"source": name, "reliability": None}),
    ]


def test_a_report_is_graded_for_itself_alone(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(), sighting()]))
    rows = queries.rows(open_mirror(records), Filters(), order="sighting_id").to_pylist()
    grade_report(records, rows[0]["report_id"], 2)
    reports = {row["report_id"] for row in rows}
    expected = [2 if row["report_id"] == rows[0]["report_id"] else None for row in rows]
    assert reports
    assert [credibility for _, _, credibility in graded(records)] == expected


def test_the_same_grade_again_writes_nothing(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    name = graded(records)[0][0]
    grade_source(records, name, "A")
    lines = len(ledger.audit(records))
    grade_source(records, name, "A")
    assert len(ledger.audit(records)) == lines


@pytest.mark.parametrize("grade", ["G", "a", "", 1])
def test_a_grade_that_is_none_is_refused_with_those_there_are(records: Records, grade: str) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    with pytest.raises(UsageError, match="use one of: A, B, C, D, E, F"):
        grade_source(records, NAME, grade)


def test_who_grades_what_is_not_held_is_told_so(records: Records) -> None:
    with pytest.raises(MissingError, match="choose one that reports name"):
        grade_source(records, "Nobody's channel", "A")
    with pytest.raises(MissingError):
        grade_report(records, "r000099", 3)
