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

    from playwright.sync_api import BrowserContext, Page, Request

KEPT_BY_SITES = "cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage"
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
    """Addresses beyond the machine that the browser asked for; none was reached.

    A test that provokes some names their hosts in `provoked`: some may still be asked for while it ends.
    """

    def __init__(self) -> None:
        super().__init__()
        self.provoked: set[str] = set()

    def hosts(self) -> set[str | None]:
        return {urlsplit(address).hostname for address in self}


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def context(profile: BrowserContext, outside: Outside) -> Iterator[BrowserContext]:
    """A browser that remembers nothing but files of the app; requests that are not to loopback are noted.

    After each test no host may have been asked for but those that it says it provoked. Requests are listened to and
    not held up, and the profile stays, since else each page would bring and compile all scripts anew.
    """

    def note(request: Request) -> None:
        url = urlsplit(request.url)
        if url.hostname not in LOOPBACK and url.scheme not in {"data", "blob"}:
            outside.append(request.url)

    profile.on("request", note)
    yield profile
    for page in profile.pages[1:]:  # the first one is empty and keeps the browser open
        forget(page)
        page.close()
    profile.remove_listener("request", note)
    profile.unroute_all()
    profile.clear_cookies()
    assert outside.hosts() <= outside.provoked, outside


def forget(page: Page) -> None:
    """Clear all that a page's site keeps, other than the browser's cache of its files."""
    site = urlsplit(page.url)
    asked = {"origin": f"{site.scheme}://{site.netloc}", "storageTypes": KEPT_BY_SITES}
    page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", asked)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
