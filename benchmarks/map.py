"""Measure the border map in a headless browser: `python benchmarks/map.py [--rows N ...] [--databases FOLDER]`.

Beside it, in the same run and on the same machine, folium as it is mostly used: one Marker a sighting, MarkerCluster
and FastMarkerCluster where their script is installed (`pip install XStatic-Leaflet-MarkerCluster`); the slow ones are
measured with the first number of rows only. Times are from the key
that applies a filter to the second frame after the drawing is in the page; ratios are to our own median. The floor is
an empty Streamlit page with one filter, changed in turns with ours, so that a busy machine is told from a slow map.
"""

from __future__ import annotations

import argparse
import json
import secrets
import statistics
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from playwright.sync_api import TimeoutError, sync_playwright  # noqa: A004 - its own

from benchmarks._made import CLASSES, fill
from benchmarks._map_server import measure_clients, measure_server
from tests.browser.serving import CHROMIUM, FLAGS, served

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Frame, Page, Playwright

PATIENCE_MS = 180_000
PEER_MS = 45_000
"""How long a peer may take to draw; one that takes longer is told to have taken more than that."""
PEER_CHANGES = 2
TEXTS = [name.replace("_", " ") for name in CLASSES[:4]]
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(Date.now()))))"
CLOCK = "addEventListener('keydown', event => { if (event.key === 'Enter') window.pressed = Date.now(); }, true)"
Row = dict[str, Any]


class Traffic:
    """Bytes that reached the page since the last look: answers as they were sent, and Streamlit's messages."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.dataReceived", lambda event: self._add(event.get("encodedDataLength", 0)))
        session.on("Network.webSocketFrameReceived", self._message)

    def _message(self, event: dict[str, Any]) -> None:
        response = event["response"]
        size = len(response["payloadData"])
        self._add(size if response["opcode"] == 1 else size * 3 // 4)  # binary comes as base64

    def _add(self, size: int) -> None:
        self.bytes += size

    def taken(self) -> int:
        """Return the bytes since the last call."""
        taken, self.bytes = self.bytes, 0
        return taken


def frame_of(page: Page) -> Frame:
    frame = page.locator("iframe").last.element_handle(timeout=PATIENCE_MS).content_frame()
    if frame is None:
        msg = "the page has no map"
        raise RuntimeError(msg)
    return frame


def opened(page: Page, address: str) -> tuple[Frame, float]:
    """Open the border map; return its frame and the milliseconds until anything was drawn."""
    began = time.perf_counter()
    page.goto(address)
    frame = frame_of(page)
    frame.wait_for_function("window.kordon && kordon.state && kordon.state.draws > 0")
    return frame, (time.perf_counter() - began) * 1000


def measure_ours(browser: Browser, address: str, floor: str, changes: int) -> list[Row]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    _, started_ms = opened(page, address)  # the server still copies the records
    page.close()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(CLOCK)
    traffic = Traffic(page)
    frame, first_ms = opened(page, address)
    frame.locator("[data-base=drawn]").wait_for()
    frame.evaluate(
        """() => { window.fewest = Infinity;
                   const look = () => { fewest = Math.min(fewest, document.querySelectorAll(".kordon-mark").length);
                                        requestAnimationFrame(look); };
                   look();
                   document.addEventListener("kordon:drawn", () =>
                     requestAnimationFrame(() => requestAnimationFrame(() => { window.seen = Date.now(); }))); }"""
    )

    def change(text: str) -> float:
        frame.evaluate("() => { window.seen = 0; }")
        apply(page, text)
        frame.wait_for_function("window.seen > 0")
        return float(frame.evaluate("window.seen")) - float(page.evaluate("window.pressed"))

    row, lowest = changed("Kordon", change, changes, traffic, page), []
    empty = floor_page(browser, floor)
    for at in range(changes):
        text = TEXTS[at % len(TEXTS)]
        lowest.append((change(text), empty(text)))
        change("")
        empty("")
    ours, bare = (statistics.median(times) for times in zip(*lowest, strict=True))
    row |= {"turns_ms": round(ours), "floor_ms": round(bare)}
    row |= {
        "first_ms": round(first_ms),
        "started_ms": round(started_ms),
        "marks": frame.evaluate("document.querySelectorAll('.kordon-mark').length"),
    }
    row |= {"blank_frames": frame.evaluate("window.fewest") == 0, "heap_mb": heap(page)}
    pans = [pan(frame, lat, lon) for lat, lon in [(51, 24), (55, 33), (49, 31), (53.3, 28)] * (changes // 4)]
    drags = [drag(frame, f"2022-{month:02}-01", f"2022-{month:02}-28") for month in range(1, 13)]
    page.close()
    dragged = {"what": "Kordon, drag on the timeline", "median_ms": round(statistics.median(drags))}
    return [
        row,
        dragged | {"p95_ms": round(max(drags))},
        {"what": "Kordon, pan", "median_ms": round(statistics.median(pans)), "p95_ms": round(max(pans))},
    ]


def floor_page(browser: Browser, address: str) -> Callable[[str], float]:
    """Open the empty page; return what changes its one filter and gives the milliseconds until that stood."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(CLOCK)
    page.goto(address)
    page.get_by_text("shown all:").wait_for()

    def change(text: str) -> float:
        apply(page, text)
        page.get_by_text(f"shown {text or 'all'}:").wait_for()
        return float(page.evaluate(TWO_FRAMES)) - float(page.evaluate("window.pressed"))

    return change


