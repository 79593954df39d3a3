"""What holds for tests of every room: one Chromium at a time, and no test left out unseen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from collections.abc import Generator

    from playwright.sync_api import Playwright

expect.set_options(timeout=20_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration a skip is a failure: whatever a test needs must be there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped in continuous integration: {report.longrepr}"
    return report


class Kept:
    """The Chromium of this process, kept over modules for as long as they ask for it.

    It ends before the first test of another module: while Playwright's synchronous driver runs, nothing else in the
    process can start a second one, or an event loop of its own.
    """

    def __init__(self) -> None:
        self.module: str | None = None
        self._open: tuple[Playwright, Browser] | None = None

    def browser(self, module: str) -> Browser:
        self.module = module
        if self._open is None:
            driver = sync_playwright().start()
            self._open = driver, driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        return self._open[1]

    def end(self) -> None:
        if self._open:
            driver, browser = self._open
            browser.close()
            driver.stop()
        self._open = None


KEPT = Kept()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Function) -> None:
    if "chromium" not in item.fixturenames and item.module.__name__ != KEPT.module:
        KEPT.end()


def pytest_sessionfinish() -> None:
    KEPT.end()


@pytest.fixture(scope="module")
def chromium(request: pytest.FixtureRequest) -> Browser:
    """Chromium as Debian installs it, cut off from the outside; where there is none, the tests that ask are skipped."""
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's chromium (.ci/setup-system) to run the browser tests")
    return KEPT.browser(request.module.__name__)
