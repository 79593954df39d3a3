"""The map of a briefing as one HTML file for a colleague without a network: Leaflet, borders and marks within it.

It opens from a disk or a memory stick, asks nothing of any server, and holds only what the briefing holds: public
cells, areas and counts that passed the gate.
"""

from __future__ import annotations

import html
import math
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import folium
import js_lib_leaflet
import shapely
from branca.element import Element
from folium.template import Template

from geo.briefing.figure_frame import TLP_COLOURS, footer_text
from geo.briefing.fonts import plain
from geo.briefing.map_ground import area_shape, country_shapes
from geo.briefing.map_marks import flow_colour, scale_of
from geo.briefing.map_names import towns
from geo.briefing.model import MarkShape
from geo.maps.style import Theme, theme

if TYPE_CHECKING:
    from geo.briefing.model import Arrow, Briefing, MapContent, Mark

LEAFLET: Final = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
POLICY: Final = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
"""What a browser may do with the file: run what is within it, and fetch nothing."""
_STYLE: Final = """
html, body { height: 100%; margin: 0; color: var(--ink); background: var(--paper);
  font: 15px/1.4 "Source Sans 3", "Segoe UI", Arial, sans-serif; }
body { display: flex; flex-direction: column; }
header { order: 1; }
footer { order: 3; }
header, footer { padding: 8px 16px; }
header h1 { font-size: 22px; margin: 0 160px 2px 0; overflow-wrap: anywhere; }
header p { margin: 2px 0; }
footer { font-size: 13px; color: var(--muted); overflow-wrap: anywhere; }
.tlp { position: absolute; right: 14px; top: 12px; background: #000; padding: 3px 9px; font-weight: 700;
  color: var(--tlp); }
.folium-map { order: 2; flex: 1; position: relative !important; height: auto !important; min-height: 50vh;
  background: var(--sea) !important; }
.leaflet-tooltip.town, .leaflet-tooltip.mark { background: none; border: 0; box-shadow: none; padding: 0;
  color: var(--label); text-shadow: 0 0 3px var(--halo), 0 0 3px var(--halo), 0 0 2px var(--halo); }
.leaflet-tooltip.mark { font-weight: 600; color: var(--ink); font-size: 14px; z-index: 651; }
.leaflet-tooltip.town::before, .leaflet-tooltip.mark::before { display: none; }
.private { position: fixed; inset: 0; display: grid; place-items: center; font-size: 8vw; font-weight: 700;
  color: var(--warning); opacity: .22; transform: rotate(-24deg); pointer-events: none; z-index: 9999; }
.key { display: inline-block; margin-right: 14px; }
.key i { display: inline-block; width: 11px; height: 11px; border-radius: 50%; margin-right: 5px; }
.key i.area { border-radius: 0; border: 1px dashed; opacity: .7; }
"""
_AROUND: Final = 13.0
"""Degrees of land around the map's box that the file carries, so that one can look about a little."""
_FINE: Final = 0.01
"""Degrees to which outlines are simplified: about a kilometre, which is what they stray by anyway."""
_TOWNS: Final = 60


