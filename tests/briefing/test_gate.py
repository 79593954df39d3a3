"""The publish gate: what leaves, what stays back and is said, and that no query behind it finds more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from geo.briefing.acts import log_export, marked_stem
from geo.briefing.cells import cell_at
from geo.briefing.gate import Release, release
from geo.briefing.outfile import written
from geo.briefing.private_marks import is_private
from geo.errors import DatabaseError, UsageError
from geo.model import PlaceKind, TimePrecision, Tlp
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from geo.records.movement_detail import details
from tests.briefing.leaks import ALLOWED_SIGHTINGS, EXACT, LAT, LON, NOW, PUBLIC, leaked, secret_batch
from tests.records.making import POLONKA, batch_of, empty_database, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.model import Sighting
    from geo.records.database import Records
    from geo.records.mirror import Mirror

HOW = Release(now=NOW)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with open_records(empty_database(tmp_path)) as held:
        yield held


@pytest.fixture
def secrets(records: Records) -> Iterator[Mirror]:
    ledger.commit_batch(records, secret_batch())
    mirror = open_mirror(records)
    yield mirror
    mirror.close()


def held_of(records: Records, *told: Sighting, filters: Filters | None = None, how: Release = HOW) -> dict[str, int]:
    ledger.commit_batch(records, batch_of(told))
    mirror = open_mirror(records)
    with release(mirror, filters or Filters(), how) as out:
        return {each.code: each.sightings for each in out.held}


def test_nothing_that_was_held_can_be_found_behind_the_gate(secrets: Mirror) -> None:
    with release(secrets, Filters(), HOW) as out:
        everything = Filters(status=("all",), kind=("all",))
        said = [
            out.rows().to_pylist(),
            queries.rows(out.mirror, everything, limit=1000).to_pylist(),
            queries.movements(out.mirror, everything, 1000),
            details(out.mirror, queries.movements(out.mirror, everything, 1000)),
            queries.facets(out.mirror),
            queries.places(out.mirror, everything, (-180, -85, 180, 85)),
            queries.flows(out.mirror, everything, (-180, -85, 180, 85)),
            queries.totals(out.mirror, everything, ("day", "source")),
            out.mirror.run("SELECT * FROM sightings", {}),
            out.mirror.run("SELECT * FROM held_place", {}),
            out.held,
            out.words,
        ]
        assert leaked(repr(said)) == []
        assert leaked(repr(said), PUBLIC) == list(PUBLIC)
        assert out.sightings == ALLOWED_SIGHTINGS


def test_each_sighting_asked_for_leaves_or_is_counted_under_one_reason(secrets: Mirror) -> None:
    with release(secrets, Filters(), HOW) as out:
        held = {each.code: each.sightings for each in out.held if each.whole}
        assert sum(held.values()) + out.sightings == queries.count_rows(secrets, Filters(status=("all",)))
        assert held == {"status": 2, "ukrainian": 4, "tlp": 2, "undated": 1, "embargo": 3, "personal": 2}
        parts = {each.code: each.sightings for each in out.held if not each.whole}
        assert parts == {"private_note": 2, "position": 4}
    with release(secrets, Filters(status=("accepted",)), HOW) as accepted:
        assert {each.code: each.sightings for each in accepted.held if each.whole} == held, "as the pages ask"


def test_positions_leave_as_the_middle_of_their_cell_with_a_radius_that_holds_the_truth(secrets: Mirror) -> None:
    cell = cell_at(LAT, LON)
    with release(secrets, Filters(), HOW) as out:
        for row in out.rows().to_pylist():
            assert (row["lat"], row["lon"]) == (cell.lat, cell.lon)
            assert row["radius_m"] >= cell.radius_m + (10 if "grid" in row["equipment"] else EXACT.radius_m)
            assert row["border_km"] == round(row["border_km"], 1)


def test_a_place_whose_name_is_a_position_is_called_by_its_area(secrets: Mirror) -> None:
    with release(secrets, Filters(text="in a grid"), HOW) as out:
        (row,) = out.rows().to_pylist()
        assert row["destination"] == "a place in Brest region"
        assert row["place"] == "near [position removed]"


def test_an_area_stays_an_area(records: Records) -> None:
    area = place("Brest region", 52.4, 25.0, kind=PlaceKind.ADMIN1, radius_m=120_000.0)
    ledger.commit_batch(records, batch_of([sighting(place=named(area))]))
    with release(open_mirror(records), Filters(), HOW) as out:
        (row,) = out.rows().to_pylist()
        assert (row["place_kind"], row["place"]) == ("admin1", "Brest region")
        assert row["radius_m"] >= 120_000


@pytest.mark.parametrize(
    ("told", "hours", "stays"),
    [
        ({"observed_to": datetime(2023, 1, 9, 11, 0, tzinfo=UTC), "time_precision": TimePrecision.HOUR}, 24, False),
        ({"observed_to": datetime(2023, 1, 9, 11, 1, tzinfo=UTC), "time_precision": TimePrecision.HOUR}, 24, True),
        ({"observed_to": date(2023, 1, 8)}, 24, False),
        ({"observed_to": date(2023, 1, 9)}, 24, True),
        ({"observed_to": date(2023, 1, 9)}, 12, False),
        ({"observed_from": date(2023, 1, 1), "observed_to": date(2023, 1, 1), "time_precision": TimePrecision.WEEK},
         24, False),
        ({"day": date(2023, 1, 3), "time_precision": TimePrecision.WEEK}, 24, True),
        ({"day": date(2022, 12, 15), "time_precision": TimePrecision.MONTH}, 24, True),
        ({"observed_from": date(2022, 12, 1), "observed_to": date(2022, 12, 31), "time_precision": TimePrecision.MONTH},
         24, False),
        ({"observed_to": date(2024, 1, 1)}, 24, True),
        ({"observed_to": date(2024, 1, 1)}, 0, False),
    ],
)  # fmt: skip
def test_the_embargo_counts_from_the_end_of_what_was_told(
    records: Records, told: dict[str, object], hours: int, *, stays: bool
) -> None:
    each = sighting(**(told if "day" in told else {"observed_from": None} | told))  # type: ignore[arg-type]
    assert held_of(records, each, how=replace(HOW, embargo_hours=hours)) == ({"embargo": 1} if stays else {})


def test_an_undated_sighting_is_old_enough_once_its_report_or_its_import_is(records: Records) -> None:
    undated = sighting(day=None)
    assert held_of(records, undated) == {"undated": 1}
    mirror = open_mirror(records)
    imported = ledger.batches(records)[0].created_at
    for hours, held in ((23, ["undated"]), (25, [])):
        with release(mirror, Filters(), Release(now=imported + timedelta(hours=hours))) as out:
            assert [each.code for each in out.held] == held


@pytest.mark.parametrize(
    "side",
    [
        "UA",
        "ua",
        "Ukraine",
        "ЗСУ",
        "Armed Forces of Ukraine",
        "RU/UA",
        "Украинские войска",
        "Нацгвардия",
        "Azov",
        "Territorial Defence",
    ],
)
def test_ukrainian_forces_stay_in_every_spelling_until_they_are_asked_for(records: Records, side: str) -> None:
    assert held_of(records, sighting(affiliation=side)) == {"ukrainian": 1}
    with release(open_mirror(records), Filters(), replace(HOW, ukrainian=True)) as out:
        assert out.sightings == 1


@pytest.mark.parametrize(
    "words",
    [
        {"equipment": "drone of National Guard of Ukraine"},
        {"equipment": "UA truck"},
        {"equipment": "вантажівка ЗС України"},
        {"equipment": "вантажівка Нацгвардії"},
        {"equipment": "ўкраінскі танк"},
        {"equipment": "ukraińska ciężarówka"},
        {"equipment": "truck, Azov brigade"},
        {"note": "a Ukrainian brigade was seen in convoy"},
        {"note": "колонна 95-й украинской десантной бригады, украинские танки"},
    ],
)
def test_ukrainian_forces_stay_by_what_equipment_or_note_say_where_no_side_is_given(
    records: Records, words: dict[str, str]
) -> None:
    assert held_of(records, sighting(**words)) == {"ukrainian": 1}


def test_a_captured_tank_and_a_border_are_no_ukrainian_forces(records: Records) -> None:
    assert held_of(
        records,
        sighting(affiliation="RU", equipment="Ukrainian T-64"),
        sighting(note="moved towards the Ukrainian border"),
        sighting(note="the Ukrainian military says that thirty Russian trucks passed"),
        sighting(affiliation="Росгвардия"),
    ) == {}  # fmt: skip


@pytest.mark.parametrize("level", list(Tlp))
def test_rows_above_the_chosen_mark_stay(records: Records, level: Tlp) -> None:
    marks = list(Tlp)
    told = [replace(sighting(), report=replace(sighting().report, tlp=mark)) for mark in marks]
    above = len(marks) - 1 - marks.index(level)
    assert held_of(records, *told, how=replace(HOW, tlp=level)) == ({"tlp": above} if above else {})


def test_days_and_counts_are_those_of_the_rows_that_are_left(records: Records) -> None:
    both = [
        sighting(30, 30, day=date(2022, 12, 12), movement_key="one"),
        sighting(90, 90, day=date(2023, 1, 9), movement_key="one", url="https://example.org/2"),
    ]
    ledger.commit_batch(records, batch_of(both))
    mirror = open_mirror(records)
    (whole,) = queries.movements(mirror, Filters())
    with release(mirror, Filters(), HOW) as out:
        (left,) = queries.movements(out.mirror, out.filters)
        assert left.movement_id == whole.movement_id
        assert (left.counted_on, left.days_conflict) == (date(2022, 12, 12), False)
        assert [each.count.count_max for each in left.counts] == [30]
        assert [row.period for row in queries.totals(out.mirror, out.filters, ("day",))] == ["2022-12-12"]
    # It is asked for by its public day, not by that of the row which stays.
    with release(mirror, Filters(date_from=date(2022, 12, 12), date_to=date(2022, 12, 12)), HOW) as out:
        assert out.sightings == 1
    with release(mirror, Filters(date_from=date(2023, 1, 1)), HOW) as out:
        assert (out.sightings, {each.code: each.sightings for each in out.held}) == (0, {"embargo": 1, "outside": 1})


def test_a_box_tells_no_more_than_the_cells_it_touches(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    mirror = open_mirror(records)
    near = (POLONKA.lon - 0.0004, POLONKA.lat - 0.0004, POLONKA.lon + 0.0004, POLONKA.lat + 0.0004)
    beside = (POLONKA.lon + 0.002, POLONKA.lat + 0.002, POLONKA.lon + 0.003, POLONKA.lat + 0.003)
    with release(mirror, Filters(bbox=near), HOW) as one, release(mirror, Filters(bbox=beside), HOW) as other:
        assert one.sightings == other.sightings == 1
        assert one.words == other.words
        assert one.sha256 == other.sha256


def test_the_hash_is_of_what_leaves_and_not_of_when(secrets: Mirror) -> None:
    later = replace(HOW, now=NOW + timedelta(minutes=5))
    with release(secrets, Filters(), HOW) as one, release(secrets, Filters(), later) as other:
        assert one.sha256 == other.sha256
    with release(secrets, Filters(source=("nobody",)), HOW) as out:
        assert (out.sightings, out.held) == (0, ())
        assert out.sha256 != one.sha256


def test_a_private_release_holds_all_that_passes_the_filters_as_it_is(secrets: Mirror) -> None:
    how = replace(HOW, private=True)
    with release(secrets, Filters(status=("all",)), how) as out:
        assert (
            out.rows().to_pylist()
            == queries.rows(secrets, Filters(status=("all",)), limit=1000, order="sighting_id").to_pylist()
        )
        assert {"zzred", "zzprivate", "zzreview"} <= set(leaked(repr(out.rows().to_pylist())))
        assert out.held == ()
    assert marked_stem("week-50", how) == "week-50-PRIVATE-TLP-RED"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"private": True}, ["private"]),
        ({"embargo_hours": 2}, ["embargo 2 of 24 h"]),
        ({"ukrainian": True}, ["ukrainian forces"]),
        ({"embargo_hours": 48}, None),
    ],
)
def test_what_sets_the_gate_aside_is_signed_and_stands_in_the_trail(
    secrets: Mirror, changes: dict[str, object], said: list[str] | None
) -> None:
    with release(secrets, Filters(source=("Belarusian Hajun",)), replace(HOW, **changes)) as out:  # type: ignore[arg-type]
        if said is None:
            assert not log_export(secrets.records, out, who=None, what="csv", usual_hours=24)
            return
        with pytest.raises(UsageError, match="signed"):
            log_export(secrets.records, out, who=" ", what="csv", usual_hours=24)
        with pytest.raises(UsageError, match="The reason has 201 letters; give 200 at most"):
            log_export(secrets.records, out, who="desk 2", what="csv", usual_hours=24, reason="x" * 201)
        assert log_export(secrets.records, out, who="desk 2", what="csv", usual_hours=24, file_name="a.csv")
        why = "for the desk,\n ask +375 29 123-45-67"
        assert log_export(secrets.records, out, who="desk 2", what="csv", usual_hours=24, reason=why)
    entry, reasoned = ledger.audit(secrets.records)[-2:]
    assert reasoned.after is not None
    assert reasoned.after["reason"] == "for the desk, ask [phone removed]"
    assert (entry.action, entry.who) == ("export", "desk 2")
    assert entry.after is not None
    assert entry.after["overrides"] == said
    assert entry.after["reason"] == "no reason given"
    assert entry.after["filters"] == {"source": "Belarusian Hajun"}
    assert entry.after["sha256"] == out.sha256


def test_only_the_gate_makes_a_released(secrets: Mirror) -> None:
    with release(secrets, Filters(), HOW) as out, pytest.raises(TypeError, match="goes through it"):
        replace(out, held=(), key=None)


def test_a_release_that_cannot_be_is_refused_with_the_mend() -> None:
    for changes in (
        {"cell_km": 0.2},
        {"cell_km": float("nan")},
        {"embargo_hours": -1},
        {"now": NOW.replace(tzinfo=None)},
    ):
        with pytest.raises(UsageError, match="give"):
            replace(HOW, **changes)  # type: ignore[arg-type]


def test_where_the_trail_cannot_be_written_nothing_leaves(secrets: Mirror, tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    with (
        open_records(f"sqlite:///{tmp_path / 'kordon.sqlite'}", read_only=True) as locked,
        release(secrets, Filters(), replace(HOW, private=True)) as out,
        pytest.raises(DatabaseError, match="only be read"),
        written(file, b"secret", private=True),
    ):
        log_export(locked, out, who="desk 2", what="csv", usual_hours=24)
    assert [each.name for each in tmp_path.iterdir() if "sqlite" not in each.name] == []


def test_nothing_of_a_file_is_on_the_disk_before_it_is_logged(tmp_path: Path) -> None:
    with written(tmp_path / "out.csv", b"secret", private=True):
        assert [each.read_bytes() for each in tmp_path.iterdir()] == [b""]
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"out.csv": b"secret"}


@pytest.mark.parametrize(
    ("note", "private"),
    [
        ("private: ask him", True),
        ("Seen twice. Private - ask him", True),
        ("приватно — спитати", True),
        ("prywatnie – zapytać", True),
        ("Seen twice private: ask him", True),
        ("- private: ask him", True),
        ("PRIVATE NOTE: ask him", True),
        ("Private.", True),
        ("Seen twice. Private", True),
        ("#private ask him", True),
        ("*private* ask him", True),
        ("Приватная заметка: спросить", True),
        ("бачив двічі, не для публікації", True),
        ("Бачыў двойчы. Не для публікацыі", True),
        ("для служебного пользования", True),
        ("nie do publikacji", True),
        ("Do not publish before Friday", True),
        ("private-owned lorries", False),
        ("a private company", False),
        ("on a private road. Then to Brest", False),
        ("internal troops of the ministry", False),
        ("приватна компанія везла техніку", False),
        ("внутренние войска", False),
    ],
)
def test_a_note_is_private_by_its_mark_not_by_what_is_private_in_it(note: str, private: bool) -> None:  # noqa: FBT001
    assert is_private(note) is private
