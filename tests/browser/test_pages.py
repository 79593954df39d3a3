"""The pages in a real browser with the outside cut off: links, filters, menu, upload and download."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.counts.intervals import say
from geo.intake.sample import load_sample
from geo.places.offline import open_geocoder
from geo.records import queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.browser.map_shown import Map, address_says
from tests.browser.page_shown import choose_row, settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
NEW_SIGHTINGS = """observed_from,observed_to,place,equipment,count,flow,source,note
2022-12-27,2022-12-27,Mazyr,T-72 tank,at least 12,in,Own desk,seen from the bridge
2022-12-27,2022-12-28,Homel,Ural truck,30-40,in,Own desk,
2022-13-45,,Homel,Ural truck,5,in,Own desk,
"""


def status(page: Page) -> str:
    """Return the answer above the page once the page is through."""
    expect(page.locator(".kordon-answer")).to_be_visible()
    settled(page)
    return page.locator(".kordon-answer").inner_text()


def test_a_cold_deep_link_shows_its_page_with_menu_and_filters(cold_app: str, page: Page) -> None:
    page.goto(f"{cold_app}/timeline?class=truck&flow=in")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Timeline")
    for name in ("Border map", "Timeline", "Sightings", "Review", "Add", "About"):
        expect(page.get_by_role("link", name=name).first).to_be_visible()
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("truck", exact=True)).to_be_visible()
    expect(sidebar.get_by_text("in", exact=True)).to_be_visible()
    expect(page.locator(".kordon-only")).to_have_text("Shown: class truck  ·  flow in")
    expect(page.get_by_test_id("stVegaLiteChart").locator("svg.marks")).to_be_visible()
    page.wait_for_url("**/timeline?class=truck&flow=in")


def test_what_would_leave_the_machine_is_refused_and_noted(app: str, page: Page, outside: list[str]) -> None:
    page.goto(app)
    with page.expect_request("https://example.org/beacon"):
        page.evaluate("fetch('https://example.org/beacon').catch(() => null)")
    assert outside == ["https://example.org/beacon"]
    outside.clear()


def test_filters_survive_a_switch_of_pages_and_stand_in_the_address(app: str, page: Page) -> None:
    page.goto(f"{app}/sightings?class=tank")
    expect(page.get_by_test_id("stSidebar").get_by_text("tank", exact=True)).to_be_visible()
    before = status(page)
    page.get_by_role("link", name="Timeline").first.click()
    expect(page.get_by_text("How much was reported to move")).to_be_visible()
    address_says(page, {"class": "tank"})
    expect(page.locator(".kordon-answer")).to_have_text(before, use_inner_text=True)


def test_a_copied_link_shows_the_same_answer_in_another_browser(app: str, page: Page) -> None:
    page.goto(f"{app}/sightings")
    everything = status(page)
    page.get_by_test_id("stSidebar").get_by_label("Text").fill("Polonka")
    page.keyboard.press("Enter")
    page.wait_for_url("**text=Polonka**")
    expect(page.locator(".kordon-answer")).not_to_have_text(everything, use_inner_text=True)
    narrowed = status(page)
    with page.context.browser.new_context() as other:  # type: ignore[union-attr]
        elsewhere = other.new_page()
        elsewhere.goto(page.url)
        expect(elsewhere.locator(".kordon-answer")).to_have_text(narrowed, use_inner_text=True)


def test_the_timeline_exports_what_it_shows_where_nothing_stays(
    app: str, page: Page, december: list[list[str]]
) -> None:
    page.goto(f"{app}/timeline?from=2022-12-01&to=2022-12-31&unit=vehicle")
    settled(page)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download table of totals (CSV)", exact=True).click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert rows[0][:4] == ["period", "count", "count_min", "count_max"]
    assert [row[:4] for row in rows[1:]] == december


@pytest.fixture
def december(tmp_path: Path) -> list[list[str]]:
    """Vehicles of December 2022 in the sample by week, straight from the queries."""
    words = {"from": "2022-12-01", "to": "2022-12-31"}
    with open_records(f"sqlite:///{tmp_path / 'december.sqlite'}") as records:
        load_sample(records, open_geocoder())
        mirror = open_mirror(records)
        mirror.refresh()
        found = queries.totals(mirror, Filters.from_words(words), by=("week",))
        mirror.close()
    return [
        [
            str(row.period),
            say(row.interval),
            "" if row.count_min is None else str(row.count_min),
            "" if row.count_max is None else str(row.count_max),
        ]
        for row in found
        if row.unit == "vehicle"
    ]


def test_an_uploaded_file_is_judged_stored_found_and_undone(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    page.locator("input[type=file]").set_input_files(
        {"name": "new.csv", "mimeType": "text/csv", "buffer": NEW_SIGHTINGS.encode()}
    )
    expect(page.get_by_text("2 accepted")).to_be_visible()
    expect(page.get_by_text("1 rejected")).to_be_visible()
    expect(page.locator(".kordon-why")).to_contain_text("1 row: ")
    expect(page.locator(".kordon-why")).to_contain_text("2022-13-45")
    page.get_by_role("button", name="Add 2 sightings").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    shown = Map(page, own_app)
    expect(page.locator(".kordon-answer")).to_contain_text("2 movements")
    expect(page.locator(".kordon-answer")).to_contain_text("42+")
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)
    shown.frame.evaluate("void map.setView([52.05, 29.25], 9, {animate: false})")
    shown.comes_to(zoom=9, cells=0)
    shown.mark("Mazyr").click()
    expect(shown.panel()).to_contain_text("12+ T-72 tank")
    expect(shown.panel()).to_contain_text("seen from the bridge")
    page.goto(f"{own_app}/add")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Redo")).to_be_visible()
    page.goto(own_app)
    expect(page.get_by_text("Nothing is held yet.", exact=True)).to_be_visible()


def test_a_text_on_the_page_add_waits_in_review_and_the_page_read_is_one_click_away(app: str, page: Page) -> None:
    page.goto(f"{app}/add")
    uploader = page.locator("input[type=file]")
    text = b"On 12 December 2022 five T-72 tanks arrived in Mazyr. Write to @somebody_here."
    uploader.set_input_files({"name": "post.txt", "mimeType": "text/plain", "buffer": text})
    expect(page.get_by_text("1 review")).to_be_visible()
    expect(page.get_by_text("Taken out of cells, and stored nowhere: 1 × handle")).to_be_visible()
    uploader.set_input_files({"name": "sheet.xlsx", "mimeType": "application/zip", "buffer": b"PK\x03\x04 no sheet"})
    expect(page.locator("[class*=st-key-add-chosen]").get_by_text("sheet.xlsx")).to_be_visible()
    settled(page)
    page.locator("[class*=st-key-add-chosen]").get_by_text("sheet.xlsx").click()
    expect(page.get_by_role("alert").get_by_text("sheet.xlsx")).to_be_visible()
    settled(page)
    page.get_by_test_id("stMain").get_by_role("link", name="Read").click()
    expect(page.get_by_label("Text of a report")).to_be_visible()


def test_rows_chosen_in_the_table_are_rejected_and_taken_back(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    page.locator("input[type=file]").set_input_files(
        {"name": "new.csv", "mimeType": "text/csv", "buffer": NEW_SIGHTINGS.encode()}
    )
    page.get_by_role("button", name="Add 2 sightings").click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    page.get_by_role("link", name="Sightings").first.click()
    expect(page.locator(".kordon-answer")).to_contain_text("2 movements")
    choose_row(page.get_by_test_id("stDataFrame"), 0)
    page.get_by_role("button", name="Reject").click()
    expect(page.locator(".kordon-answer")).to_contain_text("1 movement ")
    expect(page.get_by_text("1 row rejected")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".kordon-answer")).to_contain_text("2 movements")
