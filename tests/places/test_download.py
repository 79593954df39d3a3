"""GeoNames dumps are fetched on command and gone on with after a break, against a server of the test's own."""

from __future__ import annotations

import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from geo.errors import OnlineError, UsageError
from geo.places.download import add_geonames
from geo.places.offline import open_geocoder
from geo.places.query import PlaceQuery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROW = (
    "7\tVymyslivka\tVymyslivka\tВымысліўка\t53.5\t27.9\tP\tPPL\tBY\t\t05\t\t\t\t120\t\t160\tEurope/Minsk\t2020-01-01\n"
)


def dump() -> bytes:
    """Return a zipped dump that takes more than one piece to send."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(
            "BY.txt", ROW + "".join(f"{number}{ROW[1:]}".replace("P\tPPL", "H\tLK") for number in range(8, 6000))
        )
    return packed.getvalue()


class Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.content = dump()
        self.break_at: int | None = None
        self.ranges: list[str | None] = []


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        if self.path != "/BY.zip":
            self.send_error(404)
            return
        asked = self.headers.get("Range")
        self.server.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
        rest = self.server.content[start:]
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(rest)))
        self.end_headers()
        self.wfile.write(rest[: self.server.break_at] if self.server.break_at else rest)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def address(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def test_a_dump_is_fetched_and_its_places_are_found(server: Server, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    added = add_geonames(["by"], tmp_path, server=address(server), progress=lambda *each: told.append(each))
    assert [each.taken for each in added] == [1]
    assert told[-1] == ("BY.zip", len(server.content), len(server.content))
    assert open_geocoder(tmp_path).geocode(PlaceQuery(text="пад Вымысліўкай", country="BY")).place is not None


def test_a_broken_download_is_gone_on_with(server: Server, tmp_path: Path) -> None:
    server.break_at = 300_000
    with pytest.raises(OnlineError, match="give the command again"):
        add_geonames(["BY"], tmp_path, server=address(server))
    server.break_at = None
    assert [each.taken for each in add_geonames(["BY"], tmp_path, server=address(server))] == [1]
    assert server.ranges == [None, "bytes=300000-"]


def test_what_cannot_be_fetched_is_said_with_the_mend(server: Server, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two letters"):
        add_geonames(["Belarus"], tmp_path, server=address(server))
    with pytest.raises(OnlineError, match="check the country code"):
        add_geonames(["XX"], tmp_path, server=address(server))
    assert not (tmp_path / "gazetteer").exists()
