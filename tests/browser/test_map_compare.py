"""Two periods compared on the map: side by side on one view and one scale, or as an honest difference."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.records.database import open_records
from geo.records.ledger import commit_batch
from tests.browser.map_shown import MINSK, Map, address_says
from tests.records.making import ASIPOVICHY, BELARUS, POLONKA, batch_of, named, place, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page, Route

    from tests.browser.serving import Warm

pytestmark = pytest.mark.browser
HOMEL = place("Homel", 52.43, 30.98)
A, B = "a=2022-12-05..2022-12-11", "b=2022-12-12..2022-12-18"


@pytest.fixture(scope="module")
def weeks(serve: Warm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app with two weeks of movements at four places and in one area. Tests must not write to it."""

    def at(day: int, where: object, low: int | None, high: int | None) -> object:
        url = f"https://example.org/{day}/{low}"
        return sighting(low, high, day=date(2022, 12, day), place=named(where), url=url)  # type: ignore[arg-type]

    folder = tmp_path_factory.mktemp("compared-app")
    with open_records(f"sqlite:///{folder / 'kordon.sqlite'}") as records:
        rows = [
            at(6, MINSK, 10, 10), at(13, MINSK, 30, 40),  # more: 20 to 30
            at(6, POLONKA, 10, 30), at(13, POLONKA, 20, 25),  # the intervals meet
            at(6, ASIPOVICHY, 50, None),  # gone, at least 50
            at(13, HOMEL, 5, 5),  # new
            at(6, BELARUS, 3, 3), at(13, BELARUS, 3, 3),  # the same
        ]  # fmt: skip
        commit_batch(records, batch_of(rows))  # type: ignore[arg-type]
    with serve(folder) as address:
        yield address


def opened(page: Page, address: str) -> Map:
    shown = Map(page, address)
    shown.frame.wait_for_function("kordon.comparing && kordon.side.answer()")
    return shown


def test_both_periods_stand_side_by_side_on_one_scale_and_move_together(weeks: str, page: Page) -> None:
    shown = opened(page, f"{weeks}/?compare=sides&{A}&{B}&size=vehicles&map=8/53.2/27.5")
    frame = shown.frame
    expect(frame.locator(".kordon-side-title-a")).to_contain_text("A · 5–11 Dec 2022")
    expect(frame.locator(".kordon-side-title-b")).to_contain_text("B · 12–18 Dec 2022")
    second = frame.get_by_role("region", name="Map of period B")
    expect(second.get_by_role("button", name=re.compile("^Minsk: .*, 30–40 vehicles$"))).to_be_visible()
    first = frame.locator("#map_div")
    expect(first.get_by_role("button", name=re.compile("^Minsk: .*, 10 vehicles$"))).to_be_visible()
    expect(frame.locator(".kordon-legend .kordon-scale-text").last).to_have_text("50")
    largest = (
        "side => Math.max(...[...document.querySelectorAll(`${side} .kordon-halo`)].map(c => +c.getAttribute('r')))"
    )
    frame.wait_for_function(f"[{largest}].every(of => of('.kordon-side-b') < of('#map_div'))")
    frame.evaluate("void map.setView([52.5, 29], 9, {animate: false})")
    shown.says("[kordon.side.map().getZoom(), kordon.side.map().getCenter().lng]", [9, 29])
    frame.evaluate("void kordon.side.map().setView([53, 27], 7, {animate: false})")
    shown.says("[map.getZoom(), map.getCenter().lng]", [7, 27])
    page.set_viewport_size({"width": 390, "height": 844})
    tall = "document.getElementById('map_div').offsetHeight > 300 && kordon.side.map().getSize().y > 300"
    frame.wait_for_function(
        f"{tall} && document.querySelector('#map_div .kordon-legend:not(.kordon-change-card)').offsetHeight > 0"
    )


