"""The page Read in a real browser with the outside cut off: paste, look, accept, find on the map and in the totals."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.records import queries
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from tests.browser.map_shown import Map
from tests.browser.page_shown import inside, settled

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
SEED = (
    "The monitoring channel Belarusian Hajun says that at least 50 Ural army trucks and another convoy of 30 trucks "
    "were moved from Russia to Belarus over the past week"
)


def paste(page: Page, address: str, text: str, source: str = "", published: str = "") -> None:
    """Fill the form of the page Read as a person does, and read."""
    page.goto(f"{address}/read")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_label("Text of a report")).to_be_visible()
    settled(page)
    main.get_by_label("Text of a report").fill(text)
    main.get_by_role("textbox", name="Source of the text").fill(source)
    if published:
        main.get_by_role("spinbutton").first.click()
        page.keyboard.type(published.replace("-", ""))
    main.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".read-summary")).to_be_visible()
    settled(page)


def test_the_seed_text_is_read_accepted_and_found_on_the_map_and_in_the_totals(
    own_app: str, page: Page, tmp_path: Path, outside: list[str]
) -> None:
    paste(page, own_app, SEED, "Belarusian Hajun", "2022-12-19")
    expect(page.locator(".read-text mark", has_text="at least 50")).to_have_class("read-count")
    expect(page.locator(".read-text mark", has_text="Ural army trucks")).to_have_class("read-equipment")
    cards = page.locator(".read-card")
    expect(cards).to_have_count(2)
    expect(cards.first).to_contain_text("at least 50 × Ural truck, from Russia to Belarus, 12 to 19 Dec 2022")
    expect(cards.last).to_contain_text("30 × truck, from Russia to Belarus, 12 to 19 Dec 2022")
    beside = inside(page, "read-map")
    expect(beside.locator(".read-badge div", has_text=re.compile(r"1,\s2")).first).to_be_visible()
    expect(beside.locator("path").first).to_be_attached()

    page.get_by_role("button", name="Store 2 accepted").click()
    expect(page.get_by_text("Stored as s000002")).to_be_visible()

    page.get_by_role("link", name="Border map").first.click()
    answer = page.locator(".kordon-answer")
    expect(answer).to_contain_text("2 movements")
    expect(answer).to_contain_text("80+")
    drawn = Map(page, None)
    drawn.comes_to(cells=0, areas=1, unplaced=0)
    expect(drawn.frame.locator(".kordon-badge", has_text="somewhere in Belarus")).to_be_visible()

    with open_records(f"sqlite:///{tmp_path / 'kordon.sqlite'}") as records:
        mirror = open_mirror(records)
        mirror.refresh()
        (week,) = queries.totals(mirror, Filters.from_words({}), by=("week",))
        mirror.close()
    assert (week.unit, week.movements, week.count_min, week.count_max) == ("vehicle", 2, 80, None)
    assert outside == []


def test_what_is_pasted_is_shown_as_text_and_its_personal_data_masked(app: str, page: Page) -> None:
    malice = (
        "On 12 December 2022 5 tanks <img src=x onerror='window.harmed=1'> arrived in Mazyr. Tel. +375 29 123-45-67"
    )
    paste(page, app, malice)
    expect(page.locator(".read-text")).to_contain_text("<img src=x onerror='window.harmed=1'>")
    expect(page.locator(".read-text img")).to_have_count(0)
    expect(page.locator(".read-text")).to_contain_text("[phone removed]")
    assert page.evaluate("window.harmed") is None
    page.get_by_role("button", name="Change the text").click()
    expect(page.get_by_label("Text of a report")).to_have_value(re.compile(r"\[phone removed\]"))


def test_a_telegram_export_is_read_and_its_senders_are_nowhere(app: str, page: Page) -> None:
    messages = [
        {"id": 1, "type": "service", "actor": "Ivan Petrov", "action": "pin_message", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2022-12-19T18:00:00",
            "date_unixtime": "1671465600",
            "from": "Ivan Petrov",
            "author": "Ivan Petrov",
            "text": ["Учора ", {"type": "bold", "text": "20 танкаў Т-72"}, " прыбылі ў Мазыр."],
        },
    ]
    export = {"name": "Own channel", "type": "public_channel", "id": 1, "messages": messages}
    page.goto(f"{app}/read")
    page.get_by_test_id("stMain").locator("input[type=file]").set_input_files(
        {"name": "result.json", "mimeType": "application/json", "buffer": json.dumps(export).encode()}
    )
    expect(page.get_by_title("result.json")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Read", exact=True).click()
    expect(page.locator(".read-card")).to_contain_text("20 × T-72")
    expect(page.locator(".read-card")).to_contain_text("18 Dec 2022")
    expect(page.locator(".read-card")).to_contain_text("said by Own channel")
    assert "Petrov" not in page.content()


def test_a_card_is_mended_in_place_and_stored_as_mended(own_app: str, page: Page) -> None:
    paste(page, own_app, SEED, "Belarusian Hajun", "2022-12-19")
    page.get_by_role("button", name="Mend").first.click()
    page.get_by_label("At least").fill("60")
    page.get_by_role("textbox", name="Note").fill("counted twice")
    settled(page)
    page.get_by_role("button", name="Done").click()
    expect(page.locator(".read-card").first).to_contain_text("at least 60 × Ural truck")
    expect(page.locator(".read-card").first).to_contain_text("note: counted twice")
    settled(page)
    page.get_by_role("radio", name="Discard").last.click()
    page.get_by_role("button", name="Store 1 accepted, 1 discarded").click()
    expect(page.get_by_text("Stored as s000001")).to_be_visible()
