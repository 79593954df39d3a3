"""What a briefing shows of what the gate released: intervals, changes, contradictions, sources, and what stays out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from geo.briefing.content import make_briefing
from geo.briefing.content_changes import compare
from geo.briefing.gate import Release, release
from geo.briefing.map_model import MarkShape
from geo.briefing.model import Block, Briefing, Language
from geo.briefing.request import (
    Edit,
    Request,
    clean_title,
    covering,
    full_month_before,
    full_week_before,
    period_word,
    tlp_of,
)
from geo.counts.intervals import UNKNOWN, interval_of
from geo.errors import UsageError
from geo.model import Flow, Mode, Report, Source, Tlp, Unit
from geo.records import ledger
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.briefing.leaks import NOW, leaked, secret_batch
from tests.records.making import (
    ASIPOVICHY,
    BELARUS,
    CHEBARKUL,
    POLONKA,
    RAILWAYS,
    batch_of,
    empty_database,
    named,
    sighting,
)

if TYPE_CHECKING:
    from pathlib import Path

    from geo.model import Sighting
    from geo.records.ledger import NewBatch

WEEK = (date(2022, 12, 12), date(2022, 12, 18))
BEFORE = (date(2022, 12, 5), date(2022, 12, 11))
CUTOFF = datetime(2022, 12, 21, 6, 0, tzinfo=UTC)
ALL = tuple(Block)


def briefing(
    folder: Path, told: list[Sighting] | NewBatch, *, filters: Filters | None = None, how: Any = None, **asked: Any
) -> Briefing:
    request = Request(**({"days": WEEK, "blocks": ALL} | asked))
    with open_records(empty_database(folder)) as records:
        if told:
            ledger.commit_batch(records, batch_of(told) if isinstance(told, list) else told)
        mirror = open_mirror(records)
        with release(mirror, covering(filters or Filters(), request), how or Release(now=CUTOFF)) as out:
            return make_briefing(out, request)


def report(source: str, number: int = 1, **changes: Any) -> Report:
    grade = changes.pop("reliability", None)
    url = f"https://example.org/{source}/{number}"
    return Report(source=Source(name=source, reliability=grade), url=url, **changes)


def december() -> list[Sighting]:
    """Return seven movements of three sources, one of them without a number."""
    counts = ((50, None), (30, 40), (20, 20), (10, 10), (5, 8), (3, 3), (None, None))
    names = ("Hajun", "Railway", "Truckers")
    return [
        sighting(low, high, report=report(names[at % 3], at, reliability="B", credibility=2), place=named(ASIPOVICHY))
        for at, (low, high) in enumerate(counts)
    ]


def test_the_opening_sentence_is_made_of_the_data(tmp_path: Path) -> None:
    made = briefing(tmp_path, december())
    assert made.sentences[0].text == (
        "Between 12 and 18 December, 7 movements into Belarus were reported by 3 sources; "
        "at least 118 vehicles; one movement without a number."
    )
    assert made.subtitle == "12–18 December 2022 · Belarus"
    assert made.tlp_mark == "TLP:CLEAR"
    assert made.cutoff_told == "210600Z DEC 22, 21 December 2022"


@pytest.mark.parametrize("language", list(Language))
def test_every_block_is_there_in_every_language_and_no_english_is_left(tmp_path: Path, language: Language) -> None:
    made = briefing(tmp_path, december(), language=language, before=BEFORE)
    assert all((made.map, made.timeline, made.totals, made.days, made.movements, made.changes, made.conflicts))
    if language is not Language.ENGLISH:
        said = " ".join((made.title, made.subtitle, made.text, *made.method, *made.caveats, repr(made.totals)))
        assert not any(word in said.split() for word in ("movements", "vehicles", "the", "Belarus", "sources"))


def test_units_are_told_side_by_side_and_each_has_its_own_bars(tmp_path: Path) -> None:
    told = [sighting(50, None), sighting(26, 26, unit=Unit.WAGON, equipment_class="wagon", report=report("Hajun", 2))]
    made = briefing(tmp_path, told)
    assert "26 wagons, at least 50 vehicles" in made.text
    assert made.timeline is not None
    assert [series.unit for series in made.timeline.series] == ["vehicle", "wagon"]
    bars = made.timeline.series[0].bars
    assert [bar.first for bar in bars] == [WEEK[0] + timedelta(days=at) for at in range(7)]
    assert [(bar.low, bar.high, bar.open) for bar in bars if bar.movements] == [(50, None, True)]
    assert all(bar.low is None and bar.high is None for bar in bars if not bar.movements)


def test_how_low_the_figures_are_if_all_that_may_be_told_twice_is_stands_beside_them(tmp_path: Path) -> None:
    told = [sighting(30, 30, report=report("Hajun")), sighting(30, 40, report=report("Railway", 2))]
    made = briefing(tmp_path, told)
    assert made.sentences[0].text.endswith("between 60 and 70 vehicles.")
    assert made.sentences[1].text == ("If all that may have been told twice was, it is between 30 and 70 vehicles.")
    assert made.totals is not None
    assert [each.title for each in made.totals.columns][3:] == ["How many", "If told twice"]
    assert made.totals.rows == (("Into Belarus", "vehicles", "2", "60–70", "30–70"),)
    sure = briefing(tmp_path, [sighting(30, 30)])
    assert "told twice" not in repr((sure.sentences, sure.totals))


def test_a_quiet_period_says_so_and_draws_nothing(tmp_path: Path) -> None:
    made = briefing(tmp_path, [], before=BEFORE)
    assert made.empty
    assert made.empty_text == (
        "Between 12 and 18 December, no movements were reported. "
        "None were reported in the period before, 5–11 December 2022."
    )
    assert made.beside_nothing == (Block.METHOD,)
    assert not any("Corridors" in each for each in made.caveats)
    assert (made.map, made.timeline, made.totals, made.movements, made.days) == (None,) * 5


def test_a_quiet_week_after_a_busy_one_tells_what_is_gone(tmp_path: Path) -> None:
    told = [sighting(10, 10, day=date(2022, 12, 7))]
    made = briefing(tmp_path, told, before=BEFORE)
    assert made.empty
    assert made.changes is not None
    assert made.changes.rows[0][3] == "not reported now"
    assert "No longer reported: Brest region." in made.text


def test_one_movement_is_worded_as_one(tmp_path: Path) -> None:
    made = briefing(tmp_path, [sighting(1, 1)])
    assert "1 movement into Belarus was reported by 1 source; 1 vehicle." in made.text


def test_of_many_movements_the_largest_are_listed_and_the_rest_is_counted(tmp_path: Path) -> None:
    told = [
        sighting(at % 70, at % 70 + 3, report=report("Hajun", at), day=WEEK[0] + timedelta(days=at % 7))
        for at in range(5000)
    ]
    made = briefing(tmp_path, told)
    assert made.movements is not None
    assert made.movements.left == 4992
    assert made.movements.more == "and 4,992 more movements"
    assert made.movements.rows[0][3] == "trucks: 69–72"
    assert made.days is not None
    assert len(made.days.days) == 7
    assert made.days.days[0].groups[0][1][-1].endswith("more movements")


def test_versions_that_do_not_meet_stand_side_by_side_with_who_says_them(tmp_path: Path) -> None:
    told = [
        sighting(30, 30, movement_key="a", report=report("Hajun", reliability="B", credibility=2)),
        sighting(50, 50, movement_key="a", report=report("Railway", reliability="C")),
    ]
    made = briefing(tmp_path, told)
    assert made.conflicts is not None
    ((_, place, about, said),) = made.conflicts.rows
    assert (place, about) == ("Polonka station", "How many, trucks")
    assert said == "30 vehicles: Hajun (B2); 50 vehicles: Railway (C)"
    assert "Reports of 1 movement do not agree" in made.text


def test_days_that_do_not_meet_are_told_in_the_language_of_the_briefing(tmp_path: Path) -> None:
    told = [
        sighting(
            30,
            30,
            movement_key="a",
            day=date(2022, 12, 13),
            report=report("Hajun", reliability="B", credibility=2),
        ),
        sighting(30, 30, movement_key="a", day=date(2022, 12, 17), report=report("Railway", reliability="C")),
    ]
    made = briefing(tmp_path, told, language=Language.POLISH)
    assert made.conflicts is not None
    ((_, _, _, said),) = made.conflicts.rows
    assert [each.split("2022")[0] for each in said.split("; ")] == ["13 grudnia ", "17 grudnia "]


def test_of_many_addresses_the_latest_are_listed_and_it_is_said(tmp_path: Path) -> None:
    told = [sighting(1, 1, report=report("Hajun", at), day=WEEK[0] + timedelta(days=at // 10)) for at in range(40)]
    made = briefing(tmp_path, told)
    assert made.sources is not None
    (line,) = made.sources.lines
    assert (line.reports, len(line.urls)) == (40, 25)
    assert line.urls[-1] == "https://example.org/Hajun/39"
    assert made.sources.caption.endswith("Of a source with more than 25 addresses the latest 25 are listed.")


def test_sources_come_with_grades_reports_and_addresses(tmp_path: Path) -> None:
    made = briefing(tmp_path, december())
    assert made.sources is not None
    assert [line.told for line in made.sources.lines] == [
        "Hajun (B2), 3 reports",
        "Railway (B2), 2 reports",
        "Truckers (B2), 2 reports",
    ]
    assert len(made.sources.lines[0].urls) == 3
    assert made.source_line == "Hajun (B2); Railway (B2); Truckers (B2)"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((50, None), (10, 20), "more"),
        ((50, None), (10, None), "unclear"),
        ((5, 9), (10, None), "less"),
        ((30, 40), (35, 60), "unclear"),
        ((10, 10), (10, 10), "same"),
        ((None, 12), (13, 13), "less"),
        ((None, 12), (12, 12), "unclear"),
    ],
)
def test_more_or_less_is_only_said_where_intervals_do_not_overlap(now: Any, before: Any, said: str) -> None:
    assert compare(interval_of(*now), interval_of(*before)) == said


def test_a_number_that_is_not_known_is_neither_more_nor_less() -> None:
    assert compare(UNKNOWN, interval_of(10, 10)) == "unclear"
    assert compare(None, interval_of(10, 10)) == "gone"
    assert compare(UNKNOWN, None) == "new"


def test_overlapping_counts_of_two_weeks_are_no_clear_change(tmp_path: Path) -> None:
    told = [sighting(30, 40), sighting(35, None, day=date(2022, 12, 7), report=report("Hajun", 9))]
    made = briefing(tmp_path, told, before=BEFORE)
    assert "No clear change in vehicles against the period before: 30–40 against 35+." in made.text
    assert made.changes is not None
    assert {row[3] for row in made.changes.rows} == {"no clear change"}


def test_periods_that_are_not_equally_long_are_said_to_be_so(tmp_path: Path) -> None:
    told = [sighting(10, 10), sighting(9, 9, day=date(2022, 12, 7), report=report("Hajun", 9))]
    made = briefing(tmp_path, told, before=(date(2022, 12, 1), BEFORE[1]), maps=True)
    assert made.changes is not None
    assert made.changes.caption.startswith("The periods are not equally long (7 and 11 days).")


def test_a_period_not_all_released_is_compared_with_as_many_days_of_the_one_before(tmp_path: Path) -> None:
    told = [
        sighting(10, 10, day=date(2022, 12, 13)),
        sighting(9, 9, day=date(2022, 12, 6), report=report("Hajun", 8)),
        sighting(90, 90, day=date(2022, 12, 10), report=report("Hajun", 9)),
    ]
    how = Release(now=datetime(2022, 12, 16, 6, 0, tzinfo=UTC))
    made = briefing(tmp_path, told, before=BEFORE, how=how, maps=True)
    assert made.map is not None
    assert (made.map.heading, made.map.marks[0].label) == ("A: 5–7 December 2022", "9")
    assert "Days after 14 December are not counted yet: they are not over, or not yet released." in made.text
    assert "Compared are 12–14 December 2022 and 5–7 December 2022: later days are not yet released." in made.text
    assert "More vehicles than in the period before (10 against 9)." in made.text
    assert made.changes is not None
    assert made.changes.rows[0][:3] == ("All movements", "10 vehicles (1)", "9 vehicles (1)")
    assert made.changes.caption.startswith("Compared are 12–14 December 2022 and 5–7 December 2022")
    early = briefing(tmp_path, told, before=BEFORE, how=replace(how, now=datetime(2022, 12, 13, 6, 0, tzinfo=UTC)))
    assert early.changes is None
    assert early.empty_text.endswith("no movements were reported. None of these days is over and released yet.")


def test_new_areas_are_named(tmp_path: Path) -> None:
    told = [
        sighting(10, 10, place=named(POLONKA), day=date(2022, 12, 7), report=report("Hajun", 9)),
        sighting(10, 10, place=named(POLONKA)),
        sighting(10, 10, place=named(ASIPOVICHY), report=report("Hajun", 2)),
    ]
    made = briefing(tmp_path, told, before=BEFORE, language=Language.POLISH)
    assert "Po raz pierwszy w porównaniu z poprzednim okresem: obwód mohylewski." in made.text


def test_an_area_told_in_other_units_before_has_a_row_for_each_unit_and_is_not_new(tmp_path: Path) -> None:
    told = [
        sighting(15, None, unit=Unit.SYSTEM, place=named(POLONKA), day=date(2022, 12, 7), report=report("Hajun", 9)),
        sighting(150, None, place=named(POLONKA)),
    ]
    made = briefing(tmp_path, told, before=BEFORE)
    assert made.changes is not None
    assert [row[1:] for row in made.changes.rows if row[0] == "Brest region"] == [
        ("150+ vehicles (1)", "–", "new"),
        ("–", "15+ systems (1)", "not reported now"),
    ]
    assert "New: " not in made.text
    assert "No longer reported: " not in made.text


def test_two_periods_are_drawn_on_one_scale_frame_and_legend(tmp_path: Path) -> None:
    told = [sighting(10, 10, report=report("Hajun", at)) for at in range(3)]
    told.append(sighting(10, 10, day=date(2022, 12, 7), flow=Flow.OUT, report=report("Hajun", 9)))
    made = briefing(tmp_path, told, before=BEFORE, maps=True)
    assert made.map is not None
    assert made.second_map is not None
    assert made.map.heading == "A: 5–11 December 2022"
    assert [sum(mark.movements for mark in each.marks) for each in (made.map, made.second_map)] == [1, 3]
    shared = [(each.bbox, each.most, each.legend) for each in (made.map, made.second_map)]
    assert shared[0] == shared[1]
    assert shared[0][1] == 3


def test_places_are_cells_areas_are_areas_and_what_has_none_is_counted(tmp_path: Path) -> None:
    told = [
        sighting(30, 40, origin=named(CHEBARKUL), destination=named(POLONKA)),
        sighting(10, 10, place=named(BELARUS), report=report("Hajun", 2)),
        sighting(10, 10, place=named(None, "nowhere"), report=report("Hajun", 3)),
    ]
    made = briefing(tmp_path, told)
    assert made.map is not None
    marks = {mark.name: mark for mark in made.map.marks}
    assert marks["Polonka station"].shape is MarkShape.CELL
    assert marks["Polonka station"].label == "30–40"
    assert marks["Belarus"].shape is MarkShape.AREA
    assert made.map.unplaced == (
        "1 movement without a place",
        "1 movement of which only the country is told",
    )
    assert [(arrow.origin, arrow.destination, arrow.dashed) for arrow in made.map.arrows] == [
        ("Chebarkul", "Polonka station", True)
    ]
    west, _, east, _ = made.map.bbox
    assert 20 < west < 24
    assert 32 < east < 36


def test_each_movement_stands_once_on_the_map_so_that_its_circles_add_up_to_the_sentence(tmp_path: Path) -> None:
    seen = {"movement_key": "a", "place": named(CHEBARKUL), "day": date(2022, 12, 12)}
    told = [
        sighting(10, 10, **seen, report=report("Hajun", 1)),
        sighting(10, 10, movement_key="a", place=named(POLONKA), day=date(2022, 12, 14), report=report("Hajun", 2)),
        sighting(10, 10, movement_key="a", place=named(BELARUS), day=date(2022, 12, 16), report=report("Railway", 1)),
        sighting(4, 6, place=named(POLONKA), flow=Flow.OUT, unit=Unit.WAGON, report=report("Railway", 2)),
        sighting(5, 5, place=named(BELARUS), report=report("Railway", 3)),
    ]
    made = briefing(tmp_path, told)
    assert made.map is not None
    assert [(mark.name, mark.movements, mark.label) for mark in made.map.marks] == [
        ("Polonka station", 2, "10 · 4–6 wagons"),
        ("Belarus", 1, "5"),
    ]
    assert dict(made.map.marks[0].flows) == {"in": 1, "out": 1}
    assert "3 movements" in made.sentences[0].text


def test_a_long_period_has_a_bar_a_year_from_its_first_movement_on_and_rings_are_explained(tmp_path: Path) -> None:
    told = [
        sighting(3, 3, day=date(2009, 9, 15), report=report("Hajun", 1)),
        sighting(30, 40, day=date(2022, 11, 1), report=report("Hajun", 2)),
        sighting(5, None, day=date(2022, 12, 14), report=report("Railway", 3)),
        sighting(None, None, day=date(2021, 1, 14), report=report("Railway", 4)),
    ]
    made = briefing(tmp_path, told, days=None)
    assert made.timeline is not None
    bars = made.timeline.series[0].bars
    assert [bar.label for bar in bars] == [str(year) for year in range(2009, 2023)]
    assert [(bar.low, bar.high, bar.open, bar.movements, bar.without_number) for bar in (bars[0], *bars[-2:])] == [
        (3, 3, False, 1, 0),
        (None, None, False, 1, 1),
        (35, None, True, 2, 0),
    ]
    assert (bars[-1].first, bars[-1].last) == (date(2022, 1, 1), date(2022, 12, 31))
    assert "A ring: so many movements without a number." in made.timeline.caption
    assert "The bars begin" not in made.timeline.caption


def test_bars_that_begin_after_the_first_movement_say_so(tmp_path: Path) -> None:
    told = [
        sighting(3, 3, day=date(1890, 9, 15), report=report("Hajun", 1)),
        sighting(4, 4, day=date(2022, 12, 14), report=report("Hajun", 2)),
    ]
    made = briefing(tmp_path, told, days=None)
    assert made.timeline is not None
    assert "The bars begin in 1903; 1 movement before it." in made.timeline.caption


def test_versions_are_only_promised_where_the_briefing_has_them(tmp_path: Path) -> None:
    told = [
        sighting(30, 30, movement_key="a", report=report("Hajun")),
        sighting(50, 50, movement_key="a", report=report("Railway")),
    ]
    assert "both versions are shown" in briefing(tmp_path, told).text
    assert "versions" not in briefing(tmp_path, told, blocks=(Block.SUMMARY, Block.MAP)).text


def test_the_weekly_review_tells_each_movement_once_under_what_it_was(tmp_path: Path) -> None:
    told = [
        sighting(10, 10),
        sighting(3, 3, flow=Flow.OUT, report=report("Hajun", 2)),
        sighting(1, 1, flow=Flow.UNKNOWN, unit=Unit.TRAIN, equipment_class="train", report=report("Hajun", 3)),
        sighting(2, 2, flow=Flow.INTERNAL, mode=Mode.ROAD, report=report("Hajun", 4)),
        sighting(
            1, 1, flow=Flow.UNKNOWN, mode=Mode.AIR, unit=Unit.AIRCRAFT, equipment_class="fighter", report=report("H", 5)
        ),
    ]
    made = briefing(tmp_path, told)
    assert made.days is not None
    (day,) = made.days.days
    assert day.heading == "Fri 16 December"
    assert [group for group, _ in day.groups] == ["Arrivals", "Departures", "By rail", "Convoys", "Flights"]
    assert day.groups[2][1][0].startswith("1 train, ")
    assert day.groups[0][1] == ("trucks: 10, Polonka station, by rail (Belarusian Hajun (ungraded))",)


def test_undated_movements_are_left_out_and_counted(tmp_path: Path) -> None:
    undated = sighting(5, 5, day=None, report=report("Hajun", 2, published=date(2022, 12, 1)))
    made = briefing(tmp_path, [sighting(10, 10), undated])
    assert "1 movement without a date is left out." in made.text


def test_a_province_frames_the_map_and_is_told(tmp_path: Path) -> None:
    told = [sighting(10, 10), sighting(9, 9, place=named(ASIPOVICHY), report=report("Hajun", 2))]
    made = briefing(tmp_path, told, filters=Filters(area=("Brest region",)), language=Language.UKRAINIAN)
    assert made.map is not None
    assert [mark.name for mark in made.map.marks] == ["Polonka station"]
    assert made.map.bbox[2] < 28.5
    assert made.filters_told == "Показано лише: Берестейська область"
    assert made.subtitle.endswith("Берестейська область")


def opening(first: str, text: str, **changes: Any) -> tuple[Edit]:
    period = period_word(WEEK)
    return (Edit(**{"key": "opening", "text": text, "generated": first, "period": period} | changes),)


def test_an_edited_sentence_stands_for_the_words_of_the_data_that_it_was_written_for(tmp_path: Path) -> None:
    first = briefing(tmp_path, december()).sentences[0].generated
    kept = opening(first, "Seven movements (7) into Belarus.")
    made = briefing(tmp_path, december(), edits=kept).sentences[0]
    assert (made.text, made.edited, made.stale) == ("Seven movements (7) into Belarus.", True, False)
    assert made.generated == first
    fewer = briefing(tmp_path, december()[:5], edits=kept).sentences[0]
    assert (fewer.text, fewer.edited) == (fewer.generated, False), "the data changed and speaks for itself"
    assert fewer.earlier == "Seven movements (7) into Belarus."
    other_days = opening(first, "Seven.", period="2022-12-05..2022-12-11")
    assert briefing(tmp_path, december()[:5], edits=other_days).sentences[0].earlier == ""


def test_an_edited_sentence_with_figures_of_its_own_is_flagged(tmp_path: Path) -> None:
    first = briefing(tmp_path, december()).sentences[0].generated
    assert briefing(tmp_path, december(), edits=opening(first, "We hold 900 vehicles.")).sentences[0].stale


def test_a_sentence_written_for_fewer_readers_stays_back(tmp_path: Path) -> None:
    first = briefing(tmp_path, december()).sentences[0].generated
    kept = opening(first, "What red knows.", tlp=Tlp.RED)
    made = briefing(tmp_path, december(), edits=kept)
    assert (made.sentences[0].text, made.sentences[0].held) == (first, True)
    assert "What red knows" not in repr(made)
    shown = briefing(tmp_path, december(), edits=kept, how=Release(now=CUTOFF, tlp=Tlp.RED))
    assert shown.sentences[0].text == "What red knows."


def test_nothing_is_called_more_than_a_period_of_which_a_movement_had_no_number(tmp_path: Path) -> None:
    told = [sighting(9, 9, day=BEFORE[1], report=report("Hajun", 9)), sighting(20, 20)]
    assert "More vehicles" in briefing(tmp_path, told, before=BEFORE).text
    told.append(sighting(None, None, day=BEFORE[1], place=named(ASIPOVICHY), report=report("Hajun", 8)))
    made = briefing(tmp_path, told, before=BEFORE)
    assert "No clear change in vehicles against the period before: 20 against 9, one movement without a number." in (
        made.text
    )
    assert made.changes is not None
    assert made.changes.rows[0][2:] == ("9 vehicles (2, one movement without a number)", "no clear change")


def test_an_area_that_holds_a_telephone_is_not_in_the_subtitle(tmp_path: Path) -> None:
    made = briefing(tmp_path, december(), filters=Filters(area=("Brest +375 29 123-45-67",)))
    assert "123-45-67" not in repr((made.subtitle, made.filters_told, made.filter_words))


def test_nothing_that_the_gate_held_is_in_a_briefing(tmp_path: Path) -> None:
    days = (date(2022, 12, 1), date(2023, 1, 10))
    made = briefing(tmp_path, secret_batch(), how=Release(now=NOW), days=days)
    assert leaked(repr(replace(made, held=()))) == []
    assert made.held
    assert "Kamenka siding" in repr(made.map)


def test_the_same_input_makes_the_same_briefing(tmp_path: Path) -> None:
    told = [*december(), sighting(4, 9, report=Report(source=RAILWAYS, url="https://example.org/z"))]
    assert briefing(tmp_path, told, before=BEFORE) == briefing(tmp_path, told, before=BEFORE)


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://kordon.example/briefing?from=2022-12-12", "https://kordon.example/briefing?from=2022-12-12"),
        ("https://kordon.example/?bbox=25.1234,53.1234,25.2345,53.2345", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_a_link_is_an_address_that_holds_no_position(tmp_path: Path, link: str, kept: str) -> None:
    assert briefing(tmp_path, [sighting()], link=link).link == kept


def test_a_private_briefing_says_so_everywhere(tmp_path: Path) -> None:
    made = briefing(tmp_path, december(), how=Release(now=CUTOFF, private=True))
    assert made.private
    assert made.watermark == "PRIVATE – NOT FOR RELEASE"
    assert made.tlp_mark == "TLP:RED"
    assert made.file_stem.endswith("PRIVATE-TLP-RED")
    assert made.map is not None
    assert {mark.shape for mark in made.map.marks} == {MarkShape.CIRCLE}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Two\n lines\tof <b>markup</b> & more ", "Two lines of <b>markup</b> & more"),
        ("تحركات عبر حدود بيلاروسيا", "تحركات عبر حدود بيلاروسيا"),
        ("turned \u202e around\u0000\u0007", "turned around"),
    ],
)
def test_titles_are_one_line_of_text(given: str, kept: str) -> None:
    assert clean_title(given) == kept


def test_a_title_that_no_page_has_room_for_is_refused() -> None:
    with pytest.raises(UsageError, match="The title has 1,000 letters; give 200 at most"):
        clean_title("x" * 1000)


def test_a_mark_that_is_none_is_refused_with_what_there_is() -> None:
    assert tlp_of("TLP:AMBER+STRICT") is Tlp.AMBER_STRICT
    with pytest.raises(UsageError, match=r"'purple' is not a mark of TLP 2[.]0; use one of: clear, green"):
        tlp_of("purple")


def test_whole_weeks_and_months_before_a_day() -> None:
    assert full_week_before(date(2022, 12, 21)) == WEEK
    assert full_week_before(date(2022, 12, 19)) == WEEK
    assert full_week_before(date(2022, 12, 18)) == BEFORE
    assert full_month_before(date(2023, 1, 1)) == (date(2022, 12, 1), date(2022, 12, 31))
