"""The page Briefing in a real browser: a template, another language, a sentence written anew, files taken out."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pptx import Presentation

from geo.briefing.edits import edits_of
from geo.briefing.model import Language
from geo.model import Status
from geo.records import ledger
from geo.records.database import open_records
from tests.browser.page_shown import settled
from tests.records.making import ASIPOVICHY, RAILWAYS, batch_of, empty_database, named, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.serving import Warm

pytestmark = pytest.mark.browser
WEEK = "?from=2022-12-12&to=2022-12-18"


@pytest.fixture
def address(serve: Warm, tmp_path: Path) -> Iterator[str]:
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    told = [
        sighting(30, 40),
        sighting(50, None, place=named(ASIPOVICHY), source=RAILWAYS, url="https://example.org/2"),
        sighting(7, 7, status=Status.REVIEW, url="https://example.org/3"),
        sighting(9, 9, day=yesterday, url="https://example.org/4"),
    ]
    url = empty_database(tmp_path)
    with open_records(url) as records:
        ledger.commit_batch(records, batch_of(told))
    with serve(tmp_path, KORDON_DATABASE_URL=url, KORDON_SAMPLE="0") as found:
        yield found


def kept(folder: Path) -> list[str]:
    """Return the Ukrainian sentences that are kept with the weekly review."""
    with open_records(f"sqlite:///{folder / 'kordon.sqlite'}", read_only=True) as records:
        return [each.text for each in edits_of(records, "weekly review", Language.UKRAINIAN)]


def drawn(page: Page) -> None:
    """Wait until the briefing is drawn and the page is through."""
    expect(page.locator(".st-key-brief-page img")).to_be_visible()
    settled(page)


def choose(page: Page, label: str, option: str) -> None:
    drawn(page)
    field = page.get_by_test_id("stMain").get_by_label(label, exact=True).first
    field.click()
    page.get_by_role("option", name=option, exact=True).click()
    expect(field).to_have_value(option)
    drawn(page)


def taken(page: Page, kind: str) -> bytes:
    """Return a file as the dialog hands it out."""
    drawn(page)
    page.get_by_role("button", name="Export").click()
    dialog = page.get_by_role("dialog")
    if kind != "PowerPoint":
        dialog.get_by_label("Format", exact=True).click()
        page.get_by_role("option", name=kind, exact=True).click()
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name=f"Download {kind}", exact=True).click()
    assert waiting.value.suggested_filename.startswith("kordon-briefing-2022-12-12-2022-12-18.")
    data = Path(waiting.value.path()).read_bytes()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    return data


def test_a_briefing_is_chosen_worded_arranged_and_taken_out(address: str, page: Page, tmp_path: Path) -> None:
    page.goto(f"{address}/briefing{WEEK}&status=")
    drawn(page)
    expect(page.get_by_text("wait in review or were rejected")).to_be_visible()
    expect(page.get_by_text("2 sightings of 2 movements in both periods may leave")).to_be_visible()

    choose(page, "Template", "weekly review")
    expect(page.locator(".kordon-block").nth(2)).to_contain_text("Day by day")
    title = page.get_by_label("Title", exact=True)
    title.fill("Тиждень <b>на кордоні</b>")
    title.press("Enter")
    drawn(page)
    choose(page, "Language", "Українська")
    expect(page.get_by_text("may leave, as of"), "one full stop").to_contain_text("\u202fр. The picture")
    page.get_by_test_id("stMain").get_by_text("Wording").click()
    opening = page.get_by_label("Opening")
    expect(opening).to_have_value(
        "З 12 до 18 грудня 2022\u202fр. 2 джерела повідомили про 2 переміщення до Білорусі: "
        "щонайменше 80 одиниць техніки."
    )
    drawn(page)
    page.get_by_role("button", name="arrow_downward").nth(1).click()
    for at, block in enumerate(["1 Summary in words", "2 Day by day", "3 Map"]):
        expect(page.locator(".kordon-block").nth(at)).to_have_text(block, use_inner_text=True)

    drawn(page)
    opening.fill("За тиждень до Білорусі прибуло щонайменше 80 одиниць техніки.")
    opening.press("Control+Enter")
    expect(page.locator(".st-key-brief-edited-opening")).to_be_visible()
    assert kept(tmp_path) == ["За тиждень до Білорусі прибуло щонайменше 80 одиниць техніки."]

    deck = Presentation(io.BytesIO(taken(page, "PowerPoint")))
    words = "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    assert "Тиждень <b>на кордоні</b>" in words
    assert "За тиждень до Білорусі прибуло щонайменше 80 одиниць техніки." in words
    assert "TLP:CLEAR" in words
    assert "Railway Workers" in "\n".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
    assert taken(page, "PNG").startswith(b"\x89PNG")

    drawn(page)
    page.get_by_role("button", name="Take the wording of the data").click()
    expect(page.locator(".st-key-brief-edited-opening")).to_be_hidden()
    assert kept(tmp_path) == []


def test_a_template_is_saved_deleted_and_brought_back(address: str, page: Page) -> None:
    page.goto(f"{address}/briefing{WEEK}")
    drawn(page)
    page.get_by_role("button", name="close").nth(2).click()
    expect(page.locator(".kordon-block")).to_have_count(3)
    drawn(page)
    page.get_by_test_id("stMain").get_by_text("Templates").click()
    name = page.get_by_placeholder("name of a new template")
    name.fill("Morning")
    name.press("Enter")
    expect(page.get_by_label("Template", exact=True)).to_have_value("Morning")
    drawn(page)
    page.get_by_role("button", name="Delete the template").click()
    expect(page.get_by_label("Template", exact=True)).to_have_value("one slide")
    drawn(page)
    expect(page.locator(".kordon-block")).to_have_count(4)
    drawn(page)
    page.get_by_role("button", name="Undo: bring").click()
    expect(page.get_by_label("Template", exact=True)).to_have_value("Morning")
    expect(page.locator(".kordon-block")).to_have_count(3)

    choose(page, "Language", "Polski")
    drawn(page)
    expect(page).to_have_url(re.compile("template=Morning.*language=pl"))
    page.goto(f"{page.url}&paper=crimson")
    drawn(page)
    expect(page.get_by_label("Template", exact=True)).to_have_value("Morning")
    expect(page.get_by_label("Language", exact=True)).to_have_value("Polski")
    expect(page.locator(".kordon-block")).to_have_count(3)
    expect(page.locator(".st-key-link-unheeded")).to_contain_text("'crimson' is not known; use light or dark")


def test_a_quiet_period_says_so(address: str, page: Page) -> None:
    page.goto(f"{address}/briefing?from=2021-06-07&to=2021-06-13")
    drawn(page)
    page.get_by_test_id("stMain").get_by_text("Wording").click()
    expect(page.get_by_label("Opening")).to_have_value("Between 7 and 13 June 2021, no movements were reported.")
