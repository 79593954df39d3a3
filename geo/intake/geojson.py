"""Geometry of GeoJSON (RFC 7946) as a position: a point as it is, a shape as a point within it and a radius.

Positions of GeoJSON are (lon, lat); everywhere else here they are (lat, lon).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputFileError
from geo.intake.cell_text import plain_number
from geo.intake.limits import MAX_NESTING
from geo.intake.named_rows import Fix, shape_taken
from geo.intake.verdicts import Reason
from geo.places.coordinates import check_coordinates
from geo.places.date_line import cut_at_date_line
from geo.places.geometry import km_on_sphere

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry

FEATURE: Final = "Feature"
COLLECTION: Final = "FeatureCollection"
GEOMETRIES: Final = frozenset(
    {
        "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
    }
)  # fmt: skip
_DEGREES: Final = re.compile(r"(CRS:?84|EPSG:+4326|OGC:[\d.]*:CRS84|WGS ?84)$", re.IGNORECASE)
_EPSG: Final = re.compile(r"EPSG:(?:[\d.]*:)?(\d{4,6})$", re.IGNORECASE)
_LEAST_RADIUS_M: Final = 10
_MOST_FIGURES: Final = 12
_SHAPE_FIGURES: Final = 5
"""Decimals of a point within a shape: a metre, well below its radius."""
_BAD: Final = "bad_geometry"
_ROUNDING: Final = 0.01
_ROUNDING_PART: Final = 1e-6
"""How far a position may be off, in its own units and as a part of it, when it is converted to degrees and back."""


@dataclass(frozen=True, slots=True)
class Crs:
    """The coordinate system that a file names; without a transformer it is that of GeoJSON."""

    transformer: Transformer | None
    remark: str = ""


def crs_of(said: object, name: str) -> Crs | None:
    """Return the coordinate system of the old member `crs`; None where the file names none.

    Raises InputFileError for one that cannot be converted: only EPSG codes are, and nothing is fetched.
    """
    if said is None:
        return None
    properties = said.get("properties") if isinstance(said, dict) else None
    text = properties.get("name") if isinstance(properties, dict) else None
    if isinstance(text, str) and _DEGREES.search(text.strip()):
        return Crs(None)
    code = _EPSG.search(text.strip()) if isinstance(text, str) else None
    if code is None:
        msg = f"{name} names a coordinate system that is not known; export it as GeoJSON in WGS 84 (EPSG:4326)"
        raise InputFileError(msg)
    from pyproj import Transformer  # noqa: PLC0415 - slow, and only wanted here
    from pyproj.exceptions import ProjError  # noqa: PLC0415 - as above

    try:
        transformer = Transformer.from_crs(int(code[1]), 4326, always_xy=True, allow_ballpark=False)
    except ProjError:
        msg = f"{name} is in EPSG:{code[1]}, which cannot be converted here; export it in WGS 84 (EPSG:4326)"
        raise InputFileError(msg) from None
    return Crs(transformer, f"Coordinates were converted from EPSG:{code[1]} to degrees (WGS 84).")


def fix_of(geometry: object, crs: Crs | None = None) -> tuple[Fix | Reason | None, tuple[Reason, ...]]:
    """Return where a geometry lies and what is to be said of it.

    None stands for no geometry, a Reason for one that cannot be read. Coordinates of a point are passed on as they
    are, also such as lie nowhere, so that the row says what is wrong with them.
    """
    if geometry is None:
        return None, ()
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(geometry, dict) or not isinstance(kind, str) or kind not in GEOMETRIES:
        return Reason(None, _BAD, "the geometry is none that GeoJSON knows; export the file anew"), ()
    inner = geometry.get("geometries") if kind == "GeometryCollection" else geometry.get("coordinates")
    if inner is None or inner == []:
        return None, ()
    transformer = crs.transformer if crs is not None else None
    if kind == "Point":
        return _point(inner, transformer), ()
    try:
        shape = _shape(geometry, transformer, 0)
        if shape.is_empty:
            return None, ()
        fix = _within(shape)
    except (_BadPositionError, ValueError, TypeError, IndexError, RecursionError) as error:
        why = str(error) if isinstance(error, _BadPositionError) else "its coordinates make none"
        return Reason(None, _BAD, f"the {kind} is no shape on the globe: {why}; mend it or export the file anew"), ()
    return fix, (shape_taken(str(kind), fix.radius_m),)


class _BadPositionError(ValueError):
    """A position of a shape that is none."""


def shape_of(geometry: object, crs: Crs | None = None) -> BaseGeometry:
    """Return a geometry of GeoJSON as shapely's, (lon, lat) in degrees (WGS 84).

    Raises ValueError, in words that say what is wrong, where it is none or leaves the globe.
    """
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(kind, str) or kind not in GEOMETRIES:
        msg = "it is no geometry that GeoJSON knows"
        raise ValueError(msg)
    try:
        return _shape(geometry, crs.transformer if crs is not None else None, 0)
    except _BadPositionError:
        raise
    except (ValueError, TypeError, IndexError, RecursionError) as error:
        msg = "its coordinates make no shape"
        raise ValueError(msg) from error


def _point(said: Any, transformer: Transformer | None) -> Fix | Reason:
    try:
        east, north = _numbers(said)
    except _BadPositionError:
        return Reason(None, _BAD, "the point has no two numbers, longitude and latitude; mend it")
    if transformer is None:
        lon, lat = (str(each) for each in said[:2])
        return _same_figures(lon, lat)
    try:
        x, y = _in_degrees(transformer, east, north)
    except _BadPositionError as error:
        return Reason(None, _BAD, f"the point is none on the globe: {error}; mend it or export the file anew")
    return Fix(f"{y:.6f}", f"{x:.6f}")


def _same_figures(lon: str, lat: str) -> Fix:
    """Return a point whose numbers show the same decimals: programs drop zeros at the end, and with them how exact."""
    parts = [plain_number(text) for text in (lat, lon)]
    figures = min(max(len(part.partition(".")[2]) for part in parts), _MOST_FIGURES)
    return Fix(*(f"{part.partition('.')[0]}.{part.partition('.')[2]:0<{figures}}".rstrip(".") for part in parts))


def _numbers(said: object) -> tuple[float, float]:
    if not isinstance(said, list | tuple) or len(said) < 2:  # noqa: PLR2004 - a pair
        msg = "a position has no two numbers"
        raise _BadPositionError(msg)
    try:
        east, north = float(said[0]), float(said[1])
    except (TypeError, ValueError, OverflowError):  # a whole number of hundreds of figures is too large for degrees
        msg = "a position has no two numbers"
        raise _BadPositionError(msg) from None
    if not (math.isfinite(east) and math.isfinite(north)):
        msg = "a position is endless"
        raise _BadPositionError(msg)
    return east, north


def _shape(geometry: Any, transformer: Transformer | None, level: int) -> BaseGeometry:
    """Return a geometry as shapely's, (lon, lat) in degrees."""
    from shapely.errors import ShapelyError  # noqa: PLC0415 - slow, and only wanted here
    from shapely.geometry import GeometryCollection, shape  # noqa: PLC0415 - as above

    if level > MAX_NESTING or not isinstance(geometry, dict):
        msg = "it is no geometry"
        raise _BadPositionError(msg)
    if geometry.get("type") == "GeometryCollection":
        return GeometryCollection([_shape(each, transformer, level + 1) for each in geometry.get("geometries") or []])
    if not isinstance(geometry.get("type"), str) or geometry["type"] not in GEOMETRIES:
        msg = "a part of it is of no known kind"
        raise _BadPositionError(msg)
    coordinates = _positions(geometry.get("coordinates"), transformer, 0)
    try:
        return cut_at_date_line(shape({"type": geometry["type"], "coordinates": coordinates}))
    except ShapelyError as error:  # such as of a line of one position
        msg = "its coordinates make none"
        raise _BadPositionError(msg) from error


