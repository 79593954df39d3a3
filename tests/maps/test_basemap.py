"""The base map: constant, small, free of outside links; in a real Chromium drawn, with labels that never overlap."""

from __future__ import annotations

import json
import re
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import js_lib_leaflet
import pytest
from playwright.sync_api import Browser, Frame, Page, Request, expect
from streamlit_folium import _get_header, _get_map_string

from geo.errors import UsageError
from geo.maps import style
from geo.maps.basemap import BASE_JSON, BOUNDS, base_geometry, base_map
from geo.maps.layer import LAYER_JS, look

if TYPE_CHECKING:
    from collections.abc import Iterator

STATIC = Path(__file__).resolve().parents[2] / "geo" / "maps" / "static"
LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
TYPES = {".js": "text/javascript", ".css": "text/css", ".png": "image/png", ".json": "application/json"}


def test_the_map_is_the_same_at_every_call() -> None:
    assert _get_map_string(base_map("light")) == _get_map_string(base_map("light"))
    assert _get_map_string(base_map("light")) != _get_map_string(base_map("dark"))


def test_the_page_names_no_outside_address() -> None:
    for theme in ("light", "dark"):
        assert "//" not in base_map(theme).get_root().render().replace("<!DOCTYPE html>", "")
    for file in [*STATIC.glob("*.js"), *STATIC.glob("*.css"), *STATIC.glob("layer/*.js")]:
        said = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "").replace("url(#kordon-", "")
        assert not re.findall(r"https?://|@import|url\(", said), file.name


def test_a_rerun_sends_few_kilobytes() -> None:
    chart = base_map("light")
    assert len(_get_map_string(chart)) + len(_get_header(chart)) < 4_000


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(UsageError, match="light, dark"):
        base_map("sepia")  # type: ignore[arg-type]


def test_the_view_stays_within_bounds_that_hold_the_region() -> None:
    options = json.loads(json.dumps(base_map("light").options))
    assert options["minZoom"] == 4
    assert options["maxZoom"] == 14
    (south, west), (north, east) = BOUNDS
    assert south < 43
    assert west < 19
    assert north > 61
    assert east > 113  # the Trans-Baikal garrisons


def test_the_geometry_holds_what_the_script_reads() -> None:
    document = json.loads(base_geometry())
    assert {"areas", "water", "towns", "labels", "corridors", "sites"} == set(document)
    assert all(len(town) == 7 and 0 <= town[5] <= 3 for town in document["towns"])
    assert {label[1] for label in document["labels"]} == {"country", "sea", "region"}
    assert sum(corridor["mode"] == "rail" for corridor in document["corridors"]) == 16


class Vendor(BaseHTTPRequestHandler):
    """Serves the page of a theme, Leaflet, our scripts and the geometry, as the app's own routes do."""

    def __init__(self, *args: Any, broken: bool = False, **kwargs: Any) -> None:
        self.broken = broken
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = self.path
        if path.startswith("/page/map/"):
            body, kind = base_map(path[10:]).get_root().render().encode(), "text/html; charset=utf-8"  # type: ignore[arg-type]
        elif path == "/" + BASE_JSON.lstrip("./"):
            body, kind = (b"", "text/plain") if self.broken else (base_geometry(), TYPES[".json"])
        elif path == "/" + LAYER_JS.lstrip("./"):  # of the layer's script only the colours
            body, kind = f"window.kordon.look = {json.dumps(look())};".encode(), TYPES[".js"]
        else:
            folder = LEAFLET if path.startswith("/vendor/leaflet/") else STATIC
            file = folder / path.split("/", 3)[-1]
            body, kind = file.read_bytes() if file.is_file() else b"", TYPES.get(file.suffix, "text/plain")
        self.send_response(500 if self.broken and path.endswith("base.json") else 200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


def serve(*, broken: bool) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Vendor, broken=broken)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/page/map/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    yield from serve(broken=False)


