"""Labels on the plane of the web map: how wide a name is, which boxes are taken at a zoom, where names are fixed.

Widths are measured with DejaVu Sans, which is wider than the fonts that the map asks for.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path

import matplotlib as mpl
from PIL import ImageFont

DATA = Path(__file__).resolve().parent.parent
FONT = Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
ZOOMS = range(4, 13)
PADDING = 3.0
COUNTRY_PX = {1: 11, 2: 13, 3: 16}

Box = tuple[float, float, float, float]


def mercator(lat: float, lon: float) -> tuple[float, float]:
    """Return the place on the web map's square, 0-1 from the north-west."""
    return (lon + 180) / 360, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2


def unproject(x: float, y: float) -> tuple[float, float]:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y)))), x * 360 - 180


@cache
def width(text: str, size: float, spacing: float = 0.0) -> float:
    return float(ImageFont.truetype(str(FONT), 100).getlength(text)) * size / 100 + spacing * len(text)


def fixed_labels(zoom: int) -> list[Box]:
    """Names of countries and seas that stand at a zoom."""
    found = []
    with (DATA / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if int(row["min_zoom"]) <= zoom <= int(row["max_zoom"]):
                x, y = (each * 256 * 2**zoom for each in mercator(float(row["lat"]), float(row["lon"])))
                size = COUNTRY_PX[int(row["size"])]
                wide = width(row["name"].upper(), size, size * 0.28)
                found.append((x - wide / 2, y - size * 0.7, x + wide / 2, y + size * 0.7))
    return found


class Grid:
    """Boxes by cell, to ask what overlaps without asking all."""

    CELL = 96

    def __init__(self, boxes: list[Box]) -> None:
        self.cells: dict[tuple[int, int], list[Box]] = {}
        for box in boxes:
            self.add(box)

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        left, top, right, bottom = (math.floor(each / self.CELL) for each in box)
        return [(i, j) for i in range(left, right + 1) for j in range(top, bottom + 1)]

    def add(self, box: Box) -> None:
        """Take a box."""
        for cell in self._cells(box):
            self.cells.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        """Say whether a box, with some air around it, overlaps none that is taken."""
        wide = (box[0] - PADDING, box[1] - PADDING / 3, box[2] + PADDING, box[3] + PADDING / 3)
        return not any(overlap(wide, other) for cell in self._cells(wide) for other in self.cells.get(cell, ()))


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
