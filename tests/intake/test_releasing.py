"""False alarms of the privacy screen are released one by one; names of persons are not, and no text is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo.errors import UsageError
from geo.intake.guessing import guess_columns
from geo.intake.load import commit_import, plan_import
from geo.intake.plan import ImportOptions
from geo.intake.posts_plan import removed_from_post
from geo.intake.releasing import MaskedCell, masked_cells, read_release, what_was_removed
from geo.intake.survey import names_of
from geo.intake.verdicts import Verdict
from geo.records import ledger

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.places.query import Geocoder
    from geo.records.database import Records
    from tests.intake.conftest import Plan

TRAIN = (
    "place,equipment,count,date,note\n"
    "Brest,tank,3,2022-12-16,train 8 029 123 45 67 seen\nMinsk,tank,3,2022-12-16,call 8 029 123 45 67\n"
)
STATIONS = "Sender station,place,equipment,date\nOrsha,Brest,tank,2022-12-16\nGomel,Minsk,tank,2022-12-16\n"
ALARM = MaskedCell(1, "note", "phone_removed")


def test_a_masked_cell_is_listed_without_its_text_and_can_be_seen(plan: Plan) -> None:
    planned = plan(TRAIN)
    assert masked_cells(planned) == (ALARM, MaskedCell(2, "note", "phone_removed"))
    seen = what_was_removed(TRAIN.encode(), "file.csv", planned, ALARM)
    assert seen is not None
    assert seen.pieces == ("8 029 123 45 67",)
    assert seen.cell == "train 8 029 123 45 67 seen"


def test_one_cell_is_released_and_the_next_one_is_not(plan: Plan) -> None:
    planned = plan(TRAIN, released_cells=frozenset({ALARM}))
    first, second = planned.sighting_of(1), planned.sighting_of(2)
    assert first is not None
    assert second is not None
    assert (first.note, second.note) == ("train 8 029 123 45 67 seen", "call [phone removed]")
    assert [each.verdict for each in planned.verdicts] == [Verdict.ACCEPTED, Verdict.REVIEW]
    assert [reason.code for reason in planned.verdicts[0].reasons] == ["phone_released"]
    assert masked_cells(planned) == (MaskedCell(2, "note", "phone_removed"),)


def test_only_the_kind_that_was_released_stays(plan: Plan) -> None:
    text = "place,equipment,date,note\nBrest,tank,2022-12-16,train 8 029 123 45 67 a@example.org\n"
    planned = plan(text, released_cells=frozenset({ALARM}))
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.note == "train 8 029 123 45 67 [email removed]"
    assert planned.verdicts[0].verdict is Verdict.REVIEW


def test_a_link_that_was_cut_is_released(plan: Plan) -> None:
    text = "place,equipment,date,url\nBrest,tank,2022-12-16,https://example.org/a?tel=80291234567\n"
    assert masked_cells(plan(text)) == (MaskedCell(1, "url", "phone_removed"),)
    planned = plan(text, released_cells=frozenset({MaskedCell(1, "url", "phone_removed")}))
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.report.url == "https://example.org/a?tel=80291234567"


def test_a_column_of_stations_is_released_and_used(plan: Plan) -> None:
    assert plan(STATIONS).columns.stripped == ("Sender station",)
    released = {"released_columns": frozenset({"Sender station"}), "columns": {"Sender station": "origin"}}
    planned = plan(STATIONS, **released)
    assert planned.columns.stripped == ()
    assert planned.columns.released == ("Sender station",)
    sighting = planned.sighting_of(1)
    assert sighting is not None
    assert sighting.origin is not None
    assert sighting.origin.text == "Orsha"


@pytest.mark.parametrize("names", ["Ivan Petrov|Анна Ковалёва", "Petrov|Орлов"])
@pytest.mark.parametrize("heading", ["reporter", "Witness", "Operator contact", "ФИО"])
def test_a_column_of_names_is_not_released(heading: str, names: str, plan: Plan) -> None:
    one, two = names.split("|")
    text = f"{heading},place,equipment,date\n{one},Brest,tank,2022-12-16\n{two},Minsk,tank,2022-12-16\n"
    planned = plan(text, released_columns=frozenset({heading}), columns={heading: "source"})
    assert planned.columns.stripped == (heading,)
    assert "not released" in planned.columns.guesses[0].note
    assert "Petrov" not in repr(planned)


def test_a_name_among_stations_is_still_taken_out(plan: Plan) -> None:
    rows = "".join(
        f"{name},Brest,tank,2022-12-16\n" for name in ("Orsha", "Gomel", "Minsk", "Brest", "Lida", "Ivan Petrov")
    )
    planned = plan(
        f"Sender station,place,equipment,date\n{rows}",
        released_columns=frozenset({"Sender station"}),
        columns={"Sender station": "origin"},
    )
    assert "Petrov" not in repr(planned)
    assert [reason.code for reason in planned.verdicts[-1].reasons] == ["name_removed", "read_for_names"]


def test_telephones_in_a_released_column_are_masked_one_by_one(plan: Plan) -> None:
    text = "Contact,place,equipment,date\n8 029 123 45 67,Brest,tank,2022-12-16\n103rd brigade,Minsk,tank,2022-12-16\n"
    planned = plan(text, released_columns=frozenset({"Contact"}), columns={"Contact": "note"})
    assert "123 45 67" not in repr(planned)
    second = planned.sighting_of(2)
    assert second is not None
    assert second.note == "103rd brigade"


def test_the_ledger_tells_what_was_released_and_no_text_of_it(plan: Plan, records: Records) -> None:
    planned = plan(TRAIN, released_cells=frozenset({ALARM}), who="desk 3")
    done = commit_import(records, planned)
    held = ledger.get_batch(records, str(done.batch))
    assert held.details["released"] == {"columns": [], "cells": [{"row": 1, "field": "note", "code": "phone_removed"}]}
    assert "123" not in json.dumps(held.details)
    assert "phone_removed" in json.dumps([entry.after for entry in ledger.audit(records)])


@pytest.mark.parametrize(
    ("text", "cell"),
    [("1:note:phone", ALARM), ("1:note:phone_removed", ALARM), ("12:url:ip", MaskedCell(12, "url", "ip_removed"))],
)
def test_a_release_is_read_from_the_command_line(text: str, cell: MaskedCell) -> None:
    assert read_release(text) == cell


@pytest.mark.parametrize("text", ["", "1", "note:phone", "1:nothing:phone", "1:note:banana", "x:note:phone"])
def test_a_release_that_names_nothing_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="ROW:FIELD:KIND"):
        read_release(text)


def test_a_column_that_is_not_there_cannot_be_released(plan: Plan) -> None:
    with pytest.raises(UsageError, match="no column 'Station' to release"):
        plan(STATIONS, released_columns=frozenset({"Station"}))


@pytest.mark.parametrize("heading", ["Osoba kontaktowa", "Контактное лицо", "Контактна особа", "Pozn", "Wer"])
@pytest.mark.parametrize("field", ["note", "activity"])
def test_a_mapping_brings_no_names_of_persons_in(heading: str, field: str, plan: Plan) -> None:
    rows = "Jan Kowalski,Brest,tank,2022-12-16\nAnna Nowak,Minsk,tank,2022-12-16\n"
    planned = plan(f"{heading},place,equipment,date\n{rows}", columns={heading: field})
    assert planned.columns.stripped == (heading,)
    assert "though the mapping names it" in planned.columns.guesses[0].note
    assert "Kowalski" not in repr(planned)


@pytest.mark.parametrize(
    ("cells", "field"), [("Гомель|Brest|Pinsk", "place"), ("T-72|KamAZ|BMP-2", "equipment"), ("Ivan|Anna|Orlov", None)]
)
def test_a_column_called_name_is_a_place_or_a_thing_only_if_it_surely_is(
    cells: str, field: str | None, geocoder: Geocoder
) -> None:
    guess = guess_columns(["name"], [[cell] for cell in cells.split("|")], is_place=names_of(geocoder))[0]
    assert (guess.field, guess.stripped) == (field, field is None)


EXPORT = {
    "name": "Hajun",
    "type": "public_channel",
    "id": 1,
    "messages": [
        {"id": 1, "type": "message", "date": "2022-12-16T20:53:00", "text": "30 Ural trucks moved to Brest."},
        {
            "id": 2,
            "type": "message",
            "date": "2022-12-16T21:53:00",
            "text": [
                "10 tanks moved to Minsk, wagons 375291112233, ",
                {"type": "mention", "text": "@hajun_by"},
                {"type": "mention_name", "text": "Ivan"},
            ],
        },
    ],
}


def planned_posts(records: Records, geocoder: Geocoder, *released: MaskedCell, file: bytes, name: str) -> ImportPlan:
    options = ImportOptions(source="Hajun", released_cells=frozenset(released))
    return plan_import(file, name, records=records, geocoder=geocoder, options=options)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        (json.dumps(EXPORT).encode(), "result.json"),
        (b"30 Ural trucks moved to Brest.\n---\n10 tanks moved to Minsk, wagons 375291112233, @hajun_by", "report.txt"),
    ],
)
def test_what_was_masked_in_a_post_is_released_by_the_number_of_the_post(
    file: bytes, name: str, records: Records, geocoder: Geocoder
) -> None:
    before = planned_posts(records, geocoder, file=file, name=name)
    phone, handle = (MaskedCell(2, "text", f"{kind}_removed") for kind in ("phone", "handle"))
    assert {phone, handle} <= set(masked_cells(before))
    removed = removed_from_post(file, name, before, phone)
    assert removed is not None
    assert "375291112233" in "".join(removed.pieces)

    after = planned_posts(records, geocoder, phone, file=file, name=name)
    assert phone not in masked_cells(after)
    assert handle in masked_cells(after)
    assert "phone_released" in {reason.code for each in after.verdicts for reason in each.reasons}
    text = after.sightings[-1].sighting.report.text
    assert text is not None
    assert "wagons 375291112233, [handle removed]" in text

    stored = commit_import(records, after)
    assert ledger.get_batch(records, str(stored.batch)).details["released"]["cells"] == [phone.as_answer()]


def test_the_name_of_an_account_in_a_post_is_never_released(records: Records, geocoder: Geocoder) -> None:
    every = [MaskedCell(2, "text", f"{kind}_removed") for kind in ("phone", "handle", "name")]
    plan = planned_posts(records, geocoder, *every, file=json.dumps(EXPORT).encode(), name="result.json")
    assert "Ivan" not in str(plan.sightings[-1].sighting.report.text)
    assert "@hajun_by" in str(plan.sightings[-1].sighting.report.text)
