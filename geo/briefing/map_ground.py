"""The ground of the briefing's map: land, water, borders and schematic corridors as paths on the page.

Outlines are those of the border map (`data/map`): internationally recognised borders. They are opened once a process;
the paths of a view are kept, since most pictures of a briefing show the same one.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import shapely
from matplotlib.path import Path

from geo.errors import DataFileError
from geo.maps.ways import corridors
from geo.places.areas import open_areas
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.briefing.map_projection import Array, Box, Projection

_GRID: Final = 0.15
"""Points: finer detail than this is not seen on any output, and makes files large."""
_RIVER_KM: Final = {2: 8.0, 3: 6.0, 4: 4.0, 5: 2.5, 6: 1.6}
"""Kilometres to a point up to which rivers of a rank are drawn (Natural Earth's `scalerank`)."""
_NAMED_AREA: Final = 1200.0
"""Square points from which a part of a country is large enough to bear its name."""
_LAKE_POINTS: Final = 3.0
"""Side in points of the smallest lake that is drawn."""


class Ground(NamedTuple):
    """Paths on the page, and which countries they show."""

    countries: tuple[str, ...]
    land: Path
    watched: Path
    lakes: Path
    rivers: Path
    divisions: Path
    borders: Path
    shores: Path
    corridors: Path


@lru_cache(maxsize=24)
def ground(view: Projection, watched: str) -> Ground:
    """Return the ground of a view; `watched` is the ISO2 code of the country that is lifted.

    Raises DataFileError where a shipped file is missing or damaged.
    """
    west, south, east, north = view.seen()
    box = (west - 0.5, south - 0.5, east + 0.5, north + 0.5)
    shown = country_shapes(box)
    km = 1 / view.per_km
    rivers = [line for rank, lines in _rivers().items() if km <= _RIVER_KM.get(rank, 1.0) for line in lines]
    lakes = [shape for shape in _lakes() if _meets(shape, box) and _side(shape, view) >= _LAKE_POINTS]
    drawn = {name: _cut_lines(lines, box) for name, lines in _borders().items()}
    ways = [np.array(each.stops)[:, ::-1] for each in corridors()]
    return Ground(
        countries=tuple(sorted(shown)),
        land=filled(view, shown.values()),
        watched=filled(view, [shown[watched]] if watched in shown else []),
        lakes=filled(view, lakes),
        rivers=_lined(view, _cut_lines(rivers, box)),
        divisions=_lined(view, drawn["divisions"] + (drawn["small_divisions"] if km < 1.5 else [])),
        borders=_lined(view, drawn["borders"]),
        shores=_lined(view, drawn["shores"]),
        corridors=_lined(view, ways),
    )


def outline_path(view: Projection, country: str, admin1: str | None) -> Path:
    """Return the path of a country, or of its first-order area `admin1`; empty where nothing goes by that name."""
    west, south, east, north = view.seen()
    shape = _area(country, admin1)
    if shape is None:
        return filled(view, [])
    return filled(view, [shapely.clip_by_rect(shape, west - 0.5, south - 0.5, east + 0.5, north + 0.5)])


def country_shapes(box: Box) -> dict[str, shapely.Geometry]:
    """Return the outlines in (lon, lat) of the countries within a box of degrees, cut at it, by ISO2 code."""
    cut = {code: shapely.clip_by_rect(shape, *box) for code, shape in _outlines().items() if _meets(shape, box)}
    return {code: shape for code, shape in cut.items() if not shape.is_empty}


def area_shape(country: str, admin1: str | None) -> shapely.Geometry | None:
    """Return the outline in (lon, lat) of a country or its first-order area; None where nothing goes by that name."""
    return _area(country, admin1)


@lru_cache(maxsize=500)
def visible_middle(view: Projection, country: str) -> tuple[float, float] | None:
    """Return the point on the page that is deepest within what is seen of a country; None where it is a mere strip."""
    shape = _outlines().get(country)
    if shape is None:
        return None
    west, south, east, north = view.seen()
    cut = shapely.clip_by_rect(shape, west, south, east, north)
    on_page = shapely.transform(cut, lambda xy: view.points(xy[:, 0], xy[:, 1]))
    seen = shapely.clip_by_rect(shapely.make_valid(on_page), *view.frame)
    if seen.area < _NAMED_AREA:
        return None
    middle = shapely.get_point(shapely.maximum_inscribed_circle(seen, tolerance=2.0), 0)
    return float(middle.x), float(middle.y)


def filled(view: Projection, shapes: Iterable[shapely.Geometry]) -> Path:
    """Return polygons in (lon, lat) as one path on the page; holes stay holes."""
    rings: list[Array] = []
    for part in shapely.get_parts(list(shapes)).tolist():
        if isinstance(part, shapely.GeometryCollection):
            rings.extend(_rings(each) for each in part.geoms)
        elif isinstance(part, shapely.Polygon):
            rings.extend(shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors))
    return _path(view, rings, closed=True)


