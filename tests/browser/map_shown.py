"""The map on a page, as the browser tests look at it, and the few sightings that they know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geo.model import Flow
from tests.browser.page_shown import framed, settled
from tests.records.making import BELARUS, CHEBARKUL, POLONKA, named, place, sighting

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Locator, Page

    from geo.model import Sighting

MINSK = place("Minsk", 53.9, 27.56, admin1="Minsk city")
BREST_REGION = place("Brest region", 52.4, 25.4, kind=BELARUS.kind.ADMIN1, admin1="Brest region", radius_m=90_000.0)
MALICE = '<img src=x onerror="window.top.harmed=1">'


def known_sightings() -> list[Sighting]:
    """Return two places, two areas, one nowhere; one with hostile texts, one with a way from afar."""
    return [
        sighting(50, None, origin=named(CHEBARKUL), destination=named(POLONKA), url="https://example.org/report?a=1"),
        sighting(30, 40, place=named(MINSK), note=MALICE, equipment="<b>T-72</b>", url="javascript:alert(1)"),
        sighting(None, None, place=named(MINSK), flow=Flow.OUT, day=None, url=None),
        sighting(12, 12, place=named(BELARUS)),
        sighting(3, 3, place=named(BREST_REGION)),
        sighting(place=named(None, "a place nobody knows")),
    ]


def address_says(page: Page, words: dict[str, str | None]) -> None:
    """Wait until the address bar says these words, and says nothing of those that are None.

    The address follows what is drawn by its own time, and Playwright's `page.url` follows the address by another.
    """
    page.wait_for_function(
        """words => { const said = new URLSearchParams(location.search);
                      return Object.entries(words).every(([word, value]) => said.get(word) === value); }""",
        arg=words,
    )


class Map:
    """The map on a page: its frame, and what its script says of itself."""

    def __init__(self, page: Page, address: str | None) -> None:
        """Open the page at an address; without one, take the map of the page as it is."""
        if address:
            page.goto(address)
        self.page = page
        self.frame: Frame = framed(page, "border-map")
        self.frame.wait_for_function("window.kordon && kordon.state && kordon.state.draws > 0")
        settled(page)

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = self.frame.evaluate("kordon.state")
        return state

    def says(self, script: str, wanted: Any) -> None:
        """Wait until what the frame's script answers is `wanted`; numbers may be off by a hundredth, about a pixel."""
        same = """([script, wanted]) => {
          const [said, told] = [(0, eval)(script), wanted].map((each) => [each].flat());
          const near = (one, at) => typeof one === "number" ? Math.abs(one - told[at]) <= 0.01 : one === told[at];
          return said.length === told.length && said.every(near);
        }"""
        self.frame.wait_for_function(same, arg=[script, wanted])

    def after(self, draws: int) -> dict[str, Any]:
        """Wait until more was drawn than `draws` times."""
        self.frame.wait_for_function("draws => kordon.state.draws > draws", arg=draws)
        return self.state()

    def comes_to(self, **words: Any) -> None:
        """Wait until what is drawn is so: `cells=2` for two circles of cells, `zoom=9` for an answer of that zoom."""
        self.frame.wait_for_function(
            "words => Object.entries(words).every(([word, value]) => kordon.state[word] === value)", arg=words
        )

    def mark(self, name: str) -> Locator:
        return self.frame.get_by_role("button", name=re.compile(name)).and_(self.frame.locator(".kordon-mark"))

    def panel(self) -> Locator:
        return self.frame.locator(".kordon-panel[data-ready]:not([hidden])")
