"""The one-slide figure of a briefing: map and parts on one page, for a screen at the end of a room."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from geo.briefing.figure_frame import footer, header, said_instead, watermark
from geo.briefing.figure_parts import Part, beside_one_another, parts
from geo.briefing.figure_sheet import Sheet
from geo.briefing.figure_text import shortened, wrapped
from geo.briefing.fonts import text_width
from geo.briefing.map_drawing import draw_map, free_view
from geo.briefing.map_furniture import legend_strip
from geo.briefing.map_marks import scale_of
from geo.briefing.model import Block
from geo.maps.style import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.briefing.map_marks import Scale
    from geo.briefing.map_model import MapContent
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Briefing

Size = Literal["16:9", "4:3"]
SIZES: Final[dict[str, tuple[float, float]]] = {"16:9": (960.0, 540.0), "4:3": (720.0, 540.0)}
"""Width and height of a page in points; two pixels each make 1920x1080 and 1440x1080."""

MARGIN: Final = 26.0
_GUTTER: Final = 18.0
_BETWEEN: Final = 13.0
_MAP_SHARE: Final = {"16:9": 0.615, "4:3": 0.56}
_THREE: Final = 800.0
"""Width in points from which three columns stand below a comparison."""
_MAPS: Final = (0.6, 0.57, 0.54)
"""Shares of the height that the maps of a comparison take: the largest that leaves room for what stands below."""
_CAPTION: Final = 9.0
_ANY: Final = 999
"""A number of labels left out, to keep room for the words that tell it."""
_NARROW: Final = 480.0
"""Width in points below which the legend would hide too much of a map."""


def figure(briefing: Briefing, size: Size = "16:9", page: str = "") -> Sheet:
    """Return the page with all that a briefing shows; of the parts that have no room it names the headings.

    `page` is a line for the foot, where the figure is one page of several.
    """
    width, height = SIZES[size]
    sheet = Sheet(width, height, theme(briefing.theme))
    top = header(sheet, briefing, MARGIN)
    bottom = footer(sheet, briefing, MARGIN, page)
    box = (MARGIN, top, width - MARGIN, bottom)
    if briefing.empty:
        _quiet(sheet, briefing, box)
    elif briefing.map is not None and briefing.second_map is not None:
        _comparison(sheet, briefing, briefing.map, briefing.second_map, box)
    elif briefing.map is not None and Block.MAP in briefing.blocks:
        _beside_map(sheet, briefing, briefing.map, box, _MAP_SHARE[size])
    else:
        _columns(sheet, briefing, box, 2)
    watermark(sheet, briefing)
    return sheet


def _quiet(sheet: Sheet, briefing: Briefing, box: Box) -> None:
    """Say that nothing moved, and below it what was asked for that still has something to say."""
    left, top, right, bottom = box
    rest = replace(briefing, blocks=briefing.beside_nothing)
    middle = top + (bottom - top) * (0.5 if rest.blocks else 1)
    said_instead(sheet, briefing.empty_text, (left, top, right, middle))
    if rest.blocks:
        _columns(sheet, rest, (left, middle, right, bottom), 2)


def _beside_map(sheet: Sheet, briefing: Briefing, content: MapContent, box: Box, share: float) -> None:
    left, top, right, bottom = box
    alone = not parts(briefing, 300)
    edge = right if alone else left + (right - left) * share
    draw_captioned_map(sheet, briefing, content, (left, top, edge, bottom))
    if not alone:
        _columns(sheet, briefing, (edge + _GUTTER, top, right, bottom), 1)


def _comparison(sheet: Sheet, briefing: Briefing, first: MapContent, second: MapContent, box: Box) -> None:
    left, top, right, bottom = box
    number = len(parts(briefing, 300))
    if not number:
        draw_comparison(sheet, briefing, (first, second), box)
        return
    high = bottom - top - _BETWEEN
    across = 3 if right - left > _THREE else 2
    if number > across:
        low = top + high * _MAPS[-1]
        draw_comparison(sheet, briefing, (first, second), (left, top, right, low))
        _columns(sheet, briefing, (left, low + _BETWEEN, right, bottom), across)
        return
    for share in _MAPS:
        row = beside_one_another(briefing, right - left, high * (1 - share), _GUTTER)
        if all(part.wish <= high * (1 - share) for part, _ in row):
            break
    low = top + high * share
    draw_comparison(sheet, briefing, (first, second), (left, top, right, low))
    for part, width in row:
        part.draw(sheet, (left, low + _BETWEEN, left + width, bottom))
        left += width + _GUTTER


def draw_comparison(sheet: Sheet, briefing: Briefing, maps: tuple[MapContent, MapContent], box: Box) -> None:
    """Draw two maps beside one another, their headings above, one legend and one caption below both."""
    left, top, right, low = box
    middle = (left + right) / 2
    told = _caption(briefing, maps[0], right - left)
    counted = briefing.labels.left_out.format(count=_ANY)
    foot = low - len(wrapped(" ".join([*told, counted]), right - left, _CAPTION)) * _CAPTION * 1.22 - 2
    scale = scale_of(maps[0], (left, top + 17, middle - _GUTTER / 2, foot - 20))
    foot -= _strip_height(sheet, briefing, maps[0] if maps[0].marks else maps[1], right - left, scale)
    frames = [(left, top + 17, middle - _GUTTER / 2, foot), (middle + _GUTTER / 2, top + 17, right, foot)]
    left_out = 0
    both = list(enumerate(zip(maps, frames, strict=True)))
    turn = max(free_view(sheet, briefing, m, f, inset=i == 0, legend=False).turn for i, (m, f) in both)
    for number, (content, frame) in both:
        words = shortened(content.heading, frame[2] - frame[0], 13, "semibold")
        sheet.text(frame[0], top + 10.5, words, size=13, weight="semibold")
        left_out += draw_map(sheet, briefing, content, frame, inset=number == 0, legend=False, turn=turn)
    told_by = maps[0] if maps[0].marks else maps[1]
    end = legend_strip(sheet, told_by, (left, foot + 3, right, low), scale_of(maps[0], frames[0]))
    _write_caption(sheet, briefing, told, (left, end, right, low), left_out)


def _caption(briefing: Briefing, content: MapContent, width: float) -> list[str]:
    told = [content.caveat, briefing.labels.projection]
    return wrapped(" ".join(each for each in told if each), width, _CAPTION, lines=3)


def _write_caption(sheet: Sheet, briefing: Briefing, lines: list[str], box: Box, left_out: int) -> None:
    if left_out:
        said = briefing.labels.left_out.format(count=left_out)
        *before, last = lines or [""]
        longer = f"{last}; {said}" if last else said
        lines = [*before, longer] if text_width(longer, _CAPTION) <= box[2] - box[0] else [*lines, said]
    for number, line in enumerate(lines):
        sheet.text(box[0], box[1] + (number + 1) * _CAPTION * 1.22, line, size=_CAPTION, colour=sheet.theme.muted)


def draw_captioned_map(sheet: Sheet, briefing: Briefing, content: MapContent, box: Box) -> None:
    """Draw a map and below it what must be known of it.

    The legend stands on the map, or below it where the map is too narrow for that.
    """
    left, top, right, bottom = box
    lines = _caption(briefing, content, right - left)
    foot = bottom - (len(lines) + 1) * _CAPTION * 1.22 - 2
    below = right - left < _NARROW
    high = foot
    if below:
        high -= _strip_height(sheet, briefing, content, right - left, scale_of(content, (left, top, right, foot - 50)))
    left_out = draw_map(sheet, briefing, content, (left, top, right, high), legend=not below)
    if below:
        legend_strip(sheet, content, (left, high + 3, right, foot), scale_of(content, (left, top, right, high)))
    _write_caption(sheet, briefing, lines, (left, foot + 2, right, bottom), left_out)


def _strip_height(sheet: Sheet, briefing: Briefing, content: MapContent, width: float, scale: Scale) -> float:
    """Return how high a legend below a map is, by drawing it on a page that nobody sees."""
    unseen = Sheet(sheet.width, sheet.height, theme(briefing.theme))
    return legend_strip(unseen, content, (0, 0, width, 0), scale) + 5


def _columns(sheet: Sheet, briefing: Briefing, box: Box, number: int) -> None:
    """Set the parts into columns, the summary as large as there is room for."""
    left, top, right, bottom = box
    width = (right - left - _GUTTER * (number - 1)) / number
    boxes = [(left + i * (width + _GUTTER), top, left + i * (width + _GUTTER) + width, bottom) for i in range(number)]
    for size, whole in ((14.5, True), (13.5, True), (12.5, True), (11.5, True), (11.5, False)):
        found = parts(briefing, width, summary=size, whole=whole)
        columns, rest = _dealt(found, bottom - top, number)
        if not rest:
            break
    if rest:
        line = _CAPTION * 1.22
        high = line * len(_not_shown(briefing, found, right - left)) + 3
        boxes = [(x1, y1, x2, y2 - high) for x1, y1, x2, y2 in boxes]
        columns, rest = _dealt(found, bottom - top - high, number)
        lines = _not_shown(briefing, rest, right - left)
        for i, words in enumerate(lines):
            y = bottom - (len(lines) - 1 - i) * line - 1
            sheet.text(left, y, words, size=_CAPTION, colour=sheet.theme.muted)
    for column, each in zip(columns, boxes, strict=True):
        _draw_column(sheet, column, each)


def _not_shown(briefing: Briefing, rest: Sequence[Part], width: float) -> list[str]:
    headings = ", ".join(part.heading for part in rest if part.heading)
    return wrapped(briefing.labels.not_shown.format(parts=headings), width, _CAPTION)


def _dealt(found: Sequence[Part], height: float, number: int) -> tuple[list[list[Part]], list[Part]]:
    """Deal parts to columns in their order, by the least height of each; return those for which none had room too."""
    columns: list[list[Part]] = [[] for _ in range(number)]
    used = [0.0] * number
    rest = []
    for part in found:
        fits = [i for i in range(number) if used[i] + part.least <= height]
        if not fits:
            rest.append(part)
            continue
        at = min(fits, key=lambda i: (used[i], i))
        columns[at].append(part)
        used[at] += part.least + _BETWEEN
    return columns, rest


def _draw_column(sheet: Sheet, column: Sequence[Part], box: Box) -> None:
    """Draw parts below one another: each has its least height, and what is left goes to those that wish for more."""
    left, top, right, bottom = box
    spare = bottom - top - sum(part.least for part in column) - _BETWEEN * max(len(column) - 1, 0)
    heights = [part.least for part in column]
    charts = [i for i, part in enumerate(column) if part.block is Block.TIMELINE]
    for i in sorted(range(len(column)), key=lambda i: i in charts):
        more = max(0.0, min(spare, column[i].wish - column[i].least))
        heights[i] += more
        spare -= more
    for i in charts:
        heights[i] += min(max(spare, 0.0), 60.0)
    y = top
    for part, high in zip(column, heights, strict=True):
        part.draw(sheet, (left, y, right, y + high))
        y += high + _BETWEEN
