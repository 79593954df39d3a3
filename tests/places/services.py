"""A server on this machine that speaks the protocols of Nominatim, Photon, Pelias and OpenCage."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

VILLAGE = "Вымыслаўка"
LAT, LON = 52.70, 28.10
AGENT = "kordon-test (desk@example.org)"


class Services(ThreadingHTTPServer):
    """Answers as the four services do and remembers what it was asked; `places` are (name, lat, lon) that it knows.

    `code`, `headers_more` and `body` make it fail as services fail.
    """

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.requests: list[str] = []
        self.agents: list[str] = []
        self.code = 200
        self.headers_more: dict[str, str] = {}
        self.body: bytes | None = None
        self.places = [(VILLAGE, LAT, LON)]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Services

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        speak, needed = PROTOCOLS.get(parts.path, (None, ()))
        self.server.requests.append(self.path)
        self.server.asked.append(query.get("q") or query.get("text") or query.get("query") or "")
        self.server.agents.append(self.headers.get("User-Agent", ""))
        if speak is None or any(name not in query for name in needed):
            self._answer(404, b'{"error": "no such page"}')
            return
        body = self.server.body
        self._answer(self.server.code, json.dumps(speak(self.server.places)).encode() if body is None else body)

    def _answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        for name, value in self.server.headers_more.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


Places = list[tuple[str, float, float]]


def _nominatim(places: Places) -> Any:
    return [
        {
            "place_id": number,
            "licence": "Data © OpenStreetMap contributors, ODbL 1.0.",
            "osm_type": "node",
            "lat": f"{lat}",
            "lon": f"{lon}",
            "category": "place",
            "type": "village",
            "name": name,
            "display_name": f"{name}, Belarus",
            "address": {"village": name, "country": "Belarus", "country_code": "by"},
        }
        for number, (name, lat, lon) in enumerate(places)
    ]


def _photon(places: Places) -> Any:
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [lon, lat]},  # GeoJSON: lon, lat
                "properties": {"name": name, "countrycode": "BY", "osm_key": "place", "osm_value": "village"},
            }
            for name, lat, lon in places
        ],
    }


def _pelias(places: Places) -> Any:
    return {
        "geocoding": {"version": "0.2"},
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [lon, lat]},  # GeoJSON: lon, lat
                "properties": {"name": name, "label": f"{name}, Belarus", "country_a": "BLR", "layer": "locality"},
            }
            for name, lat, lon in places
        ],
    }


def _opencage(places: Places) -> Any:
    return {
        "status": {"code": 200, "message": "OK"},
        "total_results": len(places),
        "results": [
            {
                "geometry": {"lat": lat, "lng": lon},
                "formatted": f"{name}, Belarus",
                "components": {"_type": "village", "country_code": "by", "village": name},
            }
            for name, lat, lon in places
        ],
    }


PROTOCOLS = {
    "/search": (_nominatim, ("q", "format", "limit", "addressdetails")),
    "/api": (_photon, ("q", "limit")),
    "/v1/search": (_pelias, ("text", "api_key")),
    "/geocode/v1/json": (_opencage, ("q", "key")),
}
"""Path of each service, what it answers, and the parameters without which it answers nothing."""


@contextmanager
def services() -> Iterator[Services]:
    """Run the server while the block lasts."""
    server = Services()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
