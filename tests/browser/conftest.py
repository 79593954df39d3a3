"""What the browser tests share: the real app on a free loopback port, and a Chromium that cannot reach the outside."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOOPBACK = {"127.0.0.1", "localhost", "[::1]", "::1"}
PATIENCE_S = 60

expect.set_options(timeout=20_000)


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def served(folder: Path, **environment: str) -> Iterator[str]:
    """Run the app with its database and user folder in `folder`; give its address once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    env = {
        **os.environ,
        "KORDON_USER_DIR": str(folder),
        "KORDON_DATABASE_URL": "",
        "PYTHONUNBUFFERED": "1",
        **environment,
    }
    with (folder / "app.log").open("w+") as errors:
        process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=errors, text=True)
        alarm = threading.Timer(PATIENCE_S, process.kill)
        alarm.start()
        try:
            assert process.stdout is not None
            if not any("URL:" in line for line in process.stdout):
                pytest.fail(f"the app did not start: {(folder / 'app.log').read_text()}")
            alarm.cancel()
            with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as asked:
                asked.request("GET", "/healthz")
                assert asked.getresponse().status == 200
            yield f"http://127.0.0.1:{port}"
        finally:
            alarm.cancel()
            process.terminate()
            process.communicate(timeout=PATIENCE_S)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an app whose database is new and therefore holds the sample. Tests must not write to it."""
    with served(tmp_path_factory.mktemp("sample-app")) as address:
        yield address


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[str]:
    """Address of an app of this test alone, with an empty database: it may write."""
    with served(tmp_path, KORDON_SAMPLE="0") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as Debian installs it. Its absence skips the tests, but never in continuous integration."""
    if not CHROMIUM.exists():
        message = f"no {CHROMIUM}: install Debian's chromium (.ci/setup-system) to run the browser tests"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


class Outside(list[str]):
    """Addresses beyond the machine that the browser asked for; each was refused."""


@pytest.fixture
def outside() -> Outside:
    return Outside()


@pytest.fixture
def context(chromium: Browser, outside: Outside) -> Iterator[BrowserContext]:
    """A fresh browser profile in which every request that is not to loopback is refused and noted."""

    def guard(route: Route) -> None:
        url = urlsplit(route.request.url)
        if url.hostname in LOOPBACK or url.scheme in {"data", "blob"}:
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    with chromium.new_context(viewport={"width": 1440, "height": 900}) as opened:
        opened.route("**/*", guard)
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
