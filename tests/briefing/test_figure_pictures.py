"""Six reference pictures, drawn from the sample, opened and judged by eye; what changes them must be looked at.

After a change that is meant: `python tests/briefing/test_figure_pictures.py`, look at each picture, commit.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))

from geo.briefing.figure_files import png_bytes  # noqa: E402
from tests.briefing.sample_briefings import CASES, sample_briefing, sample_mirror  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.briefing.model import Briefing
    from geo.records.mirror import Mirror

PICTURES = HERE / "pictures"
NAMES = tuple(name for name in CASES if name != "december")
WIDTH, HEIGHT, COLOURS = 960, 540, 96
MARK, NAME = (206, 275, 238, 307), (130, 303, 236, 321)
"""Boxes of the busy week's picture: a circle, and the name of a station."""
TILE = 15
MOST_CHANGED = 0.08
"""Share of any tile of 30x30 pixels that may differ visibly: a missing mark, name or bar is more than that, letters
painted a little differently by another version of FreeType are less."""


def small(briefing: Briefing) -> Image.Image:
    picture = Image.open(io.BytesIO(png_bytes(briefing))).convert("RGB")
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Return the largest share of a tile that differs by more than a sixth of the range once both are softened."""
    pair = [np.asarray(each.convert("RGB").reduce(2), dtype=float) for each in (one, other)]
    changed = np.abs(pair[0] - pair[1]).max(axis=2) > 40
    high, wide = changed.shape[0] // TILE * TILE, changed.shape[1] // TILE * TILE
    tiles = changed[:high, :wide].reshape(high // TILE, TILE, wide // TILE, TILE)
    return float(tiles.mean(axis=(1, 3)).max())


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    with sample_mirror(tmp_path_factory.mktemp("sample")) as opened:
        yield opened


@pytest.mark.parametrize("name", NAMES)
def test_a_briefing_looks_as_it_did_when_it_was_judged(name: str, mirror: Mirror) -> None:
    drawn = small(sample_briefing(mirror, name))
    kept = Image.open(PICTURES / f"{name}.png")
    assert kept.size == (WIDTH, HEIGHT)
    share = unlike(drawn, kept)
    assert share <= MOST_CHANGED, f"{name}: {share:.0%} of a tile changed; draw it anew and look at it"


def test_the_comparison_sees_a_single_mark_a_name_and_another_theme() -> None:
    light, dark = Image.open(PICTURES / "busy_week.png").convert("RGB"), Image.open(PICTURES / "dark.png")
    assert unlike(light, light) == 0
    assert unlike(light, dark) > MOST_CHANGED
    for box in (MARK, NAME):
        without = light.copy()
        without.paste(light.getpixel((box[0] - 2, box[1])), box)
        assert unlike(light, without) > MOST_CHANGED


def test_the_pictures_stay_small() -> None:
    assert sum(path.stat().st_size for path in PICTURES.glob("*.png")) < 600_000


def draw_anew() -> None:
    """Draw every reference picture, and the one of the README at full size."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sample_mirror(Path(folder)) as opened:
        for name in NAMES:
            picture = small(sample_briefing(opened, name)).quantize(
                COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
            )
            picture.save(PICTURES / f"{name}.png", optimize=True)
        readme = Image.open(io.BytesIO(png_bytes(sample_briefing(opened, "busy_week")))).convert("RGB")
        readme = readme.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        readme.save(HERE.parents[1] / "docs" / "pictures" / "briefing.png", optimize=True)


if __name__ == "__main__":
    draw_anew()
