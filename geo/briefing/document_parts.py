"""The parts of a briefing in full, set into the pages of a document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from geo.briefing.document_flow import TABLE, TEXT
from geo.briefing.figure_parts import day_lines
from geo.briefing.figure_text import LINE
from geo.briefing.figure_timeline import draw_timeline
from geo.briefing.model import Block

if TYPE_CHECKING:
    from geo.briefing.document_flow import Flow
    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing, SourcesContent, TimelineContent

_CHART: Final = 104.0
_HEAD: Final = 46.0
_SUMMARY: Final = 12.0
_KEPT: Final = 2 * TEXT * LINE


def flow_parts(flow: Flow, briefing: Briefing, *, summary: bool) -> None:
    """Add the chosen parts in their order, the map apart; `summary` tells whether the sentences are among them."""
    tables = {
        Block.TOTALS: briefing.totals,
        Block.MOVEMENTS: briefing.movements,
        Block.CHANGES: briefing.changes,
        Block.CONFLICTS: briefing.conflicts,
    }
    for block in briefing.blocks:
        table = tables.get(block)
        if table is not None:
            flow.table(table, briefing.labels.continued)
        elif block is Block.SUMMARY and summary and briefing.sentences:
            _summary(flow, briefing)
        elif block is Block.TIMELINE and briefing.timeline is not None:
            _timeline(flow, briefing.timeline)
        elif block is Block.DAYS and briefing.days is not None:
            flow.heading(briefing.days.heading, least=TEXT * LINE + _KEPT)
            for line, bold in day_lines(briefing.days):
                # A day's heading stays with two lines of what came on it.
                flow.lines(
                    line, weight="semibold" if bold else "normal", indent=0 if bold else 10, keep=_KEPT if bold else 0
                )
        elif block is Block.SOURCES and briefing.sources is not None:
            _sources(flow, briefing.sources)
        elif block is Block.METHOD and briefing.method:
            flow.heading(briefing.method_heading)
            for line in (*briefing.method, *briefing.caveats):
                flow.lines(line)


def _summary(flow: Flow, briefing: Briefing) -> None:
    if briefing.summary_heading:
        flow.heading(briefing.summary_heading)
    for sentence in briefing.sentences:
        flow.lines(sentence.text, size=_SUMMARY)


def _timeline(flow: Flow, content: TimelineContent) -> None:
    """Add the series, on the next page those for which this one has no room; the last has how to read them below it."""
    rest = content.series
    while rest:
        flow.space()
        number = max(1, min(len(rest), int((flow.room - _HEAD) // _CHART) or len(rest)))
        now, rest = rest[:number], rest[number:]
        part = replace(content, series=now, caption="" if rest else content.caption)
        flow.add_to(_HEAD + _CHART * number, partial(_chart, part))


def _chart(content: TimelineContent, sheet: Sheet, box: Box) -> None:
    draw_timeline(sheet, content, box)


def _sources(flow: Flow, content: SourcesContent) -> None:
    """Add each source with every address that was told of it."""
    flow.heading(content.heading)
    for line in content.lines:
        flow.lines(line.told)
        for url in line.urls:
            flow.lines(url, size=TABLE - 1, indent=10, muted=True)
    if content.caption:
        flow.lines(content.caption, size=TABLE, muted=True)
