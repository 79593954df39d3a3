"""Pages that fill from the top downwards: lines, tables and charts, broken where a page ends."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from geo.briefing import figure_table
from geo.briefing.figure_text import LINE, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.fonts import Weight
    from geo.briefing.map_projection import Box
    from geo.briefing.model import TableContent

    Draw = Callable[[Sheet], None]

HEADING: Final = 14.0
TEXT: Final = 11.0
TABLE: Final = 10.0
_SPACE: Final = 12.0
_FEW: Final = 2
"""Rows of a table that stay together at the end of a page and at its beginning."""


class Flow:
    """Pages of drawings yet to be made. `first` and `later` are where a page's contents begin and end in points."""

    def __init__(self, left: float, right: float, first: tuple[float, float], later: tuple[float, float]) -> None:
        self.left, self.right = left, right
        self._later = later
        self.pages: list[list[Draw]] = [[]]
        self._y, self._end = first

    @property
    def width(self) -> float:
        """Points from the left edge of the contents to the right one."""
        return self.right - self.left

    def add(self, draw: Draw) -> None:
        """Add a drawing to the present page."""
        self.pages[-1].append(draw)

    def _turn(self) -> None:
        self.pages.append([])
        self._y, self._end = self._later

    def has(self, height: float) -> bool:
        """Tell whether a height in points fits on the present page."""
        return self._y + height <= self._end

    @property
    def room(self) -> float:
        """Points that are left on the present page."""
        return self._end - self._y

    def add_to(self, height: float, draw: Callable[[Sheet, Box], None]) -> None:
        """Add a drawing that fills a box of that height."""
        box = self.take(height)
        self.add(lambda sheet: draw(sheet, box))

    def take(self, height: float) -> Box:
        """Return a box of that height, on the next page where this one has no room for it."""
        if not self.has(height) and self._y > self._later[0]:
            self._turn()
        top = self._y
        self._y += height
        return self.left, top, self.right, min(top + height, self._end)

    def space(self) -> None:
        """Leave a little room, unless at the top of a page."""
        if self._y > self._later[0]:
            self._y += _SPACE

    def heading(self, words: str, least: float = 40.0) -> None:
        """Add a heading that stays with at least that many points of what follows it."""
        self.space()
        if not self.has(HEADING * 1.5 + least) and self._y > self._later[0]:
            self._turn()
        for line in wrapped(words, self.width, HEADING, "semibold", 2):
            self._line(line, HEADING, "semibold", muted=False)
        self._y += 3

    def lines(
        self,
        words: str,
        *,
        size: float = TEXT,
        weight: Weight = "normal",
        indent: float = 0,
        muted: bool = False,
        keep: float = 0,
    ) -> None:
        """Add text broken to lines, on the page that has room for it and for `keep` points below it."""
        broken = wrapped(words, self.width - indent, size, weight)
        if keep and not self.has(len(broken) * size * LINE + keep) and self._y > self._later[0]:
            self._turn()
        for line in broken:
            self._line(line, size, weight, indent=indent, muted=muted)

    def _line(self, words: str, size: float, weight: Weight, *, indent: float = 0, muted: bool) -> None:
        _, top, _, _ = self.take(size * LINE)
        self.add(
            lambda sheet: sheet.text(
                self.left + indent,
                top + size * 0.95,
                words,
                size=size,
                weight=weight,
                colour=sheet.theme.muted if muted else None,
            )
        )

    def table(self, table: TableContent, continued: str) -> None:
        """Add a table with its heading; on every further page both are said again."""
        if not table.rows:
            self.heading(table.heading)
            self.lines(table.empty, muted=True)
            return
        layout = figure_table.lay_out(table, self.width, TABLE, 4)
        notes = [told for told in (table.more, table.caption) if told]
        note = sum(len(wrapped(told, self.width, TABLE)) for told in notes) * TABLE * LINE
        first, number = 0, len(layout.rows)
        while first < number:
            words = table.heading if not first else f"{table.heading} ({continued})"
            few = sum(layout.heights[first : first + _FEW]) + (note if number - first <= _FEW else 0)
            self.heading(words, least=layout.head_height + few)
            last = rows_until(layout.heights, first, self._end - self._y - layout.head_height, note)
            box = self.take(layout.head_height + sum(layout.heights[first:last]))
            self.add(partial(_rows, layout, box, (first, last)))
            first = last
            if first < number:
                self._turn()
        for told in notes:
            self.lines(told, size=TABLE, muted=True)


def rows_until(heights: Sequence[float], first: int, room: float, note: float) -> int:
    """Return the row before which a page ends: neither a note of `note` points nor one row alone begins the next."""
    number, last, left = len(heights), first, room
    while last < number and heights[last] <= left + 0.01:
        left -= heights[last]
        last += 1
    if last == number and left + 0.01 < note:
        last = max(number - _FEW, first + 1)
    elif number - last == 1 and last - first > 1:
        last -= 1
    return max(last, first + 1)


def _rows(layout: figure_table.Layout, box: Box, shown: tuple[int, int], sheet: Sheet) -> None:
    figure_table.draw_rows(sheet, layout, box, *shown)
