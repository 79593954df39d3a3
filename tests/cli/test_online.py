"""`--online` asks the service of the settings for names in doubt, and nothing without it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.places.services import AGENT, VILLAGE, Services, services

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Geo

LINE = json.dumps({"id": 1, "text": VILLAGE, "country": "BY"}).encode() + b"\n"


@pytest.fixture
def server() -> Iterator[Services]:
    with services() as running:
        yield running


@pytest.fixture
def on(server: Services) -> dict[str, str]:
    return {
        "KORDON_ONLINE": "1",
        "KORDON_GEOCODER": "photon",
        "KORDON_GEOCODER_URL": server.url,
        "KORDON_USER_AGENT": AGENT,
    }


def test_geocode_asks_when_told_and_names_whom(geo: Geo, server: Services, on: dict[str, str]) -> None:
    assert geo("geocode", stdin=LINE, **on).lines[0]["place"] is None
    assert server.requests == []
    done = geo("geocode", "--online", stdin=LINE, **on)
    assert "OpenStreetMap" in done.lines[0]["place"]["method"]
    assert "127.0.0.1" in done.err
    assert "OpenStreetMap" in done.err
    assert server.asked == [f"{VILLAGE}, BY"]


def test_geocode_tells_what_failed_and_answers_all_the_same(geo: Geo, server: Services, on: dict[str, str]) -> None:
    server.code = 500
    done = geo("geocode", "--online", stdin=LINE + b'{"id": 2, "text": "Minsk"}\n', **on)
    assert [each["status"] for each in done.lines] == ["not_found", "resolved"]
    assert "photon did not answer" in done.err


def test_online_without_a_service_is_refused_with_the_mend(geo: Geo) -> None:
    done = geo("geocode", "--online", stdin=LINE)
    assert (done.code, done.out) == (2, "")
    assert "KORDON_ONLINE=1" in done.err
    assert "KORDON_GEOCODER" in done.err


def test_import_asks_for_names_in_doubt_once_and_never_for_sure_or_typed_ones(
    geo: Geo, server: Services, on: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "f.csv"
    path.write_text(
        "observed_from,place,country,lat,lon,equipment,count,source\n"
        f"2022-12-01,{VILLAGE},BY,,,Ural truck,5,Hajun\n"
        f"2022-12-02,{VILLAGE},BY,,,Ural truck,5,Hajun\n"
        "2022-12-02,Minsk,,,,Ural truck,5,Hajun\n"
        "2022-12-03,Тыповае,BY,52.5,25.5,Ural truck,5,Hajun\n",
        encoding="utf-8",
    )
    done = geo("import", str(path), "--online", "--json", **on)
    assert server.asked == [f"{VILLAGE}, BY"]
    assert [each["verdict"] for each in done.json["verdicts"]][2:] == ["accepted", "accepted"]
