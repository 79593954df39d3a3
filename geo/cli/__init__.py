"""The command line: what analysts' scripts and cron jobs call. See docs/cli.md.

Exit 0: done. 1: done, and something needs a look. 2: could not be done; one line on standard error says why and how
to mend it.
"""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from geo.cli.exits import FAILED, OK
from geo.cli.parser import build_parser
from geo.connections import watch
from geo.errors import KordonError
from geo.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; prints a line instead of any traceback."""
    _speak_utf8()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _interrupted)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has had enough, as in `python -m geo sightings | head`; nothing more may be written.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the outermost edge: no user ever meets a traceback
        with contextlib.suppress(OSError):
            print(f"geo: {' '.join(_told(error).split())}", file=sys.stderr)
        return FAILED
    return code


def _interrupted(_number: int, _frame: object) -> NoReturn:
    """End as Control-C does, when a scheduler or the system asks to: what is being written is taken back."""
    raise KeyboardInterrupt


def _run(arguments: Sequence[str] | None) -> int:
    given = build_parser().parse_args(arguments)
    settings = read_settings()
    if given.database:
        settings = replace(settings, database_url=given.database)
    watch(settings, keep_status=False)
    code: int = given.run(given, settings)
    return code


def _told(error: BaseException) -> str:
    """Say in one line what happened and how to mend it."""
    if isinstance(error, KordonError):
        return str(error)
    if isinstance(error, KeyboardInterrupt):
        return "Stopped; nothing was left half written"
    if isinstance(error, OSError):
        return f"The system refused ({error.strerror or error}); check free space and permissions, then try again"
    if isinstance(error, MemoryError):
        return "There is not enough memory; split the file and import the parts"
    return f"Kordon met a fault of its own ({_where(error)}); please report it with the command that you gave"


def _where(error: BaseException) -> str:
    """Name a fault by its kind and place, not by its text, which may hold what a file said."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = "" if trace is None else f" at {os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119 - no path library at start-up
    return f"{type(error).__name__}{at}"


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