class PageMap(folium.Map):
    """A folium map that links to nothing: its scripts are written into the page."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 - folium's own attribute
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 - folium's own attribute


class Said(folium.MacroElement):
    """A popup's words; folium's own popups want jQuery."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            {{ this._parent.get_name() }}.bindPopup({{ this.words|tojson }}, {maxWidth: 320});
        {% endmacro %}
        """
    )

    def __init__(self, words: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Said"
        self.words = words


def html_bytes(briefing: Briefing) -> bytes:
    """Return the map as an HTML file; of a comparison both maps are in it, the later on top, each with its switch."""
    colours = theme(briefing.theme)
    chart = PageMap(tiles=None, zoom_control=True, control_scale=True, prefer_canvas=True, max_zoom=12, min_zoom=3)
    maps = [] if briefing.empty else [each for each in (briefing.map, briefing.second_map) if each is not None]
    bbox = maps[0].bbox if maps else (19.0, 50.0, 34.0, 57.0)
    _land(chart, briefing, colours, bbox)
    for content in maps:
        group = folium.FeatureGroup(name=_text(content.heading or briefing.title))
        _marks(group, briefing, content)
        group.add_to(chart)
    if len(maps) > 1:
        folium.LayerControl(collapsed=False).add_to(chart)
    chart.fit_bounds([[bbox[1], bbox[0]], [bbox[3], bbox[2]]])
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
    marks = [mark for each in (briefing.map, briefing.second_map) if each is not None for mark in each.marks]
    inside = [town for town in towns() if box[0] < town.lon < box[2] and box[1] < town.lat < box[3]]
    for town in inside[:_TOWNS]:
        if any(abs(mark.lat - town.lat) < 0.2 and abs(mark.lon - town.lon) < 0.3 for mark in marks):
            continue
        dot = folium.CircleMarker(
            (town.lat, town.lon), radius=1.5, color=colours.label, fill=True, fill_opacity=1, weight=1
        )
        _hung(dot, _label(town.name, "town")).add_to(chart)


def _label(words: str, kind: str, reach: float = 0) -> folium.Tooltip:
    return folium.Tooltip(
        _text(words), permanent=True, direction="right", sticky=False, class_name=kind, offset=(round(reach) + 4, 0)
    )


def _feature(shape: shapely.Geometry, kind: str) -> dict[str, Any]:
    simple = shapely.set_precision(shapely.simplify(shape, _FINE), 0.001)
    return {"type": "Feature", "properties": {"kind": kind}, "geometry": shapely.geometry.mapping(simple)}


def _marks(group: folium.FeatureGroup, briefing: Briefing, content: MapContent) -> None:
    scale = scale_of(content, (0, 0, 0, 400))
    for arrow in content.arrows:
        _arrow(group, arrow, (content.bbox[3] - content.bbox[1]) * 0.03)
    # What is drawn last lies on top and takes the click: areas lie below what stands in them.
    for mark in sorted(content.marks, key=lambda mark: (mark.shape is not MarkShape.AREA, -mark.movements)):
        colour = flow_colour(mark.flow)
        popup = Said(_said(briefing, content, mark))
        if mark.shape is MarkShape.AREA:
            shape = area_shape(mark.country or "", mark.admin1)
            if shape is not None:
                folium.GeoJson(
                    _feature(shape, "area"),
                    style_function=lambda _, colour=colour: {
                        "color": colour, "weight": 1.2, "dashArray": "5 4", "fillColor": colour, "fillOpacity": 0.10,
                    },
                ).add_child(popup).add_to(group)  # fmt: skip
                words = f"{mark.movements} × {mark.name} {mark.label}"
                _hung(folium.CircleMarker((mark.lat, mark.lon), radius=1, opacity=0), _label(words, "mark")).add_to(
                    group
                )
            continue
        if mark.cell is not None:
            west, south, east, north = mark.cell
            folium.Rectangle(
                [[south, west], [north, east]], color=colour, weight=1, fill=True, fill_opacity=0.4
            ).add_to(group)
        elif mark.radius_m:
            folium.Circle((mark.lat, mark.lon), radius=mark.radius_m, color=colour, weight=1, fill=True).add_to(group)
        reach = scale.radius(mark.movements) * 1.3
        circle = folium.CircleMarker(
            (mark.lat, mark.lon), radius=reach, color=colour, weight=2, fill=True, fill_opacity=0.3
        )
        _hung(circle, popup, _label(f"{mark.name} {mark.label}", "mark", reach))
        circle.add_to(group)


def _hung(element: Any, *children: Any) -> Any:
    """Hang popups and labels on an element of the map and return it."""
    for child in children:
        element.add_child(child)
    return element


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
    _hung(shaft, folium.Tooltip(_text(words))).add_to(group)
    tip: Any = folium.Polygon(head, color=colour, weight=1, fill=True, fill_opacity=1)
    tip.add_to(group)


def _said(briefing: Briefing, content: MapContent, mark: Mark) -> str:
    flow = next((entry.text for entry in content.legend if entry.key == mark.flow), mark.flow)
    count = mark.count.told if mark.count is not None else mark.label
    lines = [
        f"<b>{_text(mark.name)}</b>",
        _text(flow),
        _text(count),
        f"{mark.movements} ×",
        _text(briefing.cutoff_told),
    ]
    return "<br>".join(line for line in lines if line)


@cache
def _leaflet() -> tuple[str, str]:
    """Return Leaflet's script and style; the pictures that its style asks for are left out, since none is drawn."""
    style = re.sub(r"url\([^)]*\)", "none", (LEAFLET / "leaflet.css").read_text(encoding="utf-8"))
    script = (LEAFLET / "leaflet.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", script), style


def _frame(root: Any, briefing: Briefing, colours: Theme) -> None:
    """Put Leaflet, the policy, title, mark, sentences, legend and foot into the page."""
    script, style = _leaflet()
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    own = _STYLE
    words = {
        "ink": colours.ink, "paper": colours.paper, "muted": colours.muted, "tlp": TLP_COLOURS[briefing.tlp],
        "sea": colours.sea, "label": colours.label, "halo": colours.label_halo, "warning": colours.warning,
    }  # fmt: skip
    for name, code in words.items():
        own = own.replace(f"var(--{name})", code)
    root.header.add_child(Element(f"{policy}<title>{_text(briefing.title)}</title><style>{style}{own}</style>"))
    root.header.add_child(Element(f"<script>{{% raw %}}{script}{{% endraw %}}</script>"))
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
    root.html.add_child(Element(head), name="head")
    for name, child in kept:
        root.html.add_child(child, name=name)
    root.html.add_child(Element(foot), name="foot")


def _key(key: str) -> str:
    """Return the sign of a legend's line; "" for what this map does not show."""
    if key in {"in", "out", "transit", "internal", "unknown"}:
        return f'<i style="background:{flow_colour(key)}"></i>'
    return {"cell": "◼ ", "area": '<i class="area"></i>', "way": "– – "}.get(key, "")


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
