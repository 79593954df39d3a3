"""What holds for tests of every room: one Chromium at a time, and no test left out unseen."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Playwright

PATIENCE_MS = 60_000
"""A browser test waits this long for what should come: long, since the machine may have other work to do."""
expect.set_options(timeout=PATIENCE_MS)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration a skip is a failure: whatever a test needs must be there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped in continuous integration: {report.longrepr}"
    return report


class Kept:
    """The Chromium of this process with one profile on the disk, kept over modules for as long as they ask for it.

    It ends before the first test of another module: while Playwright's synchronous driver runs, nothing else in the
    process can start a second one, or an event loop of its own.
    """

    def __init__(self) -> None:
        self.module: str | None = None
        self._open: tuple[Playwright, BrowserContext, tempfile.TemporaryDirectory[str]] | None = None

    def profile(self, module: str) -> BrowserContext:
        self.module = module
        if self._open is None:
            folder = tempfile.TemporaryDirectory(prefix="kordon-chromium-")
            driver = sync_playwright().start()
            profile = driver.chromium.launch_persistent_context(
                folder.name, executable_path=str(CHROMIUM), args=FLAGS, viewport={"width": 1440, "height": 900}
            )
            profile.set_default_timeout(PATIENCE_MS)
            self._open = driver, profile, folder
        return self._open[1]

    def end(self) -> None:
        if self._open:
            driver, profile, folder = self._open
            profile.close()
            driver.stop()
            folder.cleanup()
        self._open = None


KEPT = Kept()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Function) -> None:
    if "profile" not in item.fixturenames and item.module.__name__ != KEPT.module:
        KEPT.end()


def pytest_sessionfinish() -> None:
    KEPT.end()


@pytest.fixture(scope="module")
def profile(request: pytest.FixtureRequest) -> BrowserContext:
    """Chromium's profile on the disk, cut off from the outside; where there is none, the tests that ask are skipped."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's chromium (.ci/setup-system) to run the browser tests")
    return KEPT.profile(request.module.__name__)


@pytest.fixture
def chromium(profile: BrowserContext) -> Browser:
    """Chromium as Debian installs it, for tests that need a profile of another kind."""
    assert profile.browser is not None
    return profile.browser
