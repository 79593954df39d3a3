"""The real app on a free loopback port, and where Chromium is: for the browser tests and the benchmarks alike."""

from __future__ import annotations

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
]
PATIENCE_S = 90


def free_port() -> int:
    """Return a loopback port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def served(folder: Path, script: str = "app.py", **environment: str) -> Iterator[str]:
    """Run an app with its database and user folder in `folder`; give its address once it answers.

    Raises RuntimeError with the app's own log where it does not start.
    """
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", "--server.headless=true"]
    own = {"KORDON_USER_DIR": str(folder), "KORDON_DATABASE_URL": "", "PYTHONUNBUFFERED": "1"}
    env = {**os.environ, **own, **environment}
    log = folder / "app.log"
    with log.open("w+") as errors:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=errors, text=True, encoding="utf-8"
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


def _wait(process: subprocess.Popen[str], port: int) -> None:
    """Wait for the line that Streamlit prints once it listens, then for its first answer."""
    if process.stdout is None or not any("URL:" in line for line in process.stdout):
        msg = "the app ended before it listened"
        raise ConnectionError(msg)
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)) as asked:
        asked.request("GET", "/_stcore/health")
        asked.getresponse().read()
