"""The map's own words in an address, judged: the view and the layers, as static/address.js writes them."""

from __future__ import annotations

import math
import re
from typing import Final

from geo.errors import UsageError
from geo.maps.basemap import BOUNDS

LAYERS: Final = (
    "countries", "areas", "rivers", "towns", "ways", "roads", "railways", "airfields", "grounds", "crossings",
    "symbols", "heat",
)  # fmt: skip
"""Names of the layers that are always offered; static/layers.js holds their switches."""
NO_LAYER: Final = "none"
_LATER: Final = re.compile(r"tiles|overlay-[1-9]\d{0,5}")
"""Layers that are offered where there are any: tiles of a server, a team's own maps by their numbers."""
_MAX_ZOOM: Final = 22
"""Of map tiles anywhere; what is closer than the map goes is shown as close as it goes."""


def check_view(text: str) -> None:
    """Check a view, written "zoom/lat/lon".

    Raises UsageError where it is none, or lies beyond what the map reaches.
    """
    (south, west), (north, east) = BOUNDS
    reach = f"the map reaches from {south:g} to {north:g} degrees of latitude and {west:g} to {east:g} of longitude"
    try:
        zoom, lat, lon = map(float, text.split("/"))
    except ValueError:
        zoom = lat = lon = math.nan
    if not (0 <= zoom <= _MAX_ZOOM and math.isfinite(lat) and math.isfinite(lon)):
        msg = f"map {text!r} is no view; write it as zoom/latitude/longitude: map=6/53.3/28"
        raise UsageError(msg)
    if not (south <= lat <= north and west <= lon <= east):
        msg = f"map {text!r} lies outside of the map; {reach}"
        raise UsageError(msg)


def judge_layers(text: str) -> tuple[str, list[str]]:
    """Return of layers, parted by commas, those that there are, written so again, and those that there are not."""
    names = [name for name in text.split(",") if name]
    known = [name for name in names if name in LAYERS or _LATER.fullmatch(name)]
    unknown = [name for name in names if name not in known and not (name == NO_LAYER and len(names) == 1)]
    return NO_LAYER if names == [NO_LAYER] else ",".join(known), unknown
