"""Static files: Leaflet out of its PyPI package, our own script and style, the base map's geometry.

Only files named in a list made at start are served, so no path of a request ever reaches the file system.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import js_lib_leaflet
from starlette.responses import Response

from geo.errors import DataFileError
from geo.maps.basemap import base_geometry
from geo.maps.layer import look
from geo.maps.symbols import sprite
from geo.records import shared
from geo.server.answers import HEADERS, failure, known

if TYPE_CHECKING:
    from starlette.requests import Request

LEAFLET_DIR: Final = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"
LEAFLET_FILES: Final = frozenset(
    {
        "leaflet.js",
        "leaflet.css",
        "images/layers.png",
        "images/layers-2x.png",
        "images/marker-icon.png",
        "images/marker-icon-2x.png",
        "images/marker-shadow.png",
    }
)
KORDON_DIR: Final = Path(__file__).resolve().parent.parent / "maps" / "static"
LAYER_DIR: Final = KORDON_DIR / "layer"
LAYER_PARTS: Final = (
    "words",
    "shapes",
    "view",
    "said",
    "period",
    "ask",
    "symbols",
    "drawing",
    "areas",
    "heat",
    "overlays",
    "telling",
    "panel",
    "legend",
    "table",
    "seen",
    "find",
    "measure",
    "drawn",
    "keys",
    "picture",
    "bars",
    "band",
    "quick",
    "play",
    "side",
    "difference",
    "compare",
    "brush",
    "layer",
)
"""Parts of the data layer's script in the order in which they build on each other; sent as one file."""
MEDIA_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """A file as it is sent; `packed` is its gzip form, None where that would gain nothing."""

    body: bytes
    packed: bytes | None
    media_type: str
    etag: str


def leaflet(request: Request) -> Response:
    """Serve a file of Leaflet."""
    name = request.path_params["name"]
    if name not in LEAFLET_FILES:
        return failure(404, "Kordon serves no such file of Leaflet")
    return _send(request, _file(LEAFLET_DIR / name))


def kordon(request: Request) -> Response:
    """Serve the map's own script, style or geometry."""
    name = request.path_params["name"]
    if name == "base.json":
        try:
            return _send(request, base_json())
        except DataFileError as error:
            return failure(503, str(error))
    if name == "symbols.svg":
        try:
            return _send(request, _symbols())
        except DataFileError as error:
            return failure(503, str(error))
    if name == "layer.js":
        return _send(request, _layer_js())
    if name in _own_files():
        return _send(request, _file(KORDON_DIR / name))
    return failure(404, "Kordon serves no such file")


@cache
def base_json() -> Served:
    """Return the base map's geometry as it is sent.

    Raises DataFileError where a shipped data file is missing.
    """
    return _served(base_geometry(), ".json")


@cache
def _symbols() -> Served:
    return _served(sprite(shared.settings().folder), ".svg")


@cache
def _own_files() -> frozenset[str]:
    return frozenset(path.name for path in KORDON_DIR.iterdir() if path.suffix in {".js", ".css"})


def _file(path: Path) -> Served:
    return _read((path,), path.stat().st_mtime_ns)


def _layer_js() -> Served:
    paths = tuple(LAYER_DIR / f"{part}.js" for part in LAYER_PARTS)
    head = f"(window.kordon = window.kordon || {{}}).look = {json.dumps(look(), separators=(',', ':'))};\n"
    return _read(paths, max(path.stat().st_mtime_ns for path in paths), head.encode())


@lru_cache(maxsize=32)
def _read(paths: tuple[Path, ...], _changed: int, head: bytes = b"") -> Served:
    return _served(head + b"\n".join(path.read_bytes() for path in paths), paths[0].suffix)


def _served(body: bytes, suffix: str) -> Served:
    packed = gzip.compress(body, 6, mtime=0)  # 9 takes four times as long at each start, for a fiftieth less
    return Served(
        body=body,
        packed=packed if len(packed) < 0.9 * len(body) else None,
        media_type=MEDIA_TYPES[suffix],
        etag=f'"{hashlib.sha256(body).hexdigest()[:24]}"',
    )


def _send(request: Request, file: Served) -> Response:
    """Send a file packed once and not at each request; the browser asks again, and is told that it holds it."""
    headers = {**HEADERS, "ETag": file.etag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    if known(request, file.etag):
        return Response(status_code=304, headers=headers)
    body = file.body
    if file.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        body = file.packed
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type=file.media_type, headers=headers)
