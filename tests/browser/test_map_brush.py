"""The timeline under the map: what its bars hold, and days chosen on it by mouse, finger and keys."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.records.database import open_records
from geo.records.ledger import commit_batch
from tests.browser.map_shown import MINSK, Map, address_says
from tests.browser.page_shown import settled
from tests.records.making import POLONKA, batch_of, named, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.serving import Warm

pytestmark = pytest.mark.browser
VIEW = "[map.getZoom(), map.getCenter().lat, map.getCenter().lng]"
SHOWN = "[kordon.period.text(kordon.period.now().from), kordon.period.text(kordon.period.now().to)]"


@pytest.fixture(scope="module")
def weeks(serve: Warm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app with 30 days of December 2022 and two movements without a date. Tests must not write to it."""
    folder = tmp_path_factory.mktemp("weeks-app")
    with open_records(f"sqlite:///{folder / 'kordon.sqlite'}") as records:
        rows = [
            sighting(
                20 + number if number % 5 else None,
                None if number % 3 == 0 or number % 5 == 0 else 30 + number,
                day=date(2022, 12, number),
                place=named(MINSK if number % 2 else POLONKA),
                url=f"https://example.org/{number}",
            )
            for number in range(1, 31)
        ]
        commit_batch(records, batch_of([*rows, sighting(day=None), sighting(day=None, place=named(MINSK))]))
    with serve(folder) as address:
        yield address


def address_has_days(page: Page, first: str | None, last: str | None) -> None:
    address_says(page, {"from": first, "to": last})


def at(plot: Locator, part: float) -> tuple[float, float]:
    box = plot.bounding_box()
    assert box is not None
    return box["x"] + box["width"] * part, box["y"] + box["height"] / 2


def plot(shown: Map) -> Locator:
    shown.frame.locator(".kordon-brush[data-state=drawn]").wait_for()
    return shown.frame.locator(".kordon-brush-plot")


def drag(page: Page, over: Locator, start: float, end: float) -> None:
    settled(page)
    page.mouse.move(*at(over, start))
    page.mouse.down()
    page.mouse.move(*at(over, (start + end) / 2))
    page.mouse.move(*at(over, end))
    page.mouse.up()


def test_the_bars_say_what_they_count_and_what_has_no_date(weeks: str, page: Page) -> None:
    shown = Map(page, f"{weeks}/?size=vehicles")
    over = plot(shown)
    brush = shown.frame.get_by_role("region", name="Timeline")
    expect(brush).to_contain_text("Vehicles per day")
    expect(brush).to_contain_text("no upper end reported")
    expect(brush).to_contain_text("2 movements without a date")
    expect(brush).to_contain_text("of data up to 30 Dec 2022")
    for sign in ("low", "high", "open", "none"):
        expect(shown.frame.locator(f".kordon-bars-out .kordon-bar-{sign}")).to_have_attribute("d", re.compile("."))
    page.mouse.move(*at(over, 5.5 / 30))
    expect(brush).to_contain_text("6 Dec 2022: 26+ vehicles")
    page.mouse.move(*at(over, 4.5 / 30))
    expect(brush).to_contain_text("5 Dec 2022: no number said, 1 movement without a number")


def test_days_that_are_dragged_are_drawn_at_once_and_become_the_filter_when_the_drag_ends(
    weeks: str, page: Page
) -> None:
    shown = Map(page, f"{weeks}/?map=7/53/27")
    over = plot(shown)
    shown.frame.evaluate(
        """() => { window.fewest = Infinity;
                   const seen = () => { fewest = Math.min(fewest, document.querySelectorAll(".kordon-mark").length);
                                        requestAnimationFrame(seen); };
                   seen(); }"""
    )
    draws = shown.state()["draws"]
    page.mouse.move(*at(over, 10.5 / 30))
    page.mouse.down()
    page.mouse.move(*at(over, 13.5 / 30))
    shown.after(draws)
    shown.says(SHOWN, ["2022-12-11", "2022-12-14"])
    address_has_days(page, None, None)
    page.mouse.move(*at(over, 16.5 / 30))
    page.mouse.up()
    address_has_days(page, "2022-12-11", "2022-12-17")
    expect(page.get_by_text("7 movements").first).to_be_visible()
    expect(shown.frame.locator(".kordon-brush")).to_contain_text("11–17 Dec 2022")
    expect(shown.frame.locator(".kordon-brush")).to_contain_text("2 movements without a date, left out")
    assert shown.frame.evaluate("fewest") >= 1
    assert shown.frame.evaluate(VIEW) == [7, 53, 27]


def test_the_selection_is_moved_by_its_middle_and_resized_by_its_edges(weeks: str, page: Page) -> None:
    shown = Map(page, f"{weeks}/?from=2022-12-11&to=2022-12-17")
    over = plot(shown)
    shown.frame.get_by_role("button", name="All days").click()
    expect(shown.frame.locator(".kordon-tick").first).to_be_visible()
    shown.frame.wait_for_function("kordon.brush.data().first === '2022-12-01'")
    drag(page, over, 13.5 / 30, 15.5 / 30)
    address_has_days(page, "2022-12-13", "2022-12-19")
    drag(page, over, 19 / 30, 24.5 / 30)
    address_has_days(page, "2022-12-13", "2022-12-25")
    drag(page, over, 12 / 30, 2.5 / 30)
    address_has_days(page, "2022-12-03", "2022-12-25")


