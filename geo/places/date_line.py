"""Shapes across the date line, cut in two there: otherwise they would run around the world the long way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

_HALF: Final = 180.0
_WHOLE: Final = 360.0
_CUT: Final = ("LineString", "Polygon")


def cut_at_date_line(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape whose edges take the short way round, cut at 180 degrees where they cross it (RFC 7946, 3.1.9).

    Coordinates are (lon, lat) in degrees. An edge of a polygon from -180 to 180 itself runs along the whole parallel,
    as in a frame around the world. A ring around a pole comes back as it is.
    """
    import shapely  # noqa: PLC0415 - slow, and only wanted here

    parts = shapely.get_parts(shape).tolist()
    pieces = [_pieces(part) for part in parts]
    if not any(pieces):
        return shape
    whole = [each for part, cut in zip(parts, pieces, strict=True) for each in cut or [part]]
    return shapely.union_all(whole) if whole[0].geom_type == "Polygon" else shapely.multilinestrings(whole)


def _pieces(part: BaseGeometry) -> list[BaseGeometry]:
    """Return what of a line or polygon lies on each side of the date line; nothing where it does not cross it."""
    import shapely  # noqa: PLC0415 - as above

    if part.geom_type not in _CUT or part.is_empty:
        return []
    rings = [part] if part.geom_type == "LineString" else [part.exterior, *part.interiors]
    before = [shapely.get_coordinates(ring) for ring in rings]
    moved = [_unrolled(each, closed=part.geom_type == "Polygon") for each in before]
    if all((one == other).all() for one, other in zip(before, moved, strict=True)):
        return []
    if part.geom_type == "LineString":
        whole = shapely.linestrings(moved[0])
    elif any(abs(ring[0, 0] - ring[-1, 0]) > _HALF for ring in moved):
        return []  # around a pole
    else:
        outer, *holes = moved
        whole = shapely.make_valid(shapely.polygons(outer, [_beside(hole, outer) for hole in holes] or None))
    west, _, east, _ = whole.bounds
    turns = range(int((west + _HALF) // _WHOLE), int((east + _HALF) // _WHOLE) + 1)
    found = [each for turn in turns for each in shapely.get_parts(_turned(whole, turn)).tolist()]
    return [each for each in found if each.geom_type == part.geom_type]  # what only touches the line has other parts


def _unrolled(coordinates: Any, *, closed: bool) -> Any:
    """Return coordinates that go on beyond 180 degrees where they cross it."""
    import numpy as np  # noqa: PLC0415 - as above

    steps = np.diff(coordinates[:, 0])
    jumps = (abs(steps) > _HALF) & ((abs(steps) < _WHOLE) | (not closed))
    moved = coordinates.copy()
    moved[1:, 0] += _WHOLE * np.where(jumps, -np.sign(steps), 0).cumsum()
    return moved


def _beside(hole: Any, outer: Any) -> Any:
    """Return a hole moved by whole turns to where it lies within its outer ring."""
    moved = hole.copy()
    moved[:, 0] += _WHOLE * round((outer[:, 0].mean() - hole[:, 0].mean()) / _WHOLE)
    return moved


def _turned(whole: BaseGeometry, turn: int) -> BaseGeometry:
    """Return what of an unrolled shape lies on one turn of the globe, moved to -180 to 180 degrees."""
    import shapely  # noqa: PLC0415 - as above

    west = turn * _WHOLE - _HALF
    piece = shapely.intersection(whole, shapely.box(west, -90, west + _WHOLE, 90))
    return shapely.transform(piece, lambda each: each - (turn * _WHOLE, 0))
