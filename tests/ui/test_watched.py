"""The pages follow the watched country of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.maps.layer import look
from tests.ui.test_pages import words_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(("code", "into"), [("BY", "Into Belarus"), ("UA", "Into Ukraine")])
def test_the_map_says_into_which_country(
    dashboard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, code: str, into: str
) -> None:
    monkeypatch.setenv("KORDON_WATCHED", code)
    app = dashboard()
    assert not app.exception
    sent = "".join(str(each.proto) for each in app.get("component_instance")).replace("\\", "")
    assert f'"watched": "{code}"' in sent
    words = look()
    assert into in str(words["names"]["flow"]).replace("{}", words["countries"][code])


@pytest.mark.parametrize(("code", "held"), [("BY", True), ("UA", False)])
def test_the_sample_that_is_shown_at_the_first_start_is_told_of_the_watched_country(
    dashboard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, code: str, *, held: bool
) -> None:
    """Its trains go into Belarus, and none into Ukraine."""
    monkeypatch.setenv("KORDON_WATCHED", code)
    assert ("in" in dashboard().multiselect(key="flow").options) is held


def test_a_country_that_there_is_not_is_said_so_in_the_page(
    dashboard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KORDON_WATCHED", "ZZ")
    app = dashboard()
    assert not app.exception
    assert "KORDON_WATCHED" in words_on(app)
