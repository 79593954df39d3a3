"""A page as the browser tests look at it and use it: at rest, its keys, its maps and its tables drawn on a canvas."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Frame, FrameLocator, Locator, Page

TIMES, PATIENCE_MS = 4, 6_000
"""How often a key or a click is tried that nobody heard, and how long its effect may take to be shown."""
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""What the browser takes to let a button that was drawn hear its key."""
LISTEN = """() => { window.heard = false;
                    new MutationObserver((_, seen) => { window.heard = true; seen.disconnect(); })
                      .observe(document.querySelector("[data-testid=stApp]"),
                               {attributeFilter: ["data-test-script-state"]}); }"""
EDGE_PX, ROW_PX = 17, 35
"""Where a row of Streamlit's table is chosen, from its left edge, and how high a row is."""


def settled(page: Page) -> None:
    """Wait until the script of the page is through: no element that one uses next is replaced under the hand.

    An answer to what was done just before may be still to come: that is waited for by what it brings.
    """
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def press(page: Page, key: str, shown: Locator) -> None:
    """Press a key until what it brings is shown: a button hears its key only some time after it is drawn.

    What was heard is waited for however long it takes, since pressed again it would be done twice.
    """
    for _ in range(TIMES):
        settled(page)
        page.evaluate(TWO_FRAMES)
        page.evaluate(LISTEN)
        page.keyboard.press(key)
        with suppress(PlaywrightTimeoutError):
            page.wait_for_function("window.heard", timeout=PATIENCE_MS)
        settled(page)
        with suppress(PlaywrightTimeoutError):
            shown.first.wait_for(timeout=PATIENCE_MS)
            return
    expect(shown.first).to_be_visible()


def inside(page: Page, key: str) -> FrameLocator:
    """Return what is inside the frame of a map, whichever frame that is then, once its base is drawn."""
    frame = page.frame_locator(f".st-key-{key} iframe")
    frame.locator("[data-base=drawn]").wait_for()
    return frame


def framed(page: Page, key: str) -> Frame:
    """Return the frame of a map once its base is drawn, to ask its script: a page that draws it anew takes it away."""
    inside(page, key)  # what is asked of a frame before it has its own document may never be answered
    frame = page.locator(f".st-key-{key} iframe").element_handle().content_frame()
    assert frame is not None
    return frame


def grid(table: Locator) -> Locator:
    """Wait until a table has its rows; they are drawn on a canvas, and told beside it to those who cannot see."""
    settled(table.page)
    table.locator("[role=row]").nth(1).wait_for(state="attached")
    return table


def choose_row(table: Locator, row: int | None) -> None:
    """Choose a row of a table, numbered from 0, or all of them (None), at the left edge, until it is chosen.

    A canvas hears a click only some time after it is drawn; heard twice, it would let the row go again.
    """
    chosen = table.locator(f"[role=row][aria-rowindex='{(row or 0) + 2}'][aria-selected=true]")
    for _ in range(TIMES):
        grid(table).click(position={"x": EDGE_PX, "y": ROW_PX * ((0 if row is None else row + 1) + 0.5)})
        with suppress(PlaywrightTimeoutError):
            chosen.wait_for(state="attached", timeout=PATIENCE_MS)
            return
    expect(chosen).to_be_attached()
