"""The review in a real browser with the outside cut off: names picked, typed, dismissed; rules followed and revoked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.page_shown import framed, inside, press, settled
from tests.places.services import AGENT, VILLAGE, services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.serving import Warm
    from tests.places.services import Services

pytestmark = pytest.mark.browser
HEAD = "observed_from,place,equipment,count,flow,source,note,url\n"
MALICE = "<img src=x onerror=window.harmed=1>"


def row(day: int, place: str = "Rozivka", source: str = "Own desk", note: str = "") -> str:
    return f"2022-12-{day},{place},Ural truck,5,in,{source},{note},https://example.org/post/{day}\n"


def offer(page: Page, address: str, *rows: str) -> None:
    """Upload a file of these rows on the page Add."""
    page.goto(f"{address}/add")
    content = (HEAD + "".join(rows)).encode()
    page.locator("input[type=file]").set_input_files({"name": "f.csv", "mimeType": "text/csv", "buffer": content})


def bring(page: Page, address: str, *rows: str) -> None:
    """Import a file of these rows."""
    offer(page, address, *rows)
    page.get_by_role("button", name=re.compile("^Add [0-9]+ sighting")).click()
    expect(page.get_by_text("Stored as import").first).to_be_visible()


def review(page: Page, address: str, **words: str) -> None:
    page.goto(f"{address}/review?" + "&".join(f"{name}={value}" for name, value in words.items()))
    expect(page.get_by_role("status")).to_be_visible()
    settled(page)


def show(page: Page, title: str) -> None:
    settled(page)
    page.get_by_test_id("stMain").get_by_text(title, exact=True).first.click()


def meaning(page: Page, number: int) -> Locator:
    return page.locator(f".st-key-means-{number} button")


def decide(page: Page, scope: str) -> None:
    page.locator(f".st-key-{scope} button").click()
    expect(page.locator(".st-key-last-decision")).to_be_visible()


def marked(page: Page, name: str) -> Locator:
    return page.locator(".kordon-told mark", has_text=name)


def test_a_name_is_picked_counted_drawn_remembered_followed_and_let_go(
    own_app: str, page: Page, outside: list[str]
) -> None:
    bring(page, own_app, row(1), row(2), row(3, source="Another desk"))
    review(page, own_app)
    expect(page.get_by_role("status")).to_contain_text("2 place names in doubt in 3 rows")
    expect(page.locator(".kordon-told mark")).to_have_text("Rozivka")
    expect(inside(page, "review-map").locator(".review-badge").first).to_be_attached()
    page.get_by_placeholder("signed").fill("desk 2")
    page.get_by_placeholder("signed").press("Enter")
    meaning(page, 1).click()
    expect(page.get_by_role("button", name="Same name, same source: 2 rows")).to_be_enabled()
    expect(page.get_by_role("button", name="Same name, every source: 3 rows")).to_be_enabled()
    decide(page, "same-source")
    expect(page.get_by_role("status")).to_contain_text("1 place name in doubt in 1 row")

    page.get_by_role("link", name="Border map").first.click()
    expect(page.get_by_role("status")).to_contain_text("2 movements")
    border = framed(page, "border-map")
    border.wait_for_function("window.kordon && kordon.state && kordon.state.cells + kordon.state.places === 1")

    page.get_by_role("link", name="Review").first.click()
    expect(page.get_by_role("heading", name="Review")).to_be_visible()
    show(page, "decided")
    expect(page.get_by_role("button", name="Revoke")).to_have_count(1)
    expect(page.get_by_text("desk 2").first).to_be_visible()
    expect(page.get_by_text("t0001").first).to_be_visible()

    offer(page, own_app, row(4), row(5, source="Another desk"))
    expect(page.get_by_text("1 accepted")).to_be_visible()
    expect(page.get_by_text("1 review")).to_be_visible()
    page.get_by_role("button", name="Add 2 sightings").click()
    expect(page.get_by_text("Stored as import").first).to_be_visible()

    review(page, own_app, show="decided")
    page.get_by_role("button", name="Revoke").click()
    expect(page.get_by_text("What it decided stays, in 3 rows")).to_be_visible()
    page.goto(own_app)
    expect(page.get_by_role("status")).to_contain_text("3 movements")
    offer(page, own_app, row(6))
    expect(page.get_by_text("1 review")).to_be_visible()
    assert outside == []


def test_the_keyboard_alone_decides_undoes_and_walks(own_app: str, page: Page) -> None:
    bring(page, own_app, row(1), row(2), row(3, "Nowhereville", "Another desk"))
    review(page, own_app)
    expect(page.locator(".kordon-told mark")).to_have_text("Rozivka")
    press(page, "l", page.get_by_text("Row 2 of 2"))
    press(page, "j", marked(page, "Nowhereville"))
    expect(page).to_have_url(re.compile("name=Nowhereville"))
    press(page, "n", page.locator(".st-key-same-source button:enabled"))
    press(page, "s", page.locator(".st-key-last-decision", has_text="is no place"))
    expect(page.locator(".kordon-told mark")).to_have_text("Rozivka")
    press(page, "u", page.get_by_text("Undone: 1 row as before"))
    expect(page.get_by_role("status")).to_contain_text("2 place names in doubt")


def test_typed_coordinates_are_read_shown_and_kept(own_app: str, page: Page) -> None:
    bring(page, own_app, row(1, "Nowhereville"))
    review(page, own_app, name="Nowhereville")
    typed = page.get_by_role("textbox", name="Or its coordinates")
    typed.fill("somewhere north")
    typed.press("Enter")
    expect(page.get_by_text("Write decimal degrees with the latitude first")).to_be_visible()
    expect(page.locator(".st-key-this-row button")).to_be_disabled()
    typed.fill("52°06′00″N 23°42′00″E")
    typed.press("Enter")
    expect(page.get_by_text("Read as 52.10000, 23.70000")).to_be_visible()
    expect(inside(page, "review-map").locator(".review-badge")).to_have_text("★")
    decide(page, "this-row")
    expect(page.get_by_text("No place name waits for a decision.")).to_be_visible()
    show(page, "decided")
    expect(page.get_by_text("None yet. A decision on all rows")).to_be_visible()
    expect(page.get_by_text("one row, no rule")).to_be_visible()


def test_hostile_names_and_notes_are_text(own_app: str, page: Page) -> None:
    bring(page, own_app, row(1, f"**Bold** {MALICE}", note=f"{MALICE} at night"))
    review(page, own_app)
    said = page.locator(".kordon-told")
    expect(said.locator("mark")).to_have_text(f"**Bold** {MALICE}")
    expect(said).to_contain_text(f"{MALICE} at night")
    expect(page.get_by_test_id("stMain").locator("img[src=x], strong:text('Bold')")).to_have_count(0)
    press(page, "n", page.locator(".st-key-same-source button:enabled"))
    press(page, "s", page.locator(".st-key-last-decision", has_text=f"“**Bold** {MALICE}” is no place"))
    show(page, "decided")
    expect(page.get_by_text(MALICE).first).to_be_visible()
    assert page.evaluate("window.harmed") is None


def test_the_border_map_stays_whole_while_the_review_is_visited(app: str, page: Page) -> None:
    page.goto(app)
    shown = "window.kordon && kordon.state && kordon.state.draws > 0"
    drawn = "[kordon.state.cells, kordon.state.places, kordon.state.areas].join()"
    border = framed(page, "border-map")
    border.wait_for_function(shown)
    before = border.evaluate(drawn)
    for _ in range(2):
        page.get_by_role("link", name="Review").first.click()
        expect(inside(page, "review-map").locator(".review-badge").first).to_be_attached()
        settled(page)
        name = page.locator(".kordon-told mark").inner_text()
        press(page, "j", page.locator(".kordon-told mark").filter(has_not_text=name))
        page.get_by_role("link", name="Border map").first.click()
        border = framed(page, "border-map")
        border.wait_for_function(f"before => {shown} && {drawn} === before", arg=before)
        expect(border.locator(".review-badge")).to_have_count(0)


def test_rows_held_for_other_reasons_are_shown_accepted_and_given_back(own_app: str, page: Page) -> None:
    bring(page, own_app, "2022-12-01,Minsk,Ural truck,5,in,Own desk,,javascript:alert(1)\n")
    review(page, own_app, show="rows")
    expect(page.get_by_role("status")).to_contain_text("1 row held for other reasons")
    expect(page.locator(".kordon-reasons")).to_contain_text("is no link that can be kept")
    expect(page.get_by_text("Why it waits")).to_be_visible()
    press(page, "a", page.get_by_text("is accepted"))
    expect(page.get_by_text("No row waits for another reason")).to_be_visible()
    press(page, "u", page.get_by_text("Why it waits"))


@pytest.fixture
def server() -> Iterator[Services]:
    with services() as running:
        yield running


def test_a_name_is_asked_online_when_told_and_only_the_name(
    serve: Warm, page: Page, tmp_path: Path, server: Services
) -> None:
    switched_on = {
        "KORDON_SAMPLE": "0",
        "KORDON_ONLINE": "1",
        "KORDON_GEOCODER": "photon",
        "KORDON_GEOCODER_URL": server.url,
        "KORDON_USER_AGENT": AGENT,
    }
    with serve(tmp_path, **switched_on) as address:
        bring(page, address, row(1, VILLAGE, note="a man in the village told it"))
        review(page, address)
        expect(page.get_by_text("OpenStreetMap").first).to_be_visible()
        assert server.requests == []
        page.get_by_role("button", name="Ask photon").click()
        expect(meaning(page, 1)).to_contain_text(VILLAGE)
        expect(page.get_by_text("It answered 1 place.")).to_be_visible()
        assert server.asked == [VILLAGE]
        meaning(page, 1).click()
        decide(page, "same-source")
        page.goto(address)
        expect(page.get_by_role("status")).to_contain_text("1 movement")
        page.goto(f"{address}/about")
        expect(page.get_by_text("Photon by komoot")).to_be_visible()


def test_a_service_that_fails_is_told(serve: Warm, page: Page, tmp_path: Path, server: Services) -> None:
    server.code = 503
    with serve(
        tmp_path, KORDON_SAMPLE="0", KORDON_ONLINE="1", KORDON_GEOCODER="photon", KORDON_GEOCODER_URL=server.url,
        KORDON_USER_AGENT=AGENT,
    ) as address:  # fmt: skip
        bring(page, address, row(1, VILLAGE))
        review(page, address)
        page.get_by_role("button", name="Ask photon").click()
        expect(page.get_by_text("photon did not answer")).to_be_visible()
