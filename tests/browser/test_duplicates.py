"""Duplicates and movements in a real browser: ten pairs decided by the keyboard alone, joined, split, taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from geo.intake.load import commit_import, plan_import
from geo.places.offline import open_geocoder
from geo.records.database import open_records
from tests.browser.page_shown import choose_row, inside, press, settled
from tests.records.making import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.browser.serving import Warm

pytestmark = pytest.mark.browser
HEAD = "observed_from,observed_to,place,origin,destination,equipment,count,flow,affiliation,source,via,url,note\n"
TOWNS = ("Asipovichy", "Homel", "Brest", "Mazyr", "Baranavichy", "Pinsk", "Orsha", "Luninets", "Slutsk", "Polatsk")
PAIRS = 11


def told_twice() -> bytes:
    """Return a file of trains to ten towns and one more, each told by two outlets, a week apart from the next."""
    lines = []
    for number in range(PAIRS):
        day, town = f"2022-{6 + number // 4:02}-{1 + 7 * (number % 4):02}", TOWNS[number % len(TOWNS)]
        for outlet, count in (("One outlet", f"{20 + number}-{30 + number}"), ("Two outlets", str(25 + number))):
            url = f"https://example.org/{outlet.split()[0].lower()}/{number}"
            told = f"{count},in,RU,Belarusian Hajun,{outlet},{url},"
            lines.append(f"{day},{day},{town},Voronezh,{town},Ural truck,{told}\n")
    return (HEAD + "".join(lines)).encode()


@pytest.fixture
def app_of_pairs(serve: Warm, tmp_path: Path) -> Iterator[str]:
    """Address of an app whose database holds eleven trains, each told twice."""
    url = empty_database(tmp_path)
    with open_records(url) as records:
        plan = plan_import(told_twice(), "twice.csv", records=records, geocoder=open_geocoder())
        assert {each.verdict.value for each in plan.verdicts} == {"accepted"}
        commit_import(records, plan)
    with serve(tmp_path, KORDON_SAMPLE="0", KORDON_DATABASE_URL=url) as address:
        yield address


def test_ten_suggestions_are_worked_through_by_the_keyboard_alone(app_of_pairs: str, page: Page) -> None:
    page.goto(f"{app_of_pairs}/duplicates")
    answer = page.get_by_role("status").first
    expect(answer).to_contain_text(f"{PAIRS} pairs may be told twice")
    expect(page.locator(".kordon-pair")).to_contain_text("via Two outlets")
    expect(page.locator(".kordon-speaks .kordon-for").first).to_be_visible()
    keys = "SSDSSSNSSDS"
    left, made, skipped = PAIRS, 0, 0
    for key in keys[:10]:
        skipped += key == "N"
        made += key != "N"
        left -= key != "N"
        waited = answer.filter(has_text=f"{left} pair").filter(has_text=f"{made} decided in this sitting")
        press(page, key, waited.filter(has_text=f"{skipped} pair") if skipped else waited)
    press(page, "U", answer.filter(has_text=f"{left + 1} pairs may be told twice"))
    expect(answer).to_contain_text(f"{made - 1} decided in this sitting")
    press(page, "U", answer.filter(has_text=f"{left + 2} pairs may be told twice"))
    expect(answer).to_contain_text(f"{made - 2} decided in this sitting")


def test_movements_are_joined_counted_once_and_split_again(app_of_pairs: str, page: Page) -> None:
    page.goto(f"{app_of_pairs}/movements")
    answer = page.get_by_role("status").first
    expect(answer).to_contain_text(f"{2 * PAIRS} movements")
    movements = page.locator(".st-key-movements-list [data-testid=stDataFrame]")
    choose_row(movements, 0)
    choose_row(movements, 1)
    page.get_by_role("button", name="Make one movement of these 2").click()
    expect(answer).to_contain_text(f"{2 * PAIRS - 1} movements")
    expect(page.get_by_text("2 movements are one now")).to_be_visible()

    choose_row(movements, 0)
    expect(page.locator(".kordon-movement").first).to_contain_text("2 reports")
    inside(page, "path-map")
    choose_row(page.locator("[role=tabpanel] [data-testid=stDataFrame]"), 1)
    page.get_by_role("button", name="Take 1 sighting out").click()
    expect(answer).to_contain_text(f"{2 * PAIRS} movements")
    press(page, "U", page.get_by_text(f"{2 * PAIRS - 1} movements told"))


def test_a_link_opens_one_movement_and_its_source_is_graded(app_of_pairs: str, page: Page) -> None:
    page.goto(f"{app_of_pairs}/movements?movement=m000003")
    expect(page.locator(".kordon-movement").first).to_contain_text("m000003")
    settled(page)
    page.get_by_role("tab", name="Sources and grades").click()
    page.get_by_label("Grade of Belarusian Hajun").first.click()
    page.get_by_role("option", name="B · usually reliable").click()
    expect(page.locator(".st-key-grade-Belarusian-Hajun-B")).to_be_visible()  # it holds what is stored
    page.get_by_role("tab", name="Sightings").click()
    page.goto(f"{app_of_pairs}/movements?reliability=B")
    expect(page.get_by_role("status").first).to_contain_text(f"{2 * PAIRS} movements")
    page.goto(f"{app_of_pairs}/movements?movement=m999999")
    expect(page.get_by_role("alert")).to_contain_text("There is no movement m999999")


def test_legs_of_one_day_are_put_in_order_by_hand_and_back(app_of_pairs: str, page: Page) -> None:
    page.goto(f"{app_of_pairs}/duplicates")
    head = page.locator(".kordon-pair thead")
    expect(head).to_have_text(re.compile(r"m\d{6}.*m\d{6}", re.DOTALL))
    settled(page)
    name = min(re.findall(r"m\d{6}", head.inner_text()))
    press(page, "L", page.get_by_text("are legs of one movement"))
    page.goto(f"{app_of_pairs}/movements?movement={name}")
    expect(page.locator(".kordon-movement").first).to_contain_text("2 reports")
    table = page.get_by_test_id("stDataFrame").nth(1)
    expect(page.get_by_text("put it earlier or later")).to_be_visible()
    choose_row(table, 0)
    earlier = page.get_by_role("button", name="Leg 1 earlier")
    expect(earlier).to_be_disabled()
    page.get_by_role("button", name="Leg 1 later").click()
    expect(page.get_by_text("comes before")).to_be_visible()
    press(page, "U", page.get_by_text("movements, latest first"))
