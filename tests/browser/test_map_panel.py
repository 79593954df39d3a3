"""The side panel: what stands behind a mark, by mouse and keyboard, and where it leads to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.map_shown import Map, address_says

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
CLOSE_BY = "map=8/53.3/26.7"


def test_the_panel_tells_movements_with_their_sightings_sources_and_links(app: str, page: Page) -> None:
    shown = Map(page, f"{app}/?map=6/53.2/26.5")
    shown.frame.locator(".kordon-mark").first.dispatch_event("click")
    panel = shown.panel()
    expect(panel.get_by_role("article").first).to_be_visible()
    expect(shown.frame.locator(".kordon-mark.kordon-chosen")).to_have_count(1)
    expect(panel.locator(".kordon-sighting").first).to_be_visible()
    for link in panel.locator("a[target=_blank]").all():
        expect(link).to_have_attribute("href", re.compile("^https?://"))
        expect(link).to_have_attribute("rel", "noopener noreferrer")
    more = panel.get_by_role("button", name=re.compile("^Show more"))
    expect(more).to_be_visible()
    more.click()
    expect(panel.get_by_role("article").nth(11)).to_be_visible()
    said = panel.locator(".kordon-movement .kordon-link", has_text="Open movement").evaluate_all(
        "links => new Set(links.map(link => link.href)).size === links.length"
    )
    assert said is True


def test_an_arrow_or_its_row_of_the_table_opens_the_movements_of_its_way_and_gets_the_focus_back(
    held: str, page: Page
) -> None:
    shown = Map(page, f"{held}/?{CLOSE_BY}")
    shown.frame.locator(".kordon-arrow").focus()
    page.keyboard.press("Enter")
    panel = shown.panel()
    expect(panel.get_by_role("heading", name="Chebarkul → Polonka station")).to_be_focused()
    expect(panel).to_contain_text("50+ trucks")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(shown.frame.locator(".kordon-arrow")).to_be_focused()
    shown.frame.get_by_role("button", name="What is drawn, as a table").click()
    row = shown.frame.get_by_role("table").get_by_role("button", name="Chebarkul → Polonka station")
    row.press("Enter")
    expect(shown.panel()).to_contain_text("1 sighting of 1 movement")
    shown.panel().get_by_role("button", name="Close").click()
    expect(row).to_be_focused()


def test_from_the_panel_one_filters_by_its_area_takes_that_back_and_briefs_what_is_left(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?{CLOSE_BY}&flow=in")
    shown.mark("Polonka").click()
    shown.panel().get_by_role("button", name="Only Brest region").click()
    page.wait_for_url("**area=Brest**")
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)
    expect(shown.panel().get_by_role("heading", name="Polonka station")).to_be_visible()
    shown.says("map.getZoom()", 8)
    back = shown.panel().get_by_role("button", name="Not only Brest region")
    expect(back).to_have_attribute("aria-pressed", "true")
    back.click()
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)
    address_says(page, {"area": None})
    shown.panel().get_by_role("link", name="Brief these filters").click()
    expect(page.get_by_role("heading", name="Briefing").first).to_be_visible()
    page.wait_for_url("**/briefing?**")
    address_says(page, {"flow": "in"})


def test_the_panel_leads_to_the_movement_and_to_the_sighting_with_the_filters_along(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?{CLOSE_BY}&flow=in")
    shown.mark("Polonka").click()
    lead = shown.panel().get_by_role("link", name=re.compile("^Open movement"))
    whole = lead.get_attribute("href") or ""
    assert parse_qs(urlsplit(whole).query) == {"flow": ["in"], "movement": ["m000001"]}
    lead.click()
    expect(page.get_by_role("heading", name="Movements")).to_be_visible()
    address_says(page, {"movement": "m000001", "flow": "in"})
    expect(page.locator(".kordon-movement")).to_contain_text("m000001")
    page.go_back()
    expect(page.get_by_role("heading", name="Border map")).to_be_visible()
    back = Map(page, None)
    back.says("map.getZoom()", 8)
    back.mark("Polonka").click()
    back.panel().get_by_role("link", name="Edit sighting s000001").click()
    expect(page.get_by_role("heading", name="Sightings")).to_be_visible()
    page.wait_for_url("**sighting=s000001**")
    expect(page.get_by_role("button", name="Show all sightings")).to_be_visible()
    page.get_by_role("button", name="Show all sightings").click()
    expect(page.get_by_text("Rows 1 to 5 of 5")).to_be_visible()


def test_a_change_of_filters_tells_the_open_panel_anew(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?{CLOSE_BY}")
    shown.mark("Minsk").click()
    expect(shown.panel()).to_contain_text("2 sightings of 2 movements")
    shown.frame.evaluate("kordon.said.filter({flow: 'out'})")
    expect(shown.panel()).to_contain_text("1 sighting of 1 movement")
    shown.frame.evaluate("kordon.said.filter({flow: 'transit'})")
    expect(shown.panel()).to_contain_text("Nothing here passes the filters now")


def test_on_a_phone_the_panel_is_a_sheet_at_the_lower_edge(held: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    shown = Map(page, f"{held}/?{CLOSE_BY}")
    shown.mark("Minsk").dispatch_event("click")
    expect(shown.panel()).to_be_visible()
    shown.frame.wait_for_function(
        """() => { const box = document.querySelector(".kordon-panel").getBoundingClientRect();
                   return box.left === 0 && box.right === innerWidth && box.bottom === innerHeight
                     && box.top > innerHeight / 4; }"""
    )
    shown.panel().get_by_role("button", name="Close").click()
    expect(shown.panel()).to_have_count(0)


def test_ways_run_along_corridors_and_the_legend_leaves_the_buttons_free_on_a_low_screen(app: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    shown = Map(page, f"{app}/?map=8/53.2/27.5")
    expect(shown.frame.locator(".kordon-legend li").nth(3)).to_be_visible()
    expect(shown.frame.locator(".kordon-legend")).to_contain_text("From – to, schematic course")
    lines = (
        "[...document.querySelectorAll('.kordon-along [stroke-dasharray=none]')].map(line => line.getAttribute('d'))"
    )
    shown.frame.wait_for_function(f"{lines}.some(line => line.split('C').length > 2)")  # by way of the stops between
    shown.frame.wait_for_function(
        """() => { const box = node => node.getBoundingClientRect();
                   const legend = box(document.querySelector(".kordon-legend"));
                   return [...document.querySelectorAll(".leaflet-top.leaflet-left .leaflet-bar button")].map(box)
                     .every(its => its.right <= legend.left || its.bottom <= legend.top); }"""
    )
