"""Joining, splitting and undoing: one write each, and no order of work changes what is counted."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import MissingError, UsageError
from geo.model import ReportKind
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.duplicate_decisions import Verdict, decide, decisions, join_movements, split, undo
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from geo.records.pair_decisions import count_decisions, still_in_force
from tests.records.making import (
    OUTLET,
    RAILWAYS,
    any_sightings,
    batch_of,
    empty_database,
    sighting,
    totals_by_hand,
)
from tests.records.test_totals import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.model import Sighting
    from geo.records.database import Records

Totals = list[tuple[str, int, int | None, int | None]]


def totals(records: Records) -> Totals:
    mirror = open_mirror(records)
    found = queries.totals(mirror, Filters(), ())
    mirror.close()
    return [(row.unit, row.movements, row.count_min, row.count_max) for row in found]


def partition(records: Records) -> set[frozenset[str]]:
    mirror = open_mirror(records)
    found = queries.movements(mirror, Filters(status=("all",), kind=("observation", "claim")), limit=1000)
    mirror.close()
    return {frozenset(str(row["sighting_id"]) for row in each.sightings) for each in found}


def three(records: Records) -> None:
    """Store 30-40, at least 30, and 20 trucks with 5 tanks beside them, as three movements."""
    told = [
        sighting(30, 40),
        sighting(30, None, source=RAILWAYS),
        sighting(20, 20, source=OUTLET, movement_key="k"),
        sighting(5, 5, source=OUTLET, movement_key="k", equipment_class="tank"),
    ]
    ledger.commit_batch(records, batch_of(told))


def test_the_same_counts_once_and_undoing_it_brings_both_back(records: Records) -> None:
    three(records)
    assert totals(records) == [("vehicle", 3, 85, None)]
    made = decide(records, "s000001", "s000002", Verdict.SAME, who="An analyst", score=0.97)
    assert totals(records) == [("vehicle", 2, 55, 65)]
    assert (made.verdict, made.a, made.b, made.who, made.score) == (
        "same", "s000001", "s000002", "An analyst", 0.97,
    )  # fmt: skip
    assert undo(records, made.id).undone
    assert totals(records) == [("vehicle", 3, 85, None)]
    with pytest.raises(UsageError, match="undone already"):
        undo(records, made.id)


def test_decisions_can_be_undone_in_any_order(records: Records) -> None:
    three(records)
    first = decide(records, "s000001", "s000002", Verdict.SAME)
    decide(records, "s000002", "s000003", Verdict.SAME)
    assert len(partition(records)) == 1
    undo(records, first.id)
    assert partition(records) == {
        frozenset({"s000001"}),
        frozenset({"s000002", "s000003", "s000004"}),
    }


def test_a_split_is_undone_with_the_decisions_that_it_took_back(records: Records) -> None:
    three(records)
    before = partition(records)
    decide(records, "s000001", "s000002", Verdict.SAME)
    decide(records, "s000002", "s000003", Verdict.SAME)
    made = split(records, ["s000002", "s000004"])
    assert partition(records) == {frozenset({"s000001", "s000003"}), frozenset({"s000002", "s000004"})}
    undo(records, made.id)
    assert len(partition(records)) == 1
    for each in decisions(records, in_force=True):
        undo(records, each.id)
    assert partition(records) == before


def test_legs_of_one_way_are_held_against_each_other_and_never_add_up(records: Records) -> None:
    """One report tells of a train of 20 at two stations: it has 20, not 40, and 18 to 20 where it lost two."""
    ledger.commit_batch(records, batch_of([sighting(20, 20), sighting(20, 20), sighting(18, 18)]))
    decide(records, "s000001", "s000002", Verdict.LEG)
    assert totals(records) == [("vehicle", 2, 38, 38)]
    decide(records, "s000002", "s000003", Verdict.LEG)
    assert totals(records) == [("vehicle", 1, 18, 20)]


@pytest.mark.parametrize("verdict", [Verdict.LEG, Verdict.DIFFERENT])
def test_what_was_decided_the_other_way_round_is_not_decided_twice(records: Records, verdict: Verdict) -> None:
    three(records)
    made = decide(records, "s000001", "s000002", verdict)
    with pytest.raises(UsageError, match=f"decided before, in {made.id}"):
        decide(records, "s000002", "s000001", verdict)


def test_of_the_decisions_asked_for_those_in_force_are_listed_as_they_were_made(records: Records) -> None:
    three(records)
    first = decide(records, "s000001", "s000002", Verdict.DIFFERENT)
    second = decide(records, "s000002", "s000003", Verdict.SAME)
    assert [each.id for each in still_in_force(records, [second.id, first.id])] == [first.id, second.id]
    assert [each.id for each in still_in_force(records, [second.id])] == [second.id]
    undo(records, first.id)
    assert [each.id for each in still_in_force(records, [first.id, second.id])] == [second.id]
    assert still_in_force(records, []) == []


def test_decisions_are_listed_by_kind_by_sighting_and_page_by_page(records: Records) -> None:
    three(records)
    made = [
        decide(records, "s000001", "s000002", Verdict.DIFFERENT),
        decide(records, "s000002", "s000003", Verdict.SAME),
        split(records, ["s000002"]),
    ]
    names = [each.id for each in made]
    assert [each.id for each in decisions(records, 2)] == [names[2], names[1]]
    assert [each.id for each in decisions(records, 2, offset=2)] == [names[0]]
    assert [each.id for each in decisions(records, verdict=Verdict.SAME)] == [names[1]]
    assert [each.id for each in decisions(records, sighting="s000001")] == [names[0]]
    assert count_decisions(records) == 3
    assert count_decisions(records, sighting="s000003", verdict=Verdict.SAME) == 1
    with pytest.raises(MissingError, match="no sighting"):
        decisions(records, sighting="x; DROP TABLE decision")


def test_rows_of_one_file_that_share_a_movement_can_be_called_legs(records: Records) -> None:
    told = [sighting(20, 20, movement_key="a"), sighting(20, 20, movement_key="a")]
    ledger.commit_batch(records, batch_of(told))
    assert totals(records) == [("vehicle", 1, 40, 40)]
    made = decide(records, "s000001", "s000002", Verdict.LEG)
    assert totals(records) == [("vehicle", 1, 20, 20)]
    undo(records, made.id)
    assert totals(records) == [("vehicle", 1, 40, 40)]


def test_a_roll_up_is_no_longer_counted_until_the_last_decision_on_it_is_undone(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(60, None), sighting(30, 40), sighting(20, 20)]))
    first = decide(records, "s000001", "s000002", Verdict.ROLLUP)
    second = decide(records, "s000001", "s000003", Verdict.ROLLUP)
    assert totals(records) == [("vehicle", 2, 50, 60)]
    undo(records, first.id)
    assert totals(records) == [("vehicle", 2, 50, 60)]
    undo(records, second.id)
    assert totals(records) == [("vehicle", 3, 110, None)]


def test_what_contradicts_a_decision_in_force_is_refused_and_named(records: Records) -> None:
    three(records)
    held = decide(records, "s000001", "s000002", Verdict.DIFFERENT)
    decide(records, "s000002", "s000003", Verdict.SAME)
    with pytest.raises(UsageError, match=held.id):
        decide(records, "s000001", "s000004", Verdict.SAME)
    with pytest.raises(UsageError, match="decided before"):
        decide(records, "s000001", "s000003", Verdict.DIFFERENT)
    with pytest.raises(
        UsageError, match=r"of one movement, .* d0002 made it; undo it first, with duplicates undo d0002"
    ):
        decide(records, "s000002", "s000004", Verdict.DIFFERENT)
    with pytest.raises(UsageError, match=r"of one movement, .* their file says so; split it first"):
        decide(records, "s000003", "s000004", Verdict.DIFFERENT)
    undo(records, held.id)
    decide(records, "s000001", "s000004", Verdict.SAME)
    assert len(partition(records)) == 1


@pytest.mark.parametrize(
    ("a", "b", "error"), [("s000001", "s000009", MissingError), ("s000001", "s000001", UsageError)]
)
def test_a_pair_that_there_is_not_is_refused(a: str, b: str, error: type[Exception], sqlite_records: Records) -> None:
    three(sqlite_records)
    with pytest.raises(error):
        decide(sqlite_records, a, b, Verdict.SAME)
    with pytest.raises(MissingError):
        undo(sqlite_records, "d0001")


def test_a_decision_survives_undo_and_redo_of_an_import(records: Records) -> None:
    """The row between two others is undone: what it told of them still holds, and it comes back as one of them."""
    for name, source in (("a", OUTLET), ("b", RAILWAYS)):
        ledger.commit_batch(records, batch_of([sighting(30, 40, source=source)], name=name))
    ledger.commit_batch(records, batch_of([sighting(35, None)], name="c"))
    decide(records, "s000001", "s000003", Verdict.SAME)
    decide(records, "s000002", "s000003", Verdict.SAME)
    assert totals(records) == [("vehicle", 1, 35, 40)]
    ledger.undo_batch(records, "b0003")
    assert totals(records) == [("vehicle", 1, 30, 40)]
    with pytest.raises(UsageError, match="redo it first"):
        decide(records, "s000001", "s000003", Verdict.DIFFERENT)
    ledger.redo_batch(records, "b0003")
    assert totals(records) == [("vehicle", 1, 35, 40)]


def test_several_movements_are_joined_and_undone_as_one(records: Records) -> None:
    three(records)
    made = join_movements(records, ["m000001", "m000002", "m000003"])
    assert len(partition(records)) == 1
    undo(records, made.id)
    assert len(partition(records)) == 3


def test_a_movement_is_never_split_into_nothing(records: Records) -> None:
    three(records)
    with pytest.raises(UsageError, match="leave out"):
        split(records, ["s000003", "s000004"])
    with pytest.raises(UsageError, match="one movement"):
        split(records, ["s000001", "s000004"])
    with pytest.raises(UsageError, match="two movements"):
        join_movements(records, ["m000001"])


def test_the_trail_tells_of_both_sightings_who_decided_what(records: Records) -> None:
    three(records)
    made = decide(records, "s000001", "s000002", Verdict.SAME, who="An analyst")
    undo(records, made.id, who="Another")
    for name in ("s000001", "s000002"):
        told = [(each.action, each.who) for each in ledger.audit(records, name)]
        assert ("same", "An analyst") in told
        assert ("undo decision", "Another") in told
    moves = [each for each in ledger.audit(records, "s000002") if each.action == "moved"]
    assert [(each.before, (each.after or {})["movement"]) for each in moves] == [
        ({"movement": "m000002"}, "m000001"),
        ({"movement": "m000001"}, "m000002"),
    ]


@contextmanager
def fresh() -> Iterator[Records]:
    with tempfile.TemporaryDirectory() as folder, open_records(empty_database(Path(folder))) as held:
        yield held


pairs = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=6)


def _store(records: Records, told: list[Sighting]) -> None:
    ledger.commit_batch(records, batch_of(told))


@settings(max_examples=12, deadline=None)
@given(st.lists(any_sightings(), min_size=8, max_size=8), pairs, st.randoms(), st.sampled_from(((), ("week", "area"))))
def test_the_order_of_merges_and_undos_never_changes_a_total(
    told: list[Sighting], joined: list[tuple[int, int]], random: Any, by: tuple[str, ...]
) -> None:
    """Whatever is joined, in whatever order, with others joined and undone between: totals are those by hand."""
    keep = [pair for at, pair in enumerate(joined) if at % 2 == 0]
    order = random.sample(joined, len(joined))
    with fresh() as records:
        _store(records, told)
        made = {}
        for one, other in order:
            try:
                made[one, other] = decide(records, f"s{one + 1}", f"s{other + 1}", Verdict.SAME)
            except UsageError:  # of one movement already
                keep = [pair for pair in keep if pair != (one, other)]
        for pair in random.sample(list(made), len(made)):
            if pair not in keep:
                undo(records, made[pair].id)
        mirror = open_mirror(records)
        found = [row.as_answer(by) for row in queries.totals(mirror, Filters(), by)]
        mirror.close()
    expected = totals_by_hand(_by_hand(told, [pair for pair in keep if pair in made]), by)
    for row in found:
        for word in ("low", "high"):
            row.pop(word)
        if not by:
            row.pop("period")
    assert in_order(found) == in_order(expected)


def _by_hand(told: list[Sighting], joined: list[tuple[int, int]]) -> dict[object, list[Sighting]]:
    """Return the sightings of each movement: those that share a key of the file, and those joined."""
    group = list(range(len(told)))
    keyed = [(at, to) for at, one in enumerate(told) for to, other in enumerate(told) if one.movement_key and one.movement_key == other.movement_key]  # fmt: skip  # noqa: E501
    for one, other in [*keyed, *joined]:
        new, old = group[one], group[other]
        group = [new if each == old else each for each in group]
    return {name: [each for each, of in zip(told, group, strict=True) if of == name] for name in set(group)}


@settings(max_examples=12, deadline=None)
@given(st.lists(any_sightings(), min_size=4, max_size=4))
def test_merge_then_split_is_the_identity(told: list[Sighting]) -> None:
    """Joined and split into the movements that it was, all counts as before; so it does with all of it undone."""
    with fresh() as records:
        _store(records, told)
        names = [f"s{number:06}" for number in range(1, 5)]
        homes = ledger.movement_ids(records, names)
        before, counted = partition(records), totals(records)
        made = []
        for other in names[1:]:
            with suppress(UsageError):  # of one movement already
                made.append(decide(records, names[0], other, Verdict.SAME).id)
        for home in sorted(set(homes.values()) - {homes[names[0]]}):
            made.append(split(records, [name for name in names if homes[name] == home]).id)  # noqa: PERF401 - one at a time
        assert (partition(records), totals(records)) == (before, counted)
        for name in reversed(made):
            undo(records, name)
        assert (partition(records), totals(records)) == (before, counted)


def test_an_observation_called_a_roll_up_is_a_summary_and_never_counts(records: Records) -> None:
    ledger.commit_batch(records, batch_of([sighting(60, None, report_kind=ReportKind.SUMMARY), sighting(30, 40)]))
    decide(records, "s000001", "s000002", Verdict.ROLLUP)
    assert totals(records) == [("vehicle", 1, 30, 40)]
    assert [each.action for each in ledger.audit(records, "s000001")] == ["import", "rollup"]


def test_a_row_that_joins_the_movement_of_another_follows_the_decisions_on_it(records: Records) -> None:
    """A corrected row comes as the movement of the row beside it, though that was joined to another meanwhile."""
    three(records)
    made = decide(records, "s000001", "s000002", Verdict.SAME)
    home = ledger.movement_ids(records, ["s000002"])["s000002"]
    new = batch_of([sighting(32, 32, source=OUTLET, day=date(2022, 12, 16))], name="later").sightings[0]
    later = ledger.NewSighting(sighting=new.sighting, row_number=1, row_key=new.row_key, movement_id=home)
    ledger.commit_batch(records, replace(batch_of([new.sighting], name="later"), sightings=(later,)))
    assert frozenset({"s000001", "s000002", "s000005"}) in partition(records)
    undo(records, made.id)
    assert frozenset({"s000002", "s000005"}) in partition(records)


def test_vehicles_of_no_kind_joined_with_those_of_a_kind_are_not_added(records: Records) -> None:
    """21 tanks or more and 16 trucks in one report, 46 vehicles in another: one train of 46 once they are joined."""
    told = [
        sighting(21, None, movement_key="k", equipment_class="tank"),
        sighting(16, 16, movement_key="k"),
        sighting(46, 46, source=RAILWAYS, equipment_class="vehicle_unspecified"),
    ]
    ledger.commit_batch(records, batch_of(told))
    mirror = open_mirror(records)
    for joined, expected in ((False, ("vehicle", 2, 83, None)), (True, ("vehicle", 1, 46, 46))):
        if joined:
            decide(records, "s000001", "s000003", Verdict.SAME)
        mirror.refresh()
        for by in ((), ("week",)):
            (row,) = queries.totals(mirror, Filters(), by)
            assert (row.unit, row.movements, row.count_min, row.count_max) == expected
    mirror.close()
