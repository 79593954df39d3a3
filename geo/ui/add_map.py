"""The map of a dry run: each place with how many rows are there, areas as areas; what is in doubt looks so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import folium
import streamlit as st

from geo.maps.style import theme
from geo.ui import map_view, small_map

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.intake.plan import ImportPlan
    from geo.maps.style import Theme
    from geo.model import Place
    from geo.records.new_sightings import Where

HEIGHT: Final = 400
_PIXELS: Final = (520, HEIGHT)
_MOST: Final = 400
"""Places that are drawn, those with most rows first: more badges than that hide the map."""
_ROLES: Final = ("place", "destination", "origin")
"""Where a row is drawn: where it was seen, else where it went, else whence it came."""
_BADGE: Final = (
    "position: absolute; transform: translate(-50%, -50%); white-space: nowrap; min-width: 10px; text-align: center; "
    "padding: 1px 5px; border-radius: 10px; font: 700 12px/16px sans-serif; border: 1.5px {line} {edge}; "
    "background: {back}; color: {ink};"
)


@dataclass(slots=True)
class Spot:
    """A place with the rows that are there, by whether they would be counted."""

    place: Place
    accepted: int = 0
    review: int = 0

    @property
    def rows(self) -> int:
        """All rows at the place."""
        return self.accepted + self.review


@dataclass(frozen=True, slots=True)
class Spots:
    """The places of a plan, those with most rows first; `placed` and `rows` count its new rows."""

    spots: tuple[Spot, ...]
    placed: int
    rows: int


def spots_of(plan: ImportPlan) -> Spots:
    """Return where the new rows of a plan are."""
    new = plan.sightings
    counted = Counter(zip(map(id, new.where), (at in new.statuses for at in range(len(new))), strict=True))
    held = {id(where): where for where in new.distinct_where()}
    found: dict[tuple[str, float, float], Spot] = {}
    for (which, waits), number in counted.items():
        place = _place(held[which])
        if place is None:
            continue
        spot = found.setdefault((place.name, place.lat, place.lon), Spot(place))
        if waits:
            spot.review += number
        else:
            spot.accepted += number
    placed = sum(each.rows for each in found.values())
    return Spots(tuple(sorted(found.values(), key=lambda each: -each.rows)), placed, len(new))


def _place(where: Where) -> Place | None:
    toponyms = (getattr(where, role) for role in _ROLES)
    return next((each.place for each in toponyms if each is not None and each.place is not None), None)


def draw(held: Spots, key: str) -> None:
    """Draw the places on a map of its own."""
    shown = map_view.theme_now()
    points = folium.FeatureGroup("rows")
    drawn = held.spots[:_MOST]
    for spot in reversed(drawn):  # the fullest on top
        for each in _shapes(spot, theme(shown)):
            each.add_to(points)
    shapes = [[point for ring in _rings(spot.place) for point in ring] or [_at(spot.place)] for spot in drawn]
    centre, zoom = small_map.view(shapes, _PIXELS)
    small_map.show(key, points, (centre, zoom), HEIGHT)
    st.html(f'<p class="add-facts">{_legend(held)}</p>')


def _legend(held: Spots) -> str:
    more = f"; the {_MOST} places with most rows are drawn" if len(held.spots) > _MOST else ""
    return (
        '<i class="add-dot"></i>would count &nbsp; <i class="add-dot add-doubt"></i>in review (ring: in part) &nbsp; '
        f"{held.placed:,} of {held.rows:,} new rows have a place{more}"
    )


def _shapes(spot: Spot, colours: Theme) -> Iterable[Any]:
    """Yield the outline of an area, and the badge with the number of rows."""
    colour = colours.accent if spot.accepted else colours.warning
    edge = colours.warning if spot.review else colour
    rings = _rings(spot.place)
    if rings:
        yield folium.Polygon(rings, color=colour, weight=1.5, dash_array="6 4", fill=True, fill_opacity=0.06)
    back, ink = (colours.paper, colour) if rings else (colour, colours.paper)
    look = _BADGE.format(edge=edge, back=back, ink=ink, line="dashed" if rings else "solid")
    # Only a number goes into the script: names of places stand in the table.
    icon = folium.DivIcon(html=f'<div style="{look}">{spot.rows:,}</div>', icon_size=(0, 0), class_name="add-badge")
    yield folium.Marker(_at(spot.place), icon=icon, interactive=False, keyboard=False)


def _at(place: Place) -> small_map.Point:
    return place.lat, place.lon


def _rings(place: Place) -> list[list[small_map.Point]]:
    return small_map.rings(place.kind, place.country, place.admin1, place.name)
