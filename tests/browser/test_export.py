"""Export on the pages: what stays back is said before anything leaves, and a private file is signed and logged."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from geo.briefing.formats import FORMATS
from geo.briefing.gate import Release, release
from geo.records import ledger
from geo.records.database import open_records
from geo.records.filters import Filters
from geo.records.mirror import open_mirror
from geo.records.totals import totals
from tests.briefing.leaks import FORBIDDEN, OF_THEIR_DAY, leaked, secret_batch
from tests.browser.page_shown import grid, settled
from tests.records.making import batch_of, empty_database, sighting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Download

    from geo.records.queries import TotalRow
    from tests.browser.serving import Warm


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = empty_database(tmp_path_factory.mktemp("secrets"))
    with open_records(made) as records:
        ledger.commit_batch(records, secret_batch())
    return made


@pytest.fixture(scope="module")
def address(serve: Warm, url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("user"), KORDON_DATABASE_URL=url, KORDON_SAMPLE="0") as found:
        yield found


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("button", name="Export")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Export").click()
    expect(page.get_by_role("dialog").get_by_text("Format", exact=True)).to_be_visible()


def saved(download: Download) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(download.path()).read_text(encoding="utf-8-sig"))))


def test_it_says_what_stays_back_before_a_file_of_the_rest_leaves(page: Page, address: str) -> None:
    opened(page, f"{address}/sightings?status=all")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("tell of Ukrainian forces")).to_be_visible()
    expect(dialog.get_by_text("what may lead to a person")).to_be_visible()
    with page.expect_download() as waiting:
        dialog.get_by_role("button", name="Download CSV table", exact=True).click()
    lines = saved(waiting.value)
    assert waiting.value.suggested_filename == "kordon-sightings.csv"
    assert lines
    assert leaked(str(lines), [mark for mark in FORBIDDEN if mark not in OF_THEIR_DAY]) == []


def test_a_private_file_waits_for_a_signature_and_stands_in_the_trail(page: Page, address: str, url: str) -> None:
    opened(page, f"{address}/sightings?status=all")
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Private export, not for publication").click()
    button = dialog.get_by_role("button", name="Download CSV table, private")
    expect(button).to_be_disabled()
    dialog.get_by_label("Signed").fill("desk 2")
    dialog.get_by_label("Signed").press("Tab")
    dialog.get_by_text("I will not publish it").click()
    expect(dialog.get_by_role("checkbox", name="I will not publish it")).to_be_checked()
    settled(page)
    expect(button).to_be_disabled()
    dialog.get_by_role("textbox", name="Reason").fill("for the desk, ask +375 29 123-45-67")
    dialog.get_by_role("textbox", name="Reason").press("Tab")
    expect(button).to_be_enabled()
    with page.expect_download() as waiting:
        button.click()
    assert waiting.value.suggested_filename == "kordon-sightings-PRIVATE-TLP-RED.csv"
    assert len(leaked(str(saved(waiting.value)))) > len(FORBIDDEN) / 2
    with open_records(url, read_only=True) as records:
        entry = ledger.audit(records)[-1]
    assert (entry.action, entry.who) == ("export", "desk 2")
    assert (entry.after or {})["reason"] == "for the desk, ask [phone removed]"


def by_day(rows: list[TotalRow]) -> dict[str, str]:
    return {row.period or "undated": str(row.movements) for row in rows}


def test_the_timelines_table_is_counted_of_what_may_leave(page: Page, address: str, url: str) -> None:
    opened(page, f"{address}/timeline?status=all&by=day")
    with page.expect_download() as waiting:
        page.get_by_role("dialog").get_by_role("button", name="Download table of totals (CSV)", exact=True).click()
    lines = saved(waiting.value)
    everything = Filters(status=("all",))
    with open_records(url, read_only=True) as records:
        mirror = open_mirror(records)
        with release(mirror, everything, Release(now=datetime.now(UTC))) as out:
            may_leave = {
                row.period or "undated": str(row.movements) for row in totals(out.mirror, out.filters, ("day",))
            }
        all_of_it = {row.period or "undated": str(row.movements) for row in totals(mirror, everything, ("day",))}
    assert {line["period"]: line["movements"] for line in lines} == may_leave != all_of_it
    assert all(line["handling"].startswith("TLP:CLEAR") for line in lines)


def test_no_table_offers_a_download_past_the_gate(page: Page, address: str) -> None:
    page.goto(f"{address}/sightings")
    grid(page.get_by_test_id("stDataFrame")).hover()
    expect(page.get_by_role("button", name="Search").first).to_be_visible()
    expect(page.get_by_role("button", name="Download as CSV")).to_be_hidden()


def test_the_map_in_one_file_draws_the_cells_and_asks_nothing_of_any_network(chromium: Browser, tmp_path: Path) -> None:
    with open_records(empty_database(tmp_path)) as records:
        ledger.commit_batch(
            records, batch_of([sighting(note="</script><img src=x onerror=alert(1)>"), sighting(place=None)])
        )
        with release(open_mirror(records), Filters(), Release(now=datetime.now(UTC))) as out:
            file = tmp_path / "map.html"
            file.write_bytes(FORMATS["html"].write(out).data)
    page = chromium.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(file.as_uri())
    expect(page.get_by_text("2 sightings of 2 movements; 1 without a place")).to_be_visible()
    expect(page.locator("#handling")).to_contain_text("TLP:CLEAR; positions are cells of 5 km")
    cell = page.locator("path.leaflet-interactive")
    expect(cell).to_have_count(1)
    cell.click(force=True)
    expect(page.locator(".leaflet-popup").get_by_text("onerror=alert")).to_be_visible()
    expect(page.locator("img[src=x]")).to_have_count(0)
    page.close()
    assert asked == [file.as_uri()]
    assert faults == []
