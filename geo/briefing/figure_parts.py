"""The parts of a briefing beside its map, each ready to be drawn into the box that a layout gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from geo.briefing import figure_table
from geo.briefing.figure_text import LINE, shortened, wrapped
from geo.briefing.figure_timeline import draw_timeline
from geo.briefing.model import Block

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing, DaysContent, TableContent

HEADING: Final = 12.0
TABLE: Final = 10.5
_LISTED: Final = 10.5
_SENTENCES: Final = (14.5, 13.5, 12.5, 11.5, 10.5)
"""Sizes in points of the summary's sentences where parts share a row."""
_FEW_BARS: Final = 16
LONG_SUMMARY: Final = 120.0
"""Height in points above which a summary may be cut, and says so."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part with the least height in points at which it can be read, and the one at which all of it is seen."""

    block: Block
    heading: str
    least: float
    wish: float
    draw: Callable[[Sheet, Box], None]


def parts(briefing: Briefing, width: float, *, summary: float = 14.0, whole: bool = True) -> list[Part]:
    """Return the parts in the briefing's order, without the map, as they are in a column of `width` points.

    `summary` is the size of the sentences in points; they may be cut, which is said, unless `whole` is set.
    """
    found = (_part(briefing, block, width, (summary, whole)) for block in briefing.blocks)
    return [part for part in found if part is not None]


def beside_one_another(briefing: Briefing, width: float, height: float, gap: float) -> list[tuple[Part, float]]:
    """Return all parts with the width in points of each, as they share one row of `width` by `height` points.

    A timeline of few bars gives what it does not need to words and tables; the sentences are as large as they fit.
    """
    shares = [_share(briefing, part.block) for part in parts(briefing, width)]
    room = width - gap * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    row = []
    for number, each in enumerate(widths):
        for size in _SENTENCES:
            part = parts(briefing, each, summary=size)[number]
            if part.block is not Block.SUMMARY or part.wish <= height:
                break
        row.append((part, each))
    return row


def _share(briefing: Briefing, block: Block) -> float:
    if block is Block.TIMELINE and briefing.timeline is not None:
        bars = max((len(series.bars) for series in briefing.timeline.series), default=0)
        return 0.65 if bars <= _FEW_BARS else 0.8
    return 1.0 if block is Block.SUMMARY else 1.2


def _part(briefing: Briefing, block: Block, width: float, summary: tuple[float, bool]) -> Part | None:
    tables = {
        Block.TOTALS: briefing.totals,
        Block.MOVEMENTS: briefing.movements,
        Block.CHANGES: briefing.changes,
        Block.CONFLICTS: briefing.conflicts,
    }
    table = tables.get(block)
    if table is not None:
        return _table(briefing, block, table, width)
    if block is Block.SUMMARY and briefing.sentences:
        return _summary(briefing, width, *summary)
    if block is Block.TIMELINE and briefing.timeline is not None:
        timeline = briefing.timeline
        caption = len(wrapped(timeline.caption, width, 8.5, lines=2)) * 11.0
        wish = 120.0 + 60 * (len(timeline.series) > 1) + caption
        return Part(
            block=block,
            heading=timeline.heading,
            least=96 + caption,
            wish=wish,
            draw=lambda sheet, box: draw_timeline(sheet, timeline, box),
        )
    if block is Block.DAYS and briefing.days is not None:
        return _listed(briefing, block, briefing.days.heading, day_lines(briefing.days), width)
    if block is Block.SOURCES and briefing.sources is not None:
        told = [(line.told, False) for line in briefing.sources.lines]
        return _listed(briefing, block, briefing.sources.heading, [*told, (briefing.sources.caption, False)], width)
    if block is Block.METHOD and briefing.method:
        return _listed(briefing, block, briefing.method_heading, [(each, False) for each in briefing.method], width)
    return None