def drag(frame: Frame, first: str, last: str) -> float:
    """Drag the timeline's selection to some days; return the milliseconds until the drawing stood for two frames."""
    took: float = frame.evaluate(
        """async ([first, last]) => {
             const began = performance.now();
             const drawn = new Promise(done => document.addEventListener("kordon:drawn", done, {once: true}));
             kordon.period.drag({from: kordon.period.number(first), to: kordon.period.number(last)});
             await drawn;
             await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
             return performance.now() - began; }""",
        [first, last],
    )
    return took


def pan(frame: Frame, lat: float, lon: float) -> float:
    """Move beyond what is loaded; return the milliseconds until the new drawing stood for two frames."""
    took: float = frame.evaluate(
        """async ([lat, lon]) => {
             const began = performance.now();
             const drawn = new Promise(done => document.addEventListener("kordon:drawn", done, {once: true}));
             map.setView([lat, lon], map.getZoom(), {animate: false});
             await drawn;
             await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
             return performance.now() - began; }""",
        [lat, lon],
    )
    return took


def measure_peer(browser: Browser, address: str, name: str) -> Row:
    """Measure a few changes of a peer; one that is not drawn after PEER_MS has no time."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE_MS)
    page.add_init_script(CLOCK)
    traffic = Traffic(page)
    page.goto(address)

    def change(text: str) -> float:
        page.evaluate("for (const frame of document.querySelectorAll('iframe')) frame.dataset.old = 'yes'")
        apply(page, text)
        page.get_by_text(f"shown {text or 'all'}:").wait_for()
        drawn(page, name)
        return float(page.evaluate(TWO_FRAMES)) - float(page.evaluate("window.pressed"))

    try:
        page.get_by_text("shown all:").wait_for()  # the mirror is opened before: that is not timed
        page.set_default_timeout(PEER_MS)
        drawn(page, name)
        row = changed(name, change, PEER_CHANGES, traffic, page)
        row["heap_mb"] = heap(page)
    except TimeoutError:
        row = {"what": name, "median_ms": None}
    page.close()
    return row


def drawn(page: Page, name: str) -> None:
    """Wait until the peer's map, which is mounted anew at each change, shows what the page says it shows."""
    page.wait_for_function(
        """marker => {
             const said = /shown .*: (\\d+)/.exec(document.body.innerText);
             const frames = [...document.querySelectorAll("iframe:not([data-old])")];
             const icons = frames.map(frame => frame.contentDocument.querySelectorAll(".leaflet-marker-icon").length);
             return said && (marker ? icons.includes(Number(said[1])) : icons.some(number => number > 0)); }""",
        arg=name.startswith("folium.Marker"),
    )


def apply(page: Page, text: str) -> None:
    field = page.get_by_label("Text").first
    field.fill(text)
    field.press("Enter")


