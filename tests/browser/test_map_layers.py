"""The layers of the border map: each has its switch, and the choice stands in the address."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_shown import Map, address_says

pytestmark = pytest.mark.browser


def switch(shown: Map, name: str) -> None:
    fieldset = shown.frame.get_by_role("group", name="Layers")
    if not fieldset.is_visible():
        shown.frame.get_by_role("button", name="Layers").click()
    expect(fieldset).to_be_visible()
    fieldset.get_by_label(name).click()


def test_layers_are_switched_one_by_one_and_a_shared_link_shows_the_same(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=9/53.3/28.6&flow=in")
    expect(shown.frame.locator(".kordon-site")).to_have_count(0)
    for name in ("Airfields", "Training grounds", "Railways, schematic", "Towns"):
        switch(shown, name)
    expect(shown.frame.locator(".kordon-site span", has_text="Babruisk air base")).to_be_visible()
    expect(shown.frame.locator(".kordon-town")).to_have_count(0)
    legend = shown.frame.locator(".kordon-legend")
    for name in ("Airfields", "Railways, schematic", "Site known only roughly"):
        expect(legend).to_contain_text(name)
    expect(legend).not_to_contain_text("Roads")
    layers = "countries,areas,rivers,ways,railways,airfields,grounds,symbols"
    address_says(page, {"layers": layers, "flow": "in"})
    other = Map(page.context.new_page(), page.evaluate("location.href"))  # another tab remembers nothing of this one
    expect(other.frame.locator(".kordon-site span", has_text="Babruisk air base")).to_be_visible()
    expect(other.frame.locator(".kordon-town")).to_have_count(0)


def test_a_site_known_only_roughly_is_a_circle_of_its_radius_and_no_sign(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=9/53.3/28.6&layers=towns,grounds")
    roughly = shown.frame.locator(".kordon-site", has_text="Repishcha training ground")
    expect(roughly).to_be_attached()
    expect(roughly.locator("svg")).to_have_count(0)
    wide = "parseFloat(getComputedStyle(document.querySelector('.kordon-site[style*=reach]'), '::before').width)"
    before = shown.frame.evaluate(wide)
    shown.frame.evaluate("void map.setView([53.36, 28.68], 10, {animate: false})")
    shown.frame.wait_for_function(f"twice => Math.abs({wide} / twice - 1) < 0.05", arg=2 * before)


def test_the_ways_can_be_left_out_and_borders_too(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=8/53.3/27")
    expect(shown.frame.locator(".kordon-arrow")).to_have_count(1)
    switch(shown, "Ways from – to")
    expect(shown.frame.locator(".kordon-arrow")).to_have_count(0)
    expect(shown.frame.locator(".kordon-legend")).not_to_contain_text("course not known")
    drawn = "document.querySelector('.kordon-canvas').toDataURL()"
    before = shown.frame.evaluate(drawn)
    switch(shown, "Countries")
    shown.frame.wait_for_function(f"before => {drawn} !== before", arg=before)
    expect(shown.frame.locator(".kordon-country")).to_have_count(0)


@pytest.mark.parametrize("said", ["<script>", "airfields,tanks"])
def test_a_layer_that_nobody_knows_is_left_aside(held: str, page: Page, said: str) -> None:
    shown = Map(page, f"{held}/?map=9/53.3/28.6&layers={said}")
    shown.comes_to(failed=None)
    expect(shown.frame.locator(".kordon-town").first).to_be_attached(attached="airfields" not in said)
    expect(shown.frame.locator(".kordon-site").first).to_be_attached(attached="airfields" in said)


def test_layers_survive_a_reload_a_change_of_filters_and_of_the_page(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=9/53.3/28.6")
    switch(shown, "Airfields")
    draws = shown.state()["draws"]
    text = page.get_by_test_id("stSidebar").get_by_label("Text")
    text.fill("Minsk")
    text.press("Enter")
    shown.after(draws)
    page.wait_for_function("location.search.includes('airfields')")
    page.reload()
    again = Map(page, None)
    expect(again.frame.locator(".kordon-site svg").first).to_be_visible()
    page.get_by_role("link", name="Timeline").first.click()
    page.get_by_role("heading", name="Timeline").wait_for()
    page.get_by_role("link", name="Border map").first.click()
    back = Map(page, None)
    expect(back.frame.locator(".kordon-site svg").first).to_be_visible()
    back.says("map.getZoom()", 9)
