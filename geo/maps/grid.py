"""The answers of the map's routes: compact rows of cells, places, areas and arrows.

Rows are arrays, since names of fields would be most of what is sent. Every mark ends in the same sums:
`sightings, movements, low, high, without, unit, mixed, reports, shares`, of which cells leave out what stands between
movements and shares unless vehicles or reports are measured. There `low`/`high` are as in `GridCell`,
`unit` points into `units`, and `shares` says how many sightings have each of `keys` (see `geo.maps.colouring`). Arrows
have their course (see `geo.maps.ways`) in the place of shares, then the keys of both ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from geo.maps.colouring import FLOWS, KEYS, WORDS, counted
from geo.maps.symbols import sidc
from geo.maps.ways import course
from geo.model import Unit
from geo.records import queries
from geo.records.cells import cell_shift
from geo.records.flows import Flows
from geo.records.placing import mercator
from geo.records.shares import (
    count_areas_left_out,
    count_pinless,
    extent_of_pins,
    latest_day,
    place_shares,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.maps.colouring import Colour
    from geo.maps.layer import Measure
    from geo.records.answers import FlowRow, GridCell, PlaceRow
    from geo.records.filters import Filters
    from geo.records.mapping import BBox
    from geo.records.mirror import Mirror
    from geo.records.shares import Pinless, Pins

    Sums = GridCell | PlaceRow | FlowRow

CELL_PX: Final = 64
"""Side of a cell in pixels of the screen; `static/layer/ask.js` holds the same."""
MOST_COLUMNS: Final = 96
"""Cells across or down an answer: a wider box is answered at a farther zoom, never with a flood of cells."""
MOST_PLACES: Final = 600
"""Places in one answer; where there are more, cells are answered instead, so that none is dropped."""
MOST_AREAS: Final = 600
"""Areas in one answer: those of most sightings; what is told of others is counted at the edge."""
MOST_ARROWS: Final = 60
"""Arrows in one answer: the busiest; more would hide each other, and the legend says so."""
SYMBOLS_FROM: Final = 10
"""Zoom from which places come with the code of their symbol; `static/layer/symbols.js` holds the same."""
ARROWS_FROM: Final = 7
"""Zoom from which arrows are drawn."""
FEWEST_SUMS: Final = 2
"""Sums of a cell where neither vehicles nor reports are measured: sightings and movements; the others are not known."""
UNITS: Final = tuple(unit.value for unit in Unit)
TOLD: Final = (
    "sighting_id", "movement_id", "equipment", "equipment_class", "unit", "count_min", "count_max", "count_qualifier",
    "observed_from", "observed_to", "time_precision", "place", "place_text", "origin_text", "destination_text", "flow",
    "source", "via", "url", "reliability", "credibility", "tlp", "status", "report_kind", "note",
)  # fmt: skip
"""Columns of a sighting that the side panel shows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """What an answer is for: the box (degrees), the zoom, what sizes the circles and what colours them."""

    bbox: BBox
    zoom: int
    measure: Measure = "sightings"
    colour: Colour = "flow"


def grid_answer(mirror: Mirror, filters: Filters, view: View) -> dict[str, Any]:
    """Return what is drawn far away: cells, with what has only an area or no place beside them.

    Cells have their intervals only where vehicles are measured: working them out costs more than all the rest.
    """
    return _answer(mirror, filters, view) | _cells(mirror, filters, view)


def places_answer(mirror: Mirror, filters: Filters, view: View) -> dict[str, Any]:
    """Return what is drawn close by: places by themselves, or cells where those would be too many to tell apart."""
    answer = _answer(mirror, filters, view)
    found = queries.places(mirror, filters, view.bbox, MOST_PLACES + 1, kinds=view.zoom >= SYMBOLS_FROM)
    if len(found) > MOST_PLACES:
        return answer | _cells(mirror, filters, view)
    as_of = _as_of(mirror, filters, view)
    shares = place_shares(mirror, filters, view.bbox, by=WORDS[view.colour], as_of=as_of)
    rows = [
        [
            *(row.key, row.name, row.kind, *_spot(row), *_sums(row)),
            counted(shares.get(row.key, {}), view.colour),
            *_symbol(row),
        ]
        for row in found
        if not row.area
    ]
    return answer | {"zoom": view.zoom, "places": rows}


def _symbol(row: PlaceRow) -> list[Any]:
    """Return the code of the symbol of what is told most at a place and how many kinds there are; else nothing."""
    if not row.kinds:
        return []
    return [sidc(*row.kinds[0]), len({name for name, _ in row.kinds})]


def bounded_zoom(bbox: BBox, zoom: int) -> int:
    """Return the closest zoom, up to `zoom`, at which the box is not more than MOST_COLUMNS cells wide or high."""
    west, south, east, north = bbox
    (left, top), (right, bottom) = mercator(north, west), mercator(south, east)
    for closer in range(zoom, 0, -1):
        shift = cell_shift(closer, CELL_PX)
        if max((right >> shift) - (left >> shift), (bottom >> shift) - (top >> shift)) < MOST_COLUMNS:
            return closer
    return 0


