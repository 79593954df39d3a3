"""A process that has imported what the commands need, and forks one of its own for each: a start, only sooner.

Nothing is opened or read beforehand, so that each command finds what a fresh start finds.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import sys
from typing import Any, NoReturn

import geo
from geo.cli import main

_NEEDED = (
    "fontTools.subset", "geopandas", "ibis.backends.sql.compilers.duckdb", "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_pdf", "matplotlib.backends.backend_svg", "matplotlib.font_manager", "pandas",
    "pptx", "psycopg", "pyarrow.dataset", "pyogrio",
)  # fmt: skip
_LEFT = ("geo.ui", "geo.server", "geo.__main__")
"""What no command needs but the app's own."""


def serve() -> int:
    """Answer each line {"arguments", "env", "files"} with the exit code of the command; its streams are files."""
    rooms = (each.name for each in pkgutil.walk_packages(geo.__path__, "geo."))
    for name in (*_NEEDED, *(room for room in rooms if not room.startswith(_LEFT))):
        importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(asked)
            _end(asked["arguments"])
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    return 0


def _end(arguments: list[str]) -> NoReturn:
    """Run the command and end with its code, without taking down all that was imported."""
    try:
        code = main(arguments)
    except SystemExit as error:  # how the parser ends
        code = error.code if isinstance(error.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _become(asked: dict[str, Any]) -> None:
    os.environ.clear()
    os.environ.update(asked["env"])
    for number, path in enumerate(asked["files"]):
        opened = os.open(path, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, "r" if number == 0 else "w") for number in range(3))


if __name__ == "__main__":
    sys.exit(serve())
