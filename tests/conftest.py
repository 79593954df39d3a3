"""What holds for tests of every room: one Chromium at a time, and no test left out unseen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

expect.set_options(timeout=20_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration a skip is a failure: whatever a test needs must be there."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped in continuous integration: {report.longrepr}"
    return report


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium as Debian installs it; without it the tests that ask for it are skipped.

    It lives as long as a module: while Playwright's synchronous driver runs, nothing else in the process can start a
    second one, or an event loop of its own.
    """
    if not CHROMIUM.exists():
        pytest.skip(f"no {CHROMIUM}: install Debian's chromium (.ci/setup-system) to run the browser tests")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()
