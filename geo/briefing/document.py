"""A briefing as a PDF: on A4 as a paper to read, on 16:9 as the slide followed by all its parts in full.

Text can be selected and searched, its fonts are embedded (TrueType), and the dates within are those of the cut-off, so
that the same briefing gives the same bytes.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from matplotlib.backends.backend_pdf import PdfPages

from geo.briefing.document_flow import Flow
from geo.briefing.document_parts import flow_parts
from geo.briefing.figure import MARGIN, SIZES, draw_captioned_map, figure
from geo.briefing.figure_files import DRAWING
from geo.briefing.figure_frame import footer, header, tlp_mark, watermark
from geo.briefing.figure_sheet import Sheet
from geo.briefing.figure_text import shortened
from geo.briefing.fonts import plain, use_fonts
from geo.briefing.model import Block
from geo.maps.style import theme

if TYPE_CHECKING:
    from geo.briefing.map_model import MapContent
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing

Paper = Literal["a4", "16:9"]
A4: Final = (595.28, 841.89)
"""Width and height in points (ISO 216)."""
_MAP_SHARE: Final = 0.72
"""Height of a map on paper to its width."""
_RUNNING: Final = 11.0
_NOTHING: Final = 15.0


def pdf_bytes(briefing: Briefing, *, paper: Paper = "a4") -> bytes:
    """Return a briefing as PDF; long tables run over several pages with their headings on each."""
    file = io.BytesIO()
    told = {
        "Title": plain(briefing.title),
        "Subject": f"{briefing.tlp_mark} {plain(briefing.subtitle)}",
        "Keywords": f"{briefing.labels.data_hash} {briefing.sha256}",
        "Creator": "Kordon",
        "CreationDate": briefing.cutoff,
        "ModDate": briefing.cutoff,
    }
    with DRAWING:
        use_fonts()
        with PdfPages(file, metadata=told) as pages:
            for sheet in _pages(briefing, paper):
                pages.savefig(sheet.figure)
    return file.getvalue()


def _pages(briefing: Briefing, paper: Paper) -> list[Sheet]:
    """Return the pages: laid out first, since each says how many there are."""
    slide = paper == "16:9"
    width, height = SIZES["16:9"] if slide else A4
    flow = _flow(briefing, width, height, slide=slide)
    if not briefing.empty:
        if not slide:
            _flow_maps(briefing, flow)
        cut = slide and len(briefing.sentences) > 1 and Block.SUMMARY in figure(briefing).cut
        flow_parts(flow, briefing, summary=cut or not slide)
    elif not slide:
        flow.lines(briefing.empty_text, size=_NOTHING)
        flow_parts(flow, replace(briefing, blocks=briefing.beside_nothing), summary=False)
    drawn = [page for page in flow.pages if page]
    if not slide and not drawn:
        drawn = [[]]
    number = len(drawn) + slide
    told = partial(briefing.labels.page.format, pages=number)
    sheets = [figure(briefing, "16:9", told(number=1))] if slide else []
    for page in drawn:
        # A paper is printed: it is white, where a screen is not.
        sheet = Sheet(
            width, height, theme(briefing.theme), paper=None if slide or briefing.theme == "dark" else "#ffffff"
        )
        first = not sheets
        if first:
            header(sheet, briefing, MARGIN)
        else:
            _running_head(sheet, briefing)
        footer(sheet, briefing, MARGIN, told(number=len(sheets) + 1), whole=first)
        for draw in page:
            draw(sheet)
        watermark(sheet, briefing)
        sheets.append(sheet)
    return sheets


def _flow(briefing: Briefing, width: float, height: float, *, slide: bool) -> Flow:
    """Return an empty flow between the head and the foot of each page."""
    unseen = Sheet(width, height, theme(briefing.theme))
    widest = briefing.labels.page.format(number=100, pages=100)
    later = (_running_head(unseen, briefing), footer(unseen, briefing, MARGIN, widest, whole=False))
    first = later if slide else (header(unseen, briefing, MARGIN), footer(unseen, briefing, MARGIN, widest))
    return Flow(MARGIN, width - MARGIN, first, later)


def _running_head(sheet: Sheet, briefing: Briefing) -> float:
    right, top = sheet.width - MARGIN, MARGIN * 0.72
    wide = tlp_mark(sheet, briefing, right, top)
    words = shortened(briefing.title, right - MARGIN - wide - 20, _RUNNING, "semibold")
    sheet.text(MARGIN, top + _RUNNING * 1.3, words, size=_RUNNING, weight="semibold", colour=sheet.theme.muted)
    return top + 34


def _flow_maps(briefing: Briefing, flow: Flow) -> None:
    if Block.MAP not in briefing.blocks:
        return
    for content in (briefing.map, briefing.second_map):
        if content is None:
            continue
        if briefing.second_map is not None:
            flow.heading(content.heading, least=flow.width * _MAP_SHARE)
        box = flow.take(flow.width * _MAP_SHARE)
        flow.add(partial(_draw_map, briefing, content, box))


def _draw_map(briefing: Briefing, content: MapContent, box: Box, sheet: Sheet) -> None:
    draw_captioned_map(sheet, briefing, content, box)
