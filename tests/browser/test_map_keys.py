"""The border map without a mouse: Tab reaches every control, which shows its focus and answers its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.map_shown import Map
from tests.browser.page_shown import settled

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
MOST_STOPS = 80
WANTED = (
    "Zoom in",
    "Zoom out",
    "Show the whole border",
    "Screenshot mode",
    "Find a place",
    "Measure a distance",
    "Filter on the map",
    "What is drawn, as a table",
    "Layers",
    "1 movement without a place",
    "Minsk: 2 sightings",
    "Chebarkul → Polonka station",
    "Direction",
    "Period",
    "First day",
    "Last day",
    "Compare",
    "Step back",
    "Play",
    "Step forward",
    "Length of a step",
    "What a step shows",
    "Steps a second",
    "Last 7 days",
    "Last 30 days",
)
FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const [look, handle] = [getComputedStyle(at), getComputedStyle(at, "::after")];
  const halo = at.querySelector(".kordon-halo, .kordon-arrow-halo");
  const ringed = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const accent = getComputedStyle(document.documentElement).getPropertyValue("--kordon-accent").trim();
  const probe = Object.assign(document.createElement("i"), { style: `color: ${accent}` });
  document.body.append(probe);
  const lit = halo && getComputedStyle(halo).stroke === getComputedStyle(probe).color;
  probe.remove();
  const name = at.getAttribute("aria-label") || at.textContent.trim();
  return { name, seen: Boolean(ringed(look) || ringed(handle) || lit) };
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the page's element of this label has the focus."""
    field = page.get_by_label(name, exact=True)
    for _ in range(MOST_STOPS):
        if field.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {name}")


def test_filters_map_panel_and_table_are_used_by_the_keyboard_alone(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=8/53.4/26.7")
    frame = shown.frame
    frame.locator(".kordon-brush[data-state=drawn]").wait_for()
    expect(frame.locator(".kordon-mark")).to_have_count(2)
    tab_to(page, "Text")
    page.keyboard.type("Minsk")
    page.keyboard.press("Enter")
    expect(frame.locator(".kordon-mark")).to_have_count(1)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(frame.locator(".kordon-mark")).to_have_count(2)
    settled(page)

    stops: dict[str, bool] = {}
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        at = frame.evaluate(FOCUSED)
        if at is not None:
            stops[at["name"]] = at["seen"]
        elif stops:
            break
    missed = [name for name in WANTED if not any(stop.startswith(name) for stop in stops)]
    assert missed == [], f"Tab went by way of {list(stops)}"
    assert [name for name, seen in stops.items() if not seen] == []

    shown.mark("Minsk").focus()  # the one stop of the circles, as was seen
    page.keyboard.press("ArrowLeft")
    expect(shown.mark("Polonka")).to_be_focused()
    page.keyboard.press("Enter")
    expect(shown.panel()).to_contain_text("Polonka station")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(shown.panel().get_by_role("button", name="Only this place")).to_be_focused()
    page.keyboard.press("Escape")
    expect(shown.panel()).to_have_count(0)
    expect(shown.mark("Polonka")).to_be_focused()

    frame.get_by_role("button", name="Zoom out").press(" ")
    frame.wait_for_function("map.getZoom() === 7 && !document.querySelector('.leaflet-zoom-anim')")
    frame.get_by_role("button", name="Show the whole border").press("Enter")
    frame.wait_for_function("map.getZoom() === 6 && Math.abs(map.getCenter().lat - 53.3) < 0.1")
    frame.get_by_role("button", name="What is drawn, as a table").press(" ")
    expect(frame.get_by_role("button", name="Close", exact=True)).to_be_focused()
    row = frame.get_by_role("table").get_by_role("button", name="Around Minsk")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if row.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press(" ")
    expect(shown.panel()).to_contain_text("2 sightings of 2 movements")
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    page.keyboard.press("Escape")
    expect(frame.get_by_role("table")).to_have_count(0)
