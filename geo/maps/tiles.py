"""Online tiles beneath the border map: offered only where the settings switch online services on and name a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geo.settings import Settings

OSM: Final = "osm"
"""The word of the settings for the tiles of OpenStreetMap, whose usage policy asks for few readers and attribution."""
_DEEPEST: Final = 19


@dataclass(frozen=True, kw_only=True, slots=True)
class Tiles:
    """A tile server: `url` and `dark` hold {z}, {x}, {y}; without `dark` the light tiles are darkened by night.

    `attribution` is plain text, `zoom` the deepest zoom that the server has.
    """

    url: str
    dark: str
    attribution: str
    zoom: int = _DEEPEST


def tiles_of(settings: Settings) -> Tiles | None:
    """Return the tiles that the settings name, None where there are none or online services are off."""
    if not (settings.online and settings.tiles):
        return None
    if settings.tiles != OSM:
        return Tiles(url=settings.tiles, dark=settings.tiles_dark, attribution=settings.tiles_attribution)
    from xyzservices import providers  # noqa: PLC0415 - a list of every server there is, and only wanted here

    known = providers.OpenStreetMap.Mapnik
    said = known.attribution.replace("(C)", "©")
    return Tiles(url=known.url, dark=settings.tiles_dark, attribution=said, zoom=known.max_zoom)
