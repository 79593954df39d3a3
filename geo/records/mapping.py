"""What the map asks: cells of a grid, places and areas.

Unless a filter asks for other kinds of statement, the map shows observations. Everything here is bounded, whatever is
asked: by the size of a cell or by `limit`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import ibis
import numpy as np

from geo.model import AREA_KINDS, ReportKind
from geo.records.answers import GridCell, PlaceRow
from geo.records.cells import cell_shift, count_cells, different, in_box
from geo.records.chosen import choose_shown
from geo.records.column_counts import count_units, countable, main_counts
from geo.records.columns import AREA, begins
from geo.records.numbering import Named, public_id
from geo.records.placing import mercator, unmercator
from geo.records.predicates import Shape, asked

if TYPE_CHECKING:
    from datetime import date

    from geo.records.cells import Word
    from geo.records.chosen import Chosen
    from geo.records.column_counts import Count
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

    Kinds = tuple[tuple[str, str | None], ...]

BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
MAX_ZOOM: Final = 20
_AREAS: Final = frozenset(kind.value for kind in AREA_KINDS)
_ABOUT: Final = """
SELECT no, name, kind, country, admin1, lat, lon, radius_m FROM held_place WHERE no IN (SELECT unnest($numbers))
"""


def grid(
    mirror: Mirror,
    filters: Filters,
    bbox: BBox,
    zoom: int,
    *,
    cell_px: int = 32,
    counts: bool = True,
    reports: bool = False,
    by: Word = "flow",
    as_of: date | None = None,
    limit: int = 4000,
) -> list[GridCell]:
    """Return the cells of a map view that hold anything, fullest first; areas are left out, they are no pins.

    `cell_px` is the edge of a cell in pixels at `zoom`, a power of two. Without `counts` the intervals are left None,
    without `reports` how many reports tell of it: each is faster. Shares are by the values of `by`; an age is the
    number of its step (`AGE_DAYS`) as text, counted back from `as_of`.
    """
    shift = cell_shift(min(max(zoom, 0), MAX_ZOOM), cell_px)
    found = count_cells(
        mirror, filters, bbox, shift=shift, by=by, as_of=as_of, reports=reports, counts=counts, limit=limit
    )
    told = [None] * len(found.across) if found.reports is None else found.reports.tolist()
    middles = map(unmercator, found.mean_x.tolist(), found.mean_y.tolist())
    return [
        GridCell(
            lat=lat,
            lon=lon,
            sightings=sightings,
            movements=movements,
            reports=of_reports,
            shares={word: number for word, number in zip(found.words, shares, strict=True) if number},
            **count._asdict(),
        )
        for (lat, lon), sightings, movements, of_reports, shares, count in zip(
            middles,
            found.sightings.tolist(),
            found.movements.tolist(),
            told,
            found.shares.tolist(),
            found.counts,
            strict=True,
        )
    ]


def shown(filters: Filters) -> tuple[Shape, dict[str, object]]:
    """Return the shape and values of what the map shows: observations, unless the filters name other kinds."""
    return asked(filters if filters.kind else replace(filters, kind=(ReportKind.OBSERVATION.value,)))


def edges(bbox: BBox) -> dict[str, object]:
    """Return the edges of a box in mercator's units, as the queries of a view name them."""
    west, south, east, north = bbox
    left, top = mercator(north, west)
    right, bottom = mercator(south, east)
    return {"left": left, "right": right, "top": top, "bottom": bottom}


def places(mirror: Mirror, filters: Filters, bbox: BBox, limit: int = 2000, *, kinds: bool = False) -> list[PlaceRow]:
    """Return the places with anything seen there, fullest first: pins within `bbox`, and areas wherever they are.

    Without `kinds` what was seen there is left empty, which is faster.
    """
    chosen = choose_shown(mirror, filters)
    points = chosen.columns.points
    return _places(mirror, chosen.where("point", in_box(points, bbox) | (points["spot"] == AREA)), limit, kinds=kinds)


def area_counts(mirror: Mirror, filters: Filters, limit: int = 2000) -> list[PlaceRow]:
    """Return the areas (country, first- or second-order area) of which sightings tell no closer place."""
    return _places(mirror, choose_shown(mirror, filters).at_points(AREA), limit, kinds=False)


class _Seen(NamedTuple):
    """What was seen at one place."""

    sightings: int
    movements: int
    reports: int
    counted: Count
    kinds: Kinds


def _places(mirror: Mirror, chosen: Chosen, limit: int, *, kinds: bool) -> list[PlaceRow]:
    seen = _seen(chosen, limit, kinds=kinds)
    about = {number: rest for number, *rest in mirror.run(_ABOUT, {"numbers": list(seen)})}
    return [
        PlaceRow(
            key=public_id(Named.PLACE, number),
            name=name,
            kind=kind,
            area=kind in _AREAS,
            country=country,
            admin1=admin1,
            lat=lat,
            lon=lon,
            radius_m=radius,
            sightings=told.sightings,
            movements=told.movements,
            reports=told.reports,
            kinds=told.kinds,
            **told.counted._asdict(),
        )
        for number, told in seen.items()
        for name, kind, country, admin1, lat, lon, radius in [about[number]]
    ]


def _seen(chosen: Chosen, limit: int, *, kinds: bool) -> dict[int, _Seen]:
    """Return what was seen at each place by its number, fullest first, `limit` at most."""
    numbers = chosen.columns.points["place_no"]
    size = len(numbers)
    point, movement, report = chosen.take("point", "movement_no", "report_no")
    sightings = np.bincount(point, minlength=size)
    held = np.flatnonzero(sightings)
    kept = held[np.lexsort((numbers[held], -sightings[held]))][:limit]
    movements = np.bincount(np.compress(begins(movement, point), point), minlength=size)
    reports = different(point, report, size)
    rows = countable(chosen)
    counts = main_counts(count_units(rows, rows.take("point")[0], size), kept.tolist())
    told = _kinds(chosen, kept) if kinds else {}
    return {
        int(numbers[at]): _Seen(int(sightings[at]), int(movements[at]), int(reports[at]), count, told.get(at, ()))
        for at, count in zip(kept.tolist(), counts, strict=True)
    }


def _kinds(chosen: Chosen, points: Any) -> dict[int, Kinds]:
    """Return the pairs of class and affiliation told at each of some points, the most frequent first."""
    words = chosen.columns.words
    wanted = np.zeros(len(chosen.columns.points["place_no"]), dtype=np.bool_)
    wanted[points] = True
    point, kind, side = chosen.where("point", wanted).take("point", "equipment_class", "affiliation")
    sides = len(words["affiliation"])
    pairs = len(words["equipment_class"]) * sides
    told, times = np.unique(point.astype(np.int64) * pairs + kind * np.int64(sides) + side, return_counts=True)
    found: dict[int, list[tuple[int, str, str | None]]] = defaultdict(list)
    for each, number in zip(told.tolist(), times.tolist(), strict=True):
        at, pair = divmod(each, pairs)
        found[at].append((-number, words["equipment_class"][pair // sides] or "", words["affiliation"][pair % sides]))
    return {
        at: tuple((name, about) for _, name, about in sorted(some, key=lambda one: (*one[:2], one[2] or "")))
        for at, some in found.items()
    }


def told_by_all(column: Any) -> Any:
    """Return the one value that every row of a group has; null where they differ or one has none."""
    whole = column.fill_null("")
    return ibis.ifelse(whole.min() == whole.max(), whole.max().nullif(""), None)