def test_a_click_chooses_one_bar_and_a_double_click_takes_all_days_again(weeks: str, page: Page) -> None:
    shown = Map(page, weeks)
    over = plot(shown)
    page.mouse.click(*at(over, 11.5 / 30))
    address_has_days(page, "2022-12-12", "2022-12-12")
    expect(shown.frame.get_by_role("button", name="Clear the days")).to_be_visible()
    settled(page)
    page.mouse.dblclick(*at(over, 20.5 / 30))
    address_has_days(page, None, None)
    expect(shown.frame.get_by_role("button", name="Clear the days")).to_be_hidden()


def test_edges_and_the_whole_selection_are_sliders_that_keys_move(weeks: str, page: Page) -> None:
    shown = Map(page, f"{weeks}/?map=6/53/27")
    plot(shown)
    first = shown.frame.get_by_role("slider", name="First day")
    expect(first).to_have_attribute("aria-valuetext", "open")
    first.focus()
    for key in ("ArrowRight", "ArrowRight", "PageDown", "ArrowRight"):
        first.press(key)
    expect(first).to_have_attribute("aria-valuetext", "2 Dec 2022")
    address_has_days(page, "2022-12-02", None)
    last = shown.frame.get_by_role("slider", name="Last day")
    last.press("ArrowLeft")
    expect(last).to_have_attribute("aria-valuetext", "29 Dec 2022")
    whole = shown.frame.get_by_role("slider", name="Period", exact=True)
    whole.press("Home")
    expect(whole).to_have_attribute("aria-valuetext", "1–28 Dec 2022")
    page.wait_for_url("**to=2022-12-28**")
    page.keyboard.press("Escape")
    page.wait_for_function("!location.search.includes('from=')")
    shown.says(VIEW, [6, 53, 27])


def test_a_finger_drags_as_a_mouse_does(weeks: str, page: Page) -> None:
    shown = Map(page, weeks)
    over = plot(shown)
    session = page.context.new_cdp_session(page)
    points = [at(over, part / 30) for part in (3.5, 6.5, 9.5)]
    for kind, (x, y) in zip(("touchStart", "touchMove", "touchMove"), points, strict=True):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    address_has_days(page, "2022-12-04", "2022-12-10")


def test_the_last_days_are_those_of_the_data_say_so_and_are_one_step_of_the_way_back(weeks: str, page: Page) -> None:
    shown = Map(page, weeks)
    plot(shown)
    button = shown.frame.get_by_role("button", name="Last 7 days")
    expect(button).to_have_attribute("title", re.compile("24–30 Dec 2022"))
    steps = page.evaluate("history.length")
    button.click()
    address_has_days(page, "2022-12-24", "2022-12-30")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("history.length") == steps + 1, "both days are one step of the way back"
    page.go_back()
    address_has_days(page, None, None)
    page.go_forward()
    address_has_days(page, "2022-12-24", "2022-12-30")
    shown.says(SHOWN, ["2022-12-24", "2022-12-30"])


def test_chosen_days_survive_reload_other_pages_and_going_back(weeks: str, page: Page) -> None:
    shown = Map(page, weeks)
    drag(page, plot(shown), 10.5 / 30, 16.5 / 30)
    page.wait_for_url("**to=2022-12-17**")
    expect(page.get_by_text("counted on").first).to_be_visible()
    page.get_by_role("link", name="Timeline").click()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    address_has_days(page, "2022-12-11", "2022-12-17")
    page.go_back()
    again = Map(page, None)
    again.says(SHOWN, ["2022-12-11", "2022-12-17"])
    page.reload()
    reloaded = Map(page, None)
    plot(reloaded)
    reloaded.says(SHOWN, ["2022-12-11", "2022-12-17"])
    reloaded.says("kordon.brush.data().by", "day")


def test_days_that_are_typed_in_the_sidebar_move_the_selection(weeks: str, page: Page) -> None:
    shown = Map(page, f"{weeks}/?from=2022-12-11&to=2022-12-17")
    plot(shown)
    page.get_by_test_id("stDateInputClearButton").first.click()
    shown.says(SHOWN, ["", "2022-12-17"])
    expect(shown.frame.get_by_role("slider", name="First day")).to_have_attribute("aria-valuetext", "open")


@pytest.mark.parametrize("days", ["from=2009-09-15&to=2009-09-15", "from=2031-01-01"])
def test_days_beyond_the_data_are_shown_and_find_nothing(weeks: str, page: Page, days: str) -> None:
    shown = Map(page, f"{weeks}/?{days}")
    plot(shown)
    shown.comes_to(places=0, cells=0)
    address_says(page, dict(each.split("=") for each in days.split("&")))
    expect(shown.frame.get_by_role("alert")).to_be_hidden()


def test_where_nothing_has_a_date_the_timeline_says_so(own_app: str, page: Page) -> None:
    shown = Map(page, own_app)
    expect(shown.frame.locator(".kordon-brush")).to_contain_text("Nothing has a date")
    expect(shown.frame.locator(".kordon-brush-plot")).to_be_hidden()
    expect(shown.frame.get_by_role("button", name="Compare")).to_be_disabled()


def test_days_from_the_first_year_to_the_last_are_an_axis_of_years(weeks: str, page: Page) -> None:
    shown = Map(page, f"{weeks}/?from=0001-01-01&to=9999-12-31")
    plot(shown)
    expect(shown.frame.locator(".kordon-brush-title")).to_have_text("Sightings per year")
    shown.says(SHOWN, ["0001-01-01", "9999-12-31"])
    shown.frame.get_by_role("button", name="All days").click()
    expect(shown.frame.locator(".kordon-brush-title")).to_have_text("Sightings per day")


def test_pages_still_change_when_the_map_that_they_were_left_from_is_gone(weeks: str, page: Page) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    Map(page, f"{weeks}/?colour=age")
    for name in ("Timeline", "Sightings", "Timeline"):
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Sightings")).to_be_visible()
    assert faults == []
