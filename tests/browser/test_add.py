"""The page Add in a real browser with the outside cut off: a file corrected, looked at, stored, undone; one by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.test_map_drawn import Map
from tests.browser.test_review import framed

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
REPORTS = (
    "Дата;Населенный пункт;Техника;Сколько было;Направление;Источник;Телефон;Комментарий\n"
    "03.12.2022;Мозырь;Урал;30-40;в Беларусь;Наш пост;+375291112233;видели с моста\n"
    "04.12.2022;Гомель;танк Т-72;не менее 12;в Беларусь;Наш пост;;\n"
    "05.12.2022;Александровка;БТР-80;5;;Наш пост;;\n"
    "2022-13-45;Гомель;Урал;7;;Наш пост;;\n"
)


def lay(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def choose_field(page: Page, heading: str, field: str) -> None:
    page.get_by_role("combobox", name=f"Field of {heading}").click()
    page.get_by_role("option", name=field, exact=True).click()


def badges(page: Page) -> list[str]:
    frame = framed(page, "add-map")
    expect(frame.locator(".add-badge").first).to_be_attached()
    return sorted(frame.locator(".add-badge").all_inner_texts())


def test_a_russian_table_is_corrected_looked_at_stored_undone_and_redone(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    lay(page, "сводка.csv", REPORTS.encode("cp1251"))
    expect(page.get_by_text("of 4 rows")).to_be_visible()
    expect(page.get_by_text("Read as CSV, cells apart by semicolon, cp1251")).to_be_visible()
    expect(page.get_by_text("perhaps count")).to_be_visible()
    expect(page.get_by_text("Left out: could name a person")).to_be_visible()
    choose_field(page, "Сколько было", "count")
    expect(page.get_by_text("perhaps count")).to_have_count(0)
    for said in ("2 accepted", "1 review", "1 rejected", "0 repeated"):
        expect(page.get_by_text(said, exact=True)).to_be_visible()
    assert badges(page) == ["1", "1"]
    page.get_by_role("button", name="Add 3 sightings").click()
    expect(page.get_by_text("Stored as import b0001: 2 accepted, 1 in review, 1 rejected.")).to_be_visible()

    shown = Map(page, own_app)
    expect(page.locator(".kordon-answer")).to_contain_text("2 movements")
    expect(page.locator(".kordon-answer")).to_contain_text("42+")
    expect(shown.frame.locator(".kordon-mark")).to_have_count(2)

    page.goto(f"{own_app}/add")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("undone", exact=True)).to_be_visible()
    page.goto(own_app)
    expect(page.get_by_text("Nothing is held yet.", exact=True)).to_be_visible()

    page.goto(f"{own_app}/add")
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_text("counted", exact=True)).to_be_visible()
    again = Map(page, own_app)
    expect(again.frame.locator(".kordon-mark")).to_have_count(2)


def test_rejected_rows_come_back_as_a_file_to_mend_without_what_is_personal(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    lay(page, "сводка.csv", REPORTS.encode("cp1251"))
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Rejected rows (1) to mend").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert waiting.value.suggested_filename == "сводка-rejected.csv"
    assert text.splitlines()[0].startswith("reason;Дата;")
    assert "2022-13-45" in text.splitlines()[1]
    assert "Телефон" not in text


def test_one_sighting_is_written_by_hand_with_a_click_on_the_map(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add?add=one%20by%20hand")
    for label, text in (("What was seen, as said", "Ural truck"), ("First day or time", "13.12.2022")):
        page.get_by_role("textbox", name=label).fill(text)
        page.keyboard.press("Enter")
    frame = framed(page, "add-hand-map")
    frame.locator("#map_div").click(position={"x": 200, "y": 250})
    expect(page.get_by_role("textbox", name="Coordinates, or a click on the map")).to_have_value(
        re.compile(r"^5\d\.\d{3}, 2\d\.\d{3}$")
    )
    expect(page.locator(".add-understood")).to_contain_text("accepted")
    page.get_by_role("button", name="Add this sighting").click()
    expect(page.get_by_text("Stored as import b0001: 1 accepted")).to_be_visible()
    shown = Map(page, own_app)
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)
