"""Online geocoders, against a server of the test's own on this machine."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from geo.errors import OnlineError, UsageError
from geo.intake.privacy import mask
from geo.model import GeocodeStatus, PlaceKind
from geo.places.offline import OfflineGeocoder, shipped_gazetteer
from geo.places.online import MOST_FAILURES, OnlineGeocoder, online_options, open_online
from geo.places.online_services import SERVICES, OnlineOptions
from geo.places.online_store import OnlineStore
from geo.places.query import PlaceQuery
from geo.settings import Settings
from tests.places.services import AGENT, LAT, LON, VILLAGE, Services, services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED = PlaceQuery(text=VILLAGE, country="BY")


@pytest.fixture
def server() -> Iterator[Services]:
    with services() as running:
        yield running


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


def private(text: str) -> bool:
    return bool(mask(text)[1])


def local() -> OfflineGeocoder:
    return OfflineGeocoder([shipped_gazetteer()])


def make(server: Services, folder: Path, *, time: Time | None = None, service: str = "nominatim") -> OnlineGeocoder:
    time = time or Time()
    store = OnlineStore(folder / "online.sqlite", clock=time.clock, sleep=time.sleep)
    key = "secret-key" if service != "photon" else None
    options = OnlineOptions(service=service, user_agent=AGENT, url=server.url, api_key=key)
    return OnlineGeocoder(local(), options, store, private=private)


@pytest.mark.parametrize("service", list(SERVICES))
def test_each_service_finds_what_is_unknown_here(server: Services, tmp_path: Path, service: str) -> None:
    geocoder = make(server, tmp_path, service=service)
    answer = geocoder.geocode(ASKED)
    assert list(geocoder.problems) == []
    assert answer.place is not None
    assert (round(answer.place.lat, 2), round(answer.place.lon, 2), answer.place.country) == (LAT, LON, "BY")
    assert answer.place.admin1 == "Minsk region"
    assert geocoder.attribution in answer.place.method
    assert 0.2 < answer.place.confidence < 1.0
    assert server.agents == [AGENT]


def test_namesakes_of_an_answer_stay_ambiguous(server: Services, tmp_path: Path) -> None:
    server.places = [(VILLAGE, LAT, LON), (VILLAGE, 55.2, 27.5), (VILLAGE, 53.9, 24.1)]
    answer = make(server, tmp_path).geocode(ASKED)
    assert answer.status is GeocodeStatus.AMBIGUOUS
    assert {each.admin1 for each in answer.candidates} == {"Minsk region", "Vitsebsk region", "Hrodna region"}
    hinted = make(server, tmp_path).geocode(PlaceQuery(text=VILLAGE, country="BY", admin1="Витебская область"))
    assert hinted.place is not None
    assert hinted.place.admin1 == "Vitsebsk region"


@pytest.mark.parametrize("text", ["Asipovichy", "52.1, 23.7", "Brest region", "Asipovichy district"])
def test_what_is_sure_here_is_never_asked_outside(server: Services, tmp_path: Path, text: str) -> None:
    geocoder = make(server, tmp_path)
    assert geocoder.geocode(PlaceQuery(text=text)) == local().geocode(PlaceQuery(text=text))
    assert server.asked == []


def test_only_the_name_and_its_areas_leave_the_machine(server: Services, tmp_path: Path) -> None:
    geocoder = make(server, tmp_path)
    asked = PlaceQuery(text=f"near the village of {VILLAGE}", country="BY", context=("Secret",))
    assert geocoder.sent(asked) == f"{VILLAGE}, BY"
    geocoder.geocode(asked)
    assert server.asked == [f"{VILLAGE}, BY"]


@pytest.mark.parametrize(
    "query",
    [
        PlaceQuery(text=f"{VILLAGE}, +375 29 123-45-67"),
        PlaceQuery(text=f"{VILLAGE} @ivan_petrenko"),
        PlaceQuery(text=f"{VILLAGE} (ivan@example.org)"),
        PlaceQuery(text=f"{VILLAGE} [phone removed]"),
        PlaceQuery(text=f"{VILLAGE}", admin1="call 80291234567"),
        PlaceQuery(text="the house of the man who saw the train with tanks at night by the river"),
        PlaceQuery(text=f"{VILLAGE} or Невядомішча"),
        PlaceQuery(text="Невядомішча", kind=PlaceKind.COUNTRY),
        PlaceQuery(text="   "),
    ],
)
def test_what_may_hold_personal_data_or_is_no_name_never_leaves_the_machine(
    server: Services, tmp_path: Path, query: PlaceQuery
) -> None:
    geocoder = make(server, tmp_path)
    assert geocoder.sent(query) is None
    assert geocoder.geocode(query) == local().geocode(query)
    assert server.requests == []


def test_the_file_of_answers_holds_bare_names_only(server: Services, tmp_path: Path) -> None:
    make(server, tmp_path, service="opencage").geocode(PlaceQuery(text=f"close to {VILLAGE}", context=("Secret",)))
    with closing(sqlite3.connect(tmp_path / "online.sqlite")) as held:
        rows = held.execute("SELECT asked FROM answer").fetchall()
    assert rows == [(VILLAGE,)]
    whole = (tmp_path / "online.sqlite").read_bytes()
    assert b"secret-key" not in whole
    assert b"close to" not in whole
    assert b"Secret" not in whole


def test_answers_and_misses_are_kept_for_other_processes(server: Services, tmp_path: Path) -> None:
    make(server, tmp_path).geocode(ASKED)
    server.places = []
    unknown = PlaceQuery(text="Невядомішча", country="BY")
    make(server, tmp_path).geocode(unknown)
    assert len(server.asked) == 2
    again = make(server, tmp_path)
    assert again.geocode(ASKED).place is not None
    assert again.geocode(unknown).status is GeocodeStatus.NOT_FOUND
    assert len(server.asked) == 2


def test_requests_to_a_public_server_are_a_second_apart_over_all_processes(tmp_path: Path) -> None:
    time = Time()
    stores = [OnlineStore(tmp_path / "online.sqlite", clock=time.clock, sleep=time.sleep) for _ in range(2)]
    for store in stores * 2:
        store.wait_for_turn("nominatim", SERVICES["nominatim"].seconds)
    assert time.slept == pytest.approx(3.0)


def test_a_server_of_ones_own_is_not_held_back(server: Services, tmp_path: Path) -> None:
    time = Time()
    geocoder = make(server, tmp_path, time=time)
    for letter in "абв":
        geocoder.geocode(PlaceQuery(text=f"{VILLAGE}{letter}", country="BY"))
    assert (len(server.asked), time.slept) == (3, 0.0)


def test_a_failing_service_is_left_alone_and_the_failure_told(server: Services, tmp_path: Path) -> None:
    server.code = 503
    time = Time()
    geocoder = make(server, tmp_path, time=time)
    for number in range(MOST_FAILURES + 2):
        query = PlaceQuery(text=f"{VILLAGE}{'абвгде'[number]}", country="BY")
        assert geocoder.geocode(query) == local().geocode(query)
    assert len(server.asked) == MOST_FAILURES
    assert len(geocoder.problems) == MOST_FAILURES + 2
    assert "did not answer" in geocoder.problems[0]
    assert "left alone" in geocoder.problems[-1]
    with pytest.raises(OnlineError, match="left alone"):
        geocoder.look_up(ASKED)
    time.now += 400
    server.code = 200
    assert geocoder.look_up(ASKED).place is not None


def test_a_service_that_asks_to_wait_is_waited_for(server: Services, tmp_path: Path) -> None:
    server.code, server.headers_more = 429, {"Retry-After": "120"}
    geocoder = make(server, tmp_path)
    geocoder.geocode(ASKED)
    geocoder.geocode(ASKED)
    assert len(server.asked) == 1
    assert "wait 120 s" in geocoder.problems[0]


@pytest.mark.parametrize(
    "body", [b"<html>a page</html>", b"[]x", b'[{"no": "place"}]', b'{"features": 7}', b"\xff\xfe", b'"text"']
)
@pytest.mark.parametrize("service", list(SERVICES))
def test_an_answer_that_makes_no_sense_is_told_and_never_believed(
    server: Services, tmp_path: Path, service: str, body: bytes
) -> None:
    server.body = body
    geocoder = make(server, tmp_path, service=service)
    assert geocoder.geocode(ASKED) == local().geocode(ASKED)
    server.body = None
    assert make(server, tmp_path, service=service).geocode(ASKED).place is not None


def test_a_key_is_told_nowhere(server: Services, tmp_path: Path) -> None:
    server.code, server.body = 401, b'{"status": {"message": "secret-key is not known"}}'
    geocoder = make(server, tmp_path, service="opencage")
    geocoder.geocode(ASKED)
    assert "secret-key" in server.requests[0]
    assert "secret-key" not in geocoder.problems[0]
    options = OnlineOptions(service="opencage", user_agent=AGENT, api_key="secret-key")
    assert "secret-key" not in repr(options) + repr(Settings(geocoder_key="secret-key"))


def settings(**changes: str | bool) -> Settings:
    about: dict[str, str | bool] = {"online": True, "geocoder": "nominatim", "user_agent": AGENT}
    return Settings(**(about | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"user_agent": " "}, "KORDON_USER_AGENT"),
        ({"user_agent": "geopy/2.5"}, "user agent of your own"),
        ({"geocoder": "gogle"}, "give one of nominatim"),
        ({"geocoder": "opencage"}, "KORDON_GEOCODER_KEY"),
        ({"geocoder": "pelias"}, "KORDON_GEOCODER_URL"),
        ({"geocoder_url": "ftp://x"}, "no"),
        ({"geocoder_url": "https://"}, "not a web address"),
        ({"geocoder_url": "https://me:secret@example.org"}, "holds a user or password"),
        ({"geocoder_url": "https://[bad"}, "not a web address"),
    ],
)
def test_misuse_is_refused_with_the_mend(changes: dict[str, str | bool], said: str) -> None:
    with pytest.raises(UsageError, match=said) as caught:
        online_options(settings(**changes))
    assert "secret" not in str(caught.value)


def test_nothing_is_asked_unless_switched_on_and_named(tmp_path: Path) -> None:
    for off in (settings(online=False), settings(geocoder="")):
        assert online_options(off) is None
        with pytest.raises(UsageError, match="KORDON_ONLINE=1"):
            open_online(off, local(), private=private)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("changes", "host"),
    [
        ({}, "nominatim.openstreetmap.org"),
        ({"geocoder": "photon"}, "photon.komoot.io"),
        ({"geocoder": "OpenCage", "geocoder_key": "k"}, "api.opencagedata.com"),
        ({"geocoder": "pelias", "geocoder_url": "https://maps.example.org:4000/pelias"}, "maps.example.org"),
    ],
)
def test_the_one_host_that_is_asked_is_known_beforehand(changes: dict[str, str | bool], host: str) -> None:
    options = online_options(settings(**changes))
    assert options is not None
    assert options.host == host
