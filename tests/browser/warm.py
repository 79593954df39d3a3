"""A process that has imported what the app needs, and forks one app of its own for each that is asked: a start, sooner.

Nothing is opened or read beforehand and no page is imported, so that each app finds what a fresh start finds. Each line
{"arguments", "env", "log"} starts an app and is answered by its process id once it listens, or by 0 where it ended;
each line {"end"} ends the app of that process id.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import signal
import sys
import time
from typing import Any, NoReturn, TextIO

import geo

_NEEDED = (
    "streamlit.web.cli", "streamlit.web.bootstrap", "streamlit.web.server.starlette", "uvicorn.lifespan.on",
    "uvicorn.loops.auto", "uvicorn.protocols.http.auto", "uvicorn.protocols.websockets.auto", "altair",
    "folium.plugins", "geopandas", "ibis.backends.sql.compilers.duckdb", "matplotlib.backends.backend_agg", "psycopg",
    "sqlalchemy.dialects.sqlite.pysqlite",
)  # fmt: skip
GRACE_S = 20
_LEFT = ("geo.ui", "geo.__main__")
"""What an app imports itself: the pages belong to a running server."""


def serve() -> int:
    rooms = (each.name for each in pkgutil.walk_packages(geo.__path__, "geo."))
    for name in (*_NEEDED, *(room for room in rooms if not room.startswith(_LEFT))):
        importlib.import_module(name)
    gc.freeze()
    running: dict[int, TextIO] = {}
    for line in sys.stdin:
        asked = json.loads(line)
        answer = 0
        if "end" in asked:
            _end(asked["end"], running.pop(asked["end"]))
        else:
            answer, said = _start(asked)
            if answer:
                running[answer] = said
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()
    for process, said in running.items():
        _end(process, said)
    return 0


def _start(asked: dict[str, Any]) -> tuple[int, TextIO]:
    """Fork an app; return its process id once it prints where it listens, or 0, and the rest of what it prints."""
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _become(asked, said)
    os.close(said)
    lines = os.fdopen(heard, encoding="utf-8")
    if any("URL:" in line for line in lines):
        return child, lines
    lines.close()
    os.waitpid(child, 0)
    return 0, lines


def _end(process: int, said: TextIO) -> None:
    """End an app as a system does: ask, and kill what is still there, such as one that a thread holds."""
    os.kill(process, signal.SIGTERM)
    killed_at = time.monotonic() + GRACE_S
    while os.waitpid(process, os.WNOHANG)[0] == 0:
        if time.monotonic() > killed_at:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            break
        time.sleep(0.02)
    said.close()


def _become(asked: dict[str, Any], said: int) -> NoReturn:
    """Be the app, with its own environment and streams; leave without taking down all that was imported."""
    from streamlit.web.cli import main  # noqa: PLC0415 - imported long ago

    os.environ.clear()
    os.environ.update(asked["env"])
    log = os.open(asked["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number, opened in enumerate((os.open(os.devnull, os.O_RDONLY), said, log)):
        os.dup2(opened, number)
        os.close(opened)
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    sys.argv = ["streamlit", *asked["arguments"]]
    code = 1
    try:
        main(asked["arguments"])
    except SystemExit as error:  # how the command ends
        code = error.code if isinstance(error.code, int) else 1
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    sys.exit(serve())