def test_the_difference_claims_a_change_only_where_the_intervals_do_not_meet(weeks: str, page: Page) -> None:
    shown = opened(page, f"{weeks}/?compare=difference&{A}&{B}&size=vehicles&map=8/53/28")
    frame = shown.frame
    expect(frame.locator(".kordon-change[aria-label]")).to_have_count(4)
    for name, said in (
        ("Minsk", r"^Minsk: 10 vehicles in A, 30–40 in B: more \(\+20–30\)$"),
        ("Polonka", "no clear change"),
        ("Asipovichy", r"50\+ vehicles in A, 0 in B: less \(−50\+\), only in A$"),
        ("Homel", r"0 vehicles in A, 5 in B: more \(\+5\), only in B$"),
    ):
        change = frame.locator(f".kordon-change[aria-label^='{name}']")
        expect(change).to_have_attribute("aria-label", re.compile(said))
    expect(frame.locator(".kordon-change[tabindex='0']")).to_have_count(1)
    frame.locator(".kordon-change[aria-label^='Minsk']").focus()
    page.keyboard.press("ArrowRight")
    expect(frame.locator(".kordon-change[aria-label^='Asipovichy']")).to_be_focused()
    page.keyboard.press(" ")
    expect(shown.panel()).to_contain_text("Asipovichy")
    page.keyboard.press("Escape")
    expect(frame.locator(".kordon-change[aria-label^='Asipovichy']")).to_be_focused()
    card = frame.locator(".kordon-change-card")
    expect(card).to_contain_text("Only in B: Homel")
    expect(card).to_contain_text("Only in A: Asipovichy")
    frame.get_by_role("button", name="What is drawn, as a table").click()
    table = frame.get_by_role("table")
    expect(table).to_contain_text("B minus A")
    expect(table.get_by_role("row", name="Minsk")).to_contain_text("+20–30 more")
    expect(table.get_by_role("row", name="Polonka")).to_contain_text("≈ no clear change")


def test_a_late_or_failed_answer_of_one_period_claims_nothing(weeks: str, page: Page, context: BrowserContext) -> None:
    of_b = re.compile(r"/api/places\?.*[?&]from=2022-12-12&")
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route)

    context.route(of_b, hold)
    with page.expect_request(of_b):
        shown = Map(page, f"{weeks}/?compare=difference&{A}&{B}&size=vehicles&map=8/53/28")
    frame = shown.frame
    changes, card = frame.locator(".kordon-change[aria-label]"), frame.locator(".kordon-change-card")
    expect(frame.locator(".kordon-side-title-a")).to_contain_text("B minus A")
    frame.get_by_role("button", name="What is drawn, as a table").press(" ")
    expect(frame.get_by_role("table")).to_contain_text("Nothing is claimed")
    expect(changes).to_have_count(0)
    expect(card).to_be_empty()
    late.pop().abort()
    expect(frame.get_by_role("alert")).to_contain_text("Kordon does not answer")
    expect(card).to_contain_text("Nothing is claimed: one of the two periods could not be loaded.")
    context.unroute(of_b)
    frame.get_by_role("button", name="Try again").click()
    expect(changes).to_have_count(4)
    expect(frame.get_by_role("alert")).to_be_hidden()
    expect(frame.get_by_role("table").get_by_role("row", name="Minsk")).to_contain_text("+20–30 more")
    context.route(of_b, lambda route: route.fulfill(status=503, json={"error": "the records are locked"}))
    frame.get_by_role("slider", name="Last day of B").press("ArrowRight")
    expect(frame.get_by_role("alert")).to_contain_text("the records are locked")
    expect(changes).to_have_count(0)
    frame.get_by_role("button", name="Side by side").press(" ")
    expect(frame.locator(".kordon-side-title-b")).to_contain_text("could not be loaded")
    expect(frame.locator(".kordon-side-b .kordon-mark")).to_have_count(0)
    expect(frame.locator(".kordon-side-title-a")).to_contain_text("2 sightings in circles in view")


