"""An Atom feed (RFC 4287) with GeoRSS-Simple: one entry a sighting, latest first."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any, Final

import shapely

from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.features import Spot, spot_of
from geo.briefing.formats.lines import title_of, way_of
from geo.briefing.formats.xml_text import add, document

if TYPE_CHECKING:
    from geo.briefing.gate import Released

_NAMES: Final = {"xmlns": "http://www.w3.org/2005/Atom", "xmlns:georss": "http://www.georss.org/georss"}
_URN: Final = "urn:kordon"


def write_atom(released: Released) -> Written:
    """Return the sightings as a feed; rights and subtitle are what it says of itself. Its clock is the cut-off."""
    told = credits_of(released)
    root = ET.Element("feed", _NAMES)
    add(root, "id", f"{_URN}:{released.sha256}")
    add(root, "title", f"Kordon: sightings, {told['handling']}")
    add(root, "subtitle", f"cut-off {told['cutoff']}; filter {told['filter']}; data {told['data_sha256']}")
    add(root, "updated", told["cutoff"])
    add(root, "generator", "Kordon")
    add(root, "rights", f"{told['handling']}. {told['attribution']}")
    rows = sorted(released.rows().to_pylist(), key=_latest)
    for row in rows:
        _entry(root, row, spot_of(row, released), told["cutoff"])
    return Written(document(root))


def _latest(row: dict[str, Any]) -> tuple[bool, int, str]:
    day = row["counted_on"]
    return day is None, 0 if day is None else -day.toordinal(), row["sighting_id"]


def _entry(root: ET.Element, row: dict[str, Any], spot: Spot | None, cutoff: str) -> None:
    entry = add(root, "entry")
    add(entry, "id", f"{_URN}:sighting:{row['sighting_id']}")
    add(entry, "title", title_of(row))
    add(entry, "updated", cutoff)
    if row["published"]:
        add(entry, "published", f"{row['published'].isoformat(timespec='seconds')}Z")
    add(add(entry, "author"), "name", row["source"])
    if row["url"]:
        add(entry, "link", rel="via", href=row["url"])
    for term in (row["equipment_class"], row["flow"], f"TLP:{row['tlp'].upper()}"):
        add(entry, "category", term=term)
    words = (way_of(row), row["activity"], row["note"], f"movement {row['movement_id']}")
    add(entry, "content", "; ".join(each for each in words if each), type="text")
    if spot is None:
        return
    if isinstance(spot.shape, shapely.Point):
        add(entry, "georss:point", f"{spot.lat:.10g} {spot.lon:.10g}")
    elif spot.kind == "cell":
        ring = shapely.get_coordinates(spot.shape).tolist()
        add(entry, "georss:polygon", " ".join(f"{lat:.10g} {lon:.10g}" for lon, lat in ring))
    else:
        west, south, east, north = spot.shape.bounds
        add(entry, "georss:box", f"{south:.10g} {west:.10g} {north:.10g} {east:.10g}")
    add(entry, "georss:radius", f"{spot.radius_m:.0f}")
