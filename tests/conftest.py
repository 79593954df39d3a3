"""What tests of several rooms share: the one Chromium of a run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.serving import CHROMIUM, FLAGS

if TYPE_CHECKING:
    from collections.abc import Iterator

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium as Debian installs it. Its absence skips the tests, but never in continuous integration.

    One for the whole run: a second `sync_playwright` in a process refuses to start while the first one lives.
    """
    if not CHROMIUM.exists():
        message = f"no {CHROMIUM}: install Debian's chromium (.ci/setup-system) to run the browser tests"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()
