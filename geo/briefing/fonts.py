"""The fonts of drawings: the same on every machine, carried by packages, never looked for among the system's own.

Source Sans (OFL) has Latin and Cyrillic; what it lacks is taken from DejaVu Sans, which comes with matplotlib, as are
Hebrew and Arabic. matplotlib 3.11 sets both right to left by itself.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Literal

import matplotlib as mpl
from matplotlib.font_manager import FontEntry, fontManager, get_font
from matplotlib.ft2font import LoadFlags

from geo.errors import DataFileError

Weight = Literal["normal", "semibold", "bold"]

FAMILY: Final = ["Kordon Sans", "Kordon Sans Wide"]
"""Names under which only these files are registered, so that no font of the system is taken in their place."""

_FILES: Final[dict[Weight, tuple[str, str]]] = {
    "normal": ("SourceSansPro-Regular.ttf", "DejaVuSans.ttf"),
    "semibold": ("SourceSansPro-Semibold.ttf", "DejaVuSans-Bold.ttf"),
    "bold": ("SourceSansPro-Bold.ttf", "DejaVuSans-Bold.ttf"),
}
_WEIGHTS: Final[dict[Weight, int]] = {"normal": 400, "semibold": 600, "bold": 700}
_MEASURED_AT: Final = 100
"""Size in points at which widths are measured; text is drawn without hinting, so they scale."""


@cache
def font_files(weight: Weight) -> tuple[Path, Path]:
    """Return the files of a weight: the font, and the one that has the letters which it lacks.

    Raises DataFileError where the package that carries the font is not installed.
    """
    package = find_spec("font_source_sans_pro")
    if package is None or package.origin is None:
        msg = "the fonts of briefings are not installed; run `pip install -r requirements.txt`"
        raise DataFileError(msg)
    own, wide = _FILES[weight]
    return Path(package.origin).parent / "files" / own, Path(mpl.get_data_path()) / "fonts" / "ttf" / wide


@cache
def use_fonts() -> None:
    """Register the fonts and set how files are written, once a process.

    Whatever a machine's own matplotlib settings say, a briefing looks the same there: text is never read as
    mathematics, fonts are embedded as TrueType (type 42), and names within an SVG depend on what is drawn alone.
    """
    mpl.rcdefaults()
    mpl.rcParams.update(
        {
            "text.parse_math": False,
            "text.hinting": "none",
            "text.antialiased": True,
            "pdf.fonttype": 42,
            "svg.fonttype": "none",
            "svg.hashsalt": "kordon",
            "hatch.linewidth": 0.8,
        }
    )
    for weight, files in ((weight, font_files(weight)) for weight in _FILES):
        for family, path in zip(FAMILY, files, strict=True):
            entry = FontEntry(
                fname=str(path),
                name=family,
                style="normal",
                variant="normal",
                weight=_WEIGHTS[weight],
                stretch="normal",
                size="scalable",
            )
            fontManager.ttflist.append(entry)


def plain(text: str) -> str:
    """Return text without the control characters that no format can hold; each run of white space is one space."""
    kept = "".join(" " if char.isspace() else char for char in text if char.isspace() or _writable(char))
    return " ".join(kept.split())


def _writable(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cs", "Cn"}


@lru_cache(maxsize=50_000)
def _width_at_100(text: str, weight: Weight) -> float:
    font = get_font([str(path) for path in font_files(weight)])
    font.set_size(_MEASURED_AT, 72)
    font.set_text(plain(text), 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


def space_width(size: float) -> float:
    """Return the width of the space between two words in points."""
    return text_width("n n", size) - text_width("nn", size)


def text_width(text: str, size: float, weight: Weight = "normal") -> float:
    """Return the width of one line in points at a font size in points."""
    return _width_at_100(text, weight) * size / _MEASURED_AT
