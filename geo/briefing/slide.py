"""A briefing as PowerPoint slides: native titles, texts, tables and notes, pictures for map and timeline.

All that is text stays text that can be edited; the sources stand in the notes of every slide. The same briefing gives
the same bytes: dates within are those of the cut-off.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pptx
from pptx.util import Pt

from geo.briefing.figure import SIZES, draw_captioned_map, draw_comparison
from geo.briefing.figure_files import DPI, DRAWING, alt_text
from geo.briefing.figure_parts import day_lines
from geo.briefing.figure_sheet import Sheet
from geo.briefing.figure_timeline import draw_timeline
from geo.briefing.fonts import plain
from geo.briefing.model import Block, TableContent
from geo.briefing.slide_page import Page, notes_text, raise_watermarks
from geo.briefing.slide_tables import table_height, table_pages, whole_table
from geo.maps.style import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pptx.presentation import Presentation

    from geo.briefing.figure import Size
    from geo.briefing.map_model import MapContent
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing

_MAP_SHARE: Final = 0.6
_GUTTER: Final = 16.0
_SUMMARY: Final = 15.0
_CHART: Final = 158.0
_LIST: Final = 13.0
_EARLIEST: Final = 1980
"""First year that a ZIP archive can tell."""


def pptx_bytes(briefing: Briefing, *, size: Size = "16:9") -> bytes:
    """Return a briefing as PPTX: the one slide with map and summary, then a slide or more for every other part."""
    deck = pptx.Presentation()
    width, height = SIZES[size]
    deck.slide_width, deck.slide_height = Pt(width), Pt(height)
    _properties(deck, briefing)
    shown = _first(deck, briefing)
    _parts(deck, replace(briefing, blocks=briefing.beside_nothing) if briefing.empty else briefing, shown)
    raise_watermarks(deck)
    file = io.BytesIO()
    deck.save(file)
    return _dated(file.getvalue(), briefing)


def _properties(deck: Presentation, briefing: Briefing) -> None:
    told = deck.core_properties
    when = briefing.cutoff.replace(tzinfo=None)
    told.title, told.author, told.last_modified_by = plain(briefing.title)[:250], "Kordon", "Kordon"
    told.subject = f"{briefing.tlp_mark} {plain(briefing.subtitle)}"[:250]
    told.keywords = f"{briefing.labels.data_hash} {briefing.sha256}"
    told.created, told.modified, told.last_printed, told.revision = when, when, when, 1


def _first(deck: Presentation, briefing: Briefing) -> set[Block]:
    """Add the first slide and return which parts it shows in full beside map and timeline."""
    shown = {Block.MAP, Block.SUMMARY, Block.TIMELINE}
    page = Page(deck, briefing, briefing.title, notes=notes_text(briefing), whole=True)
    left, top, right, bottom = page.free
    if briefing.empty:
        page.text(briefing.empty_text, (left, top, right, bottom), size=20)
        return shown
    if briefing.map is not None and Block.MAP in briefing.blocks:
        if briefing.second_map is not None:
            low = top + (bottom - top) * 0.7
            both = (briefing.map, briefing.second_map)
            _map_picture(page, briefing, both, (left, top, right, low))
            _summary(page, briefing, (left, low + 6, right, bottom))
            return shown
        edge = left + (right - left) * _MAP_SHARE
        _map_picture(page, briefing, (briefing.map,), (left, top, edge, bottom))
        left = edge + _GUTTER
    chart = briefing.timeline if Block.TIMELINE in briefing.blocks else None
    end = bottom - _CHART if chart is not None else bottom
    used = _summary(page, briefing, (left, top, right, end))
    table = briefing.totals
    if table is not None and table.rows and Block.TOTALS in briefing.blocks:
        box = (left, top + used + 10, right, end)
        if table_height(table, right - left, size=11) <= box[3] - box[1]:
            whole_table(page, table, box, size=11)
            shown.add(Block.TOTALS)
    if chart is not None:
        box = (left, end + 6, right, bottom)
        page.picture(
            _picture(briefing, box, lambda sheet, frame: draw_timeline(sheet, chart, frame)), box, chart.heading
        )
    return shown


def _summary(page: Page, briefing: Briefing, box: Box) -> float:
    """Write the sentences and return how high they are in points."""
    if Block.SUMMARY not in briefing.blocks or not briefing.sentences:
        return 0
    return page.bullets([sentence.text for sentence in briefing.sentences], box, size=_SUMMARY)


def _map_picture(page: Page, briefing: Briefing, maps: tuple[MapContent, ...], box: Box) -> None:
    def draw(sheet: Sheet, frame: Box) -> None:
        if len(maps) > 1:
            draw_comparison(sheet, briefing, (maps[0], maps[1]), frame)
        else:
            draw_captioned_map(sheet, briefing, maps[0], frame)

    page.picture(_picture(briefing, box, draw), box, alt_text(briefing))


def _picture(briefing: Briefing, box: Box, draw: Callable[[Sheet, Box], object]) -> bytes:
    """Return a drawing as PNG, four pixels to a point, for a box of a slide."""
    width, height = box[2] - box[0], box[3] - box[1]
    file = io.BytesIO()
    with DRAWING:
        sheet = Sheet(width, height, theme(briefing.theme))
        draw(sheet, (1, 1, width - 1, height - 1))
        sheet.figure.savefig(file, format="png", dpi=DPI * 1.5, metadata={"Software": None})
    return file.getvalue()


def _parts(deck: Presentation, briefing: Briefing, shown: set[Block]) -> None:
    tables = {
        Block.TOTALS: briefing.totals,
        Block.MOVEMENTS: briefing.movements,
        Block.CHANGES: briefing.changes,
        Block.CONFLICTS: briefing.conflicts,
    }
    for block in briefing.blocks:
        if block in shown:
            continue
        table = tables.get(block)
        if isinstance(table, TableContent):
            table_pages(deck, briefing, table)
        elif block is Block.DAYS and briefing.days is not None:
            _list_pages(deck, briefing, briefing.days.heading, day_lines(briefing.days))
        elif block is Block.SOURCES and briefing.sources is not None:
            told = [(line.told, False) for line in briefing.sources.lines]
            _list_pages(deck, briefing, briefing.sources.heading, [*told, (briefing.sources.caption, False)])
        elif block is Block.METHOD and briefing.method:
            told = [(line, False) for line in (*briefing.method, *briefing.caveats)]
            _list_pages(deck, briefing, briefing.method_heading, told)


def _list_pages(deck: Presentation, briefing: Briefing, heading: str, told: list[tuple[str, bool]]) -> None:
    rest = [(plain(words), bold) for words, bold in told if plain(words)]
    title = heading
    while rest:
        page = Page(deck, briefing, title, notes=notes_text(briefing))
        rest = rest[page.lines(rest, page.free, size=_LIST) :]
        title = f"{heading} ({briefing.labels.continued})"


def _dated(data: bytes, briefing: Briefing) -> bytes:
    """Return an archive whose entries are dated by the cut-off instead of by the clock."""
    when = briefing.cutoff
    stamp = (max(when.year, _EARLIEST), when.month, when.day, when.hour, when.minute, when.second // 2 * 2)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, given.read(name))
    return file.getvalue()
