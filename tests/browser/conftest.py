"""What the browser tests share: the real app on a free loopback port, and a profile that cannot reach the outside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from geo.records.database import open_records
from geo.records.ledger import commit_batch
from tests.browser.map_shown import known_sightings
from tests.browser.serving import Warm, served
from tests.records.making import batch_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Request

LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}


@pytest.fixture(scope="session")
def serve() -> Iterator[Warm]:
    """Run apps, each with its database and user folder in a folder, several times sooner than `served`."""
    starting = Warm()
    yield starting
    starting.close()


@pytest.fixture(scope="session")
def app(serve: Warm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app whose database is new and therefore holds the sample. Tests must not write to it."""
    with serve(tmp_path_factory.mktemp("sample-app")) as address:
        yield address


@pytest.fixture(scope="session")
def held(serve: Warm, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app over a database with a few sightings that the map's tests know. Tests must not write to it."""
    folder = tmp_path_factory.mktemp("map-app")
    with open_records(f"sqlite:///{folder / 'kordon.sqlite'}") as records:
        commit_batch(records, batch_of(known_sightings()))
    with serve(folder) as address:
        yield address


@pytest.fixture
def cold_app(tmp_path: Path) -> Iterator[str]:
    """Address of an app started as a user starts it, with the sample: no page of it was ever asked for."""
    with served(tmp_path) as address:
        yield address


@pytest.fixture
def own_app(serve: Warm, tmp_path: Path) -> Iterator[str]:
    """Address of an app of this test alone, with an empty database: it may write."""
    with serve(tmp_path, KORDON_SAMPLE="0") as address:
        yield address


class Outside(list[str]):
    """Addresses beyond the machine that the browser asked for; none was reached."""


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def context(chromium: Browser, outside: Outside) -> Iterator[BrowserContext]:
    """A fresh browser profile in which every request that is not to loopback is noted; `chromium` lets none through.

    After each test none may have been asked for; a test that provokes one takes it off the list itself. Requests are
    listened to and not held up: a browser whose requests are held up keeps nothing for the next page.
    """

    def note(request: Request) -> None:
        url = urlsplit(request.url)
        if url.hostname not in LOOPBACK and url.scheme not in {"data", "blob"}:
            outside.append(request.url)

    with chromium.new_context(viewport={"width": 1440, "height": 900}) as opened:
        opened.on("request", note)
        yield opened
    assert outside == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
