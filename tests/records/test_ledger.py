"""The ledger on every database that Kordon knows: imports, undo and redo, edits, the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from geo.counts.intervals import interval_of
from geo.errors import DatabaseError, MissingError, UsageError
from geo.model import ReportKind, Source, Status, Unit
from geo.records import ledger, queries
from geo.records.edits import get_sighting
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.records.making import ASIPOVICHY, BELARUS, HAJUN, POLONKA, RAILWAYS, batch_of, named, sighting

if TYPE_CHECKING:
    from geo.records.database import Records

EVERY = Filters(status=("all",))


def held(records: Records, filters: Filters = EVERY) -> list[dict[str, Any]]:
    """Return what the mirror of a database shows, in the order in which it was stored."""
    mirror = open_mirror(records)
    return sorted(queries.rows(mirror, filters, limit=10_000).to_pylist(), key=lambda row: row["sighting_id"])


def test_a_batch_is_stored_whole_and_told(records: Records) -> None:
    new = batch_of([sighting(), sighting(status=Status.REVIEW)], mapping={"columns": {"x": None}}, who="desk")
    stored = ledger.commit_batch(records, new)
    assert stored.id == "b0001"
    assert (stored.rows, stored.accepted, stored.review, stored.undone) == (2, 1, 1, False)
    assert stored.mapping == {"columns": {"x": None}}
    assert datetime.now(UTC) - stored.created_at < timedelta(minutes=5)
    assert ledger.batches(records) == [stored]
    assert ledger.get_batch(records, "b0001") == stored
    assert ledger.find_batch_by_sha(records, new.file_sha256) == stored
    assert ledger.batch_sightings(records, "b0001") == {1: "s000001", 2: "s000002"}
    assert stored.as_answer()["created_at"] == stored.created_at.isoformat()


def test_every_field_comes_back_as_it_was_said(records: Records) -> None:
    said = sighting(
        30,
        40,
        day=None,
        note="Ешелон із 30 «Уралами»\nдругий рядок",
        place=named(POLONKA, "станція Полонка"),
        origin=named(None, "Міас"),
        destination=named(BELARUS, "Білорусь"),
        observed_from=date(2022, 12, 8),
        affiliation="RU",
        activity="unloading",
        confidence=0.75,
        review_reasons=("place ambiguous", "no date"),
        status=Status.REVIEW,
    )
    report = replace(
        said.report, via="NV", published=date(2022, 12, 14), credibility=2, source=replace(HAJUN, reliability="B")
    )
    ledger.commit_batch(records, batch_of([replace(said, report=report)]))
    (row,) = held(records)
    expected = {
        "sighting_id": "s000001",
        "movement_id": "m000001",
        "batch_id": "b0001",
        "report_id": "r000001",
        "source": "Belarusian Hajun",
        "via": "NV",
        "published": datetime(2022, 12, 14),  # noqa: DTZ001 - the mirror's times are UTC without a zone
        "reliability": "B",
        "credibility": 2,
        "count_min": 30,
        "count_max": 40,
        "count_qualifier": "range",
        "observed_from": datetime(2022, 12, 8),  # noqa: DTZ001
        "observed_to": None,
        "counted_on": date(2022, 12, 8),
        "place": "Polonka station",
        "place_text": "станція Полонка",
        "place_status": "resolved",
        "country": "BY",
        "admin1": "Brest region",
        "origin": None,
        "origin_text": "Міас",
        "origin_status": "not_found",
        "destination_kind": "country",
        "destination_country": "BY",
        "note": "Ешелон із 30 «Уралами»\nдругий рядок",
        "review_reasons": "place ambiguous\nno date",
        "affiliation": "RU",
        "activity": "unloading",
        "confidence": 0.75,
    }
    assert {name: row[name] for name in expected} == expected
    assert set(row) == set(queries.COLUMNS)


def test_what_the_gazetteer_left_open_the_outlines_fill_for_pins_only(records: Records) -> None:
    """Asipovichy lies in Mahiliou region, some 150 km inside Belarus; a country has no distance to its border."""
    bare = replace(ASIPOVICHY, country=None, admin1=None)
    ledger.commit_batch(records, batch_of([sighting(place=named(bare)), sighting(place=named(BELARUS))]))
    pin, area = held(records)
    assert (pin["country"], pin["admin1"]) == ("BY", "Mahiliou region")
    assert 100 < pin["border_km"] < 200
    assert (area["country"], area["admin1"], area["border_km"]) == ("BY", None, None)


def test_a_place_and_a_report_are_stored_once(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(), sighting(4), sighting(url="https://example.org/2")]))
    ledger.commit_batch(records, batch_of([sighting(9)], name="two.csv"))
    rows = held(records)
    assert {row["place_id"] for row in rows} == {"p000001"}
    assert [row["report_id"] for row in rows] == ["r000001", "r000001", "r000002", "r000001"]


def test_a_time_counts_on_the_day_of_its_own_clock(records: Records) -> None:
    """One in the morning of the 16th in Minsk is still the 15th in UTC; it is counted on the 16th."""
    minsk = timezone(timedelta(hours=3))
    at = datetime(2022, 12, 16, 1, 0, tzinfo=minsk)
    ledger.commit_batch(records, batch_of([sighting(observed_from=at, observed_to=at)]))
    (row,) = held(records)
    assert row["counted_on"] == date(2022, 12, 16)
    assert row["observed_to"] == datetime(2022, 12, 15, 22, 0)  # noqa: DTZ001 - the mirror's times are UTC


def test_rows_with_one_key_share_a_movement_and_its_days(records: Records) -> None:
    """8 to open, 8-12 and undated are one movement of 8-12, counted on the 12th; the fourth row stands alone."""
    told = [
        sighting(day=None, observed_from=date(2022, 12, 8), movement_key="M004"),
        sighting(day=None, observed_from=date(2022, 12, 8), observed_to=date(2022, 12, 12), movement_key="M004"),
        sighting(day=None, movement_key="M004"),
        sighting(day=None),
    ]
    ledger.commit_batch(records, batch_of(told))
    rows = held(records)
    assert [row["movement_id"] for row in rows] == ["m000001"] * 3 + ["m000002"]
    assert [row["counted_on"] for row in rows] == [date(2022, 12, 12)] * 3 + [None]
    assert ledger.movement_ids(records, ["s000001", "s000004"]) == {"s000001": "m000001", "s000004": "m000002"}


def test_equal_keys_of_two_files_are_two_movements(records: Records) -> None:
    for name in ("one.csv", "two.csv"):
        ledger.commit_batch(records, batch_of([sighting(movement_key="M1")], name=name))
    assert [row["movement_id"] for row in held(records)] == ["m000001", "m000002"]


def test_a_row_can_join_a_movement_that_is_held(records: Records) -> None:
    """A later row says that the train of the 16th was there on the 18th: a conflict, counted on the 18th."""
    ledger.commit_batch(records, batch_of([sighting()]))
    later = batch_of([sighting(day=date(2022, 12, 18), source=RAILWAYS)], name="two.csv")
    joined = replace(later, sightings=tuple(replace(each, movement_id="m000001") for each in later.sightings))
    ledger.commit_batch(records, joined)
    assert [(row["counted_on"], row["days_conflict"]) for row in held(records)] == [(date(2022, 12, 18), True)] * 2
    ledger.undo_batch(records, "b0002")
    assert [(row["counted_on"], row["days_conflict"]) for row in held(records)] == [(date(2022, 12, 16), False)]
    ledger.redo_batch(records, "b0002")
    assert [row["counted_on"] for row in held(records)] == [date(2022, 12, 18)] * 2


def test_joining_an_unknown_movement_stores_nothing(records: Records) -> None:
    new = batch_of([sighting()])
    lost = replace(new, sightings=tuple(replace(each, movement_id="m000077") for each in new.sightings))
    with pytest.raises(MissingError, match="m000077"):
        ledger.commit_batch(records, lost)
    assert ledger.batches(records) == []
    assert records.sequence() == 0


def test_undo_takes_a_batch_out_and_redo_brings_it_back(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(), sighting(4)]))
    before = held(records)
    ledger.commit_batch(records, batch_of([sighting(7)], name="two.csv"))
    after = held(records)
    assert ledger.undo_batch(records, "b0002").undone
    assert held(records) == before
    assert ledger.find_batch_by_sha(records, batch_of([], name="two.csv").file_sha256) is None
    assert not ledger.redo_batch(records, "b0002").undone
    assert held(records) == after


def test_edits_come_back_with_redo(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    ledger.update_sighting(records, "s000001", {"note": "unloaded at night"}, who="desk")
    ledger.undo_batch(records, "b0001")
    assert held(records) == []
    with pytest.raises(UsageError, match="redo it first"):
        ledger.set_status(records, "s000001", "rejected")
    ledger.redo_batch(records, "b0001")
    assert [row["note"] for row in held(records)] == ["unloaded at night"]


@pytest.mark.parametrize("act", [ledger.undo_batch, ledger.redo_batch, ledger.get_batch])
@pytest.mark.parametrize("name", ["b0099", "nonsense", "", "b-1"])
def test_an_unknown_batch_is_said_to_be_so(records: Records, act: Any, name: str) -> None:
    with pytest.raises(MissingError):
        act(records, name)


def test_undoing_twice_says_so_and_changes_nothing(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    ledger.undo_batch(records, "b0001")
    number = records.sequence()
    with pytest.raises(UsageError, match="already undone"):
        ledger.undo_batch(records, "b0001")
    assert records.sequence() == number


def test_row_keys_are_known_while_their_batch_stands(records: Records) -> None:
    new = batch_of([sighting(), sighting(4)])
    keys = [each.row_key for each in new.sightings]
    ledger.commit_batch(records, new)
    assert ledger.known_row_keys(records, [*keys, "unheard"]) == dict(zip(keys, ["s000001", "s000002"], strict=True))
    ledger.undo_batch(records, "b0001")
    assert ledger.known_row_keys(records, keys) == {}


def test_the_same_rows_are_never_held_twice(records: Records) -> None:
    """Two people import one file at once: the second is told, and leaves nothing behind."""
    ledger.commit_batch(records, batch_of([sighting()]))
    with pytest.raises(DatabaseError, match="run the import again"):
        ledger.commit_batch(records, batch_of([sighting()]))
    assert len(ledger.batches(records)) == 1
    ledger.undo_batch(records, "b0001")
    ledger.commit_batch(records, batch_of([sighting()]))
    with pytest.raises(UsageError, match="undo b0002 first"):
        ledger.redo_batch(records, "b0001")
    assert len(held(records)) == 1


def test_verdicts_must_add_up() -> None:
    with pytest.raises(UsageError, match="do not add up"):
        batch_of([sighting()], rows_total=2)


def test_a_fault_in_the_last_row_stores_nothing(records: Records) -> None:
    with pytest.raises(UsageError, match="count"):
        ledger.commit_batch(records, batch_of([sighting(), sighting(10**12, None)]))
    assert ledger.batches(records) == []
    assert records.sequence() == 0
    assert held(records) == []


def test_an_edit_is_stored_and_trailed(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(status=Status.REVIEW, review_reasons=("no date",))]))
    ledger.update_sighting(
        records,
        "s000001",
        {
            "count": interval_of(30, 40),
            "place": named(ASIPOVICHY, "Осиповичи"),
            "observed_to": date(2022, 12, 20),
            "status": "accepted",
            "source": "Railway Workers",
            "unit": Unit.WAGON,
        },
        who="desk",
    )
    (row,) = held(records)
    assert (row["count_min"], row["count_max"], row["unit"], row["status"]) == (30, 40, "wagon", "accepted")
    assert (row["place"], row["place_text"], row["admin1"]) == ("Asipovichy", "Осиповичи", "Mahiliou region")
    assert (row["counted_on"], row["source"], row["review_reasons"]) == (date(2022, 12, 20), "Railway Workers", None)
    edit = ledger.audit(records, "s000001")[-1]
    assert (edit.action, edit.who, edit.sighting_id) == ("edit", "desk", "s000001")
    assert edit.before is not None
    assert edit.after is not None
    assert (edit.before["count_min"], edit.after["count_min"]) == (10, 30)
    assert (edit.before["review_reasons"], edit.after["place_no"]["name"]) == ("no date", "Asipovichy")
    assert edit.before.keys() == edit.after.keys()


def test_a_source_changed_and_changed_back_is_the_same_report_again(records: Records) -> None:
    """Else two lines of one report would no longer add up."""
    dated = replace(sighting().report, published=date(2022, 12, 14), text="Two groups of trucks")
    ledger.commit_batch(records, batch_of([sighting(report=dated, movement_key="a") for _ in range(2)]))
    for name in ("Railway Workers", "Belarusian Hajun"):
        ledger.update_sighting(records, "s000002", {"source": name})
    assert [row["report_id"] for row in held(records)] == ["r000001", "r000001"]


def test_an_edit_that_changes_nothing_leaves_no_trail(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    ledger.update_sighting(records, "s000001", {"status": Status.ACCEPTED, "place": named(POLONKA)})
    assert [entry.action for entry in ledger.audit(records)] == ["import"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"witness": "x"}, "cannot be edited"),
        ({"status": "maybe"}, "review, accepted, rejected"),
        ({"unit": None}, "vehicle"),
        ({"equipment": " "}, "empty"),
        ({"count_min": 20}, "above count_max"),
        ({"count_min": -1}, "from 0"),
        ({"count_min": 1.5}, "whole number"),
        ({"count": 5}, "Interval"),
        ({"observed_from": date(2022, 12, 30)}, "after observed_to"),
        ({"observed_from": "yesterday"}, "date"),
        ({"place": "Polonka"}, "Toponym"),
        ({"reliability": "G"}, "A, B"),
        ({"note": "a\x00b"}, "text"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_with_the_mend(
    sqlite_records: Records, changes: dict[str, Any], said: str
) -> None:
    ledger.commit_batch(sqlite_records, batch_of([sighting()]))
    with pytest.raises(UsageError, match=said):
        ledger.update_sighting(sqlite_records, "s000001", changes)
    assert sqlite_records.sequence() == 1


def test_several_are_accepted_at_once_or_none(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(status=Status.REVIEW) for _ in range(3)]))
    with pytest.raises(MissingError, match="s000009"):
        ledger.set_status(records, ["s000001", "s000009"], "accepted")
    assert {row["status"] for row in held(records)} == {"review"}
    assert ledger.set_status(records, ["s000001", "s000003"], "accepted") == (2, 3)
    assert [row["status"] for row in held(records)] == ["accepted", "review", "accepted"]
    assert ledger.set_status(records, ["s000001"], "accepted") == ()


def test_rejecting_the_sighting_that_dated_a_movement_moves_its_day(records: Records) -> None:
    told = [sighting(movement_key="a"), sighting(movement_key="a", day=date(2022, 12, 20), source=RAILWAYS)]
    ledger.commit_batch(records, batch_of(told))
    assert {row["counted_on"] for row in held(records)} == {date(2022, 12, 20)}
    ledger.set_status(records, "s000002", Status.REJECTED)
    assert {row["counted_on"] for row in held(records)} == {date(2022, 12, 16)}


def test_a_summary_does_not_date_a_movement(records: Records) -> None:
    roll_up = sighting(60, None, movement_key="a", day=date(2022, 12, 31), report_kind=ReportKind.SUMMARY)
    ledger.commit_batch(records, batch_of([sighting(movement_key="a"), roll_up]))
    assert {row["counted_on"] for row in held(records)} == {date(2022, 12, 16)}


def test_the_trail_tells_of_one_sighting_what_happened_to_it_and_its_batch(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(), sighting(4)], who="desk"))
    ledger.set_status(records, "s000002", "rejected", who="second")
    ledger.undo_batch(records, "b0001", who="desk")
    told = [(entry.action, entry.who, entry.sighting_id) for entry in ledger.audit(records, "s000001")]
    assert told == [("import", "desk", None), ("undo", "desk", None)]
    told = [entry.action for entry in ledger.audit(records, "s000002")]
    assert told == ["import", "edit", "undo"]
    changes = [entry.change for entry in ledger.audit(records)]
    assert changes == [1, 2, 3]
    assert records.sequence() == 3
    with pytest.raises(MissingError):
        ledger.audit(records, "s000003")


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'x'", "DELETE FROM audit"])
def test_the_trail_cannot_be_rewritten(records: Records, statement: str) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    with records.engine.connect() as connection, pytest.raises(sa.exc.DBAPIError, match="never changed"):
        connection.exec_driver_sql(statement)


def test_one_sighting_is_told_from_the_record_database(records: Records) -> None:
    ambiguous = replace(named(None, "Rozivka") or POLONKA, candidates=(POLONKA, ASIPOVICHY))  # type: ignore[type-var]
    ledger.commit_batch(records, batch_of([sighting(place=ambiguous, spans={"place": (3, 10)})]))
    told = get_sighting(records, "s000001")
    assert (told["sighting_id"], told["place_text"], told["source"]) == ("s000001", "Rozivka", "Belarusian Hajun")
    assert [found["name"] for found in told["candidates"]["place"]] == ["Polonka station", "Asipovichy"]
    assert told["spans"] == {"place": [3, 10]}
    with pytest.raises(MissingError):
        get_sighting(records, "s000002")


def test_many_sources_and_keys_at_once_are_found_again(records: Records) -> None:
    many = [
        sighting(source=Source(name=f"Channel {number}"), url=f"https://example.org/{number}") for number in range(1203)
    ]
    new = batch_of(many)
    ledger.commit_batch(records, new)
    again = batch_of(many, name="two.csv")
    ledger.commit_batch(records, again)
    keys = [each.row_key for each in (*new.sightings, *again.sightings)]
    assert len(ledger.known_row_keys(records, keys)) == 2406
    assert len({row["report_id"] for row in held(records)}) == 1203


def indexes(records: Records) -> set[tuple[object, ...]]:
    """Return the indexes of a database as it keeps them."""
    with records.read() as connection:
        held = connection.exec_driver_sql("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index'")
        return {tuple(row) for row in held}


def test_the_indexes_of_a_large_batch_are_built_anew_as_they_were(
    sqlite_records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only SQLite: PostgreSQL keeps its indexes all the while."""
    records = sqlite_records
    monkeypatch.setattr("geo.records.bulk._REBUILT_FROM", 2)
    before = indexes(records)
    ledger.commit_batch(records, batch_of([sighting(), sighting(url="https://example.org/2")]))
    assert indexes(records) == before
    twice = batch_of([sighting(url="https://example.org/3"), sighting(url="https://example.org/3")] * 2)
    with pytest.raises(DatabaseError, match="already holds these rows"):
        ledger.commit_batch(records, replace(twice, sightings=[replace(twice.sightings[0], row_key="ab" * 16)] * 4))
    assert indexes(records) == before
    assert len(held(records)) == 2
