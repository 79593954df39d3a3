"""The timeline of a briefing: what was reported at least, solid, and at most, pale; an arrow where no end was told."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from geo.briefing.figure_text import shortened, wrapped
from geo.briefing.fonts import text_width

if TYPE_CHECKING:
    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_projection import Box
    from geo.briefing.model import Bar, Series, TimelineContent

HEADING: Final = 12.0
TEXT: Final = 9.0
LEAST: Final = 84.0
"""Height in points of the lowest chart that can be read."""
_PALE: Final = {"light": 0.32, "dark": 0.42}
"""How opaque the part of a bar is that was told as the most, by theme."""
_AXIS: Final = 13.0
_HEAD_ROOM: Final = 20.0


def draw_timeline(sheet: Sheet, content: TimelineContent, box: Box) -> None:
    """Draw the series into a box, the main unit first; as many as are not too low to be read."""
    left, top, right, bottom = box
    sheet.text(
        left,
        top + HEADING * 0.85,
        shortened(content.heading, right - left, HEADING, "semibold"),
        size=HEADING,
        weight="semibold",
    )
    y = top + HEADING * 1.5
    shown, caption = _fitting(content, right - left, bottom - y)
    foot = bottom - len(caption) * TEXT * 1.2
    high = (foot - y) / max(len(shown), 1)
    axis = max((_axis_width(series) for series in shown), default=0)  # of all, so that days stand below days
    for number, series in enumerate(shown):
        last = number == len(shown) - 1
        box = (left, y + number * high, right, y + (number + 1) * high - (0 if last else 4))
        _draw_series(sheet, series, box, axis)
    for number, line in enumerate(caption):
        sheet.text(left, foot + (number + 0.95) * TEXT * 1.2, line, size=TEXT - 0.5, colour=sheet.theme.muted)


def _fitting(content: TimelineContent, width: float, height: float) -> tuple[tuple[Series, ...], list[str]]:
    """Return the series that are not too low to be read, and the lines of the caption: which units are not drawn."""

    def lines(most: int, number: int) -> list[str]:
        left_out = ", ".join(each.unit_label for each in content.series[number:])
        told = f"{content.not_drawn.format(units=left_out)}. " if left_out and content.not_drawn else ""
        return wrapped(told + content.caption, width, TEXT - 0.5, lines=most) if told or content.caption else []

    number = len(content.series)
    for most in (3, 2, 1):
        room = height - len(lines(most, number)) * TEXT * 1.2
        number = min(len(content.series), max(1, int(room // (LEAST * 0.95))))
        caption = lines(most, number)
        if height - len(caption) * TEXT * 1.2 >= LEAST * 0.7:
            return content.series[:number], caption
    return content.series[:1], []


def _ticks(series: Series) -> list[int]:
    return tick_values(max([0, *(v for bar in series.bars for v in (bar.low, bar.high) if v is not None)]))


def _axis_width(series: Series) -> float:
    return max(text_width(_number(tick), TEXT) for tick in _ticks(series)) + 5


def _draw_series(sheet: Sheet, series: Series, box: Box, axis: float) -> None:
    """Draw one series; its days begin `axis` points from the left."""
    left, top, right, bottom = box
    theme, bars, ticks = sheet.theme, series.bars, _ticks(series)
    sheet.text(left, top + TEXT, series.unit_label, size=TEXT, colour=theme.muted)
    base, ceiling = (
        bottom - _AXIS,
        top + TEXT + 4 + (_HEAD_ROOM if any(b.open or b.without_number for b in bars) else 8),
    )
    x0, x1 = left + axis, right - 2

    def level(value: float) -> float:
        return base - (base - ceiling) * value / max(ticks[-1], 1)

    crowded = len(ticks) > 1 and (base - ceiling) / (len(ticks) - 1) < TEXT * 1.1
    for tick in (ticks[0], ticks[-1]) if crowded else ticks:
        sheet.line([(x0, level(tick)), (x1, level(tick))], colour=theme.grid, width=0.8, layer=2)
        sheet.text(x0 - 4, level(tick) + TEXT * 0.33, _number(tick), size=TEXT, colour=theme.muted, align="right")
    step = (x1 - x0) / max(len(bars), 1)
    for number, bar in enumerate(bars):
        middle = x0 + (number + 0.5) * step
        _draw_bar(sheet, bar, middle, (base, level(bar.low or 0), level(bar.high or 0)), step)
    sheet.line([(x0, base), (x1, base)], colour=theme.muted, width=1, layer=4)
    _draw_days(sheet, bars, x0, step, base + TEXT + 2)


def _draw_bar(sheet: Sheet, bar: Bar, x: float, levels: tuple[float, float, float], step: float) -> None:
    """Draw a bar: solid to its low end, pale to its high end, an arrow where the end is open, a ring for no number."""
    theme, wide = sheet.theme, min(step * 0.72, 34.0)
    base, low, high = levels
    left, right, top = x - wide / 2, x + wide / 2, base
    if bar.high is not None and (bar.low is None or bar.high > bar.low):
        pale = (left, high, right, low if bar.low else base)
        sheet.box(pale, fill=theme.accent, alpha=_PALE[theme.name], layer=3)
        sheet.box(pale, edge=theme.accent, width=0.9, layer=3)
        top = high
    if bar.low:
        sheet.box((left, low, right, base), fill=theme.accent, layer=3)
        top = min(top, low)
    if bar.open and bar.low:
        half = min(wide / 2, 6.0)
        sheet.line([(x, top - 1), (x, top - 9)], colour=theme.accent, width=1.6, layer=4)
        sheet.line(
            [(x - half * 0.6, top - 5.5), (x, top - 9.5), (x + half * 0.6, top - 5.5)],
            colour=theme.accent,
            width=1.6,
            layer=4,
        )
        top -= 10
    if bar.without_number:
        words = str(bar.without_number)
        sheet.circle((x, top - 7), 5.4, fill=theme.paper, edge=theme.muted, width=1, layer=4)
        if text_width(words, 8, "semibold") < step:
            sheet.text(x, top - 4.2, words, size=8, weight="semibold", colour=theme.muted, align="center", layer=5)


def _draw_days(sheet: Sheet, bars: tuple[Bar, ...], x0: float, step: float, y: float) -> None:
    """Write every so many labels as have room."""
    widest = max((text_width(bar.label, TEXT) for bar in bars), default=0) + 6
    every = max(1, math.ceil(widest / max(step, 0.1)))
    for number, bar in enumerate(bars):
        if number % every == 0:
            middle = x0 + (number + 0.5) * step
            if len(bars) == 1 or middle + text_width(bar.label, TEXT) / 2 <= x0 + step * len(bars) + 2:
                sheet.text(middle, y, bar.label, size=TEXT, colour=sheet.theme.muted, align="center")


def tick_values(highest: int) -> list[int]:
    """Return two to four round values from 0 to at least `highest`."""
    if highest <= 2:
        return list(range(highest + 1)) or [0]
    power = 10 ** math.floor(math.log10(highest))
    steps = [step for step in (power // 2, power, 2 * power, 5 * power, power // 5) if step >= 1]
    step = min((each for each in steps if 2 <= math.ceil(highest / each) <= 4), default=power)
    return [step * number for number in range(math.ceil(highest / step) + 1)]


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")
