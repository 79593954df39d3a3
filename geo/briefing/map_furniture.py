"""What stands on a map beside its marks: legend, size scale, box of what has no place, scale bar, north arrow, inset.

Each block takes the corner in which it hides the least.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.briefing.figure_text import wrapped
from geo.briefing.fonts import text_width
from geo.briefing.map_ground import ground
from geo.briefing.map_marks import Scale, flow_colour, scale_of
from geo.briefing.map_projection import fit
from geo.model import Flow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from matplotlib.path import Path

    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_model import LegendEntry, MapContent
    from geo.briefing.map_projection import Box, Projection
    from geo.briefing.model import Briefing

TEXT: Final = 9.5
_ROW: Final = 14.0
_PAD: Final = 7.0
_SIGN: Final = 20.0
_INSET: Final = (92.0, 70.0)
_INSET_WIDER: Final = 4.0
"""How many times wider than the map its inset looks."""
_EDGE: Final = 6.0
"""Points between a block and the frame."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something to be put into a corner: `corners` in the order of liking, `draw` is given its box."""

    width: float
    height: float
    corners: tuple[str, ...]
    draw: Callable[[Box], None]


def blocks(
    sheet: Sheet, briefing: Briefing, content: MapContent, view: Projection, *, inset: bool, legend: bool
) -> list[Block]:
    """Return the blocks of a map, the largest first."""
    found = [_legend(sheet, briefing, content, scale_of(content, view.frame))] if legend else []
    if content.unplaced:
        found.append(_unplaced(sheet, briefing, content))
    if inset:
        found.append(_inset(sheet, briefing, view))
    found.append(_scale(sheet, briefing, view))
    return [block for block in found if block.height]


def arrange(
    blocks: Sequence[Block], frame: Box, discs: Sequence[tuple[float, float, float]], watched: Path
) -> tuple[list[tuple[Block, Box]], int]:
    """Return a corner for each block, and how many marks they hide all the same.

    Of corners in which no mark is hidden the one that hides least of the watched country is taken.
    """
    taken: set[str] = set()
    placed, hidden = [], 0
    for block in blocks:
        corners = [corner for corner in block.corners if corner not in taken]
        boxes = [_in_corner(block, corner, frame) for corner in corners]
        counted = [(_hides(box, discs), _covers(box, watched), number) for number, box in enumerate(boxes)]
        least, _, number = min(counted)
        corner = corners[number]
        taken.add(corner)
        hidden += least
        placed.append((block, _in_corner(block, corner, frame)))
    return placed, hidden


def _hides(box: Box, discs: Sequence[tuple[float, float, float]]) -> int:
    left, top, right, bottom = box
    return sum(left - r < x < right + r and top - r < y < bottom + r for x, y, r in discs)


def _covers(box: Box, watched: Path) -> float:
    """Return the part of a box that lies on the watched country, in tenths."""
    if not np.size(watched.vertices):
        return 0
    xs, ys = np.meshgrid(np.linspace(box[0], box[2], 7), np.linspace(box[1], box[3], 7))
    return round(float(watched.contains_points(np.column_stack([xs.ravel(), ys.ravel()])).mean()), 1)


def _in_corner(block: Block, corner: str, frame: Box) -> Box:
    left, top, right, bottom = frame
    x = left + _EDGE if corner.endswith("left") else right - _EDGE - block.width
    y = top + _EDGE if corner.startswith("top") else bottom - _EDGE - block.height
    return x, y, x + block.width, y + block.height


def _panel(sheet: Sheet, box: Box) -> None:
    sheet.box(box, fill=sheet.theme.panel, edge=sheet.theme.grid, width=0.8, radius=3, alpha=0.94, layer=7)


def sizes(most: int) -> tuple[int, ...]:
    """Return the numbers of movements that the size scale shows: one, the largest and one between."""
    middle = round(most / 4) if most >= 8 else round(most / 2)
    return tuple(sorted({1, max(middle, 1), most}))


