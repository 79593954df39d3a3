"""The page Sightings in a real browser with the outside cut off: cells typed, saved, taken back; one field of many."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from tests.browser.page_shown import PATIENCE_MS, TIMES, choose_row, grid
from tests.browser.test_review import bring, row

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser
COUNT_CELL = {"x": 400, "y": 53}
"""In the table of cells: the count of the first row."""


def only_table(page: Page) -> Locator:
    """Wait until one table stands there with its rows and the page has no more to bring."""
    expect(page.get_by_test_id("stDataFrame")).to_have_count(1)
    return grid(page.get_by_test_id("stDataFrame"))


def type_count(page: Page, text: str) -> None:
    """Type into the cell as an analyst does: a canvas hears a double click only some time after it is drawn."""
    editor = page.locator("#portal textarea, #portal input").first
    for _ in range(TIMES):
        only_table(page).dblclick(position=COUNT_CELL)
        with suppress(PlaywrightTimeoutError):
            editor.wait_for(timeout=PATIENCE_MS)
            break
    editor.fill(text)
    page.keyboard.press("Enter")


def test_a_cell_is_typed_saved_told_in_the_trail_and_taken_back(own_app: str, page: Page) -> None:
    bring(page, own_app, row(1, place="Mazyr"), row(2, place="Mazyr"))
    page.goto(f"{own_app}/sightings?edit=edit%20cells")
    expect(page.locator(".kordon-answer")).to_contain_text("vehicles 10")
    type_count(page, "30-40")
    expect(page.locator(".kordon-changes")).to_contain_text("Count: 5 → 30–40")
    page.get_by_placeholder("signed").fill("desk 2")
    page.get_by_placeholder("signed").press("Enter")
    page.get_by_role("button", name="Save 1 change").click()
    expect(page.get_by_text("1 row edited")).to_be_visible()
    expect(page.locator(".kordon-answer")).to_contain_text("vehicles 35–45")

    page.get_by_text("choose rows", exact=True).click()
    expect(page.get_by_text("Choose rows at their left edge")).to_be_visible()
    choose_row(only_table(page), 0)
    trail = page.locator(".kordon-trail")
    expect(trail).to_contain_text("desk 2 edit")
    expect(trail).to_contain_text("count min: 5 → 30")
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".kordon-answer")).to_contain_text("vehicles 10")


def test_what_cannot_be_is_said_and_not_saved(own_app: str, page: Page) -> None:
    bring(page, own_app, row(1, place="Mazyr"))
    page.goto(f"{own_app}/sightings?edit=edit%20cells")
    type_count(page, "40-30")
    expect(page.locator(".kordon-fault")).to_be_visible()
    expect(page.get_by_role("button", name="Save 1 change")).to_be_disabled()
    page.get_by_role("button", name="Discard").click()
    expect(page.get_by_text("Double-click a cell")).to_be_visible()


def test_one_field_of_all_chosen_rows_is_changed_at_once_and_taken_back(own_app: str, page: Page) -> None:
    bring(page, own_app, row(1, place="Mazyr"), row(2, place="Mazyr"))
    page.goto(f"{own_app}/sightings")
    expect(page.locator(".kordon-answer")).to_contain_text("2 movements")
    choose_row(only_table(page), None)
    page.get_by_role("button", name="Change a field").click()
    page.get_by_role("combobox", name="To", exact=True).click()
    page.get_by_role("option", name="out", exact=True).click()
    page.get_by_role("button", name="Change 2 rows").click()
    expect(page.get_by_text("Flow of 2 rows changed")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.get_by_text("The decision on 2 rows was taken back")).to_be_visible()
