"""Pages of a large database do not wait until all of it is compared; they say that the low end is being looked for."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from geo.model import Status
from geo.records import ledger
from geo.ui import resources
from tests.ui.test_pages import words_on

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from streamlit.testing.v1 import AppTest


def test_a_small_database_is_compared_before_its_page_is_drawn(dashboard: Callable[..., AppTest]) -> None:
    said = words_on(dashboard())
    assert "if all that may be told twice is" in said
    assert "being looked for" not in said


def test_a_large_one_is_compared_beside_it_and_says_so(
    dashboard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = dashboard()
    monkeypatch.setattr(resources, "_AT_ONCE", 10)  # so that the sample is large
    with resources.mirror()._pending_lock:
        ledger.set_status(resources.records(), "s000001", Status.REJECTED)
        said = words_on(app.run())
        assert "what may be told twice is being looked for" in said
        assert "movements</b> told in" in said
    comparing = next(each for each in threading.enumerate() if each.name == resources.COMPARING)
    comparing.join(timeout=60)
    said = words_on(app.run())
    assert not app.exception
    assert "if all that may be told twice is" in said
    assert "being looked for" not in said
