"""The page wears the same colours as the map and the charts."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from geo.maps.style import THEMES
from geo.ui import frame

CONFIG = tomllib.loads((Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STYLE = (Path(frame.__file__).parent / "page.css").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_page_theme_is_the_map_theme(name: str) -> None:
    page, theme = CONFIG["theme"][name], THEMES[name]
    assert page["primaryColor"] == theme.accent
    assert page["backgroundColor"] == theme.paper
    assert page["secondaryBackgroundColor"] == theme.panel
    assert page["sidebar"]["backgroundColor"] == theme.panel
    assert page["textColor"] == theme.ink
    assert page["grayTextColor"] == theme.muted
    assert page["borderColor"] == theme.grid


def test_the_style_of_the_page_uses_no_other_colours() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}", STYLE))
    assert used
    assert used <= {value for theme in THEMES.values() for value in asdict(theme).values()}


def test_the_style_is_sent_without_comments_and_says_the_same() -> None:
    said = re.sub(r"/\*.*?\*/", "", STYLE, flags=re.DOTALL)
    assert "".join(frame.style().split()) == "".join(said.split()).replace(";}", "}")
    assert "/*" not in frame.style()
    for together in ("html.kordon-picture body *", ".st-key-border-map>*>*", "@media (max-width:640px)"):
        assert together in frame.style()


def test_nothing_is_reported_to_anybody_and_only_this_machine_is_served() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"


def test_tables_cannot_be_downloaded_past_the_export_path() -> None:
    assert CONFIG["client"]["disableDataExport"] is True
