"""The HTML map of a briefing opens from a disk, with no network at all, and shows what the briefing holds."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from geo.briefing.map_page import html_bytes
from tests.briefing.drawn import MAP, briefing, mark

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
APART = """() => {
  const boxes = [...document.querySelectorAll(".label")].map((each) => each.getBoundingClientRect());
  const shown = boxes.filter((box) => box.width);
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
  return shown.length > 5 && shown.every((one, at) => !shown.slice(at + 1).some((other) => over(one, other)));
}"""
"""Whether the names that are shown share no more than an edge."""


def opened(chromium: Browser, file: Path, said: list[str]) -> Page:
    """Open a file in a browser that is offline; `said` gets its errors and every address that it asked for."""
    page = chromium.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(file.as_uri())
    return page


def test_the_map_opens_from_a_disk_without_a_network(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    file.write_bytes(html_bytes(briefing()))
    said: list[str] = []
    page = opened(chromium, file, said)
    expect(page.locator(".label.mark", has_text="Baranavichy 118–164")).to_be_visible()
    expect(page.locator("h1")).to_have_text("Movements into Belarus")
    expect(page.locator(".tlp")).to_have_text("TLP:AMBER")
    expect(page.locator("footer")).to_contain_text("Belarusian Hajun (B)")
    expect(page.locator("footer")).to_contain_text("a3f1" * 16)
    box = page.locator(".label.mark", has_text="Salihorsk").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] - 12, box["y"] + box["height"] / 2)
    expect(page.locator(".leaflet-popup-content")).to_contain_text("Salihorsk")
    page.wait_for_function(APART)  # the map moves to make room for the popup
    numbers = page.locator(".ring b").all_text_contents()
    assert sorted(map(int, numbers)) == sorted(mark.movements for mark in MAP.marks)
    expect(page.locator("path[fill='url(#hatch-in)']")).to_have_count(2)
    expect(page.locator(".leaflet-control-attribution")).to_have_count(0)
    assert said == []
    page.context.close()


def test_a_comparison_shows_one_period_at_a_time(chromium: Browser, tmp_path: Path) -> None:
    file = tmp_path / "map.html"
    later = replace(MAP, heading="20–27 December", marks=(mark("Mazyr", 52.05, 29.25, "9", 5),), arrows=())
    file.write_bytes(html_bytes(briefing(second_map=later)))
    page = opened(chromium, file, [])
    expect(page.locator(".ring b")).to_have_text(["5"])
    page.get_by_role("radio", name="12–19 December").check()
    expect(page.locator(".label.mark", has_text="Baranavichy 118–164")).to_be_visible()
    expect(page.locator(".label.mark", has_text="Mazyr")).to_have_count(0)
    page.context.close()


def test_names_with_markup_are_text_in_the_page(chromium: Browser, tmp_path: Path) -> None:
    evil = "</script><img src=x onerror=document.title='hacked'>${1+1}`{{7*7}}"
    file = tmp_path / "map.html"
    named = MAP.__class__(
        heading=evil, bbox=MAP.bbox, marks=(mark(evil, 53.9, 27.6, evil),), arrows=(), most=1, legend=MAP.legend
    )
    file.write_bytes(html_bytes(briefing(title=evil, map=named, second_map=named, private=True, watermark=evil)))
    said: list[str] = []
    page = opened(chromium, file, said)
    expect(page.locator("h1")).to_have_text(evil)
    expect(page.locator(".label.mark").first).to_have_text(f"{evil} {evil}")
    expect(page.locator("img")).to_have_count(0)
    expect(page).not_to_have_title(re.compile("hacked$"))
    assert said == []
    page.context.close()


def test_the_page_is_the_same_bytes_each_time_and_says_when_there_is_nothing() -> None:
    assert html_bytes(briefing()) == html_bytes(briefing())
    assert "Nothing was reported." in html_bytes(briefing(empty=True, empty_text="Nothing was reported.")).decode()
