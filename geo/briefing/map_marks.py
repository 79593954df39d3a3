"""Marks of the briefing's map: circles sized by movements, public cells, hatched areas, arrows.

Area of a circle grows with its movements, by one scale for both maps of a comparison. What is known only as an area is
hatched as an area; a way that nobody told is a straight, dashed line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from matplotlib.path import Path

from geo.briefing.map_ground import outline_path
from geo.briefing.map_model import MarkShape
from geo.maps.style import FLOW_COLOURS
from geo.model import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.briefing.figure_sheet import Sheet
    from geo.briefing.map_model import Arrow, MapContent, Mark
    from geo.briefing.map_projection import Array, Box, Projection

_ONE: Final = 7.0
"""Radius in points of one movement."""
_LARGEST: Final = 25.0
"""Radius in points that no circle exceeds: beyond it the whole scale shrinks."""
_SHARE: Final = 0.075
"""Largest radius to the height of the map."""
_LEAST: Final = 3.2
_NUMBER: Final = {1: 5.2, 2: 7.5, 3: 12.0}
"""Radius in points from which a number of movements of so many digits fits into its circle."""
MANY: Final = 300
"""Marks above which a map is drawn as one cloud of circles: none moved, none with its number."""
_USUAL: Final = 6
"""Movements of the widest arrow at least, so that a single movement is never drawn as a stream."""
_PUSHES: Final = 60
"""Turns at most in which circles are moved apart."""
_LIFTED: Final = 0.35
"""Share of white in the hatching of the dark theme."""
_FARTHEST: Final = 34.0
"""Points that a circle is moved at most."""


def flow_colour(flow: str) -> str:
    """Return the colour of a flow; an unknown word has that of unknown."""
    return FLOW_COLOURS[Flow(flow)] if flow in set(Flow) else FLOW_COLOURS[Flow.UNKNOWN]


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a number of movements is drawn: the area of a circle grows with it."""

    most: int
    one: float
    """Radius in points of one movement."""

    def radius(self, movements: int) -> float:
        """Return the radius in points of a circle for so many movements."""
        return max(_LEAST, self.one * math.sqrt(movements))


def scale_of(content: MapContent, frame: Box) -> Scale:
    """Return the scale of a map's circles in a frame; both maps of a comparison have one, since their `most` is one."""
    most = max([content.most, *(mark.movements for mark in content.marks)], default=1)
    largest = min(_LARGEST, (frame[3] - frame[1]) * _SHARE)
    return Scale(most, min(_ONE, largest / math.sqrt(max(most, 1))))


class Disc(NamedTuple):
    """A circle on the page in points."""

    x: float
    y: float
    r: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """An arrow's line on the page, cut to the frame; `origin_out` and `destination_out` tell which end is out of it."""

    arrow: Arrow
    points: Array
    origin_out: bool
    destination_out: bool


def spread(marks: Sequence[Mark], view: Projection, scale: Scale) -> list[Disc]:
    """Return the circles of marks in their order, those that would hide one another moved apart.

    A moved circle keeps a line to its cell, which stays where it is. The smaller one moves farther.
    """
    if not marks:
        return []
    if len(marks) > MANY:
        return [Disc(*view.point(mark.lat, mark.lon), scale.radius(mark.movements)) for mark in marks]
    home = np.array([view.point(mark.lat, mark.lon) for mark in marks])
    r = np.array([scale.radius(mark.movements) for mark in marks])
    at = home.copy()
    for _ in range(_PUSHES):
        off = at[:, None, :] - at[None, :, :]
        away = np.hypot(off[..., 0], off[..., 1])
        want = (r[:, None] + r[None, :]) * 0.92
        over = np.where((away < want) & ~np.eye(len(marks), dtype=bool), want - away, 0.0)
        if not over.any():
            break
        # Two marks on one spot part in a direction that their numbers decide.
        turn = np.arange(len(marks)) * 2.4
        aside = np.stack([np.cos(turn), np.sin(turn)], axis=-1)[:, None, :]
        unit = np.where(away[..., None] > 1e-6, off / np.maximum(away, 1e-6)[..., None], aside)
        share = (r**-2)[:, None] / ((r**-2)[:, None] + (r**-2)[None, :])
        at += 0.6 * ((over * share)[..., None] * unit).sum(axis=1)
        moved = at - home
        far = np.maximum(np.hypot(moved[:, 0], moved[:, 1]), 1e-6)
        at = home + moved * np.minimum(1, _FARTHEST / far)[:, None]
    return [Disc(float(x), float(y), float(each)) for (x, y), each in zip(at, r, strict=True)]


