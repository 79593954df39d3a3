"""Pages of a large database do not wait until all of it is compared; they say that the low end is being looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.records import queries
from geo.records.filters import Filters
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


def test_a_large_one_is_compared_beside_it(dashboard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_AT_ONCE", 10)
    monkeypatch.setattr(resources, "pending", lambda _mirror: None)  # one that never ends
    app = dashboard()
    assert not app.exception
    assert "what may be told twice is being looked for" in words_on(app)
    assert "movements</b> told in" in words_on(app)
    held = resources.mirror()
    assert not queries.headline(held, Filters(), bounded=False).lows
