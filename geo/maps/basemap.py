"""The base map: a constant folium map whose borders, water and labels come from our own server in one file.

The map's script, which streamlit-folium sends at every rerun, holds only the view; the layer's script has its colours.
`static/base.js` fetches `base_geometry()` once and draws it on one canvas beneath all data; `static/labels.js` puts the
names where nothing else stands, and `static/layers.js` lets each layer be switched.
"""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import folium
from folium.template import Template

from geo.errors import DataFileError
from geo.maps.layer import BRUSH_CSS, DRAWN_CSS, LAYER_CSS, LAYER_JS, PANEL_CSS, PICTURE_CSS
from geo.maps.style import theme
from geo.settings import DATA_DIR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.maps.style import ThemeName
    from geo.maps.tiles import Tiles

CENTRE: Final = (53.3, 28.0)
ZOOM: Final = 6
MIN_ZOOM: Final = 4
MAX_ZOOM: Final = 14
"""Closer than 14 the outlines' own kilometre of error would fill the screen."""
BOUNDS: Final = ((30.0, -25.0), (74.0, 150.0))
"""South-west and north-east (lat, lon) that the view stays within: the region, and Russia where trains come from."""

ATTRIBUTION: Final = "Borders and water: Natural Earth 1:10m. Towns: GeoNames, CC BY 4.0"

LEAFLET_JS: Final = "../../vendor/leaflet/leaflet.js"
LEAFLET_CSS: Final = "../../vendor/leaflet/leaflet.css"
TOPOLOGY_JS: Final = "../../vendor/kordon/topology.js"
ADDRESS_JS: Final = "../../vendor/kordon/address.js"
CONTROL_JS: Final = "../../vendor/kordon/control.js"
LAYERS_JS: Final = "../../vendor/kordon/layers.js"
TILES_JS: Final = "../../vendor/kordon/tiles.js"
LABELS_JS: Final = "../../vendor/kordon/labels.js"
BASE_JS: Final = "../../vendor/kordon/base.js"
BASE_CSS: Final = "../../vendor/kordon/base.css"
BASE_JSON: Final = "../../vendor/kordon/base.json"
"""Relative to streamlit-folium's frame, so that they also hold behind a proxy's path prefix."""

SITE_KINDS: Final = ("airfield", "training_ground", "border_crossing")
SIDES: Final = ("right", "left", "top", "bottom")


class BorderMap(folium.Map):
    """A folium map that loads Leaflet and our scripts from our own server and nothing from elsewhere."""

    default_js = [  # noqa: RUF012 - folium's own attribute
        ("leaflet", LEAFLET_JS),
        ("kordon_topology", TOPOLOGY_JS),
        ("kordon_address", ADDRESS_JS),
        ("kordon_control", CONTROL_JS),
        ("kordon_layers", LAYERS_JS),
        ("kordon_tiles", TILES_JS),
        ("kordon_labels", LABELS_JS),
        ("kordon_base", BASE_JS),
        ("kordon_layer", LAYER_JS),
    ]
    default_css = [  # noqa: RUF012 - folium's own attribute
        ("leaflet_css", LEAFLET_CSS),
        ("kordon_base_css", BASE_CSS),
        ("kordon_layer_css", LAYER_CSS),
        ("kordon_panel_css", PANEL_CSS),
        ("kordon_drawn_css", DRAWN_CSS),
        ("kordon_brush_css", BRUSH_CSS),
        ("kordon_picture_css", PICTURE_CSS),
    ]