def draw_area(sheet: Sheet, view: Projection, mark: Mark) -> None:
    """Hatch the area of a mark; a country more faintly than what lies within it."""
    if mark.country is None:
        return
    whole = mark.admin1 is None
    path = outline_path(view, mark.country, mark.admin1)
    colour, dark = hatch_colour(sheet, mark.flow), sheet.theme.name == "dark"
    alpha = (0.45 if whole else 0.8) if dark else (0.3 if whole else 0.6)
    sheet.path(path, edge=colour, width=0, alpha=alpha, hatch="//" if whole else "////", layer=2.6)
    if not whole:
        sheet.path(path, edge=colour, width=1.3, dashes=(4, 2), alpha=1.0, layer=2.7)


def hatch_colour(sheet: Sheet, flow: str) -> str:
    """Return the colour of a flow's hatching: on dark ground thin lines need more light than areas do."""
    colour = flow_colour(flow)
    if sheet.theme.name != "dark":
        return colour
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * _LIFTED):02x}" for part in parts)


def draw_mark(sheet: Sheet, view: Projection, mark: Mark, disc: Disc) -> None:
    """Draw a mark: its circle, and within it or at the end of its line the cell or reach in which it truly lies."""
    x, y, r = disc
    home = view.point(mark.lat, mark.lon)
    colour = flow_colour(mark.flow)
    theme = sheet.theme
    if mark.shape is MarkShape.CELL and mark.cell is not None:
        west, south, east, north = mark.cell
        corners = view.line([(south, west), (south, east), (north, east), (north, west), (south, west)])
        sheet.path(Path(corners, closed=True), fill=colour, edge=colour, width=0.9, alpha=0.55, layer=4)
    elif mark.radius_m:
        reach = mark.radius_m / 1000 * view.per_km
        if reach > r:
            sheet.circle(home, reach, fill=colour, edge=colour, width=0.8, alpha=0.12, layer=3.5)
    away = math.hypot(x - home[0], y - home[1])
    if away > r:
        edge = (x + (home[0] - x) * r / away, y + (home[1] - y) * r / away)
        sheet.line([edge, home], colour=colour, width=1.2, layer=4)
    sheet.circle((x, y), r + 0.9, edge=theme.label_halo, width=1.6, layer=4.1)
    if len(mark.flows) > 1:
        sheet.circle((x, y), r, fill=theme.label_halo, width=0, alpha=0.75, layer=4.2)
        _ring(sheet, disc, mark.flows)
    else:
        sheet.circle((x, y), r, fill=colour, edge=colour, width=1.5, alpha=0.30, layer=4.2)
    digits = len(str(mark.movements))
    if r >= _NUMBER[min(digits, 3)]:
        size = min(15.0, max(8.5, r * (0.95 if digits < 3 else 0.72)))
        number = f"{mark.movements:,}".replace(",", "\u202f")
        sheet.text(
            x, y + size * 0.33, number, size=size, weight="bold", align="center", halo=theme.label_halo, layer=4.6
        )


