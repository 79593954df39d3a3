"""Start the app on this machine, open a page as a browser does, and see whether it tried to reach the outside."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.connections import STATUS_FILE
from geo.doctor import Check

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[2]
_HOST: Final = "127.0.0.1"
_START_S: Final = 90.0
"""How long the app may take to answer at first, on a slow machine."""
_PAGE_S: Final = 90.0
"""How long the first page may take."""
_PROGRAM: Final = """
import runpy, sys
from geo import connections
connections.watch()
sys.argv = ["streamlit", "run", "app.py", *sys.argv[1:]]
runpy.run_module("streamlit", run_name="__main__")
"""
"""The watch begins before the server is even imported, so that nothing is missed."""
_RERUN: Final = b"\x5a\x00"
"""Streamlit's BackMsg with an empty `rerun_script` (field 11): what a browser sends to get a page."""
_SCRIPT_FINISHED: Final = 6
"""Field of Streamlit's ForwardMsg that ends a page."""
_LENGTHED: Final = 2
"""Wire type of a protobuf field that says its length."""


class _ProbeError(Exception):
    """The app did not serve; the text says why."""


def check_app(root: Path = ROOT) -> Check:
    """Serve a page with the sample from a fresh user folder and report the connections that were tried meanwhile.

    `root` is the folder of `app.py`.
    """
    name = "connections"
    with tempfile.TemporaryDirectory(prefix="kordon-doctor-", ignore_cleanup_errors=True) as folder:
        try:
            with _serving(root, Path(folder)) as port:
                _get(port, "/")
                messages = _open_page(port)
        except _ProbeError as error:
            return Check(name=name, ok=False, said=str(error))
        try:
            noted = json.loads((Path(folder) / STATUS_FILE).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Check(name=name, ok=False, said="The app kept no account of its connections; install Kordon anew")
    attempts, last = int(noted["attempts"]), list(noted["last"])
    details = {"attempts": attempts, "last": last, "messages": messages}
    if attempts:
        tried = ", ".join(sorted({str(each["to"]) for each in last}))
        said = f"The app tried to reach {tried} while it served a page, and was refused; please report it"
        return Check(name=name, ok=False, said=said, details=details)
    said = f"The app started and served a page ({messages} messages); no connection beyond this machine was tried"
    return Check(name=name, ok=True, said=said, details=details)


@contextlib.contextmanager
def _serving(root: Path, folder: Path) -> Iterator[int]:
    """Serve the app with a user folder of its own until the block ends, and give its port."""
    port = _free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith(("KORDON_", "STREAMLIT_"))}
    env |= {"KORDON_USER_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    options = [f"--server.address={_HOST}", f"--server.port={port}", "--server.headless=true"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(  # noqa: S603 - our own program, no text of a user
            [sys.executable, "-c", _PROGRAM, *options],
            cwd=root,
            env=env,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )
        try:
            _wait_until_it_serves(process, port)
            yield port
        except OSError as error:
            msg = f"The app ended or did not answer while a page was opened ({error}); try again"
            raise _ProbeError(msg) from error
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_it_serves(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _START_S
    while time.monotonic() < end:
        if process.poll() is not None:
            msg = "The app cannot be started; run streamlit run app.py to see why"
            raise _ProbeError(msg)
        try:
            if b'"ok"' in _get(port, "/healthz"):
                return
        except OSError:
            time.sleep(0.2)
    msg = f"The app did not answer within {_START_S:.0f} s; run streamlit run app.py to see why"
    raise _ProbeError(msg)


def _get(port: int, path: str) -> bytes:
    connection = http.client.HTTPConnection(_HOST, port, timeout=10)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
    except http.client.HTTPException as error:
        raise OSError(str(error)) from error
    finally:
        connection.close()
    if response.status != http.HTTPStatus.OK:
        msg = f"{path} answered {response.status}"
        raise OSError(msg)
    return body


def _open_page(port: int) -> int:
    """Open a session, run the first page to its end, and return how many messages it sent."""
    from websockets.exceptions import WebSocketException  # noqa: PLC0415 - wanted by this check only
    from websockets.sync.client import connect  # noqa: PLC0415 - as above
    from websockets.typing import Origin, Subprotocol  # noqa: PLC0415 - as above

    messages = 0
    end = time.monotonic() + _PAGE_S
    try:
        with connect(
            f"ws://{_HOST}:{port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=Origin(f"http://{_HOST}:{port}"),
            max_size=None,
            proxy=None,
        ) as session:
            session.send(_RERUN)
            while time.monotonic() < end:
                message = session.recv(timeout=max(0.1, end - time.monotonic()))
                messages += 1
                if isinstance(message, bytes) and _has_field(message, _SCRIPT_FINISHED):
                    return messages
    except (WebSocketException, TimeoutError) as error:
        msg = f"The app's page did not open ({type(error).__name__}); run streamlit run app.py to see why"
        raise _ProbeError(msg) from error
    msg = f"The app's first page was not done within {_PAGE_S:.0f} s; run streamlit run app.py to see why"
    raise _ProbeError(msg)


def _has_field(message: bytes, wanted: int) -> bool:
    """Tell whether a protobuf message has a field at its top level (the wire format is public)."""
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        if tag >> 3 == wanted:
            return True
        kind = tag & 7
        if kind == _LENGTHED:
            length, at = _varint(message, at)
            at += length
        elif kind == 0:
            _, at = _varint(message, at)
        else:
            at += 8 if kind == 1 else 4
    return False


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while at < len(message):
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:  # noqa: PLR2004 - the last byte of a varint
            break
    return value, at


def _free_port() -> int:
    with socket.create_server((_HOST, 0)) as server:
        port: int = server.getsockname()[1]
        return port
