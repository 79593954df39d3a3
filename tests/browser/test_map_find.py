"""Going to a place on the map by its name or by coordinates, and measuring between points."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_shown import Map

pytestmark = pytest.mark.browser


def test_one_goes_to_a_name_or_to_coordinates_and_what_is_not_found_is_said(held: str, page: Page) -> None:
    shown = Map(page, held)
    shown.frame.get_by_role("button", name="Find a place").click()
    field = shown.frame.get_by_role("searchbox")
    field.fill("Баранавічы")
    field.press("Enter")
    shown.frame.wait_for_function("map.getZoom() > 8 && Math.abs(map.getCenter().lat - 53.13) < 0.05")
    expect(shown.frame.locator(".kordon-found")).to_have_count(1)
    page.wait_for_url("**map=1*/53.1**")
    field.fill("52°06'N 23°42'E")
    field.press("Enter")
    shown.frame.wait_for_function("Math.abs(map.getCenter().lat - 52.1) < 0.05")
    expect(shown.frame.locator(".kordon-found")).to_have_count(1)
    field.fill("<img src=x>")
    field.press("Enter")
    expect(shown.frame.locator(".kordon-find")).to_contain_text("Nothing found")
    field.fill("Brest")
    field.press("Enter")
    expect(shown.frame.locator(".kordon-find li").nth(1)).to_be_visible()
    field.press("Escape")
    expect(shown.frame.locator(".kordon-found")).to_have_count(0)
    expect(field).to_be_hidden()


def test_distances_are_measured_along_clicked_points_until_escape(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.3/28")
    shown.frame.get_by_role("button", name="Measure a distance").click()
    said = shown.frame.locator(".kordon-measured")
    expect(said).to_contain_text("Click the first point")
    for lat, lon in ((52.0, 25.0), (52.0, 28.0), (53.0, 28.0)):
        shown.frame.evaluate("([lat, lon]) => void map.fire('click', {latlng: L.latLng(lat, lon)})", [lat, lon])
    expect(said).to_have_text("317 km in all, last 111 km at 000°")
    shown.mark("Minsk|sighting").first.click(force=True)
    expect(shown.panel()).to_have_count(0)
    taking = "all => all.filter((each) => getComputedStyle(each).pointerEvents !== 'none').length"
    marks = shown.frame.locator(".kordon-mark, .kordon-badge, .kordon-arrow, .kordon-arrow path")
    assert shown.frame.locator(".kordon-arrow path").count()
    assert marks.evaluate_all(taking) == 0, "what is drawn takes no click from the ruler"
    page.keyboard.press("Escape")
    expect(said).to_be_hidden()
    expect(shown.frame.locator(".kordon-measure")).to_have_count(0)
