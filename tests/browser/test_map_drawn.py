"""The border map in a real browser with the outside cut off: what is drawn, filtered, linked and said on a click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_shown import MALICE, Map, address_says
from tests.browser.page_shown import settled

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser
CENTRED = "map.getCenter().lat === 53.1 && map.getCenter().lng === 27.3"
NUMBERS_ARE_OF = r"""unit => {
  const marks = [...document.querySelectorAll(".kordon-mark")];
  const said = new RegExp(`(\\S+) ${unit}s?(,|$)`);
  const told = (mark) => (mark.getAttribute("aria-label").match(said) || ["", "n/a"])[1];
  const written = marks.flatMap((mark) => [...mark.querySelectorAll("text")].map((text) => [text, told(mark)]));
  return written.length > 0 && written.every(([text, number]) => text.textContent === number);
}"""
"""Whether what is written in and beside circles is the number of a unit in their own sentences, "n/a" for none."""
TOWNS = ["Minsk", "Kyiv", "Vilnius", "Warsaw", "Riga", "Moscow"]


def test_borders_labels_and_sightings_are_drawn_with_the_outside_cut_off(held: str, page: Page) -> None:
    shown = Map(page, held)
    shown.comes_to(cells=2, areas=2, unplaced=1, failed=None)
    for town in TOWNS:
        expect(shown.frame.locator(".kordon-town", has_text=re.compile(f"^{town}$")).first).to_be_attached()
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)
    expect(shown.frame.locator(".kordon-badge", has_text="1 somewhere in Belarus")).to_be_visible()
    expect(shown.frame.locator(".kordon-edge")).to_have_text("1 movement without a place")
    inked = shown.frame.evaluate(
        """() => { const canvas = document.querySelector(".kordon-canvas");
                   const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                   const colours = new Set();
                   for (let i = 0; i < data.length; i += 4000) colours.add(data.slice(i, i + 3).join());
                   return colours.size; }"""
    )
    assert inked > 3
    counts = [[1, 1, "train"], [6, 6, "aircraft"], [2, None, "person"], [16, None, "unknown"], [3, 4, "vehicle"]]
    said = shown.frame.evaluate("counts => counts.map(each => kordon.words.units(...each))", counts)
    assert said == ["1 train", "6 aircraft", "2+ people", "16+ of unknown kind", "3–4 vehicles"]
    assert shown.frame.evaluate("kordon.words.units(null, null, 'aircraft')") == ""


def test_the_legend_names_only_what_is_in_view(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.9/27.6")
    legend = shown.frame.locator(".kordon-legend")
    expect(legend).to_contain_text("Into Belarus")
    expect(legend).to_contain_text("Out of Belarus")
    expect(legend).not_to_contain_text("Through Belarus")
    shown.frame.evaluate("void map.setView([48.5, 35], 7, {animate: false})")
    expect(legend).to_contain_text("Nothing in view")
    expect(legend).not_to_contain_text("Into Belarus")
    shown.frame.evaluate("void map.setView([53.9, 27.6], 7, {animate: false})")
    for colour, words in (
        ("class", "Trucks and support"),
        ("affiliation", "Whose forces"),
        ("age", "from 16 Dec 2022"),
    ):
        page.get_by_role("radio", name=colour).click()
        expect(legend).to_contain_text(words)


def test_the_panel_shows_hostile_text_as_text_and_follows_only_web_links(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=9/53.9/27.56")
    shown.mark("Minsk").click()
    panel = shown.panel()
    expect(panel).to_contain_text(MALICE)
    expect(panel).to_contain_text("<b>T-72</b>")
    expect(panel.locator("img, b b")).to_have_count(0)
    expect(panel.locator("a[target]")).to_have_count(0)
    expect(panel).to_contain_text("30–40")
    expect(panel).to_contain_text("number not said")
    expect(panel).to_contain_text("date not said")
    assert page.evaluate("window.harmed") is None


def test_a_link_to_a_report_opens_apart_and_tells_the_other_site_nothing(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=9/53.07/25.69")
    shown.mark("Polonka").click()
    link = shown.panel().locator("a[target]")
    expect(link).to_have_attribute("href", "https://example.org/report?a=1")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")
    expect(shown.panel()).to_contain_text("50+")
    expect(shown.panel()).to_contain_text("16 Dec 2022")
    expect(shown.panel()).to_contain_text("Chebarkul → Polonka station")


def test_sightings_out_of_view_are_counted_and_one_click_shows_all(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=9/52.7/25.4")
    line = shown.frame.get_by_role("button", name=re.compile("out of view"))
    expect(line).to_have_text("2 sightings out of view: show all")
    shown.says("[map.getZoom(), map.getCenter().lat, map.getCenter().lng]", [9, 52.7, 25.4])
    line.click()
    expect(line).to_have_count(0)
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)


def test_areas_are_hatched_and_open_what_lies_somewhere_in_them_and_the_edge_what_has_no_place(
    held: str, page: Page
) -> None:
    shown = Map(page, held)
    expect(shown.frame.locator(".kordon-area")).to_have_count(2)
    shown.frame.locator(".kordon-badge", has_text="somewhere in Belarus").click()
    expect(shown.panel()).to_contain_text("Somewhere in Belarus")
    expect(shown.panel().locator(".kordon-sighting")).to_have_count(1)
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)
    shown.frame.locator("body").press("Escape")
    shown.frame.get_by_role("button", name="1 movement without a place").click()
    expect(shown.panel()).to_contain_text("Without a place")
    expect(shown.panel().locator(".kordon-sighting")).to_have_count(1)
    shown.frame.locator("body").press("Escape")
    badge = shown.frame.locator(".kordon-badge", has_text="somewhere in Belarus")
    edge = shown.frame.locator(".kordon-edge")
    whole = """() => { const box = (node) => document.querySelector(node).getBoundingClientRect();
                          const [its, view] = [box(".kordon-badge[aria-label*='in Belarus']"), box("#map_div")];
                          return its.top >= view.top && its.bottom <= view.bottom && its.left >= view.left; }"""
    shown.frame.evaluate("void map.setView([51.2, 28.5], 7, {animate: false})")  # its middle lies north of the view
    shown.frame.wait_for_function(whole)
    expect(badge).to_have_css("opacity", "1")
    expect(edge).not_to_contain_text("Belarus")
    shown.frame.evaluate("void map.setView([53.1, 23.0], 7, {animate: false})")  # the table will cover its middle
    right = """document.querySelector(".kordon-badge[aria-label*='in Belarus']").getBoundingClientRect().right"""
    shown.frame.wait_for_function(f"{right} > innerWidth - 430")
    table = shown.frame.get_by_role("button", name="What is drawn, as a table")
    table.click()
    shown.frame.wait_for_function(f"{right} <= innerWidth - 430")
    shown.frame.get_by_role("button", name="Close", exact=True).click()
    shown.frame.evaluate("void map.setView([48.5, 35], 7, {animate: false})")
    expect(shown.frame.locator(".kordon-badge[aria-label*='in Belarus']")).to_have_css(
        "opacity", "0"
    )  # nothing of its area is in view
    expect(edge).to_contain_text("5 sightings out of view")


def test_close_by_places_stand_alone_with_an_arrow_from_where_it_came(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=8/53.3/27")
    shown.comes_to(cells=0, places=2, arrows=1)
    expect(shown.frame.locator(".kordon-legend")).to_contain_text("course not known")
    wide = shown.frame.evaluate("[[1, 1], [4, 4], [1, 400], [400, 400]].map(each => kordon.drawing.width(...each))")
    assert wide[0] < wide[1] < wide[3] <= 4
    assert wide[2] < wide[0]
    ways = "inView: [], beyond: [], layers: [], ways: [{movements: 1}, {movements: 400}], busiest: 400, arrows: 2"
    said = shown.frame.evaluate(
        f"""() => {{ const box = () => document.createElement("div");
                     const cards = {{legend: box(), edge: box(), says: box()}};
                     const colours = kordon.look.palettes.light;
                     const query = {{palette: colours, names: kordon.look.names, colour: "flow", theme: "light"}};
                     kordon.legend.fill(cards, {{{ways}}}, query);
                     const rows = [...cards.legend.querySelectorAll("li")];
                     const row = rows.find(each => each.textContent.startsWith("Thin"));
                     return [row.textContent, ...[...row.querySelectorAll("path")].map(path =>
                       Number(path.getAttribute("stroke-width")))]; }}"""
    )
    assert said == ["Thin 1, thick 400 movements", pytest.approx(wide[2], abs=0.1), pytest.approx(wide[3], abs=0.1)]


def test_the_view_stands_in_the_address_and_a_shared_link_restores_it(held: str, page: Page, chromium: Browser) -> None:
    shown = Map(page, f"{held}/?flow=in")
    shown.frame.evaluate("void map.setView([52.4321, 25.6543], 8, {animate: false})")
    page.wait_for_url("**map=8/**")
    address_says(page, {"flow": "in"})
    with chromium.new_context(viewport={"width": 1440, "height": 900}) as elsewhere:
        other = Map(elsewhere.new_page(), page.url)
        other.says("[map.getZoom(), map.getCenter().lat * 10, map.getCenter().lng * 10]", [8, 524.321, 256.543])
        shown.comes_to(zoom=8)
        seen = shown.frame.locator(".kordon-says", has_text="in view")
        expect(seen).to_have_text(re.compile(r"\d+ sightings? in \d+ circles? in view"))
        expect(other.frame.locator(".kordon-says", has_text="in view")).to_have_text(seen.inner_text())


@pytest.mark.parametrize("view", ["nonsense", "6/99/30", "6/53/<b>"])
def test_a_view_that_makes_no_sense_is_left_aside(held: str, page: Page, view: str) -> None:
    shown = Map(page, f"{held}/?map={view}")
    shown.says("map.getZoom()", 6)
    shown.comes_to(zoom=6, failed=None)


def test_filters_of_a_link_decide_what_is_drawn(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?flow=out")
    shown.comes_to(cells=1, areas=0, unplaced=0)


def test_a_change_of_filters_redraws_without_a_blank_frame_and_keeps_the_view(held: str, page: Page) -> None:
    frames: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda said: frames.append(str(said))))
    shown = Map(page, f"{held}/?map=7/53/27")
    shown.frame.evaluate(
        """() => { window.fewest = Infinity; window.mapsMade = 0;
                   const seen = () => { fewest = Math.min(fewest, document.querySelectorAll(".kordon-mark").length);
                                        requestAnimationFrame(seen); };
                   seen(); }"""
    )
    text = page.get_by_test_id("stSidebar").get_by_label("Text")
    for words in ("Minsk", "", "Polonka", ""):
        draws = shown.state()["draws"]
        text.fill(words)
        text.press("Enter")
        shown.after(draws)
        shown.comes_to(cells=1 if words else 2)
        settled(page)
        if words == "Minsk":
            assert any("h1.kordon-title{" in said for said in frames)
            frames.clear()  # from now on the browser holds the look of the page
    assert not any("h1.kordon-title{" in said for said in frames)
    assert shown.frame.evaluate("window.fewest") >= 1
    shown.says("[map.getZoom(), map.getCenter().lat]", [7, 53])
    assert shown.frame.evaluate("window.feature_group.length") == 1


def test_the_switch_of_the_measure_resizes_and_relabels_the_circles(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=6/53.3/27")
    expect(shown.frame.locator(".kordon-legend")).to_contain_text("Sightings")
    draws = shown.state()["draws"]
    page.get_by_role("radio", name="vehicles").or_(page.get_by_role("button", name="vehicles")).first.click()
    shown.after(draws)
    expect(shown.frame.locator(".kordon-legend")).to_contain_text("Vehicles, low end")
    expect(shown.frame.locator(".kordon-mark", has_text="50+").first).to_be_visible()
    expect(shown.frame.locator(".kordon-mark", has_text="30–40").first).to_be_visible()
    page.wait_for_url("**size=vehicles**")


def test_a_switch_of_the_measure_leaves_no_number_of_the_last_one(app: str, page: Page) -> None:
    shown = Map(page, f"{app}/?map=8/53.2/26.5")
    for measure in ("movements", "sightings", "reports", "vehicles"):  # the first two draw what is held anew
        page.get_by_role("radio", name=measure).click()
        expect(shown.frame.locator(".kordon-legend")).to_contain_text(measure.capitalize())
        shown.frame.wait_for_function(NUMBERS_ARE_OF, arg=measure.removesuffix("s"))


def test_the_map_fills_the_page_at_each_size_and_keeps_its_centre(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.1/27.3")
    for width, height in ((1920, 1080), (1024, 700), (1440, 900)):
        page.set_viewport_size({"width": width, "height": height})
        below = "document.querySelector('.kordon-brush').offsetHeight"
        fits = (
            f"innerWidth > {width - 420} && map.getSize().x === innerWidth && map.getSize().y + {below} === innerHeight"
        )
        shown.frame.wait_for_function(f"{fits} && {CENTRED}")
        page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollHeight <= innerHeight")
    page.get_by_test_id("stSidebarHeader").hover()
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    shown.frame.wait_for_function(f"innerWidth > 1350 && map.getSize().x === innerWidth && {CENTRED}")


def test_names_keep_clear_of_circles_and_numbers_and_none_is_cut_by_a_card_or_the_edge(app: str, page: Page) -> None:
    shown = Map(page, app)
    shown.frame.wait_for_function(
        """() => { const box = (node) => node.getBoundingClientRect();
                   const names = [...document.querySelectorAll(".kordon-town:not(.kordon-crowded) span")];
                   const drawn = ".kordon-mark circle, .kordon-outside, .kordon-badge";
                   const marks = [...document.querySelectorAll(drawn)].map(box);
                   return names.filter(name => { const its = box(name);
                     return marks.some(mark => its.left + 2 < mark.right && its.right - 2 > mark.left &&
                                               its.top + 2 < mark.bottom && its.bottom - 2 > mark.top); })
                     .length === 0; }"""
    )
    shown.frame.wait_for_function(
        """() => { const box = (node) => node.getBoundingClientRect();
                   const names = [...document.querySelectorAll(".kordon-label:not(.kordon-crowded) span")];
                   const view = box(document.querySelector("#map_div"));
                   const cards = [...document.querySelectorAll(".leaflet-control")].map(box);
                   const over = (one, other) => one.left + 1 < other.right && one.right - 1 > other.left &&
                                                one.top + 1 < other.bottom && one.bottom - 1 > other.top;
                   const whole = (its) => its.left > view.left - 1 && its.right < view.right + 1 &&
                                          its.top > view.top - 1 && its.bottom < view.bottom + 1;
                   return names.filter((name) => over(box(name), view))
                     .filter((name) => !whole(box(name)) || cards.some((card) => over(box(name), card)))
                     .length === 0; }"""
    )
    expect(shown.frame.locator(".kordon-town:not(.kordon-crowded)", has_text=re.compile("^Minsk$"))).to_have_count(1)


def test_the_border_map_keeps_its_points_after_a_look_at_review(app: str, page: Page) -> None:
    page.goto(f"{app}/review")
    page.locator("iframe").wait_for()
    page.get_by_role("link", name="Border map").first.click()
    before = Map(page, None)
    before.frame.wait_for_function("kordon.state.cells > 10")
    first = before.state()["cells"]
    page.get_by_role("link", name="Review").first.click()
    expect(page.get_by_text("What does it mean?")).to_be_visible()
    expect(page.locator(".st-key-border-map")).to_have_count(0)
    page.get_by_role("link", name="Border map").first.click()
    again = Map(page, None)
    again.comes_to(cells=first)
    expect(again.frame.locator(".kordon-mark")).to_have_count(first)


def test_small_pans_need_nothing_from_the_server_and_stale_answers_are_dropped(held: str, page: Page) -> None:
    shown = Map(page, f"{held}/?map=7/53.3/27")
    shown.frame.locator(".kordon-brush[data-state=drawn]").wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    shown.frame.evaluate("void map.panBy([30, 0], {animate: false})")
    shown.frame.evaluate("void map.panBy([-30, 0], {animate: false})")
    page.evaluate("fetch('/_stcore/health').then((answer) => answer.text())")  # what was asked before it was told
    assert asked == []
    draws = shown.state()["draws"]
    shown.frame.evaluate(
        "() => { for (const lon of [20, 33, 24, 40, 27]) map.setView([53.3, lon], 8, {animate: false}); }"
    )
    shown.after(draws)
    shown.comes_to(failed=None, zoom=8)
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)


def test_a_refused_request_is_said_and_can_be_tried_again(held: str, page: Page, context: BrowserContext) -> None:
    shown = Map(page, held)
    context.route("**/api/**", lambda route: route.fulfill(status=401, json={"error": "this view is <b>too old</b>"}))
    shown.frame.evaluate("void map.setView([53.3, 27], 9, {animate: false})")
    notice = shown.frame.get_by_role("alert")
    expect(notice).to_contain_text("this view is <b>too old</b>")
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)
    context.unroute("**/api/**")
    notice.get_by_role("button", name="Try again").click()
    expect(notice).to_be_hidden()
    shown.comes_to(zoom=9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sample_is_drawn_in_both_themes(app: str, page: Page, scheme: Any) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.emulate_media(color_scheme=scheme)
    shown = Map(page, app)
    shown.frame.wait_for_function("kordon.state.cells > 10")
    expect(shown.frame.locator(f".kordon-map[data-theme={scheme}]")).to_be_visible()
