"""What waits, and the low end of totals: what would be left if all of it were accepted."""

from __future__ import annotations

import itertools
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import PlaceKind, Report, ReportKind, Source, Status, Unit
from geo.records import ledger, queries
from geo.records.database import open_records
from geo.records.duplicate_decisions import Verdict, decide, split, undo
from geo.records.filters import Filters
from geo.records.mirror import Mirror, open_mirror
from geo.records.suggesting import count_suggestions, suggestions
from tests.records.making import (
    ASIPOVICHY,
    CHEBARKUL,
    HAJUN,
    OUTLET,
    POLONKA,
    RAILWAYS,
    batch_of,
    empty_database,
    named,
    place,
    sighting,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.model import Sighting
    from geo.records.database import Records

D = date
BARANAVICHY = place("Baranavichy", 53.13, 26.01, kind=PlaceKind.STATION, admin1="Brest region")


def asked(mirror: Mirror) -> list[tuple[str, str, str]]:
    mirror.refresh()
    return [(each.kind, each.a, each.b) for each in suggestions(mirror, Filters())]


@contextmanager
def held(*batches: Sequence[Sighting]) -> Iterator[tuple[Records, Mirror]]:
    with tempfile.TemporaryDirectory() as folder, open_records(empty_database(Path(folder))) as records:
        for number, told in enumerate(batches):
            ledger.commit_batch(records, batch_of(told, name=f"{number}.csv"))
        mirror = open_mirror(records)
        yield records, mirror
        mirror.close()


def outlet(number: int, source: Source = HAJUN) -> Report:
    return Report(source=source, url=f"https://example.org/{number}")


def test_what_is_decided_is_not_asked_again_and_what_is_undone_is() -> None:
    told = [sighting(30, 40, report=outlet(1)), sighting(30, None, report=outlet(2, RAILWAYS))]
    with held(told) as (records, mirror):
        pair = [("same", "s000001", "s000002")]
        assert asked(mirror) == pair
        for verdict in (Verdict.DIFFERENT, Verdict.SAME):
            made = decide(records, "s000001", "s000002", verdict)
            assert asked(mirror) == []
            undo(records, made.id)
            assert asked(mirror) == pair


def test_what_a_split_took_apart_is_not_asked_again_and_asked_once_both_are_undone() -> None:
    told = [sighting(30, 40, report=outlet(1)), sighting(30, None, report=outlet(2, RAILWAYS))]
    with held(told) as (records, mirror):
        apart = [(row["movements"], row["count_min"], row["count_max"]) for row in total_rows(mirror, ())]
        joined = decide(records, "s000001", "s000002", Verdict.SAME)
        parted = split(records, ["s000002"])
        assert asked(mirror) == []
        assert [(row["movements"], row["count_min"], row["count_max"]) for row in total_rows(mirror, ())] == apart
        undo(records, parted.id)
        assert asked(mirror) == []
        undo(records, joined.id)
        assert asked(mirror) == [("same", "s000001", "s000002")]


def test_pairs_that_follow_from_a_decision_are_not_asked() -> None:
    """The first two are called one; the third is different from the first, so it is from the second."""
    told = [sighting(30, 40, report=outlet(number)) for number in (1, 2, 3)]
    with held(told) as (records, mirror):
        assert len(asked(mirror)) == 3
        decide(records, "s000001", "s000002", Verdict.SAME)
        assert len(asked(mirror)) == 1
        decide(records, "s000001", "s000003", Verdict.DIFFERENT)
        assert asked(mirror) == []


def test_low_never_joins_by_way_of_a_third_what_a_person_called_different() -> None:
    """Three outlets tell of 30 to 40: 30 at least if all are one, but 60 once the first and the third are two."""
    told = [sighting(30, 40, report=outlet(number)) for number in (1, 2, 3)]
    with held(told) as (records, mirror):
        assert [row["low"] for row in total_rows(mirror, ())] == [30]
        decide(records, "s000001", "s000003", Verdict.DIFFERENT)
        mirror.refresh()
        assert len(suggestions(mirror, Filters())) == 2
        assert [row["low"] for row in total_rows(mirror, ())] == [60]
        accept_all(records, mirror)
        assert [(row["low"], row["count_min"]) for row in total_rows(mirror, ())] == [(60, 60)]


def test_rows_of_one_movement_are_asked_as_one() -> None:
    """A train of trucks and tanks told by two outlets that each name their rows: one pair, not four."""
    told = [
        sighting(20, 20, report=outlet(number), movement_key=f"k{number}", equipment_class=kind, equipment=name)
        for number in (1, 2)
        for kind, name in (("truck", "Ural truck"), ("tank", "T-72 tank"))
    ]
    with held(told) as (_, mirror):
        assert len(asked(mirror)) == 1


def test_rejected_rows_are_not_asked_and_rows_in_review_are() -> None:
    told = [
        sighting(30, 40, report=outlet(1)),
        sighting(30, 40, report=outlet(2), status=Status.REVIEW),
        sighting(30, 40, report=outlet(3), status=Status.REJECTED),
    ]
    with held(told) as (_, mirror):
        assert asked(mirror) == [("same", "s000001", "s000002")]
        assert count_suggestions(mirror, Filters(status=("review",))) == 1
        assert count_suggestions(mirror, Filters(place=("nowhere",))) == 0


def test_one_train_at_two_stations_of_a_line_is_a_leg() -> None:
    about: dict[str, Any] = {"origin": named(CHEBARKUL), "equipment": "T-80 tank", "equipment_class": "tank"}
    told = [
        sighting(23, 23, day=D(2022, 12, 19), report=outlet(1), place=named(BARANAVICHY), **about),
        sighting(23, 23, day=D(2022, 12, 20), report=outlet(2), place=named(POLONKA), **about),
    ]
    with held(told) as (_, mirror):
        assert asked(mirror) == [("leg", "s000001", "s000002")]


def test_what_nothing_speaks_for_is_not_asked() -> None:
    told = [
        sighting(30, 30, report=outlet(1)),
        sighting(31, 31, day=D(2022, 12, 30), report=outlet(2)),
        sighting(90, 90, report=outlet(3)),
        sighting(30, 30, report=outlet(4), affiliation="BY"),
        sighting(30, 30, report=outlet(5), place=named(ASIPOVICHY), origin=None),
        sighting(30, 30, report=outlet(6), affiliation="RU"),
    ]
    with held(told) as (_, mirror):
        found = {pair[1:] for pair in asked(mirror)}
    assert ("s000001", "s000002") not in found
    assert ("s000001", "s000003") not in found
    assert ("s000004", "s000006") not in found


def test_the_words_of_a_report_told_on_speak_for_it() -> None:
    """Two channels post the same words, a day apart, about an area; others tell of other things there."""
    words = "Around thirty covered lorries of the Russian army were seen going through the district this night."
    about: dict[str, Any] = {"equipment": "truck", "count": sighting(None, None).count, "place": named(ASIPOVICHY)}

    def told(text: str | None, number: int, source: Source) -> Sighting:
        report = Report(source=source, url=f"https://example.org/{number}", text=text)
        return sighting(day=D(2022, 12, 15 + number), report=report, **about)

    with held([told(words, 1, HAJUN), told(f"{words} Subscribe!", 3, OUTLET)]) as (_, mirror):
        with_words = suggestions(mirror, Filters())
    with held([told(None, 1, HAJUN), told(None, 3, OUTLET)]) as (_, mirror):
        without = suggestions(mirror, Filters())
    assert max((each.score for each in with_words), default=0) > max((each.score for each in without), default=0)


reports = st.builds(outlet, st.integers(1, 4), st.sampled_from((HAJUN, RAILWAYS)))


@st.composite
def alike(draw: st.DrawFn) -> Sighting:
    """Return sightings of which many may be one: few days, places, kinds and numbers."""
    first = D(2022, 12, draw(st.integers(10, 14)))
    low = draw(st.sampled_from((None, 20, 30)))
    high = draw(st.sampled_from((None, 30, 40)))
    return sighting(
        low,
        high,
        day=None,
        report=draw(reports),
        equipment_class=draw(st.sampled_from(("truck", "tank"))),
        equipment=draw(st.sampled_from(("Ural truck", "T-72"))),
        unit=draw(st.sampled_from((Unit.VEHICLE, Unit.VEHICLE, Unit.WAGON))),
        place=named(draw(st.sampled_from((None, POLONKA, BARANAVICHY, ASIPOVICHY)))),
        origin=named(draw(st.sampled_from((None, CHEBARKUL)))),
        observed_from=draw(st.sampled_from((None, first))),
        observed_to=D(2022, 12, draw(st.integers(first.day, 15))),
        report_kind=draw(st.sampled_from((ReportKind.OBSERVATION,) * 4 + (ReportKind.SUMMARY,))),
        status=draw(st.sampled_from((Status.ACCEPTED,) * 4 + (Status.REVIEW,))),
        movement_key=draw(st.sampled_from((None, None, None, "a"))),
    )


BY = (), ("week",), ("day", "area"), ("month", "equipment_class", "flow")


def total_rows(mirror: Mirror, by: Sequence[str]) -> list[dict[str, object]]:
    mirror.refresh()
    return [row.as_answer(tuple(by)) for row in queries.totals(mirror, Filters(), by)]


@settings(max_examples=6, deadline=None)
@given(st.lists(alike(), min_size=2, max_size=9), st.randoms(), st.sampled_from(BY))
def test_no_order_of_imports_changes_what_is_suggested_or_its_low(
    told: list[Sighting], random: Any, by: Sequence[str]
) -> None:
    shuffled = random.sample(told, len(told))
    cut = random.randrange(len(told) + 1)
    keyless = [[replace_key(each) for each in rows] for rows in (told, shuffled[:cut], shuffled[cut:])]
    with held(keyless[0]) as (_, mirror):
        first = total_rows(mirror, by), sorted(each.score for each in suggestions(mirror, Filters(), limit=500))
    with held(*keyless[1:]) as (_, mirror):
        again = total_rows(mirror, by), sorted(each.score for each in suggestions(mirror, Filters(), limit=500))
    assert again == first


def test_whichever_row_came_first_a_better_one_of_its_report_speaks_against_it() -> None:
    """One outlet tells of trains of the 11th and the 14th, another of one of the 13th: that is the latter."""
    told = [
        sighting(None, None, day=None, report=outlet(number), place=None, origin=named(CHEBARKUL),
                 observed_from=first, observed_to=last)
        for number, first, last in ((2, None, D(2022, 12, 11)), (1, D(2022, 12, 12), D(2022, 12, 13)),
                                    (2, D(2022, 12, 13), D(2022, 12, 14)))
    ]  # fmt: skip
    found = set()
    others = [
        sighting(7, 7, day=D(2021, 1, 1), report=outlet(number), equipment_class="tank") for number in range(5, 9)
    ]
    for before, order in itertools.product((0, 1, 3), itertools.permutations(told)):
        with held([*others[:before], *order]) as (_, mirror):
            found.add(
                tuple(
                    round(each.score, 6)
                    for each in suggestions(mirror, Filters())
                    if each.row_a["equipment_class"] == "truck"
                )
            )
    assert len(found) == 1


def replace_key(each: Sighting) -> Sighting:
    return replace(each, movement_key=None)


@settings(max_examples=10, deadline=None)
@given(st.lists(alike(), min_size=2, max_size=9), st.sampled_from(BY), st.integers(0, 3))
def test_low_working_and_high_are_in_order_and_accepting_all_leads_to_low(
    told: list[Sighting], by: Sequence[str], different: int
) -> None:
    """Whatever waits: low <= working <= high. Once all that can be accepted is, nothing waits and the total is low.

    Some pairs are called different before; what waits is then accepted in the order in which it is asked.
    """
    with held(told) as (records, mirror):
        for _ in range(different):
            for each in suggestions(mirror, Filters(), limit=1):
                decide(records, each.a, each.b, Verdict.DIFFERENT)
            mirror.refresh()
        before = total_rows(mirror, ())
        for row in (*before, *total_rows(mirror, by)):
            bounds = [row[name] for name in ("low", "count_min", "count_max", "high") if row[name] is not None]
            assert bounds == sorted(bounds)  # type: ignore[type-var]
        accept_all(records, mirror)
        after = {row["unit"]: row for row in total_rows(mirror, ())}
    for row in before:
        # A unit of which all is told once more in another one has nothing left, which is its low.
        left = after.get(row["unit"])
        nothing = None if row["low"] is None else 0
        assert (left["count_min"] if left else nothing) == row["low"]


def accept_all(records: Records, mirror: Mirror) -> None:
    for _ in range(60):
        mirror.refresh()
        waiting = suggestions(mirror, Filters(), limit=1)
        if not waiting:
            return
        decide(records, waiting[0].a, waiting[0].b, Verdict(waiting[0].kind))
    raise AssertionError


@settings(max_examples=6, deadline=None)
@given(st.lists(alike(), min_size=1, max_size=8))
def test_no_total_ever_contains_a_summary(told: list[Sighting]) -> None:
    """Without its summaries the same rows give the same totals, whatever is asked."""
    kept = [each for each in told if each.report_kind is not ReportKind.SUMMARY]
    with held(told) as (_, mirror):
        with_summaries = total_rows(mirror, ("week", "area"))
    with held(kept) as (_, mirror):
        without = total_rows(mirror, ("week", "area"))
    counted = ("period", "area", "unit", "movements", "count_min", "count_max", "without_number", "high")
    assert [{name: row[name] for name in counted} for row in with_summaries] == [
        {name: row[name] for name in counted} for row in without
    ]
