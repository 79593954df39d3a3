"""The map of a briefing as one HTML file for a colleague without a network: Leaflet, borders and marks within it.

It opens from a disk or a memory stick, asks nothing of any server, and holds only what the briefing holds: public
cells, areas and counts that passed the gate.
"""

from __future__ import annotations

import html
import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import folium
import shapely
from branca.element import Element
from folium.template import Template

from geo.briefing.figure_frame import TLP_COLOURS, footer_text
from geo.briefing.fonts import plain
from geo.briefing.leaflet import leaflet
from geo.briefing.map_ground import area_shape, country_shapes
from geo.briefing.map_marks import flow_colour, scale_of
from geo.briefing.map_model import MarkShape
from geo.briefing.map_names import towns
from geo.maps.style import Theme, theme

if TYPE_CHECKING:
    from geo.briefing.map_model import Arrow, MapContent, Mark
    from geo.briefing.model import Briefing

POLICY: Final = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may do with the file: run what is within it, and fetch nothing."""
_ONE: Final = '<i class="size">1</i>'
_AROUND: Final = 13.0
"""Degrees of land around the map's box that the file carries, so that one can look about a little."""
_FINE: Final = 0.01
"""Degrees to which outlines are simplified: about a kilometre, which is what they stray by anyway."""
_TOWNS: Final = 60
_PIXELS: Final = 1.3
"""Pixels to a point."""
_FLOWS: Final = ("in", "out", "transit", "internal", "unknown")


