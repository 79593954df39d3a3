"""Cursor on Target (MITRE, base schema 2.0): one event a sighting, at the middle of its cell with the cell's radius."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import shapely

from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.features import Spot, spot_of
from geo.briefing.formats.lines import title_of, way_of
from geo.briefing.formats.xml_text import add, document, fit

if TYPE_CHECKING:
    from geo.briefing.gate import Released

_UNKNOWN: Final = "9999999.0"
"""What the standard writes for a height, or an error of it, that nobody knows."""
_STALE: Final = timedelta(days=1)
"""So long after it was last seen a position says nothing of where the thing is."""
_TYPES: Final = {"air": "a-u-A-M", "rail": "a-u-G-E-V", "road": "a-u-G-E-V"}
"""Type of an event by how the thing moved (MIL-STD-2525 as CoT writes it): whose it is, a report does not decide."""
_OTHER: Final = "a-u-G"
_HOW: Final = "h-e"
"""Estimated by a human."""


def write_cot(released: Released) -> Written:
    """Return the sightings as events, one root around them; those without a place have no event and are counted.

    `start` is when it was first seen, `stale` a day after it was last; `time` is the cut-off. Areas have the middle of
    the area with the area's radius.
    """
    told = credits_of(released)
    root = ET.Element("events", {name: fit(text) for name, text in told.items()})
    unplaced = 0
    for row in released.rows().to_pylist():
        spot = spot_of(row, released)
        if spot is None:
            unplaced += 1
            continue
        _event(root, row, spot, released, told)
    return Written(document(root), unplaced)


def _event(root: ET.Element, row: dict[str, Any], spot: Spot, released: Released, told: dict[str, str]) -> None:
    cutoff = released.release.cutoff.replace(tzinfo=None)
    start = row["observed_from"] or row["observed_to"] or row["published"] or cutoff
    stale = (row["observed_to"] or start) + (_STALE if row["time_precision"] == "hour" else 2 * _STALE)
    event = add(
        root, "event", version="2.0", uid=f"kordon.{row['sighting_id']}", type=_TYPES.get(row["mode"], _OTHER),
        how=_HOW, time=_time(cutoff), start=_time(start), stale=_time(max(stale, start + _STALE)),
        access=f"TLP:{row['tlp'].upper()}",
    )  # fmt: skip
    add(
        event, "point", lat=f"{spot.lat:.10g}", lon=f"{spot.lon:.10g}", hae=_UNKNOWN, ce=f"{spot.radius_m:.1f}",
        le=_UNKNOWN,
    )  # fmt: skip
    detail = add(event, "detail")
    add(detail, "contact", callsign=title_of(row))
    words = (way_of(row), row["activity"], f"{row['source']}, TLP:{row['tlp'].upper()}", row["url"], row["note"])
    add(detail, "remarks", "; ".join(each for each in (*words, told["handling"], told["attribution"]) if each))
    if spot.kind == "cell":
        line = add(add(detail, "shape"), "polyline", closed="true")
        for lon, lat in shapely.get_coordinates(spot.shape)[:-1].tolist():
            add(line, "vertex", lat=f"{lat:.10g}", lon=f"{lon:.10g}", hae=_UNKNOWN)
    add(
        detail, "__kordon", sighting=row["sighting_id"], movement=row["movement_id"], drawn=spot.kind, role=spot.role,
        cutoff=told["cutoff"], filter=told["filter"], data_sha256=told["data_sha256"], handling=told["handling"],
    )  # fmt: skip


def _time(at: datetime) -> str:
    return f"{at.isoformat(timespec='milliseconds')}Z"
