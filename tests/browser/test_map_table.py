"""The table beside the map says what the circles say, and back and forward find the map as it was."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from geo.records.placing import WORLD, mercator
from tests.browser.map_shown import Map, address_says

pytestmark = pytest.mark.browser
OPENER = "What is drawn, as a table"


def test_the_table_says_what_is_drawn_and_is_used_by_the_keyboard_alone(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=8/53.3/26.7&size=vehicles")
    shown.frame.get_by_role("button", name=OPENER).focus()
    page.keyboard.press("Enter")
    table = shown.frame.get_by_role("table")
    expect(shown.frame.get_by_role("button", name="Close", exact=True)).to_be_focused()
    expect(table.get_by_role("row").nth(0)).to_contain_text("WhereSightingsMovementsCount")
    minsk = table.get_by_role("row", name="Minsk")
    expect(minsk).to_contain_text("2230–40 vehicles")
    expect(table.get_by_role("row", name=re.compile("^Polonka station"))).to_contain_text("1150+ vehicles")
    expect(table.get_by_role("row", name="Somewhere in Brest region")).to_contain_text("113 vehicles")
    minsk.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(shown.panel()).to_contain_text("Minsk")
    page.keyboard.press("Escape")
    shown.frame.get_by_role("button", name="Close", exact=True).focus()
    page.keyboard.press("Escape")
    expect(table).to_have_count(0)
    expect(shown.frame.get_by_role("button", name=OPENER)).to_be_focused()


def test_far_away_cells_are_named_by_their_nearest_town_and_follow_the_view(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=6/53.3/28")
    shown.frame.get_by_role("button", name=OPENER).click()
    table = shown.frame.get_by_role("table")
    expect(table.get_by_role("row", name="Around Minsk")).to_be_visible()
    expect(shown.mark("^Around Minsk: 2 sightings, 2 movements")).to_be_visible()
    asked = "[22.4, 22.5].map((lon) => kordon.ask.where({kind: 'cell', lat: 53.3, lon}, map, 6).bbox.map(Number))"
    (_, _, east, _), (west, south, _, north) = shown.frame.evaluate(asked)  # of two cells that meet at 22.5 degrees
    edge = mercator(53.3, 22.5)[0]
    assert (mercator(53.3, east)[0], mercator(53.3, west)[0]) == (edge - 1, edge)
    assert mercator(south, west)[1] - mercator(north, west)[1] == WORLD // (4 * 2**6) - 1
    expect(table).not_to_contain_text("Count")
    shown.frame.evaluate("void map.setView([48.5, 35], 7, {animate: false})")
    expect(table.get_by_role("row")).to_have_count(1)


def test_back_and_forward_find_the_map_with_its_filters_and_view(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?flow=in&map=7/53/27")
    shown.frame.evaluate("void map.setView([52.4, 25.6], 8, {animate: false})")
    page.wait_for_url("**map=8/**")
    page.get_by_role("link", name="Timeline").first.click()
    page.get_by_role("heading", name="Timeline").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Border map").wait_for()
    back = Map(page, None)
    back.says("map.getZoom()", 8)
    address_says(page, {"flow": "in"})
    page.go_forward()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    address_says(page, {"flow": "in"})


def test_back_finds_every_word_of_the_map_in_one_step(held: str, page: Page) -> None:
    shown = Map(
        page, f"{held}/?flow=in&size=vehicles&colour=class&layers=countries,towns&compare=difference&map=8/53/27"
    )
    page.get_by_role("link", name="Timeline").first.click()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    page.wait_for_url("**/timeline?flow=in")
    page.go_back()
    expect(page.get_by_role("heading", name="Border map")).to_be_visible()
    back = Map(page, None)
    expect(back.frame.locator(".kordon-region")).to_have_count(0)
    words = {"size": "vehicles", "colour": "class", "layers": "countries,towns", "flow": "in", "compare": "difference"}
    address_says(page, {**words})
    expect(page.get_by_role("radio", name="vehicles")).to_be_checked()
    expect(page.get_by_role("radio", name="class")).to_be_checked()
    assert shown.page.evaluate("history.length") <= 4


def test_the_menu_leads_back_to_the_map_as_it_was_left(held: str, page: Page) -> None:
    Map(page, f"{held}/?size=movements&map=8/53/27")
    page.get_by_role("link", name="Timeline").first.click()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    page.get_by_role("link", name="Border map").first.click()
    expect(page.get_by_role("heading", name="Border map")).to_be_visible()
    back = Map(page, None)
    expect(back.frame.locator(".kordon-legend")).to_contain_text("Movements")
    page.wait_for_url("**size=movements**")
    back.says("map.getZoom()", 8)
