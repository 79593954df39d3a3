"""A public channel is a source: it has one name in the fields that say who published, and nowhere else is it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.intake.verdicts import Verdict
from geo.records import queries
from geo.records.filters import Filters
from geo.records.mirror import open_mirror

if TYPE_CHECKING:
    from geo.intake.plan import ImportPlan
    from geo.records.database import Records
    from tests.intake.conftest import Load, Plan

ADDRESSES = (
    "@Hajun_BY", "@hajun_by", "t.me/hajun_by", "https://t.me/hajun_by", "https://t.me/s/hajun_by",
    "https://t.me/Hajun_BY/1234", "http://telegram.me/hajun_by/", "tg://resolve?domain=hajun_by", "tg: hajun_by",
    "Telegram @hajun_by", "hajun_by", "\uff20hajun_by", "https://twitter.com/hajun_by/status/12", "x.com/Hajun_BY",
)  # fmt: skip


def source_of(planned: ImportPlan) -> tuple[str, str | None]:
    report = planned.sightings[0].sighting.report
    return report.source.name, report.via


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("heading", ["source", "channel", "Telegram channel", "Тг канал"])
def test_a_channel_is_kept_as_a_source_under_one_name(address: str, heading: str, plan: Plan) -> None:
    planned = plan(f"place,equipment,date,{heading}\nBrest,tank,2022-12-16,{address}\n")
    assert planned.columns.stripped == ()
    assert planned.verdicts[0].reasons == ()
    assert source_of(planned) == ("hajun_by", None)


def test_the_same_row_with_the_channel_written_otherwise_is_repeated(plan: Plan) -> None:
    rows = "".join(f"Brest,tank,2022-12-16,{address}\n" for address in ADDRESSES)
    planned = plan(f"place,equipment,date,source\n{rows}")
    assert [each.verdict for each in planned.verdicts] == [Verdict.ACCEPTED, *[Verdict.REPEATED] * (len(ADDRESSES) - 1)]


def test_a_channel_is_kept_in_via_and_in_the_source_given_for_all_rows(plan: Plan) -> None:
    planned = plan("place,equipment,date,via\nBrest,tank,2022-12-16,@NEXTA_TV\n", source="https://t.me/Hajun_BY")
    assert source_of(planned) == ("hajun_by", "nexta_tv")


def test_a_channel_is_found_again_by_any_of_its_addresses(load: Load, records: Records) -> None:
    load("place,equipment,date,source\nBrest,tank,2022-12-16,t.me/hajun_by\n")
    mirror = open_mirror(records)
    for address in ADDRESSES:
        assert queries.count_rows(mirror, Filters.from_words({"source": address})) == 1
    assert queries.count_rows(mirror, Filters.from_words({"source": "@another"})) == 0


@pytest.mark.parametrize(
    "cell",
    [
        "+375 29 123-45-67", "ivan@mail.ru", "https://t.me/+AbCdEfGh", "t.me/joinchat/AbCd", "wa.me/375291234567",
        "@hajun_feedback_bot", "facebook.com/ivan.petrov", "vk.com/id123", "ok.ru/profile/12", "instagram.com/ivan",
    ],
)  # fmt: skip
def test_what_leads_to_a_person_is_removed_from_a_source_too(cell: str, plan: Plan) -> None:
    planned = plan(
        f"place,equipment,date,source,via\nBrest,tank,2022-12-16,Hajun,{cell}\n"
        f"Brest,tank,2022-12-17,Hajun {cell},NV\nBrest,tank,2022-12-18,Hajun,NV\n"
    )
    answer = str(planned.as_answer()) + str(planned.sightings)
    assert cell not in answer
    assert "removed" in answer


@pytest.mark.parametrize("field", ["note", "activity", "url", "place", "equipment", "movement_id"])
def test_an_account_is_kept_in_no_other_field(field: str, plan: Plan) -> None:
    row = {"place": "Brest", "equipment": "tank", "date": "2022-12-16", "source": "Hajun"}
    row[field] = f"{row.get(field, '')} t.me/ivan_petrov".strip()
    planned = plan(f"{','.join(row)}\n{','.join(row.values())}\n")
    assert "ivan_petrov" not in str(planned.sightings) + str(planned.as_answer())


def test_handles_under_a_heading_that_is_no_source_are_a_column_of_people(plan: Plan) -> None:
    planned = plan("place,equipment,date,telegram\nBrest,tank,2022-12-16,@ivan_petrov\n")
    assert planned.columns.stripped == ("telegram",)
