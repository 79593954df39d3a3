"""Where names and numbers of a map stand: never on one another, on a mark or across the frame.

Greedy, the most important first, over fixed positions as in cartography's usual point labelling (Imhof 1975;
Christensen, Marks and Shieber 1995): beside the mark, else farther off with a line that leads to it, else not at all.
The same input gives the same places.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from geo.briefing.fonts import Weight, space_width, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.briefing.map_projection import Array, Box

GAP: Final = 3.0
"""Points between a mark and its label, and between labels."""
_NEAR: Final = (
    (1, 0, 0.0),
    (-1, 0, 1.0),
    (1, -1, 0.5),
    (1, 1, 0.6),
    (0, -1, 1.2),
    (0, 1, 1.3),
    (-1, -1, 1.5),
    (-1, 1, 1.6),
)
"""Sides beside a mark (right, left, and so on) and how much worse than the best each is."""
MOST: Final = 150
"""Labels that are tried at most: a page has no room for more, and trying takes time."""
_FAR: Final = (9.0, 16.0, 24.0, 34.0, 46.0)
"""Points beyond a mark at which a label with a leading line may stand."""
_TURNS: Final = 16
_LINE_COST: Final = 0.7
"""For each sampled point of an arrow that a label would cover."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Letters of one weight and colour within a label."""

    text: str
    weight: Weight = "normal"
    colour: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What is to be written beside a mark at `at` (points) that is `reach` points wide to each side.

    `inside` labels may stand on their point itself; `leads` ones may stand away with a line (without one where
    `led` is not set); `boxed` ones have a frame and
    `sign` points of room for a sign before the words.
    """

    runs: tuple[Run, ...]
    size: float
    at: tuple[float, float]
    reach: float = 0.0
    inside: bool = False
    leads: bool = False
    led: bool = True
    boxed: bool = False
    sign: float = 0.0
    key: str = ""

    @property
    def width(self) -> float:
        """Points from the first letter to the last, with a frame's padding."""
        space = space_width(self.size)
        words = sum(text_width(run.text, self.size, run.weight) for run in self.runs) + space * (len(self.runs) - 1)
        return words + self.sign + (2 * self.padding if self.boxed else 0)

    @property
    def height(self) -> float:
        """Points from the highest letter to the lowest."""
        return self.size * 1.02 + (2 * self.padding - 1 if self.boxed else 0)

    @property
    def padding(self) -> float:
        """Points between frame and letters."""
        return self.size * 0.35 if self.boxed else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A label and the box (left, top, right, bottom) that it fills; `leader` is a line from mark to label."""

    label: Label
    box: Box
    leader: tuple[tuple[float, float], tuple[float, float]] | None = None


class Room:
    """What is taken within a frame: boxes and circles may not be covered, lines had better not."""

    def __init__(
        self, frame: Box, boxes: Sequence[Box] = (), circles: Sequence[tuple[float, float, float]] = ()
    ) -> None:
        self.frame = frame
        self._boxes: Array = np.array(boxes, dtype=float).reshape(-1, 4)
        self._circles = np.array(circles, dtype=float).reshape(-1, 3)
        self._lines: Array = np.empty((0, 2))

    def cross(self, points: Array) -> None:
        """Add the sampled points of a line that labels had better leave free."""
        self._lines = np.concatenate([self._lines, points])

    def take(self, box: Box) -> None:
        """Note that a box is taken."""
        self._boxes = np.vstack([self._boxes, box])

    def free(self, box: Box) -> bool:
        """Tell whether a box lies within the frame and on nothing."""
        left, top, right, bottom = box
        low_x, low_y, high_x, high_y = self.frame
        if left < low_x + 2 or top < low_y + 2 or right > high_x - 2 or bottom > high_y - 2:
            return False
        low_x, low_y, high_x, high_y = self._boxes.T
        if bool(np.any((left < high_x) & (right > low_x) & (top < high_y) & (bottom > low_y))):
            return False
        x, y, radius = self._circles.T
        away = np.hypot(x - np.clip(x, left, right), y - np.clip(y, top, bottom))
        return not bool(np.any(away < radius))

    def clear(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Tell whether a leading line from a mark's edge runs over no other mark and no label."""
        shares = np.linspace(0.08, 1, 8)
        xs, ys = start[0] + shares * (end[0] - start[0]), start[1] + shares * (end[1] - start[1])
        left, top, right, bottom = self._boxes.T
        x, y = xs[:, None], ys[:, None]
        if bool(np.any((x > left) & (x < right) & (y > top) & (y < bottom))):
            return False
        away = np.hypot(xs[:, None] - self._circles[:, 0], ys[:, None] - self._circles[:, 1])
        return not bool(np.any(away < self._circles[:, 2] - 0.5))

    def crossings(self, box: Box) -> int:
        """Return how many sampled points of lines a box would cover."""
        left, top, right, bottom = box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1
        x, y = self._lines.T
        return int(np.count_nonzero((x > left) & (x < right) & (y > top) & (y < bottom)))


def place(labels: Sequence[Label], room: Room, *, strict: bool = False) -> tuple[list[Placed], list[Label]]:
    """Return where each label stands, and those for which there was no room; the first is the most important.

    Where `strict` is set no label covers a line.
    """
    placed, left_out = [], []
    for label in labels[:MOST]:
        best: tuple[float, Placed] | None = None
        for cost, spot in _spots(label):
            if best is not None and cost >= best[0]:
                continue
            if not room.free(spot.box) or (spot.leader and not room.clear(*spot.leader)):
                continue
            crossings = room.crossings(spot.box)
            if strict and crossings:
                continue
            whole = cost + _LINE_COST * crossings
            if best is None or whole < best[0]:
                best = whole, spot
        if best is None:
            left_out.append(label)
            continue
        placed.append(best[1])
        left, top, right, bottom = best[1].box
        if best[1].leader:
            room.cross(np.repeat(np.linspace(*best[1].leader, 12), 3, axis=0))
        room.take((left - GAP / 2, top - GAP / 3, right + GAP / 2, bottom + GAP / 3))
    return placed, [*left_out, *labels[MOST:]]


def _spots(label: Label) -> Iterator[tuple[float, Placed]]:
    """Yield the places where a label may stand, the best first."""
    x, y = label.at
    wide, high = label.width / 2, label.height / 2
    if label.inside:
        yield 0.0, Placed(label=label, box=(x - wide, y - high, x + wide, y + high))
    for side, rise, cost in _NEAR:
        slant = 0.72 if side and rise else 1.0
        off_x = side * (label.reach * slant + GAP + wide)
        off_y = rise * (label.reach * slant + (GAP / 2 if side else GAP) + high * (0.7 if side else 1))
        yield cost + (0.5 if label.inside else 0), Placed(label=label, box=_around(x + off_x, y + off_y, wide, high))
    if not label.leads:
        return
    for step, far in enumerate(_FAR):
        for turn in range(_TURNS):
            angle = 2 * math.pi * turn / _TURNS
            cos, sin = math.cos(angle), math.sin(angle)
            off = label.reach + far
            middle = x + cos * (off + wide * abs(cos)), y + sin * (off + high)
            box = _around(*middle, wide, high)
            start = x + cos * label.reach, y + sin * label.reach
            end = min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])
            leader = (start, end) if label.led else None
            yield 3.0 + 2 * step + 0.3 * (1 - cos), Placed(label=label, box=box, leader=leader)


def _around(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide, y - high, x + wide, y + high