class PageMap(folium.Map):
    """A folium map that links to nothing: its scripts are written into the page."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium's own attribute
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - folium's own attribute


class Labels(folium.MacroElement):
    """Towns, circles and labels of the page, put there by our own script; a label stands only where it has room."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            kordonLabels({{ this._parent.get_name() }}, [
                {%- for group, marks in this.groups %}[{{ group.get_name() }}, {{ marks }}],{% endfor -%}
            ], {{ this.towns }});
        {% endmacro %}
        """
    )

    def __init__(self, groups: list[tuple[folium.FeatureGroup, str]], towns: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Labels"
        self.groups, self.towns = groups, towns


def html_bytes(briefing: Briefing) -> bytes:
    """Return the map as an HTML file; of a comparison it has both maps, and a switch between them."""
    colours = theme(briefing.theme)
    chart = PageMap(
        tiles=None,
        zoom_control=True,
        control_scale=True,
        attribution_control=False,
        zoom_snap=0.25,
        max_zoom=12,
        min_zoom=3,
    )
    maps = [] if briefing.empty else [each for each in (briefing.map, briefing.second_map) if each is not None]
    bbox = maps[0].bbox if maps else (19.0, 50.0, 34.0, 57.0)
    _land(chart, briefing, colours, bbox)
    groups = []
    for number, content in enumerate(maps):
        # Two periods on top of one another could not be read: of a comparison one is seen at a time, the later first.
        group = folium.FeatureGroup(
            name=_text(content.heading or briefing.title), overlay=len(maps) == 1, show=number == len(maps) - 1
        )
        group.add_to(chart)
        groups.append((group, _marks(group, briefing, content)))
    if len(maps) > 1:
        folium.LayerControl(collapsed=False).add_to(chart)
    chart.fit_bounds([[bbox[1], bbox[0]], [bbox[3], bbox[2]]])
    Labels(groups, _towns(bbox, maps)).add_to(chart)
    root = chart.get_root()
    _named(root)
    _frame(root, briefing, colours)
    page = root.render()
    return _without_strangers(page, briefing).encode()


def _text(words: str) -> str:
    """Return words as text of HTML; folium writes names and popups into the page as they are."""
    return html.escape(plain(words)).replace("`", "&#96;").replace("{", "&#123;").replace("\\", "&#92;")


def _land(chart: folium.Map, briefing: Briefing, colours: Theme, bbox: tuple[float, float, float, float]) -> None:
    west, south, east, north = bbox
    box = (west - _AROUND, south - _AROUND, east + _AROUND, north + _AROUND)
    features = []
    for code, shape in country_shapes(box).items():
        kind = "watched" if code == briefing.watched else "land"
        features.append(_feature(shape, kind))
    fills = {"watched": colours.watched, "land": colours.land}
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: {
            "fillColor": fills[feature["properties"]["kind"]],
            "fillOpacity": 1,
            "color": colours.border,
            "weight": 1.2,
            "interactive": False,
        },
        control=False,
        name="land",
    ).add_to(chart)


def _towns(bbox: tuple[float, float, float, float], maps: list[MapContent]) -> str:
    """Return the towns about the map as JSON, but for those where a mark has the name already."""
    west, south, east, north = bbox
    marks = [mark for each in maps for mark in each.marks]
    inside = [
        town
        for town in towns()
        if west - _AROUND < town.lon < east + _AROUND and south - _AROUND < town.lat < north + _AROUND
    ]
    return _json(
        [
            [town.lat, town.lon, plain(town.name)]
            for town in inside[:_TOWNS]
            if not any(abs(mark.lat - town.lat) < 0.2 and abs(mark.lon - town.lon) < 0.3 for mark in marks)
        ]
    )


def _feature(shape: shapely.Geometry, kind: str) -> dict[str, Any]:
    simple = shapely.set_precision(shapely.simplify(shape, _FINE), 0.001)
    return {"type": "Feature", "properties": {"kind": kind}, "geometry": shapely.geometry.mapping(simple)}


def _marks(group: folium.FeatureGroup, briefing: Briefing, content: MapContent) -> str:
    """Draw ways, areas and cells, and return as JSON what our script draws on them: the circles and their labels."""
    scale = scale_of(content, (0, 0, 0, 400))
    for arrow in content.arrows:
        _arrow(group, arrow, (content.bbox[3] - content.bbox[1]) * 0.03)
    for mark in sorted(content.marks, key=lambda mark: (mark.shape is not MarkShape.AREA, -mark.movements)):
        colour = flow_colour(mark.flow)
        if mark.shape is MarkShape.AREA:
            _area(group, mark)
        elif mark.cell is not None:
            west, south, east, north = mark.cell
            folium.Rectangle(
                [[south, west], [north, east]], color=colour, weight=1, fill=True, fill_opacity=0.4
            ).add_to(group)
        elif mark.radius_m:
            folium.Circle((mark.lat, mark.lon), radius=mark.radius_m, color=colour, weight=1, fill=True).add_to(group)
    return _json(
        [
            [
                mark.lat,
                mark.lon,
                round(scale.radius(mark.movements) * _PIXELS, 1),
                mark.movements,
                plain(f"{mark.name} {mark.label}"),
                [[flow_colour(flow), number] for flow, number in mark.flows or ((mark.flow, 1),)],
                mark.shape is MarkShape.AREA,
                _said(briefing, content, mark),
                mark.priority,
            ]
            for mark in content.marks
        ]
    )


def _area(group: folium.FeatureGroup, mark: Mark) -> None:
    """Hatch an area, a whole country more faintly than what lies within it."""
    shape = area_shape(mark.country or "", mark.admin1)
    if shape is None:
        return
    edge, fill = flow_colour(mark.flow), f"url(#hatch-{mark.flow})"
    told = 0.35 if mark.admin1 is None else 0.8
    folium.GeoJson(
        _feature(shape, "area"),
        style_function=lambda _: {
            "color": edge, "weight": 1.2, "dashArray": "5 4", "fillColor": fill, "fillOpacity": told,
        },
    ).add_to(group)  # fmt: skip


def _json(rows: list[list[Any]]) -> str:
    """Return lists as JSON in which no text can end the script, nor be taken for a template's."""
    text = json.dumps(rows, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("{", "\\u007b")


def _arrow(group: folium.FeatureGroup, arrow: Arrow, size: float) -> None:
    """Draw an arrow with a head of `size` degrees; dashed where nobody told the way."""
    line = [list(each) for each in arrow.course or (arrow.origin_at, arrow.destination_at)]
    (from_lat, from_lon), (lat, lon) = line[-2], line[-1]
    shrink = math.cos(math.radians(lat))
    north, east = lat - from_lat, (lon - from_lon) * shrink
    far = math.hypot(north, east) or 1.0
    north, east = north / far * size, east / far * size
    head = [
        [lat, lon],
        [lat - north + east * 0.4, lon - (east + north * 0.4) / shrink],
        [lat - north - east * 0.4, lon - (east - north * 0.4) / shrink],
    ]
    colour = flow_colour(arrow.flow)
    dashes = "7 6" if arrow.dashed else None
    shaft: Any = folium.PolyLine(line, color=colour, weight=2.5, dash_array=dashes)  # type: ignore[no-untyped-call]
    words = f"{arrow.origin} → {arrow.destination} {arrow.label}"
    shaft.add_child(folium.Tooltip(_text(words))).add_to(group)
    tip: Any = folium.Polygon(head, color=colour, weight=1, fill=True, fill_opacity=1)
    tip.add_to(group)


def _said(briefing: Briefing, content: MapContent, mark: Mark) -> list[str]:
    named = {entry.key: entry.text for entry in content.legend}
    flows = [f"{named.get(flow, flow)}: {number} ×" for flow, number in mark.flows or ((mark.flow, mark.movements),)]
    count = mark.count.told if mark.count is not None else mark.label
    return [plain(line) for line in (mark.name, count, *flows, briefing.cutoff_told) if line]


def _frame(root: Any, briefing: Briefing, colours: Theme) -> None:
    """Put Leaflet, the policy, title, mark, sentences, legend and foot into the page."""
    script, style = leaflet()
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    own = Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    words = {
        "ink": colours.ink, "paper": colours.paper, "muted": colours.muted, "tlp": TLP_COLOURS[briefing.tlp],
        "sea": colours.sea, "label": colours.label, "halo": colours.label_halo, "warning": colours.warning,
    }  # fmt: skip
    for name, code in words.items():
        own = own.replace(f"var(--{name})", code)
    root.header.add_child(Element(f"{policy}<title>{_text(briefing.title)}</title><style>{style}{own}</style>"))
    own_script = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
    root.header.add_child(Element(f"<script>{{% raw %}}{script}\n{own_script}{{% endraw %}}</script>"))
    first, second = footer_text(briefing)
    entries = {entry.key: entry.text for entry in briefing.map.legend} if briefing.map is not None else {}
    keys = "".join(f'<span class="key">{_key(key)}{_text(text)}</span>' for key, text in entries.items() if _key(key))
    said = briefing.empty_text if briefing.empty else briefing.text
    told = [*(briefing.map.unplaced if briefing.map is not None else ()), *first, " · ".join(second)]
    head = (
        f'<header><span class="tlp">{_text(briefing.tlp_mark)}</span><h1>{_text(briefing.title)}</h1>'
        f"<p>{_text(briefing.subtitle)} · {_text(briefing.labels.as_of)} {_text(briefing.cutoff_told)}</p>"
        f"<p>{_text(said)}</p><p>{keys}</p></header>"
    )
    foot = "<footer>" + "<br>".join(_text(line) for line in told if line) + f"<br>{_text(briefing.sha256)}</footer>"
    if briefing.private or briefing.watermark:
        foot += f'<div class="private">{_text(briefing.watermark or "PRIVATE")}</div>'
    kept = list(root.html._children.items())  # noqa: SLF001 - branca offers no order
    root.html._children.clear()  # noqa: SLF001
    root.html.add_child(Element(_hatches() + head), name="head")
    for name, child in kept:
        root.html.add_child(child, name=name)
    root.html.add_child(Element(foot), name="foot")


def _key(key: str) -> str:
    """Return the sign of a legend's line; "" for what this map does not show."""
    if key in _FLOWS:
        return f'<i style="background:{flow_colour(key)}"></i>'
    return {"cell": "◼ ", "area": '<i class="area"></i>', "way": "– – ", "corridor": "— ", "size": _ONE}.get(key, "")


def _hatches() -> str:
    """Return the patterns of areas, one of each direction."""
    lines = (
        f'<pattern id="hatch-{flow}" width="7" height="7" patternUnits="userSpaceOnUse">'
        f'<path d="M-1,8 L8,-1 M-1,1 L1,-1 M6,8 L8,6" stroke="{flow_colour(flow)}" stroke-width="1.3"/></pattern>'
        for flow in _FLOWS
    )
    return f'<svg class="hatches" aria-hidden="true"><defs>{"".join(lines)}</defs></svg>'


def _named(root: Any) -> None:
    """Give every element a name by its place: folium's own are random, and the same briefing gives the same bytes."""
    waiting, number = [root], 0
    while waiting:
        element = waiting.pop(0)
        element._id = f"{number:032x}"  # noqa: SLF001 - folium offers no other way
        number += 1
        waiting.extend(element._children.values())  # noqa: SLF001


def _without_strangers(page: str, briefing: Briefing) -> str:
    """Take out what folium links to, and name the language."""
    page = re.sub(r"<(?:script|link)[^>]+(?:src|href)=\"https?://[^>]*>(?:</script>)?", "", page)
    return page.replace("<html>", f'<html lang="{briefing.language.value}">', 1)
