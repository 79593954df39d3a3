"""Read a map that an analyst lays over the border map: shapes of GeoJSON, KML or KMZ with their names, nothing else.

An overlay is ground to look at, such as raions or roads. No sighting comes out of it, and no other field is kept.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from geo.errors import InputFileError
from geo.intake import limits
from geo.intake.archives import ZIP
from geo.intake.encoding import read_text
from geo.intake.geojson import COLLECTION, FEATURE, GEOMETRIES, crs_of, shape_of
from geo.intake.kml import kml_shapes
from geo.intake.privacy import mask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.intake.geojson import Crs

_NAMES: Final = ("name", "title", "label", "Name", "NAME", "name_en", "name:en")
"""Properties of a GeoJSON feature that name it, the first that holds a text."""
_NAME_LENGTH: Final = 80
_FIGURES: Final = 5
"""Decimals of a coordinate that are kept: a metre."""


@dataclass(frozen=True, slots=True)
class OverlayFile:
    """What was read of a file: `document` is GeoJSON (WGS 84), `shapes` their number, `remarks` are to be told."""

    document: str
    shapes: int
    remarks: tuple[str, ...]


def read_overlay(data: bytes, name: str) -> OverlayFile:
    """Read the shapes of a file.

    Raises InputFileError, in words that say how to mend it, where the file is too large, damaged, in coordinates that
    are not known, or without any shape.
    """
    if len(data) > limits.MAX_OVERLAY_BYTES:
        size = limits.MAX_OVERLAY_BYTES // 2**20
        msg = f"{name} is larger than {size} MB, the limit of an overlay; simplify it or split it"
        raise InputFileError(msg)
    crs: Crs | None = None
    if data.startswith(ZIP) or _is_xml(data):
        named, remarks = kml_shapes(data, name)
    else:
        named, crs, remarks = _geojson_shapes(data, name)
    return _collected(named, crs, remarks, name)


def _geojson_shapes(data: bytes, name: str) -> tuple[list[tuple[str, Any]], Crs | None, tuple[str, ...]]:
    try:
        document = json.loads(read_text(data)[0])
    except (ValueError, RecursionError):
        msg = f"{name} is no GeoJSON, KML or KMZ that can be read; export the layer anew"
        raise InputFileError(msg) from None
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == COLLECTION and isinstance(document.get("features"), list):
        features = document["features"]
    elif kind == FEATURE:
        features = [document]
    elif isinstance(kind, str) and kind in GEOMETRIES:
        features = [{"geometry": document}]
    else:
        msg = f"{name} is JSON, but no GeoJSON; export the layer as GeoJSON (a FeatureCollection)"
        raise InputFileError(msg)
    if len(features) > limits.MAX_OVERLAY_POINTS:  # not even one point each could be drawn
        raise _too_many(name)
    crs = crs_of(document.get("crs"), name)
    named = [(_name_of(each), each.get("geometry")) for each in features if isinstance(each, dict)]
    left_out = {key for each in features if isinstance(each, dict) for key in _properties(each)} - set(_NAMES)
    remarks = [f"Only names and shapes are kept; left out: {_many(len(left_out), 'other field')}."] if left_out else []
    if len(named) < len(features):
        remarks.append(f"No features, left out: {_many(len(features) - len(named), 'entry', 'entries')}.")
    if crs is not None and crs.remark:
        remarks.append(crs.remark)
    return [each for each in named if each[1] is not None], crs, tuple(remarks)


def _is_xml(data: bytes) -> bool:
    """Tell whether the first letter is that of a markup, whatever the encoding."""
    return data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _properties(feature: dict[str, Any]) -> dict[str, Any]:
    properties = feature.get("properties")
    return properties if isinstance(properties, dict) else {}


def _name_of(feature: dict[str, Any]) -> str:
    properties = _properties(feature)
    return next((value for key in _NAMES if isinstance(value := properties.get(key), str) and value.strip()), "")


def _clean(title: str) -> str:
    """Return a name on one line, of letters that every file can hold."""
    shown = " ".join(title.split()).encode("utf-8", "replace").decode("utf-8")
    return shown if len(shown) <= _NAME_LENGTH else f"{shown[: _NAME_LENGTH - 1]}…"


def _collected(named: Iterable[tuple[str, Any]], crs: Crs | None, remarks: tuple[str, ...], name: str) -> OverlayFile:
    import shapely  # noqa: PLC0415 - slow, and only wanted here

    features: list[dict[str, Any]] = []
    points = faults = masked = 0
    for title, geometry in named:
        points += _positions_in(geometry)  # before any is read, or a file far beyond the limit would be read for long
        if points > limits.MAX_OVERLAY_POINTS or len(features) >= limits.MAX_OVERLAY_SHAPES:
            raise _too_many(name)
        try:
            shape = shape_of(geometry, crs)
        except ValueError:
            faults += 1
            continue
        if shape.is_empty:
            continue
        shown, personal = mask(_clean(title))
        masked += bool(personal)
        rounded = shapely.set_precision(shape, 10**-_FIGURES, mode="pointwise")
        properties = {"name": shown} if shown else {}
        features.append({"type": FEATURE, "properties": properties, "geometry": shapely.geometry.mapping(rounded)})
    if not features:
        why = "none of its shapes can be read" if faults else "there is no shape in it"
        msg = f"{name} cannot be laid over the map: {why}; export the layer anew, in WGS 84"
        raise InputFileError(msg)
    told = list(remarks)
    if faults:
        told.append(f"Cannot be read, left out: {_many(faults, 'shape')}.")
    if masked:
        told.append(f"Something personal was masked in {_many(masked, 'name')}.")
    document = json.dumps({"type": COLLECTION, "features": features}, ensure_ascii=False, separators=(",", ":"))
    return OverlayFile(document, len(features), tuple(told))


def _too_many(name: str) -> InputFileError:
    return InputFileError(
        f"{name} has more than {limits.MAX_OVERLAY_SHAPES:,} shapes or {limits.MAX_OVERLAY_POINTS:,} points, "
        "the limits of an overlay; simplify it or split it"
    )


def _positions_in(geometry: object) -> int:
    """Return how many positions a geometry has, whether they can be read or not."""
    number, left = 0, [geometry]
    while left:
        each = left.pop()
        if isinstance(each, dict):
            left += [each.get("coordinates"), *(parts if isinstance(parts := each.get("geometries"), list) else [])]
        elif isinstance(each, list) and each and not isinstance(each[0], list):
            number += 1
        elif isinstance(each, list) and each and not (each[0] and isinstance(each[0][0], list)):
            number += len(each)
        elif isinstance(each, list):
            left += each
    return number


def _many(number: int, one: str, several: str = "") -> str:
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
