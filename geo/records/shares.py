"""What the map needs beside its counts: the colours of a circle, and what has no place to be drawn at.

As everywhere on the map, observations are meant unless a filter asks for other kinds of statement.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

import ibis

from geo.records.engine import SIGHTINGS, compiled, value
from geo.records.mapping import edges, pins_in_view, shown
from geo.records.numbering import Named, public_id
from geo.records.placing import WORLD, unmercator
from geo.records.predicates import Shape, passing, pinned

if TYPE_CHECKING:
    from geo.records.filters import Filters
    from geo.records.mapping import BBox
    from geo.records.mirror import Mirror

Word = Literal["flow", "equipment_class", "affiliation", "age"]
AGE_DAYS: Final = (3, 7, 30, 90)
"""Ends of the steps of age: below 3 days is step 0, below 7 is step 1, and 90 or more is the last."""
_TILE_BITS: Final = 8  # a tile of web mercator is 2**8 pixels wide


def cell_shift(zoom: int, cell_px: int) -> int:
    """Return by how many bits `mx` and `my` are shifted to number the cells of `cell_px` pixels at a zoom."""
    return max(0, WORLD.bit_length() - 1 - _TILE_BITS - zoom + cell_px.bit_length() - 1)


def cell_shares(
    mirror: Mirror, filters: Filters, bbox: BBox, *, shift: int, by: Word, as_of: date | None = None
) -> dict[tuple[int, int], dict[str | None, int]]:
    """Return, for each cell (column, row) in the box, how many sightings have each value of `by`; pins only.

    What is not known is None. An age is the number of its step (`AGE_DAYS`) as text, counted back from `as_of`.
    """
    shape, values = shown(filters)
    values |= edges(bbox) | _age_edges(by, as_of) | {"shift": shift}
    found: dict[tuple[int, int], dict[str | None, int]] = {}
    for column, row, word, number in mirror.run(compiled(_by_cell, shape, by), values):
        found.setdefault((column, row), {})[word] = number
    return found


def place_shares(
    mirror: Mirror, filters: Filters, bbox: BBox, *, by: Word, as_of: date | None = None
) -> dict[str, dict[str | None, int]]:
    """Return, for the key of each place in the box, how many sightings have each value of `by`, as `cell_shares`."""
    shape, values = shown(filters)
    values |= edges(bbox) | _age_edges(by, as_of)
    found: dict[str, dict[str | None, int]] = {}
    for place, word, number in mirror.run(compiled(_by_place, shape, by), values):
        found.setdefault(public_id(Named.PLACE, place), {})[word] = number
    return found


class Pinless(NamedTuple):
    """How many sightings no pin can show: of areas only, and of no place at all; the latter's movements too."""

    in_areas: int
    unplaced: int
    unplaced_movements: int


def count_pinless(mirror: Mirror, filters: Filters) -> Pinless:
    """Return how many sightings have only an area, or no place that could be drawn."""
    shape, values = shown(filters)
    return Pinless(*mirror.run(compiled(_number_pinless, shape), values)[0])


def count_areas_left_out(mirror: Mirror, filters: Filters) -> int:
    """Return how many sightings of areas a box, a shape or the nearness of a border leaves out: areas lie in none."""
    anywhere = replace(filters, bbox=None, within=(), near_border=None, border_with=None)
    return count_pinless(mirror, anywhere).in_areas if anywhere != filters else 0


def latest_day(mirror: Mirror, filters: Filters) -> date | None:
    """Return the latest day that a sighting with a pin is counted on; None where none has a day."""
    shape, values = shown(filters)
    day: date | None = mirror.run(compiled(_latest, shape), values)[0][0]
    return day


class Pins(NamedTuple):
    """How many sightings have a pin, and the box around all pins in degrees."""

    sightings: int
    west: float
    south: float
    east: float
    north: float


def extent_of_pins(mirror: Mirror, filters: Filters) -> Pins | None:
    """Return how many sightings have a pin anywhere and the box that holds them; None where no sighting has one."""
    shape, values = shown(filters)
    sightings, left, right, top, bottom = mirror.run(compiled(_extent, shape), values)[0]
    if not sightings:
        return None
    (north, west), (south, east) = unmercator(left, top), unmercator(right, bottom)
    return Pins(sightings, west, south, east, north)


def _age_edges(by: Word, as_of: date | None) -> dict[str, object]:
    if by != "age":
        return {}
    latest = as_of or date.max  # where no row has a day, none has an age
    return {f"age_{step}": latest - timedelta(days=days) for step, days in enumerate(AGE_DAYS)}


def _word(rows: Any, by: Word) -> Any:
    if by != "age":
        return rows[by]
    steps = [(rows.counted_on > value(f"age_{step}", "date"), str(step)) for step in range(len(AGE_DAYS))]
    return ibis.cases((rows.counted_on.isnull(), None), *steps, else_=str(len(AGE_DAYS)))


def _by_cell(shape: Shape, by: Word) -> Any:
    rows = pins_in_view(shape)
    shift = value("shift", "int32")
    keyed = rows.select(column=rows.mx >> shift, row=rows.my >> shift, word=_word(rows, by))  # few columns plan faster
    return keyed.group_by(["column", "row", "word"]).aggregate(number=keyed.count())


def _by_place(shape: Shape, by: Word) -> Any:
    chosen = pins_in_view(shape)
    rows = chosen.select(place_no=chosen.place_no, word=_word(chosen, by))
    return rows.group_by(["place_no", "word"]).aggregate(number=rows.count())


def _number_pinless(shape: Shape) -> Any:
    rows = passing(shape)
    nowhere = rows.lat.isnull()
    return rows.aggregate(
        in_areas=rows.count(where=~nowhere & ~pinned(rows)),
        unplaced=rows.count(where=nowhere),
        movements=rows.movement_no.nunique(where=nowhere),
    )


def _extent(shape: Shape) -> Any:
    rows = passing(shape, pinned(SIGHTINGS))
    return rows.aggregate(
        sightings=rows.count(), left=rows.mx.min(), right=rows.mx.max(), top=rows.my.min(), bottom=rows.my.max()
    )


def _latest(shape: Shape) -> Any:
    rows = passing(shape, pinned(SIGHTINGS))
    return rows.aggregate(day=rows.counted_on.max())