def _positions(said: object, transformer: Transformer | None, level: int) -> Any:
    if not isinstance(said, list | tuple) or level > 4:  # noqa: PLR2004 - polygons in a list nest four deep
        msg = "a position has no two numbers"
        raise _BadPositionError(msg)
    if said and not isinstance(said[0], list | tuple):
        east, north = _numbers(said)
        if transformer is not None:
            east, north = _in_degrees(transformer, east, north)
        trouble = check_coordinates(north, east)
        if trouble is not None:
            raise _BadPositionError(trouble)
        return (east, north)
    return [_positions(each, transformer, level + 1) for each in said]


def _in_degrees(transformer: Transformer, east: float, north: float) -> tuple[float, float]:
    """Return (lon, lat) of a position; one that does not come back as it was lies where its system is not defined."""
    lon, lat = transformer.transform(east, north)
    back = transformer.transform(lon, lat, direction="INVERSE")
    if not all(
        abs(one - other) <= _ROUNDING + _ROUNDING_PART * abs(one)
        for one, other in zip((east, north), back, strict=True)
    ):
        msg = "it lies beyond its coordinate system"
        raise _BadPositionError(msg)
    return lon, lat


def _within(shape: BaseGeometry) -> Fix:
    """Return a point within a shape and the radius about it that holds the whole shape."""
    from shapely import get_coordinates, make_valid  # noqa: PLC0415 - slow, and only wanted here

    point = (shape if shape.is_valid else make_valid(shape)).representative_point()
    lat, lon = round(point.y, _SHAPE_FIGURES), round(point.x, _SHAPE_FIGURES)
    corners = get_coordinates(shape).tolist()
    radius = max(km_on_sphere((lat, lon), (north, east)) for east, north in corners) * 1000
    metres = max(_LEAST_RADIUS_M, math.ceil(radius))
    return Fix(f"{lat:.{_SHAPE_FIGURES}f}", f"{lon:.{_SHAPE_FIGURES}f}", str(metres))
