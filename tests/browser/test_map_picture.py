"""Screenshot mode: one key leaves a 16:9 picture that says all a slide must say, and nothing to press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_shown import Map
from tests.browser.page_shown import settled

pytestmark = pytest.mark.browser
WHOLE = """() => {
  const box = document.querySelector(".st-key-border-map iframe").getBoundingClientRect();
  return Math.abs(box.width - innerWidth) < 1 && Math.abs(box.width / box.height - 16 / 9) < 0.01 && box.top >= -1;
}"""
CONTROLS = ".leaflet-control-zoom, .kordon-home, .kordon-layers, .kordon-only-screen"


def enter(shown: Map) -> None:
    shown.frame.locator("body").press("s")
    shown.frame.locator("html[data-picture=ready]").wait_for()


def test_one_key_hides_the_controls_and_says_what_a_slide_must_say(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.2/27.5&flow=in")
    enter(shown)
    frame = shown.frame
    expect(frame.locator(".kordon-picture-head h1")).to_have_text("Movements reported around Belarus")
    said = frame.locator(".kordon-picture-head p")
    for words in ("16 Dec 2022", "5 movements in 5 sightings in", "flow: in"):
        expect(said).to_contain_text(words)
    expect(frame.locator(".kordon-picture-mark")).to_have_text("TLP:CLEAR")
    foot = frame.locator(".kordon-picture-foot")
    for words in ("Data as of", "UTC", "Sources: Belarusian Hajun", "Counts are what was reported"):
        expect(foot).to_contain_text(words)
    for part in (".kordon-legend details[open]", ".leaflet-control-scale", ".kordon-picture-north"):
        expect(frame.locator(part)).to_be_visible()
    expect(frame.locator(".kordon-edge")).to_contain_text("1 movement without a place")
    for control in frame.locator(CONTROLS).all():
        expect(control).to_be_hidden()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    frame.locator("body").press("Escape")
    expect(frame.locator(".kordon-picture-head")).to_have_count(0)
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    expect(frame.locator(".leaflet-control-zoom")).to_be_visible()


def test_the_picture_is_16_to_9_and_whole_at_every_size(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=6/53.3/28")
    for width, height in ((1280, 720), (1920, 1080), (390, 844), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        enter(shown)
        assert_whole(page, shown, width, height)
        shown.frame.locator("body").press("Escape")
        expect(shown.frame.locator(".kordon-picture-head")).to_have_count(0)


def assert_whole(page: Page, shown: Map, width: int, height: int) -> None:
    shown.frame.wait_for_function("map.getSize().y < innerHeight && map.getSize().x === innerWidth")
    page.wait_for_function(WHOLE)
    box = shown.page.locator(".st-key-border-map iframe").bounding_box()
    assert box is not None
    assert box["width"] / box["height"] == pytest.approx(16 / 9, abs=0.01)
    assert box["width"] == pytest.approx(width, abs=1)
    assert box["x"] == pytest.approx(0, abs=1)
    assert box["y"] >= -1
    assert box["y"] + box["height"] <= height + 1
    assert shown.frame.evaluate("innerWidth") >= 1280
    cut = "[...document.querySelectorAll('.kordon-picture-head *')].filter(e => e.scrollWidth > e.clientWidth).length"
    shown.says(cut, 0)
    shown.says("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]", [6, 53.3, 28])


def test_the_key_is_a_letter_where_one_types_and_the_title_can_be_rewritten(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?from=2022-12-12&to=2022-12-18")
    text = page.get_by_test_id("stSidebar").get_by_label("Text")
    text.press("s")
    expect(text).to_have_value("s")
    expect(shown.frame.locator(".kordon-picture-head")).to_have_count(0)
    text.fill("")
    settled(page)
    page.get_by_role("heading", name="Border map").click()
    expect(text).not_to_be_focused()
    page.keyboard.press("s")
    title = shown.frame.locator(".kordon-picture-head h1")
    title.fill("Rail moves, this week")
    title.press("Enter")
    expect(title).to_have_text("Rail moves, this week")
    said = shown.frame.locator(".kordon-picture-head p")
    expect(said, "the period is the chosen one, whatever days it holds").to_contain_text("12–18 Dec 2022 ·")
    shown.frame.get_by_role("status").filter(has_text="Press S or Esc").wait_for(state="attached")
    page.keyboard.press("s")
    expect(title).to_have_count(0)