@pytest.fixture(scope="module")
def broken_address() -> Iterator[str]:
    yield from serve(broken=True)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page that can reach loopback only and fails the test on any script error or outside request."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    outside: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith("http://127.0.0.1:"):
            outside.append(request.url)

    context.on("request", note)
    opened = context.new_page()
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert not outside
    assert not errors


def drawn(page: Page, address: str, theme: str = "light") -> Frame:
    page.goto(address + theme)
    expect(page.locator("[data-base=drawn]")).to_be_attached()
    return page.main_frame


def show(frame: Frame, lat: float, lon: float, zoom: int) -> None:
    name = frame.evaluate("document.querySelector('.folium-map').id")
    frame.evaluate(f"void {name}.setView([{lat}, {lon}], {zoom}, {{animate: false}})")


def colours_at(frame: Frame, lat: float, lon: float, reach: int = 0) -> list[str]:
    """Colours that the canvas shows at a point and up to `reach` pixels around it, as #rrggbb."""
    pixels: list[str] = frame.evaluate(
        """([lat, lon, reach]) => {
            const map = window[document.querySelector('.folium-map').id];
            const canvas = document.querySelector('.kordon-canvas');
            const at = map.latLngToLayerPoint([lat, lon]).subtract(L.DomUtil.getPosition(canvas)).round();
            const side = 2 * reach + 1;
            const { data } = canvas.getContext('2d').getImageData(at.x - reach, at.y - reach, side, side);
            const two = (part) => part.toString(16).padStart(2, '0');
            const hex = (i) => '#' + [...data.slice(i, i + 3)].map(two).join('');
            return Array.from({ length: side * side }, (_, i) => hex(4 * i));
        }""",
        [lat, lon, reach],
    )
    return pixels


def colour_at(frame: Frame, lat: float, lon: float) -> str:
    return colours_at(frame, lat, lon)[0]


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_land_sea_and_the_watched_country_show_in_the_theme_s_colours(page: Page, address: str, theme: str) -> None:
    frame = drawn(page, address, theme)
    show(frame, 50.0, 32.0, 6)
    colours = style.theme(theme)
    assert colour_at(frame, 53.25, 28.5) == colours.watched
    assert colour_at(frame, 49.6, 33.4) == colours.land  # Ukraine
    assert colour_at(frame, 52.8, 37.0) == colours.land  # Russia
    assert colour_at(frame, 45.25, 34.2) == colours.land  # Crimea
    assert colour_at(frame, 44.2, 31.5) == "#000000"  # open sea: nothing is drawn over the map's own background
    background = page.locator(".folium-map").evaluate("element => getComputedStyle(element).backgroundColor")
    assert background == f"rgb({', '.join(str(int(colours.sea[i : i + 2], 16)) for i in (1, 3, 5))})"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lat", "lon", "line"),
    [
        (51.9, 23.65, True),  # Belarus and Poland, at the Bug
        (46.2, 33.7, False),  # the isthmus of Perekop is no country border
        (48.05, 39.85, True),  # Ukraine and Russia east of Luhansk
        (45.3, 36.5, False),  # nor is the strait of Kerch
    ],
)
def test_country_borders_are_the_recognised_ones(
    page: Page, address: str, *, lat: float, lon: float, line: bool
) -> None:
    frame = drawn(page, address)
    show(frame, lat, lon, 8)
    border = style.theme("light").border
    around = colours_at(frame, lat, lon, reach=60)
    assert any(close(colour, border) for colour in around) is line


def close(one: str, other: str) -> bool:
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) < 24 for i in (1, 3, 5))


VIEWS = [
    (4, 53.3, 28.0), (5, 53.3, 28.0), (6, 53.3, 28.0), (6, 47.5, 34.0), (6, 56.0, 38.0), (7, 53.3, 28.0),
    (7, 48.5, 37.0), (8, 52.4, 30.5), (8, 55.75, 37.6), (8, 50.45, 30.5), (9, 53.9, 27.6), (10, 53.9, 27.6),
]  # fmt: skip


