"""What the map asks: cells of a grid, places and areas.

Unless a filter asks for other kinds of statement, the map shows observations. Everything here is bounded, whatever is
asked: by the size of a cell or by `limit`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import ibis
import numpy as np

from geo.model import AREA_KINDS, ReportKind
from geo.records.answers import GridCell, PlaceRow
from geo.records.cells import cell_shift, count_cells, different, in_box
from geo.records.chosen import choose_shown, keep
from geo.records.column_counts import count_units, countable, main_counts
from geo.records.columns import AREA, begins
from geo.records.numbering import Named, public_id
from geo.records.placing import mercator, unmercator
from geo.records.predicates import Shape, asked

if TYPE_CHECKING:
    from datetime import date

    from geo.records.cells import Word
    from geo.records.chosen import Chosen
    from geo.records.column_counts import UnitSums
    from geo.records.columns import Truths
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

    Kinds = tuple[tuple[str, str | None], ...]

BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
MAX_ZOOM: Final = 20
_AREAS: Final = frozenset(kind.value for kind in AREA_KINDS)
_MOST_SEEN: Final = 4
"""Filters for which all places stay counted: a pan or a closer look asks for the same ones again."""
_LITTLE: Final = 2
"""A view that holds less than half of all rows is counted by itself, where nothing is kept."""
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
    view = in_box(points, bbox) | (points["spot"] == AREA)
    inside = chosen.where("point", view)
    seen = _seen_everywhere(mirror, filters, chosen, inside) or _seen(inside)
    return _places(mirror, inside, seen, view, limit, kinds=kinds)


def area_counts(mirror: Mirror, filters: Filters, limit: int = 2000) -> list[PlaceRow]:
    """Return the areas (country, first- or second-order area) of which sightings tell no closer place."""
    areas = choose_shown(mirror, filters).at_points(AREA)
    return _places(mirror, areas, _seen(areas), areas.columns.points["spot"] == AREA, limit, kinds=False)


class _Seen(NamedTuple):
    """What was seen at each point of the columns."""

    sightings: Any
    movements: Any
    reports: Any
    units: UnitSums


def _seen(chosen: Chosen) -> _Seen:
    size = len(chosen.columns.points["place_no"])
    point, movement, report = chosen.take("point", "movement_no", "report_no")
    rows = countable(chosen)
    return _Seen(
        sightings=np.bincount(point, minlength=size),
        movements=np.bincount(np.compress(begins(movement, point), point), minlength=size),
        reports=different(point, report, size),
        units=count_units(rows, rows.take("point")[0], size),
    )


def _seen_everywhere(mirror: Mirror, filters: Filters, chosen: Chosen, inside: Chosen) -> _Seen | None:
    """Return what was seen at each point in the view or out of it, kept for the next view; None where a view must do.

    So where vehicles of no kind are told beside others: what of them is held against each other depends on the rows
    in view. And where nothing is kept yet and the view holds little of all there is, which is then counted faster.
    """
    if mirror.wholes:
        return None
    kept = chosen.columns.seen
    found = kept.get(filters)
    if found is None and inside.count() * _LITTLE >= chosen.count():
        found = _seen(chosen)
        keep(kept, filters, found, _MOST_SEEN)
    return cast("_Seen | None", found)


def _places(mirror: Mirror, chosen: Chosen, seen: _Seen, view: Truths, limit: int, *, kinds: bool) -> list[PlaceRow]:
    """Return the places of some rows, fullest first: those of the points in view."""
    numbers = chosen.columns.points["place_no"]
    held = np.flatnonzero((seen.sightings > 0) & view)
    kept = held[np.lexsort((numbers[held], -seen.sightings[held]))][:limit]
    about = {number: rest for number, *rest in mirror.run(_ABOUT, {"numbers": numbers[kept].tolist()})}
    told = _kinds(chosen, kept) if kinds else {}
    sums = zip(*(each[kept].tolist() for each in (numbers, *seen[:3])), strict=True)
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
            sightings=sightings,
            movements=movements,
            reports=reports,
            kinds=told.get(at, ()),
            **count._asdict(),
        )
        for at, (number, sightings, movements, reports), count in zip(
            kept.tolist(), sums, main_counts(seen.units, kept.tolist()), strict=True
        )
        for name, kind, country, admin1, lat, lon, radius in [about[number]]
    ]


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
