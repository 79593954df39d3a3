"""Make the README's pictures again: `python docs/pictures/make.py [NAME ...]` in the project's folder.

A fresh copy of the app holds only the sample of real, published reports; a real browser without any network opens the
links below, and what it shows is kept as a small PNG. The briefing is written by the command line from the same
sample. The same code and data give the same pictures but for the time of the import, which stands on them. Chromium
must be installed (`make test` does it on Debian).
"""

# ruff: noqa: INP001 - a script beside what it makes, no package
from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.map_shown import Map  # noqa: E402 - the project's folder must be known first
from tests.browser.serving import CHROMIUM, FLAGS, served  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COLOURS: Final = 256
MOST_BYTES: Final = 500_000


class Picture(NamedTuple):
    """A picture: its file, the link that shows it, the window's size, the theme, and whether it is of a slide."""

    name: str
    link: str
    size: tuple[int, int] = (1440, 900)
    theme: str = "light"
    slide: bool = False


PICTURES: Final = (
    Picture("border-map", "/?map=6/53.0/28.2"),
    Picture(
        "border-corridors",
        "/?map=8/52.0/27.6&layers=countries,areas,rivers,towns,ways,railways,airfields,crossings,symbols",
        size=(1440, 810),
        slide=True,
    ),
    Picture(
        "border-compared",
        "/?compare=difference&a=2022-12-12..2022-12-18&b=2022-12-19..2022-12-25&map=6/53.0/28.2",
        theme="dark",
    ),
)


BRIEFING: Final = (
    "--from", "2022-12-14", "--to", "2022-12-20", "--cutoff", "2023-03-01T06:00Z",
    "--blocks", "summary,map,timeline,totals",
)  # fmt: skip
"""The busiest week of the sample, as it could have been briefed a season later."""


def brief(folder: Path) -> bytes:
    """Return a briefing of the records that an app holds in a folder, as PNG."""
    file = folder / "briefing.png"
    database = f"sqlite:///{folder / 'kordon.sqlite'}"
    command = [sys.executable, "-m", "geo", "brief", str(file), "--database", database, *BRIEFING]
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603 - our own command line
    return file.read_bytes()


def take(browser: Browser, address: str, picture: Picture) -> bytes:
    """Return what the browser shows of a picture's link once the map has drawn it, as PNG."""
    width, height = picture.size
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if picture.theme == "dark" else "light",
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        shown = Map(page, address + picture.link)
        shown.frame.locator(".kordon-brush[data-state=drawn]").wait_for()
        if "compare=" in picture.link:
            shown.frame.wait_for_function("kordon.comparing && kordon.side.settled()")
        if picture.slide:
            shown.frame.locator("body").press("s")
            shown.frame.locator("html[data-picture=ready]").wait_for()
            shown.frame.wait_for_function("map.getSize().x === innerWidth")
            shown.frame.locator(".kordon-picture-hint").wait_for(state="hidden")
        page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(state="attached")
        return page.screenshot(animations="disabled")


def small(png: bytes) -> bytes:
    """Return a picture in 256 colours, none off by more than a shade: a map is flat colours, a third of the bytes."""
    held = io.BytesIO()
    with Image.open(io.BytesIO(png)) as drawn:
        method, dither = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
        flat = drawn.convert("RGB").quantize(COLOURS, method=method, kmeans=3, dither=dither)  # paper stays paper
    flat.save(held, "PNG", optimize=True)
    return held.getvalue()


def keep(name: str, png: bytes) -> None:
    """Write a picture beside this file, if it is small enough to be loaded with a page."""
    if len(png) > MOST_BYTES:
        msg = f"{name}.png would have {len(png):,} bytes, more than {MOST_BYTES:,}; draw less on it"
        raise SystemExit(msg)
    (Path(__file__).parent / f"{name}.png").write_bytes(png)
    print(f"{name}.png: {len(png):,} bytes")  # noqa: T201 - what the command is for


def main() -> None:
    """Make the pictures that are named, else every one."""
    wanted = sys.argv[1:]
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS) as browser,
    ):
        for picture in PICTURES:
            if not wanted or picture.name in wanted:
                keep(picture.name, small(take(browser, address, picture)))
        if not wanted or "briefing" in wanted:
            Map(browser.new_page(), address)  # the sample is held once a page was asked for
            keep("briefing", small(brief(Path(folder))))


if __name__ == "__main__":
    main()