def changed(name: str, change: Callable[[str], float], changes: int, traffic: Traffic, page: Page) -> Row:
    """Change the filter to and fro; return times and bytes of a change. The first one warms up and is left out."""
    texts = [TEXTS[at // 2 % len(TEXTS)] if at % 2 == 0 else "" for at in range(changes + 2)]
    times, sizes = [], []
    for text in texts:
        traffic.taken()
        times.append(change(text))
        page.wait_for_timeout(500)  # what comes late still belongs to this change
        sizes.append(traffic.taken())
    times, sizes = times[2:], sizes[2:]
    return {
        "what": name,
        "median_ms": round(statistics.median(times)),
        "p95_ms": round(sorted(times)[max(0, round(len(times) * 0.95) - 1)]),
        "payload_kb": round(statistics.median(sizes) / 1000, 1),
        "payload_most_kb": round(max(sizes) / 1000, 1),
    }


def heap(page: Page) -> float:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    return round(session.send("Runtime.getHeapUsage")["usedSize"] / 1e6, 1)


def peers(rows: int) -> list[tuple[str, str, int]]:
    """Name, kind and number of sightings of each peer."""
    few, some = min(rows, 1000), min(rows, 10_000)
    found = [(f"folium.Marker, {few:,}", "Marker", few), (f"folium.Marker, {some:,}", "Marker", some)]
    if find_spec("xstatic") and find_spec("xstatic.pkg.leaflet_markercluster"):
        found.append((f"MarkerCluster, {some:,}", "MarkerCluster", some))
        found.append((f"FastMarkerCluster, {rows:,}", "FastMarkerCluster", rows))
    else:
        print("both clusters are left out: pip install XStatic-Leaflet-MarkerCluster", file=sys.stderr)
    return found


def measure(url: str, playwright: Playwright, changes: int, *, alone: bool) -> list[Row]:
    """Return all rows for one database; with `alone`, no peer is measured but the one that takes every sighting."""
    rows = int(Path(url.removeprefix("sqlite:///")).parent.name)
    table = measure_server(url)
    browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
    with tempfile.TemporaryDirectory() as folder:
        secret = secrets.token_urlsafe(32)
        app = served(Path(folder), KORDON_SAMPLE="0", KORDON_DATABASE_URL=url, KORDON_SECRET=secret)
        empty = served(Path(folder), "benchmarks/_markers/app.py", PEER="Nothing", PEER_ROWS="0")
        with app as address, empty as floor:
            table = [*measure_ours(browser, address, floor, changes), measure_clients(address, secret), *table]
    for name, kind, some in peers(rows):
        if alone and some < rows:
            continue
        with tempfile.TemporaryDirectory() as folder:
            told = {"PEER": kind, "PEER_ROWS": str(some), "KORDON_DATABASE_URL": url}
            with served(Path(folder), "benchmarks/_markers/app.py", **told) as address:
                table.append(measure_peer(browser, address, name))
    browser.close()
    for row in table:
        row["ratio"] = row["median_ms"] and round(row["median_ms"] / table[0]["median_ms"], 2)
    return table


def main() -> int:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--rows", type=int, nargs="+", default=[10_000])
    reading.add_argument("--changes", type=int, default=20)
    reading.add_argument("--databases", type=Path, help="keep the made databases there, and use those that are there")
    reading.add_argument("--json", type=Path, help="also write the rows there")
    asked = reading.parse_args()
    found: dict[int, list[Row]] = {}
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        for rows in asked.rows:
            folder = (asked.databases or Path(made)) / str(rows)
            url = f"sqlite:///{folder / 'kordon.sqlite'}"
            if not (folder / "kordon.sqlite").exists():
                folder.mkdir(parents=True, exist_ok=True)
                url = fill(folder, rows)
            found[rows] = measure(url, playwright, asked.changes, alone=rows != asked.rows[0])
            show(found[rows], rows)
    if len(found) > 1:
        fewest, most = min(found), max(found)
        slower = found[most][0]["median_ms"] / found[fewest][0]["median_ms"]
        print(f"a filter change at {most:,} takes {slower:.2f} times what it takes at {fewest:,}")
    if asked.json:
        asked.json.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def show(table: list[Row], rows: int) -> None:
    print(f"{rows:,} sightings in the database; filter change to drawn unless said otherwise, server: processor time")
    print(f"{'':<38}{'median':>12}{'p95':>10}{'ratio':>8}{'payload':>12}")
    for row in table:
        size = f"{row['payload_kb']} kB" if "payload_kb" in row else ""
        late = f"{row['p95_ms']} ms" if "p95_ms" in row else ""
        median = f"{row['median_ms']} ms" if row["median_ms"] is not None else f"> {PEER_MS // 1000} s"
        print(f"{row['what']:<38}{median:>12}{late:>10}{row['ratio'] or '':>8}{size:>12}")
    first = table[0]
    turns, floor = first["turns_ms"], first["floor_ms"]
    print(f"in turns with an empty page: {turns} ms, the floor {floor} ms, so {turns - floor} ms above it")
    print(
        f"first drawn {first['first_ms']} ms after opening, {first['started_ms']} ms where the server has just started"
    )
    print(f"heap {first['heap_mb']} MB, blank frames: {first['blank_frames']}")
    print(f"columns in memory: {next(row['held_mb'] for row in table if 'held_mb' in row)} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
