"""The page Add in a real browser with the outside cut off: a file corrected, looked at, stored, undone; one by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.map_shown import Map
from tests.browser.page_shown import inside, settled

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
    settled(page)
    page.get_by_role("combobox", name=f"Field of {heading}").click()
    page.get_by_role("option", name=field, exact=True).click()


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
    expect(inside(page, "add-map").locator(".add-badge")).to_have_text(["1", "1"])
    settled(page)
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
    ground = inside(page, "add-hand-map").locator("#map_div")
    settled(page)
    ground.click(position={"x": 200, "y": 250})
    expect(page.get_by_role("textbox", name="Coordinates, or a click on the map")).to_have_value(
        re.compile(r"^5\d\.\d{3}, 2\d\.\d{3}$")
    )
    for label, text in (("What was seen, as said", "Ural truck"), ("First day or time", "13.12.2022")):
        page.get_by_role("textbox", name=label).fill(text)
        page.keyboard.press("Enter")
    expect(page.locator(".add-understood")).to_contain_text("accepted")
    page.get_by_role("button", name="Add this sighting").click()
    expect(page.get_by_text("Stored as import b0001: 1 accepted")).to_be_visible()
    shown = Map(page, own_app)
    expect(shown.frame.locator(".kordon-mark")).to_have_count(1)


def csv_of(*rows: str, head: str = "place,equipment,count,date,source,movement_id") -> bytes:
    return "\n".join([head, *rows]).encode()


def test_several_files_are_looked_at_side_by_side_and_stored_by_one_click(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    files = {
        "one.csv": csv_of("Brest,T-72,3,2022-12-16,A,", "Minsk,T-72,2,2022-12-16,A,"),
        "two.csv": csv_of("Brest,T-72,3,2022-12-16,A,", "Homel,Ural,5,2022-12-17,A,"),
        "picture.csv": b"\x89PNG\r\n\x1a\n0000",
        "bad.csv": csv_of("Brest,T-72,3,2022-02-30,A,"),
    }
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/csv", "buffer": content} for name, content in files.items()]
    )
    expect(page.get_by_text("Look at all 4 files at once")).to_be_visible()
    settled(page)
    page.get_by_text("Look at all 4 files at once").click()
    expect(page.get_by_role("cell", name="picture.csv is a PNG picture, not a table")).to_be_visible()
    page.get_by_role("button", name="Add all: 4 sightings of 2 files").click()
    expect(page.get_by_text("Stored as import b0001: 2 accepted")).to_be_visible()
    expect(page.get_by_text("Stored as import b0002: 1 accepted")).to_be_visible()
    expect(page.get_by_text("picture.csv is a PNG picture, not a table").first).to_be_visible()


def test_what_was_masked_in_a_cell_is_released_by_itself(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    head = "place,equipment,date,source,note"
    lay(page, "a.csv", csv_of("Brest,T-72,2022-12-16,A,wagons 375291112233", "Minsk,T-72,2022-12-16,A,x", head=head))
    expect(page.get_by_text("Taken out of cells, and stored nowhere")).to_be_visible()
    settled(page)
    page.get_by_text("Taken out of 1 cell").click()
    page.get_by_text("Show what was taken out").click()
    page.get_by_role("button", name="Nobody's").click()
    expect(page.get_by_text("Taken out of cells, and stored nowhere")).to_have_count(0)
    expect(page.get_by_text("2 accepted", exact=True)).to_be_visible()
    page.get_by_role("button", name="Add 2 sightings").click()
    expect(page.get_by_text("Stored as import b0001: 2 accepted")).to_be_visible()


def test_a_row_that_contradicts_the_held_one_of_its_movement_is_shown_beside_it(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    lay(page, "a.csv", csv_of("Brest,T-72,30,2022-12-16,A,M1"))
    page.get_by_role("button", name="Add 1 sighting").click()
    expect(page.get_by_text("Stored as import b0001")).to_be_visible()
    page.goto(f"{own_app}/add")
    lay(page, "b.csv", csv_of("Brest,T-72,50-60,2022-12-16,B,M1"))
    expect(page.get_by_text("1 row contradicts what is held of the same movement; both are kept.")).to_be_visible()


def test_a_long_reading_is_ended_and_leaves_nothing(own_app: str, page: Page) -> None:
    page.goto(f"{own_app}/add")
    lay(page, "long.csv", csv_of(*(f"Brest,T-72,{at},2022-12-16,Source {at},M{at}" for at in range(120_000))))
    page.locator(".st-key-add-progress").get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("The reading was ended. Nothing was stored.")).to_be_visible()
    page.goto(f"{own_app}/add")
    expect(page.get_by_text("No file was imported yet.")).to_be_visible()
