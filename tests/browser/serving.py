"""The real app on a free loopback port, and where Chromium is: for the browser tests and the benchmarks alike."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
"""The last of them: whatever name or address is not this machine's, there is no such host."""
PATIENCE_S = 90


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether a server may listen on a loopback port."""
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as servers do
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


@contextmanager
def served(folder: Path, script: str = "app.py", **environment: str) -> Iterator[str]:
    """Run an app with its database and user folder in `folder`; give its address once it answers.

    Raises RuntimeError with the app's own log where it does not start.
    """
    port = free_port()
    log = folder / "app.log"
    with log.open("w+") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", *_run(script, port)],
            cwd=ROOT,
            env={**_own(folder, environment), "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            encoding="utf-8",
        )
        alarm = threading.Timer(PATIENCE_S, process.kill)
        alarm.start()
        try:
            _wait(process, port)
            alarm.cancel()
            yield f"http://127.0.0.1:{port}"
        except ConnectionError:
            raise RuntimeError(log.read_text(encoding="utf-8")) from None
        finally:
            alarm.cancel()
            process.terminate()
            process.communicate(timeout=PATIENCE_S)


class Warm:
    """Starts apps as `served` does, each a process of its own, forked where all that an app imports is imported.

    An app listens where an earlier one ended, so that the browser has its files there already, read and compiled.
    """

    def __init__(self) -> None:
        """Start the process that forks; it imports while the first app is prepared."""
        self._forking = _forking()
        self._left: list[int] = []

    @contextmanager
    def __call__(self, folder: Path, **environment: str) -> Iterator[str]:
        """Run the app as `served` does."""
        port = self._left.pop() if self._left and is_free(self._left[-1]) else free_port()
        log = folder / "app.log"
        log.write_text("")
        if self._forking.poll() is not None:  # one app took it down: the others need not fall with it
            self._forking = _forking()
        forking = self._forking
        process = self._ask(arguments=_run("app.py", port), env=_own(folder, environment), log=str(log))
        if not process:
            raise RuntimeError(log.read_text(encoding="utf-8"))
        try:
            _first_answer(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            if self._forking is forking and forking.poll() is None:
                self._ask(end=process)
                self._left.append(port)

    def close(self) -> None:
        """End the process and every app that still runs."""
        self._forking.communicate(timeout=PATIENCE_S)

    def _ask(self, **asked: object) -> int:
        """Say one line and return the number that answers it; what never answers is killed."""
        assert self._forking.stdin is not None
        assert self._forking.stdout is not None
        alarm = threading.Timer(PATIENCE_S, self._forking.kill)
        alarm.start()
        try:
            self._forking.stdin.write(json.dumps(asked) + "\n")
            self._forking.stdin.flush()
            return int(self._forking.stdout.readline() or 0)
        finally:
            alarm.cancel()


def _forking() -> subprocess.Popen[str]:
    program = [sys.executable, "-m", "tests.browser.warm"]
    return subprocess.Popen(program, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _run(script: str, port: int) -> list[str]:
    return ["run", script, f"--server.port={port}", "--server.headless=true"]


def _own(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "KORDON_USER_DIR": str(folder), "KORDON_DATABASE_URL": "", **environment}


def _wait(process: subprocess.Popen[str], port: int) -> None:
    """Wait for the line that Streamlit prints once it listens, then for its first answer."""
    if process.stdout is None or not any("URL:" in line for line in process.stdout):
        msg = "the app ended before it listened"
        raise ConnectionError(msg)
    _first_answer(port)


def _first_answer(port: int) -> None:
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as asked:
        asked.request("GET", "/_stcore/health")
        asked.getresponse().read()