def _legend(sheet: Sheet, briefing: Briefing, content: MapContent, scale: Scale) -> Block:
    entries = [each for each in content.legend if each.key != "size"]
    sized = next((each for each in content.legend if each.key == "size"), None)
    shown = sizes(scale.most) if content.marks and sized else ()
    if not entries and not shown:
        return Block(0, 0, (), lambda _: None)
    wide = max((text_width(each.text, TEXT) for each in entries), default=0) + _SIGN
    room = [2 * scale.radius(each) for each in shown]
    scale_wide = sum(room) + 12 * len(room) + sum(text_width(str(each), TEXT) + 4 for each in shown)
    scale_high = max([*room, 12.0]) + _ROW + 2 if shown else 0.0
    heading = _ROW if briefing.labels.legend else 0.0
    if sized is not None:
        wide = max(wide, min(text_width(sized.text, TEXT), 170), scale_wide)
    lines = wrapped(sized.text, wide, TEXT) if sized and shown else []
    scale_high += _ROW * 0.85 * max(0, len(lines) - 1)
    width, height = min(wide, 215) + 2 * _PAD, heading + _ROW * len(entries) + scale_high + 2 * _PAD - 3

    def draw(box: Box) -> None:
        _panel(sheet, box)
        x, y = box[0] + _PAD, box[1] + _PAD + 8
        if heading:
            sheet.text(x, y, briefing.labels.legend, size=TEXT, weight="bold", layer=8)
            y += _ROW
        for each in entries:
            _sign(sheet, each, x, y - 3.2)
            sheet.text(x + _SIGN, y, each.text, size=TEXT, layer=8)
            y += _ROW
        for line in lines:
            sheet.text(x, y, line, size=TEXT, colour=sheet.theme.muted, layer=8)
            y += _ROW * 0.85
        if shown:
            _draw_sizes(sheet, shown, scale, x, y - 4)

    return Block(width, height, ("bottom left", "top left", "bottom right", "top right"), draw)


def legend_strip(sheet: Sheet, content: MapContent, box: Box, scale: Scale) -> float:
    """Draw a legend across a box instead of on the map and return where it ends: signs in rows, sizes at the right."""
    left, top, right, _ = box
    deep = top
    sized = next((each for each in content.legend if each.key == "size"), None)
    if sized is not None and content.marks:
        shown = sizes(scale.most)
        words = text_width(sized.text, TEXT)
        x = right - words - sum(_size_width(number, scale) for number in shown) + 4
        middle = top + max(scale.radius(scale.most), _ROW * 0.5) + 1
        sheet.text(x, middle + TEXT * 0.33, sized.text, size=TEXT, layer=8)
        _draw_sizes(sheet, shown, scale, x + words + 8, middle - scale.radius(shown[-1]))
        deep, right = middle + scale.radius(scale.most), x - 10
    x, y = left, top + _ROW * 0.8
    for each in content.legend:
        if each.key == "size":
            continue
        wide = _SIGN + text_width(each.text, TEXT) + 12
        if x > left and x + wide - 12 > right:
            x, y = left, y + _ROW
        _sign(sheet, each, x, y - 3.2)
        sheet.text(x + _SIGN, y, each.text, size=TEXT, layer=8)
        x += wide
    return max(y + 4, deep + 2)


def _size_width(number: int, scale: Scale) -> float:
    return 2 * scale.radius(number) + 16 + text_width(str(number), TEXT)


def _draw_sizes(sheet: Sheet, shown: Sequence[int], scale: Scale, x: float, y: float) -> None:
    middle = y + scale.radius(shown[-1])
    for each in shown:
        r = scale.radius(each)
        sheet.circle((x + r, middle), r, fill=sheet.theme.muted, edge=sheet.theme.muted, alpha=0.15, layer=8)
        sheet.text(x + 2 * r + 3, middle + TEXT * 0.33, str(each), size=TEXT, weight="semibold", layer=8)
        x += _size_width(each, scale)


def _sign(sheet: Sheet, entry: LegendEntry, x: float, y: float) -> None:
    """Draw the sign of a legend's line, its middle at y."""
    theme = sheet.theme
    if entry.key in set(Flow):
        colour = flow_colour(entry.key)
        sheet.circle((x + 7, y), 5, fill=colour, edge=colour, alpha=0.35, width=1.4, layer=8)
    elif entry.key == "cell":
        sheet.box((x + 4, y - 3, x + 10, y + 3), fill=theme.muted, edge=theme.muted, alpha=0.6, layer=8)
    elif entry.key == "area":
        sheet.box((x + 1, y - 4.5, x + 14, y + 4.5), edge=theme.muted, hatch="//////", width=0.7, layer=8)
    elif entry.key == "way":
        sheet.line([(x, y), (x + 14, y)], colour=theme.muted, width=2, dashes=(2.4, 1.5), layer=8)
    else:
        sheet.line([(x, y), (x + 14, y)], colour=theme.corridor, width=1.3, dashes=(1.2, 1.6), layer=8)


