"""The mirror: whatever is done to the record database, it shows the same as one made anew."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from geo.counts.intervals import interval_of
from geo.model import Sighting, Status
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import Mirror, open_mirror
from tests.records.making import (
    POLONKA,
    any_sightings,
    batch_of,
    empty_database,
    movements_of,
    named,
    sighting,
    totals_by_hand,
)

if TYPE_CHECKING:
    from geo.records.database import Records

EVERY = Filters(status=("all",))


def everything(mirror: Mirror) -> list[tuple[Any, ...]]:
    return sorted(mirror.run("SELECT * FROM sightings", {}), key=lambda row: row[0])


def totals(mirror: Mirror) -> list[Any]:
    """Return totals that stand ready, and some that are worked out when asked."""
    spans = (Filters(), Filters(date_from=date(2022, 12, 26), date_to=date(2023, 1, 1)))
    return [
        queries.totals(mirror, filters, by)
        for filters in spans
        for by in (("day",), ("week",), ("month",), ("week", "area"), ())
    ]


class Work(RuleBasedStateMachine):
    """Import, undo, redo and edit in any order, with the mirror looked at now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.records: Records = open_records(empty_database(Path(self.folder.name)))
        self.mirror = open_mirror(self.records)
        self.imported: list[list[Sighting]] = []

    def teardown(self) -> None:
        self.look()
        self.mirror.close()
        self.records.close()
        self.folder.cleanup()

    @initialize(sightings=st.lists(any_sightings(), min_size=1, max_size=5))
    def start(self, sightings: list[Sighting]) -> None:
        self.bring(sightings)

    @precondition(lambda self: len(self.imported) < 4)
    @rule(sightings=st.lists(any_sightings(), max_size=5))
    def bring(self, sightings: list[Sighting]) -> None:
        ledger.commit_batch(self.records, batch_of(sightings, name=f"{len(self.imported)}.csv"))
        self.imported.append(sightings)

    @rule(which=st.integers(0, 3))
    def turn(self, which: int) -> None:
        batch = self.batch(which)
        (ledger.redo_batch if batch.undone else ledger.undo_batch)(self.records, batch.id)

    @rule(which=st.integers(0, 20), changes=st.sampled_from(("status", "count", "day", "undated", "unit")))
    def edit(self, which: int, changes: str) -> None:
        standing = [batch.id for batch in ledger.batches(self.records) if not batch.undone]
        live = [name for batch in standing for name in ledger.batch_sightings(self.records, batch).values()]
        if not live:
            return
        edits: dict[str, dict[str, Any]] = {
            "status": {"status": Status.REJECTED},
            "count": {"count": interval_of(1, None)},
            "day": {"observed_from": date(2023, 1, 2), "observed_to": date(2023, 1, 3)},
            "undated": {"observed_from": None, "observed_to": None},
            "unit": {"unit": "wagon"},
        }
        ledger.update_sighting(self.records, live[which % len(live)], edits[changes])

    @rule()
    def look(self) -> None:
        """Let the mirror follow, and show what one made anew shows."""
        self.mirror.refresh()
        fresh = open_mirror(self.records)
        assert everything(self.mirror) == everything(fresh)
        assert totals(self.mirror) == totals(fresh)
        fresh.close()

    def batch(self, which: int) -> ledger.BatchRecord:
        held = ledger.batches(self.records)
        return held[which % len(held)]


TestWork = Work.TestCase
TestWork.settings = settings(max_examples=6, stateful_step_count=8, deadline=None)


def test_undo_is_the_identity_on_totals_and_redo_restores_them(records: Records) -> None:
    first = [sighting(), sighting(4, None, day=None)]
    second = [sighting(7, movement_key="a"), sighting(movement_key="a")]
    mirror = open_mirror(records)
    states = []
    for act in (
        lambda: ledger.commit_batch(records, batch_of(first)),
        lambda: ledger.commit_batch(records, batch_of(second, name="two.csv")),
        lambda: ledger.undo_batch(records, "b0002"),
        lambda: ledger.redo_batch(records, "b0002"),
    ):
        act()
        mirror.refresh()
        states.append((everything(mirror), totals(mirror)))
    assert states[0] == states[2]
    assert states[1] == states[3]
    by_hand = totals_by_hand(movements_of([first, second]))
    assert [row.as_answer(()) | {"period": None} for row in queries.totals(mirror, Filters(), ())] == [
        {"period": None, **by_hand[0], "low": by_hand[0]["count_min"], "high": by_hand[0]["count_max"]}
    ]