def _ring(sheet: Sheet, disc: Disc, flows: Sequence[tuple[str, int]]) -> None:
    """Draw the edge of a circle in the colours of its flows, by their shares, clockwise from the top."""
    whole, done = sum(number for _, number in flows), 0
    for flow, number in flows:
        steps = np.linspace(done / whole, (done + number) / whole, 4 + 60 * number // whole) * 2 * np.pi
        line = [(disc.x + disc.r * float(np.sin(at)), disc.y - disc.r * float(np.cos(at))) for at in steps]
        sheet.line(line, colour=flow_colour(flow), width=3.0, layer=4.3)
        done += number


def draw_cloud(sheet: Sheet, marks: Sequence[Mark], discs: Sequence[Disc]) -> None:
    """Draw very many marks as circles without their numbers, all of a colour at once."""
    unit = Path.unit_circle()
    ring, codes = np.asarray(unit.vertices, dtype=float), np.asarray(unit.codes, dtype=Path.code_type)
    for flow in sorted({mark.flow for mark in marks}):
        circles = [disc for mark, disc in zip(marks, discs, strict=True) if mark.flow == flow]
        vertices = np.concatenate([ring * disc.r + np.array([disc.x, disc.y]) for disc in circles])
        path = Path(vertices, np.tile(codes, len(circles)))
        sheet.path(path, fill=flow_colour(flow), alpha=0.25, layer=4.2)
        sheet.path(path, edge=flow_colour(flow), width=0.9, alpha=0.9, layer=4.3)


def arrow_width(movements: int, busiest: int) -> float:
    """Return the width in points of an arrow, where `busiest` is the largest number of movements of one."""
    return 1.6 + 2.6 * math.sqrt(movements / max(busiest, _USUAL))


def course(arrow: Arrow, view: Projection, reaches: tuple[float, float], busiest: int = 1) -> Drawn | None:
    """Return an arrow's line on the page between the circles at its ends, cut to the frame; None where none is left.

    Along a corridor the line runs smoothly through its stops; else it is straight. It is shifted to its right, so that
    there and back are seen apart.
    """
    if arrow.course is not None and len(arrow.course) > 1:
        points = _smooth(view.line(arrow.course))
    else:
        points = np.linspace(view.line([arrow.origin_at])[0], view.line([arrow.destination_at])[0], 60)
    points = _dense(points)
    if len(points) < 2:
        return None
    points = _shifted(points, arrow_width(arrow.movements, busiest) * 0.6 + 1.2)
    start, end = np.array(points[0]), np.array(points[-1])
    away = np.hypot(*(points - start).T) > reaches[0] + 1.5
    away &= np.hypot(*(points - end).T) > reaches[1] + 2.0
    left, top, right, bottom = view.frame
    inside = (
        (points[:, 0] > left + 3) & (points[:, 0] < right - 3) & (points[:, 1] > top + 3) & (points[:, 1] < bottom - 3)
    )
    kept = np.flatnonzero(away & inside)
    if len(kept) < 6:
        return None
    return Drawn(
        arrow=arrow,
        points=points[kept[0] : kept[-1] + 1],
        origin_out=not inside[0],
        destination_out=not inside[-1],
    )


def draw_arrow(sheet: Sheet, drawn: Drawn, most: int) -> None:
    """Draw an arrow, its width by movements; dashed where nobody told the way."""
    colour, points = flow_colour(drawn.arrow.flow), drawn.points
    width = arrow_width(drawn.arrow.movements, most)
    head = 7.0 + width * 1.6
    back = np.hypot(*(points - points[-1]).T)
    shaft = points[: max(2, int(np.count_nonzero(back > head * 0.7)))]
    dashes = (2.6, 1.5) if drawn.arrow.dashed else None
    sheet.line(shaft, colour=sheet.theme.label_halo, width=width + 2.2, alpha=0.85, layer=3.7)
    sheet.line(shaft, colour=colour, width=width, dashes=dashes, layer=3.8)
    tip = points[-1]
    along = tip - shaft[-1]
    along = along / max(float(np.hypot(*along)), 1e-6)
    across = np.array([-along[1], along[0]])
    corners = [
        tip,
        tip - along * head + across * head * 0.42,
        tip - along * head * 0.78,
        tip - along * head - across * head * 0.42,
    ]
    sheet.path(Path([*corners, tip], closed=True), fill=colour, edge=sheet.theme.label_halo, width=0.7, layer=3.9)


def _smooth(points: Array) -> Array:
    """Run a centripetal Catmull-Rom curve through points (Catmull and Rom 1974; Yuksel and others 2011)."""
    points = points[np.concatenate([[True], np.hypot(*np.diff(points, axis=0).T) > 0.5])]
    if len(points) < 3:
        return points
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    curve = []
    for p0, p1, p2, p3 in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        knots = np.cumsum(
            [0.0, *(max(math.sqrt(float(np.hypot(*(b - a)))), 1e-3) for a, b in ((p0, p1), (p1, p2), (p2, p3)))]
        )
        t = np.linspace(knots[1], knots[2], 12, endpoint=False)[:, None]
        t0, t1, t2, t3 = knots
        a1 = (t1 - t) / (t1 - t0) * p0 + (t - t0) / (t1 - t0) * p1
        a2 = (t2 - t) / (t2 - t1) * p1 + (t - t1) / (t2 - t1) * p2
        a3 = (t3 - t) / (t3 - t2) * p2 + (t - t2) / (t3 - t2) * p3
        b1 = (t2 - t) / (t2 - t0) * a1 + (t - t0) / (t2 - t0) * a2
        b2 = (t3 - t) / (t3 - t1) * a2 + (t - t1) / (t3 - t1) * a3
        curve.append((t2 - t) / (t2 - t1) * b1 + (t - t1) / (t2 - t1) * b2)
    return np.vstack([*curve, points[-1:]])


def _dense(points: Array) -> Array:
    """Sample a line every two points of the page."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    count = int(along[-1] / 2) + 1
    if count < 2:
        return points[:1]
    at = np.linspace(0, along[-1], min(count, 4000))
    return np.column_stack([np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])])


def _shifted(points: Array, by: float) -> Array:
    along = np.gradient(points, axis=0)
    length = np.maximum(np.hypot(*along.T), 1e-6)[:, None]
    shifted: Array = points + by * np.column_stack([-along[:, 1], along[:, 0]]) / length
    return shifted
