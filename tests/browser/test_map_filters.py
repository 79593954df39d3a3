"""What is drawn or clicked on the map becomes a filter of the sidebar, and the map keeps its view and its drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.map_shown import Map

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
VIEW = "[map.getZoom(), map.getCenter().lat, map.getCenter().lng]"


def said(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_what_the_map_says_is_set_in_the_sidebar_and_taken_out_again_without_a_blank_frame(
    held: str, page: Page
) -> None:
    shown = Map(page, f"{held}/?map=7/53/27")
    shown.frame.evaluate(
        """() => { window.fewest = Infinity;
                   const seen = () => { fewest = Math.min(fewest, document.querySelectorAll(".kordon-mark").length);
                                        requestAnimationFrame(seen); };
                   seen(); }"""
    )
    draws = shown.state()["draws"]
    shown.frame.evaluate("kordon.said.filter({bbox: '26,53,29,55', flow: 'in'})")
    assert shown.after(draws)["cells"] == 1
    page.wait_for_url("**bbox=**")
    assert (said(page)["bbox"], said(page)["flow"]) == (["26,53,29,55"], ["in"])
    expect(page.get_by_role("textbox", name="Box")).to_have_value("26,53,29,55")
    draws = shown.state()["draws"]
    shown.frame.evaluate("kordon.said.filter({bbox: null, flow: null})")
    assert shown.after(draws)["cells"] == 2
    assert {"bbox", "flow"} & said(page).keys() == set()
    assert shown.frame.evaluate("fewest") >= 1
    assert shown.frame.evaluate(VIEW) == [7, 53, 27]


def test_what_is_no_filter_is_said_on_the_map_and_nothing_is_set(held: str, page: Page) -> None:
    shown = Map(page, held)
    shown.frame.evaluate("kordon.said.filter({bbox: '33,51,27,53', flow: 'in', '<b>': 'x', area: 7})")
    notice = shown.frame.get_by_role("alert")
    expect(notice).to_contain_text("west,south,east,north")
    assert {"bbox", "flow", "area"} & said(page).keys() == set()
    notice.get_by_role("button", name="I have seen it").click()
    expect(notice).to_be_hidden()
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)
