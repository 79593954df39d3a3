"""Leaflet as text, for the HTML files that carry it within them and fetch nothing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import js_lib_leaflet

_FOLDER: Final = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"


@cache
def leaflet() -> tuple[str, str]:
    """Return Leaflet's script and style; the pictures that its style asks for are left out, since none is drawn."""
    style = re.sub(r"url\([^)]*\)", "none", (_FOLDER / "leaflet.css").read_text(encoding="utf-8"))
    script = (_FOLDER / "leaflet.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", script), style
