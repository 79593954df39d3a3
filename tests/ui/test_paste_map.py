"""The map beside the cards of the page Read: a place is a full badge, an area a hollow one."""

from __future__ import annotations

import folium
import pytest

from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery
from geo.ui import paste_map


def badges(name: str) -> list[str]:
    place = open_geocoder().geocode(PlaceQuery(text=name)).place
    assert place is not None
    drawn = paste_map._draw_spot(paste_map._Spot(place, "origin", [3]), "#4a7d1c", "#ffffff")
    return [each.icon.options["html"] for each in drawn if isinstance(each, folium.Marker)]


@pytest.mark.parametrize("name", ["Belarus", "Brest region", "Donbas", "Чорного моря", "Asipovichy district"])
def test_an_area_is_a_hollow_badge_also_where_it_has_no_outline(name: str) -> None:
    (badge,) = badges(name)
    assert "background: transparent" in badge
    assert "dashed" in badge


def test_a_town_is_a_full_badge() -> None:
    (badge,) = badges("Asipovichy")
    assert "dashed" not in badge
