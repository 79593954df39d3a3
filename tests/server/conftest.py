"""The routes on a real loopback port, over a real record database of this module's own."""

from __future__ import annotations

import json
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
import uvicorn
from starlette.applications import Starlette

from geo.maps.token import sign_filters, signing_secret
from geo.records import shared
from geo.records.filters import Filters
from geo.server import routes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPMessage
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)


class Client:
    """Asks the routes as a browser does."""

    def __init__(self, port: int) -> None:
        self._port = port

    def get(self, path: str, headers: dict[str, str] | None = None, **words: object) -> Answer:
        url = f"{path}?{urlencode(words)}" if words else path
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=30)) as asked:
            asked.request("GET", url, headers=headers or {})
            answer = asked.getresponse()
            return Answer(answer.status, answer.headers, answer.read())

    def ask(self, path: str, filters: Filters | None = None, **words: object) -> Answer:
        """Ask with a good token for these filters."""
        token = sign_filters(filters or Filters(), signing_secret(shared.settings()))
        return self.get(path, token=token, **words)


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = threading.Event()

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self.ready.set()


@contextmanager
def served(folder: Path) -> Iterator[Client]:
    """Serve the routes over a new, empty database in a folder."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("KORDON_USER_DIR", str(folder))
        environment.delenv("KORDON_DATABASE_URL", raising=False)
        environment.delenv("KORDON_SECRET", raising=False)
        server = _Server(uvicorn.Config(Starlette(routes=routes), host="127.0.0.1", port=0, log_level="warning"))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            assert server.ready.wait(30)
            yield Client(server.servers[0].sockets[0].getsockname()[1])
        finally:
            server.should_exit = True
            thread.join()
            shared.close()


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    """Serve over a database of this test alone; `shared.records()` is it."""
    with served(tmp_path) as asking:
        yield asking


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Serve over a database that stays empty: for tests that hold nothing."""
    with served(tmp_path_factory.mktemp("empty")) as asking:
        yield asking
