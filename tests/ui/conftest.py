from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from geo.records import shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENTRY = Path(__file__).resolve().parents[2] / "geo" / "ui" / "dashboard.py"


@pytest.fixture
def dashboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., AppTest]]:
    """Open a page of the dashboard on a database of its own, with the sample or empty."""

    def open_page(page: str = "border_map", *, sample: bool = True, **words: str | list[str]) -> AppTest:
        monkeypatch.setenv("KORDON_USER_DIR", str(tmp_path))
        monkeypatch.setenv("KORDON_SAMPLE", "1" if sample else "0")
        app = AppTest.from_file(str(ENTRY), default_timeout=60)
        for word, value in words.items():
            app.query_params[word] = value
        app.run()
        if page != "border_map":
            app.switch_page(f"../../pages/{page}.py").run()
        return app

    yield open_page
    shared.close()
    st.cache_resource.clear()
    st.cache_data.clear()
