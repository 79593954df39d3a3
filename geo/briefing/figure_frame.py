"""What stands on every page of a briefing: title, TLP mark, cut-off, sources, caveats, hash, link and watermark."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from geo.briefing.figure_text import LINE, fitted, wrapped
from geo.briefing.fonts import plain, text_width
from geo.model import Tlp

if TYPE_CHECKING:
    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing

TLP_COLOURS: Final[dict[Tlp, str]] = {
    Tlp.CLEAR: "#ffffff",
    Tlp.GREEN: "#33ff00",
    Tlp.AMBER: "#ffc000",
    Tlp.AMBER_STRICT: "#ffc000",
    Tlp.RED: "#ff2b2b",
}
"""Letters of the marks, which stand on black (FIRST, Traffic Light Protocol 2.0, 2022)."""
TLP_GROUND: Final = "#000000"
TLP_SIZE: Final = 13.0
"""Points; the standard asks for 12 at least."""

_TITLE: Final = (26.0, 24.0, 22.0, 20.0)
"""Sizes in points of a title of one line; one that is longer takes two of the sizes below, and is cut beyond them."""
_LONG_TITLE: Final = (20.0, 18.0, 16.0, 14.5, 13.0)
_SMALL: Final = 9.0
_LEAST: Final = 8.0


def tlp_mark(sheet: Sheet, briefing: Briefing, right: float, top: float) -> float:
    """Draw the TLP mark with its upper right corner there and return its width."""
    wide = text_width(briefing.tlp_mark, TLP_SIZE, "bold") + 14
    sheet.box((right - wide, top, right, top + TLP_SIZE + 8), fill=TLP_GROUND, edge="#5a5f65", width=0.6, layer=11)
    sheet.text(
        right - wide / 2,
        top + TLP_SIZE + 2.6,
        briefing.tlp_mark,
        size=TLP_SIZE,
        colour=TLP_COLOURS[briefing.tlp],
        weight="bold",
        align="center",
        layer=12,
    )
    return wide


def header(sheet: Sheet, briefing: Briefing, margin: float) -> float:
    """Draw title, period, cut-off and TLP mark, and return where the page is free below them."""
    right, top = sheet.width - margin, margin * 0.72
    wide = tlp_mark(sheet, briefing, right, top)
    room = right - margin - wide - 20
    size, lines = fitted(briefing.title, room, _TITLE, "semibold")
    if wrapped(briefing.title, room, size, "semibold") != lines:
        size, lines = fitted(briefing.title, room, _LONG_TITLE, "semibold", 2)
    y = top + size * 0.82
    for line in lines:
        sheet.text(margin, y, line, size=size, weight="semibold")
        y += size * 1.15
    y -= size * 1.15 - 13.5 * 1.6
    cut = f"{briefing.labels.as_of} {briefing.cutoff_told}"
    told = [briefing.subtitle, cut] if briefing.subtitle not in briefing.title else [cut]
    size, lines = fitted(" · ".join(told), right - margin, (13.5, 12.5, 11.5), lines=2)
    for line in lines:
        sheet.text(margin, y, line, size=size, colour=sheet.theme.muted)
        y += size * LINE
    return y - 3


def footer_text(briefing: Briefing) -> tuple[list[str], list[str]]:
    """Return what the foot of a page says: sources and caveats, then who made the map, filters, hash and link."""
    first = [f"{briefing.labels.sources}: {briefing.source_line}"] if briefing.source_line else []
    if briefing.caveats:
        first.append(" ".join(briefing.caveats))
    second = [briefing.filters_told, briefing.attribution]
    if briefing.sha256:
        second.append(f"{briefing.labels.data_hash} {briefing.short_hash}")
    if briefing.link:
        second.append(f"{briefing.labels.live_view}: {briefing.link}")
    return first, [plain(each) for each in second if each]


def footer(sheet: Sheet, briefing: Briefing, margin: float, page: str = "", *, whole: bool = True) -> float:
    """Draw the foot of a page from the bottom upwards and return where the page is free above it.

    Without `whole` it leaves out sources and caveats, which the pages of a document have in full elsewhere.
    """
    left, right = margin, sheet.width - margin
    bottom = sheet.height - margin * 0.6
    mark = tlp_mark(sheet, briefing, right, bottom - TLP_SIZE - 8)
    first, second = footer_text(briefing)
    first = first if whole else []
    room = right - left - mark - 16
    small = [*wrapped(" · ".join(second), room, _LEAST), *([page] if page else [])]
    y = bottom - 2
    for line in reversed(small):
        sheet.text(left, y, line, size=_LEAST, colour=sheet.theme.muted)
        y -= _LEAST * LINE
    y -= 1
    for line in reversed([line for each in first for line in wrapped(each, room, _SMALL)]):
        sheet.text(left, y, line, size=_SMALL, colour=sheet.theme.ink)
        y -= _SMALL * LINE
    y = min(y, bottom - TLP_SIZE - 12)
    sheet.line([(left, y), (right, y)], colour=sheet.theme.grid, width=1)
    return y - 7


def watermark(sheet: Sheet, briefing: Briefing) -> None:
    """Write a private briefing's watermark across the page."""
    if not (briefing.private or briefing.watermark):
        return
    words = plain(briefing.watermark or "PRIVATE")
    angle = math.degrees(math.atan2(sheet.height, sheet.width)) * 0.8
    size = min(64.0, 0.7 * math.hypot(sheet.width, sheet.height) / max(text_width(words, 1, "bold"), 1))
    x, y = sheet.width / 2, sheet.height / 2 + size * 0.3
    sheet.text(
        x,
        y,
        words,
        size=size,
        weight="bold",
        align="center",
        turned=angle,
        colour=sheet.theme.warning,
        alpha=0.22,
        layer=20,
    )


def said_instead(sheet: Sheet, words: str, box: Box) -> None:
    """Write a sentence in the middle of a box, where there is nothing to draw."""
    left, top, right, bottom = box
    lines = wrapped(words, min(right - left, 560), 20)
    y = (top + bottom) / 2 - (len(lines) - 1) * 20 * LINE / 2
    for line in lines:
        sheet.text((left + right) / 2, y, line, size=20, colour=sheet.theme.muted, align="center")
        y += 20 * LINE