def _summary(briefing: Briefing, width: float, size: float, whole: bool) -> Part:  # noqa: FBT001 - one of a pair
    lines = [
        wrapped(sentence.text, width - 11, size, "normal" if number else "semibold")
        for number, sentence in enumerate(briefing.sentences)
    ]
    step, gap = size * 1.22, size * 0.42
    high = sum(len(each) * step + gap for each in lines)

    def draw(sheet: Sheet, box: Box) -> None:
        left, y, _, bottom = box
        for number, each in enumerate(lines):
            more = step if number < len(lines) - 1 else 0
            if (
                y + len(each) * step + more > bottom + gap
                and y + sum(len(e) * step + gap for e in lines[number:]) > bottom + gap
            ):
                words = briefing.labels.more.format(count=len(lines) - number)
                sheet.cut.add(Block.SUMMARY)
                sheet.text(left + 11, y + size * 0.85, words, size=size, colour=sheet.theme.muted)
                break
            sheet.box((left, y + gap, left + 3.6, y + gap + 3.6), fill=sheet.theme.accent)
            for line in each:
                y += step
                sheet.text(left + 11, y - size * 0.28, line, size=size, weight="normal" if number else "semibold")
            y += gap

    least = high if whole else min(high, LONG_SUMMARY)
    return Part(block=Block.SUMMARY, heading=briefing.summary_heading, least=least, wish=high, draw=draw)


def heading(sheet: Sheet, words: str, box: Box) -> float:
    """Write a part's heading at the top of its box and return where its contents begin."""
    left, top, right, _ = box
    words = shortened(words, right - left, HEADING, "semibold")
    sheet.text(left, top + HEADING * 0.85, words, size=HEADING, weight="semibold")
    return top + HEADING * 1.5


def _table(briefing: Briefing, block: Block, table: TableContent, width: float) -> Part:
    layout = figure_table.lay_out(table, width, TABLE, 3)
    head, line = HEADING * 1.5, TABLE * LINE
    more = line if table.more else 0
    if not table.rows:
        return _listed(briefing, block, table.heading, [(table.empty, False)], width)

    def draw(sheet: Sheet, box: Box) -> None:
        left, _, right, bottom = box
        y = heading(sheet, table.heading, box)
        shown = figure_table.fitting(layout, bottom - y - more)
        if shown < len(layout.rows):
            shown = figure_table.fitting(layout, bottom - y - line)
        y = figure_table.draw_rows(sheet, layout, (left, y, right, bottom), 0, shown)
        words = left_words(briefing, table, len(layout.rows) - shown)
        if words:
            sheet.text(left, y + TABLE, words, size=TABLE - 0.5, colour=sheet.theme.muted)

    few = sum(layout.heights[:3])
    least = head + layout.head_height + few + (line if len(layout.rows) > 3 or more else 0)
    wish = head + layout.head_height + sum(layout.heights) + more
    return Part(block=block, heading=table.heading, least=least, wish=wish, draw=draw)


def left_words(briefing: Briefing, table: TableContent, cut: int) -> str:
    """Return how many rows are not shown, in words: those cut here and those the table came without."""
    return briefing.labels.more.format(count=cut + table.left) if cut else table.more


def day_lines(days: DaysContent) -> list[tuple[str, bool]]:
    """Return the lines of the weekly review, and whether each is a heading."""
    if not days.days:
        return [(days.empty, False)]
    found: list[tuple[str, bool]] = []
    for day in days.days:
        found.append((day.heading, True))
        for group, lines in day.groups:
            found.extend((f"{group}: {line}", False) for line in lines)
    if days.more:
        found.append((days.more, False))
    return found


def _listed(briefing: Briefing, block: Block, title: str, told: Sequence[tuple[str, bool]], width: float) -> Part:
    size = _LISTED
    lines = [
        (line, bold) for words, bold in told for line in wrapped(words, width, size, "semibold" if bold else "normal")
    ]
    high = size * LINE

    def draw(sheet: Sheet, box: Box) -> None:
        left, _, _, bottom = box
        y = heading(sheet, title, box)
        room = int((bottom - y + 1) // high)
        shown = lines if len(lines) <= room else lines[: max(room - 1, 0)]
        for line, bold in shown:
            sheet.text(left, y + size * 0.95, line, size=size, weight="semibold" if bold else "normal")
            y += high
        if len(shown) < len(lines):
            words = briefing.labels.more.format(count=len(lines) - len(shown))
            sheet.text(left, y + size * 0.95, words, size=size, colour=sheet.theme.muted)

    head = HEADING * 1.5
    return Part(
        block=block, heading=title, least=head + high * min(len(lines), 4), wish=head + high * len(lines), draw=draw
    )
