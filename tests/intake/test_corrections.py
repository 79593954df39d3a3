"""A row that mends one imported before is never counted beside it unasked; marks of movements hold within one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.intake.verdicts import Verdict
from geo.model import Status
from geo.records import ledger, queries
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.intake.conftest import TODAY

if TYPE_CHECKING:
    from geo.intake.plan import ImportResult
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from tests.intake.conftest import Load

HEAD = "movement_id,place,equipment,count,date,source,url,note\n"
LINE = ",Minsk,tank,10,2022-12-01,Hajun,https://example.org/1,\n"


def counted(records: Records) -> list[tuple[int, int | None, int | None]]:
    return [
        (row.movements, row.count_min, row.count_max)
        for row in queries.totals(open_mirror(records), Filters(), ("week",))
    ]


def verdicts(done: ImportResult) -> list[tuple[str, list[str]]]:
    return [(str(each.verdict), [reason.code for reason in each.reasons]) for each in done.verdicts]


@pytest.mark.parametrize("mark", ["", "M1"])
def test_a_corrected_count_waits_and_names_the_row_that_it_mends(mark: str, load: Load, records: Records) -> None:
    load(HEAD + mark + LINE)
    done = load(HEAD + mark + LINE.replace("tank,10", "tank,12"))
    (verdict,) = done.verdicts
    assert verdict.verdict is Verdict.REVIEW
    (reason,) = (reason for reason in verdict.reasons if reason.code == "corrects")
    assert "s000001" in reason.message
    assert "counts 10" in reason.message
    assert counted(records) == [(1, 10, 10)]
    ledger.set_status(records, "s000001", Status.REJECTED)
    assert verdict.sighting_id is not None
    ledger.set_status(records, verdict.sighting_id, Status.ACCEPTED)
    assert counted(records) == [(1, 12, 12)]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param(LINE.replace(",\n", ",seen at the station\n"), id="another note"),
        pytest.param(LINE.replace("tank,10", "tank,10-12"), id="a wider count"),
        pytest.param(LINE.replace("tank,10", "Tank,12").replace("Hajun", "HAJUN"), id="other case"),
    ],
)
def test_a_row_that_tells_of_the_same_waits(new: str, load: Load, records: Records) -> None:
    load(HEAD + LINE)
    assert verdicts(load(HEAD + new)) == [("review", ["corrects"])]
    assert counted(records) == [(1, 10, 10)]


def test_a_count_corrected_in_a_file_that_names_no_source_waits_too(load: Load, records: Records) -> None:
    load("place,equipment,count,date\nMinsk,tank,10,2022-12-01\n")
    assert verdicts(load("place,equipment,count,date\nMinsk,tank,12,2022-12-01\n")) == [("review", ["corrects"])]
    assert counted(records) == [(1, 10, 10)]


@pytest.mark.parametrize(
    ("old", "other"),
    [
        ("Minsk", "Brest"), ("tank", "Ural truck"), ("2022-12-01", "2022-12-02"), ("Hajun", "Flagshtok"),
        ("org/1", "org/2"), (",Minsk", "M7,Minsk"),
    ],
)  # fmt: skip
def test_a_row_that_tells_of_something_else_is_accepted(old: str, other: str, load: Load) -> None:
    load(HEAD + LINE)
    assert verdicts(load(HEAD + LINE.replace(old, other).replace("tank,10", "tank,12"))) == [("accepted", [])]


def test_two_lines_of_one_file_stay_two_lines(load: Load, records: Records) -> None:
    two = HEAD + LINE + LINE.replace("tank,10", "tank,12")
    assert verdicts(load(two)) == [("accepted", []), ("accepted", [])]
    assert counted(records) == [(2, 22, 22)]


def test_a_line_added_beside_an_unchanged_one_mends_nothing(load: Load) -> None:
    load(HEAD + LINE)
    two = load(HEAD + LINE + LINE.replace("tank,10", "tank,12"))
    assert verdicts(two) == [("repeated", ["held_already"]), ("accepted", [])]


def test_the_line_that_was_changed_is_named_not_the_one_that_was_not(load: Load) -> None:
    load(HEAD + LINE + LINE.replace("tank,10", "tank,5"))
    done = load(HEAD + LINE + LINE.replace("tank,10", "tank,7"))
    assert verdicts(done) == [("repeated", ["held_already"]), ("review", ["corrects"])]
    assert "s000002" in done.verdicts[1].reasons[0].message


@pytest.mark.parametrize("gone", ["rejected", "undone"])
def test_a_row_that_no_longer_counts_is_no_doubt_of_a_new_one(gone: str, load: Load, records: Records) -> None:
    load(HEAD + LINE)
    if gone == "rejected":
        ledger.set_status(records, "s000001", Status.REJECTED)
    else:
        ledger.undo_batch(records, "b0001")
    assert verdicts(load(HEAD + LINE.replace("tank,10", "tank,12"))) == [("accepted", [])]
    assert counted(records) == [(1, 12, 12)]


def test_a_post_with_a_corrected_count_waits_too(records: Records, geocoder: Geocoder) -> None:
    told: dict[str, Any] = {"source": "Hajun", "published": TODAY.replace(year=2022, month=12, day=19)}
    for count in (10, 12):
        text = f"On December 16, {count} T-72 tanks arrived in Minsk."
        options = ImportOptions(today=TODAY, **told)
        planned = plan_import(text.encode(), "post.txt", records=records, geocoder=geocoder, options=options)
        done = commit_import(records, planned)
    assert [(v, "corrects" in codes) for v, codes in verdicts(done)] == [("review", True)]


def test_a_mark_of_a_movement_that_another_import_used_is_told(load: Load, records: Records) -> None:
    first = HEAD + "M1" + LINE
    load(first)
    done = load(first.replace("Hajun", "Flagshtok"))
    assert verdicts(done) == [("accepted", ["movement_mark_elsewhere"])]
    assert "b0001" in done.verdicts[0].reasons[0].message
    assert counted(records) == [(2, 20, 20)]
    ledger.undo_batch(records, "b0001")
    ledger.undo_batch(records, "b0002")
    assert verdicts(load(first)) == [("accepted", [])]


def test_a_row_that_joins_the_movement_of_the_rows_beside_it_needs_no_word_of_its_mark(load: Load) -> None:
    first = HEAD + "M1" + LINE
    load(first)
    more = load(first + "M1" + LINE.replace("Hajun", "Flagshtok"))
    assert verdicts(more) == [("repeated", ["held_already"]), ("accepted", [])]