def test_a_copy_made_at_once_holds_every_text_and_number_as_one_that_followed(records: Records) -> None:
    """What CSV and JSON write in ways of their own, and a number of as many digits as there are."""
    texts = [
        "null",
        ' "quoted", ""twice"" ',
        "two\nlines\r\n",
        "a\tb \\n \\\\ \\",
        "Лунінец 🚂",
        ",,",
        "'",
        "{[\x1f\x7f",
        "x" * 70_000,
    ]
    precise = replace(POLONKA, lat=53.0 + 1 / 3, lon=-0.1 - 0.2, confidence=1 / 3)
    sightings = [sighting(number, None, note=text, place=named(POLONKA, text)) for number, text in enumerate(texts)]
    follows = open_mirror(records)
    ledger.commit_batch(records, batch_of([*sightings, sighting(place=named(precise))]))
    follows.refresh()
    made = open_mirror(records)
    assert everything(made) == everything(follows)
    assert {text for (text,) in made.run("SELECT note FROM sightings", {})} == {*texts, None}
    assert made.run("SELECT lat, lon FROM sightings ORDER BY sighting_no DESC LIMIT 1", {}) == [
        (53.0 + 1 / 3, -0.1 - 0.2)
    ]


def test_a_refresh_with_nothing_new_leaves_all_as_it_is(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting()]))
    mirror = open_mirror(records)
    assert mirror.sequence == records.sequence() == 1
    assert mirror.refresh() == mirror.refresh() == 1
    assert queries.count_rows(mirror, EVERY) == 1


def test_a_change_by_another_process_is_seen(url: str) -> None:
    with open_records(url) as records, open_records(url) as other:
        mirror = open_mirror(records)
        ledger.commit_batch(other, batch_of([sighting()]))
        assert queries.count_rows(mirror, EVERY) == 0
        assert mirror.refresh() == 1
        assert queries.count_rows(mirror, EVERY) == 1


def test_a_database_put_back_from_a_copy_is_followed_anew(tmp_path: Path) -> None:
    """The mirror has seen change 2; the file put in its place has only seen change 1."""
    paths = [tmp_path / name for name in ("now.sqlite", "copy.sqlite")]
    for path, times in zip(paths, (2, 1), strict=True):
        with open_records(f"sqlite:///{path}") as records:
            for number in range(times):
                ledger.commit_batch(records, batch_of([sighting(number, None)], name=f"{path.name}{number}"))
    with open_records(f"sqlite:///{paths[0]}") as records, open_records(f"sqlite:///{paths[1]}") as copy:
        mirror = open_mirror(records)
        assert queries.totals(mirror, Filters(), ("day",))[0].movements == 2
        mirror.records = copy
        mirror.refresh()
        assert queries.totals(mirror, Filters(), ("day",))[0].movements == 1
        assert everything(mirror) == everything(open_mirror(copy))


def test_threads_see_whole_states_only(sqlite_records: Records) -> None:
    """While batches of ten come and go, no thread ever counts anything but tens."""
    mirror = open_mirror(sqlite_records)
    seen: set[int] = set()
    faults: list[BaseException] = []
    done = threading.Event()

    def look() -> None:
        try:
            while not done.is_set():
                mirror.refresh()
                seen.add(queries.count_rows(mirror, EVERY) % 10)
                seen.add(sum(row.movements for row in queries.totals(mirror, Filters(), ("day",))) % 10)
        except (duckdb.Error, ArithmeticError, LookupError, TypeError) as fault:
            faults.append(fault)

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(6):
        batch = ledger.commit_batch(sqlite_records, batch_of([sighting() for _ in range(10)], name=f"{number}.csv"))
        if number % 2:
            ledger.undo_batch(sqlite_records, batch.id)
    done.set()
    for thread in threads:
        thread.join()
    assert (faults, seen) == ([], {0})
    mirror.refresh()
    assert queries.count_rows(mirror, EVERY) == 30


@pytest.mark.parametrize(
    "statement", ["FROM read_csv('/etc/hostname')", "COPY sightings TO 'out.csv'", "INSTALL httpfs"]
)
def test_the_mirror_touches_no_file_and_no_network(sqlite_records: Records, statement: str) -> None:
    mirror = open_mirror(sqlite_records)
    with pytest.raises(duckdb.Error):
        mirror.run(statement, {})
