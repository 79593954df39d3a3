"""Tables on a page: columns as wide as their words ask for, numbers at the right, long cells broken or cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.briefing.figure_text import LINE, wrapped
from geo.briefing.fonts import text_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_projection import Box
    from geo.briefing.model import TableContent

HEADING: Final = 12.0
_GAP: Final = 10.0
_WIDEST_GAP: Final = 26.0
_NARROWEST: Final = 34.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A table broken to a width: its lines of each cell, and the height of each row in points."""

    size: float
    gap: float
    widths: tuple[float, ...]
    heads: tuple[list[str], ...]
    head_height: float
    rows: tuple[tuple[list[str], ...], ...]
    heights: tuple[float, ...]
    numeric: tuple[bool, ...]


def lay_out(table: TableContent, width: float, size: float, lines: int = 3) -> Layout:
    """Break a table to `width` points; a cell has at most `lines` lines."""
    widths = column_widths(table, width, size)
    numeric = tuple(column.numeric for column in table.columns)
    heads = tuple(wrapped(c.title, w, size, "semibold", 2) for c, w in zip(table.columns, widths, strict=True))
    rows = tuple(
        tuple(wrapped(cell, w, size, lines=lines) for cell, w in zip(row, widths, strict=True)) for row in table.rows
    )
    high = size * LINE
    return Layout(
        size=size,
        gap=max(_GAP, min(_WIDEST_GAP, (width - sum(widths)) / max(len(widths) - 1, 1))),
        widths=widths,
        heads=heads,
        head_height=high * max((len(head) for head in heads), default=1) + 4,
        rows=rows,
        heights=tuple(high * max((len(cell) for cell in row), default=1) + size * 0.34 for row in rows),
        numeric=numeric,
    )


def column_widths(table: TableContent, width: float, size: float) -> tuple[float, ...]:
    """Return the width of each column in points: as asked for where there is room, else the widest give way."""
    asked = []
    for number, column in enumerate(table.columns):
        cells = [text_width(row[number], size) for row in table.rows]
        asked.append(max([text_width(column.title, size, "semibold"), *cells]) + 1)
    room = width - _GAP * max(len(asked) - 1, 0)
    while sum(asked) > room + 0.01:
        widest = max(asked)
        if widest <= _NARROWEST:
            share = room / sum(asked)
            return tuple(each * share for each in asked)
        next_widest = max((each for each in asked if each < widest), default=_NARROWEST)
        number = sum(each == widest for each in asked)
        target = max(next_widest, _NARROWEST, widest - (sum(asked) - room) / number)
        asked = [target if each == widest else each for each in asked]
    return tuple(asked)


def fitting(layout: Layout, height: float) -> int:
    """Return how many rows fit into a height in points below the headings."""
    used, number = layout.head_height, 0
    for high in layout.heights:
        used += high
        if used > height + 0.01:
            break
        number += 1
    return number


def draw_rows(sheet: Sheet, layout: Layout, box: Box, first: int = 0, last: int | None = None) -> float:
    """Draw headings and rows `first` to `last` from the top of a box and return where they end."""
    left, top, right, _ = box
    theme, size = sheet.theme, layout.size
    _draw_cells(sheet, layout, layout.heads, left, top, bold=True)
    y = top + layout.head_height
    sheet.line([(left, y - 1), (right, y - 1)], colour=theme.muted, width=0.9)
    for row, high in list(zip(layout.rows, layout.heights, strict=True))[first:last]:
        _draw_cells(sheet, layout, row, left, y + size * 0.1, bold=False)
        y += high
        sheet.line([(left, y - 0.5), (right, y - 0.5)], colour=theme.grid, width=0.7)
    return y


def _draw_cells(sheet: Sheet, layout: Layout, cells: Sequence[list[str]], x: float, y: float, *, bold: bool) -> None:
    for lines, width, numeric in zip(cells, layout.widths, layout.numeric, strict=True):
        for number, line in enumerate(lines):
            sheet.text(
                x + width if numeric else x,
                y + layout.size * (0.95 + number * LINE),
                line,
                size=layout.size,
                weight="semibold" if bold else "normal",
                colour=sheet.theme.muted if bold else sheet.theme.ink,
                align="right" if numeric else "left",
            )
        x += width + layout.gap