def _rings(shape: shapely.Geometry) -> Array:
    coordinates: Array = shapely.get_coordinates(shape)
    return coordinates


def _lined(view: Projection, lines: Sequence[Array]) -> Path:
    return _path(view, lines, closed=False)


def _path(view: Projection, lines: Sequence[Array], *, closed: bool) -> Path:
    """Join lines of (lon, lat) in one path; points that fall on one spot of the page are drawn once."""
    vertices, codes = [], []
    for line in lines:
        points = np.round(view.points(line[:, 0], line[:, 1]) / _GRID) * _GRID
        moved = np.concatenate([[True], np.any(np.diff(points, axis=0) != 0, axis=1)])
        points = points[moved]
        if len(points) < (3 if closed else 2):
            continue
        code = np.full(len(points), Path.LINETO, dtype=Path.code_type)
        code[0] = Path.MOVETO
        if closed:
            code[-1] = Path.CLOSEPOLY
        vertices.append(points)
        codes.append(code)
    if not vertices:
        return Path(np.empty((0, 2)), np.empty(0, dtype=Path.code_type))
    return Path(np.concatenate(vertices), np.concatenate(codes))


def _meets(shape: shapely.Geometry, box: Box) -> bool:
    west, south, east, north = shape.bounds
    return bool(west <= box[2] and east >= box[0] and south <= box[3] and north >= box[1])


def _side(shape: shapely.Geometry, view: Projection) -> float:
    """Return the square root of a shape's size in points, roughly."""
    shrink = float(np.cos(np.radians(shape.centroid.y)))
    return float(np.sqrt(shape.area * shrink)) * 111.2 * view.per_km


def _cut_lines(lines: Iterable[Array], box: Box) -> list[Array]:
    """Leave out lines that lie outside of the box as a whole: the frame cuts the rest."""
    west, south, east, north = box
    kept = []
    for line in lines:
        (left, low), (right, high) = line.min(axis=0), line.max(axis=0)
        if left <= east and right >= west and low <= north and high >= south:
            kept.append(line)
    return kept


@cache
def _outlines() -> dict[str, shapely.Geometry]:
    areas = open_areas()
    return {code: areas.outline(code) for code in areas.countries()}


@cache
def _area(country: str, admin1: str | None) -> shapely.Geometry | None:
    if admin1 is None:
        return _outlines().get(country)
    return open_areas().outline(admin1) if admin1 in open_areas().admin1_names(country) else None


@cache
def _arcs(name: str) -> tuple[dict[str, Any], list[Array]]:
    """Return the objects of a TopoJSON file and its arcs in degrees (lon, lat)."""
    path = DATA_DIR / "map" / f"{name}.topojson"
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        scale = document["transform"]["scale"]
        return document["objects"], [np.cumsum(np.asarray(arc), axis=0) * scale for arc in document["arcs"]]
    except (OSError, ValueError, KeyError) as error:
        msg = f"{path} cannot be read ({error}); restore the file or run `make data`"
        raise DataFileError(msg) from error


@cache
def _borders() -> dict[str, list[Array]]:
    objects, arcs = _arcs("areas")
    kinds = ("borders", "shores", "divisions", "small_divisions")
    return {kind: [_joined(line, arcs) for line in objects[kind]["arcs"]] for kind in kinds}


@cache
def _rivers() -> dict[int, list[Array]]:
    objects, arcs = _arcs("water")
    found: dict[int, list[Array]] = {}
    for each in objects["rivers"]["geometries"]:
        found.setdefault(int(each["properties"]["rank"]), []).extend(_joined(line, arcs) for line in each["arcs"])
    return found


@cache
def _lakes() -> list[shapely.Geometry]:
    objects, arcs = _arcs("water")
    found = []
    for each in objects["lakes"]["geometries"]:
        shells = each["arcs"] if each["type"] == "MultiPolygon" else [each["arcs"]]
        for rings in shells:
            shell, *holes = (_joined(ring, arcs) for ring in rings)
            found.append(shapely.Polygon(shell, holes))
    return found


def _joined(line: Sequence[int], arcs: Sequence[Array]) -> Array:
    """Join the arcs of a line; ~i is arc i backwards."""
    parts = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in line]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
