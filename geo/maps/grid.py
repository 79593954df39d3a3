"""The answers of the map's routes: compact rows of cells, places, areas, arrows and single sightings.

Rows are arrays, since names of fields would be most of what is sent. Every mark ends in the same sums:
`sightings, movements, low, high, without, unit, mixed, shares`. There `low`/`high` are as in `GridCell`, `unit` points
into `units`, and `shares` says how many sightings have each of `keys` (flows, or groups of equipment classes).
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from geo.maps.style import CLASS_COLOURS, CLASS_GROUP
from geo.model import Flow, Unit
from geo.records import queries
from geo.records.placing import mercator
from geo.records.shares import cell_shares, cell_shift, count_unplaced, place_shares, unplaced_sightings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.maps.layer import Colour
    from geo.records.answers import FlowRow, GridCell, PlaceRow
    from geo.records.filters import Filters
    from geo.records.mapping import BBox
    from geo.records.mirror import Mirror
    from geo.records.shares import Word

    Sums = GridCell | PlaceRow | FlowRow

CELL_PX: Final = 64
"""Side of a cell in pixels of the screen; `static/layer/ask.js` holds the same."""
MOST_COLUMNS: Final = 96
"""Cells across or down an answer: a wider box is answered at a farther zoom, never with a flood of cells."""
MOST_PLACES: Final = 600
"""Places in one answer; where there are more, cells are answered instead, so that none is dropped."""
MOST_ARROWS: Final = 150
ARROWS_FROM: Final = 7
"""Zoom from which arrows are drawn."""
SIGHTINGS_AT_ONCE: Final = 20
FLOWS: Final = tuple(flow.value for flow in Flow)
UNITS: Final = tuple(unit.value for unit in Unit)
GROUPS: Final = tuple(CLASS_COLOURS)
TOLD: Final = (
    "sighting_id", "movement_id", "equipment", "equipment_class", "unit", "count_min", "count_max", "count_qualifier",
    "observed_from", "observed_to", "time_precision", "place", "place_text", "origin_text", "destination_text", "flow",
    "source", "via", "url", "reliability", "credibility", "tlp", "status", "report_kind", "note",
)  # fmt: skip
"""Columns of a sighting that a popup shows."""
_WORDS: Final[dict[Colour, Word]] = {"flow": "flow", "class": "equipment_class"}


def grid_answer(mirror: Mirror, filters: Filters, *, bbox: BBox, zoom: int, colour: Colour) -> dict[str, Any]:
    """Return what is drawn far away: cells, with what has only an area or no place beside them."""
    return _answer(mirror, filters, bbox=bbox, zoom=zoom, colour=colour) | _cells(mirror, filters, bbox, zoom, colour)


def places_answer(mirror: Mirror, filters: Filters, *, bbox: BBox, zoom: int, colour: Colour) -> dict[str, Any]:
    """Return what is drawn close by: places by themselves, or cells where those would be too many to tell apart."""
    answer = _answer(mirror, filters, bbox=bbox, zoom=zoom, colour=colour)
    found = [row for row in queries.places(mirror, filters, bbox, MOST_PLACES + 1) if not row.area]
    if len(found) > MOST_PLACES:
        return answer | _cells(mirror, filters, bbox, zoom, colour)
    shares = place_shares(mirror, filters, bbox, by=_WORDS[colour])
    rows = [
        [row.key, row.name, row.kind, *_spot(row), *_sums(row), _counted(shares.get(row.key, {}), colour)]
        for row in found
    ]
    return answer | {"zoom": zoom, "places": rows}


def sightings_answer(mirror: Mirror, filters: Filters, *, where: str | BBox | None, offset: int) -> dict[str, Any]:
    """Return single sightings of a place (by its key), of a box, or (None) of no place at all, and whether more follow.

    Raises MissingError for a key that is no place's.
    """
    limit = offset + SIGHTINGS_AT_ONCE + 1
    if where is None:
        rows = unplaced_sightings(mirror, filters, limit=limit)
    elif isinstance(where, str):
        rows = queries.sightings_at(mirror, filters, place=where, limit=limit)
    else:
        rows = queries.sightings_at(mirror, filters, bbox=where, limit=limit)
    shown = rows[offset : offset + SIGHTINGS_AT_ONCE]
    return {"sightings": [_told(row) for row in shown], "more": len(rows) > offset + SIGHTINGS_AT_ONCE}


def bounded_zoom(bbox: BBox, zoom: int) -> int:
    """Return the closest zoom, up to `zoom`, at which the box is not more than MOST_COLUMNS cells wide or high."""
    west, south, east, north = bbox
    (left, top), (right, bottom) = mercator(north, west), mercator(south, east)
    for closer in range(zoom, 0, -1):
        shift = cell_shift(closer, CELL_PX)
        if max((right >> shift) - (left >> shift), (bottom >> shift) - (top >> shift)) < MOST_COLUMNS:
            return closer
    return 0


def _answer(mirror: Mirror, filters: Filters, *, bbox: BBox, zoom: int, colour: Colour) -> dict[str, Any]:
    """Return what stands in every answer: the words that rows point into, areas, arrows, what has no place."""
    arrows = queries.flows(mirror, filters, bbox, MOST_ARROWS) if zoom >= ARROWS_FROM else []
    return {
        "keys": GROUPS if colour == "class" else FLOWS,
        "flows": FLOWS,
        "units": UNITS,
        "areas": [
            [row.key, row.name, row.kind, row.country, row.admin1, *_spot(row), *_sums(row)]
            for row in queries.area_counts(mirror, filters)
        ],
        "arrows": [_arrow(row) for row in arrows if not _endless(row)],
        "endless": sum(row.sightings for row in arrows if _endless(row)),
        "unplaced": count_unplaced(mirror, filters),
    }


def _cells(mirror: Mirror, filters: Filters, bbox: BBox, zoom: int, colour: Colour) -> dict[str, Any]:
    zoom = bounded_zoom(bbox, zoom)
    shift = cell_shift(zoom, CELL_PX)
    shares = cell_shares(mirror, filters, bbox, shift=shift, by=_WORDS[colour])
    rows = []
    for cell in queries.grid(mirror, filters, bbox, zoom, cell_px=CELL_PX):
        mx, my = mercator(cell.lat, cell.lon)
        counted = _counted(shares.get((mx >> shift, my >> shift), {}), colour)
        rows.append([_degree(cell.lat), _degree(cell.lon), *_sums(cell), counted])
    return {"zoom": zoom, "cells": rows}


def _told(row: Mapping[str, object]) -> dict[str, object]:
    """Return what a popup shows of a flat row; what is not known is left out."""
    told = {word: row[word] for word in TOLD if row[word] is not None}
    return {word: each.isoformat() if isinstance(each, date) else each for word, each in told.items()}


def _arrow(row: FlowRow) -> list[Any]:
    return [
        row.origin, _degree(row.origin_lat), _degree(row.origin_lon),
        row.destination, _degree(row.destination_lat), _degree(row.destination_lon),
        FLOWS.index(row.flow), *_sums(row),
    ]  # fmt: skip


def _endless(row: FlowRow) -> bool:
    """Tell whether an end is only an area: an arrow would point at a place that nobody named."""
    return row.origin_area or row.destination_area


def _sums(row: Sums) -> list[Any]:
    return [
        row.sightings, row.movements, row.count_min, row.count_max, row.without_number,
        None if row.unit is None else UNITS.index(row.unit), int(row.unit_mixed),
    ]  # fmt: skip


def _counted(shares: Mapping[str, int], colour: Colour) -> list[int]:
    """Return how many sightings have each key of the colour, in the keys' order."""
    if colour == "flow":
        return [shares.get(key, 0) for key in FLOWS]
    groups: Counter[str] = Counter()
    for equipment_class, number in shares.items():
        groups[CLASS_GROUP.get(equipment_class, "other")] += number
    return [groups[key] for key in GROUPS]


def _spot(row: PlaceRow) -> list[Any]:
    return [_degree(row.lat), _degree(row.lon), None if row.radius_m is None else round(row.radius_m)]


def _degree(value: float) -> float:
    return round(value, 5)  # about a metre
