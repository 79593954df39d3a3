"""Templates of briefings: two that come with Kordon, and those that a team saves, deletes and brings back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.briefing.model import Block, Language
from geo.briefing.templates import ONE_SLIDE, WEEKLY, Template, save_template, template_named, templates
from geo.errors import MissingError, UsageError
from geo.records import ledger
from geo.records.briefing_templates import delete_template, list_saved, restore_template
from geo.records.database import open_records
from tests.records.making import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.records.database import Records

OURS = Template(
    name="Morning slide", blocks=(Block.MAP, Block.SUMMARY), title="Good <b>morning</b>", language=Language.POLISH,
    theme="dark", compare="maps",
)  # fmt: skip


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with open_records(empty_database(tmp_path)) as held:
        yield held


def test_a_saved_template_comes_back_as_it_was_beside_those_that_come_with_kordon(records: Records) -> None:
    save_template(records, OURS, who="desk 2")
    assert templates(records) == [ONE_SLIDE, WEEKLY, OURS]
    assert template_named(records, "morning SLIDE") == OURS
    assert template_named(records, "weekly-review") == WEEKLY


def test_saving_under_a_name_replaces_and_deleting_can_be_undone(records: Records) -> None:
    save_template(records, OURS)
    save_template(records, Template(name=OURS.name, blocks=(Block.DAYS,)))
    assert [each.blocks for each in templates(records)[2:]] == [(Block.DAYS,)]
    gone = delete_template(records, OURS.name, who="desk 2")
    assert list_saved(records) == []
    restore_template(records, gone.no)
    assert [each.name for each in list_saved(records)] == [OURS.name]
    actions = [entry.action for entry in ledger.audit(records)]
    assert actions[-4:] == ["save template", "save template", "delete template", "restore template"]
    with pytest.raises(MissingError):
        restore_template(records, gone.no)


def test_nothing_that_leads_to_a_person_is_kept_in_a_template(records: Records) -> None:
    kept = save_template(records, Template(name="desk", blocks=(Block.MAP,), title="Call +375 29 123-45-67"))
    assert "123" not in kept.title
    assert "123-45-67" not in repr(list_saved(records))


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "One Slide"])
def test_names_that_cannot_be_are_refused(records: Records, name: str) -> None:
    with pytest.raises(UsageError):
        save_template(records, Template(name=name, blocks=(Block.MAP,)))


def test_a_name_that_is_none_is_refused_with_what_there_is(records: Records) -> None:
    with pytest.raises(MissingError, match="no template 'x'; use one of: one slide, weekly review"):
        template_named(records, "x")
