"""GeoJSON (RFC 7946): one feature a sighting, drawn as its cell or area."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

from geo.briefing.formats import Written
from geo.briefing.formats.credits import credits_of
from geo.briefing.formats.features import spot_of
from geo.briefing.formats.lines import lines_of

if TYPE_CHECKING:
    from geo.briefing.gate import Released


def write_geojson(released: Released) -> Written:
    """Return the sightings as a feature collection; what the file says of itself stands beside the features.

    A sighting without a place is a feature without a geometry.
    """
    features: list[dict[str, Any]] = []
    for line, row in zip(lines_of(released), released.rows().to_pylist(), strict=True):
        spot = spot_of(row, released)
        drawn = {} if spot is None else {"drawn": spot.kind, "drawn_role": spot.role, "drawn_radius_m": spot.radius_m}
        features.append(
            {
                "type": "Feature",
                "id": line["sighting_id"],
                "geometry": None if spot is None else shapely.geometry.mapping(spot.shape),
                "properties": line | drawn,
            }
        )
    document = {"type": "FeatureCollection", "name": "kordon", **credits_of(released), "features": features}
    return Written((json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8"))
