"""Sentences that analysts wrote anew: kept with a template for everybody who uses it, screened, given back, copied."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from geo.briefing.edits import copy_edits, edit_for, edits_of, give_back, keep_edit
from geo.briefing.model import Language
from geo.errors import UsageError
from geo.model import Tlp
from geo.records import ledger
from geo.records.database import open_records
from tests.records.making import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geo.records.database import Records

EDIT = edit_for("opening", "A quiet week.", "In this week, 2 movements were reported.", None, Tlp.AMBER)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    with open_records(empty_database(tmp_path)) as held:
        yield held


def test_a_sentence_is_kept_with_its_template_and_language_alone(records: Records, tmp_path: Path) -> None:
    assert keep_edit(records, "weekly review", Language.POLISH, EDIT, "desk 2") == ()
    with open_records(f"sqlite:///{tmp_path / 'kordon.sqlite'}", read_only=True) as another:
        assert edits_of(another, "weekly review", Language.POLISH) == (EDIT,)
        assert edits_of(another, "weekly review", Language.ENGLISH) == ()
        assert edits_of(another, "one slide", Language.POLISH) == ()


def test_a_sentence_is_replaced_and_given_back_and_the_trail_says_so(records: Records) -> None:
    keep_edit(records, "one slide", Language.ENGLISH, EDIT)
    other = replace(EDIT, text="Nothing of note.")
    keep_edit(records, "one slide", Language.ENGLISH, other)
    assert edits_of(records, "one slide", Language.ENGLISH) == (other,)
    assert give_back(records, "one slide", Language.ENGLISH, other, "desk 2")
    assert not give_back(records, "one slide", Language.ENGLISH, other)
    assert edits_of(records, "one slide", Language.ENGLISH) == ()
    last = ledger.audit(records)[-1]
    assert (last.action, last.who) == ("give sentence back", "desk 2")


def test_a_template_saved_under_another_name_takes_the_sentences_along(records: Records) -> None:
    keep_edit(records, "one slide", Language.ENGLISH, EDIT)
    copy_edits(records, "one slide", "Morning")
    assert edits_of(records, "Morning", Language.ENGLISH) == edits_of(records, "one slide", Language.ENGLISH) == (EDIT,)


def test_what_leads_to_a_person_is_taken_out_before_a_sentence_is_kept_and_told(records: Records) -> None:
    kinds = keep_edit(records, "one slide", Language.ENGLISH, replace(EDIT, text="Ask +375 29 123-45-67 or a@b.org."))
    assert sorted(kinds) == ["email", "phone"]
    held = repr((edits_of(records, "one slide", Language.ENGLISH), ledger.audit(records)))
    assert "123-45-67" not in held
    assert "a@b.org" not in held


def test_a_sentence_that_no_page_has_room_for_is_refused(records: Records) -> None:
    with pytest.raises(UsageError, match="The sentence has 2,000 letters; give 1,000 at most"):
        keep_edit(records, "one slide", Language.ENGLISH, replace(EDIT, text="x" * 2000))
