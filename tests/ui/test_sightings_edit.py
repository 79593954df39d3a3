"""Cells of the page Sightings: texts as import knows them, edits shown before and after, the trail of a row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geo.intake.sample import load_sample
from geo.places.offline import open_geocoder
from geo.records import ledger, shared
from geo.records.filters import Filters
from geo.ui import sightings_cells, sightings_edit, sightings_table, sightings_trail
from tests.ui.test_pages import words_on

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pandas as pd

    from tests.ui.test_pages import Open


@pytest.fixture
def rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[pd.DataFrame]:
    """The rows of the sample as the table has them."""
    monkeypatch.setenv("KORDON_USER_DIR", str(tmp_path))
    monkeypatch.delenv("KORDON_DATABASE_URL", raising=False)
    load_sample(shared.records(), open_geocoder())
    yield sightings_table.read(Filters(status=("all",)), 0)
    shared.close()


def edited(rows: pd.DataFrame, at: int, **cells: Any) -> list[sightings_cells.RowEdit]:
    times = rows[["observed_from", "observed_to"]].reset_index(drop=True)
    return sightings_cells.edits_of(sightings_cells.as_texts(rows), times, {at: cells})


def test_each_row_read_back_as_it_stands_is_no_edit(rows: pd.DataFrame) -> None:
    texts = sightings_cells.as_texts(rows)
    for at in range(len(texts)):
        assert edited(rows, at, **texts.iloc[at].drop("sighting_id").to_dict()) == []


def test_counts_days_and_words_of_the_whole_sample_are_read_back_as_they_are_shown(rows: pd.DataFrame) -> None:
    """What the table shows can be typed into it: a cell that is changed and changed back means the same."""
    texts = sightings_cells.as_texts(rows)
    for at, row in texts.iterrows():
        typed = {name: row[name] for name in ("count", "observed_from", "observed_to", "published", "flow", "url")}
        edit = sightings_cells.read(row["sighting_id"], row.to_dict(), rows.iloc[int(str(at))].to_dict(), typed)
        assert edit.faults == ()
        assert edit.meant("count") == (row["count"] or "unknown")
        assert edit.meant("observed_from") == row["observed_from"]


def test_an_edit_is_shown_before_and_after_as_it_was_understood(rows: pd.DataFrame) -> None:
    (edit,) = edited(rows, 0, count="at least 50", equipment="MiG-31K")
    said = sightings_edit.summary([edit])
    assert "<b>50+</b>" in said
    assert "fighter" in said
    assert edit.changes["equipment_class"] == "fighter"


def test_what_cannot_be_is_said_beside_the_cell(rows: pd.DataFrame) -> None:
    (edit,) = edited(rows, 0, observed_from="2022-13-45")
    assert len(edit.faults) == 1
    assert "kordon-fault" in sightings_edit.summary([edit])


def test_what_was_typed_is_text_and_never_markup(rows: pd.DataFrame) -> None:
    (edit,) = edited(rows, 0, note="<img src=x onerror=harm()>")
    assert "<img" not in sightings_edit.summary([edit])


def test_the_trail_tells_who_changed_what_and_from_which_import(rows: pd.DataFrame) -> None:
    name = str(rows.iloc[0]["sighting_id"])
    ledger.update_sightings(
        shared.records(), {name: {"note": "<b>mine</b>", "observed_to": date(2025, 9, 29)}}, "desk 2"
    )
    said = sightings_trail.as_html(ledger.audit(shared.records(), name))
    assert "desk 2" in said
    assert "note: " in said
    assert "→ &lt;b&gt;mine&lt;/b&gt;" in said
    assert "observed to: 2025-09-30 → 2025-09-29" in said
    assert "sample_sightings.csv" in said
    assert "<b>mine" not in said


def test_the_page_for_cells_is_drawn_and_says_how(dashboard: Open) -> None:
    app = dashboard("sightings")
    next(each for each in app.get("button_group") if each.label == "Do").set_value("edit cells").run()
    assert not app.exception
    assert "Double-click a cell" in words_on(app)
