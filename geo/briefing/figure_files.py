"""Pictures of a briefing as bytes: PNG and SVG, the same bytes for the same briefing."""

from __future__ import annotations

import base64
import io
import re
import threading
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from fontTools import subset
from fontTools.ttLib import TTFont

from geo.briefing.figure import figure
from geo.briefing.fonts import FAMILY, Weight, font_files, plain

if TYPE_CHECKING:
    from geo.briefing.figure import Size
    from geo.briefing.model import Briefing

DRAWING: Final = threading.RLock()
"""Held while a page is drawn and written: matplotlib's fonts and caches are not made for several threads at once."""
DPI: Final = 144
"""Pixels to an inch at scale 1: two to a point."""
_CSS_WEIGHTS: Final[dict[Weight, int]] = {"normal": 400, "semibold": 600, "bold": 700}


def alt_text(briefing: Briefing) -> str:
    """Return what a picture shows in words, for those who do not see it."""
    told = [briefing.title, briefing.subtitle, briefing.text, briefing.empty_text if briefing.empty else ""]
    told += [f"{briefing.labels.as_of} {briefing.cutoff_told.rstrip('.')}.", briefing.tlp_mark]
    return plain(" ".join(each for each in told if each))


def png_bytes(briefing: Briefing, *, size: Size = "16:9", scale: int = 1) -> bytes:
    """Return the figure as PNG, 1080 pixels high times `scale`."""
    file = io.BytesIO()
    said = {
        "Software": None,
        "Title": plain(briefing.title),
        "Description": f"{alt_text(briefing)} {briefing.labels.data_hash} {briefing.sha256}",
        "Source": plain(briefing.source_line),
        "Copyright": plain(briefing.attribution),
    }
    with DRAWING:
        figure(briefing, size).figure.savefig(file, format="png", dpi=DPI * scale, metadata=said)
    return file.getvalue()


def svg_bytes(briefing: Briefing, *, size: Size = "16:9") -> bytes:
    """Return the figure as SVG: text stays text, and the letters it needs are embedded."""
    file = io.StringIO()
    with DRAWING:
        figure(briefing, size).figure.savefig(file, format="svg", metadata={"Date": None, "Creator": "Kordon"})
        picture = file.getvalue()
        faces = "".join(_face(weight, _letters(picture)) for weight in _CSS_WEIGHTS)
    words = f"<title>{escape(plain(briefing.title))}</title>\n <desc>{escape(alt_text(briefing))}</desc>"
    style = f"<style>{faces}</style>"
    begin, tag, rest = re.split(r"(<svg [^>]*>)", picture, maxsplit=1)
    tag = tag.replace("<svg ", '<svg role="img" ', 1)
    return f"{begin}{tag}\n {words}\n {style}{rest}".encode()


def _letters(picture: str) -> str:
    """Return the letters that an SVG's texts use, each once, in their order."""
    texts = re.findall(r">([^<>]+)</t(?:ext|span)>", picture)
    return "".join(sorted(set("".join(texts)) | set("&<>\"'")))


@lru_cache(maxsize=32)
def _face(weight: Weight, letters: str) -> str:
    """Return CSS that carries a font's letters within the file: a viewer needs no font of its own, and no network."""
    own = font_files(weight)[0]
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "locl"], notdef_outline=True, hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    held = io.BytesIO()
    with TTFont(own, recalcTimestamp=False, lazy=True) as font:  # reads of its kerning only what these letters need
        cutter.subset(font)
        font.save(held)
    data = base64.b64encode(held.getvalue()).decode()
    return (
        f"@font-face{{font-family:'{FAMILY[0]}';font-weight:{_CSS_WEIGHTS[weight]};"
        f"src:url(data:font/ttf;base64,{data}) format('truetype')}}"
    )