def _answer(mirror: Mirror, filters: Filters, view: View) -> dict[str, Any]:
    """Return what stands in every answer: the words that rows point into, areas, arrows, what has no place."""
    near = view.zoom >= ARROWS_FROM
    ways = queries.flows(mirror, filters, view.bbox, MOST_ARROWS, counts=False) if near else Flows([], 0, 0)
    areas, quieter, pinless = _pinless(mirror, mirror.sequence, filters)
    pins = _pins(mirror, mirror.sequence, filters)
    as_of = _as_of(mirror, filters, view)
    return {
        "keys": KEYS[view.colour],
        "as_of": as_of and as_of.isoformat(),
        "flows": FLOWS,
        "units": UNITS,
        "areas": areas,
        "areas_quieter": quieter,
        "arrows": [_arrow(row) for row in ways.rows],
        "quieter": ways.total - len(ways.rows),
        "endless": ways.endless,
        "unplaced": pinless.unplaced,
        "unplaced_movements": pinless.unplaced_movements,
        "areas_left_out": _left_out(mirror, mirror.sequence, filters),
        "pins": pins and [pins.sightings, *map(_degree, pins[1:])],
    }


def _as_of(mirror: Mirror, filters: Filters, view: View) -> date | None:
    """Return the day that ages are counted back from: the last one asked for, else the latest that is held."""
    if view.colour != "age":
        return None
    return filters.date_to or _latest(mirror, mirror.sequence, filters)


@lru_cache(maxsize=64)
def _latest(mirror: Mirror, _sequence: int, filters: Filters) -> date | None:
    return latest_day(mirror, filters)


@lru_cache(maxsize=64)
def _pins(mirror: Mirror, _sequence: int, filters: Filters) -> Pins | None:
    """Return what all pins together are, in the view or out of it."""
    return extent_of_pins(mirror, filters)


@lru_cache(maxsize=64)
def _pinless(mirror: Mirror, _sequence: int, filters: Filters) -> tuple[list[list[Any]], int, Pinless]:
    """Return the rows of areas, the sightings of areas beyond these, and how much has no pin: the same in any view."""
    pinless = count_pinless(mirror, filters)
    found = queries.area_counts(mirror, filters, MOST_AREAS) if pinless.in_areas else []
    rows = [[row.key, row.name, row.kind, row.country, row.admin1, *_spot(row), *_sums(row)] for row in found]
    return rows, pinless.in_areas - sum(row.sightings for row in found), pinless


@lru_cache(maxsize=64)
def _left_out(mirror: Mirror, _sequence: int, filters: Filters) -> int:
    return count_areas_left_out(mirror, filters)


def _cells(mirror: Mirror, filters: Filters, view: View) -> dict[str, Any]:
    # What is sized by movements comes with the same numbers as what is sized by sightings.
    measure = view.measure if view.measure in {"vehicles", "reports"} else "sightings"
    return _cells_of(mirror, mirror.sequence, filters, replace(view, measure=measure))


@lru_cache(maxsize=32)
def _cells_of(mirror: Mirror, _sequence: int, filters: Filters, view: View) -> dict[str, Any]:
    """Return the cells of a view, counted once until the records change, however many look at it."""
    zoom = bounded_zoom(view.bbox, view.zoom)
    cells = queries.grid(
        mirror,
        filters,
        view.bbox,
        zoom,
        cell_px=CELL_PX,
        counts=view.measure == "vehicles",
        reports=view.measure == "reports",
        by=WORDS[view.colour],
        as_of=_as_of(mirror, filters, view),
        limit=MOST_COLUMNS**2,
    )
    summed = FEWEST_SUMS if view.measure == "sightings" else None
    rows = [
        [_degree(cell.lat), _degree(cell.lon), *_sums(cell)[:summed], counted(cell.shares, view.colour)]
        for cell in cells
    ]
    return {"zoom": zoom, "cells": rows}


def told(row: Mapping[str, object]) -> dict[str, object]:
    """Return what the side panel shows of a flat row; what is not known is left out."""
    known = {word: row[word] for word in TOLD if row[word] is not None}
    return {word: each.isoformat() if isinstance(each, date) else each for word, each in known.items()}


def _arrow(row: FlowRow) -> list[Any]:
    return [
        row.origin, _degree(row.origin_lat), _degree(row.origin_lon),
        row.destination, _degree(row.destination_lat), _degree(row.destination_lon),
        FLOWS.index(row.flow), *_sums(row), course(row), row.origin_key, row.destination_key,
    ]  # fmt: skip


def _sums(row: Sums) -> list[Any]:
    """Return the sums of a row; `static/layer/drawing.js` knows their order, and the two marks of the last but one."""
    marks = int(row.unit_mixed) | int(row.about > 0) << 1
    return [
        row.sightings, row.movements, row.count_min, row.count_max, row.without_number,
        None if row.unit is None else UNITS.index(row.unit), marks, getattr(row, "reports", None),
    ]  # fmt: skip


def _spot(row: PlaceRow) -> list[Any]:
    return [_degree(row.lat), _degree(row.lon), None if row.radius_m is None else round(row.radius_m)]


def _degree(value: float) -> float:
    return round(value, 5)  # about a metre
