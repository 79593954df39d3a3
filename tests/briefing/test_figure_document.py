"""A briefing as PDF and PPTX: pages that go on, native texts, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pptx
import pytest

from geo.briefing.document import pdf_bytes
from geo.briefing.document_flow import rows_until
from geo.briefing.slide import pptx_bytes
from geo.model import Tlp
from tests.briefing.drawn import MAP, briefing, table


@cache
def plain_pdf(paper: str) -> bytes:
    """The briefing that every test begins with, printed once for all that is looked at in it."""
    return pdf_bytes(briefing(), paper=paper)  # type: ignore[arg-type]


@cache
def plain_pptx() -> bytes:
    return pptx_bytes(briefing())


def opened(data: bytes) -> pptx.presentation.Presentation:
    return pptx.Presentation(io.BytesIO(data))


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def words_of(slide: object) -> str:
    """All native words of a slide, tables too."""
    found = []
    for shape in slide.shapes:  # type: ignore[attr-defined]
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if shape.has_table:
            found.extend(cell.text for row in shape.table.rows for cell in row.cells)
    return "\n".join(found)


@pytest.mark.parametrize("paper", ["a4", "16:9"])
def test_a_pdf_is_the_same_bytes_each_time_and_dated_by_the_cut_off(paper: str) -> None:
    first = plain_pdf(paper)
    assert first == pdf_bytes(briefing(), paper=paper)  # type: ignore[arg-type]
    assert b"/CreationDate (D:20221219120000Z)" in first
    later = pdf_bytes(briefing(cutoff=datetime(2023, 1, 2, tzinfo=UTC)), paper=paper)  # type: ignore[arg-type]
    assert b"/CreationDate (D:20230102000000Z)" in later


def test_a_pdf_embeds_its_fonts_as_truetype() -> None:
    data = plain_pdf("a4")
    assert b"/FontFile2" in data
    assert b"/Type3" not in data


def test_a_longer_table_takes_more_pages() -> None:
    def longer(rows: int) -> bytes:
        return pdf_bytes(briefing(movements=table("Largest movements", rows)))

    assert pages(plain_pdf("a4")) < pages(longer(60)) < pages(longer(120))


def test_slides_are_the_same_bytes_each_time_and_dated_by_the_cut_off() -> None:
    data = plain_pptx()
    assert data == pptx_bytes(briefing())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2022, 12, 19, 12, 0, 0)}
    told = opened(data).core_properties
    assert told.created.replace(tzinfo=UTC) == datetime(2022, 12, 19, 12, tzinfo=UTC)
    assert "TLP:AMBER" in told.subject


def test_the_first_slide_has_title_summary_table_and_mark_as_native_text_and_pictures_with_words() -> None:
    deck = opened(plain_pptx())
    first = deck.slides[0]
    assert first.shapes.title.text_frame.text == "Movements into Belarus"
    words = words_of(first)
    for wanted in (
        "7 movements into Belarus were reported",
        "191200Z DEC 22",
        "Row 0 Ural trucks",
        "Sources: Belarusian Hajun",
    ):
        assert wanted in words
    assert words.count("TLP:AMBER") == 2
    pictures = [shape for shape in first.shapes if shape.shape_type == 13]
    described = [shape._element._nvXxPr.cNvPr.get("descr") for shape in pictures]
    assert len(pictures) == 2
    assert all(described)
    assert "7 movements into Belarus" in described[0]


def test_every_slide_has_its_sources_in_the_notes_and_a_mark() -> None:
    for slide in opened(plain_pptx()).slides:
        notes = slide.notes_slide.notes_text_frame.text
        for wanted in (
            "Belarusian Hajun (B), 5 reports",
            "https://example.org/C",
            "Nasha Niva",
            "a3f1" * 16,
            "TLP:AMBER",
        ):
            assert wanted in notes
        assert "TLP:AMBER" in words_of(slide)


def test_every_row_of_a_long_table_is_in_a_native_table() -> None:
    deck = opened(
        pptx_bytes(
            briefing(
                movements=replace(table("Largest movements", 90), more="and 12 more", caption="The largest first.")
            )
        )
    )
    words = "\n".join(words_of(slide) for slide in deck.slides)
    assert all(f"Row {number} Ural" in words for number in range(90))
    assert "and 12 more\nThe largest first." in words
    assert "Largest movements (continued)" in words
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.top + shape.height <= deck.slide_height


@pytest.mark.parametrize("title", ["<b>&\x00\x0b</b> $x$", "שלום", "long " * 300, "Ґанок ў Лодзі"])
def test_any_title_is_written_as_text(title: str) -> None:
    deck = opened(pptx_bytes(briefing(title=title)))
    shown = deck.slides[0].shapes.title.text_frame.text
    assert shown[:4] == title[:4].replace("\x00", "")
    assert ('rtl="1"' in deck.slides[0].shapes.title._element.xml) == (title == "שלום")
    assert pdf_bytes(briefing(title=title)).startswith(b"%PDF")


def test_an_empty_briefing_is_one_page_and_one_slide_that_say_so() -> None:
    nothing = briefing(empty=True, empty_text="Nothing was reported.")
    deck = opened(pptx_bytes(nothing))
    assert [slide.shapes.title.text for slide in deck.slides][1:] == ["Changes against the week before", "Method"]
    assert "Nothing was reported." in words_of(deck.slides[0])
    assert pages(pdf_bytes(nothing)) == 1


@pytest.mark.parametrize(("room", "note", "rows"), [(95, 0, 9), (100, 0, 10), (100, 12, 8), (95, 12, 9), (85, 0, 8)])
def test_a_page_begins_neither_with_one_row_nor_with_a_note_alone(room: float, note: float, rows: int) -> None:
    pages, first = [], 0
    while first < 10:
        last = rows_until([10.0] * 10, first, room, note)
        pages.append(last - first)
        first = last
    assert pages[0] <= rows
    assert sum(pages) == 10
    assert all(each >= 2 for each in pages[1:])
    assert pages[-1] * 10 + note <= room


def test_a_private_briefing_bears_its_watermark_above_all_else_on_every_slide() -> None:
    marked = briefing(private=True, watermark="PRIVATE: not for release", tlp=Tlp.RED, theme="dark", second_map=MAP)
    for slide in opened(pptx_bytes(marked, size="4:3")).slides:
        assert list(slide.shapes)[-1].text_frame.text == "PRIVATE: not for release"
