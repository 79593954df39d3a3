"""Close by, places have the symbol of what is told of most; a switch in the address gives circles instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.map_shown import Map
from tests.browser.test_map_layers import switch

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_symbols_stand_close_by_circles_farther_away_and_the_legend_explains_them(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=10/53.9/27.56")
    expect(shown.frame.locator(".kordon-mark .kordon-symbol")).to_have_count(1)
    expect(shown.mark("Minsk")).to_contain_text("2")
    legend = shown.frame.locator(".kordon-legend")
    expect(legend).to_contain_text("Symbols (APP-6D) show the kind told of most")
    expect(legend).to_contain_text("Not said whose, or others")
    shown.frame.wait_for_function("document.querySelector('.kordon-symbol').getBoundingClientRect().width > 20")
    shown.mark("Minsk").focus()
    page.keyboard.press("Enter")
    expect(shown.panel()).to_contain_text("<b>T-72</b>")
    shown.frame.evaluate("void map.setView([53.9, 27.56], 9, {animate: false})")
    expect(shown.frame.locator(".kordon-symbol")).to_have_count(0)
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)


def test_the_switch_of_the_symbols_stands_in_the_address_and_gives_circles(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=10/53.9/27.56")
    expect(shown.frame.locator(".kordon-symbol").first).to_be_attached()
    switch(shown, "Symbols, close by")
    expect(shown.frame.locator(".kordon-symbol")).to_have_count(0)
    expect(shown.frame.locator(".kordon-mark .kordon-inside, .kordon-mark circle").first).to_be_attached()
    expect(shown.frame.locator(".kordon-legend")).not_to_contain_text("APP-6D")
    page.wait_for_function("location.search.includes('layers=')")
    page.reload()
    again = Map(page, None)
    expect(again.frame.locator(".kordon-mark")).to_have_count(1)
    expect(again.frame.locator(".kordon-symbol")).to_have_count(0)
