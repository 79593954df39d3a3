"""Rows in review for whatever reason are decided where they are listed, and the last decision can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.intake.sample import load_sample
from geo.places.offline import open_geocoder
from geo.records import ledger, queries, shared
from geo.records.edits import get_sighting
from geo.records.filters import Filters
from tests.ui.test_pages import words_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.test_pages import Open


@pytest.fixture
def waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Ids of three rows of the sample that wait in review."""
    monkeypatch.setenv("KORDON_USER_DIR", str(tmp_path))
    monkeypatch.delenv("KORDON_DATABASE_URL", raising=False)
    load_sample(shared.records(), open_geocoder())
    rows = queries.rows(shared.mirror(), Filters(status=("review",)), limit=3)
    yield [str(each) for each in rows.column("sighting_id").to_pylist()]
    shared.close()


def drawn(chosen: list[str]) -> AppTest:
    """Draw the decisions on chosen rows as the page of sightings does."""

    def page(chosen: list[str]) -> None:
        from geo.records.filters import Filters  # noqa: PLC0415 - the script runs by itself
        from geo.ui import decisions  # noqa: PLC0415 - the script runs by itself

        decisions.draw(chosen, Filters(), 41)

    return AppTest.from_function(page, kwargs={"chosen": chosen}, default_timeout=60).run()


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def states(sighting_ids: list[str]) -> list[Any]:
    return [get_sighting(shared.records(), each)["status"] for each in sighting_ids]


@pytest.mark.parametrize(("label", "status"), [("Accept", "accepted"), ("Reject", "rejected")])
def test_chosen_rows_are_decided_at_once_and_undone_at_once(waiting: list[str], label: str, status: str) -> None:
    app = press(drawn(waiting), label)
    assert states(waiting) == [status] * 3
    assert f"3 rows {status}" in words_on(app)
    press(app, "Undo")
    assert states(waiting) == ["review"] * 3
    assert "The decision on 3 rows was taken back" in words_on(app)
    assert not [button for button in app.button if button.label == "Undo"]


def test_an_undone_decision_gives_back_why_the_row_was_in_review(waiting: list[str]) -> None:
    before = get_sighting(shared.records(), waiting[0])["review_reasons"]
    assert before
    press(press(drawn(waiting[:1]), "Accept"), "Undo")
    assert get_sighting(shared.records(), waiting[0])["review_reasons"] == before


def test_rows_that_are_so_already_are_said_to_be_and_leave_nothing_to_undo(waiting: list[str]) -> None:
    app = press(drawn(waiting), "Back to review")
    assert "Nothing to change" in words_on(app)
    assert not [button for button in app.button if button.label == "Undo"]


def test_a_decision_that_was_changed_since_is_not_undone_over_it(waiting: list[str]) -> None:
    app = press(drawn(waiting), "Accept")
    ledger.set_status(shared.records(), waiting[0], "rejected")
    press(app, "Undo")
    assert "was edited again" in words_on(app)
    assert states(waiting) == ["rejected", "accepted", "accepted"]


def test_rows_in_review_are_one_click_away_from_the_list(dashboard: Open) -> None:
    app = dashboard("sightings")
    number = queries.count_rows(shared.mirror(), Filters(status=("review",)))
    assert number > 0
    press(app, f"Show the {number} in review")
    assert app.multiselect(key="status").value == ["review"]
    assert f"Rows 1 to {number} of {number}" in words_on(app)
