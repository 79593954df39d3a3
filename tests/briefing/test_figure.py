"""Pictures of a briefing: what they say, what they never leave out, and the same bytes each time."""

from __future__ import annotations

import io
import re
import threading
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from PIL import Image

from geo.briefing.figure_files import png_bytes, svg_bytes
from geo.briefing.figure_frame import TLP_COLOURS
from geo.briefing.figure_sheet import Sheet
from geo.briefing.figure_text import fitted, shortened, wrapped
from geo.briefing.figure_timeline import draw_timeline, tick_values
from geo.briefing.fonts import text_width
from geo.briefing.model import Block, Sentence
from geo.maps.style import theme
from geo.model import Tlp
from tests.briefing.drawn import MAP, briefing, mark, table

SVG = "{http://www.w3.org/2000/svg}"


def said(picture: bytes) -> str:
    """All texts of an SVG, one a line."""
    return "\n".join("".join(each.itertext()) for each in ET.fromstring(picture).iter(f"{SVG}text"))  # noqa: S314


def pixels(picture: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"))


@cache
def plain_svg() -> bytes:
    """The briefing that every test begins with, drawn once for all that is looked at in it."""
    return svg_bytes(briefing())


@cache
def untitled() -> bytes:
    return png_bytes(briefing(title=""))


@pytest.mark.parametrize(
    ("size", "scale", "shape"), [("16:9", 1, (1080, 1920)), ("4:3", 1, (1080, 1440)), ("16:9", 2, (2160, 3840))]
)
def test_a_picture_has_the_pixels_of_its_size(size: str, scale: int, shape: tuple[int, int]) -> None:
    assert pixels(png_bytes(briefing(), size=size, scale=scale)).shape[:2] == shape  # type: ignore[arg-type]


def test_the_same_briefing_gives_the_same_bytes() -> None:
    assert png_bytes(briefing()) == png_bytes(briefing())
    assert svg_bytes(briefing()) == plain_svg()


def test_threads_that_draw_at_once_draw_what_one_draws() -> None:
    alone = {theme: png_bytes(briefing(theme=theme)) for theme in ("light", "dark")}
    drawn: dict[int, bytes] = {}

    def draw(number: int) -> None:
        drawn[number] = png_bytes(briefing(theme=("light", "dark")[number % 2]))

    threads = [threading.Thread(target=draw, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(drawn[number] == alone[("light", "dark")[number % 2]] for number in range(4))


def test_a_picture_says_title_period_cut_off_sources_caveat_mark_hash_link_and_who_made_the_map() -> None:
    words = said(plain_svg())
    for wanted in (
        "Movements into Belarus",
        "191200Z DEC 22",
        "Sources: Belarusian Hajun (B), Community of Railway Workers of Belarus (C), Nasha Niva (B)",
        "Counts are what was reported",
        "Data a3f1a3f1a3f1",
        "https://kordon.example/",
        "Natural Earth",
        "Lambert conformal conic",
        "3 movements, 20+ vehicles",
        "118–164",
        "(Chebarkul)",
        "Somewhere in the area",
    ):
        assert wanted in words, wanted
    assert words.count("TLP:AMBER") == 2


def test_what_a_picture_has_no_room_for_is_named() -> None:
    words = said(plain_svg())
    headings = (
        "Vehicles by day",
        "Totals",
        "Day by day",
        "Largest movements",
        "Changes against",
        "Conflicts",
        "Method",
    )
    assert all(heading in words for heading in headings)
    assert "Not on this picture" in words


def test_rows_that_a_picture_has_no_room_for_are_counted_with_those_left_out_before() -> None:
    long = replace(table("Largest movements", 200), more="and 12 more", left=12)
    words = said(
        svg_bytes(briefing(movements=long, blocks=tuple(b for b in briefing().blocks if b in {"map", "movements"})))
    )
    shown = len(re.findall(r"Row \d+ Ural", words))
    assert 5 < shown < 200
    assert f"and {212 - shown} more" in words


@pytest.mark.parametrize("tlp", list(Tlp))
def test_the_mark_has_its_standard_colour_on_black(tlp: Tlp) -> None:
    picture = pixels(png_bytes(briefing(tlp=tlp)))
    corner = picture[20:110, -360:].reshape(-1, 3)
    wanted = tuple(int(TLP_COLOURS[tlp][i : i + 2], 16) for i in (1, 3, 5))
    assert (np.abs(corner.astype(int) - wanted).sum(axis=1) < 12).sum() > 100
    assert (corner.sum(axis=1) == 0).sum() > 500


@pytest.mark.parametrize(
    "title",
    [
        "<b>bold</b> & $x_1$ \\frac{1}{2} **stars**",
        "Рух тэхнікі ў Беларусь: Łódź, ґанок, їжа, ёлка",
        "-" * 400,
        "word " * 200,
        "Кароткі загаловак " * 30,
    ],
)
def test_titles_are_shown_as_they_are_written(title: str) -> None:
    words = said(svg_bytes(briefing(title=title)))
    flat = re.sub(r"\s", "", words)
    assert re.sub(r"\s", "", title)[:40] in flat
    if len(title) > 300:
        assert "…" in words


@pytest.mark.parametrize("size", ["16:9", "4:3"])
def test_a_long_title_is_set_smaller_and_on_two_lines_before_it_is_cut(size: Any) -> None:
    title = (
        "Movements of vehicles, aircraft and trains between the western regions and the border, "
        + "told by all sources " * 4
    )
    words = said(svg_bytes(briefing(title=title), size=size))
    assert len(title) > 160
    assert "".join(title.split()) in "".join(words.split())


def test_the_days_of_one_unit_stand_below_those_of_another() -> None:
    timeline = briefing().timeline
    assert timeline is not None
    many, few = (replace(timeline.series[0], unit_label=each) for each in ("Vehicles", "Trains"))
    few = replace(few, bars=tuple(replace(b, low=b.low and 1, high=b.high and 1) for b in few.bars))
    many = replace(many, bars=tuple(replace(b, high=b.high and 12_000) for b in many.bars))
    sheet = Sheet(400, 400, theme("light"))
    draw_timeline(sheet, replace(timeline, series=(many, few)), (0, 0, 400, 400))
    days = [
        (each.get_text(), each.get_position()[0]) for each in sheet.axes.texts if each.get_text() == few.bars[0].label
    ]
    assert len(days) == 2
    assert days[0] == days[1]


@pytest.mark.parametrize("title", ["שלום עולם 2022", "مرحبا بالعالم", "עברית with English"])
def test_text_from_right_to_left_is_drawn(title: str) -> None:
    assert (pixels(png_bytes(briefing(title=title))) != pixels(untitled())).any()


def test_a_control_character_in_a_name_breaks_no_file() -> None:
    named = replace(MAP, marks=(mark("Orsha\x00\x0b\ud800 & <i>", 54.5, 30.4, "5"),))
    assert "Orsha" in said(svg_bytes(briefing(map=named)))


def test_an_empty_briefing_says_so_and_draws_no_chart() -> None:
    words = said(svg_bytes(briefing(empty=True, empty_text="Nothing was reported in this period.")))
    assert "Nothing was reported in this period." in words
    assert "Legend" not in words
    assert "vehicles" not in words


@pytest.mark.parametrize("number", [1, 5000])
def test_one_movement_and_five_thousand_are_drawn(number: int) -> None:
    marks = tuple(mark(f"Place {n}", 51.5 + n % 70 / 16, 24 + n // 70 / 9, "1") for n in range(number))
    words = said(svg_bytes(briefing(map=replace(MAP, marks=marks, most=1))))
    assert "Place 0" in words
    assert ("labels left out" in words) == (number > 1)


def test_a_comparison_has_both_headings_and_one_scale() -> None:
    words = said(svg_bytes(briefing(second_map=replace(MAP, heading="19–26 December", marks=MAP.marks[1:]))))
    assert "12–19 December" in words
    assert "19–26 December" in words
    assert words.count("Public cell, 5 km") == 1


def test_below_two_maps_sentences_chart_and_table_share_the_width_and_none_is_left_off() -> None:
    long = "More vehicles than in the period before (175 against 55), and what else is told of them in a sentence."
    sentences = tuple(Sentence(key=f"k{n}", text=f"{n}: {long}", generated="") for n in range(6))
    blocks = (Block.SUMMARY, Block.MAP, Block.TIMELINE, Block.MOVEMENTS)
    table_of = replace(table("Largest movements", 9), more="", left=0)
    made = briefing(second_map=MAP, sentences=sentences, blocks=blocks, movements=table_of)
    words = said(svg_bytes(made))
    assert all(f"{n}: More vehicles" in words for n in range(6))
    assert all(each in words for each in ("Vehicles by day", "Largest movements"))
    assert len(re.findall(r"Row \d+ Ural", words)) >= 3
    assert "Not on this picture" not in words


def test_a_private_briefing_bears_its_watermark() -> None:
    marked = briefing(private=True, watermark="PRIVATE: not for release")
    assert "PRIVATE: not for release" in said(svg_bytes(marked))


def test_an_svg_is_described_in_words_and_fetches_nothing() -> None:
    picture = plain_svg().decode()
    described = ET.fromstring(picture).find(f"{SVG}desc")  # noqa: S314
    assert described is not None
    assert "7 movements into Belarus" in str(described.text)
    polish = ET.fromstring(svg_bytes(briefing(cutoff_told="011200Z MAR 23, 1 marca 2023 r."))).find(f"{SVG}desc")  # noqa: S314
    assert polish is not None
    assert "2023 r. TLP" in str(polish.text)
    assert "url(http" not in picture
    assert 'href="http' not in picture


def test_lines_are_never_wider_than_asked_for() -> None:
    text = "Between 12 and 19 December https://example.org/" + "a" * 200 + " Усяго 118"
    for line in wrapped(text, 120, 12):
        assert text_width(line, 12) <= 120
    assert text_width(shortened(text, 80, 12), 12) <= 80
    size, lines = fitted("short", 200, (26, 18))
    assert (size, lines) == (26, ["short"])


@pytest.mark.parametrize("highest", [0, 1, 2, 3, 7, 10, 11, 49, 50, 51, 164, 999, 12_345])
def test_axes_are_round_and_reach_the_highest_bar(highest: int) -> None:
    ticks = tick_values(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest
    assert len(ticks) <= 5