def _unplaced(sheet: Sheet, briefing: Briefing, content: MapContent) -> Block:
    widest = 190.0
    heading = wrapped(briefing.labels.unplaced, widest, TEXT, "bold")
    lines = [line for each in content.unplaced for line in wrapped(each, widest, TEXT)]
    wide = max([text_width(line, TEXT, "bold") for line in heading] + [text_width(line, TEXT) for line in lines])
    height = (len(heading) + len(lines)) * _ROW + 2 * _PAD - 3

    def draw(box: Box) -> None:
        _panel(sheet, box)
        y = box[1] + _PAD + 8
        for line in heading:
            sheet.text(box[0] + _PAD, y, line, size=TEXT, weight="bold", layer=8)
            y += _ROW
        for line in lines:
            sheet.text(box[0] + _PAD, y, line, size=TEXT, layer=8)
            y += _ROW

    return Block(wide + 2 * _PAD, height, ("top left", "bottom left", "top right", "bottom right"), draw)


def _inset(sheet: Sheet, briefing: Briefing, view: Projection) -> Block:
    width, height = _INSET

    def draw(box: Box) -> None:
        theme = sheet.theme
        west, south, east, north = view.seen()
        lon, lat = (west + east) / 2, (south + north) / 2
        wide = max((east - west) * _INSET_WIDER / 2, 9.0)
        high = max((north - south) * _INSET_WIDER / 2, 5.5)
        small = fit((lon - wide, max(lat - high, -60), lon + wide, min(lat + high, 74)), box)
        shown = ground(small, briefing.watched)
        sheet.clip(box)
        sheet.box(box, fill=theme.sea, layer=7)
        sheet.path(shown.land, fill=theme.land, layer=7.1)
        sheet.path(shown.watched, fill=theme.muted, alpha=0.55, layer=7.2)
        sheet.path(shown.borders, edge=theme.border, width=0.45, layer=7.3)
        sheet.path(shown.shores, edge=theme.border, width=0.35, layer=7.3)
        left, top, right, bottom = view.frame
        edge = [
            view.degrees(x, y) for x, y in ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        ]
        sheet.line(small.line(edge), colour=theme.warning, width=1.4, layer=7.5)
        sheet.clip(None)
        sheet.box(box, edge=theme.border, width=0.9, layer=7.6)

    return Block(width, height, ("top right", "bottom right", "top left", "bottom left"), draw)


def round_km(longest: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 and so on that is not above `longest`."""
    power = 10.0 ** math.floor(math.log10(longest))
    return next(step * power for step in (5, 2, 1) if step * power <= longest)


def _scale(sheet: Sheet, briefing: Briefing, view: Projection) -> Block:
    km = round_km(view.km_at_middle(96))
    long = 96 * km / view.km_at_middle(96)
    words = f"{km:g} {briefing.labels.kilometres}"
    width = max(long, text_width(words, TEXT)) + 34

    def draw(box: Box) -> None:
        theme = sheet.theme
        _panel(sheet, box)
        x, y = box[0] + 8, box[3] - 8
        sheet.text(x, y - 6, words, size=TEXT, weight="semibold", layer=8)
        sheet.line([(x, y - 3), (x, y), (x + long, y), (x + long, y - 3)], colour=theme.ink, width=1.3, layer=8)
        _north(sheet, briefing.labels.north, view, (box[2] - 12, (box[1] + box[3]) / 2))

    return Block(width, 28, ("bottom right", "bottom left", "top right", "top left"), draw)


def _north(sheet: Sheet, letter: str, view: Projection, at: tuple[float, float]) -> None:
    """Draw an arrow to the true north of the map's middle."""
    left, top, right, bottom = view.frame
    lat, lon = view.degrees((left + right) / 2, (top + bottom) / 2)
    (x1, y1), (x2, y2) = view.point(lat, lon), view.point(lat + 0.1, lon)
    turn = math.atan2(x2 - x1, y1 - y2)
    cos, sin = math.cos(turn), math.sin(turn)

    def spot(x: float, y: float) -> tuple[float, float]:
        return at[0] + x * cos + y * sin, at[1] + x * sin - y * cos

    tip = [spot(0, 1), spot(3.6, -10), spot(0, -7.4), spot(-3.6, -10), spot(0, 1)]
    sheet.line(tip, colour=sheet.theme.ink, width=0.9, layer=8)
    sheet.line([tip[0], tip[2]], colour=sheet.theme.ink, width=0.9, layer=8)
    sheet.text(at[0], at[1] - 3, letter, size=8.5, weight="bold", align="center", layer=8)