def test_comparing_begins_with_the_chosen_days_and_as_many_before_and_ends_with_them(weeks: str, page: Page) -> None:
    shown = Map(page, f"{weeks}/?from=2022-12-12&to=2022-12-18")
    shown.frame.get_by_role("button", name="Compare").click()
    shown.frame.wait_for_function("kordon.side.answer()")
    page.wait_for_url(f"**compare=sides&{A}&{B}**")
    address_says(page, {"from": "2022-12-12"})
    shown.frame.get_by_role("button", name="Difference").click()
    page.wait_for_url("**compare=difference**")
    shown.frame.get_by_role("slider", name="Last day of B").press("ArrowRight")
    page.wait_for_url("**b=2022-12-12..2022-12-19**")
    expect(shown.frame.locator(".kordon-compare")).to_contain_text("not equally long")
    page.reload()
    again = Map(page, None)
    again.frame.wait_for_function("kordon.comparing === 'difference'")
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="About")).to_be_visible()
    page.get_by_role("link", name="Border map").click()
    again = Map(page, None)
    again.frame.wait_for_function("kordon.comparing === 'difference'")
    again.frame.get_by_role("button", name="End comparing").click()
    page.wait_for_function("!location.search.includes('compare=')")
    again.frame.wait_for_function(
        "words => JSON.stringify(kordon.period.words()) === JSON.stringify(words)",
        arg={"from": "2022-12-12", "to": "2022-12-18"},
    )
    expect(again.frame.locator(".kordon-change")).to_have_count(0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"{A}&b=2022-12-05..2022-12-11", "the same days"),
        ("a=2022-12-12..2022-12-18&b=2022-12-05..2022-12-11", "B lies before A"),
        (f"{A}&b=2023-05-01..2023-05-07", ""),
    ],
)
def test_odd_periods_are_compared_and_said_to_be_odd(weeks: str, page: Page, words: str, said: str) -> None:
    shown = opened(page, f"{weeks}/?compare=sides&{words}")
    expect(shown.frame.locator(".kordon-compare-odd")).to_contain_text(said)
    if "2023" in words:
        expect(shown.frame.locator(".kordon-side-title-b")).to_contain_text("Nothing reported in these days")
    shown.comes_to(failed=None)


def test_a_link_that_is_opened_where_one_compared_shows_what_it_says_and_names_what_it_cannot(
    weeks: str, page: Page
) -> None:
    opened(page, f"{weeks}/?compare=difference&{A}&{B}&layers=towns")
    shown = Map(page, f"{weeks}/?map=3/66/180&layers=heat,bogus&a=2022-12-11..2022-12-05")
    told = page.locator(".st-key-link-unheeded")
    for said in ("map '3/66/180' lies outside", "no layer 'bogus'", "'2022-12-11..2022-12-05' ends before it begins"):
        expect(told).to_contain_text(said)
    shown.frame.locator(".kordon-brush[data-state=drawn]").wait_for()
    expect(shown.frame.get_by_role("button", name="Compare", exact=True)).to_be_enabled()
    address_says(page, {"compare": None, "a": None, "b": None, "layers": "heat"})
    shown.says("[kordon.comparing ?? null, map.getCenter().lat, map.getCenter().lng]", [None, 53.3, 28])


def test_a_picture_for_a_slide_names_both_periods(weeks: str, page: Page) -> None:
    shown = opened(page, f"{weeks}/?compare=sides&{A}&{B}")
    shown.frame.locator(".kordon-brush-title").click()
    page.keyboard.press("s")
    head = shown.frame.locator(".kordon-picture-head p")
    expect(head).to_contain_text("A 5–11 Dec 2022: 4 movements · B 12–18 Dec 2022: 4 movements")
    expect(shown.frame.locator(".kordon-side-b .kordon-mark").first).to_be_visible()
