"""KML 2.2 (OGC 07-147r2): one placemark a sighting, drawn as its cell or area, with its data."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final

import shapely

from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.features import Spot, spot_of
from geo.briefing.formats.lines import lines_of, title_of, way_of
from geo.briefing.formats.xml_text import add, document

if TYPE_CHECKING:
    from geo.briefing.gate import Released

_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
_STYLES: Final = {"cell": "66b07030", "area": "33808080", "point": "ffb07030"}
"""Fill of each kind of drawing, as KML writes colours: opacity, blue, green, red."""


def write_kml(released: Released) -> Written:
    """Return the sightings as KML; the document's description is what the file says of itself."""
    root = ET.Element("kml", xmlns=_NAMESPACE)
    book = add(root, "Document")
    told = credits_of(released)
    add(book, "name", f"Kordon, {told['handling']}")
    add(book, "description", "\n".join(f"{name}: {text}" for name, text in told.items()))
    for kind, colour in _STYLES.items():
        style = add(book, "Style", id=kind)
        add(add(style, "LineStyle"), "color", f"ff{colour[2:]}")
        add(add(style, "PolyStyle"), "color", colour)
    data = add(book, "ExtendedData")
    for name, text in told.items():
        add(add(data, "Data", name=name), "value", text)
    for line, row in zip(lines_of(released), released.rows().to_pylist(), strict=True):
        _placemark(book, line, row, spot_of(row, released))
    return Written(document(root))


def _placemark(book: ET.Element, line: dict[str, Any], row: dict[str, Any], spot: Spot | None) -> None:
    mark = add(book, "Placemark", id=line["sighting_id"])
    add(mark, "name", title_of(row))
    words = (way_of(row), f"{row['source']}, TLP:{row['tlp'].upper()}", row["url"], row["note"])
    add(mark, "description", "\n".join(each for each in words if each))
    begin, end = line["observed_from"] or line["observed_to"], line["observed_to"]
    if begin:
        span = add(mark, "TimeSpan")
        add(span, "begin", begin)
        if end:
            add(span, "end", end)
    add(mark, "styleUrl", f"#{spot.kind}" if spot else "#cell")
    data = add(mark, "ExtendedData")
    for name, value in line.items():
        if value is not None:
            add(add(data, "Data", name=name), "value", value)
    if spot is not None:
        if spot.role != "place" or spot.kind != "point":
            add(add(data, "Data", name="drawn"), "value", f"{spot.kind} of the {spot.role}")
        _draw(mark, spot.shape)


def _draw(parent: ET.Element, shape: shapely.Geometry) -> None:
    if isinstance(shape, shapely.Point):
        add(add(parent, "Point"), "coordinates", f"{shape.x:.10g},{shape.y:.10g}")
        return
    parts = list(getattr(shape, "geoms", [shape]))
    holder = add(parent, "MultiGeometry") if len(parts) > 1 else parent
    for part in parts:
        polygon = add(holder, "Polygon")
        for tag, rings in (("outerBoundaryIs", [part.exterior]), ("innerBoundaryIs", part.interiors)):
            for ring in rings:
                corners = " ".join(f"{lon:.10g},{lat:.10g}" for lon, lat in ring.coords)
                add(add(add(polygon, tag), "LinearRing"), "coordinates", corners)
