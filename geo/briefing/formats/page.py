"""A map in one HTML file for a colleague without a network: outlines, cells, what was seen in them; nothing fetched."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import shapely

from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.features import Spot, spot_of
from geo.briefing.formats.lines import title_of, way_of
from geo.briefing.leaflet import leaflet
from geo.maps.style import FLOW_COLOURS
from geo.model import Flow
from geo.places.areas import open_areas
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from geo.briefing.gate import Released

_PAGE: Final = Path(__file__).with_name("page.html")
_REGION: Final = (14.0, 40.0, 52.0, 63.0)
"""West, south, east, north of the outlines that come with the page."""
_THINNED, _DIGITS = 0.015, 2
_LEGEND: Final = {flow: flow.value for flow in Flow if flow is not Flow.UNKNOWN} | {Flow.UNKNOWN: "direction not said"}
_NAMES_TO: Final = 7
"""Zoom up to which names come along: they are for finding one's way, not a gazetteer."""


def write_page(released: Released) -> Written:
    """Return the page. What users wrote is data in it, never markup; its policy lets it load nothing from anywhere."""
    told = credits_of(released)
    rows = released.rows().to_pylist()
    spots, unplaced = _spots(rows, released)
    movements = f"{released.movements:,} movement{'' if released.movements == 1 else 's'}"
    sightings = f"{len(rows):,} sighting{'' if len(rows) == 1 else 's'} of {movements}"
    data = {
        **told,
        "title": "Reported sightings",
        "told": f"{sightings}; {unplaced:,} without a place" if unplaced else sightings,
        "legend": [[text, FLOW_COLOURS[flow]] for flow, text in _LEGEND.items()],
        "sightings": [{"title": title_of(row), "lines": _lines(row)} for row in rows],
        "spots": spots,
    }
    script, style = leaflet()
    parts = {
        "/*LEAFLET_CSS*/": style,
        "/*LEAFLET_JS*/": script,
        "/*GROUND*/": _ground(),
        "/*DATA*/": _json(data),
    }
    page = _PAGE.read_text(encoding="utf-8")
    for mark, text in parts.items():
        head, _, tail = page.partition(mark)
        page = head + text + tail
    return Written(page.encode("utf-8"), unplaced)


def _spots(rows: list[dict[str, Any]], released: Released) -> tuple[list[dict[str, Any]], int]:
    """Return what is drawn, areas first so that cells lie above them, each with the sightings that are there."""
    held: dict[tuple[str, str], tuple[Spot, list[int]]] = {}
    unplaced = 0
    for at, row in enumerate(rows):
        spot = spot_of(row, released)
        if spot is None:
            unplaced += 1
        else:
            held.setdefault((spot.kind, shapely.to_wkb(spot.shape, hex=True)), (spot, []))[1].append(at)
    drawn = [
        {
            "kind": spot.kind,
            "shape": shapely.geometry.mapping(spot.shape),
            "radius_m": spot.radius_m,
            "colour": _colour([rows[at]["flow"] for at in seen]),
            "sightings": seen,
        }
        for spot, seen in held.values()
    ]
    return sorted(drawn, key=lambda each: each["kind"] != "area"), unplaced


def _colour(flows: list[str]) -> str:
    """Return the colour of the flow that most sightings of a spot have."""
    most = max(Flow, key=lambda flow: (flows.count(flow.value), flow is not Flow.UNKNOWN))
    return FLOW_COLOURS[most]


def _lines(row: dict[str, Any]) -> list[str]:
    said = f"{', '.join(each for each in (row['source'], row['via']) if each)}; TLP:{row['tlp'].upper()}"
    words = (way_of(row), row["activity"], said, row["url"], row["note"], f"{row['sighting_id']}, {row['movement_id']}")
    return [each for each in words if each]


@cache
def _ground() -> str:
    """Return the outlines and names of the region, thin enough to travel in every page."""
    areas = open_areas()
    box = shapely.box(*_REGION)
    shapes = []
    for code in areas.countries():
        outline = areas.outline(code)
        if shapely.intersects(outline, box):
            cut = shapely.clip_by_rect(shapely.simplify(outline, _THINNED), *_REGION)
            thin = shapely.set_precision(cut, 10.0**-_DIGITS)
            if not thin.is_empty:
                shapes.append({"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(thin)})
    return _json({"outlines": {"type": "FeatureCollection", "features": shapes}, "names": _names()})


def _names() -> list[list[object]]:
    """Return names with where they stand, the zoom from which they do, and what they are of."""
    found: list[list[object]] = []
    for file, kind in (("labels.csv", "country"), ("towns.csv", "town")):
        with (DATA_DIR / file).open(encoding="utf-8", newline="") as lines:
            for line in csv.DictReader(lines):
                zoom = int(line["min_zoom"])
                if zoom <= _NAMES_TO and line.get("kind", kind) == kind:
                    at = round(float(line["lat"]), _DIGITS), round(float(line["lon"]), _DIGITS)
                    found.append([line["name"], *at, zoom, kind])
    return found


def _json(value: object) -> str:
    """Return JSON that can stand in a page: no text in it can end the script that holds it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
