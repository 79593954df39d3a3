"""Playing through days on the map: by keys and buttons, what is shown written large, the page told when it rests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.records.database import open_records
from geo.records.ledger import commit_batch
from tests.browser.map_shown import MINSK, Map, address_says
from tests.records.making import batch_of, named, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.serving import Warm

pytestmark = pytest.mark.browser
SHOWN = "[kordon.period.text(kordon.period.now().from), kordon.period.text(kordon.period.now().to)]"


@pytest.fixture(scope="module")
def days(serve: Warm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app with one movement on each of twenty days. Tests must not write to it."""
    folder = tmp_path_factory.mktemp("days-app")
    with open_records(f"sqlite:///{folder / 'kordon.sqlite'}") as records:
        rows = [
            sighting(
                number, number, day=date(2022, 12, number), place=named(MINSK), url=f"https://example.org/{number}"
            )
            for number in range(1, 21)
        ]
        commit_batch(records, batch_of(rows))
    with serve(folder) as address:
        yield address


def opened(page: Page, address: str) -> Map:
    shown = Map(page, address)
    shown.frame.locator(".kordon-brush[data-state=drawn]").wait_for()
    shown.frame.locator(".kordon-brush-title").click()  # the keys go to the frame
    return shown


def sign(shown: Map) -> Locator:
    return shown.frame.locator(".kordon-play-sign")


def test_steps_by_arrow_keys_show_one_day_after_the_other_and_escape_gives_the_chosen_days_back(
    days: str, page: Page
) -> None:
    shown = opened(page, f"{days}/?from=2022-12-05&to=2022-12-09&map=6/53/27")
    shown.frame.get_by_role("button", name="Step forward").click()
    expect(sign(shown)).to_contain_text("5 Dec 2022")
    shown.frame.locator(".kordon-brush-title").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    expect(sign(shown)).to_contain_text("6 Dec 2022")
    expect(sign(shown)).to_contain_text("2 of 5, 5–9 Dec 2022")
    address_says(page, {"from": "2022-12-06", "to": "2022-12-06"})
    shown.says("map.getCenter().lng", 27)
    page.keyboard.press("Escape")
    expect(sign(shown)).to_be_hidden()
    address_says(page, {"from": "2022-12-05", "to": "2022-12-09"})
    shown.says(SHOWN, ["2022-12-05", "2022-12-09"])


def test_space_plays_and_rests_and_the_page_hears_of_the_days_when_it_rests(days: str, page: Page) -> None:
    shown = opened(page, f"{days}/?from=2022-12-01&to=2022-12-20")
    shown.frame.get_by_label("Steps a second").select_option("2")  # the days last longer than a slow machine thinks
    shown.frame.locator(".kordon-brush-title").click()
    draws = shown.state()["draws"]
    page.keyboard.press(" ")
    expect(shown.frame.get_by_role("button", name="Pause")).to_be_visible()
    shown.frame.wait_for_function("draws => kordon.state.draws > draws + 2", arg=draws)
    assert "from=2022-12-01&to=2022-12-20" in page.evaluate("location.search")
    page.keyboard.press(" ")
    expect(shown.frame.get_by_role("button", name="Play", exact=True)).to_be_visible()
    first, last = shown.frame.evaluate(SHOWN)
    assert first == last
    address_says(page, {"from": first, "to": last})


def test_it_ends_with_the_last_step_and_days_add_up_where_that_is_chosen(days: str, page: Page) -> None:
    shown = opened(page, f"{days}/?from=2022-12-05&to=2022-12-18")
    shown.frame.get_by_label("Steps a second").select_option("4")
    shown.frame.get_by_label("Length of a step").select_option("week")
    shown.frame.get_by_label("What a step shows").select_option("sum")
    shown.frame.get_by_role("button", name="Play", exact=True).click()
    expect(sign(shown)).to_contain_text("5–18 Dec 2022")
    expect(sign(shown)).to_contain_text("2 of 2")
    expect(shown.frame.get_by_role("button", name="Play", exact=True)).to_be_visible()


def test_where_less_motion_is_asked_for_each_press_is_one_step(days: str, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    shown = opened(page, f"{days}/?from=2022-12-05&to=2022-12-09")
    button = shown.frame.get_by_role("button", name="Next step")
    button.click()
    expect(sign(shown)).to_contain_text("1 of 5")
    shown.says("kordon.play.running()", wanted=False)
    button.click()
    expect(sign(shown)).to_contain_text("2 of 5")


def test_a_picture_for_a_slide_follows_the_days_that_are_played(days: str, page: Page) -> None:
    shown = opened(page, f"{days}/?from=2022-12-05&to=2022-12-09")
    page.keyboard.press("s")
    head = shown.frame.locator(".kordon-picture-head p")
    expect(head).to_contain_text("5–9 Dec 2022 · 5 movements")
    page.keyboard.press("ArrowRight")  # nothing is played yet: the map pans
    expect(head).to_contain_text("5–9 Dec 2022")
    shown.frame.evaluate("document.querySelector('[aria-label=\"Step forward\"]').click()")
    expect(head).to_contain_text("5 Dec 2022 · 1 movement in 1 sighting")
    expect(sign(shown)).to_be_visible()
