"""The data layer: one small element for `st_folium(feature_group_to_add=...)` that carries only a signed query.

Its script (`static/layer.js`) fetches what the view needs from `/api`, draws it beside the old drawing and then swaps
the two, so a change of filters never blanks the map. The element leaves the folium map as it was: streamlit-folium
would otherwise add a child to the shared base map at each rerun and mount the whole map anew.
"""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import folium
from folium.template import Template

from geo.maps.colouring import COLOURS, Colour, legend_names
from geo.maps.style import LABEL_FONT, ThemeName, theme
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from branca.element import Element

Measure = Literal["sightings", "reports", "movements", "vehicles"]

LAYER_JS: Final = "../../vendor/kordon/layer.js"
PICTURE_CSS: Final = "../../vendor/kordon/picture.css"
DRAWN_CSS: Final = "../../vendor/kordon/drawn.css"
PANEL_CSS: Final = "../../vendor/kordon/panel.css"
BRUSH_CSS: Final = "../../vendor/kordon/brush.css"
LAYER_CSS: Final = "../../vendor/kordon/layer.css"
"""Relative to the component's frame, so that they also hold behind a proxy's path prefix."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LayerOptions:
    """How the layer is drawn.

    `measure` what sizes the circles and stands in them, `colour` what colours them (see `geo.maps.colouring`),
    `theme` light or dark, `version` the mirror's sequence number: another one makes the script fetch anew.
    `watched` is the ISO2 code of the country that flows are told of, `refused` why what was drawn on the map is no
    filter, `bbox` and `within` the shapes among the filters, in their words,
    `days` the first and last day to show as ISO text, empty where open; the token then need not hold them.
    """

    theme: ThemeName = "light"
    measure: Measure = "sightings"
    colour: Colour = "flow"
    version: int = 0
    watched: str = "BY"
    refused: str = ""
    bbox: str = ""
    within: str = ""
    days: tuple[str, str] = ("", "")


class DataLayer(folium.FeatureGroup):
    """A feature group that hands its options to the layer's script and draws nothing by itself."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = window.kordon.layer({{ this.query|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, query: dict[str, Any]) -> None:
        super().__init__()
        self._name = "FeatureGroup"  # the name that streamlit-folium's script expects
        self.query = query

    def add_to(self, parent: Element, *_: object, **__: object) -> DataLayer:
        """Know the map without becoming its child: the base map is shared and never changes."""
        self._parent = parent
        return self

    def render(self, **_: object) -> str:
        """Leave the figure alone; streamlit-folium takes the script from the template."""
        return ""


def data_layer(token: str, *, options: LayerOptions | None = None) -> DataLayer:
    """Return the element that asks for what `token` (see `geo.maps.token.sign_filters`) allows."""
    return DataLayer({"token": token, **asdict(options or LayerOptions())})


@cache
def look() -> dict[str, Any]:
    """Return what never changes of how the map looks; its script holds it, so that no change of filters sends it.

    `palettes` and `grounds` (the base map's colours) by theme, `names` of each legend in its order with {} for the
    watched country's name, and `countries`, the names of countries by ISO2.
    """
    return {
        "palettes": {name: palette(name) for name in get_args(ThemeName)},
        "grounds": {name: ground(name) for name in get_args(ThemeName)},
        "names": {colour: legend_names(colour, "{}") for colour in get_args(Colour)},
        "countries": _country_names(),
    }


def palette(theme_name: str) -> dict[str, Any]:
    """Return the colours that the script draws with: of the theme, the flows and the groups of classes."""
    colours = theme(theme_name)
    return {
        "paper": colours.paper,
        "panel": colours.panel,
        "ink": colours.ink,
        "muted": colours.muted,
        "line": colours.admin_border,
        "accent": colours.accent,
        "halo": colours.label_halo,
        "warning": colours.warning,
        "font": LABEL_FONT,
        **{str(colour): colours_of for colour, colours_of in COLOURS.items()},
    }


def ground(theme_name: str) -> dict[str, str]:
    """Return the colours that the base map is drawn with."""
    colours = theme(theme_name)
    return {
        "sea": colours.sea,
        "land": colours.land,
        "watched": colours.watched,
        "water": colours.water,
        "border": colours.border,
        "division": colours.admin_border,
        "label": colours.label,
        "country": colours.country_label,
        "halo": colours.label_halo,
        "corridor": colours.corridor,
        "site": colours.site,
        "ink": colours.ink,
        "panel": colours.panel,
    }


def _country_names() -> dict[str, str]:
    """Return the names that the base map writes on countries, by ISO2: they are read faster than the outlines."""
    with (DATA_DIR / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "country"]
    return {row["code"]: row["name"] for row in reversed(rows)}  # the first label of a country is its own