class BaseLayer(folium.MacroElement):
    """The one call that draws the base: borders, water, labels and the switch of the schematic corridors."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            window.kordon.base({{ this._parent.get_name() }}, {{ this.query|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, query: dict[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "BaseLayer"
        self.query = query


def base_map(theme_name: ThemeName = "light", *, watched: str = "BY", tiles: Tiles | None = None) -> folium.Map:
    """Return the border map of a theme: the same at every call, whatever the filters are.

    `watched` is the ISO2 code of the country that is subtly lifted; `tiles` are offered, and asked for only where the
    reader switches them on. Raises UsageError for an unknown theme.
    """
    chart = BorderMap(
        location=CENTRE,
        zoom_start=ZOOM,
        tiles=None,
        max_bounds=True,
        min_lat=BOUNDS[0][0],
        min_lon=BOUNDS[0][1],
        max_lat=BOUNDS[1][0],
        max_lon=BOUNDS[1][1],
        max_bounds_viscosity=1.0,
        font_size="13px",
    )
    # folium gives its zoom limits to tile layers only, and there is none.
    chart.options.update({"minZoom": MIN_ZOOM, "maxZoom": MAX_ZOOM, "trackResize": False})  # base.js tracks it
    # folium writes random names into the script; a constant name keeps the script of each rerun the same.
    chart._id = f"kordon_{theme_name}"  # noqa: SLF001 - folium offers no other way to name a map
    base = BaseLayer(
        {
            "url": BASE_JSON,
            "watched": watched,
            "attribution": ATTRIBUTION,
            "view": {"centre": CENTRE, "zoom": ZOOM},
            "theme": theme(theme_name).name,
            "tiles": None if tiles is None else asdict(tiles),
        }
    )
    base.add_to(chart)
    return chart


@cache
def base_geometry() -> bytes:
    """Return everything the base map draws as UTF-8 JSON: the same bytes for the same data files.

    `areas` and `water` are TopoJSON; `towns` rows of [name, lat, lon, rank, min_zoom, side, country]; `labels` of
    countries, seas and areas; `corridors` with their stops; `sites` rows of [name, kind, lat, lon, reach], the reach in
    metres where a site is known only roughly, else 0. Raises DataFileError where a shipped file is missing.
    """
    try:
        document = {
            "areas": _topology("areas"),
            "water": _topology("water"),
            "towns": list(_towns()),
            "labels": list(_labels()),
            "corridors": _corridors(),
            "sites": list(_sites()),
        }
    except (OSError, ValueError, KeyError) as error:
        msg = f"a file of the base map cannot be read ({error}); restore {DATA_DIR} or run `make data`"
        raise DataFileError(msg) from error
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _topology(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((DATA_DIR / "map" / f"{name}.topojson").read_text(encoding="utf-8"))
    return document


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _towns() -> Iterator[list[Any]]:
    for row in _rows("towns.csv"):
        place = [row["name"], float(row["lat"]), float(row["lon"])]
        yield [*place, int(row["rank"]), int(row["min_zoom"]), SIDES.index(row["side"]), row["country"]]


def _labels() -> Iterator[list[Any]]:
    for row in _rows("labels.csv"):
        reach = [int(row["min_zoom"]), int(row["max_zoom"]), int(row["size"])]
        yield [row["name"], row["kind"], float(row["lat"]), float(row["lon"]), *reach]
    for row in _rows("area_labels.csv"):
        place = [row["name"], "region", float(row["lat"]), float(row["lon"])]
        yield [*place, int(row["min_zoom"]), int(row["max_zoom"]), 1]


def _sites() -> Iterator[list[Any]]:
    """Airfields, training grounds and crossings; what may only be drawn as an area comes with its radius."""
    for row in _rows("places.csv"):
        if row["kind"] in SITE_KINDS:
            reach = int(row["coordinate_precision_m"]) if row["draw_as"] == "area" else 0
            yield [row["name_en"], row["kind"], float(row["lat"]), float(row["lon"]), reach]


def _corridors() -> list[dict[str, Any]]:
    """Join the stops of each corridor in their order."""
    found: dict[str, dict[str, Any]] = {}
    for row in _rows("corridors.csv"):
        corridor = found.setdefault(row["corridor_id"], {"mode": row["mode"], "name": row["ref"], "stops": []})
        corridor["stops"].append([float(row["lat"]), float(row["lon"]), row["place_en"]])
    return list(found.values())
