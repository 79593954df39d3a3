"""Cells of the map: which sightings lie in each, counted in one go with what colours them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import numpy as np

from geo.records.chosen import choose_shown, number_of_day
from geo.records.column_counts import NO_COUNT, count_units, countable, main_counts
from geo.records.columns import NO_DAY, PIN, begins
from geo.records.placing import WORLD, mercator

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geo.records.chosen import Chosen
    from geo.records.column_counts import Count
    from geo.records.columns import Numbers, Truths, Words
    from geo.records.filters import Filters
    from geo.records.mapping import BBox
    from geo.records.mirror import Mirror

    Wholes = NDArray[np.int64]

Word = Literal["flow", "equipment_class", "affiliation", "age"]

AGE_DAYS: Final = (3, 7, 30, 90)
"""Ends of the steps of age: below 3 days is step 0, below 7 is step 1, and 90 or more is the last."""
_TILE_BITS: Final = 8  # a tile of web mercator is 2**8 pixels wide


class Cells(NamedTuple):
    """Columns of cells, fullest first: number across and down, sums, means of `mx` and `my`, and shares by word.

    `reports` is None where they were not asked for, and `counts` are all unknown where they were not; `shares` has a
    column for each of `words`.
    """

    across: Wholes
    down: Wholes
    sightings: Wholes
    movements: Wholes
    reports: Wholes | None
    mean_x: NDArray[np.float64]
    mean_y: NDArray[np.float64]
    shares: Wholes
    words: Words
    counts: list[Count]


def cell_shift(zoom: int, cell_px: int) -> int:
    """Return by how many bits `mx` and `my` are shifted to number the cells of `cell_px` pixels at a zoom."""
    return max(0, WORLD.bit_length() - 1 - _TILE_BITS - zoom + cell_px.bit_length() - 1)


def count_cells(
    mirror: Mirror,
    filters: Filters,
    bbox: BBox,
    *,
    shift: int,
    by: Word,
    as_of: date | None = None,
    reports: bool = False,
    counts: bool = False,
    limit: int = 4000,
) -> Cells:
    """Return the cells of a view that hold any pin, `limit` at most; an age is the number of its step as text."""
    pins = pins_in_view(choose_shown(mirror, filters), bbox)
    mx, my = (pins.columns.points[name] for name in ("mx", "my"))
    point, movement = pins.take("point", "movement_no")
    of_point, words = shares_of_points(pins, by, as_of)
    held = np.flatnonzero(of_point.any(axis=1))
    of_point, mx, my = of_point[held], mx[held], my[held]
    cell, across, down = _cells_of(mx >> shift, my >> shift)
    size = len(across)
    shares = np.stack([np.bincount(cell, weights=each, minlength=size) for each in of_point.T], axis=1).astype(np.int64)
    sightings, told = shares.sum(axis=1), of_point.sum(axis=1)
    mean_x, mean_y = (np.bincount(cell, weights=told * each, minlength=size) / sightings for each in (mx, my))
    cell_of = np.zeros(len(pins.columns.points["mx"]), dtype=np.int64)
    cell_of[held] = cell
    of_row = np.take(cell_of, point)
    movements = np.bincount(np.compress(begins(movement, of_row), of_row), minlength=size)
    told_in = different(of_row, pins.take("report_no")[0], size) if reports else None
    order = np.lexsort((down, across, -sightings))[:limit]
    return Cells(
        across[order],
        down[order],
        sightings[order],
        movements[order],
        None if told_in is None else told_in[order],
        mean_x[order],
        mean_y[order],
        shares[order],
        words,
        _counts(pins, cell_of, size, order.tolist()) if counts else [NO_COUNT] * len(order),
    )


def _counts(pins: Chosen, cell_of: Wholes, size: int, cells: list[int]) -> list[Count]:
    """Return the intervals of some of the cells; `cell_of` gives the cell of each point."""
    rows = countable(pins)
    return main_counts(count_units(rows, np.take(cell_of, rows.take("point")[0]), size), cells)


def pins_in_view(chosen: Chosen, bbox: BBox) -> Chosen:
    """Return those of the rows that have a pin within a box of degrees."""
    return chosen.where("point", in_box(chosen.columns.points, bbox))


def in_box(points: dict[str, Any], bbox: BBox) -> Truths:
    """Return which points are pins within a box of degrees."""
    west, south, east, north = bbox
    (left, top), (right, bottom) = mercator(north, west), mercator(south, east)
    within_x = (points["mx"] >= left) & (points["mx"] <= right)
    found: Truths = (points["spot"] == PIN) & within_x & (points["my"] >= top) & (points["my"] <= bottom)
    return found


def different(groups: Any, numbers: Any, size: int) -> Any:
    """Return how many different numbers each of `size` groups has."""
    most = int(numbers.max()) + 1 if len(numbers) else 1
    pairs = np.sort(groups * np.int64(most) + numbers)
    pairs = pairs[begins(pairs)]
    return np.diff(np.searchsorted(pairs, np.arange(size + 1) * np.int64(most)))


def shares_of_points(chosen: Chosen, by: Word, as_of: date | None = None) -> tuple[Any, Words]:
    """Return how many of the rows each point (row) has of each word (column), and the words."""
    codes, words = _coded(chosen, by, as_of)
    (point,) = chosen.take("point")
    size = len(chosen.columns.points["mx"])
    return np.bincount(point * len(words) + codes, minlength=size * len(words)).reshape(size, len(words)), words


def _coded(chosen: Chosen, by: Word, as_of: date | None) -> tuple[Any, Words]:
    """Return for each row a code of what it is coloured by, and the words that codes point into."""
    if by != "age":
        return chosen.take(by)[0], chosen.columns.words[by]
    (days,) = chosen.take("day")
    latest = number_of_day(as_of or date.max)  # where no row has a day, none has an age
    steps = np.searchsorted(AGE_DAYS, latest - days.astype(np.int64), side="right")
    steps[days == NO_DAY] = len(AGE_DAYS) + 1
    return steps, (*map(str, range(len(AGE_DAYS) + 1)), None)


def _cells_of(across: Numbers, down: Numbers) -> tuple[Any, Any, Any]:
    """Return the cell of each point, and of each cell its number across and down."""
    known, cell = np.unique(across.astype(np.int64) * WORLD + down, return_inverse=True)
    return cell, known // WORLD, known % WORLD