@pytest.mark.browser
def test_no_two_labels_overlap_at_any_zoom(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    frame = drawn(page, address)
    for zoom, lat, lon in VIEWS:
        show(frame, lat, lon, zoom)
        boxes = frame.evaluate(
            """() => [...document.querySelectorAll('.kordon-label span')].map((label) => {
                const { left, top, right, bottom } = label.getBoundingClientRect();
                return [label.textContent, left, top, right, bottom];
            })"""
        )
        assert len(boxes) > 5
        assert clashes(boxes) == [], f"at zoom {zoom} around {lat}, {lon}"


def clashes(boxes: list[tuple[str, float, float, float, float]]) -> list[tuple[str, str]]:
    return [
        (one[0], other[0])
        for i, one in enumerate(boxes)
        for other in boxes[:i]
        if one[1] < other[3] and other[1] < one[3] and one[2] < other[4] - 1 and other[2] < one[4] - 1
    ]


@pytest.mark.browser
def test_towns_and_countries_are_named_and_more_towns_when_closer(page: Page, address: str) -> None:
    frame = drawn(page, address)
    for name in ("Belarus", "Ukraine", "Poland", "Lithuania", "Minsk", "Brest", "Homel", "Kyiv"):
        expect(page.locator(".kordon-label span", has_text=re.compile(f"^{name}$"))).to_be_visible()
    expect(page.locator(".kordon-label span", has_text="Asipovichy")).to_have_count(0)
    show(frame, 53.3, 28.6, 8)
    expect(page.locator(".kordon-label span", has_text="Asipovichy")).to_be_visible()


@pytest.mark.browser
def test_the_corridors_are_off_until_asked_and_then_said_to_be_schematic(page: Page, address: str) -> None:
    drawn(page, address)
    said = page.locator(".leaflet-control-attribution", has_text="schematic")
    expect(said).to_have_count(0)
    page.get_by_role("button", name="Layers").click()
    page.get_by_label("Roads, schematic").check()
    page.get_by_label("Railways, schematic").check()
    expect(said).to_be_visible()
    # A line and its wide touch area each; 16 are railways and have ticks.
    assert page.locator(".leaflet-kordon-corridors-pane path").count() == 96


@pytest.mark.browser
@pytest.mark.parametrize(
    ("area", "rings", "lat", "lon"),
    [
        ({"kind": "admin1", "country": "BY", "admin1": "Brest region"}, 1, 52.1, 23.7),
        ({"kind": "country", "country": "BY", "admin1": None}, 1, 53.9, 27.6),
        ({"kind": "country", "country": "PL", "admin1": None}, None, 52.2, 21.0),
        ({"kind": "country", "country": "SK", "admin1": None}, 1, 48.7, 19.5),
    ],
)
def test_the_outline_of_an_area_can_be_asked_for(
    page: Page, address: str, *, area: dict[str, str], rings: int | None, lat: float, lon: float
) -> None:
    frame = drawn(page, address)
    found = frame.evaluate("async (area) => (await window.kordon.outlines())(area)", area)
    assert rings is None or len(found) == rings
    longest = max(found, key=len)
    assert longest[0] == longest[-1]
    lats, lons = [point[0] for point in longest], [point[1] for point in longest]
    assert min(lats) < lat < max(lats)
    assert min(lons) < lon < max(lons)


@pytest.mark.browser
def test_an_area_without_an_outline_has_none(page: Page, address: str) -> None:
    frame = drawn(page, address)
    for area in ({"kind": "country", "country": "ZZ"}, {"kind": "admin2", "country": "BY", "admin1": "Brest region"}):
        assert frame.evaluate("async (area) => (await window.kordon.outlines())(area)", area) is None


@pytest.mark.browser
def test_borders_that_cannot_be_loaded_are_said_to_be_missing(page: Page, broken_address: str) -> None:
    page.goto(broken_address + "light")
    expect(page.locator(".kordon-failed")).to_contain_text("The borders could not be loaded (the server answered 500)")
