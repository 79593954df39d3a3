"""Native tables on slides: as many rows to a slide as have room, the headings on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from geo.briefing.document_flow import rows_until
from geo.briefing.figure_table import Layout, lay_out
from geo.briefing.figure_text import wrapped
from geo.briefing.slide_page import WIDER, Page, colour, notes_text, write_run

if TYPE_CHECKING:
    from pptx.presentation import Presentation

    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing, TableContent

_SIZE: Final = 12.0
_PAD: Final = 3.0
_MORE: Final = 18.0
_NOTE: Final = 11.0
_HEADING: Final = 20.0


def table_pages(deck: Presentation, briefing: Briefing, table: TableContent) -> None:
    """Add a slide, or as many as a table needs."""
    first, number, title = 0, len(table.rows), table.heading
    while True:
        page = Page(deck, briefing, title, notes=notes_text(briefing))
        left, top, right, bottom = page.free
        if not table.rows:
            page.text(table.empty, page.free, size=16)
            return
        layout = _layout(table, right - left)
        rest = _shifted(layout, first)
        notes = [each for each in (table.more, table.caption) if each]
        note = sum(_note_height(each, right - left) for each in notes)
        last = rows_until(_shifted(layout, 0).heights, first, bottom - top - rest.head_height, note)
        used = _table(page, table, layout, (first, last), (left, top, right, bottom))
        first = last
        if first >= number:
            end = top + used + 4
            for told in notes:
                page.text(told, (left, end, right, end + _note_height(told, right - left)), size=_NOTE, muted=True)
                end += _note_height(told, right - left)
            return
        title = f"{table.heading} ({briefing.labels.continued})"


def _note_height(words: str, width: float) -> float:
    return len(wrapped(words, width / WIDER, _NOTE)) * _NOTE * 1.2 + 4


def table_height(table: TableContent, width: float, *, size: float) -> float:
    """Return how high a table is with its heading in points, all its rows in it."""
    layout = _shifted(_layout(table, width, size), 0)
    return _HEADING + layout.head_height + sum(layout.heights) + (_MORE if table.more else 0)


def whole_table(page: Page, table: TableContent, box: Box, *, size: float) -> None:
    """Put a table with its heading into a box that has room for all of it."""
    left, top, right, _ = box
    page.text(table.heading, (left, top, right, top + _HEADING), size=13, bold=True)
    layout = _layout(table, right - left, size)
    end = top + _HEADING + _table(page, table, layout, (0, len(table.rows)), (left, top + _HEADING, right, box[3]))
    if table.more:
        page.text(table.more, (left, end + 3, right, end + _MORE), size=size - 1, muted=True)


def _layout(table: TableContent, width: float, size: float = _SIZE) -> Layout:
    """Break a table as a slide will: its font is wider, its cells have room at their edges."""
    return lay_out(table, (width - 2 * _PAD * len(table.columns)) / WIDER, size, 4)


def _shifted(layout: Layout, first: int) -> Layout:
    heights = tuple(high + 2 * _PAD for high in layout.heights[first:])
    return Layout(
        size=layout.size,
        gap=layout.gap,
        widths=layout.widths,
        heads=layout.heads,
        head_height=layout.head_height + 2 * _PAD,
        rows=layout.rows[first:],
        heights=heights,
        numeric=layout.numeric,
    )


def _table(page: Page, table: TableContent, layout: Layout, shown: tuple[int, int], box: Box) -> float:
    """Put rows into a native table and return how high it is in points."""
    left, top, right, _ = box
    rows, heights = table.rows[shown[0] : shown[1]], _shifted(layout, 0)
    asked = [width * WIDER + 2 * _PAD for width in layout.widths]
    highs = [heights.head_height, *heights.heights[shown[0] : shown[1]]]
    frame = page.slide.shapes.add_table(
        len(rows) + 1, len(table.columns), Pt(left), Pt(top), Pt(right - left), Pt(sum(highs))
    )
    frame.name = table.heading
    native = frame.table
    native.horz_banding = False
    spare = max(right - left - sum(asked), 0) / len(asked)
    for column, width in zip(native.columns, asked, strict=True):
        column.width = Pt(width + spare)
    for row, high in zip(native.rows, highs, strict=True):
        row.height = Pt(high)
    heads = tuple(column.title for column in table.columns)
    for number, (row, words) in enumerate(zip(native.rows, (heads, *rows), strict=True)):
        for cell, word, column in zip(row.cells, words, table.columns, strict=True):
            _fill(page, cell, word, head=number == 0, numeric=column.numeric, size=layout.size)
    return sum(highs)


def _fill(page: Page, cell: Any, words: str, *, head: bool, numeric: bool, size: float) -> None:
    cell.margin_left = cell.margin_right = Pt(_PAD)
    cell.margin_top = cell.margin_bottom = Pt(_PAD * 0.6)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(page.theme.panel if head else page.theme.paper)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if numeric else PP_ALIGN.LEFT
    write_run(paragraph, words, size=size, bold=head, ink=page.theme.muted if head else page.theme.ink)
