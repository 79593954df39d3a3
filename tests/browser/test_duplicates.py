"""Duplicates and movements in a real browser: ten pairs decided by the keyboard alone, joined, split, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from geo.intake.load import commit_import, plan_import
from geo.places.offline import open_geocoder
from geo.records.database import open_records
from tests.browser.serving import served
from tests.browser.test_review import press
from tests.records.making import empty_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
def app_of_pairs(tmp_path: Path) -> Iterator[str]:
    """Address of an app whose database holds eleven trains, each told twice."""
    url = empty_database(tmp_path)
    with open_records(url) as records:
        plan = plan_import(told_twice(), "twice.csv", records=records, geocoder=open_geocoder())
        assert {each.verdict.value for each in plan.verdicts} == {"accepted"}
        commit_import(records, plan)
    with served(tmp_path, KORDON_SAMPLE="0", KORDON_DATABASE_URL=url) as address:
        yield address


def headline(page: Page) -> str:
    return page.locator(".kordon-answer").first.inner_text()


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


def test_what_is_joined_counts_once_and_is_split_again(app_of_pairs: str, page: Page) -> None:
    page.goto(f"{app_of_pairs}/movements")
    expect(page.get_by_role("status").first).to_contain_text(f"{2 * PAIRS} movements")
    page.goto(f"{app_of_pairs}/duplicates")
    press(page, "S", page.get_by_text("are one movement"))
    page.get_by_role("link", name="Movements").first.click()
    expect(page.get_by_role("status").first).to_contain_text(f"{2 * PAIRS - 1} movements")
