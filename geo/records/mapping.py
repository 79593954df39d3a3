"""What the map asks: cells of a grid, places and areas.

Unless a filter asks for other kinds of statement, the map shows observations. Everything here is bounded, whatever is
asked: by the size of a cell or by `limit`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import ibis

from geo.model import AREA_KINDS, ReportKind
from geo.records.answers import GridCell, PlaceRow
from geo.records.cells import cell_shift, count_cells
from geo.records.counting import intervals
from geo.records.engine import PLACES, SIGHTINGS, compiled, value
from geo.records.numbering import Named, public_id
from geo.records.placing import mercator, unmercator
from geo.records.predicates import COUNTED_KINDS, Shape, asked, passing, pinned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from geo.records.cells import Word
    from geo.records.filters import Filters
    from geo.records.mirror import Mirror

BBox = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
MAX_ZOOM: Final = 20
_AREAS: Final = tuple(sorted(kind.value for kind in AREA_KINDS))
_LIMIT: Final = " LIMIT $limit"
_COUNTED: Final = (
    "unit", "movement_no", "report_no", "leg", "equipment_class", "count_min", "count_max", "sole",
)  # fmt: skip


class _Count(NamedTuple):
    """The main unit of a group and its interval."""

    unit: str | None
    count_min: int | None
    count_max: int | None
    without_number: int
    unit_mixed: bool


NO_COUNT: Final = _Count(None, None, None, 0, unit_mixed=False)


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
    found = count_cells(mirror, filters, bbox, shift=shift, by=by, as_of=as_of, reports=reports, limit=limit)
    shape, values = shown(filters)
    counted = counts_of(mirror, _cell_counts, shape, values | edges(bbox) | {"shift": shift}, 2) if counts else {}
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
            **counted.get(cell, NO_COUNT)._asdict(),
        )
        for cell, (lat, lon), sightings, movements, of_reports, shares in zip(
            zip(found.across.tolist(), found.down.tolist(), strict=True),
            middles,
            found.sightings.tolist(),
            found.movements.tolist(),
            told,
            found.shares.tolist(),
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


def pins_in_view(shape: Shape) -> Any:
    """Return the sightings that pass a shape and have a pin within the edges of a view."""
    pins = passing(shape, pinned(SIGHTINGS))
    within_x = pins.mx.between(value("left", "int32"), value("right", "int32"))
    return pins.filter(within_x & pins.my.between(value("top", "int32"), value("bottom", "int32")))


def _in_cells(shape: Shape) -> Any:
    pins = pins_in_view(shape)
    shift = value("shift", "int32")
    columns = ("mx", "my", "report_kind", *_COUNTED)  # few columns plan faster
    return pins.select(*columns, x=pins.mx >> shift, y=pins.my >> shift)


def countable(table: Any, *keys: str) -> Any:
    """Return what `intervals` counts by keys: the statements that may enter a total."""
    return table.filter(table.report_kind.isin(COUNTED_KINDS)).select(*keys, *_COUNTED)


def _cell_counts(shape: Shape, wholes: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    return intervals(countable(_in_cells(shape), "x", "y"), ["x", "y"], wholes=wholes, tellers=False)


def counts_of(
    mirror: Mirror, build: Callable[..., Any], shape: Shape, values: dict[str, object], keys: int
) -> dict[tuple[Any, ...], _Count]:
    """Run a query of `intervals` whose first `keys` columns name the group; return the main unit of each group.

    That is vehicles where there are any, else the unit of most movements.
    """
    by_group: dict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for row in mirror.run(compiled(build, shape, mirror.wholes), values):
        by_group[row[:keys]].append(row[keys:])
    counted = {}
    for group, units in by_group.items():
        unit, _, low, high, opened, without = min(units, key=lambda each: (each[0] != "vehicle", -each[1], each[0]))
        counted[group] = _Count(unit, low, None if opened else high, without, unit_mixed=len(units) > 1)
    return counted


def places(mirror: Mirror, filters: Filters, bbox: BBox, limit: int = 2000, *, kinds: bool = False) -> list[PlaceRow]:
    """Return the places with anything seen there, fullest first: pins within `bbox`, and areas wherever they are.

    Without `kinds` what was seen there is left empty, which is faster.
    """
    shape, values = shown(filters)
    return _places(mirror, (_places_in_view, _place_counts), shape, values | edges(bbox), limit, kinds=kinds)


def area_counts(mirror: Mirror, filters: Filters, limit: int = 2000) -> list[PlaceRow]:
    """Return the areas (country, first- or second-order area) of which sightings tell no closer place."""
    shape, values = shown(filters)
    return _places(mirror, (_areas, _area_place_counts), shape, values, limit)


def _places(
    mirror: Mirror,
    build: tuple[Callable[..., Any], Callable[..., Any]],
    shape: Shape,
    values: dict[str, object],
    limit: int,
    *,
    kinds: bool = False,
) -> list[PlaceRow]:
    counted = counts_of(mirror, build[1], shape, values, 1)
    found = mirror.run(compiled(build[0], shape, kinds) + _LIMIT, values | {"limit": limit})
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
            kinds=tuple(_most(*told)),
            **counted.get((number,), NO_COUNT)._asdict(),
        )
        for number, name, kind, country, admin1, lat, lon, radius, sightings, movements, reports, *told in found
    ]


def _most(kinds: Iterable[str] = ()) -> list[tuple[str, str | None]]:
    """Return pairs of class and affiliation, the most frequent first."""
    counted = Counter(kinds)
    parted = (each.partition("|") for each in sorted(counted, key=lambda each: (-counted[each], each)))
    return [(name, side or None) for name, _, side in parted]


def _of_view(shape: Shape) -> Any:
    chosen = passing(shape)
    within_x = chosen.mx.between(value("left", "int32"), value("right", "int32"))
    within = within_x & chosen.my.between(value("top", "int32"), value("bottom", "int32"))
    return chosen.filter(within | chosen.place_kind.isin(_AREAS)).filter(chosen.lat.notnull())


def _of_areas(shape: Shape) -> Any:
    return passing(shape, SIGHTINGS.place_kind.isin(_AREAS))


def _by_place(chosen: Any, *, kinds: bool) -> Any:
    told = {"kinds": (chosen.equipment_class + "|" + chosen.affiliation.fill_null("")).collect()} if kinds else {}
    about = ("name", "place_kind", "country", "admin1", "lat", "lon", "radius_m")
    found = chosen.group_by("place_no").aggregate(
        sightings=chosen.count(), movements=chosen.movement_no.nunique(), reports=chosen.report_no.nunique(), **told
    )
    named = found.join(PLACES.select("place_no", *about), "place_no")
    sums = ("sightings", "movements", "reports", *told)
    return named.select("place_no", *about, *sums).order_by([ibis.desc("sightings"), "place_no"])


def _places_in_view(shape: Shape, kinds: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    return _by_place(_of_view(shape), kinds=kinds)


def _areas(shape: Shape, kinds: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    return _by_place(_of_areas(shape), kinds=kinds)


def _place_counts(shape: Shape, wholes: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    return intervals(countable(_of_view(shape), "place_no"), ["place_no"], wholes=wholes, tellers=False)


def _area_place_counts(shape: Shape, wholes: bool) -> Any:  # noqa: FBT001 - part of the key of a cache
    return intervals(countable(_of_areas(shape), "place_no"), ["place_no"], wholes=wholes, tellers=False)


def told_by_all(column: Any) -> Any:
    """Return the one value that every row of a group has; null where they differ or one has none."""
    whole = column.fill_null("")
    return ibis.ifelse(whole.min() == whole.max(), whole.max().nullif(""), None)
