"""What is drawn or clicked on the map becomes a filter of the sidebar, and the map keeps its view and its drawing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.map_shown import Map, address_says
from tests.browser.page_shown import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
FITS = "document.querySelector('[data-testid=stMain]').scrollHeight <= innerHeight"
AREAS = "new URLSearchParams(location.search).getAll('area').join()"
VIEW = "[map.getZoom(), map.getCenter().lat, map.getCenter().lng]"


def at(shown: Map, lat: float, lon: float) -> None:
    """Click on a point of the map."""
    x, y = shown.frame.evaluate(f"Object.values(map.latLngToContainerPoint([{lat}, {lon}]))")
    shown.frame.locator("#map_div").click(position={"x": x, "y": y})


def draw(shown: Map, what: str, *points: tuple[float, float]) -> None:
    shown.frame.get_by_role("button", name="Filter on the map").click()
    shown.frame.get_by_role("button", name=what, exact=True).click()
    for point in points:
        at(shown, *point)


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
    shown.after(draws)
    shown.comes_to(cells=1)
    address_says(page, {"bbox": "26,53,29,55", "flow": "in"})
    expect(page.get_by_role("textbox", name="Box")).to_have_value("26,53,29,55")
    draws = shown.state()["draws"]
    shown.frame.evaluate("kordon.said.filter({bbox: null, flow: null})")
    shown.after(draws)
    shown.comes_to(cells=2)
    address_says(page, {"bbox": None, "flow": None})
    assert shown.frame.evaluate("fewest") >= 1
    assert shown.frame.evaluate(VIEW) == [7, 53, 27]


def test_what_is_no_filter_is_said_on_the_map_and_nothing_is_set(held: str, page: Page) -> None:
    shown = Map(page, held)
    shown.frame.evaluate("kordon.said.filter({bbox: '33,51,27,53', flow: 'in', '<b>': 'x', area: 7})")
    notice = shown.frame.get_by_role("alert")
    expect(notice).to_contain_text("west,south,east,north")
    address_says(page, {"bbox": None, "flow": None, "area": None})
    notice.get_by_role("button", name="I have seen it").click()
    expect(notice).to_be_hidden()
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)


def test_a_link_may_ask_for_what_lies_near_the_border_with_one_neighbour(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53/27&near_border=200:UA")
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)
    kilometres = page.get_by_role("spinbutton", name="Km to border")
    expect(kilometres).to_have_value(re.compile(r"^200(\.0+)?$"))
    draws = shown.state()["draws"]
    kilometres.fill("400")
    kilometres.press("Enter")
    shown.after(draws)
    address_says(page, {"near_border": "400:UA"})
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)


def test_a_rectangle_is_two_clicks_and_its_cross_takes_it_out(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.2/27")
    expect(page.locator(".kordon-answer")).to_contain_text("No filter is set")
    page.wait_for_function(FITS)
    frame = page.locator(".st-key-border-map iframe").bounding_box()
    draw(shown, "Rectangle", (54.4, 26.6), (53.4, 28.4))
    page.wait_for_url("**bbox=**")
    expect(page.locator(".kordon-only")).to_have_text("Shown: within a drawn rectangle")
    settled(page)
    assert page.locator(".st-key-border-map iframe").bounding_box() == frame, "the map does not move under the mouse"
    assert [float(edge) for edge in said(page)["bbox"][0].split(",")] == pytest.approx(
        [26.6, 53.4, 28.4, 54.4], abs=0.02
    )
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)
    expect(shown.frame.locator(".kordon-edge")).to_contain_text("2 sightings of areas left out")
    expect(page.get_by_role("button", name="Box on the map")).to_be_visible()
    assert shown.frame.evaluate(VIEW) == [7, 53.2, 27]
    shown.frame.get_by_role("button", name="Take the rectangle out of the filters").click()
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)
    expect(shown.frame.locator(".kordon-drawn")).to_have_count(0)
    address_says(page, {"bbox": None})


def test_a_shape_is_drawn_shared_by_its_link_and_taken_out_in_the_sidebar(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.2/27")
    draw(shown, "Shape", (53.6, 24.9), (53.6, 26.4), (53.4, 26.5), (52.6, 25.6))
    page.keyboard.press("Backspace")
    at(shown, 52.6, 25.7)
    page.keyboard.press("Enter")
    page.wait_for_url("**within=**")
    assert len(said(page)["within"][0].split(";")) == 4
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)
    page.reload()
    again = Map(page, None)
    expect(again.frame.locator("path.kordon-drawn")).to_have_count(1)
    expect(again.frame.locator(".kordon-mark")).to_have_count(1)
    page.get_by_role("button", name="Shape of 4 corners").click()
    expect(again.frame.locator(".kordon-mark")).to_have_count(2)
    expect(again.frame.locator("path.kordon-drawn")).to_have_count(0)


def test_a_shape_across_itself_is_refused_in_words_and_escape_ends_drawing(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.2/27")
    draw(shown, "Shape", (53.6, 24.9), (52.8, 26.4), (53.6, 26.4), (52.8, 24.9))
    page.keyboard.press("Enter")
    expect(shown.frame.get_by_role("alert")).to_contain_text("crosses or touches itself")
    address_says(page, {"within": None})
    expect(shown.frame.locator(".kordon-draw")).to_be_hidden()
    draw(shown, "Shape", (53.6, 24.9), (53.6, 26.4))
    page.keyboard.press("Escape")
    expect(shown.frame.locator(".kordon-draw")).to_be_hidden()
    expect(shown.frame.locator("path.kordon-drawn")).to_have_count(0)
    expect(shown.frame.get_by_role("button", name="Filter on the map")).to_be_focused()


def test_an_area_is_clicked_into_the_filters_and_out_of_them(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.2/27")
    draw(shown, "Area", (52.5, 25.2))
    page.wait_for_url("**area=Brest**")
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)
    at(shown, 53.6, 26.9)
    expect(page.get_by_test_id("stSidebar").get_by_text("Minsk region")).to_be_visible()
    page.wait_for_function(f"{AREAS} === 'Brest region,Minsk region'")
    at(shown, 52.5, 25.2)
    page.wait_for_function(f"{AREAS} === 'Minsk region'")
    shown.frame.get_by_role("button", name="Country", exact=True).click()
    shown.frame.evaluate("void map.setView([54.5, 24.6], 7, {animate: false})")
    at(shown, 54.4, 24.4)
    page.wait_for_url("**country=LT**")
