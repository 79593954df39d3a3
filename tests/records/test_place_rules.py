"""A decision on a name: its rows, the rule for later imports and the trail, in one write, on both databases."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.errors import DatabaseError, MissingError, UsageError
from geo.intake.load import commit_import, plan_import
from geo.model import Place, PlaceKind
from geo.places.offline import open_geocoder
from geo.places.rules import RuleKey
from geo.records import ledger
from geo.records.database import open_records
from geo.records.decisions import decide, decisions, undo_decision
from geo.records.doubts import Waiting, candidates, every_source, waiting
from geo.records.edits import get_sighting
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from geo.records.place_rules import revoke_rule, rows_by_rule, rules_in_force, team_rules
from geo.records.rules_in_force import read_rules
from geo.records.steps import STEPS, take_steps
from geo.records.tables import metadata

if TYPE_CHECKING:
    from pathlib import Path

    from geo.records.database import Records

CHOSEN = Place(
    name="Rozivka",
    kind=PlaceKind.SETTLEMENT,
    country="UA",
    admin1="Zaporizhzhia region",
    lat=47.3954,
    lon=37.07078,
    radius_m=3000.0,
    confidence=0.2,
    method="geonames: name",
    text="Rozivka",
)
HEAD = "observed_from,place,country,admin1,lat,lon,equipment,count,source\n"


def file_of(*rows: str) -> bytes:
    return (HEAD + "\n".join(rows) + "\n").encode()


def row(place: str = "Rozivka", source: str = "Hajun", *, day: int = 12, hints: str = ",,,") -> str:
    return f"2022-12-{day},{place},{hints},Ural truck,5,{source}"


def bring(records: Records, *rows: str) -> str:
    """Import the rows as a file of their own; return its batch."""
    plan = plan_import(file_of(*rows), "f.csv", records=records, geocoder=open_geocoder())
    done = commit_import(records, plan).batch
    assert done is not None
    return done


def look(records: Records, filters: Filters | None = None) -> Waiting:
    mirror = open_mirror(records)
    try:
        return waiting(mirror, filters)
    finally:
        mirror.close()


def decided(records: Records) -> dict[str, int]:
    mirror = open_mirror(records)
    try:
        return rows_by_rule(mirror)
    finally:
        mirror.close()


def test_names_wait_by_plain_form_and_source_names_in_most_rows_first(records: Records) -> None:
    bring(records, row(day=1), row("ROZIVKA", day=2), row("Rozivka", "Other"), row("Nowhereville"), row("Minsk"))
    listed = look(records).doubts
    assert [(each.name, each.source, len(each.sightings), each.status) for each in listed] == [
        ("rozivka", "Hajun", 2, "ambiguous"),
        ("rozivka", "Other", 1, "ambiguous"),
        ("nowhereville", "Hajun", 1, "not_found"),
    ]
    assert len(every_source(listed[0], listed).sightings) == 3
    assert {each.country for each in candidates(records, listed[0])} == {"UA"}
    assert look(records, Filters(source=("Other",))).doubts == (listed[1],)


def test_a_decision_accepts_its_rows_and_leaves_those_of_other_sources(records: Records) -> None:
    bring(records, row(day=1), row(day=2), row("Rozivka", "Other"))
    done = decide(records, look(records).doubts[0], CHOSEN, remember=True, who="desk")
    assert (done.rows, done.rule, done.source, done.place, done.who) == (2, "t0001", "Hajun", "Rozivka", "desk")
    held = [get_sighting(records, f"s00000{number}") for number in (1, 2, 3)]
    assert [each["status"] for each in held] == ["accepted", "accepted", "review"]
    assert held[0]["place_method"] == "team rule t0001: geonames: name"
    assert held[0]["place_text"] == "Rozivka"
    assert decided(records) == {"t0001": 2}
    assert [each.source for each in look(records).doubts] == ["Other"]


def test_the_rows_the_rule_and_the_trail_are_one_write(records: Records) -> None:
    bring(records, row(day=1), row(day=2))
    before = records.sequence()
    decide(records, look(records).doubts[0], CHOSEN, remember=True, who="desk")
    assert records.sequence() == before + 1
    told = [entry for entry in ledger.audit(records) if entry.change == before + 1]
    assert [entry.action for entry in told] == ["edit", "edit", "place rule", "place decision"]
    assert {entry.who for entry in told} == {"desk"}


def test_a_decision_that_one_row_refuses_changes_none(records: Records) -> None:
    bring(records, row(day=1))
    second = bring(records, row(day=2))
    doubt = look(records).doubts[0]
    ledger.undo_batch(records, second)
    with pytest.raises(UsageError, match="redo it first"):
        decide(records, doubt, CHOSEN, remember=True)
    assert get_sighting(records, "s000001")["status"] == "review"
    assert team_rules(records) == []


def test_later_imports_follow_the_rule_of_their_source_only(records: Records) -> None:
    bring(records, row())
    decide(records, look(records).doubts[0], CHOSEN, remember=True)
    plan = plan_import(
        file_of(row("rozivka", day=13), row("Rozivka", "Other")), "g.csv", records=records, geocoder=open_geocoder()
    )
    first, second = plan.verdicts
    assert (first.verdict.value, second.verdict.value) == ("accepted", "review")
    assert "by team rule t0001" in first.reasons[0].message
    commit_import(records, plan)
    assert decided(records) == {"t0001": 2}


def test_a_rule_of_every_source_holds_for_all(records: Records) -> None:
    bring(records, row(), row("Rozivka", "Other"))
    listed = look(records).doubts
    done = decide(records, every_source(listed[0], listed), CHOSEN, remember=True)
    assert (done.rows, done.source) == (2, None)
    bring(records, row("Rozivka", "A third"))
    assert get_sighting(records, "s000003")["status"] == "accepted"


def test_one_row_alone_makes_no_rule(records: Records) -> None:
    bring(records, row(day=1), row(day=2))
    doubt = look(records).doubts[0]
    done = decide(records, doubt.of_row("s000002"), CHOSEN, remember=False)
    assert (done.rows, done.rule) == (1, None)
    assert get_sighting(records, "s000001")["status"] == "review"
    assert get_sighting(records, "s000002")["place_method"] == "chosen by an analyst: geonames: name"
    assert team_rules(records) == []


def test_no_place_is_kept_as_said_and_remembered(records: Records) -> None:
    bring(records, row("Nowhereville"))
    decide(records, look(records).doubts[0], None, remember=True)
    bring(records, row("nowhereville", day=13))
    for name in ("s000001", "s000002"):
        held = get_sighting(records, name)
        assert (held["status"], held["place_status"], held["place"]) == ("accepted", "no_place", None)
        assert held["place_text"].lower() == "nowhereville"
    assert decided(records) == {"t0001": 2}
    assert look(records).doubts == ()


def test_typed_coordinates_and_other_countries_go_before_a_rule(records: Records) -> None:
    bring(records, row())
    decide(records, look(records).doubts[0], CHOSEN, remember=True)
    bring(records, row(hints=",,52.1,23.7", day=13), row(hints="BY,,,", day=14))
    typed, elsewhere = (get_sighting(records, name) for name in ("s000002", "s000003"))
    assert (typed["place_lat"], typed["place_lon"], typed["place_method"]) == (52.1, 23.7, "coordinates")
    assert elsewhere["place_lat"] is None


def test_a_revoked_rule_leaves_its_rows_and_lets_later_ones_wait(records: Records) -> None:
    bring(records, row())
    decide(records, look(records).doubts[0], CHOSEN, remember=True, who="desk")
    gone = revoke_rule(records, "t0001", "second desk")
    assert (gone.in_force, gone.revoked_by, gone.who) == (False, "second desk", "desk")
    assert get_sighting(records, "s000001")["status"] == "accepted"
    assert decided(records) == {"t0001": 1}
    bring(records, row(day=13))
    assert get_sighting(records, "s000002")["status"] == "review"
    last = ledger.audit(records)[-2]
    assert (last.action, last.who, last.after and last.after["rule"]) == ("revoke place rule", "second desk", "t0001")
    with pytest.raises(UsageError, match="revoked already"):
        revoke_rule(records, "t0001")
    with pytest.raises(MissingError, match="no rule"):
        revoke_rule(records, "t0009")


def test_a_new_decision_on_the_same_name_takes_the_place_of_the_old_rule(records: Records) -> None:
    bring(records, row())
    decide(records, look(records).doubts[0], CHOSEN, remember=True)
    revoke_rule(records, "t0001")
    bring(records, row(day=13))
    decide(records, look(records).doubts[0], None, remember=True)
    bring(records, row(hints="BY,,,", day=14), row("Rozivka", "Other"))
    listed = {each.source: each for each in look(records).doubts}
    decide(records, listed["Other"], CHOSEN, remember=True)
    assert [(each.id, each.in_force, each.place) for each in team_rules(records)] == [
        ("t0003", True, "Rozivka"),
        ("t0002", True, None),
        ("t0001", False, "Rozivka"),
    ]
    assert len(rules_in_force(records)) == 2


def test_an_undone_decision_leaves_rows_as_they_were_and_no_rule(records: Records) -> None:
    bring(records, row(day=1), row(day=2))
    before = [get_sighting(records, name) for name in ("s000001", "s000002")]
    queue = look(records)
    done = decide(records, queue.doubts[0], CHOSEN, remember=True)
    assert undo_decision(records, done.number, "desk") == 2
    assert [get_sighting(records, name) for name in ("s000001", "s000002")] == before
    assert look(records) == queue
    assert len(rules_in_force(records)) == 0
    assert [each.undone for each in decisions(records)] == [True]
    with pytest.raises(UsageError, match="undone already"):
        undo_decision(records, done.number)
    with pytest.raises(MissingError, match="no decision"):
        undo_decision(records, 1)


def test_an_undo_over_a_later_edit_is_refused_whole(records: Records) -> None:
    bring(records, row(day=1), row(day=2))
    done = decide(records, look(records).doubts[0], CHOSEN, remember=True)
    ledger.set_status(records, "s000001", "rejected")
    with pytest.raises(UsageError, match="later edit"):
        undo_decision(records, done.number)
    assert get_sighting(records, "s000002")["status"] == "accepted"
    assert len(rules_in_force(records)) == 1


def test_a_name_decided_meanwhile_is_told(records: Records) -> None:
    bring(records, row())
    doubt = look(records).doubts[0]
    decide(records, doubt, CHOSEN, remember=True)
    with pytest.raises(UsageError, match="meanwhile"):
        decide(records, doubt, None, remember=True)


def test_rows_held_for_another_reason_stay_held_and_are_listed(records: Records) -> None:
    bring(records, row(day=1), row("Minsk", day=3))
    ledger.set_status(records, "s000002", "review", reason="looks like a drill")
    ledger.update_sighting(
        records, "s000001", {"review_reasons": (get_sighting(records, "s000001")["review_reasons"], "no such unit")}
    )
    assert [each.sighting_id for each in look(records).others] == ["s000002"]
    decide(records, look(records).doubts[0], CHOSEN, remember=True)
    held = get_sighting(records, "s000001")
    assert (held["status"], held["review_reasons"], held["place"]) == ("review", "no such unit", "Rozivka")
    assert [each.sighting_id for each in look(records).others] == ["s000001", "s000002"]


def test_a_typed_point_is_remembered_with_its_radius(records: Records) -> None:
    bring(records, row("Nowhereville"))
    point = replace(CHOSEN, name="Nowhereville", kind=PlaceKind.POINT, lat=52.5, lon=25.5, country="BY", radius_m=80.0)
    decide(records, look(records).doubts[0], point, remember=True)
    bring(records, row("Nowhereville", day=13))
    held = get_sighting(records, "s000002")
    assert (held["place_lat"], held["place_lon"], held["place_radius_m"]) == (52.5, 25.5, 80.0)


def test_rules_read_without_sqlalchemy_are_those_in_force(url: str) -> None:
    with open_records(url) as records:
        bring(records, row(), row("Nowhereville"))
        for doubt in look(records).doubts:
            decide(records, doubt, CHOSEN if doubt.name == "rozivka" else None, remember=True)
        expected = rules_in_force(records)
    found = read_rules(url)
    assert len(found) == len(expected) == 2
    for name in ("rozivka", "nowhereville"):
        key = RuleKey(name=name, source="Hajun")
        assert found.rule([key]) == expected.rule([key]) is not None


def test_looking_for_rules_makes_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kordon.sqlite"
    assert len(read_rules(f"sqlite:///{path}")) == 0
    assert not path.exists()
    path.write_bytes(b"not a database at all, and longer than a page header" * 40)
    with pytest.raises(DatabaseError, match="--no-rules"):
        read_rules(f"sqlite:///{path}")


def test_a_database_of_the_first_step_gets_its_table_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "kordon.sqlite"
    with open_records(f"sqlite:///{path}") as records:
        bring(records, row())
    first = set("schema_step change_sequence setting source report place batch movement sighting audit".split())
    with closing(sqlite3.connect(path)) as old, old:
        for table in set(metadata.tables) - first:
            old.execute(f"DROP TABLE {table}")
        old.execute("DELETE FROM schema_step WHERE number > 1")
    assert len(read_rules(f"sqlite:///{path}")) == 0
    with open_records(f"sqlite:///{path}") as records:
        take_steps(records.engine)
        assert len(rules_in_force(records)) == 0
        assert len(look(records).doubts) == 1
        with records.read() as connection:
            reached = connection.exec_driver_sql("SELECT max(number) FROM schema_step").scalar()
        assert reached == STEPS[-1].number


def test_accepted_sightings_tell_where_a_source_reports_from_until_their_batch_is_undone(
    records: Records,
) -> None:
    """A source's rows that wait in the review teach nothing of where it reports from."""
    towns = ("Мозырь", "Речица", "Калинковичи", "Жлобин", "Рогачёв", "Светлогорск", "Добруш", "Житковичи", "Брест")
    assert rules_in_force(records).home("Hajun") is None
    batch = bring(records, *(row(town, day=at + 10) for at, town in enumerate(towns)), row("Рудня", "Other"))
    assert rules_in_force(records).home("Hajun") == ("BY", "Homel region")
    assert rules_in_force(records).home("Other") is None
    if records.engine.dialect.name == "sqlite":
        assert read_rules(f"sqlite:///{records.url}").home("Hajun") == ("BY", "Homel region")
        assert read_rules(f"sqlite:///{records.url}", homes=False).home("Hajun") is None
    ledger.undo_batch(records, batch)
    assert rules_in_force(records).home("Hajun") is None
