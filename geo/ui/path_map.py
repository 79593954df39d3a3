"""The map beside sightings that are compared or belong to one movement: where each was, from where, to where.

It is a map of its own: the Border map's base is shared by all pages and sessions and must never be added to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import folium

from geo.maps.style import theme
from geo.model import AREA_KINDS
from geo.records.tables import ROLES
from geo.ui import map_view, small_map

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

HEIGHT: Final = 320
_PIXELS: Final = (460, HEIGHT)
TONES: Final = (("#1f5fa8", "#6fb0ee"), ("#a34a08", "#f0a35e"))
"""Line and badge of the first sighting and of the second, light and dark."""
_BADGE: Final = (
    "position: absolute; transform: translate(-50%, -50%); white-space: nowrap; min-width: 10px; text-align: center; "
    "padding: 1px 6px; border-radius: 10px; font: 700 12px/16px sans-serif; border: 1.5px solid {edge}; "
    "background: {back}; color: {ink};"
)
_SIGNS: Final = {"place": "", "destination": "▸", "origin": "◦"}
"""What stands behind a label where it was, went to, or came from; the first of a place holds."""
NO_LABEL: Final = ""
"""Label of a sighting that needs none: its places are drawn without a badge where they are areas."""
_CLOSEST: Final = 7
_PLACE_ENDS: Final = ("country", "admin1", "lat", "lon", "radius_m")


@dataclass(slots=True)
class _Spot:
    """A place with the labels of what was there; `tone` is None where both sightings name it."""

    row: Mapping[str, Any]
    tone: int | None
    labels: list[str] = field(default_factory=list)

    @property
    def rings(self) -> list[list[small_map.Point]]:
        return small_map.rings(self.row["kind"], self.row["country"], self.row["admin1"], self.row["name"])

    @property
    def at(self) -> small_map.Point:
        return self.row["lat"], self.row["lon"]


def draw(
    key: str, sightings: Sequence[tuple[str, int, Mapping[str, Any]]], stops: Sequence[small_map.Point] = ()
) -> None:
    """Draw flat rows, each given with its label (a letter or number) and its tone (0 or 1), and the way by `stops`."""
    shown = map_view.theme_now()
    spots = _spots(sightings)
    points = folium.FeatureGroup("sightings")
    line_of: Any = folium.PolyLine  # folium leaves it untyped
    for _, tone, row in sightings:
        way = _way(row)
        if len(way) > 1:
            line_of(way, color=TONES[tone][shown == "dark"], weight=2, dash_array="6 5", opacity=0.85).add_to(points)
    if len(stops) > 1:
        line_of(list(stops), color=TONES[0][shown == "dark"], weight=3, opacity=0.9).add_to(points)
    for spot in spots:
        for each in _shapes(spot, dark=shown == "dark"):
            each.add_to(points)
    shapes = [[point for ring in spot.rings for point in ring] or [spot.at] for spot in spots]
    centre, zoom = small_map.view(shapes, _PIXELS)
    zoom = min(zoom, _CLOSEST)
    small_map.show(key, points, (centre, zoom), HEIGHT)


def place_of(row: Mapping[str, Any], role: str) -> dict[str, Any] | None:
    """Return the place that a flat row has in a role: name, kind, country, admin1, lat, lon, radius_m; None if none."""
    if row[role] is None or row["lat" if role == "place" else f"{role}_lat"] is None:
        return None
    ends = {end: row[end if role == "place" else f"{role}_{end}"] for end in _PLACE_ENDS}
    return {"name": row[role], "kind": row[f"{role}_kind"], **ends}


def has_place(rows: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether any of the flat rows has a place to draw."""
    return any(place_of(row, role) for row in rows for role in ROLES)


def _spots(sightings: Sequence[tuple[str, int, Mapping[str, Any]]]) -> list[_Spot]:
    found: dict[tuple[str, float, float], _Spot] = {}
    for label, tone, row in sightings:
        for role, sign in _SIGNS.items():
            place = place_of(row, role)
            if place is None:
                continue
            spot = found.setdefault((place["name"], place["lat"], place["lon"]), _Spot(place, tone))
            spot.tone = tone if spot.tone == tone else None
            if not any(said.startswith(label) for said in spot.labels):
                spot.labels.append(f"{label}{sign}")
    return list(found.values())


def _way(row: Mapping[str, Any]) -> list[small_map.Point]:
    """Return the straight line through a row's places in order; an area is no point that a line could touch."""
    places = [place_of(row, role) for role in ("origin", "place", "destination")]
    points = [(each["lat"], each["lon"]) for each in places if each is not None and each["kind"] not in AREA_KINDS]
    return list(dict.fromkeys(points))


def _shapes(spot: _Spot, *, dark: bool) -> Iterable[Any]:
    """Yield the outline of an area or the circle that holds nine tenths of the truth, and the badge over it."""
    paper = theme("dark" if dark else "light").paper
    colour = theme("dark" if dark else "light").ink if spot.tone is None else TONES[spot.tone][dark]
    rings = spot.rings
    if rings:
        yield folium.Polygon(rings, color=colour, weight=1.5, dash_array="6 4", fill=True, fill_opacity=0.07)
    elif spot.row["radius_m"]:
        yield folium.Circle(spot.at, radius=spot.row["radius_m"], color=colour, weight=1, fill=True, fill_opacity=0.1)
    labels = " ".join(each for each in spot.labels if each)
    if rings and not labels.strip("▸◦ "):
        return
    back, ink = (paper, colour) if rings else (colour, paper)
    # Only labels of ours go into the script: names of places stand beside the map.
    look = _BADGE.format(edge=colour, back=back, ink=ink)
    icon = folium.DivIcon(html=f'<div style="{look}">{labels or "•"}</div>', icon_size=(0, 0), class_name="path-badge")
    yield folium.Marker(spot.at, icon=icon, interactive=False, keyboard=False)
