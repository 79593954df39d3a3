"""Overlays, heat and tiles on the border map, as an analyst switches them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from geo.maps.style import THEMES
from tests.browser.map_shown import Map
from tests.browser.page_shown import settled

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Outside
    from tests.browser.serving import Warm

pytestmark = pytest.mark.browser
DARK = "https://dark.example.org/{z}/{x}/{y}.png"
MALICE = '<img src=x onerror="window.top.harmed=1">'


def as_css(colour: str) -> str:
    return f"rgb({', '.join(str(part) for part in bytes.fromhex(colour[1:]))})"


def layers(shown: Map) -> None:
    fieldset = shown.frame.get_by_role("group", name="Layers")
    if not fieldset.is_visible():
        shown.frame.get_by_role("button", name="Layers", exact=True).click()
    expect(fieldset).to_be_visible()


def test_a_file_is_laid_over_the_map_shared_by_link_taken_off_and_put_back(
    own_app: str, page: Page, tmp_path: Path
) -> None:
    square = [[[28, 53], [29, 53], [29, 54], [28, 54], [28, 53]]]
    feature = {
        "type": "Feature",
        "properties": {"name": MALICE},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    file = tmp_path / "raions.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    shown = Map(page, own_app)
    page.get_by_role("button", name="Your layers").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    expect(page.get_by_text("Added raions with 1 shape")).to_be_visible()
    settled(page)
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_be_hidden()
    layers(shown)
    shown.frame.get_by_label("raions").check()
    drawn = shown.frame.locator("path.kordon-overlay")
    expect(drawn).to_have_count(1)
    expect(shown.frame.locator(".kordon-legend")).to_contain_text("raions")
    drawn.hover(force=True)
    expect(shown.frame.locator(".kordon-tip")).to_contain_text("<img")
    page.wait_for_function("new URLSearchParams(location.search).get('layers').endsWith(',overlay-1')")
    assert page.evaluate("window.harmed") is None
    page.reload()
    again = Map(page, None)
    expect(again.frame.locator("path.kordon-overlay")).to_have_count(1)
    page.get_by_role("button", name="Your layers").click()
    page.get_by_role("button", name="Remove", exact=True).click()
    expect(again.frame.locator("path.kordon-overlay")).to_have_count(0)
    page.get_by_role("button", name="Put back raions").click()
    layers(again)
    expect(again.frame.get_by_label("raions")).not_to_be_checked()


def test_a_file_that_is_no_overlay_is_refused_in_words_that_the_dark_does_not_hide(
    own_app: str, page: Page, tmp_path: Path
) -> None:
    file = tmp_path / "table.json"
    file.write_text('[{"place": "Minsk"}]')
    page.emulate_media(color_scheme="dark")
    Map(page, own_app)
    page.get_by_role("button", name="Your layers").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    refused, dark = page.get_by_role("alert"), THEMES["dark"]
    expect(refused).to_contain_text("no GeoJSON")
    expect(refused).to_have_css("color", as_css(dark.ink))
    expect(refused).to_have_css("background-color", as_css(dark.panel))
    caption = page.get_by_test_id("stPopoverBody").get_by_test_id("stCaptionContainer").first
    expect(caption).to_have_css("color", as_css(dark.muted))


def test_heat_is_drawn_of_movements_and_says_what_it_does_not_show(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.3/27&layers=countries,heat")
    pixels = "document.querySelector('.kordon-heat').getContext('2d').getImageData(0, 0, 2000, 2000).data"
    inked = f"{pixels}.some((each) => each > 0)"
    shown.frame.wait_for_function(inked)
    expect(shown.frame.locator(".kordon-legend")).to_contain_text("a blank is no proof of calm")
    layers(shown)
    shown.frame.get_by_label("Heat of movements").uncheck()
    expect(shown.frame.locator(".kordon-heat")).to_be_hidden()


def test_tiles_are_not_offered_unless_the_installation_switched_them_on(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?layers=countries,tiles")
    layers(shown)
    expect(shown.frame.get_by_label("Online tiles")).to_have_count(0)


def test_tiles_of_either_theme_are_asked_for_only_once_they_are_switched_on(
    serve: Warm, tmp_path: Path, page: Page, outside: Outside
) -> None:
    with serve(tmp_path, KORDON_ONLINE="1", KORDON_TILES="osm", KORDON_TILES_DARK=DARK) as address:
        shown = Map(page, address)
        layers(shown)
        assert not outside
        with page.expect_event("requestfailed", lambda asked: "tile.openstreetmap.org" in asked.url):
            shown.frame.get_by_label("Online tiles").check()
        expect(shown.frame.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap contributors")
        assert outside.hosts() == {"tile.openstreetmap.org"}
        with page.expect_event("requestfailed", lambda asked: "dark.example.org" in asked.url):
            page.emulate_media(color_scheme="dark")
            page.reload()
        outside.provoked = {"tile.openstreetmap.org", "dark.example.org"}
