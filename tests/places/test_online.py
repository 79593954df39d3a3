"""Online geocoders, against a server of the test's own on this machine."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from geo.errors import UsageError
from geo.model import GeocodeStatus
from geo.places.offline import OfflineGeocoder, shipped_gazetteer
from geo.places.online import MOST_FAILURES, OnlineGeocoder, OnlineOptions
from geo.places.online_store import OnlineStore
from geo.places.query import PlaceQuery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AGENT = "kordon-test (desk@example.org)"
VILLAGE = {
    "lat": "52.70",
    "lon": "28.10",
    "display_name": "Вымыслаўка, Belarus",
    "name": "Вымыслаўка",
    "type": "village",
    "address": {"country_code": "by"},
}


class Server(ThreadingHTTPServer):
    """Answers in the shapes of Nominatim, Photon, Pelias and OpenCage; remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.agents: list[str] = []
        self.code = 200
        self.headers_more: dict[str, str] = {}
        self.known = True


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        self.server.asked.append((query.get("q") or query.get("text") or [""])[0])
        self.server.agents.append(self.headers.get("User-Agent", ""))
        body = json.dumps(self._body(parts.path)).encode()
        self.send_response(self.server.code)
        for name, value in self.server.headers_more.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def _body(self, path: str) -> Any:
        if not self.server.known:
            return {"features": [], "results": [], "status": {"code": 200}} if path != "/search" else []
        if path.startswith("/search"):
            return [VILLAGE]
        geometry = {"type": "Point", "coordinates": [28.10, 52.70]}  # GeoJSON: lon, lat
        if path.startswith("/geocode"):
            return {
                "status": {"code": 200},
                "results": [
                    {
                        "geometry": {"lat": 52.70, "lng": 28.10},
                        "formatted": "Вымыслаўка, Belarus",
                        "components": {"country_code": "by", "_type": "village"},
                    }
                ],
            }
        return {
            "features": [
                {
                    "geometry": geometry,
                    "properties": {
                        "name": "Вымыслаўка",
                        "label": "Вымыслаўка",
                        "countrycode": "BY",
                        "osm_value": "village",
                    },
                }
            ]
        }

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept = 0.0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept += seconds


def local() -> OfflineGeocoder:
    return OfflineGeocoder([shipped_gazetteer()])


def make(server: Server, folder: Path, *, time: Time | None = None, service: str = "nominatim") -> OnlineGeocoder:
    time = time or Time()
    store = OnlineStore(folder / "online.sqlite", clock=time.clock, sleep=time.sleep)
    url = f"http://127.0.0.1:{server.server_port}"
    options = OnlineOptions(service=service, user_agent=AGENT, url=url, api_key="key" if service != "photon" else None)
    return OnlineGeocoder(local(), options, store, online=True)


ASKED = PlaceQuery(text="Вымыслаўка", country="BY")


@pytest.mark.parametrize("service", ["nominatim", "photon", "pelias", "opencage"])
def test_each_service_finds_what_is_unknown_here(server: Server, tmp_path: Path, service: str) -> None:
    geocoder = make(server, tmp_path, service=service)
    answer = geocoder.geocode(ASKED)
    assert list(geocoder.problems) == []
    assert answer.place is not None
    assert (round(answer.place.lat, 2), round(answer.place.lon, 2), answer.place.country) == (52.70, 28.10, "BY")
    assert geocoder.attribution in answer.place.method
    assert 0.2 < answer.place.confidence < 1.0
    assert server.agents == [AGENT]


@pytest.mark.parametrize("text", ["Asipovichy", "52.1, 23.7", "Brest region", "Asipovichy district"])
def test_what_is_sure_here_is_never_asked_outside(server: Server, tmp_path: Path, text: str) -> None:
    geocoder = make(server, tmp_path)
    assert geocoder.geocode(PlaceQuery(text=text)) == local().geocode(PlaceQuery(text=text))
    assert server.asked == []


def test_only_the_name_and_its_areas_leave_the_machine(server: Server, tmp_path: Path) -> None:
    make(server, tmp_path).geocode(PlaceQuery(text="near the village of Вымыслаўка", country="BY", context=("Secret",)))
    assert server.asked == ["Вымыслаўка, BY"]


def test_answers_and_misses_are_kept_for_other_processes(server: Server, tmp_path: Path) -> None:
    make(server, tmp_path).geocode(ASKED)
    server.known = False
    unknown = PlaceQuery(text="Невядомішча", country="BY")
    make(server, tmp_path).geocode(unknown)
    assert len(server.asked) == 2
    again = make(server, tmp_path)
    assert again.geocode(ASKED).place is not None
    assert again.geocode(unknown).status is GeocodeStatus.NOT_FOUND
    assert len(server.asked) == 2


def test_requests_are_a_second_apart_across_geocoders(server: Server, tmp_path: Path) -> None:
    time = Time()
    for number, geocoder in enumerate([make(server, tmp_path, time=time), make(server, tmp_path, time=time)] * 2):
        geocoder.geocode(PlaceQuery(text=f"Вымыслаўка{'абвг'[number]}", country="BY"))
    assert len(server.asked) == 4
    assert time.slept == pytest.approx(3.0)


def test_a_failing_service_is_left_alone_and_the_failure_told(server: Server, tmp_path: Path) -> None:
    server.code = 503
    time = Time()
    geocoder = make(server, tmp_path, time=time)
    for number in range(MOST_FAILURES + 2):
        query = PlaceQuery(text=f"Вымыслаўка{'абвгде'[number]}", country="BY")
        assert geocoder.geocode(query) == local().geocode(query)
    assert len(server.asked) == MOST_FAILURES
    assert len(geocoder.problems) == MOST_FAILURES + 2
    assert "did not answer" in geocoder.problems[0]
    assert "left alone" in geocoder.problems[-1]
    time.now += 400
    server.code = 200
    assert geocoder.geocode(ASKED).place is not None


def test_a_service_that_asks_to_wait_is_waited_for(server: Server, tmp_path: Path) -> None:
    server.code, server.headers_more = 429, {"Retry-After": "120"}
    time = Time()
    geocoder = make(server, tmp_path, time=time)
    geocoder.geocode(ASKED)
    geocoder.geocode(ASKED)
    assert len(server.asked) == 1
    assert "wait 120 s" in geocoder.problems[0]


@pytest.mark.parametrize(
    ("options", "online", "said"),
    [
        (OnlineOptions(service="nominatim", user_agent=AGENT), False, "KORDON_ONLINE=1"),
        (OnlineOptions(service="nominatim", user_agent=" "), True, "user agent of your own"),
        (OnlineOptions(service="nominatim", user_agent="geopy/2.5"), True, "user agent of your own"),
        (OnlineOptions(service="gogle", user_agent=AGENT), True, "choose one of nominatim"),
        (OnlineOptions(service="opencage", user_agent=AGENT), True, "API key"),
        (OnlineOptions(service="pelias", user_agent=AGENT), True, "URL of yours"),
        (OnlineOptions(service="nominatim", user_agent=AGENT, url="ftp://x"), True, "not a web address"),
    ],
)
def test_misuse_is_refused_with_the_mend(tmp_path: Path, options: OnlineOptions, online: bool, said: str) -> None:  # noqa: FBT001 - a column of the cases
    with pytest.raises(UsageError, match=said):
        OnlineGeocoder(local(), options, OnlineStore(tmp_path / "o.sqlite"), online=online)
